import type { Day } from '../core/day.ts'
import { parseDay } from '../core/day-text.ts'
import type { Verb } from '../i18n/en.ts'
import type { Ask } from './handle.ts'
import { entryRefusalView } from './views/entry-refusal.ts'
import type { Payload } from './views/payload.ts'
import { sharedRefusalView } from './views/refusal.ts'

type AsOf = { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'refused'; readonly reply: Payload }

/** The day behind a verb that reports: today when nothing stands there, an earlier one, or why it is none. */
export function readAsOf({ today, words }: Ask, text: string, verb: Verb): AsOf {
  const refused = (reply: Payload): AsOf => ({ kind: 'refused', reply })
  if (text === '') return { kind: 'day', day: today }
  const read = parseDay(text, { today })
  if (read.kind === 'ambiguous')
    return refused(entryRefusalView({ kind: 'ambiguous-day', text, readings: read.readings }, verb, words))
  if (read.kind === 'not-a-day')
    return refused(entryRefusalView({ kind: 'not-understood', what: 'day', text }, verb, words))
  if (read.day > today) return refused(sharedRefusalView({ kind: 'in-the-future', day: read.day, today }, verb, words))
  return { kind: 'day', day: read.day }
}
