/** What came of recording money in or out, and which activity it was counted as. */
import type { MovementOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sharedRefusalView } from './refusal.ts'

export function movementOutcomeView(outcome: MovementOutcome, words: Words): Payload {
  if (outcome.kind !== 'recorded') return sharedRefusalView(outcome, 'in', words)
  const { direction, amount, day, activity, activityGuessed: guessed } = outcome
  const category = escapeMrkdwn(outcome.category)
  const text = words.outcome.movementRecorded({ direction, amount, day, category })
  return { text, blocks: [section(text), context(words.outcome.activity({ activity, guessed }))] }
}
