import { type Right, reachOf } from '../../core/person.ts'
import type { Command } from '../command.ts'
import { helpView, verbHelpView } from '../views/help.ts'
import { COMMANDS } from './index.ts'

export const help: Command = {
  verb: 'help',
  aliases: ['帮助', '?'],
  right: null,
  async run({ by, demo, words }, text) {
    const isPlayground = demo !== null
    const isTheirs = (right: Right | null) => right === null || reachOf(by.role, right) !== 'none'
    const shown = COMMANDS.filter((c) => (isPlayground || !c.inPlaygroundOnly) && isTheirs(c.right))
    const said = text.toLowerCase()
    const asked = shown.find((c) => c.verb === said || c.aliases.includes(said))
    return asked ? verbHelpView(asked.verb, words) : helpView({ verbs: shown.map((c) => c.verb), isPlayground }, words)
  },
}
