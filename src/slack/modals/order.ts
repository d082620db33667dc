import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { logOrder } from '../../flows/log-order.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { type OrderDraft, orderModal } from '../views/order-modal.ts'
import { orderOutcomeView } from '../views/order-outcome.ts'

export function orderForm({ today, words }: Ask, draft: Omit<OrderDraft, 'today'> = {}) {
  return orderModal({ ...draft, today }, words)
}

export const order: Form = {
  id: 'order',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const number = reading.needed('number', 'order')
    const customerText = reading.needed('customer', 'customer')
    const assumed = await assumedCurrency(db, workspace.id, { customer: customerText })
    const amount = reading.amount('amount', reading.currency('currency', assumed ?? workspace.baseCurrency))
    if (!reading.isFine || amount === null) return reading
    const [orderedDay, prepaid] = [fields.day('ordered'), fields.isTicked('prepaid')]
    const outcome = await logOrder(db, clock, by, { number, customerText, amount, orderedDay, prepaid, note: '' })
    return submitted(outcome, orderOutcomeView(outcome, words), {
      'no-such-customer': 'customer',
      'which-customer': 'customer',
      'not-your-customer': 'customer',
      'in-the-future': 'ordered',
      'already-ordered': 'number',
    })
  },
}
