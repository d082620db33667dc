import type { Day } from '../core/day.ts'
import type { DutyEnd, DutyItem, DutyState, SubjectKind } from '../core/duty.ts'
import { NOTHING_TO_FOLLOW } from '../core/following.ts'
import { money } from '../core/money.ts'
import type { RuleId } from '../core/rules/index.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'
import type { MessageState } from './schema.ts'

export type DutyRow = {
  readonly id: string
  readonly rule: RuleId
  readonly subjectKind: SubjectKind
  readonly subjectId: string
  readonly step: number
  readonly chainId: string
  readonly customerId: string
  readonly ruleDay: Day
  readonly dueDay: Day
  readonly state: DutyState
  readonly end: DutyEnd | null
  readonly messageId: string | null
  readonly openedDay: Day | null
  readonly snoozedBy: string | null
  readonly createdAt: string
}

/** A duty with when it ended, an instant, and how its last message fared. */
export type SaidDuty = DutyRow & { readonly endedAt: string | null; readonly messageState: MessageState | null }

const COLUMNS = [
  'id',
  'rule',
  'subjectKind',
  'subjectId',
  'step',
  'chainId',
  'customerId',
  'ruleDay',
  'dueDay',
  'state',
  'end',
  'messageId',
  'openedDay',
  'snoozedBy',
  'createdAt',
] as const

/** Every duty of these receivables, in whatever state. */
export async function dutiesOfChains(db: Db, workspaceId: string, chainIds: readonly string[]): Promise<SaidDuty[]> {
  const rows: SaidDuty[] = []
  for (const batch of inBatches(chainIds, 500))
    rows.push(
      ...(await db
        .selectFrom('duties')
        .leftJoin('messages', (j) =>
          j.onRef('messages.workspaceId', '=', 'duties.workspaceId').onRef('messages.id', '=', 'duties.messageId'),
        )
        .select(COLUMNS.map((c) => `duties.${c}` as const))
        .select(['duties.endedAt', 'messages.state as messageState'])
        .where('duties.workspaceId', '=', workspaceId)
        .where('duties.chainId', 'in', batch)
        .execute()),
    )
  return rows
}

/** Plans duties; one that is there already, under its unique key, stays as it is. */
export async function insertDuties(
  db: Db,
  workspaceId: string,
  duties: readonly Omit<DutyRow, 'state' | 'end' | 'messageId' | 'openedDay' | 'snoozedBy' | 'createdAt'>[],
  createdAt: string,
): Promise<void> {
  for (const batch of inBatches(duties, 300)) {
    await db
      .insertInto('duties')
      .values(
        batch.map((d) => ({
          workspaceId,
          ...d,
          state: 'planned' as const,
          end: null,
          messageId: null,
          openedDay: null,
          escalatedDay: null,
          endedBy: null,
          endedAt: null,
          snoozedBy: null,
          createdAt,
        })),
      )
      .onConflict((c) => c.columns(['workspaceId', 'rule', 'subjectId', 'step']).doNothing())
      .execute()
  }
}

export type DutyChange = Partial<{
  state: DutyState
  end: DutyEnd | null
  chainId: string
  ruleDay: Day
  dueDay: Day
  messageId: string | null
  openedDay: Day | null
  escalatedDay: Day | null
  endedBy: string | null
  endedAt: string | null
  snoozedBy: string | null
}>

export async function updateDuties(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  change: DutyChange,
): Promise<void> {
  for (const batch of inBatches(ids, 500))
    await db.updateTable('duties').set(change).where('workspaceId', '=', workspaceId).where('id', 'in', batch).execute()
}

/** The customers of whom something (of one kind of subject) is due to be said on or before a day, who waits longest first. */
export async function customersDue(
  db: Db,
  workspaceId: string,
  today: Day,
  subjectKind?: SubjectKind,
): Promise<string[]> {
  let query = db
    .selectFrom('duties')
    .select('customerId')
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'planned')
    .where('dueDay', '<=', today)
  if (subjectKind) query = query.where('subjectKind', '=', subjectKind)
  const rows = await query
    .groupBy('customerId')
    .orderBy((eb) => eb.fn.min('dueDay'))
    .orderBy('customerId')
    .execute()
  return rows.map((r) => r.customerId)
}

/** How many duties are due to be said on or before a day. */
export async function countDue(db: Db, workspaceId: string, today: Day): Promise<number> {
  const { n } = await db
    .selectFrom('duties')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'planned')
    .where('dueDay', '<=', today)
    .executeTakeFirstOrThrow()
  return n
}

/** Of how many receivables a step by one of these rules is due to be said on or before a day. */
export async function countChainsDue(
  db: Db,
  workspaceId: string,
  { today, rules }: { today: Day; rules: readonly RuleId[] },
): Promise<number> {
  const { n } = await db
    .selectFrom('duties')
    .select((eb) => eb.fn.count<number>('chainId').distinct().as('n'))
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'planned')
    .where('dueDay', '<=', today)
    .where('rule', 'in', rules)
    .executeTakeFirstOrThrow()
  return n
}

/**
 * What is due to be said on or before a day, of these customers or of all. Reads one partial index: the cost grows with what is due,
 * not with the books.
 */
export async function dutiesDue(
  db: Db,
  workspaceId: string,
  today: Day,
  customerIds?: readonly string[],
): Promise<DutyRow[]> {
  let query = db
    .selectFrom('duties')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'planned')
    .where('dueDay', '<=', today)
  if (customerIds) query = query.where('customerId', 'in', customerIds)
  return query.orderBy('dueDay').orderBy('id').execute()
}

