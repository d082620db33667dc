import { decimalFromMinor, isCurrency } from '../../core/money.ts'
import { findCustomerById } from '../../flows/find-customer.ts'
import type { Action } from '../action.ts'
import { orderForm } from '../modals/order.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** Opens the order form with what was checked. The value is `customerId:amountMinor:currency`, with `:prepaid` behind it or not. */
export const orderOpen: Action = {
  id: 'order-open',
  right: 'log-sales-fact',
  async run(ask, value) {
    const [customerId = '', minor = '', currency = '', prepaid] = value.split(':')
    const found = await findCustomerById(ask.db, ask.by, customerId, 'log-sales-fact')
    if (found.kind !== 'match') return sharedRefusalView(found, 'order', ask.words)
    const isAmount = isCurrency(currency) && Number.isSafeInteger(Number(minor)) && Number(minor) > 0
    const amount = isAmount ? { amount: decimalFromMinor(Number(minor), currency), currency } : {}
    return { modal: orderForm(ask, { customer: found.customer.code, prepaid: prepaid === 'prepaid', ...amount }) }
  },
}
