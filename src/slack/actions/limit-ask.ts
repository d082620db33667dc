import { decimalFromMinor, isCurrency } from '../../core/money.ts'
import { findWhoseLimit } from '../../flows/find-customer.ts'
import type { Action } from '../action.ts'
import { limitForm } from '../modals/limit.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** `customerId`, or `customerId:minor:currency`: the form to ask for a limit, filled in with both. */
export const limitAsk: Action = {
  id: 'limit-ask',
  right: 'log-sales-fact',
  async run(ask, value) {
    const [customerId = '', minor = '', code = ''] = value.split(':')
    const found = await findWhoseLimit(ask.db, ask.by, { customerId })
    if (found.kind !== 'match') return sharedRefusalView(found, 'limit', ask.words)
    const { code: customerCode, currency } = found.customer
    const isAmount = /^\d{1,15}$/.test(minor) && isCurrency(code)
    const asked = isAmount ? { amount: decimalFromMinor(Number(minor), code), currency: code } : { currency }
    return { modal: limitForm(ask, { customer: customerCode, ...asked }) }
  },
}
