import type { SaidOrder } from '../../core/order.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { logDelivery } from '../../flows/log-delivery.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { deliveredModal } from '../views/delivered-modal.ts'
import { deliveryOutcomeView } from '../views/delivery-outcome.ts'

export async function deliveredForm({ today, words }: Ask) {
  return deliveredModal({ today }, words)
}

export const delivered: Form = {
  id: 'delivered',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const customerText = reading.needed('customer', 'customer')
    const assumed = await assumedCurrency(db, workspace.id, { customer: customerText })
    const amount = reading.amount('amount', reading.currency('currency', assumed ?? workspace.baseCurrency))
    if (!reading.isFine || amount === null) return reading
    const order = saidOrder(fields.text('order'))
    const entry = { customerText, amount, deliveredDay: fields.day('delivered'), note: '', order }
    const outcome = await logDelivery(db, clock, by, entry)
    return submitted(outcome, deliveryOutcomeView(outcome, words), {
      'no-such-customer': 'customer',
      'which-customer': 'customer',
      'not-your-customer': 'customer',
      'in-the-future': 'delivered',
      'no-such-order': 'order',
      'order-cancelled': 'order',
      'order-in-other-currency': 'order',
      'which-of-orders': 'order',
    })
  },
}

function saidOrder(text: string): SaidOrder {
  if (text === '') return { kind: 'unsaid' }
  return /^(?:no|none|no order|无|无订单)$/i.test(text) ? { kind: 'none' } : { kind: 'number', number: text }
}
