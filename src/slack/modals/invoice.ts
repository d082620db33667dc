import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { logInvoice } from '../../flows/log-invoice.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { invoiceModal } from '../views/invoice-modal.ts'
import { invoiceOutcomeView } from '../views/invoice-outcome.ts'

export async function invoiceForm({ today, words }: Ask) {
  return invoiceModal({ today }, words)
}

export const invoice: Form = {
  id: 'invoice',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const number = reading.needed('number', 'number')
    const customerText = reading.needed('customer', 'customer')
    const assumed = await assumedCurrency(db, workspace.id, { customer: customerText })
    const amount = reading.amount('amount', reading.currency('currency', assumed ?? workspace.baseCurrency))
    const due = reading.termsOrDueDay('terms')
    if (!reading.isFine || amount === null) return reading
    const outcome = await logInvoice(db, clock, by, {
      number,
      customerText,
      amount,
      issuedDay: fields.day('issued'),
      terms: due && 'terms' in due ? due.terms : null,
      dueDay: due && 'dueDay' in due ? due.dueDay : null,
      deliveredDay: fields.day('delivered'),
      isNewProduct: fields.isTicked('new_product'),
      isSent: fields.isTicked('sent'),
    })
    return submitted(outcome, invoiceOutcomeView(outcome, words), {
      'no-such-customer': 'customer',
      'which-customer': 'customer',
      'not-your-customer': 'customer',
      'in-the-future': 'issued',
      'due-before-issue': 'terms',
      'already-logged': 'number',
    })
  },
}
