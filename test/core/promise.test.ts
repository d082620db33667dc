import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import {
  type CustomerReceipt,
  type InvoiceReceipt,
  isPromisePaid,
  keptShare,
  type PaymentPromise,
  type PromiseReceipt,
  pausesUntil,
  promiseStanding,
  promiseStateOn,
  replacedBy,
  wasOnlyPutOff,
} from '../../src/core/promise.ts'
import { promisedInvoice, promiseOf } from '../support/promise.ts'

const paid = (on: string, minor: number, takenBack: string | null = null, invoiceId = 'I'): InvoiceReceipt => ({
  id: 'later',
  kind: 'payment',
  invoiceId,
  day: day(on),
  minor,
  paidDay: null,
  takenBackDay: takenBack === null ? null : day(takenBack),
})
const credited = (on: string, minor: number, takenBack: string | null = null): InvoiceReceipt => ({
  ...paid(on, minor, takenBack),
  kind: 'credit-note',
})

const allowed: InvoiceReceipt = { ...credited('2026-12-05', 200), paidDay: day('2026-12-04') }
const late = paid('2026-12-04', 9_800)

describe('a promise of 100.00, recorded on 20 November for 4 December,', () => {
  test.each<[string, InvoiceReceipt[], string, string]>([
    ['is open before its day', [], '2026-12-01', 'open'],
    ['is open on its day', [], '2026-12-04', 'open'],
    ['is broken on the day after', [], '2026-12-05', 'broken'],
    ['is kept when it is paid before its day, from then on', [paid('2026-12-01', 10_000)], '2026-12-01', 'kept'],
    ['is still open the day before that', [paid('2026-12-01', 10_000)], '2026-11-30', 'open'],
    ['is kept when it is paid on its day', [paid('2026-12-04', 10_000)], '2026-12-31', 'kept'],
    ['is kept when more is paid', [paid('2026-12-04', 12_000)], '2026-12-31', 'kept'],
    ['is kept in parts', [paid('2026-11-25', 4_000), paid('2026-12-04', 6_000)], '2026-12-31', 'kept'],
    ['is broken when a cent is missing', [paid('2026-12-04', 9_999)], '2026-12-05', 'broken'],
    ['stays broken when it is paid late', [paid('2026-12-05', 10_000)], '2026-12-31', 'broken'],
    ['is broken when the payment bounces later', [paid('2026-12-04', 10_000, '2026-12-10')], '2026-12-10', 'broken'],
    ['was kept until it bounced', [paid('2026-12-04', 10_000, '2026-12-10')], '2026-12-09', 'kept'],
    ['is lowered by a credit note', [credited('2026-12-01', 3_000), paid('2026-12-04', 7_000)], '2026-12-05', 'kept'],
    [
      'is not lowered by a late one',
      [credited('2026-12-05', 3_000), paid('2026-12-04', 7_000)],
      '2026-12-05',
      'broken',
    ],
    [
      'is whole again when the credit note is taken back',
      [credited('2026-12-01', 3_000, '2026-12-08'), paid('2026-12-04', 7_000)],
      '2026-12-08',
      'broken',
    ],
    ['falls away when all of it is credited', [credited('2026-12-01', 10_000)], '2026-12-05', 'withdrawn'],
    ['is lowered by a discount allowed later, by the day of its payment', [allowed, late], '2026-12-05', 'kept'],
    [
      'is not lowered by a discount whose payment came late',
      [{ ...allowed, paidDay: day('2026-12-05') }, late],
      '2026-12-05',
      'broken',
    ],
    ['is not kept by another invoice', [paid('2026-12-01', 10_000, null, 'J')], '2026-12-05', 'broken'],
  ])('%s', (_, receipts, on, state) => {
    expect(promiseStateOn(promiseOf(), receipts, day(on))).toBe(state)
  })

  test('is withdrawn from the day on which it was', () => {
    const promise = promiseOf({ withdrawnDay: day('2026-11-25') })
    expect(promiseStateOn(promise, [], day('2026-11-24'))).toBe('open')
    expect(promiseStateOn(promise, [paid('2026-12-01', 10_000)], day('2026-12-02'))).toBe('withdrawn')
  })
})

