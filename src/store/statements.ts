/** What a customer's account is made of, and what of its receipts no invoice has used. */
import type { Day } from '../core/day.ts'
import { type Money, money } from '../core/money.ts'
import type { StatementFact } from '../core/statement.ts'
import type { Db } from './open.ts'

/** Everything that raised or lowered what a customer owes, dated on or before a day, in no order. */
export async function accountFacts(
  db: Db,
  workspaceId: string,
  { customerId, upTo }: { customerId: string; upTo: Day },
): Promise<StatementFact[]> {
  const invoices = await db
    .selectFrom('invoices')
    .select(['number', 'kind', 'issuedDay', 'amountMinor', 'currency'])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('issuedDay', '<=', upTo)
    .execute()
  const credits = await db
    .selectFrom('creditNotes as c')
    .innerJoin('invoices as i', (j) => j.onRef('i.workspaceId', '=', 'c.workspaceId').onRef('i.id', '=', 'c.invoiceId'))
    .select(['i.number', 'i.currency', 'c.kind', 'c.creditedDay', 'c.amountMinor', 'c.reason'])
    .where('i.workspaceId', '=', workspaceId)
    .where('i.customerId', '=', customerId)
    .where('c.creditedDay', '<=', upTo)
    .execute()
  const payments = await db
    .selectFrom('payments')
    .select(['id', 'receivedDay', 'amountMinor', 'currency', 'reference'])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('receivedDay', '<=', upTo)
    .execute()
  const settled = await settledBy(db, workspaceId, { customerId, upTo })
  return [
    ...invoices.map(({ number, kind, issuedDay, amountMinor, currency }) => ({
      kind: kind === 'interest' ? ('interest' as const) : ('invoice' as const),
      isTakenBack: false,
      day: issuedDay,
      number,
      settled: [],
      reference: '',
      amount: money(amountMinor, currency),
    })),
    ...credits.map(({ kind, creditedDay, number, reason, amountMinor, currency }) => ({
      kind,
      isTakenBack: amountMinor < 0,
      day: creditedDay,
      number,
      settled: [],
      reference: reason,
      amount: money(-amountMinor, currency),
    })),
    ...payments.map(({ id, receivedDay, reference, amountMinor, currency }) => {
      const numbers = settled.get(id) ?? []
      return {
        kind: 'payment' as const,
        isTakenBack: amountMinor < 0,
        day: receivedDay,
        number: null,
        settled: numbers,
        // The number of an invoice that it settled is said already.
        reference: numbers.includes(reference) ? '' : reference,
        amount: money(-amountMinor, currency),
      }
    }),
  ]
}

/** The numbers of the invoices that each payment's money was on at the end of a day, the first due first. */
async function settledBy(
  db: Db,
  workspaceId: string,
  { customerId, upTo }: { customerId: string; upTo: Day },
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('allocations as a')
    .innerJoin('payments as p', (j) => j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'))
    .innerJoin('invoices as i', (j) => j.onRef('i.workspaceId', '=', 'a.workspaceId').onRef('i.id', '=', 'a.invoiceId'))
    .select(['a.paymentId', 'i.number'])
    .where('p.workspaceId', '=', workspaceId)
    .where('p.customerId', '=', customerId)
    .where('a.appliedDay', '<=', upTo)
    .groupBy(['a.paymentId', 'i.id', 'i.number', 'i.dueDay'])
    .having((eb) => eb(eb.fn.sum<number>('a.amountMinor'), '<>', 0))
    .orderBy('i.dueDay')
    .orderBy('i.number')
    .execute()
  const numbers = new Map<string, string[]>()
  for (const { paymentId, number } of rows) numbers.set(paymentId, [...(numbers.get(paymentId) ?? []), number])
  return numbers
}

export type UnappliedOf = { readonly customerId: string; readonly amount: Money }

/** Receipts that no invoice has used, a row a customer and currency, by what is true now. */
export async function unappliedByCustomer(db: Db, workspaceId: string): Promise<UnappliedOf[]> {
  const rows = await db
    .selectFrom('payments')
    .select((eb) => ['customerId', 'currency', eb.fn.sum<number>('unappliedMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('unappliedMinor', '<>', 0)
    .groupBy(['customerId', 'currency'])
    .execute()
  return rows.map(({ customerId, currency, minor }) => ({ customerId, amount: money(minor, currency) }))
}

/** The same at the end of a day: what was received by then less what of it was on invoices by then. Of one customer, or of all. */
export async function unappliedByCustomerOn(
  db: Db,
  workspaceId: string,
  day: Day,
  customerId?: string,
): Promise<UnappliedOf[]> {
  let received = db
    .selectFrom('payments')
    .select((eb) => ['customerId', 'currency', eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('receivedDay', '<=', day)
  let applied = db
    .selectFrom('allocations as a')
    .innerJoin('payments as p', (j) => j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'))
    .select((eb) => ['p.customerId', 'p.currency', eb.fn.sum<number>('a.amountMinor').as('minor')])
    .where('a.workspaceId', '=', workspaceId)
    .where('a.appliedDay', '<=', day)
  if (customerId !== undefined) {
    received = received.where('customerId', '=', customerId)
    applied = applied.where('p.customerId', '=', customerId)
  }
  const sums = new Map<string, UnappliedOf>()
  const add = (sign: 1 | -1, rows: readonly { customerId: string; currency: Money['currency']; minor: number }[]) => {
    for (const { customerId, currency, minor } of rows) {
      const key = `${customerId} ${currency}`
      const before = sums.get(key)?.amount.minor ?? 0
      sums.set(key, { customerId, amount: money(before + sign * minor, currency) })
    }
  }
  add(1, await received.groupBy(['customerId', 'currency']).execute())
  add(-1, await applied.groupBy(['p.customerId', 'p.currency']).execute())
  return [...sums.values()].filter(({ amount }) => amount.minor !== 0)
}

/** The receivables of the company as its days sum them: invoiced less credited less received, up to and including a day, or all days. */
export async function receivablesOn(db: Db, workspaceId: string, day?: Day): Promise<Money[]> {
  let query = db
    .selectFrom('dailyTotals')
    .select((eb) => [
      'currency',
      eb.fn.sum<number>('invoicedMinor').as('invoiced'),
      eb.fn.sum<number>('creditedMinor').as('credited'),
      eb.fn.sum<number>('receivedMinor').as('received'),
    ])
    .where('workspaceId', '=', workspaceId)
  if (day !== undefined) query = query.where('day', '<=', day)
  const rows = await query.groupBy('currency').execute()
  return rows.map(({ currency, invoiced, credited, received }) => money(invoiced - credited - received, currency))
}
