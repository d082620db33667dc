/** Terms before anybody saves them: what was understood, on three sample days; of what can be read several ways each, and what to type for it. */
import type { KnownBlock } from '@slack/types'
import type { EntryRefusal, SampledTerms } from '../../core/entry-line.ts'
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { samplesContext, termsLine } from './terms-line.ts'

type Said = { readonly said: string }

export function termsPreviewView({ said, terms, samples }: Said & SampledTerms, words: Words): Payload {
  const understood = words.termsRead.understood(escapeMrkdwn(said))
  const text = words.sentences([understood, termsLine(terms, words)])
  return { text, blocks: [section(understood), samplesContext(terms, samples, words)] }
}

export function termsTwoWaysView(
  { text: said, readings }: Extract<EntryRefusal, { kind: 'ambiguous-terms' }>,
  words: Words,
): Payload {
  const text = words.termsRead.severalWays({ text: escapeMrkdwn(said), ways: readings.length })
  const blocks = readings.flatMap(({ terms, samples }): KnownBlock[] => [
    section(words.termsRead.toType(`\`${terms}\``)),
    samplesContext(terms, samples, words),
  ])
  return { text, blocks: [section(text), ...blocks] }
}

/** One reading in a line, for under a field of a form. */
export function readingLine({ terms, samples }: SampledTerms, words: Words): string {
  return words.termsRead.reading({ text: terms, samples: samples.map((s) => words.outcome.sample(s)) })
}
