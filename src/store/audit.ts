import { newId } from './id.ts'
import type { Db } from './open.ts'
import type { Via } from './schema.ts'

export type Change = {
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Writes who changed what, when and through what. In the transaction of the change: no change without its row. */
export async function recordChange(
  db: Db,
  by: { workspaceId: string; userId: string; via: Via },
  at: string,
  { action, subjectKind, subjectId, before, after }: Change,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      workspaceId: by.workspaceId,
      id: newId(),
      at,
      actor: by.userId,
      via: by.via,
      action,
      subjectKind,
      subjectId,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
    })
    .execute()
}
