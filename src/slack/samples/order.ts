import { day } from '../../core/day.ts'
import type { CarriedDelivery } from '../../core/delivery.ts'
import type { Order, OrderCard } from '../../core/order.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, usd } from './basis.ts'

export const DELIVERY: CarriedDelivery = {
  id: '019a9f6e-0000-7000-8000-000000000001',
  customerId: '019a9f6e-0000-7000-8000-000000000002',
  amount: usd(480_000),
  deliveredDay: TODAY,
  note: 'second lot',
  orderId: '019a9f6e-0000-7000-8000-000000000003',
  alike: 1,
}
export const ORDER: Order = {
  id: 'ord_1',
  customerId: 'cus_1',
  number: 'SO-77',
  amount: usd(2_000_000),
  deliveredMinor: 1_250_000,
  orderedDay: day('2026-11-09'),
  prepaid: false,
  cancelledDay: null,
  note: '',
}
export const ORDER_CARD: OrderCard = {
  order: ORDER,
  customerName: 'ACME Trading',
  deliveries: [{ day: day('2026-11-13'), amount: usd(1_250_000) }],
}
export const ORDER_CARD_FULL: OrderCard = { ...ORDER_CARD, order: { ...ORDER, deliveredMinor: 2_000_000 } }
export const ORDER_CARD_WORST: OrderCard = {
  order: { ...ORDER, number: HOSTILE_LONG, note: HOSTILE_LONG.repeat(3), prepaid: true, amount: usd(LARGE) },
  customerName: HOSTILE_LONG,
  deliveries: times(200, () => ({ day: TODAY, amount: usd(LARGE) })),
}
