import { readBalanceEntry } from '../../core/entry-text.ts'
import { recordBalance } from '../../flows/record-balance.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { balanceForm } from '../modals/balance.ts'
import { balanceOutcomeView } from '../views/balance-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const balance: Command = {
  verb: 'balance',
  aliases: ['余额'],
  right: 'log-cash-fact',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    if (text === '') return { modal: balanceForm(ask) }
    const entry = await readInItsCurrency(
      ask,
      (context) => readBalanceEntry(text, context),
      (e) => ({ account: e.account }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'balance', words)
    const { account: accountName, amount, day, restricted } = entry
    const outcome = await recordBalance(db, clock, by, {
      accountName,
      balance: amount,
      day,
      restricted: restricted || null,
    })
    return balanceOutcomeView(outcome, words)
  },
}
