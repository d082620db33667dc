import type { Right } from '../core/person.ts'
import type { Verb } from '../i18n/en.ts'
import type { Ask, Reply } from './handle.ts'

/** One verb of `/cash`. Its usage, example and summary are words: see i18n's `commands`. */
export type Command = {
  readonly verb: Verb
  /** What Chinese speakers type. */
  readonly aliases: readonly string[]
  /** What the least of it needs; null: anybody on the team. */
  readonly right: Right | null
  readonly inPlaygroundOnly?: true
  /** `text` is what stands behind the verb. */
  run(ask: Ask, text: string): Promise<Reply>
}
