import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import type { Dispute } from '../../src/core/dispute.ts'
import { followingOn, NOTHING_TO_FOLLOW, promisesToShow } from '../../src/core/following.ts'
import { currency, money } from '../../src/core/money.ts'
import type { PromiseStanding } from '../../src/core/promise.ts'
import type { ReminderHold } from '../../src/core/reminder-hold.ts'
import { promisedInvoice, promiseOf } from '../support/promise.ts'

const TODAY = day('2026-12-01')
const usd = (minor: number) => money(minor, currency('USD'))
const invoice = { id: 'I', number: 'INV-1', outstanding: usd(10_000) }
const promised = (until: string, state: PromiseStanding['state'], invoiceId = 'I'): PromiseStanding => ({
  ...promiseOf({
    promisedDay: day(until),
    invoices: [promisedInvoice({ invoiceId }), promisedInvoice({ invoiceId: 'X' })],
  }),
  state,
  isPaid: false,
  putOffTo: null,
})
const disputed = (amountMinor: number, more: Partial<Dispute> = {}): Dispute => ({
  id: 'D',
  invoiceId: 'I',
  amountMinor,
  reason: 'short delivery',
  ownerUserId: 'U0SALES',
  openedDay: TODAY,
  untilDay: day('2026-12-15'),
  endedDay: null,
  outcome: null,
  ...more,
})
const held = (until: string): ReminderHold => ({
  id: 'H',
  invoiceId: 'I',
  untilDay: day(until),
  reason: 'goods on their way back',
  ownerUserId: 'U0SALES',
  placedDay: TODAY,
  endedDay: null,
})
const follow = (facts: { promises?: PromiseStanding[]; disputes?: Dispute[]; holds?: ReminderHold[] }) =>
  followingOn(invoice, { promises: [], disputes: [], holds: [], ...facts }, TODAY)

test('an invoice of which nobody said anything has nothing beside it', () => {
  expect(follow({})).toEqual(NOTHING_TO_FOLLOW)
})

test('of several promises the last that is open or broken is shown, with what it says of this invoice alone', () => {
  const promises = [
    promised('2026-11-20', 'broken'),
    promised('2026-12-05', 'open'),
    promised('2026-12-07', 'put-off'),
    promised('2026-12-09', 'withdrawn'),
  ]
  expect(follow({ promises }).promise).toMatchObject({
    promisedDay: '2026-12-05',
    numbers: ['N-I'],
    amounts: [usd(10_000)],
  })
  expect(follow({ promises: [promised('2026-12-05', 'kept')] }).promise).toBeNull()
  expect(follow({ promises: [promised('2026-12-05', 'open', 'J')] }).promise).toBeNull()
})

test('on a card what is open or broken comes first and what was withdrawn last, each the last day first', () => {
  const withdrawn = ['2026-12-20', '2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25']
  const { shown, more } = promisesToShow([
    promised('2026-11-10', 'kept'),
    promised('2026-11-20', 'broken'),
    promised('2026-12-05', 'open'),
    promised('2026-12-07', 'put-off'),
    ...withdrawn.map((d) => promised(d, 'withdrawn')),
  ])
  expect(shown.map((p) => `${p.state} ${p.promisedDay}`)).toEqual([
    'open 2026-12-05',
    'broken 2026-11-20',
    'put-off 2026-12-07',
    'kept 2026-11-10',
    'withdrawn 2026-12-25',
  ])
  expect(more).toBe(5)
})

test('what is not in dispute waits as long as nobody asks for the invoice, the longer of a promise and a hold', () => {
  const waits = (more: Parameters<typeof follow>[0]) => follow({ disputes: [disputed(2_000)], ...more }).dispute?.waits
  expect(waits({})).toBeNull()
  expect(waits({ promises: [promised('2026-12-05', 'broken')] })).toBeNull()
  expect(waits({ promises: [promised('2026-12-05', 'open')] })).toEqual({ day: '2026-12-05', why: 'promised' })
  const both = { promises: [promised('2026-12-05', 'open')], holds: [held('2026-12-08')] }
  expect(waits(both)).toEqual({ day: '2026-12-08', why: 'on-hold' })
})

test('its open disputes are one: the sum of them, the first day to look at them, and what is still chased', () => {
  const disputes = [
    disputed(2_000),
    disputed(1_000, { untilDay: day('2026-12-10'), reason: 'price' }),
    disputed(5_000, { endedDay: TODAY, outcome: 'rejected' }),
  ]
  expect(follow({ disputes }).dispute).toMatchObject({
    disputed: usd(3_000),
    chased: usd(7_000),
    untilDay: '2026-12-10',
    reason: 'short delivery',
  })
})

test('no more is in dispute than is open', () => {
  expect(follow({ disputes: [disputed(12_000)] }).dispute).toMatchObject({ disputed: usd(10_000), chased: usd(0) })
})

test('a hold is shown until its last day', () => {
  expect(follow({ holds: [held('2026-12-01')] }).hold).toMatchObject({ untilDay: '2026-12-01' })
  expect(follow({ holds: [held('2026-11-30')] }).hold).toBeNull()
})

test('what is settled has nothing beside it', () => {
  const settled = { ...invoice, outstanding: usd(0) }
  const facts = {
    promises: [promised('2026-11-20', 'broken')],
    disputes: [disputed(2_000)],
    holds: [held('2026-12-05')],
  }
  expect(followingOn(settled, facts, TODAY)).toEqual(NOTHING_TO_FOLLOW)
})
