/** `/cash` with a word that is no command. */
import type { Verb, Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView } from './refusal.ts'

export function unknownVerbView(typed: { text: string; didYouMean: readonly Verb[] }, words: Words): Payload {
  const sentence = words.refusal.unknownVerb(escapeMrkdwn(typed.text))
  const [guess] = typed.didYouMean
  if (!guess) return refusalView(sentence, 'help', words, 'help')
  return refusalView(words.sentences([sentence, words.refusal.didYouMean(typed.didYouMean)]), guess, words)
}
