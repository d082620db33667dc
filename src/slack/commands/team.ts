import { isRole } from '../../core/person.ts'
import { readMailAddress } from '../../flows/mail-address.ts'
import { listMembers } from '../../flows/read-workspace.ts'
import { changeMemberAddress, changeTeam } from '../../flows/save-settings.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { readMention } from '../person-text.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { teamOutcomeView, teamView } from '../views/team.ts'

/** `team` lists it; `team @person role` adds or changes somebody, `team @person remove` takes them off, `team @person address` says where answers go. */
export const team: Command = {
  verb: 'team',
  aliases: ['团队'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, workspace, words, people, client } = ask
    if (text === '') return teamView(await listMembers(db, workspace.id), words)
    const refused = refusalFor(ask, 'set-up')
    if (refused) return refused
    const mentioned = readMention(text.replace(/^(add|加入)\s+/i, ''))
    if (!mentioned) return entryRefusalView({ kind: 'not-understood', what: 'person', text }, 'team', words)
    const { userId } = mentioned
    const said = mentioned.rest.toLowerCase()
    if (said === '') return entryRefusalView({ kind: 'missing', what: 'role' }, 'team', words)
    const address = readMailAddress(said)
    if (address) return teamOutcomeView(await changeMemberAddress(db, clock, by, { userId, address }), words)
    const isRemoval = /^(remove|移除|删除)$/.test(said)
    if (!isRemoval && !isRole(said))
      return entryRefusalView({ kind: 'not-understood', what: 'role', text: said }, 'team', words)
    const role = isRole(said) ? said : null
    const person = await people.find(client, { teamId: workspace.id, userId })
    if (role !== null && (person.isGuest || (person.teamId !== null && person.teamId !== workspace.id)))
      return teamOutcomeView({ kind: 'outsider', userId }, words)
    return teamOutcomeView(await changeTeam(db, clock, by, { userId, name: person.name, role }), words)
  },
}
