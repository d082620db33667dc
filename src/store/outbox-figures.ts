/** How the outbox stands: what whoever watches it wants to know. Each question reads `messages_by_state`, and of the rows what waits. */
import type { Db } from './open.ts'

export type OutboxFigures = {
  /** Queued or on its way. */
  readonly waiting: number
  readonly inDoubt: number
  readonly failed: number
  /** When the oldest message that has not arrived for certain was put in: ISO 8601, by the company's clock. */
  readonly oldestAt: string | null
}

export async function readOutboxFigures(db: Db, workspaceIds: readonly string[]): Promise<OutboxFigures> {
  if (workspaceIds.length === 0) return { waiting: 0, inDoubt: 0, failed: 0, oldestAt: null }
  const unsettled = await db
    .selectFrom('messages')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n'), eb.fn.min('createdAt').as('oldestAt')])
    .where('state', 'in', ['queued', 'sending', 'in-doubt'])
    .where('workspaceId', 'in', workspaceIds)
    .groupBy('state')
    .execute()
  const { failed } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('failed'))
    .where('state', '=', 'failed')
    .where('workspaceId', 'in', workspaceIds)
    .executeTakeFirstOrThrow()
  const inDoubt = unsettled.find((row) => row.state === 'in-doubt')?.n ?? 0
  const oldest = unsettled.map((row) => row.oldestAt).sort()
  return {
    waiting: unsettled.reduce((sum, row) => sum + row.n, 0) - inDoubt,
    inDoubt,
    failed,
    oldestAt: oldest[0] ?? null,
  }
}

export type Reason = { readonly error: string; readonly n: number }

/** Why messages failed, the most frequent reason first; at most `limit`. */
export async function whyFailed(db: Db, workspaceIds: readonly string[], limit: number): Promise<Reason[]> {
  if (workspaceIds.length === 0) return []
  const rows = await db
    .selectFrom('messages')
    .select((eb) => ['error', eb.fn.countAll<number>().as('n')])
    .where('state', '=', 'failed')
    .where('workspaceId', 'in', workspaceIds)
    .groupBy('error')
    .orderBy('n', 'desc')
    .orderBy('error')
    .limit(limit)
    .execute()
  return rows.map(({ error, n }) => ({ error: error ?? 'no reason', n }))
}
