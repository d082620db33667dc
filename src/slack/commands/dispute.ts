import { readDisputeEnd, readDisputeEntry } from '../../core/entry-follow.ts'
import { endDispute } from '../../flows/end-dispute.ts'
import { openDispute } from '../../flows/open-dispute.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { disputeForm } from '../modals/dispute.ts'
import { disputeOutcomeView } from '../views/dispute-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const dispute: Command = {
  verb: 'dispute',
  aliases: ['争议', '异议'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    if (text === '') return { modal: await disputeForm(ask, null) }
    const ended = readDisputeEnd(text)
    if (ended) {
      const { target, outcome } = ended
      return disputeOutcomeView(await endDispute(db, clock, by, { which: { text: target }, outcome }), words)
    }
    const entry = await readInItsCurrency(
      ask,
      (context) => readDisputeEntry(text, context),
      (e) => ({ invoiceOrCustomer: e.target }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'dispute', words)
    const { target, amount, reason, untilDay } = entry
    const outcome = await openDispute(db, clock, by, { which: { text: target }, amount, reason, untilDay })
    return disputeOutcomeView(outcome, words)
  },
}
