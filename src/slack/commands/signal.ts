import { readSignalEntry } from '../../core/signal.ts'
import { clearSignals, readSignals, recordSignal } from '../../flows/record-signal.ts'
import type { Command } from '../command.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { signalCardView, signalEntryRefusalView, signalOutcomeView } from '../views/signal-outcome.ts'

export const signal: Command = {
  verb: 'signal',
  aliases: ['风险信号', '信号'],
  right: 'log-cash-fact',
  async run({ db, clock, by, today, words }, text) {
    const entry = readSignalEntry(text)
    switch (entry.kind) {
      case 'record':
        return signalOutcomeView(await recordSignal(db, clock, by, entry), words)
      case 'clear':
        return signalOutcomeView(await clearSignals(db, clock, by, entry.customerText), words)
      case 'show': {
        const answer = await readSignals(db, by, { text: entry.customerText, today })
        return answer.kind === 'card' ? signalCardView(answer, words) : sharedRefusalView(answer, 'signal', words)
      }
      default:
        return signalEntryRefusalView(entry, words)
    }
  },
}
