/** The playground's clock was moved, or could not be. */
import type { Day } from '../../core/day.ts'
import type { LightId } from '../../core/light.ts'
import type { Words } from '../../i18n/en.ts'
import { command, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export type DemoOutcome =
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-understood'; readonly text: string }
  | { readonly kind: 'not-back'; readonly day: Day; readonly today: Day }
  | { readonly kind: 'too-far'; readonly day: Day; readonly daysMax: number }
  | { readonly kind: 'lit' | 'already-lit' | 'not-lit'; readonly light: LightId; readonly day: Day }
  | { readonly kind: 'now' | 'reset'; readonly day: Day }

export function demoView(outcome: DemoOutcome, words: Words): Payload {
  const said = words.demo
  switch (outcome.kind) {
    case 'missing':
      return waysView(said.missing, words)
    case 'not-understood':
      return waysView(said.notUnderstood(escapeMrkdwn(outcome.text)), words)
    case 'not-back':
      return sentenceView(said.notBack(outcome))
    case 'too-far':
      return sentenceView(said.tooFar(outcome))
    case 'lit':
      return sentenceView(said.lit(outcome))
    case 'already-lit':
      return sentenceView(said.alreadyLit(outcome))
    case 'not-lit':
      return sentenceView(said.notLit(outcome))
    case 'now':
      return sentenceView(said.now(outcome.day))
    case 'reset':
      return sentenceView(said.reset(outcome.day))
  }
}

/** The sentence, and all that the verb takes. */
function waysView(sentence: string, words: Words): Payload {
  const { ways } = words.demo
  const lines = [
    `${command('demo tomorrow')} ${ways.tomorrow}`,
    `${command(words.commands.demo.example)} ${ways.untilDay}`,
    `${command('demo until orange')} ${ways.untilLight}`,
    `${command('demo reset')} ${ways.reset}`,
  ]
  return { text: sentence, blocks: sectionsOf([sentence, ...lines]) }
}
