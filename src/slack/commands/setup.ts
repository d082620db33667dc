import type { Command } from '../command.ts'
import { setupForm } from '../modals/setup.ts'

export const setup: Command = {
  verb: 'setup',
  aliases: ['设置'],
  right: 'set-up',
  async run(ask) {
    return { modal: await setupForm(ask, ask.workspace) }
  },
}
