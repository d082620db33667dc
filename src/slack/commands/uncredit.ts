import { reverseCredit } from '../../flows/reverse-credit.ts'
import type { Command } from '../command.ts'
import { creditReversalOutcomeView } from '../views/credit-reversal-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const uncredit: Command = {
  verb: 'uncredit',
  aliases: ['撤销冲减', '撤销贷项', '撤销红字', '撤销折扣', '撤销核销'],
  right: 'log-cash-fact',
  async run({ db, clock, by, words }, text) {
    if (text === '') return entryRefusalView({ kind: 'missing', what: 'number' }, 'uncredit', words)
    return creditReversalOutcomeView(await reverseCredit(db, clock, by, text), words)
  },
}
