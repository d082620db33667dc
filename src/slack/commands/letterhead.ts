import type { Command } from '../command.ts'
import { letterheadForm } from '../modals/letterhead.ts'

/** What stands on every letter. */
export const letterhead: Command = {
  verb: 'letterhead',
  aliases: ['信头'],
  right: 'set-up',
  async run(ask) {
    return { modal: await letterheadForm(ask) }
  },
}