test('what was paid and credited before it was promised is not counted', () => {
  const before = [paid('2026-11-20', 4_000), paid('2026-11-20', 1_000, '2026-12-01'), credited('2026-11-20', 1_000)]
  const entered = before.map((r) => ({ ...r, id: 'A' }))
  const state = (receipts: InvoiceReceipt[]) =>
    promiseStateOn(promiseOf(), [...entered, ...receipts], day('2026-12-05'))
  expect(state([])).toBe('broken')
  expect(state([paid('2026-12-04', 9_999)])).toBe('broken')
  expect(state([paid('2026-12-04', 10_000)])).toBe('kept')
})

test('of several invoices each has to be paid', () => {
  const promise = promiseOf({ invoices: [promisedInvoice(), promisedInvoice({ invoiceId: 'J', minor: 5_000 })] })
  const state = (...receipts: InvoiceReceipt[]) => promiseStateOn(promise, receipts, day('2026-12-05'))
  expect(state(paid('2026-12-04', 15_000))).toBe('broken')
  expect(state(paid('2026-12-04', 10_000), paid('2026-12-04', 5_000, null, 'J'))).toBe('kept')
  expect(state(credited('2026-12-01', 10_000), paid('2026-12-04', 5_000, null, 'J'))).toBe('kept')
})

describe('a promise of a customer, of whom no invoice was named,', () => {
  const invoices = [promisedInvoice(), promisedInvoice({ invoiceId: 'J', code: 'EUR', minor: 5_000 })]
  const promise = promiseOf({ isOfCustomer: true, invoices })
  const receipt = (on: string, minor: number, code = 'USD', takenBack: string | null = null): CustomerReceipt => ({
    ...{ id: 'later', kind: 'receipt', currency: currency(code), day: day(on), minor },
    takenBackDay: takenBack === null ? null : day(takenBack),
  })
  const euros = receipt('2026-12-01', 5_000, 'EUR')
  test.each<[string, PromiseReceipt[], string]>([
    ['is kept by any money of it, in each currency', [receipt('2026-12-04', 10_000), euros], 'kept'],
    ['is kept in parts', [receipt('2026-12-01', 4_000), receipt('2026-12-04', 6_000), euros], 'kept'],
    ['is broken when a currency is missing', [receipt('2026-12-04', 99_000)], 'broken'],
    ['is broken by money that came late', [receipt('2026-12-05', 10_000), euros], 'broken'],
    ['is broken by money that was taken back', [receipt('2026-12-04', 10_000, 'USD', '2026-12-05'), euros], 'broken'],
    ['is not kept by money from before', [{ ...receipt('2026-11-20', 10_000), id: 'A' }, euros], 'broken'],
    ['is not kept by old money that is entered now', [receipt('2026-11-19', 10_000), euros], 'broken'],
    ['is kept by money of its own day', [receipt('2026-11-20', 10_000), euros], 'kept'],
    ['is lowered by a credit note', [credited('2026-12-01', 3_000), receipt('2026-12-04', 7_000), euros], 'kept'],
    ['does not count the same money twice', [paid('2026-12-04', 10_000), euros], 'broken'],
  ])('%s', (_, receipts, state) => {
    expect(promiseStateOn(promise, receipts, day('2026-12-05'))).toBe(state)
  })

  test('is paid once the money is there, however late', () => {
    const isPaid = (on: string) => isPromisePaid(promise, [receipt('2026-12-20', 10_000), euros], day(on))
    expect([isPaid('2026-12-19'), isPaid('2026-12-20')]).toEqual([false, true])
  })

  test('one of an invoice is not kept by money on another', () => {
    expect(promiseStateOn(promiseOf(), [receipt('2026-12-04', 10_000)], day('2026-12-05'))).toBe('broken')
  })
})

