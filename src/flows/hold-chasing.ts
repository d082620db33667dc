/**
 * Holds what asks customers for money while what is known of payments is too old (core/freshness). The steps stay planned and are due as
 * they were: nothing is lost, and the day's second sweep or the next morning says each of them once.
 */
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { CHASING_RULES, type Freshness, type FreshnessQuestion, freshnessAt } from '../core/freshness.ts'
import type { ChannelSetting, Workspace } from '../core/workspace.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { countChainsDue } from '../store/duties.ts'
import { findQuestion, insertQuestion, lastQuestion, updateQuestion } from '../store/freshness-questions.ts'
import { enqueue, markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { lockWorkspace, moneyBroughtAt } from '../store/workspaces.ts'

/** Whether customers may be asked for money now: what is known is new enough, or somebody said today to go on all the same. */
export async function mayChase(
  db: Db,
  { workspaceId, now, today }: { workspaceId: string; now: Date; today: Day },
): Promise<Freshness> {
  const { freshHours } = await findDunningPolicy(db, workspaceId)
  if (freshHours === null) return { kind: 'fresh' }
  const freshness = freshnessAt(now, { freshHours, moneyAt: await moneyBroughtAt(db, workspaceId) })
  if (freshness.kind === 'fresh') return freshness
  const question = await findQuestion(db, workspaceId, today)
  return question?.chasedBy ? { kind: 'fresh' } : freshness
}

/** Asks in the channel, once a day, whether to go on. The question of the day before is drawn again: it is asked anew. */
export async function askOnce(
  tx: Db,
  workspaceId: string,
  { channel, today, at }: { channel: ChannelSetting; today: Day; at: string },
  { moneyAt, hours }: Extract<Freshness, { kind: 'stale' }>,
): Promise<void> {
  const before = await lastQuestion(tx, workspaceId)
  if (!(await insertQuestion(tx, workspaceId, { day: today, moneyAt, hours }))) return
  const { channelId, language } = channel
  const message = { key: `freshness:${today}`, kind: 'freshness', data: { day: today }, channelId, language }
  const messageId = await enqueue(tx, workspaceId, message, at)
  await updateQuestion(tx, workspaceId, today, { messageId })
  if (before?.messageId) await markStale(tx, workspaceId, [before.messageId])
}

/** Whether what was held this morning may be said now. */
export async function mayResume(db: Db, clock: Clock, { id, timeZone }: Workspace): Promise<boolean> {
  const now = clock.now()
  const today = dayAt(now, timeZone)
  const question = await findQuestion(db, id, today)
  if (!question || question.resumedAt !== null) return false
  return (await mayChase(db, { workspaceId: id, now, today })).kind === 'fresh'
}

/** Nothing is held any more: the last question, if it is still open, has had its answer. */
export async function resumeChasing(db: Db, workspaceId: string, at: string): Promise<void> {
  const question = await lastQuestion(db, workspaceId)
  if (!question || question.resumedAt !== null) return
  await db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, workspaceId)
    await updateQuestion(tx, workspaceId, question.day, { resumedAt: at })
    if (question.messageId) await markStale(tx, workspaceId, [question.messageId])
  })
}

/** The question of a day as it stands; null when that day asked nothing. */
export async function readQuestion(db: Db, workspaceId: string, day: Day): Promise<FreshnessQuestion | null> {
  const question = await findQuestion(db, workspaceId, day)
  if (!question) return null
  const { moneyAt, hours, chasedBy, chasedAt, resumedAt } = question
  const asked = { day, moneyAt, hours }
  if (chasedBy !== null && chasedAt !== null)
    return { ...asked, state: { kind: 'chased-anyway', by: chasedBy, at: chasedAt } }
  if (resumedAt !== null) return { ...asked, state: { kind: 'resumed' } }
  const last = await lastQuestion(db, workspaceId)
  if (last && last.day > day) return { ...asked, state: { kind: 'asked-again' } }
  const steps = await countChainsDue(db, workspaceId, { today: day, rules: CHASING_RULES })
  return { ...asked, state: { kind: 'waiting', steps } }
}
