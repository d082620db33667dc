import type { Day } from '../core/day.ts'
import { money } from '../core/money.ts'
import type { PastInvoice } from '../core/past-invoice.ts'
import { inBatches } from './batches.ts'
import { dueDaysBefore } from './invoices.ts'
import type { Db } from './open.ts'

const A_QUERY = 500
/** After everything that can be recorded: as it stands now. */
const NOW = '2199-12-31' as Day

/** A customer's invoices issued after a day, the first first, with what was paid of them and not taken back since. */
export async function pastInvoicesOf(
  db: Db,
  workspaceId: string,
  customerId: string,
  issuedAfter: Day,
): Promise<PastInvoice[]> {
  const asked = { customerIds: [customerId], since: issuedAfter, day: NOW }
  const invoices = (await pastInvoicesOn(db, workspaceId, asked)).get(customerId) ?? []
  return invoices.filter((i) => i.issuedDay > issuedAfter)
}

/**
 * The invoices of these customers as they stood at the end of a day, from facts dated on or before it, with what was paid of each and not
 * taken back by then: those that were open, and those on which money came or was credited after `since`. By customer, the first issued
 * first; one without any is not in it.
 */
export async function pastInvoicesOn(
  db: Db,
  workspaceId: string,
  { customerIds, since, day }: { customerIds: readonly string[]; since: Day; day: Day },
): Promise<Map<string, PastInvoice[]>> {
  const found: [customerId: string, invoice: PastInvoice][] = []
  const dueThen = await dueDaysBefore(db, workspaceId, day)
  for (const customers of inBatches(customerIds, A_QUERY)) {
    const rows = await db
      .selectFrom('invoices')
      .select(['id', 'customerId', 'amountMinor', 'currency', 'issuedDay', 'dueDay'])
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', customers)
      // Late interest that was charged is no sale.
      .where('kind', '=', 'sale')
      .where('issuedDay', '<=', day)
      .where((eb) => eb.or([eb('settledDay', 'is', null), eb('settledDay', '>', since)]))
      .orderBy('issuedDay')
      .orderBy('id')
      .execute()
    for (const batch of inBatches(rows, A_QUERY)) {
      const moved = await moneyOn(db, workspaceId, { ids: batch.map((i) => i.id), day })
      for (const { id, customerId, amountMinor, currency, issuedDay, dueDay } of batch) {
        const all = moved.get(id) ?? []
        const outstandingMinor = all.reduce((left, m) => left - m.minor, amountMinor)
        const invoice = {
          amount: money(amountMinor, currency),
          issuedDay,
          dueDay: dueThen.get(id) ?? dueDay,
          settledDay: outstandingMinor <= 0 ? (all.at(-1)?.day ?? null) : null,
          paid: all.filter((m) => m.isPayment).map((m) => ({ minor: m.minor, day: m.day })),
          outstandingMinor,
        }
        found.push([customerId, invoice])
      }
    }
  }
  const byCustomer = Map.groupBy(found, ([customerId]) => customerId)
  return new Map([...byCustomer].map(([customerId, of]) => [customerId, of.map(([, invoice]) => invoice)]))
}

type Moved = { readonly minor: number; readonly day: Day; readonly isPayment: boolean }

/**
 * What was paid, taken back and credited of each invoice by a day, the earliest first. A payment that was taken back by then is none, and
 * what was written off has not moved: it is owed still (core/behaviour).
 */
async function moneyOn(
  db: Db,
  workspaceId: string,
  { ids, day }: { ids: readonly string[]; day: Day },
): Promise<Map<string, Moved[]>> {
  const applied = await db
    .selectFrom('allocations as a')
    .leftJoin('payments as r', (j) =>
      j
        .onRef('r.workspaceId', '=', 'a.workspaceId')
        .onRef('r.reversesId', '=', 'a.paymentId')
        .on('r.receivedDay', '<=', day),
    )
    .select(['a.invoiceId', 'a.amountMinor as minor', 'a.appliedDay as day', 'r.id as reversalId'])
    .where('a.workspaceId', '=', workspaceId)
    .where('a.invoiceId', 'in', ids)
    .where('a.appliedDay', '<=', day)
    .orderBy('a.appliedDay')
    .orderBy('a.id')
    .execute()
  const credited = await db
    .selectFrom('creditNotes')
    .select(['invoiceId', 'amountMinor as minor', 'creditedDay as day'])
    .where('workspaceId', '=', workspaceId)
    .where('invoiceId', 'in', ids)
    .where('creditedDay', '<=', day)
    .where('kind', '<>', 'write-off')
    .execute()
  const moved = [
    ...applied.map(({ reversalId, ...a }) => ({ ...a, isPayment: a.minor > 0 && reversalId === null })),
    ...credited.map((c) => ({ ...c, isPayment: false })),
  ]
  return Map.groupBy(
    moved.sort((a, b) => a.day.localeCompare(b.day)),
    (m) => m.invoiceId,
  )
}
