import { readBalanceEntry } from '../../core/entry-text.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { recordBalance } from '../../flows/record-balance.ts'
import type { Command } from '../command.ts'
import { balanceForm } from '../modals/balance.ts'
import { balanceOutcomeView } from '../views/balance-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const balance: Command = {
  verb: 'balance',
  aliases: ['余额'],
  right: 'log-cash-fact',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    if (text === '') return { modal: balanceForm(ask) }
    let entry = readBalanceEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind === 'entry' && !entry.currencyWritten) {
      const currency = await assumedCurrency(db, workspace.id, { account: entry.account })
      if (currency && currency !== workspace.baseCurrency) entry = readBalanceEntry(text, { today, currency })
    }
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
