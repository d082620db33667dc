import type { Day } from '../core/day.ts'
import type { Db } from './open.ts'
import type { Database } from './schema.ts'

export type StoredQuestion = Omit<Database['freshnessQuestions'], 'workspaceId'>

const COLUMNS = ['day', 'moneyAt', 'hours', 'messageId', 'chasedBy', 'chasedAt', 'resumedAt'] as const

/** Keeps that a day asked. False when it has asked already: the key decides. */
export async function insertQuestion(
  db: Db,
  workspaceId: string,
  question: Pick<StoredQuestion, 'day' | 'moneyAt' | 'hours'>,
): Promise<boolean> {
  const row = await db
    .insertInto('freshnessQuestions')
    .values({ workspaceId, ...question, messageId: null, chasedBy: null, chasedAt: null, resumedAt: null })
    .onConflict((c) => c.columns(['workspaceId', 'day']).doNothing())
    .returning('day')
    .executeTakeFirst()
  return row !== undefined
}

export async function findQuestion(db: Db, workspaceId: string, day: Day): Promise<StoredQuestion | null> {
  const row = await db
    .selectFrom('freshnessQuestions')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('day', '=', day)
    .executeTakeFirst()
  return row ?? null
}

/** The question that was asked last; null when none ever was. */
export async function lastQuestion(db: Db, workspaceId: string): Promise<StoredQuestion | null> {
  const row = await db
    .selectFrom('freshnessQuestions')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function updateQuestion(
  db: Db,
  workspaceId: string,
  day: Day,
  change: Partial<Pick<StoredQuestion, 'messageId' | 'chasedBy' | 'chasedAt' | 'resumedAt'>>,
): Promise<void> {
  await db
    .updateTable('freshnessQuestions')
    .set(change)
    .where('workspaceId', '=', workspaceId)
    .where('day', '=', day)
    .execute()
}
