import { day } from '../../core/day.ts'
import { currency } from '../../core/money.ts'
import { takenFrom } from '../../core/order.ts'
import type { Words } from '../../i18n/en.ts'
import { eur, HOSTILE, HOSTILE_LONG, TODAY, times, usd } from '../samples/basis.ts'
import { PLANNED } from '../samples/duty.ts'
import { INVOICE, INVOICE_CARD, INVOICE_CARD_WORST, LATE, OFFERED } from '../samples/invoice.ts'
import { ORDER } from '../samples/order.ts'
import { applyOutcomeView } from '../views/apply-outcome.ts'
import { creditOutcomeView } from '../views/credit-outcome.ts'
import { invoiceCardView } from '../views/invoice-card.ts'
import { invoiceModal } from '../views/invoice-modal.ts'
import { invoiceOutcomeView } from '../views/invoice-outcome.ts'
import { paidModal } from '../views/paid-modal.ts'
import { paymentOutcomeView } from '../views/payment-outcome.ts'
import { reversalOutcomeView } from '../views/reversal-outcome.ts'
import type { Drawing } from './drawing.ts'

export const invoiceDrawings: readonly Drawing[] = [
  { name: 'invoice-card', draw: (w) => invoiceCardView(INVOICE_CARD, w) },
  {
    name: 'invoice-card: settled',
    draw: (w) =>
      invoiceCardView({ ...INVOICE_CARD, invoice: { ...INVOICE, outstanding: usd(0), settledDay: TODAY } }, w),
  },
  {
    name: 'invoice-card: with a discount to be had',
    draw: (w) => invoiceCardView({ ...INVOICE_CARD, discounts: [OFFERED] }, w),
  },
  {
    name: 'invoice-card: open by a late discount',
    draw: (w) =>
      invoiceCardView({ ...INVOICE_CARD, invoice: { ...INVOICE, outstanding: usd(25_000) }, discounts: [LATE] }, w),
  },
  { name: 'invoice-card: the worst', draw: (w) => invoiceCardView(INVOICE_CARD_WORST, w) },
  {
    name: 'invoice-outcome',
    draw: (w) =>
      invoiceOutcomeView(
        {
          kind: 'recorded',
          invoice: INVOICE,
          instalments: [],
          customerName: 'ACME Trading',
          newProduct: null,
          order: null,
          duties: PLANNED,
        },
        w,
      ),
  },
  ...[true, false].map((isAgreed) => ({
    name: `invoice-outcome: of new products, terms for them ${isAgreed ? 'agreed' : 'not agreed'}`,
    draw: (w: Words) => {
      const invoice = { ...INVOICE, terms: isAgreed ? '1.25/10 net 30' : 'net 30' }
      const outcome = { kind: 'recorded' as const, invoice, customerName: 'ACME Trading', duties: PLANNED }
      return invoiceOutcomeView({ ...outcome, instalments: [], newProduct: { isAgreed }, order: null }, w)
    },
  })),
  {
    name: 'invoice-outcome: which of the orders',
    draw: (w) => invoiceOutcomeView({ kind: 'which-of-orders', orders: [ORDER, { ...ORDER, number: HOSTILE }] }, w),
  },
  {
    name: 'invoice-outcome: nothing follows',
    draw: (w) =>
      invoiceOutcomeView(
        {
          kind: 'recorded',
          invoice: { ...INVOICE, number: HOSTILE_LONG },
          instalments: [],
          customerName: HOSTILE_LONG,
          newProduct: null,
          order: takenFrom({ ...ORDER, number: HOSTILE_LONG }, { amount: usd(750_000), wasNamed: false }),
          duties: [],
        },
        w,
      ),
  },
  {
    name: 'invoice-outcome: already logged',
    draw: (w) => invoiceOutcomeView({ kind: 'already-logged', card: INVOICE_CARD }, w),
  },
  {
    name: 'invoice-outcome: due before issue',
    draw: (w) => invoiceOutcomeView({ kind: 'due-before-issue', issuedDay: TODAY, dueDay: day('2026-11-01') }, w),
  },
  {
    name: 'payment-outcome',
    draw: (w) =>
      paymentOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(1_300_000),
          receivedDay: TODAY,
          applied: [
            { number: 'INV-1001', amount: usd(750_000), outstanding: usd(0), discount: null },
            { number: 'INV-1017', amount: usd(500_000), outstanding: usd(750_000), discount: null },
          ],
          unapplied: usd(50_000),
          dutiesCancelled: 1,
        },
        w,
      ),
  },
  {
    name: 'payment-outcome: the worst',
    draw: (w) =>
      paymentOutcomeView(
        {
          kind: 'recorded',
          customerName: HOSTILE_LONG,
          amount: usd(1),
          receivedDay: TODAY,
          applied: times(300, () => ({ number: HOSTILE_LONG, amount: usd(1), outstanding: usd(1), discount: null })),
          unapplied: usd(0),
          dutiesCancelled: 0,
        },
        w,
      ),
  },
  {
    name: 'payment-outcome: already settled',
    draw: (w) => paymentOutcomeView({ kind: 'already-settled', card: INVOICE_CARD_WORST }, w),
  },
  {
    name: 'payment-outcome: other currency',
    draw: (w) =>
      paymentOutcomeView(
        { kind: 'other-currency', number: 'INV-1001', invoiced: usd(1_250_000), paid: eur(500_000) },
        w,
      ),
  },
  {
    name: 'reversal-outcome',
    draw: (w) =>
      reversalOutcomeView(
        {
          kind: 'reversed',
          number: 'INV-1001',
          amount: usd(500_000),
          receivedDay: day('2026-11-03'),
          outstanding: usd(1_250_000),
        },
        w,
      ),
  },
  {
    name: 'reversal-outcome: no payment',
    draw: (w) => reversalOutcomeView({ kind: 'no-payment', number: HOSTILE }, w),
  },
  {
    name: 'apply-outcome',
    draw: (w) =>
      applyOutcomeView(
        { kind: 'applied', number: 'INV-1001', amount: usd(15_000), outstanding: usd(735_000), discount: null },
        w,
      ),
  },
  {
    name: 'apply-outcome: settled',
    draw: (w) =>
      applyOutcomeView(
        { kind: 'applied', number: 'INV-1001', amount: usd(15_000), outstanding: usd(0), discount: null },
        w,
      ),
  },
  {
    name: 'apply-outcome: nothing there',
    draw: (w) => applyOutcomeView({ kind: 'nothing-unapplied', customerName: HOSTILE, currency: currency('USD') }, w),
  },
  {
    name: 'credit-outcome',
    draw: (w) =>
      creditOutcomeView(
        {
          kind: 'credited',
          number: 'INV-1001',
          amount: usd(50_000),
          outstanding: usd(700_000),
          dispute: null,
          moved: null,
        },
        w,
      ),
  },
  {
    name: 'credit-outcome: settled',
    draw: (w) =>
      creditOutcomeView(
        { kind: 'credited', number: 'INV-1001', amount: usd(50_000), outstanding: usd(0), dispute: null, moved: null },
        w,
      ),
  },
  {
    name: 'credit-outcome: of a disputed one',
    draw: (w) =>
      creditOutcomeView(
        {
          kind: 'credited',
          number: HOSTILE,
          amount: usd(50_000),
          outstanding: usd(700_000),
          dispute: { disputed: usd(200_000), toCredit: usd(150_000) },
          moved: { to: TODAY, why: 'reopened' },
        },
        w,
      ),
  },
  {
    name: 'credit-outcome: more than open',
    draw: (w) => creditOutcomeView({ kind: 'more-than-open', number: 'INV-1001', outstanding: usd(750_000) }, w),
  },
  {
    name: 'credit-outcome: other currency',
    draw: (w) =>
      creditOutcomeView({ kind: 'other-currency', number: HOSTILE, invoiced: usd(1_250_000), paid: eur(500_000) }, w),
  },
  { name: 'invoice-modal', draw: (w) => invoiceModal({ today: TODAY }, w) },
  {
    name: 'invoice-modal: of a delivery',
    draw: (w) =>
      invoiceModal({ today: TODAY, customer: 'ACME', amount: '4800.00', currency: 'USD', deliveredDay: TODAY }, w),
  },
  { name: 'paid-modal', draw: (w) => paidModal({ today: TODAY }, w) },
  {
    name: 'paid-modal: of an invoice',
    draw: (w) =>
      paidModal(
        { today: TODAY, invoice: { number: 'INV-1001', outstanding: '7500.00', currency: 'USD' }, remembered: '{}' },
        w,
      ),
  },
]
