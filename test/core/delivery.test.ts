import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { doubtsOf } from '../../src/core/delivery.ts'
import { currency, type Money, money } from '../../src/core/money.ts'
import type { Order } from '../../src/core/order.ts'

const usd = (units: number): Money => money(units * 100, currency('USD'))
const SO77: Order = {
  id: 'o77',
  customerId: 'c1',
  number: 'SO-77',
  amount: usd(20_000),
  deliveredMinor: 1_250_000,
  orderedDay: day('2026-11-09'),
  prepaid: false,
  cancelledDay: null,
  note: '',
}
const AGAIN = { kind: 'again' }
const beyond = (over: number) => ({ kind: 'beyond', number: 'SO-77', toDeliver: usd(7_500), beyond: usd(over) })

test.each([
  ['all that its order has left', 7_500, SO77, [], []],
  ['more than its order has left', 7_501, SO77, [], [beyond(1)]],
  ['any amount that is of no order', 75_000, null, [], []],
  ['an amount that is logged for that day, of no order', 500, null, [{ orderId: null }], [AGAIN]],
  ['an amount that the order was given that day', 500, SO77, [{ orderId: 'o77' }], [AGAIN]],
  ['what was logged already and is more than is left now', 12_500, SO77, [{ orderId: 'o77' }], [AGAIN, beyond(5_000)]],
] as const)('a delivery of %s', (_, units, order, logged, doubts) => {
  const delivery = { amount: usd(units), orderId: order?.id ?? null }
  for (const isOrderSaid of [true, false]) expect(doubtsOf(delivery, { order, isOrderSaid, logged })).toEqual(doubts)
})

test.each([
  ['asked about where no order was named: the first one may have taken the last that was open', false, [AGAIN]],
  ['another one where it was', true, []],
] as const)('the same amount of another order is %s', (_, isOrderSaid, doubts) => {
  const logged = [{ orderId: 'o77' }]
  expect(doubtsOf({ amount: usd(500), orderId: null }, { order: null, isOrderSaid, logged })).toEqual(doubts)
})
