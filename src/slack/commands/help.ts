import { type Right, reachOf } from '../../core/person.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { helpView, verbHelpView } from '../views/help.ts'
import { COMMANDS } from './index.ts'

export const help: Command = {
  verb: 'help',
  aliases: ['帮助', '?'],
  right: null,
  async run(ask, text) {
    const { by, demo, words } = ask
    const isPlayground = demo !== null
    const here = COMMANDS.filter((c) => isPlayground || !c.inPlaygroundOnly)
    const said = text.toLowerCase()
    const asked = here.find((c) => c.verb === said || c.aliases.includes(said))
    if (asked) return (asked.right && refusalFor(ask, asked.right)) ?? verbHelpView(asked, words)
    const isTheirs = (right: Right | null) => right === null || reachOf(by.role, right) !== 'none'
    const verbs = here.filter((c) => isTheirs(c.right))
    return helpView({ verbs, isPlayground }, words)
  },
}
