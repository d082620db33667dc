import { day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import type { PaymentPromise, PromisedInvoice } from '../../src/core/promise.ts'

/** What is promised of an invoice: 100.00 of I, unless said otherwise. */
export function promisedInvoice({
  invoiceId = 'I',
  minor = 10_000,
  code = 'USD',
  restMinor = 0,
}: {
  invoiceId?: string
  minor?: number
  code?: string
  restMinor?: number
} = {}): PromisedInvoice {
  return { invoiceId, number: `N-${invoiceId}`, amount: money(minor, currency(code)), restMinor }
}

/** A promise, P, recorded on 2026-11-20 for 2026-12-04 of one invoice, unless said otherwise. */
export function promiseOf(facts: Partial<PaymentPromise> = {}): PaymentPromise {
  return {
    id: 'P',
    customerId: 'C',
    promisedDay: day('2026-12-04'),
    recordedDay: day('2026-11-20'),
    note: '',
    link: null,
    ownerUserId: 'U0SALES',
    withdrawnDay: null,
    replacedBy: null,
    createdBy: 'U0FINANCE',
    isOfCustomer: false,
    putOffs: [],
    invoices: [promisedInvoice()],
    ...facts,
  }
}
