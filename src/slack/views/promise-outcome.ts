/** What came of recording a promise, or of withdrawing it. */
import { totalsByCurrency } from '../../core/money.ts'
import type { PaymentPromise, PromiseEndOutcome, PromiseOutcome } from '../../core/promise.ts'
import type { Words } from '../../i18n/en.ts'
import { context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { namesOf } from './follow-lines.ts'
import { followingDuties } from './following-duties.ts'
import type { Payload } from './payload.ts'
import { refusalView, sharedRefusalView } from './refusal.ts'

export function promiseOutcomeView(outcome: PromiseOutcome | PromiseEndOutcome, words: Words): Payload {
  const said = words.promise
  switch (outcome.kind) {
    case 'recorded': {
      const { promise, replaced } = outcome
      const customer = escapeMrkdwn(outcome.customerName)
      const text = said.recorded({ customer, ...toldOf(promise, words), day: promise.promisedDay })
      const instead = replaced.length > 0 ? [context(said.replaces(replaced))] : []
      return { text, blocks: [section(text), ...instead, followingDuties(outcome.duties, words)] }
    }
    case 'withdrawn': {
      const [customer, days] = [escapeMrkdwn(outcome.customerName), outcome.promises.map((p) => p.promisedDay)]
      const text = said.withdrawn({ customer, days })
      return { text, blocks: [section(text), followingDuties(outcome.duties, words)] }
    }
    case 'in-the-past':
      return refusalView(said.inThePast(outcome), 'promise', words)
    case 'nothing-open':
      return refusalView(said.nothingOpen(escapeMrkdwn(outcome.name)), 'promise', words)
    case 'other-currency':
      return refusalView(
        words.outcome.otherCurrency({ ...outcome, number: escapeMrkdwn(outcome.number) }),
        'promise',
        words,
      )
    case 'more-than-open':
      return refusalView(said.moreThanOpen({ ...outcome, number: escapeMrkdwn(outcome.number) }), 'promise', words)
    case 'no-open-promise':
      return refusalView(said.noneOpen(escapeMrkdwn(outcome.name)), 'promise', words)
    default:
      return sharedRefusalView(outcome, 'promise', words)
  }
}

function toldOf({ invoices }: PaymentPromise, words: Words) {
  const amounts = totalsByCurrency(invoices.map((i) => i.amount)).map(words.money)
  const numbers = invoices.map((i) => i.number)
  return { amount: amounts.join(' · '), invoices: namesOf(numbers, words) }
}
