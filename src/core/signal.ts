/**
 * What somebody saw of a customer that its payments do not show yet: how it is typed, and what comes of it.
 *
 * The colour stands behind the customer and is never part of a name unless it is quoted; what follows it is what was seen.
 *
 * Example: 'ACME red "lawsuit filed"' is a red signal on ACME; 'ACME clear' ends all that are open; 'ACME' alone asks which are.
 */
import type { Day } from './day.ts'
import type { Hold, Signal, SignalSeverity } from './hold.ts'
import type { CustomerRefusal } from './outcome.ts'
import type { Tier, TierFound, TierStanding } from './tier.ts'
import { readWords, textOf, type Word } from './word.ts'

export type SignalEntry =
  | { readonly kind: 'record'; readonly customerText: string; readonly severity: SignalSeverity; readonly what: string }
  | { readonly kind: 'clear'; readonly customerText: string }
  | { readonly kind: 'show'; readonly customerText: string }

export type SignalEntryRefusal =
  | { readonly kind: 'missing'; readonly what: 'customer' }
  | { readonly kind: 'no-words'; readonly severity: SignalSeverity } // a colour, and nothing that was seen
  | { readonly kind: 'no-colour'; readonly text: string } // words were quoted, and no colour stands before them

const SEVERITY_WORDS: Record<SignalSeverity, RegExp> = {
  yellow: /^(?:yellow|黄色?)$/i,
  orange: /^(?:orange|橙色?)$/i,
  red: /^(?:red|红色?)$/i,
}
const CLEAR = /^(?:clear|cleared|解除|清除)$/i

export function readSignalEntry(text: string): SignalEntry | SignalEntryRefusal {
  const words = readWords(text)
  const isTold = (word: Word, i: number, pattern: RegExp) => i > 0 && !word.isQuoted && pattern.test(textOf([word]))
  if (words.length === 0) return { kind: 'missing', what: 'customer' }
  const last = words.at(-1) as Word
  if (isTold(last, words.length - 1, CLEAR)) return { kind: 'clear', customerText: textOf(words.slice(0, -1)) }
  for (const [i, word] of words.entries()) {
    const severity = (Object.keys(SEVERITY_WORDS) as SignalSeverity[]).find((s) => isTold(word, i, SEVERITY_WORDS[s]))
    if (!severity) continue
    const what = textOf(words.slice(i + 1))
    if (what === '') return { kind: 'no-words', severity }
    return { kind: 'record', customerText: textOf(words.slice(0, i)), severity, what }
  }
  if (words.length > 1 && last.isQuoted) return { kind: 'no-colour', text: last.text }
  return { kind: 'show', customerText: textOf(words) }
}

/** How a customer stands after a signal. */
type After = {
  readonly customerId: string
  readonly customerName: string
  readonly tier: TierStanding | null
  readonly before: Tier | null
  /** The hold that stands, placed now or before. */
  readonly hold: Hold | null
  /** Without the firewall a signal is kept, and nothing follows from it. */
  readonly hasFirewall: boolean
}

export type SignalOutcome =
  | CustomerRefusal
  | { readonly kind: 'already-open'; readonly customerName: string; readonly signal: Signal }
  | (After & { readonly kind: 'recorded'; readonly signal: Signal; readonly isHeldNow: boolean })

export type ClearOutcome =
  | CustomerRefusal
  | { readonly kind: 'none-open'; readonly customerName: string }
  | (After & { readonly kind: 'cleared'; readonly signals: readonly Signal[] })

/** What is seen of a customer: its open signals, its tier with the parts, and its hold. */
export type SignalCard = {
  readonly kind: 'card'
  readonly today: Day
  readonly customerId: string
  readonly customerName: string
  readonly signals: readonly Signal[]
  readonly tier: (TierStanding & Pick<TierFound, 'parts'>) | null
  readonly hold: Hold | null
}
