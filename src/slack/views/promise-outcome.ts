/** What came of recording a promise, or of withdrawing it. */
import { totalsByCurrency } from '../../core/money.ts'
import type { PromiseEndOutcome, PromiseOutcome } from '../../core/promise.ts'
import type { Words } from '../../i18n/en.ts'
import { context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { namesOf } from './follow-lines.ts'
import { followingDuties } from './following-duties.ts'
import type { Payload } from './payload.ts'
import { refusalView, sharedRefusalView } from './refusal.ts'

const NUMBERS_SHOWN = 9

export function promiseOutcomeView(outcome: PromiseOutcome | PromiseEndOutcome, words: Words): Payload {
  const said = words.promise
  switch (outcome.kind) {
    case 'recorded': {
      const { promise, withdrawn, putOff } = outcome
      const customer = escapeMrkdwn(outcome.customerName)
      const text = said.recorded({ customer, ...toldOf(outcome, words), day: promise.promisedDay })
      const more = [
        ...(promise.isOfCustomer ? [said.anyMoney(customer)] : []),
        ...(withdrawn.length > 0 ? [said.replaces(withdrawn)] : []),
        ...(putOff.length > 0 ? [said.putsOff(putOff)] : []),
      ]
      return {
        text,
        blocks: [section(text), ...more.map((line) => context(line)), followingDuties(outcome.duties, words)],
      }
    }
    case 'withdrawn': {
      const [customer, days] = [escapeMrkdwn(outcome.customerName), outcome.promises.map((p) => p.promisedDay)]
      const numbers = [...new Set(outcome.promises.flatMap((p) => p.invoices.map((i) => i.number)))]
      const text = words.sentences([
        said.withdrawn({ customer, days }),
        ...(numbers.length > 1
          ? [said.wereOver({ promises: days.length, count: numbers.length, invoices: someOf(numbers, words) })]
          : []),
      ])
      const again = outcome.restored.length > 0 ? [context(said.standsAgain(outcome.restored))] : []
      return { text, blocks: [section(text), ...again, followingDuties(outcome.duties, words)] }
    }
    case 'in-the-past':
      return refusalView(said.inThePast(outcome), 'promise', words)
    case 'too-far-ahead':
      return refusalView(said.tooFarAhead(outcome), 'promise', words)
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

/** `of`: what is open on its invoices, where only a part was promised; else null. */
function toldOf({ promise: { invoices }, open }: Extract<PromiseOutcome, { kind: 'recorded' }>, words: Words) {
  const [amount, of] = [totalsByCurrency(invoices.map((i) => i.amount)), open].map((totals) =>
    totals.map(words.money).join(' · '),
  )
  const numbers = invoices.map((i) => i.number)
  return { amount: amount ?? '', of: of === amount ? null : (of ?? null), invoices: namesOf(numbers, words) }
}

function someOf(numbers: readonly string[], words: Words): string {
  const shown = numbers.slice(0, NUMBERS_SHOWN).map((n) => escapeMrkdwn(n))
  return words.list(shown) + (numbers.length > shown.length ? ' …' : '')
}