describe('a promise for 4 December that was put off to the 11th on the 2nd', () => {
  const putOff = { promiseId: 'Q', day: day('2026-12-02'), toDay: day('2026-12-11'), undoneDay: null }
  const undone = { ...putOff, undoneDay: day('2026-12-03') }
  const again = { promiseId: 'R', day: day('2026-12-03'), toDay: day('2026-12-08'), undoneDay: null }
  test.each<[string, Partial<PaymentPromise>, InvoiceReceipt[], string, string, string | null]>([
    ['was open the day before', {}, [], '2026-12-01', 'open', '2026-12-04'],
    ['is put off from then on, and pauses nothing', {}, [], '2026-12-02', 'put-off', null],
    ['is kept or broken by its own day: broken, and has paused nothing', {}, [], '2026-12-05', 'broken', null],
    ['is kept when it is paid on its own day', {}, [paid('2026-12-04', 10_000)], '2026-12-04', 'kept', null],
    ['is broken when it is paid on the later day', {}, [paid('2026-12-11', 10_000)], '2026-12-12', 'broken', null],
    ['stands again when the later one is withdrawn', { putOffs: [undone] }, [], '2026-12-03', 'open', '2026-12-04'],
    ['was put off until then', { putOffs: [undone] }, [], '2026-12-02', 'put-off', null],
    ['stays put off by the one after', { putOffs: [undone, again] }, [], '2026-12-03', 'put-off', null],
    ['was so between the two', { putOffs: [undone, again] }, [], '2026-12-02', 'put-off', null],
  ])('%s', (_, more, receipts, on, state, until) => {
    const standing = promiseStanding(promiseOf({ putOffs: [putOff], ...more }), receipts, day(on))
    expect({ state: standing.state, until: pausesUntil(standing) }).toEqual({ state, until })
  })
})

describe('of 100.00, of which 50.00 is promised for 27 November and then 50.00 for 4 December,', () => {
  const half = (id: string, recorded: string, promised: string, restMinor: number): PaymentPromise =>
    promiseOf({
      ...{ id, recordedDay: day(recorded), promisedDay: day(promised) },
      invoices: [promisedInvoice({ minor: 5_000, restMinor })],
    })
  const [first, second] = [half('P', '2026-11-20', '2026-11-27', 5_000), half('Q', '2026-11-23', '2026-12-04', 5_000)]
  test.each<[string, InvoiceReceipt[], string, string[]]>([
    ['the first half keeps the first alone', [paid('2026-11-23', 5_000)], '2026-11-23', ['kept', 'open']],
    ['what is over counts for the second', [paid('2026-11-23', 9_999)], '2026-12-05', ['kept', 'broken']],
    ['all of it keeps both', [paid('2026-11-23', 10_000)], '2026-11-23', ['kept', 'kept']],
    [
      'what came too late for the first counts for the second',
      [paid('2026-11-28', 5_000)],
      '2026-12-05',
      ['broken', 'kept'],
    ],
  ])('%s', (_, receipts, on, states) => {
    const found = [first, second].map((p) => promiseStateOn(p, receipts, day(on), [first, second]))
    expect(found).toEqual(states)
  })

  test('but where the second promises all of it, the same money counts for both', () => {
    const all = promiseOf({ ...second, invoices: [promisedInvoice({ minor: 10_000 })] })
    const receipts = [paid('2026-11-23', 5_000), paid('2026-12-04', 5_000)]
    expect(promiseStateOn(all, receipts, day('2026-12-05'), [first, all])).toBe('kept')
  })

  test('what the first had is free again when it is withdrawn', () => {
    const others = [{ ...first, withdrawnDay: day('2026-11-25') }]
    const state = (on: string) => promiseStateOn(second, [paid('2026-11-23', 5_000)], day(on), others)
    expect([state('2026-11-24'), state('2026-11-25')]).toEqual(['open', 'kept'])
  })
})

test.each([
  ['a later day puts it off', '2026-12-11', '2026-12-01', 'put-off'],
  ['the same day withdraws it', '2026-12-04', '2026-12-01', 'withdrawn'],
  ['an earlier day withdraws it', '2026-12-03', '2026-12-01', 'withdrawn'],
  ['a slip is put right on the day on which it was recorded', '2026-12-11', '2026-11-20', 'withdrawn'],
])('of a promise for 4 December, recorded on 20 November, %s', (_, later, today, becomes) => {
  expect(replacedBy(promiseOf(), { day: day(later), today: day(today) })).toBe(becomes)
})

