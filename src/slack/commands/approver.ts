import { parseAmount } from '../../core/amount-text.ts'
import { readApprovers, setApprover } from '../../flows/save-approver.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { readMention } from '../person-text.ts'
import { approverOutcomeView, approversView } from '../views/approvers.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

/** `approver` lists them; `approver @person amount` lets somebody approve up to it, `approver @person off` no longer. */
export const approver: Command = {
  verb: 'approver',
  aliases: ['审批人'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, workspace, words } = ask
    if (text === '') return approversView(await readApprovers(db, workspace.id), words)
    const refused = refusalFor(ask, 'set-up')
    if (refused) return refused
    const person = readMention(text)
    if (!person) return entryRefusalView({ kind: 'not-understood', what: 'person', text }, 'approver', words)
    const { userId, rest } = person
    if (rest === '') return entryRefusalView({ kind: 'missing', what: 'amount' }, 'approver', words)
    if (/^(off|remove|移除|删除|取消)$/i.test(rest))
      return approverOutcomeView(await setApprover(db, clock, by, { userId, authority: null }), words)
    const read = parseAmount(rest, { currency: workspace.baseCurrency, allow: 'zero-or-more' })
    if (read.kind === 'ambiguous')
      return entryRefusalView({ kind: 'ambiguous-amount', text: rest, readings: read.readings }, 'approver', words)
    if (read.kind === 'not-positive') return entryRefusalView({ kind: 'not-positive', text: rest }, 'approver', words)
    if (read.kind !== 'amount' || read.amount.currency !== workspace.baseCurrency)
      return entryRefusalView({ kind: 'not-understood', what: 'amount', text: rest }, 'approver', words)
    return approverOutcomeView(await setApprover(db, clock, by, { userId, authority: read.amount }), words)
  },
}
