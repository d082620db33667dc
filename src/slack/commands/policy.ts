import { reachOf } from '../../core/person.ts'
import { hasFirewall } from '../../core/workspace.ts'
import { findPolicy } from '../../flows/read-policy.ts'
import type { Command } from '../command.ts'
import { escapeMrkdwn } from '../views/escape.ts'
import { policyView } from '../views/policy.ts'
import { refusalView } from '../views/refusal.ts'

export const policy: Command = {
  verb: 'policy',
  aliases: ['信用政策'],
  right: 'read-customer',
  async run({ db, by, workspace, words }, text) {
    if (text !== '') return refusalView(words.policy.leftOver(escapeMrkdwn(text)), 'policy', words)
    const mayChange = reachOf(by.role, 'set-up') !== 'none'
    const shown = { policy: await findPolicy(db, workspace.id), mayChange, hasFirewall: hasFirewall(workspace) }
    return policyView(shown, words)
  },
}
