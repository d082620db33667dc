import { readRateEntry } from '../../core/entry-text.ts'
import { recordRate } from '../../flows/record-rate.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { rateOutcomeView } from '../views/rate-outcome.ts'

export const rate: Command = {
  verb: 'rate',
  aliases: ['汇率'],
  right: 'log-cash-fact',
  async run({ db, clock, by, today, workspace, words }, text) {
    const entry = readRateEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'rate', words)
    const { currency: from, rate: worth, day } = entry
    return rateOutcomeView(await recordRate(db, clock, by, { from, rate: worth, day }), words)
  },
}
