import type { Clock } from '../core/clock.ts'
import type { Dispute, DisputeEnd, DisputeEndOutcome } from '../core/dispute.ts'
import { money } from '../core/money.ts'
import { mayOn } from '../core/person.ts'
import { disputesOf, endDisputes } from '../store/disputes.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { amountOf, leftToCredit, saveCredit } from './credit-invoice.ts'
import { findNamedInvoice, type WhichReceivables } from './find-receivables.ts'
import { replanFollowed } from './replan-followed.ts'

/**
 * Ends all open disputes of an invoice by what was decided. Credited: a credit note over what was in dispute is written with it, less what
 * was credited since the dispute was opened, so that nothing is credited twice.
 */
export async function endDispute(
  db: Db,
  clock: Clock,
  by: Actor,
  { which, outcome }: { which: WhichReceivables; outcome: DisputeEnd },
): Promise<DisputeEndOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<DisputeEndOutcome> => {
    const { tx, workspace } = change
    const found = await findNamedInvoice(tx, by, which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer, named, invoices } = found
    const { number, amount: invoiced } = named
    const ids = invoices.map((i) => i.id)
    const open = (await disputesOf(tx, workspace.id, ids)).filter((d) => d.endedDay === null)
    if (open.length === 0) return { kind: 'no-open-dispute', number }
    const who = { userId: by.userId, ownerUserId: customer.ownerUserId }
    if (outcome === 'credited' && !mayOn(by.role, 'log-cash-fact', who)) return { kind: 'may-not-credit' }
    let creditedMinor = 0
    for (const invoice of invoices) {
      const disputes = open.filter((d) => d.invoiceId === invoice.id)
      if (disputes.length > 0) creditedMinor += await endOf(change, invoice, { disputes, outcome })
    }
    const duties = await replanFollowed(change, ids)
    return {
      kind: 'ended',
      outcome,
      number,
      customerName: customer.name,
      amount: money(amountOf(open), invoiced.currency),
      credited: money(creditedMinor, invoiced.currency),
      outstanding: money(named.outstanding.minor - creditedMinor, invoiced.currency),
      duties,
    }
  })
}

/** Ends the disputes of one invoice; returns what was credited with it, in minor units. */
async function endOf(
  change: Change,
  invoice: StoredInvoice,
  { disputes, outcome }: { disputes: readonly Dispute[]; outcome: DisputeEnd },
): Promise<number> {
  const { tx, workspace, today, by } = change
  const ids = disputes.map((d) => d.id)
  await endDisputes(tx, workspace.id, ids, { day: today, by: by.userId, outcome })
  const creditedMinor = outcome === 'credited' ? await leftToCredit(change, invoice, disputes) : 0
  if (creditedMinor > 0)
    await saveCredit(change, invoice, {
      kind: 'credit-note',
      amount: money(creditedMinor, invoice.amount.currency),
      creditedDay: today,
      reason: disputes.map((d) => d.reason).join('; '),
    })
  change.audit({
    action: 'end-dispute',
    subjectKind: 'invoice',
    subjectId: invoice.id,
    before: { disputeIds: ids, disputedMinor: amountOf(disputes) },
    after: { outcome, endedDay: today, creditedMinor },
  })
  return creditedMinor
}
