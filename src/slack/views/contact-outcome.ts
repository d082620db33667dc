/** To whom a customer's letters go. */
import { type ContactOutcome, NAME_MAX } from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function contactOutcomeView(outcome: ContactOutcome, words: Words): Payload {
  const said = words.letter.contact
  switch (outcome.kind) {
    case 'unchanged':
    case 'saved':
    case 'shown': {
      const customer = escapeMrkdwn(outcome.customerName)
      const { name, email, language } = outcome.contact
      if (outcome.kind === 'unchanged') return sentenceView(said.unchanged(customer))
      if (name === null && email === null && language === null)
        return refusalView(said.nothing(customer), 'contact', words)
      return sentenceView(
        said.saved({
          customer,
          name: name === null ? null : escapeMrkdwn(name),
          email: email === null ? null : escapeMrkdwn(email),
          language: language && words.languageName[language],
        }),
      )
    }
    case 'name-too-long':
      return refusalView(words.letter.nameTooLong(NAME_MAX), 'contact', words)
    case 'name-not-plain':
      return refusalView(words.letter.nameNotPlain, 'contact', words)
    case 'cleared':
      return sentenceView(said.cleared(escapeMrkdwn(outcome.customerName)))
    default:
      return sharedRefusalView(outcome, 'contact', words)
  }
}
