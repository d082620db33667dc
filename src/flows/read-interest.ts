/** Late interest that may be charged, from the facts dated on or before a day. Whoever charges it, or waives it, is a person. */
import { addMonths, type Day } from '../core/day.ts'
import { type InterestReport, type LateDebt, type LateInterest, lateInterest } from '../core/late-interest.ts'
import { type Money, totalsByCurrency } from '../core/money.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import type { Workspace } from '../core/workspace.ts'
import { disputesOf } from '../store/disputes.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { interestDecisions, interestRates, type LateInvoice, lateInvoices } from '../store/interest.ts'
import type { Db } from '../store/open.ts'
import { receiptsOf } from '../store/promises.ts'
import type { Actor } from './change.ts'
import { findWhose, type Whose } from './find-customer.ts'

/** Nobody comes back to what was settled longer ago (judgement). */
const MONTHS_LOOKED_AT = 12

export type InvoiceInterest = { readonly invoice: LateInvoice; readonly interest: LateInterest }

/** What may be charged up to a day, invoice by invoice: of one customer's, or of one invoice. */
export async function interestOn(
  db: Db,
  workspaceId: string,
  { day, ...whose }: { customerId?: string; invoiceId?: string; day: Day },
): Promise<InvoiceInterest[]> {
  const { interestRegime: regime } = await findDunningPolicy(db, workspaceId)
  if (regime === 'none') return []
  const settledAfter = addMonths(day, -MONTHS_LOOKED_AT)
  const invoices = await lateInvoices(db, workspaceId, { ...whose, day, settledAfter })
  const ids = invoices.map((i) => i.id)
  const rates = await interestRates(db, workspaceId, day)
  const receipts = Map.groupBy(await receiptsOf(db, workspaceId, ids, day), (r) => r.invoiceId)
  const disputes = Map.groupBy(await disputesOf(db, workspaceId, ids), (d) => d.invoiceId)
  const decided = Map.groupBy(await interestDecisions(db, workspaceId, { invoiceIds: ids, day }), (d) => d.invoiceId)
  return invoices.map((invoice) => {
    const debt: LateDebt = {
      ...invoice,
      lowered: (receipts.get(invoice.id) ?? []).flatMap((r) => [
        { day: r.day, minor: r.minor },
        ...(r.takenBackDay === null ? [] : [{ day: r.takenBackDay, minor: -r.minor }]),
      ]),
      disputes: (disputes.get(invoice.id) ?? []).map((d) => {
        return { fromDay: d.openedDay, endedDay: d.endedDay, minor: d.amountMinor }
      }),
    }
    const decidedTo = decided.get(invoice.id)?.at(-1)?.toDay ?? null
    return { invoice, interest: lateInterest(debt, { regime, rates, decidedTo }, day) }
  })
}

/** What may be charged of a customer's late payments and nobody has decided on, one amount a currency. */
export async function proposedInterest(
  db: Db,
  workspace: Pick<Workspace, 'id'>,
  customerId: string,
  day: Day,
): Promise<Money[]> {
  const found = await interestOn(db, workspace.id, { customerId, day })
  return totalsByCurrency(found.flatMap(({ interest }) => (interest.kind === 'proposed' ? [interest.total] : [])))
}

/** The same with its slices, and what was decided before. */
export async function readInterest(
  db: Db,
  by: Actor,
  { whose, today }: { whose: Whose; today: Day },
): Promise<InterestReport | CustomerRefusal> {
  const found = await findWhose(db, by, whose, 'read-customer')
  if (found.kind !== 'match') return found
  const { id: customerId, name: customerName } = found.customer
  const { interestRegime: regime } = await findDunningPolicy(db, by.workspaceId)
  const invoices = await interestOn(db, by.workspaceId, { customerId, day: today })
  const proposals = invoices.flatMap(({ invoice: { id, number }, interest }) =>
    interest.kind === 'proposed' ? [{ invoiceId: id, number, interest }] : [],
  )
  const decided = await interestDecisions(db, by.workspaceId, {
    invoiceIds: invoices.map((i) => i.invoice.id),
    day: today,
  })
  return {
    kind: 'report',
    today,
    customerId,
    customerName,
    regime,
    proposals,
    withoutRate: invoices.flatMap(({ invoice: { number }, interest }) =>
      interest.kind === 'no-rate' ? [{ number, day: interest.day }] : [],
    ),
    totals: totalsByCurrency(proposals.map((p) => p.interest.total)),
    decided: decided.toReversed(),
  }
}
