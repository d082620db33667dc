import { DEFAULT_TERMS } from '../../core/customer.ts'
import { logCustomer } from '../../flows/log-customer.ts'
import { listMembers } from '../../flows/read-workspace.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { customerModal, OWNER_UNSAID } from '../views/customer-modal.ts'
import { customerOutcomeView } from '../views/customer-outcome.ts'

export async function customerForm({ db, workspace, words }: Ask) {
  const people = (await listMembers(db, workspace.id)).map(({ userId, name }) => ({ userId, name: name || userId }))
  return customerModal({ currency: workspace.baseCurrency, terms: DEFAULT_TERMS, people }, words)
}

export const customer: Form = {
  id: 'customer',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const name = reading.needed('name', 'customer')
    const terms = reading.terms('terms')
    const currency = fields.text('currency') === '' ? null : reading.currency('currency', workspace.baseCurrency)
    if (!reading.isFine) return reading
    const owner = fields.text('owner')
    const entry = {
      name,
      code: fields.text('code') || null,
      terms,
      currency,
      ownerUserId: owner === OWNER_UNSAID ? null : owner || null,
    }
    const outcome = await logCustomer(db, clock, by, entry)
    return submitted(outcome, customerOutcomeView(outcome, words), {
      'name-taken': 'code',
      'not-your-customer': 'name',
    })
  },
}
