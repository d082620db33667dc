import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { recordBalance } from '../../flows/record-balance.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { balanceModal } from '../views/balance-modal.ts'
import { balanceOutcomeView } from '../views/balance-outcome.ts'

export function balanceForm({ today, workspace, words }: Ask) {
  return balanceModal({ today, currency: workspace.baseCurrency }, words)
}

export const balance: Form = {
  id: 'balance',
  right: 'log-cash-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const accountName = reading.needed('account', 'account')
    const assumed = await assumedCurrency(db, workspace.id, { account: accountName })
    const currency = reading.currency('currency', assumed ?? workspace.baseCurrency)
    const amount = reading.amount('amount', currency, 'any-sign')
    if (!reading.isFine || amount === null) return reading
    const restricted = fields.isTicked('restricted') || null
    const outcome = await recordBalance(db, clock, by, {
      accountName,
      balance: amount,
      day: fields.day('day'),
      restricted,
    })
    return submitted(outcome, balanceOutcomeView(outcome, words), {
      'in-the-future': 'day',
      'account-in-other-currency': 'currency',
    })
  },
}
