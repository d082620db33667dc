import { reversePayment } from '../../flows/reverse-payment.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { reversalOutcomeView } from '../views/reversal-outcome.ts'

export const unpaid: Command = {
  verb: 'unpaid',
  aliases: ['撤销收款', '撤销回款', '撤销'],
  right: 'log-cash-fact',
  async run({ db, clock, by, words }, text) {
    if (text === '') return entryRefusalView({ kind: 'missing', what: 'number' }, 'unpaid', words)
    return reversalOutcomeView(await reversePayment(db, clock, by, text), words)
  },
}
