/** What came of putting reminders on hold, or of releasing them. */
import type { ReminderHoldOutcome, ReminderReleaseOutcome } from '../../core/reminder-hold.ts'
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { followingDuties } from './following-duties.ts'
import type { Payload } from './payload.ts'
import { refusalView, sharedRefusalView } from './refusal.ts'

export function reminderHoldOutcomeView(outcome: ReminderHoldOutcome | ReminderReleaseOutcome, words: Words): Payload {
  const said = words.reminderHold
  switch (outcome.kind) {
    case 'held':
    case 'released': {
      const [number, customer] = [escapeMrkdwn(outcome.number), escapeMrkdwn(outcome.customerName)]
      const text =
        outcome.kind === 'held'
          ? said.held({ number, customer, day: outcome.untilDay })
          : said.released({ number, customer })
      return { text, blocks: [section(text), followingDuties(outcome.duties, words)] }
    }
    case 'in-the-past':
      return refusalView(words.promise.inThePast(outcome), 'hold', words)
    case 'too-far-ahead':
      return refusalView(words.promise.tooFarAhead(outcome), 'hold', words)
    case 'nothing-open':
      return refusalView(words.promise.nothingOpen(escapeMrkdwn(outcome.name)), 'hold', words)
    case 'not-on-hold':
      return refusalView(said.noneOpen(escapeMrkdwn(outcome.number)), 'hold', words)
    default:
      return sharedRefusalView(outcome, 'hold', words)
  }
}
