/** The playground's clock was moved, or could not be. */
import type { Day } from '../../core/day.ts'
import type { LightId } from '../../core/light.ts'
import type { Words } from '../../i18n/en.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export type DemoOutcome =
  | { readonly kind: 'not-back'; readonly day: Day; readonly today: Day }
  | { readonly kind: 'light-not-lit'; readonly light: LightId }
  | { readonly kind: 'now' | 'reset'; readonly day: Day }

export function demoView(outcome: DemoOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'not-back':
      return sentenceView(words.demo.notBack(outcome))
    case 'light-not-lit':
      return sentenceView(words.demo.lightNotLit(outcome.light))
    case 'now':
      return sentenceView(words.demo.now(outcome.day))
    case 'reset':
      return sentenceView(words.demo.reset(outcome.day))
  }
}
