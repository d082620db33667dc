/** What the collector's view reads of many customers at once. */
import type { Day } from '../core/day.ts'
import type { DoneStep } from '../core/follow-up.ts'
import { type Money, money } from '../core/money.ts'
import type { RuleId } from '../core/rules/index.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

export type OverdueCustomer = {
  readonly customerId: string
  readonly customerName: string
  readonly ownerUserId: string | null
  readonly firstDueDay: Day
  readonly count: number
  readonly overdue: readonly Money[]
}

/** Customers with something past due on `today`, the longest overdue first; of one owner, when given. */
export async function overdueCustomers(
  db: Db,
  workspaceId: string,
  { today, ownerUserId }: { today: Day; ownerUserId: string | null },
): Promise<OverdueCustomer[]> {
  const rows = await db
    .selectFrom('invoices as i')
    .innerJoin('customers as c', (j) =>
      j.onRef('c.workspaceId', '=', 'i.workspaceId').onRef('c.id', '=', 'i.customerId'),
    )
    .select((eb) => [
      'i.customerId',
      'c.name as customerName',
      'c.ownerUserId',
      'i.currency',
      eb.fn.min('i.dueDay').as('firstDueDay'),
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('i.outstandingMinor').as('minor'),
    ])
    .where('i.workspaceId', '=', workspaceId)
    .where('i.outstandingMinor', '>', 0)
    .where('i.dueDay', '<', today)
    .$if(ownerUserId !== null, (q) => q.where('c.ownerUserId', '=', ownerUserId))
    .groupBy(['i.customerId', 'c.name', 'c.ownerUserId', 'i.currency'])
    .orderBy((eb) => eb.fn.min('i.dueDay'))
    .orderBy('i.customerId')
    .orderBy('i.currency')
    .execute()
  return [...Map.groupBy(rows, (r) => r.customerId).values()].map((of) => {
    const { customerId, customerName, ownerUserId: owner, firstDueDay } = of[0] as (typeof rows)[number]
    return {
      customerId,
      customerName,
      ownerUserId: owner,
      firstDueDay,
      count: of.reduce((n, r) => n + r.count, 0),
      overdue: of.map((r) => money(r.minor, r.currency)),
    }
  })
}

/** How many duties of each of these customers are open. */
export async function openDutyCounts(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
): Promise<Map<string, number>> {
  if (customerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('duties')
    .select((eb) => ['customerId', eb.fn.countAll<number>().as('n')])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', 'in', customerIds)
    .where('state', '=', 'open')
    .groupBy('customerId')
    .execute()
  return new Map(rows.map((r) => [r.customerId, r.n]))
}

/** The step that asks for money and was marked done last, of one customer. */
export async function lastStepDone(
  db: Db,
  workspaceId: string,
  { customerId, rules }: { customerId: string; rules: readonly RuleId[] },
): Promise<{ id: string; rule: RuleId; by: string; at: string } | null> {
  const row = await db
    .selectFrom('duties')
    .select(['id', 'rule', 'endedBy as by', 'endedAt as at'])
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('state', '=', 'done')
    .where('rule', 'in', rules)
    .where('endedAt', 'is not', null)
    .orderBy('endedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.by && row.at ? { id: row.id, rule: row.rule, by: row.by, at: row.at } : null
}

/**
 * The steps of an invoice by these rules that were marked done after an instant, each with the first payment of the invoice on or after the
 * day on which it was (one that was taken back is none); of one owner's customers, when given. `dayOf` says on which day an instant lies.
 */
export async function stepsDone(
  db: Db,
  workspaceId: string,
  asked: { rules: readonly RuleId[]; after: string; ownerUserId: string | null; dayOf: (at: string) => Day },
): Promise<DoneStep[]> {
  const { rules, after, ownerUserId, dayOf } = asked
  const done = await db
    .selectFrom('duties as d')
    .innerJoin('customers as c', (j) =>
      j.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.customerId'),
    )
    .select(['d.rule', 'd.chainId', 'd.endedAt'])
    .where('d.workspaceId', '=', workspaceId)
    .where('d.state', '=', 'done')
    .where('d.rule', 'in', rules)
    .where('d.endedAt', '>', after)
    .$if(ownerUserId !== null, (q) => q.where('c.ownerUserId', '=', ownerUserId))
    .orderBy('d.step')
    .orderBy('d.id')
    .execute()
  const paid: { invoiceId: string; day: Day }[] = []
  for (const ids of inBatches([...new Set(done.map((d) => d.chainId))], 500))
    paid.push(
      ...(await db
        .selectFrom('allocations as a')
        .innerJoin('payments as p', (j) =>
          j.onRef('p.workspaceId', '=', 'a.workspaceId').onRef('p.id', '=', 'a.paymentId'),
        )
        .leftJoin('payments as r', (j) =>
          j.onRef('r.workspaceId', '=', 'p.workspaceId').onRef('r.reversesId', '=', 'p.id'),
        )
        .select(['a.invoiceId', 'p.receivedDay as day'])
        .where('a.workspaceId', '=', workspaceId)
        .where('a.invoiceId', 'in', ids)
        .where('a.amountMinor', '>', 0)
        .where('r.id', 'is', null)
        .orderBy('p.receivedDay')
        .execute()),
    )
  const byInvoice = Map.groupBy(paid, (p) => p.invoiceId)
  return done.map(({ rule, chainId, endedAt }) => {
    const doneDay = dayOf(endedAt as string)
    return { rule, doneDay, paidDay: byInvoice.get(chainId)?.find((p) => p.day >= doneDay)?.day ?? null }
  })
}
