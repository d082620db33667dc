/** What came of a note. */
import type { NoteOutcome } from '../../core/note.ts'
import type { Words } from '../../i18n/en.ts'
import { context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { noteLine } from './follow-lines.ts'
import type { Payload } from './payload.ts'
import { sharedRefusalView } from './refusal.ts'

export function noteOutcomeView(outcome: NoteOutcome, words: Words): Payload {
  if (outcome.kind !== 'noted') return sharedRefusalView(outcome, 'note', words)
  const { number, note } = outcome
  const customer = escapeMrkdwn(outcome.customerName)
  const text = words.note.noted({ customer, number: number === null ? null : escapeMrkdwn(number) })
  return { text, blocks: [section(text), context(noteLine(note, words))] }
}
