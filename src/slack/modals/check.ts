import { reachOf } from '../../core/person.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { readCheck } from '../../flows/check-credit.ts'
import { type Form, Reading, submitted } from '../form.ts'
import { checkView } from '../views/check.ts'

export const check: Form = {
  id: 'check',
  right: 'read-customer',
  async submit(ask, fields) {
    const { db, by, workspace, today, words } = ask
    const reading = new Reading(ask, fields)
    const text = reading.needed('customer', 'customer')
    const assumed = await assumedCurrency(db, workspace.id, { customer: text })
    const currency = reading.currency('currency', assumed ?? workspace.baseCurrency)
    const amount = fields.text('amount') === '' ? null : reading.amount('amount', currency)
    if (!reading.isFine) return reading
    const outcome = await readCheck(db, by, workspace, { text, amount, prepaid: fields.isTicked('prepaid'), today })
    return submitted(outcome, checkView(outcome, words, { mayLog: reachOf(by.role, 'log-sales-fact') !== 'none' }), {
      'no-such-customer': 'customer',
      'which-customer': 'customer',
      'not-your-customer': 'customer',
      'not-understood': 'customer',
    })
  },
}
