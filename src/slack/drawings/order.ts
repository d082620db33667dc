import { day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { eur, HOSTILE, HOSTILE_LONG, TODAY, times, usd } from '../samples/basis.ts'
import { CHECK_WORST, CHECKS } from '../samples/gate.ts'
import { DELIVERY, ORDER, ORDER_CARD, ORDER_CARD_FULL, ORDER_CARD_WORST } from '../samples/order.ts'
import { deliveredModal } from '../views/delivered-modal.ts'
import { deliveryAmountView, deliveryOutcomeView } from '../views/delivery-outcome.ts'
import { orderCardView } from '../views/order-card.ts'
import { orderModal } from '../views/order-modal.ts'
import { cancelOutcomeView, orderOutcomeView } from '../views/order-outcome.ts'
import type { Drawing } from './drawing.ts'

export const orderDrawings: readonly Drawing[] = [
  {
    name: 'delivery-outcome',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: null,
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: gone against the gate',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: null,
          breach: CHECKS['on-hold'],
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: part of the only open order',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: 'ACME Trading',
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: { number: 'SO-77', wasNamed: false, toDeliver: usd(270_000), beyond: usd(0), unpaid: usd(0) },
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: more than a prepaid order',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'recorded',
          customerName: HOSTILE_LONG,
          amount: usd(480_000),
          deliveredDay: TODAY,
          invoiceBy: day('2026-11-25'),
          order: {
            number: HOSTILE_LONG,
            wasNamed: true,
            toDeliver: usd(0),
            beyond: usd(30_000),
            unpaid: usd(480_000),
          },
        },
        w,
      ),
  },
  ...(['on-hold', 'would-breach'] as const).map((kind) => ({
    name: `delivery-outcome: ${kind}`,
    draw: (w: Words) =>
      deliveryOutcomeView({ kind: 'stopped', delivery: DELIVERY, orderNumber: 'SO-77', check: CHECKS[kind] }, w),
  })),
  {
    name: 'delivery-outcome: stopped, the worst',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'stopped',
          delivery: { ...DELIVERY, note: HOSTILE_LONG.repeat(9) },
          orderNumber: HOSTILE_LONG,
          check: CHECK_WORST,
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: again',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'doubtful',
          delivery: DELIVERY,
          customerName: 'ACME Trading',
          doubts: [{ kind: 'again' }],
          hasGone: true,
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: more than is left of an order delivered in full',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'doubtful',
          delivery: DELIVERY,
          customerName: 'ACME Trading',
          doubts: [{ kind: 'beyond', number: 'SO-77', toDeliver: usd(0), beyond: usd(480_000) }],
          hasGone: false,
        },
        w,
      ),
  },
  {
    name: 'delivery-outcome: again and more than is left, the worst',
    draw: (w) =>
      deliveryOutcomeView(
        {
          kind: 'doubtful',
          delivery: { ...DELIVERY, note: HOSTILE_LONG.repeat(9) },
          customerName: HOSTILE_LONG,
          doubts: [
            { kind: 'again' },
            { kind: 'beyond', number: HOSTILE_LONG, toDeliver: usd(270_000), beyond: usd(210_000) },
          ],
          hasGone: false,
        },
        w,
      ),
  },
  ...Object.entries({ 'part delivered': ORDER_CARD, 'delivered in full': ORDER_CARD_FULL }).map(([name, card]) => ({
    name: `delivery-outcome: no amount for an order, ${name}`,
    draw: (w: Words) => deliveryAmountView({ kind: 'card', card }, { customerText: HOSTILE }, w),
  })),
  {
    name: 'delivery-outcome: no amount for no such order',
    draw: (w) =>
      deliveryAmountView({ kind: 'no-such-order', text: 'SO-7', didYouMean: ['SO-77'] }, { customerText: 'ACME' }, w),
  },
  {
    name: 'delivery-outcome: already logged',
    draw: (w) => deliveryOutcomeView({ kind: 'already-logged', delivery: DELIVERY, customerName: HOSTILE }, w),
  },
  {
    name: 'delivery-outcome: no such order',
    draw: (w) => deliveryOutcomeView({ kind: 'no-such-order', text: 'SO-7', didYouMean: ['SO-77'] }, w),
  },
  {
    name: 'delivery-outcome: order cancelled',
    draw: (w) => deliveryOutcomeView({ kind: 'order-cancelled', number: HOSTILE, cancelledDay: TODAY }, w),
  },
  {
    name: 'delivery-outcome: order in another currency',
    draw: (w) => deliveryOutcomeView({ kind: 'order-in-other-currency', order: ORDER, delivered: eur(500_000) }, w),
  },
  {
    name: 'delivery-outcome: which of the orders',
    draw: (w) =>
      deliveryOutcomeView(
        { kind: 'which-of-orders', orders: [ORDER, { ...ORDER, number: 'SO-81', deliveredMinor: 0 }] },
        w,
      ),
  },
  {
    name: 'delivery-outcome: which of many orders',
    draw: (w) => deliveryOutcomeView({ kind: 'which-of-orders', orders: times(50, () => ORDER_CARD_WORST.order) }, w),
  },
  ...(['fits', 'no-limit', 'prepaid'] as const).map((kind) => ({
    name: `order-outcome: ${kind}`,
    draw: (w: Words) =>
      orderOutcomeView({ kind: 'recorded', order: ORDER, customerName: 'ACME Trading', check: CHECKS[kind] }, w),
  })),
  {
    name: 'order-outcome: no firewall',
    draw: (w) => orderOutcomeView({ kind: 'recorded', order: ORDER, customerName: HOSTILE_LONG, check: null }, w),
  },
  ...(['not-screened', 'cash-in-advance', 'would-breach'] as const).map((kind) => ({
    name: `order-outcome: ${kind}`,
    draw: (w: Words) => orderOutcomeView({ kind: 'stopped', number: 'SO-78', check: CHECKS[kind] }, w),
  })),
  {
    name: 'order-outcome: stopped, the worst',
    draw: (w) => orderOutcomeView({ kind: 'stopped', number: HOSTILE_LONG, check: CHECK_WORST }, w),
  },
  {
    name: 'order-outcome: already ordered',
    draw: (w) => orderOutcomeView({ kind: 'already-ordered', card: ORDER_CARD }, w),
  },
  {
    name: 'order-outcome: already ordered, nothing delivered',
    draw: (w) =>
      orderOutcomeView(
        { kind: 'already-ordered', card: { ...ORDER_CARD, order: { ...ORDER, deliveredMinor: 0 }, deliveries: [] } },
        w,
      ),
  },
  { name: 'order-card', draw: (w) => orderCardView(ORDER_CARD, w) },
  { name: 'order-card: the worst', draw: (w) => orderCardView(ORDER_CARD_WORST, w) },
  {
    name: 'order-card: nothing delivered, cancelled',
    draw: (w) =>
      orderCardView({ ...ORDER_CARD, order: { ...ORDER, deliveredMinor: 0, cancelledDay: TODAY }, deliveries: [] }, w),
  },
  {
    name: 'order-outcome: cancelled',
    draw: (w) =>
      cancelOutcomeView({ kind: 'cancelled', order: ORDER, customerName: 'ACME Trading', freed: usd(750_000) }, w),
  },
  ...(['already-cancelled', 'already-delivered'] as const).map((kind) => ({
    name: `order-outcome: ${kind}`,
    draw: (w: Words) => cancelOutcomeView({ kind, card: ORDER_CARD_WORST }, w),
  })),
  {
    name: 'order-outcome: no such order',
    draw: (w) => cancelOutcomeView({ kind: 'no-such-order', text: HOSTILE_LONG, didYouMean: [HOSTILE_LONG] }, w),
  },
  {
    name: 'order-outcome: which order',
    draw: (w) => cancelOutcomeView({ kind: 'which-order', number: 'SO-77', customers: ['ACME Trading', 'Globex'] }, w),
  },
  {
    name: 'order-outcome: not your customer',
    draw: (w) => cancelOutcomeView({ kind: 'not-your-customer', customerName: HOSTILE }, w),
  },
  { name: 'delivered-modal', draw: (w) => deliveredModal({ today: TODAY }, w) },
  { name: 'order-modal', draw: (w) => orderModal({ today: TODAY }, w) },
  {
    name: 'order-modal: from a check',
    draw: (w) => orderModal({ today: TODAY, customer: 'ACME', amount: '20000.00', currency: 'USD', prepaid: true }, w),
  },
]
