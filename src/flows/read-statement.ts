import type { Untied } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import { openItem, type Statement, statementOf } from '../core/statement.ts'
import type { Workspace } from '../core/workspace.ts'
import { findCustomer } from '../store/customers.ts'
import { disputedOn } from '../store/disputes.ts'
import { openInvoicesOn } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { accountFacts, unappliedByCustomerOn } from '../store/statements.ts'
import { proposedInterest } from './read-interest.ts'

/**
 * A customer's account from a day to a day, from the facts dated on or before the last of them; or that what is open does not sum to
 * them, so that there is nothing to show. One day for both is what was open at the end of it.
 */
export async function readStatement(
  db: Db,
  workspace: Workspace,
  customerId: string,
  days: { from: Day; to: Day },
): Promise<Statement | Untied> {
  return readTied(() => readOnce(db, workspace, customerId, days))
}

/** Money may have come between two of its queries: what does not tie is read once more before that is said. */
export async function readTied<T extends { kind: string }>(read: () => Promise<T | Untied>): Promise<T | Untied> {
  const first = await read()
  return first.kind === 'untied' ? read() : first
}

async function readOnce(
  db: Db,
  workspace: Workspace,
  customerId: string,
  { from, to }: { from: Day; to: Day },
): Promise<Statement | Untied> {
  const customer = await findCustomer(db, workspace.id, customerId)
  if (!customer) throw new Error(`no customer ${customerId}`)
  const open = await openInvoicesOn(db, workspace.id, to, customerId)
  const unapplied = await unappliedByCustomerOn(db, workspace.id, to, customerId)
  const disputed = await disputedOn(
    db,
    workspace.id,
    to,
    open.map((i) => i.id),
  )
  return statementOf({
    customerId,
    customerName: customer.name,
    from,
    to,
    facts: await accountFacts(db, workspace.id, { customerId, upTo: to }),
    open: open.map(({ id: invoiceId, customerId: _, ...invoice }) =>
      openItem({ ...invoice, invoiceId, disputedMinor: disputed.get(invoiceId) ?? 0 }, to),
    ),
    unapplied: unapplied.map((u) => u.amount),
    proposedInterest: await proposedInterest(db, workspace, customerId, to),
  })
}
