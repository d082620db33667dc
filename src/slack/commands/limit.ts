import { readLimitEntry } from '../../core/entry-text.ts'
import { askLimit } from '../../flows/ask-credit.ts'
import { readLimit } from '../../flows/read-limit.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { limitForm } from '../modals/limit.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { limitCardView } from '../views/limit-card.ts'
import { limitOutcomeView } from '../views/limit-outcome.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** A customer alone shows its limit; with an amount and a reason it is asked for. */
export const limit: Command = {
  verb: 'limit',
  aliases: ['额度', '信用额度'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, workspace, today, words } = ask
    if (text === '') return refusalFor(ask, 'log-sales-fact') ?? { modal: limitForm(ask) }
    const entry = await readInItsCurrency(
      ask,
      (context) => readLimitEntry(text, context),
      (e) => ({ customer: e.customerText }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'limit', words)
    const { customerText, amount, reason } = entry
    if (amount === null) {
      const answer = await readLimit(db, by, workspace, { text: customerText, today })
      return answer.kind === 'limit' ? limitCardView(answer, words) : sharedRefusalView(answer, 'limit', words)
    }
    const refused = refusalFor(ask, 'log-sales-fact')
    if (refused) return refused
    return limitOutcomeView(await askLimit(db, clock, by, { whose: { text: customerText }, amount, reason }), words)
  },
}
