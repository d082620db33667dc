/** After an outage: what fell due meanwhile, and how much of it a later step replaced. */
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import type { Payload } from './payload.ts'

/** `steps` follow now, one message a customer; `superseded` were replaced by a later step of the same invoice. */
export type CaughtUp = { readonly steps: number; readonly superseded: number; readonly sinceDay: Day }

export function caughtUpView({ steps, superseded, sinceDay }: CaughtUp, words: Words): Payload {
  const text = words.sentences([words.caughtUp.title(sinceDay), words.caughtUp.steps({ steps, superseded })])
  return { text, blocks: [section(text)] }
}
