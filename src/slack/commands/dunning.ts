import { reachOf } from '../../core/person.ts'
import { hasFirewall } from '../../core/workspace.ts'
import { findDunningPolicy } from '../../flows/read-policy.ts'
import type { Command } from '../command.ts'
import { dunningView } from '../views/dunning.ts'

export const dunning: Command = {
  verb: 'dunning',
  aliases: ['催收规则'],
  right: 'read-customer',
  async run({ db, by, workspace, words }) {
    const mayChange = reachOf(by.role, 'set-up') !== 'none'
    const policy = await findDunningPolicy(db, workspace.id)
    return dunningView({ policy, mayChange, hasFirewall: hasFirewall(workspace) }, words)
  },
}
