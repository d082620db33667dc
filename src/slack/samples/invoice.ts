import { type Day, day } from '../../core/day.ts'
import type { Invoice, InvoiceCard } from '../../core/invoice.ts'
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
export const INVOICE_CARD: InvoiceCard & { today: Day } = {
  today: TODAY,
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
export const INVOICE_CARD_WORST: InvoiceCard & { today: Day } = {
  ...INVOICE_CARD,
  invoice: { ...INVOICE, number: HOSTILE_LONG, terms: HOSTILE_LONG, amount: usd(LARGE), outstanding: usd(LARGE) },
  customerName: HOSTILE_LONG,
  events: times(200, () => ({ kind: 'payment' as const, day: TODAY, amount: usd(LARGE) })),
}
