import { decimalFromMinor } from '../../core/money.ts'
import { assumedCurrency } from '../../flows/assumed-currency.ts'
import { readInvoiceById } from '../../flows/read-invoice.ts'
import { recordPayment } from '../../flows/record-payment.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { paidModal } from '../views/paid-modal.ts'
import { paymentOutcomeView } from '../views/payment-outcome.ts'

/** Empty, or filled in from an invoice; the form remembers which, since two customers may have one number. */
export async function paidForm({ db, by, today, words }: Ask, invoiceId: string | null) {
  const invoice = invoiceId === null ? null : await readInvoiceById(db, by.workspaceId, invoiceId)
  if (!invoice) return paidModal({ today }, words)
  const { currency } = invoice.outstanding
  return paidModal(
    {
      today,
      invoice: { number: invoice.number, outstanding: decimalFromMinor(invoice.outstanding.minor, currency), currency },
      remembered: invoice.id,
    },
    words,
  )
}

export const paid: Form = {
  id: 'paid',
  right: 'log-cash-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const target = reading.needed('invoice', 'target')
    const assumed = await assumedCurrency(db, workspace.id, { invoiceOrCustomer: target })
    const amount = reading.amount('amount', reading.currency('currency', assumed ?? workspace.baseCurrency))
    if (!reading.isFine || amount === null) return reading
    const opened = fields.remembered === '' ? null : await readInvoiceById(db, by.workspaceId, fields.remembered)
    const customerId = opened?.number === target ? opened.customerId : undefined
    const outcome = await recordPayment(db, clock, by, {
      target,
      amount,
      receivedDay: fields.day('received'),
      customerId,
    })
    return submitted(outcome, paymentOutcomeView(outcome, words), {
      'no-such-invoice': 'invoice',
      'which-invoice': 'invoice',
      'no-such-customer': 'invoice',
      'which-customer': 'invoice',
      'not-your-customer': 'invoice',
      'in-the-future': 'received',
      'other-currency': 'currency',
      'already-settled': 'invoice',
    })
  },
}