test.each<[string, Partial<PaymentPromise>, string, string, boolean]>([
  ['was put off', {}, '2026-12-11', '2026-12-01', true],
  ['was so on its own day too', {}, '2026-12-11', '2026-12-04', true],
  ['is over after its day', {}, '2026-12-11', '2026-12-05', false],
  ['is withdrawn where the new one is not for a later day', {}, '2026-12-04', '2026-12-01', false],
  ['is withdrawn where it was a slip', { withdrawnDay: day('2026-11-20') }, '2026-12-11', '2026-12-01', false],
  ['is withdrawn where another one took its place', { replacedBy: 'Q' }, '2026-12-11', '2026-12-01', false],
  ['stands where it was never withdrawn', { withdrawnDay: null }, '2026-12-11', '2026-12-01', false],
])('one for 4 December that was withdrawn on 30 November, and is promised anew, %s', (_, more, later, today, isIt) => {
  const promise = promiseOf({ withdrawnDay: day('2026-11-30'), ...more })
  expect(wasOnlyPutOff(promise, { day: day(later), today: day(today) })).toBe(isIt)
})

test('one that was broken is paid once the money is there, however late', () => {
  const late = [paid('2026-12-20', 10_000)]
  expect(isPromisePaid(promiseOf(), late, day('2026-12-19'))).toBe(false)
  expect(isPromisePaid(promiseOf(), late, day('2026-12-20'))).toBe(true)
})

test('the share that was kept counts what was kept and what was broken, and is not known without either', () => {
  expect(keptShare({ kept: 3, broken: 1 })).toBe(0.75)
  expect(keptShare({ kept: 0, broken: 2 })).toBe(0)
  expect(keptShare({ kept: 0, broken: 0 })).toBeNull()
})

test('on every day each promise is in the state that a clerk would find with the bank statement in hand', () => {
  const start = day('2026-11-20')
  const offset = fc.integer({ min: 0, max: 20 })
  const receipt = fc.record({
    kind: fc.constantFrom<InvoiceReceipt['kind']>('payment', 'credit-note'),
    invoiceId: fc.constantFrom('I', 'J'),
    on: offset,
    minor: fc.integer({ min: 1, max: 60 }),
    takenBackAfter: fc.option(fc.integer({ min: 0, max: 10 })),
  })
  const history = fc.record({
    promisedAfter: offset,
    withdrawnAfter: fc.option(offset),
    amounts: fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 })),
    receipts: fc.array(receipt, { maxLength: 12 }),
    asked: offset,
  })
  fc.assert(
    fc.property(history, ({ promisedAfter, withdrawnAfter, amounts, receipts, asked }) => {
      const promise = promiseOf({
        promisedDay: addDays(start, promisedAfter),
        withdrawnDay: withdrawnAfter === null ? null : addDays(start, withdrawnAfter),
        invoices: [promisedInvoice({ minor: amounts[0] }), promisedInvoice({ invoiceId: 'J', minor: amounts[1] })],
      })
      const facts = receipts.map(({ on, takenBackAfter, ...r }): InvoiceReceipt => {
        const received = addDays(start, on)
        return {
          ...r,
          id: 'later',
          day: received,
          paidDay: null,
          takenBackDay: takenBackAfter === null ? null : addDays(received, takenBackAfter),
        }
      })
      const today = addDays(start, asked)
      expect(promiseStateOn(promise, facts, today)).toBe(foundByClerk(promise, facts, today))
    }),
    { numRuns: 2_000 },
  )
})

/** Goes through the days one by one with two piles a invoice: what is promised, and what came in. */
function foundByClerk(promise: PaymentPromise, receipts: readonly InvoiceReceipt[], today: Day): string {
  const piles = new Map(promise.invoices.map((i) => [i.invoiceId, { promised: i.amount.minor, paid: 0 }]))
  for (let at = day('2026-11-20'); at <= today && at <= promise.promisedDay; at = addDays(at, 1)) {
    for (const r of receipts) {
      const pile = piles.get(r.invoiceId)
      const isGone = r.takenBackDay !== null && r.takenBackDay <= today
      if (!pile || r.day !== at || isGone) continue
      if (r.kind === 'payment') pile.paid += r.minor
      else pile.promised = Math.max(0, pile.promised - r.minor)
    }
  }
  if (promise.withdrawnDay !== null && today >= promise.withdrawnDay) return 'withdrawn'
  const all = [...piles.values()]
  if (all.every((p) => p.promised === 0)) return 'withdrawn'
  if (all.every((p) => p.paid >= p.promised)) return 'kept'
  return today <= promise.promisedDay ? 'open' : 'broken'
}
