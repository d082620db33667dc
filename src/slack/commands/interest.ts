import { readInterestEntry } from '../../core/interest-text.ts'
import { readInterest } from '../../flows/read-interest.ts'
import { readInterestRates } from '../../flows/read-interest-rates.ts'
import { recordInterestRate } from '../../flows/record-interest-rate.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { interestEntryRefusalView, interestRatesView, interestView, rateEntryView } from '../views/interest.ts'
import { sharedRefusalView } from '../views/refusal.ts'

export const interest: Command = {
  verb: 'interest',
  aliases: ['逾期利息', '利息', '滞纳金'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    const entry = readInterestEntry(text, today)
    switch (entry.kind) {
      case 'receivables': {
        const answer = await readInterest(db, clock, by, { which: { text: entry.text }, today })
        if (answer.kind !== 'report') return sharedRefusalView(answer, 'interest', words)
        const mayDecide = refusalFor(ask, 'log-cash-fact') === null
        return interestView({ report: answer, mayDecide }, words)
      }
      case 'rates':
        return interestRatesView(await readInterestRates(db, workspace.id), words)
      case 'rate': {
        const { kind: _, ...rate } = entry
        return refusalFor(ask, 'set-up') ?? rateEntryView(await recordInterestRate(db, clock, by, rate), words)
      }
      default:
        return interestEntryRefusalView(entry, words)
    }
  },
}
