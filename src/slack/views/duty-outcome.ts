/** What came of a button on a duty, for where its message is not drawn again in place. */
import type { DutyOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { dotted } from './blocks.ts'
import { dutyEnding, dutySubject } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'

export function dutyOutcomeView(outcome: DutyOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'no-such-duty':
      return sentenceView(words.outcome.noSuchDuty)
    case 'not-your-customer':
      return sharedRefusalView(outcome, 'duties', words)
    case 'already-ended': {
      const { what, about } = told(outcome, words)
      return sentenceView(`${dotted([what, about])}\n${dutyEnding(outcome.duty, words) ?? ''}`)
    }
    case 'done':
      return sentenceView(words.outcome.dutyDone({ ...told(outcome, words), what: words.duty.done[outcome.duty.rule] }))
    case 'snoozed':
      return sentenceView(words.outcome.dutySnoozed({ ...told(outcome, words), until: outcome.until }))
  }
}

function told({ duty }: Extract<DutyOutcome, { duty: unknown }>, words: Words) {
  return { what: words.duty.what[duty.rule], about: dutySubject(duty, words) || escapeMrkdwn(duty.customerName) }
}
