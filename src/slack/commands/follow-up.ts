import { readFollowUp } from '../../flows/read-follow-up.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { followUpView } from '../views/follow-up.ts'

export const followUp: Command = {
  verb: 'follow-up',
  aliases: ['跟进', '催收'],
  right: 'read-customer',
  async run({ db, by, today, workspace, words }, text) {
    const isTeam = /^(team|all|团队|全部)$/i.test(text)
    if (text !== '' && !isTeam && !/^(mine|me|我的)$/i.test(text))
      return entryRefusalView({ kind: 'not-understood', what: 'rest', text }, 'follow-up', words)
    return followUpView(await readFollowUp(db, by, { workspace, today, scope: isTeam ? 'team' : 'mine' }), words)
  },
}
