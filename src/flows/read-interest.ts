/** Late interest that may be charged, from the facts dated on or before a day. Whoever charges it, or waives it, is a person. */
import type { Clock } from '../core/clock.ts'
import { addMonths, type Day } from '../core/day.ts'
import { freshnessAt } from '../core/freshness.ts'
import {
  type InterestReport,
  type LateDebt,
  type LateInterest,
  lateInterest,
  overchargeOf,
} from '../core/late-interest.ts'
import { type Money, totalsByCurrency } from '../core/money.ts'
import type { CustomerRefusal, InvoiceRefusal } from '../core/outcome.ts'
import type { Workspace } from '../core/workspace.ts'
import { disputesOf } from '../store/disputes.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import {
  interestCharged,
  interestDecisions,
  interestRatesOf,
  type LateInvoice,
  lateInvoices,
} from '../store/interest.ts'
import type { Db } from '../store/open.ts'
import { receiptsOf } from '../store/promises.ts'
import { moneyBroughtAt } from '../store/workspaces.ts'
import type { Actor } from './change.ts'
import { findReceivables, type WhichReceivables } from './find-receivables.ts'

/** Nobody comes back to what was settled longer ago (judgement). */
const MONTHS_LOOKED_AT = 12

export type InvoiceInterest = { readonly invoice: LateInvoice; readonly interest: LateInterest }

/** What may be charged up to a day, by what was known and decided on that day, invoice by invoice: of one customer's, or of one invoice. */
async function interestOn(
  db: Db,
  workspaceId: string,
  asked: { customerId?: string; invoiceId?: string; day: Day },
): Promise<InvoiceInterest[]> {
  return interestBy(db, workspaceId, { ...asked, knownOn: asked.day, decidedBy: asked.day })
}

/** What of an invoice's interest up to a day nobody has decided on, not after that day either, by what is known today. */
export async function undecidedInterest(
  db: Db,
  workspaceId: string,
  { today: knownOn, ...asked }: { invoiceId: string; day: Day; today: Day },
): Promise<LateInterest> {
  const [found] = await interestBy(db, workspaceId, { ...asked, knownOn, decidedBy: undefined })
  return found?.interest ?? { kind: 'none' }
}

async function interestBy(
  db: Db,
  workspaceId: string,
  asked: { customerId?: string; invoiceId?: string; day: Day; knownOn: Day; decidedBy: Day | undefined },
): Promise<InvoiceInterest[]> {
  const { interestRegime: regime } = await findDunningPolicy(db, workspaceId)
  if (regime === 'none') return []
  const { day, knownOn, decidedBy } = asked
  const invoices = await lateInvoices(db, workspaceId, { ...asked, settledAfter: addMonths(day, -MONTHS_LOOKED_AT) })
  const ids = invoices.map((i) => i.id)
  const rates = await interestRatesOf(db, workspaceId, { regime, day })
  const debtOf = await debtsOn(db, workspaceId, ids, knownOn)
  const decided = Map.groupBy(
    await interestDecisions(db, workspaceId, { invoiceIds: ids, decidedBy }),
    (d) => d.invoiceId,
  )
  return invoices.map((invoice) => {
    const decidedTo = decided.get(invoice.id)?.at(-1)?.toDay ?? null
    return { invoice, interest: lateInterest(debtOf(invoice), { regime, rates, decidedTo }, day) }
  })
}

/** These invoices as interest sees them, by what was put on them up to a day. */
async function debtsOn(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  day: Day,
): Promise<(invoice: Pick<LateInvoice, 'id' | 'amount' | 'dueDay'>) => LateDebt> {
  const receipts = Map.groupBy(await receiptsOf(db, workspaceId, ids, day), (r) => r.invoiceId)
  const disputes = Map.groupBy(await disputesOf(db, workspaceId, ids), (d) => d.invoiceId)
  return ({ id, amount, dueDay }) => ({
    amount,
    dueDay,
    lowered: (receipts.get(id) ?? []).flatMap((r) => [
      // A discount that is allowed late was taken with its payment: nobody was late with it since.
      { day: r.paidDay ?? r.day, minor: r.minor },
      ...(r.takenBackDay === null ? [] : [{ day: r.takenBackDay, minor: -r.minor }]),
    ]),
    disputes: (disputes.get(id) ?? []).map((d) => {
      return { fromDay: d.openedDay, endedDay: d.endedDay, minor: d.amountMinor }
    }),
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

/** The same with its slices, what was decided before, and what of that was charged on old news; or of one invoice alone. */
export async function readInterest(
  db: Db,
  clock: Clock,
  by: Actor,
  { which, today }: { which: WhichReceivables; today: Day },
): Promise<InterestReport | InvoiceRefusal | CustomerRefusal> {
  const found = await findReceivables(db, by, which, 'read-customer')
  if (found.kind !== 'match') return found
  const { id: customerId, name: customerName } = found.customer
  const named = found.named && new Set(found.invoices.map((i) => i.id))
  const isMeant = ({ invoice }: { invoice: Pick<LateInvoice, 'id'> }) => named === null || named.has(invoice.id)
  const { interestRegime: regime, freshHours } = await findDunningPolicy(db, by.workspaceId)
  const invoices = (await interestOn(db, by.workspaceId, { customerId, day: today })).filter(isMeant)
  const proposals = invoices.flatMap(({ invoice: { id, number }, interest }) =>
    interest.kind === 'proposed' ? [{ invoiceId: id, number, interest }] : [],
  )
  const charges = (await interestCharged(db, by.workspaceId, customerId)).filter(isMeant)
  const chargedIds = charges.map((c) => c.invoice.id)
  const debtOf = await debtsOn(db, by.workspaceId, [...new Set(chargedIds)], today)
  const decided = await interestDecisions(db, by.workspaceId, {
    invoiceIds: [...new Set([...invoices.map((i) => i.invoice.id), ...chargedIds])],
    decidedBy: today,
  })
  return {
    kind: 'report',
    today,
    customerId,
    customerName,
    number: found.named?.number ?? null,
    regime,
    proposals,
    withoutRate: invoices.flatMap(({ invoice: { number }, interest }) =>
      interest.kind === 'no-rate' ? [{ number, day: interest.day }] : [],
    ),
    totals: totalsByCurrency(proposals.map((p) => p.interest.total)),
    overcharged: charges.flatMap((charge) => overchargeOf(debtOf(charge.invoice), charge) ?? []),
    decided: decided.toReversed(),
    freshness: freshnessAt(clock.now(), { freshHours, moneyAt: await moneyBroughtAt(db, by.workspaceId) }),
  }
}
