import type { Day } from '../core/day.ts'
import type { Dispute, DisputeEnd } from '../core/dispute.ts'
import { inBatches } from './batches.ts'
import type { Db } from './open.ts'

const IDS_A_QUERY = 500
const COLUMNS = [
  'id',
  'invoiceId',
  'amountMinor',
  'reason',
  'ownerUserId',
  'openedDay',
  'untilDay',
  'endedDay',
  'outcome',
] as const

export async function insertDispute(
  db: Db,
  workspaceId: string,
  dispute: Dispute,
  made: { createdBy: string; createdAt: string },
): Promise<void> {
  await db
    .insertInto('disputes')
    .values({ workspaceId, ...dispute, endedBy: null, ...made })
    .execute()
}

export async function endDisputes(
  db: Db,
  workspaceId: string,
  ids: readonly string[],
  { day, by, outcome }: { day: Day; by: string; outcome: DisputeEnd },
): Promise<void> {
  for (const batch of inBatches(ids, IDS_A_QUERY))
    await db
      .updateTable('disputes')
      .set({ endedDay: day, endedBy: by, outcome })
      .where('workspaceId', '=', workspaceId)
      .where('id', 'in', batch)
      .where('endedDay', 'is', null)
      .execute()
}

/** The disputes of these invoices, ended ones too, the first opened first. */
export async function disputesOf(db: Db, workspaceId: string, invoiceIds: readonly string[]): Promise<Dispute[]> {
  return disputesWhere(db, workspaceId, { column: 'invoiceId', values: invoiceIds })
}

export async function findDisputes(db: Db, workspaceId: string, ids: readonly string[]): Promise<Dispute[]> {
  return disputesWhere(db, workspaceId, { column: 'id', values: ids })
}

async function disputesWhere(
  db: Db,
  workspaceId: string,
  { column, values }: { column: 'id' | 'invoiceId'; values: readonly string[] },
): Promise<Dispute[]> {
  const found: Dispute[] = []
  for (const batch of inBatches(values, IDS_A_QUERY))
    found.push(
      ...(await db
        .selectFrom('disputes')
        .select(COLUMNS)
        .where('workspaceId', '=', workspaceId)
        .where(column, 'in', batch)
        .orderBy('openedDay')
        .orderBy('id')
        .execute()),
    )
  return found
}

/**
 * What was in dispute at the end of a day, in minor units by invoice: of these invoices, or of all. As the disputes say: whoever sets it
 * against what is open takes the lesser of the two.
 */
export async function disputedOn(
  db: Db,
  workspaceId: string,
  day: Day,
  invoiceIds?: readonly string[],
): Promise<Map<string, number>> {
  const query = db
    .selectFrom('disputes')
    .select((eb) => ['invoiceId', eb.fn.sum<number>('amountMinor').as('minor')])
    .where('workspaceId', '=', workspaceId)
    .where('openedDay', '<=', day)
    .where((eb) => eb.or([eb('endedDay', 'is', null), eb('endedDay', '>', day)]))
    .groupBy('invoiceId')
  const disputed = new Map<string, number>()
  const batches = invoiceIds ? [...inBatches(invoiceIds, IDS_A_QUERY)] : [null]
  for (const batch of batches)
    for (const { invoiceId, minor } of await (batch ? query.where('invoiceId', 'in', batch) : query).execute())
      disputed.set(invoiceId, minor)
  return disputed
}
