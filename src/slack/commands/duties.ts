import { readDuties } from '../../flows/read-duties.ts'
import type { Command } from '../command.ts'
import { dutyListView } from '../views/duty-list.ts'
import { sharedRefusalView } from '../views/refusal.ts'

export const duties: Command = {
  verb: 'duties',
  aliases: ['待办', '任务'],
  right: 'read-customer',
  async run({ db, by, today, words }, text) {
    const scope =
      text === '' || /^(mine|me|我的)$/i.test(text)
        ? { kind: 'mine' as const }
        : /^(team|all|团队|全部)$/i.test(text)
          ? { kind: 'team' as const }
          : { kind: 'customer' as const, text }
    const answer = await readDuties(db, by, { today, scope })
    return answer.kind === 'list' ? dutyListView(answer.list, words) : sharedRefusalView(answer, 'duties', words)
  },
}
