import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency, type Money, money } from '../../src/core/money.ts'
import { type Order, orderStateOf, pickOrder, type SaidOrder, toDeliver } from '../../src/core/order.ts'

const usd = (units: number): Money => money(units * 100, currency('USD'))
const eur = (units: number): Money => money(units * 100, currency('EUR'))

const order = (number: string, more: Partial<Order> = {}): Order => ({
  id: number,
  customerId: 'c1',
  number,
  amount: usd(20_000),
  deliveredMinor: 0,
  orderedDay: day('2026-11-09'),
  prepaid: false,
  cancelledDay: null,
  note: '',
  ...more,
})
const SO77 = order('SO-77')
const SO81 = order('SO-81')
const IN_EUR = order('SO-90', { amount: eur(100) })
const DELIVERED = order('SO-60', { deliveredMinor: 2_000_000 })
const CANCELLED = order('SO-50', { cancelledDay: day('2026-11-10') })

test.each([
  ['nothing delivered', {}, 'open', usd(20_000)],
  ['a part delivered', { deliveredMinor: 1_250_000 }, 'open', usd(7_500)],
  ['all delivered', { deliveredMinor: 2_000_000 }, 'delivered', usd(0)],
  ['more delivered than ordered', { deliveredMinor: 2_000_001 }, 'delivered', usd(0)],
  [
    'a part delivered and the rest cancelled',
    { deliveredMinor: 1, cancelledDay: day('2026-11-10') },
    'cancelled',
    money(1_999_999, usd(0).currency),
  ],
] as const)('of an order with %s', (_, more, state, left) => {
  expect([orderStateOf(order('SO-1', more)), toDeliver(order('SO-1', more))]).toEqual([state, left])
})

const NONE: SaidOrder = { kind: 'none' }
const UNSAID: SaidOrder = { kind: 'unsaid' }
const said = (number: string): SaidOrder => ({ kind: 'number', number })

describe('a delivery', () => {
  test.each([
    ['of none, when that was said', [SO77], NONE, usd(1), null],
    ['of none, when no order is open', [DELIVERED, CANCELLED], UNSAID, usd(1), null],
    ['of the only open one, when nothing was said', [SO77, DELIVERED, CANCELLED], UNSAID, usd(1), 'SO-77'],
    ['of the only open one of its currency', [SO77, IN_EUR], UNSAID, eur(1), 'SO-90'],
    [
      'of the one that was named, however it is written',
      [SO77, SO81],
      said('so 81'.replace(' ', '‑')),
      usd(1),
      'SO-81',
    ],
    ['of one delivered in full, when it was named', [SO77, DELIVERED], said('SO-60'), usd(1), 'SO-60'],
  ] as const)('is %s', (_, orders, what, delivered, number) => {
    const pick = pickOrder(orders, what, delivered)
    expect(pick.kind === 'order' && (pick.order?.number ?? null)).toBe(number)
  })

  test.each([
    [
      'a number that is none, with what is like it',
      [SO77, SO81],
      said('SO-78'),
      usd(1),
      { kind: 'no-such-order', text: 'SO-78', didYouMean: ['SO-77'] },
    ],
    [
      'one that is cancelled, before its currency',
      [order('SO-50', { amount: eur(1), cancelledDay: day('2026-11-10') })],
      said('SO-50'),
      usd(1),
      { kind: 'order-cancelled', number: 'SO-50', cancelledDay: '2026-11-10' },
    ],
    [
      'one in another currency',
      [IN_EUR],
      said('SO-90'),
      usd(1),
      { kind: 'order-in-other-currency', order: IN_EUR, delivered: usd(1) },
    ],
    [
      'several open ones, when nothing was said',
      [SO77, SO81, IN_EUR, DELIVERED],
      UNSAID,
      usd(1),
      { kind: 'which-of-orders', orders: [SO77, SO81] },
    ],
  ] as const)('is refused for %s', (_, orders, what, delivered, refusal) => {
    expect(pickOrder(orders, what, delivered)).toEqual(refusal)
  })
})
