import { readWriteOffEntry } from '../../core/entry-text.ts'
import { proposeWriteOff } from '../../flows/write-off-debt.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { writeOffOutcomeView } from '../views/write-off-outcome.ts'

/** Shows what would be written off; a button does it. */
export const writeOff: Command = {
  verb: 'write-off',
  aliases: ['writeoff', '核销坏账', '坏账核销', '坏账'],
  right: 'log-cash-fact',
  async run(ask, text) {
    const { db, clock, by, workspace, words } = ask
    const entry = await readInItsCurrency(
      ask,
      (context) => readWriteOffEntry(text, context),
      (e) => ({ invoiceOrCustomer: e.number }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'write-off', words)
    return writeOffOutcomeView(await proposeWriteOff(db, clock, { by, workspace }, entry), words)
  },
}
