/**
 * The audit trail: every change is an append-only row (who, when, through what, before, after), numbered without gaps and chained by
 * hash in each company; the database refuses to change or delete one.
 *
 * What gets a row: facts (one each, from a command, a form or a file alike), settings, people, what a person decides (a duty done or put
 * off, a status shared), and what a job does by itself (a sweep, an escalation). What gets none, because it follows from rows that are
 * there: duties that rules plan, move and cancel, totals, lights, and messages on their way. What is refused writes nothing.
 */
import { FIRST_HASH, hashOfRow } from './audit-chain.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'
import type { Database, Via } from './schema.ts'

export type Change = {
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly before?: unknown
  readonly after?: unknown
  /** The import that brought it. */
  readonly importId?: string
}

/** Who stands in a row that no person caused. */
export const JOB_ACTOR = 'cashlight'

type By = { readonly workspaceId: string; readonly userId: string; readonly via: Via }

/** The newest row of a company's trail. */
export type AuditHead = Database['auditHeads']

export type AuditRow = Database['audit']

const ROWS_A_STATEMENT = 500

/**
 * Writes who changed what, when and through what. In the transaction of the change, as the last thing it does: no change without its
 * row, and whoever holds the head of a trail waits for nobody else. Writers of one company take turns at the head, so that a row
 * follows the one before it; what is rolled back gives its numbers back.
 */
export async function recordChanges(db: Db, by: By, at: string, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return
  if (!db.isTransaction) throw new Error('a row of the audit trail is written in the transaction of its change')
  const { workspaceId } = by
  const head = await takeHead(db, workspaceId, changes.length)
  let { seq, hash } = head
  const rows = changes.map(({ action, subjectKind, subjectId, before, after, importId = null }): AuditRow => {
    seq += 1
    const fields = {
      workspaceId,
      seq,
      id: newId(),
      at,
      actor: by.userId,
      via: by.via,
      action,
      subjectKind,
      subjectId,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
      importId,
    }
    hash = hashOfRow(hash, fields)
    return { ...fields, hash }
  })
  for (const batch of inBatches(rows, ROWS_A_STATEMENT)) await db.insertInto('audit').values(batch).execute()
  await db.updateTable('auditHeads').set({ hash }).where('workspaceId', '=', workspaceId).execute()
}

/** Writes one change. See `recordChanges`. */
export async function recordChange(db: Db, by: By, at: string, change: Change): Promise<void> {
  await recordChanges(db, by, at, [change])
}

/** Moves the head on by so many rows and returns where it was. Its row lock on PostgreSQL lasts until the transaction ends. */
async function takeHead(db: Db, workspaceId: string, rows: number): Promise<{ seq: number; hash: string }> {
  const moveOn = () =>
    db
      .updateTable('auditHeads')
      .set((eb) => ({ seq: eb('seq', '+', rows) }))
      .where('workspaceId', '=', workspaceId)
      .returning(['seq', 'hash'])
      .executeTakeFirst()
  let head = await moveOn()
  if (!head) {
    await db
      .insertInto('auditHeads')
      .values({ workspaceId, seq: 0, hash: FIRST_HASH })
      .onConflict((c) => c.column('workspaceId').doNothing())
      .execute()
    head = await moveOn()
  }
  if (!head) throw new Error(`no head of the audit trail of ${workspaceId}`)
  return { seq: head.seq - rows, hash: head.hash }
}

/** The heads of all trails, by company: what a backup's manifest notes. */
export async function listAuditHeads(db: Db): Promise<AuditHead[]> {
  return db.selectFrom('auditHeads').select(['workspaceId', 'seq', 'hash']).orderBy('workspaceId').execute()
}

/** A company's head, the number of its last row and how many there are, all at one moment; null where there is none. */
export async function readAuditEnd(
  db: Db,
  workspaceId: string,
): Promise<{ head: AuditHead | null; lastSeq: number | null; rowCount: number }> {
  // One statement, so that a writer in between moves both or neither.
  const { lastSeq, rowCount, seq, hash } = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('audit')
        .select((e) => e.fn.max<number>('seq').as('last'))
        .where('workspaceId', '=', workspaceId)
        .as('lastSeq'),
      eb
        .selectFrom('audit')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('workspaceId', '=', workspaceId)
        .as('rowCount'),
      eb.selectFrom('auditHeads').select('seq').where('workspaceId', '=', workspaceId).as('seq'),
      eb.selectFrom('auditHeads').select('hash').where('workspaceId', '=', workspaceId).as('hash'),
    ])
    .executeTakeFirstOrThrow()
  const head = seq === null || hash === null ? null : { workspaceId, seq, hash }
  return { head, lastSeq, rowCount: rowCount ?? 0 }
}

/** A company's rows after a number, in their order. */
export async function auditRowsAfter(
  db: Db,
  workspaceId: string,
  { seq, limit }: { seq: number; limit: number },
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** A row that stands outside the numbering, which no way of ours leads to. */
export async function unnumberedAuditRow(db: Db, workspaceId: string): Promise<AuditRow | null> {
  const row = await db
    .selectFrom('audit')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where((eb) => eb.or([eb('seq', 'is', null), eb('seq', '<', 1)]))
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function auditHashAt(db: Db, workspaceId: string, seq: number): Promise<string | null> {
  const row = await db
    .selectFrom('audit')
    .select('hash')
    .where('workspaceId', '=', workspaceId)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.hash ?? null
}
