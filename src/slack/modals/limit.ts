import { askLimit } from '../../flows/ask-credit.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { type LimitDraft, limitModal } from '../views/limit-modal.ts'
import { limitOutcomeView } from '../views/limit-outcome.ts'

export function limitForm({ workspace, words }: Ask, draft: Partial<LimitDraft> = {}) {
  return limitModal({ currency: workspace.baseCurrency, ...draft }, words)
}

export const limit: Form = {
  id: 'limit',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const text = reading.needed('customer', 'customer')
    const assumed = await assumedCurrency(db, workspace.id, { customer: text })
    const currency = reading.currency('currency', assumed ?? workspace.baseCurrency)
    const amount = reading.amount('amount', currency, 'zero-or-more')
    const reason = reading.needed('reason', 'reason')
    if (!reading.isFine || amount === null) return reading
    const outcome = await askLimit(db, clock, by, { whose: { text }, amount, reason })
    return submitted(outcome, limitOutcomeView(outcome, words), {
      'no-such-customer': 'customer',
      'which-customer': 'customer',
      'not-your-customer': 'customer',
      'shares-limit': 'customer',
      unchanged: 'amount',
    })
  },
}