/** What was said by one rule and is still to be done, of these customers, or of all. */
export async function openDuties(
  db: Db,
  workspaceId: string,
  { rule, customerIds }: { rule: RuleId; customerIds?: readonly string[] },
): Promise<DutyRow[]> {
  let query = db
    .selectFrom('duties')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'open')
    .where('rule', '=', rule)
  if (customerIds) query = query.where('customerId', 'in', customerIds)
  return query.orderBy('openedDay').orderBy('id').execute()
}

type ItemFilter = {
  ids?: readonly string[]
  messageId?: string
  customerId?: string
  ownerUserId?: string
  states?: readonly DutyState[]
  dueBy?: Day
  openedBefore?: Day
  notEscalated?: boolean
  limit?: number
}

function itemQuery(db: Db, workspaceId: string, filter: ItemFilter) {
  let query = db
    .selectFrom('duties as d')
    .innerJoin('customers as c', (j) =>
      j.onRef('c.workspaceId', '=', 'd.workspaceId').onRef('c.id', '=', 'd.customerId'),
    )
    .leftJoin('invoices as i', (j) => j.onRef('i.workspaceId', '=', 'd.workspaceId').onRef('i.id', '=', 'd.chainId'))
    .leftJoin('deliveries as v', (j) =>
      j.onRef('v.workspaceId', '=', 'd.workspaceId').onRef('v.id', '=', 'd.subjectId'),
    )
    .where('d.workspaceId', '=', workspaceId)
  if (filter.ids) query = query.where('d.id', 'in', filter.ids)
  if (filter.messageId !== undefined) query = query.where('d.messageId', '=', filter.messageId)
  if (filter.customerId !== undefined) query = query.where('d.customerId', '=', filter.customerId)
  if (filter.ownerUserId !== undefined) query = query.where('c.ownerUserId', '=', filter.ownerUserId)
  if (filter.states) query = query.where('d.state', 'in', filter.states)
  if (filter.dueBy !== undefined) query = query.where('d.dueDay', '<=', filter.dueBy)
  if (filter.openedBefore !== undefined) query = query.where('d.openedDay', '<', filter.openedBefore)
  if (filter.notEscalated) query = query.where('d.escalatedDay', 'is', null)
  return query
}

/** Duties with what a person needs to see of them, by day and customer; how they are followed up is for flows/read-following to say. */
export async function dutyItems(db: Db, workspaceId: string, filter: ItemFilter): Promise<DutyItem[]> {
  if (filter.ids?.length === 0) return []
  let query = itemQuery(db, workspaceId, filter)
    .select([
      'd.id',
      'd.rule',
      'd.subjectKind',
      'd.subjectId',
      'd.state',
      'd.end',
      'd.dueDay',
      'd.openedDay',
      'd.customerId',
      'd.endedBy',
      'd.endedAt',
      'd.snoozedBy',
    ])
    .select(['c.name as customerName', 'c.ownerUserId'])
    .select([
      'i.id as invoiceId',
      'i.number',
      'i.amountMinor',
      'i.outstandingMinor',
      'i.currency',
      'i.dueDay as invoiceDueDay',
    ])
    .select([
      'v.id as deliveryId',
      'v.deliveredDay',
      'v.amountMinor as deliveryMinor',
      'v.currency as deliveryCurrency',
    ])
    .orderBy('d.dueDay')
    .orderBy('c.name')
    .orderBy('d.step', 'desc')
    .orderBy('d.id')
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  const rows = await query.execute()
  return rows.map((r) => ({
    id: r.id,
    rule: r.rule,
    subjectKind: r.subjectKind,
    subjectId: r.subjectId,
    state: r.state,
    end: r.end,
    dueDay: r.dueDay,
    openedDay: r.openedDay,
    customerId: r.customerId,
    customerName: r.customerName,
    ownerUserId: r.ownerUserId,
    invoice:
      r.invoiceId === null || r.currency === null
        ? null
        : {
            id: r.invoiceId,
            number: r.number as string,
            amount: money(r.amountMinor as number, r.currency),
            outstanding: money(r.outstandingMinor as number, r.currency),
            dueDay: r.invoiceDueDay as Day,
          },
    delivery:
      r.deliveryId === null || r.deliveryCurrency === null
        ? null
        : {
            id: r.deliveryId,
            day: r.deliveredDay as Day,
            amount: money(r.deliveryMinor as number, r.deliveryCurrency),
          },
    following: NOTHING_TO_FOLLOW,
    doneBy: r.state === 'done' ? r.endedBy : null,
    endedAt: r.endedAt,
    snoozedBy: r.snoozedBy,
  }))
}

export async function countDuties(db: Db, workspaceId: string, filter: ItemFilter): Promise<number> {
  const row = await itemQuery(db, workspaceId, filter)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** The messages in which these duties were last said. */
export async function messagesOfDuties(db: Db, workspaceId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('duties')
    .select('messageId')
    .where('workspaceId', '=', workspaceId)
    .where('id', 'in', ids)
    .execute()
  return rows.flatMap((r) => r.messageId ?? [])
}

/** When somebody marked the sending of a delivery's invoice done; null while nobody has. */
export async function sendingDoneAt(db: Db, workspaceId: string, deliveryId: string): Promise<string | null> {
  const row = await db
    .selectFrom('duties')
    .select('endedAt')
    .where('workspaceId', '=', workspaceId)
    .where('rule', '=', 'send-invoice')
    .where('subjectId', '=', deliveryId)
    .where('state', '=', 'done')
    .executeTakeFirst()
  return row?.endedAt ?? null
}
