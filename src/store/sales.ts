import type { Day } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { money } from '../core/money.ts'
import type { Db } from './open.ts'

/** What was invoiced to a customer and credited, below 0, day by day up to and including one. A bad debt was a sale and stays one. */
export async function salesOf(
  db: Db,
  workspaceId: string,
  { customerId, day }: { customerId: string; day: Day },
): Promise<{ day: Day; amount: Money }[]> {
  const invoiced = await db
    .selectFrom('invoices')
    .select((eb) => ['issuedDay as on', 'currency', eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('issuedDay', '<=', day)
    .groupBy(['issuedDay', 'currency'])
    .execute()
  const credited = await db
    .selectFrom('creditNotes as c')
    .innerJoin('invoices as i', (j) => j.onRef('i.workspaceId', '=', 'c.workspaceId').onRef('i.id', '=', 'c.invoiceId'))
    .select((eb) => ['c.creditedDay as on', 'i.currency', eb.fn.sum<number>('c.amountMinor').as('minor')])
    .where('i.workspaceId', '=', workspaceId)
    .where('i.customerId', '=', customerId)
    .where('c.creditedDay', '<=', day)
    .where('c.kind', '<>', 'write-off')
    .groupBy(['c.creditedDay', 'i.currency'])
    .execute()
  return [
    ...invoiced.map((r) => ({ day: r.on, amount: money(r.minor, r.currency) })),
    ...credited.map((r) => ({ day: r.on, amount: money(-r.minor, r.currency) })),
  ]
}
