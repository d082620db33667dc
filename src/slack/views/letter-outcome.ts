/** What came of an approval, of an answer about a letter that was not confirmed, and of taking one back; and why there is none to write. */
import type {
  LetterAnswerOutcome,
  LetterCancelOutcome,
  LetterKind,
  LetterOutcome,
  NothingAsked,
} from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, command, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { cancelButton } from './letter-news.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function letterOutcomeView(outcome: LetterOutcome, words: Words): Payload {
  const said = words.letter
  switch (outcome.kind) {
    case 'one-waiting': {
      const text = said.oneWaiting(about(outcome))
      return { text, blocks: [section(text), actions([cancelButton(outcome.letterId, words)])] }
    }
    case 'one-in-doubt':
      return sentenceView(said.oneInDoubt(about(outcome)))
    case 'already-approved':
      return sentenceView(words.sentences([said.wentOut(about(outcome)), said.openAgain(said.form.tickedAgain)]))
    case 'changed':
      return sentenceView(said.changed(about(outcome)))
    case 'no-address':
      return refusalView(said.noAddress(escapeMrkdwn(outcome.customerName)), 'contact', words)
    case 'no-reply-address':
      return refusalView(said.noReplyAddress, 'team', words, 'team @wei wei@company.com')
    case 'own-text':
      return sentenceView(said.form.ownText)
    case 'old-news': {
      const { customer } = about(outcome)
      const old = said.oldNews({ customer, age: words.freshness.age(outcome.hours) })
      return sentenceView(words.sentences([old, said.openAgain(said.form.tickedAnyway)]))
    }
    case 'approved': {
      const { way, to, duties, dutiesDone, isInstead } = outcome
      return sentenceView(
        way === 'mail'
          ? said.queued({ ...about(outcome), to: escapeMrkdwn(to), duties })
          : said.byHand({ ...about(outcome), duties: dutiesDone, isInstead }),
      )
    }
    default:
      return sharedRefusalView(outcome, 'letter', words)
  }
}

export function letterAnswerView(outcome: LetterAnswerOutcome, words: Words): Payload {
  const said = words.letter
  switch (outcome.kind) {
    case 'no-such-letter':
      return sentenceView(said.noSuchLetter)
    case 'not-your-customer':
      return sharedRefusalView(outcome, 'letter', words)
    case 'already-answered':
      return sentenceView(said.alreadyAnswered(about(outcome)))
    case 'answered':
      return sentenceView(said.answered[outcome.answer]({ ...about(outcome), who: null }))
  }
}

export function letterCancelView(outcome: LetterCancelOutcome, words: Words): Payload {
  const said = words.letter
  switch (outcome.kind) {
    case 'no-such-letter':
      return sentenceView(said.noSuchLetter)
    case 'not-your-customer':
      return sharedRefusalView(outcome, 'letter', words)
    case 'too-late':
      return sentenceView(said.tooLate(about(outcome)))
    case 'cancelled':
      return sentenceView(said.answered.cancelled({ ...about(outcome), who: null }))
  }
}

/** Nothing that such a letter is for: why, and which one has something to say. */
export function nothingOpenView(
  { customer, letter, fits }: { customer: { name: string; code: string }; letter: LetterKind; fits: LetterKind | null },
  words: Words,
): Payload {
  const { nothingOpen, fitting } = words.letter
  const name = escapeMrkdwn(customer.name)
  if (fits === null) return sentenceView(nothingOpen.statement(name))
  const sentence = nothingOpen[letter](name)
  const line = `${fitting[fits]} ${command(`letter ${escapeMrkdwn(customer.code)} ${fits}`)}`
  return { text: sentence, blocks: [section(`${sentence}\n${line}`)] }
}

/** Everything that is open waits for something else: why, and what can go all the same. */
export function nothingToAskView(
  { customer, why }: { customer: { name: string; code: string }; why: readonly NothingAsked[] },
  words: Words,
): Payload {
  const said = words.letter.nothingToAsk
  const reasons = why.map(({ kind, amounts, untilDay }) => {
    return said.why[kind]({ amounts: words.list(amounts.map(words.money)), untilDay })
  })
  const sentence = said.sentence({ customer: escapeMrkdwn(customer.name), why: words.list(reasons) })
  const statement = `${words.letter.fitting.statement} ${command(`letter ${escapeMrkdwn(customer.code)} statement`)}`
  return { text: sentence, blocks: [section(`${sentence}\n${statement}`)] }
}

function about({ customerName, letter }: Pick<Extract<LetterOutcome, { kind: 'changed' }>, 'customerName' | 'letter'>) {
  return { customer: escapeMrkdwn(customerName), letter }
}
