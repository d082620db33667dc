import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { ChaseOutcome } from '../core/freshness.ts'
import { findQuestion, updateQuestion } from '../store/freshness-questions.ts'
import { markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'

/** Lets customers be chased today though nobody has brought money in for long. What was held is said within a minute. */
export async function chaseAnyway(db: Db, clock: Clock, by: Actor, day: Day): Promise<ChaseOutcome> {
  return changeFacts(db, clock, by, async ({ tx, workspace, today, at, audit }): Promise<ChaseOutcome> => {
    const question = await findQuestion(tx, workspace.id, day)
    if (!question || day !== today) return { kind: 'another-day', day }
    if (question.chasedBy !== null) return { kind: 'decided-already', by: question.chasedBy }
    if (question.resumedAt !== null) return { kind: 'fresh-already' }
    await updateQuestion(tx, workspace.id, day, { chasedBy: by.userId, chasedAt: at })
    if (question.messageId) await markStale(tx, workspace.id, [question.messageId])
    const { moneyAt, hours } = question
    audit({
      action: 'chase-anyway',
      subjectKind: 'workspace',
      subjectId: workspace.id,
      after: { day, moneyAt, hours },
    })
    return { kind: 'decided' }
  })
}
