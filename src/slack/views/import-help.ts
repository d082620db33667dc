/** `/cash import`: a file cannot be sent with a command, so this says how to bring one in. */
import type { Words } from '../../i18n/en.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export function importHelpView(words: Words): Payload {
  return sentenceView(words.imports.howTo)
}
