/** After a setting was saved: the company's or a channel's. */
import type { Words } from '../../i18n/en.ts'
import { command, section, sectionsOf } from './blocks.ts'
import type { Payload } from './payload.ts'

export function setUpView(words: Words): Payload {
  const { customer, invoice } = words.commands
  const examples = [customer.example, invoice.example, 'help'].map(command)
  const text = words.sentences([words.settings.saved, words.settings.savedNext])
  return { text, blocks: sectionsOf([text, ...examples]) }
}

/** Posted into a channel that was chosen, so that everybody there knows. */
export function channelReadyView(words: Words): Payload {
  return { text: words.settings.channelReady, blocks: [section(`${words.settings.channelReady} ${command('help')}`)] }
}
