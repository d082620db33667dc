import { day } from '../../core/day.ts'
import type { Invoice, InvoiceDiscount } from '../../core/invoice.ts'
import type { InvoiceCardToday } from '../views/invoice-card.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, usd } from './basis.ts'

export const INVOICE: Invoice = {
  id: 'inv_1',
  number: 'INV-1001',
  customerId: 'cus_1',
  amount: usd(1_250_000),
  issuedDay: day('2026-10-13'),
  dueDay: day('2026-11-12'),
  terms: 'net 30',
  deliveredDay: day('2026-10-09'),
  sentDay: day('2026-10-13'),
  outstanding: usd(750_000),
  settledDay: null,
  wholeId: null,
  part: null,
  parts: null,
}
export const INVOICE_CARD: InvoiceCardToday = {
  today: TODAY,
  discounts: [],
  mayAllow: true,
  invoice: INVOICE,
  customerName: 'ACME Trading',
  events: [
    { kind: 'delivered', day: day('2026-10-09') },
    { kind: 'issued', day: day('2026-10-13') },
    { kind: 'sent', day: day('2026-10-13') },
    { kind: 'payment', day: day('2026-11-03'), amount: usd(700_000) },
    { kind: 'payment-reversed', day: day('2026-11-04'), amount: usd(200_000) },
    { kind: 'due', day: day('2026-11-12') },
  ],
  instalments: [],
}
/** What settles it while its discount is to be had, and one that came late. */
export const OFFERED: Extract<InvoiceDiscount, { kind: 'to-be-had' }> = {
  kind: 'to-be-had',
  number: 'INV-1001',
  settling: usd(735_000),
  lastDay: day('2026-11-22'),
}
export const LATE: Extract<InvoiceDiscount, { kind: 'late' }> = {
  kind: 'late',
  number: 'INV-1001',
  amount: usd(25_000),
  lastDay: day('2026-10-23'),
  invoiceId: 'inv_1',
  paymentId: 'pay_1',
}
export const INVOICE_CARD_WORST: InvoiceCardToday = {
  ...INVOICE_CARD,
  invoice: { ...INVOICE, number: HOSTILE_LONG, terms: HOSTILE_LONG, amount: usd(LARGE), outstanding: usd(LARGE) },
  customerName: HOSTILE_LONG,
  discounts: [{ ...LATE, number: HOSTILE_LONG, amount: usd(LARGE) }],
  events: times(200, () => ({ kind: 'payment' as const, day: TODAY, amount: usd(LARGE) })),
}
