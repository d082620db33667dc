/** What came of letting a customer share another's limit. */
import type { ParentOutcome } from '../../core/group.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

const NAMES_SHOWN = 5
const EXAMPLE = 'customer ACME parent Globex'

export function parentOutcomeView(outcome: ParentOutcome, words: Words): Payload {
  const { group } = words.order
  switch (outcome.kind) {
    case 'joined':
    case 'left': {
      const customer = escapeMrkdwn(outcome.customerName)
      const { kind, limit } = outcome
      return sentenceView(group[kind]({ customer, head: escapeMrkdwn(outcome.headName), limit }))
    }
    case 'own-parent':
      return refusalView(group.ownParent(escapeMrkdwn(outcome.customerName)), 'customer', words, EXAMPLE)
    case 'unchanged': {
      const parent = outcome.parentName === null ? null : escapeMrkdwn(outcome.parentName)
      return sentenceView(group.unchanged({ customer: escapeMrkdwn(outcome.customerName), parent }))
    }
    case 'parent-has-parent': {
      const [parent, head] = [escapeMrkdwn(outcome.parentName), escapeMrkdwn(outcome.headName)]
      return refusalView(group.hasParent({ parent, head }), 'customer', words, EXAMPLE)
    }
    case 'is-a-parent': {
      const children = outcome.children.slice(0, NAMES_SHOWN).map((name) => escapeMrkdwn(name))
      const sentence = group.isParent({ customer: escapeMrkdwn(outcome.customerName), children })
      return refusalView(sentence, 'customer', words, EXAMPLE)
    }
    default:
      return sharedRefusalView(outcome, 'customer', words)
  }
}
