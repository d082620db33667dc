/** What somebody does to the books, or says of them, at random: of few customers, few invoices and small amounts, so that it meets often. */
import fc from 'fast-check'
import { DISPUTE_ENDS, type DisputeEnd } from '../../src/core/dispute.ts'

/** Invoices are meant by their place in the order of logging; `back` is how many days back somebody dates what they do. */
export type Deed =
  /** And in the morning after so many days what is due is said, or nobody was there to say it; after none, once more the same morning. */
  | { kind: 'wait'; days: number; says: boolean }
  | {
      kind: 'invoice'
      customer: number
      currency: number
      minor: number
      back: number
      terms: number
      /** A discount of `OFFERED` for so many days, or in so many parts. */
      discountDays?: number | null
      parts?: number
    }
  | { kind: 'pay'; invoice: number; minor: number | null; back: number }
  /** Pays what is open less a discount, whether or not there is one, and allows it when it comes too late. */
  | { kind: 'pay-less'; invoice: number; back: number; allows: boolean }
  | { kind: 'pay-on-account'; customer: number; currency: number; minor: number; back: number }
  | { kind: 'reverse'; invoice: number }
  | { kind: 'credit'; invoice: number; minor: number | null; back: number }
  | { kind: 'write-off'; invoice: number; minor: number | null }
  | { kind: 'uncredit'; invoice: number }
  | { kind: 'apply'; invoice: number }
  | FollowingDeed

/** What is said of an invoice, or of one of its parts; or, `whose`, of all that a customer owes. `ahead` is in how many days. */
export type FollowingDeed =
  | { kind: 'promise'; whose: Whose; minor: number | null; currency: number; ahead: number }
  | { kind: 'withdraw'; whose: Whose }
  | { kind: 'dispute'; whose: Named; minor: number | null; ahead: number | null }
  | { kind: 'end-dispute'; whose: Named; outcome: DisputeEnd }
  | { kind: 'hold'; whose: Named; ahead: number }
  | { kind: 'release'; whose: Named }
  /** Does the last step that was said. */
  | { kind: 'finish'; whose: Named }

/** `part` is its place, null for the whole. */
export type Named = { invoice: number; part: number | null }
export type Whose = Named | { customer: number }

/** Of an invoice with a cash discount, in hundredths. */
export const OFFERED = 20n

export const CUSTOMERS = ['ALPHA', 'BRAVO'] as const
export const CURRENCIES = ['USD', 'JPY'] as const

// Small figures, so that part payments, exact ones and over-payments all come often.
const minor = fc.integer({ min: 1, max: 12 })
const back = fc.nat(30)
// Further than anybody waits, too.
const ahead = weighted([12, fc.nat(40)], [1, fc.integer({ min: 170, max: 190 })])
const customer = fc.nat(CUSTOMERS.length - 1)
const currency = fc.nat(CURRENCIES.length - 1)

function waitUpTo(most: number): fc.Arbitrary<Deed> {
  return fc.record({
    ...{ kind: fc.constant('wait'), days: weighted([9, fc.integer({ min: 1, max: most })], [1, fc.constant(0)]) },
    says: weighted([3, fc.constant(true)], [1, fc.constant(false)]),
  })
}
const wait = waitUpTo(40)

const sale = {
  ...{ kind: fc.constant('invoice' as const), customer, currency, back },
  minor: fc.integer({ min: 1, max: 20 }),
}
const invoiced: fc.Arbitrary<Deed> = weighted(
  [1, fc.record({ ...sale, terms: fc.nat(45) })],
  [2, fc.record({ ...sale, terms: fc.integer({ min: 1, max: 45 }), discountDays: fc.integer({ min: 1, max: 45 }) })],
  [1, fc.record({ ...sale, terms: fc.constant(0), parts: fc.integer({ min: 2, max: 3 }) })],
)

/** What money does to one of these invoices. */
function moneyOn(invoice: fc.Arbitrary<number>): fc.Arbitrary<Deed> {
  const some = fc.option(minor)
  return weighted<Deed>(
    [3, fc.record({ kind: fc.constant('pay-less'), invoice, back, allows: fc.boolean() })],
    [1, fc.record({ kind: fc.constant('write-off'), invoice, minor: some })],
    [2, fc.record({ kind: fc.constant('uncredit'), invoice })],
    [3, fc.record({ kind: fc.constant('pay'), invoice, minor: some, back })],
    [2, fc.record({ kind: fc.constant('reverse'), invoice })],
    [1, fc.record({ kind: fc.constant('credit'), invoice, minor: some, back })],
    [2, fc.record({ kind: fc.constant('apply'), invoice })],
  )
}

/** What is said of one of these invoices, or of all that a customer owes. */
function talkOf(invoice: fc.Arbitrary<number>): fc.Arbitrary<FollowingDeed> {
  const named = fc.record({ invoice, part: weighted<number | null>([3, fc.constant(null)], [1, fc.nat(2)]) })
  const whose = weighted<Whose>([3, named], [1, fc.record({ customer })])
  const some = weighted<number | null>([1, fc.constant(null)], [1, fc.integer({ min: 1, max: 6 })])
  const until = fc.option(ahead)
  return weighted<FollowingDeed>(
    [4, fc.record({ kind: fc.constant('promise'), whose, minor: some, currency, ahead })],
    [1, fc.record({ kind: fc.constant('withdraw'), whose })],
    [3, fc.record({ kind: fc.constant('dispute'), whose: named, minor: some, ahead: until })],
    [3, fc.record({ kind: fc.constant('end-dispute'), whose: named, outcome: fc.constantFrom(...DISPUTE_ENDS) })],
    [2, fc.record({ kind: fc.constant('hold'), whose: named, ahead })],
    [1, fc.record({ kind: fc.constant('release'), whose: named })],
    [2, fc.record({ kind: fc.constant('finish'), whose: named })],
  )
}

const any = fc.nat(2)
const onAccount = fc.record({ kind: fc.constant('pay-on-account' as const), customer, currency, minor, back })
const many = sold(1, 3, weighted<Deed>([3, wait], [1, invoiced], [1, onAccount], [9, moneyOn(any)], [11, talkOf(any)]))

// One invoice comes further: said, put off, disputed, paid and open again.
const first = fc.constant(0)
const one = sold(1, 1, weighted<Deed>([3, wait], [2, moneyOn(first)], [4, talkOf(first)]))

// One that is promised again and again before the day of what was promised first: put off, kept in part, taken back.
const whose = weighted<Whose>([3, fc.constant({ invoice: 0, part: null })], [1, fc.record({ customer })])
const little = weighted<number | null>([1, fc.constant(null)], [1, fc.integer({ min: 1, max: 3 })])
const promised = sold(
  1,
  1,
  weighted<Deed>(
    [3, waitUpTo(9)],
    [3, fc.record({ kind: fc.constant('promise'), whose, minor: little, currency, ahead })],
    [1, fc.record({ kind: fc.constant('withdraw'), whose })],
    [1, fc.record({ kind: fc.constant('pay'), invoice: first, minor: little, back: fc.nat(3) })],
    [1, moneyOn(first)],
  ),
)

/** A ledger: all that is done in one company, in order. */
export const ledgers: fc.Arbitrary<Deed[]> = weighted([3, many], [2, one], [1, promised])

/** Something is sold, and then whatever happens. */
function sold(least: number, most: number, deed: fc.Arbitrary<Deed>): fc.Arbitrary<Deed[]> {
  const invoices = fc.array(invoiced, { minLength: least, maxLength: most })
  return fc.tuple(invoices, fc.array(deed, { minLength: 16, maxLength: 40 })).map((parts) => parts.flat())
}

function weighted<T>(...of: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]): fc.Arbitrary<T> {
  return fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

const ONE_INVOICE: Deed = { kind: 'invoice', customer: 0, currency: 0, minor: 10, back: 30, terms: 5 }
const WHOLE: Named = { invoice: 0, part: null }

/** Ledgers that were wrong once. */
export const WRONG_ONCE: Readonly<Record<string, Deed[]>> = {
  // A receipt is put on an invoice, another payment of it is taken back, and the rest of the receipt is put on it too.
  paidTwiceFromOneReceipt: [
    { kind: 'pay-on-account', customer: 0, currency: 0, minor: 4, back: 0 },
    ONE_INVOICE,
    { kind: 'pay', invoice: 0, minor: 8, back: 0 },
    { kind: 'apply', invoice: 0 },
    { kind: 'reverse', invoice: 0 },
    { kind: 'apply', invoice: 0 },
    { kind: 'reverse', invoice: 0 },
  ],
  // Between the first payment and the day it was taken back the invoice was paid: the second one cannot have paid it then.
  paidAgainAndDatedBack: [
    ONE_INVOICE,
    { kind: 'pay', invoice: 0, minor: null, back: 20 },
    { kind: 'reverse', invoice: 0 },
    { kind: 'pay', invoice: 0, minor: 6, back: 10 },
    { kind: 'credit', invoice: 0, minor: null, back: 15 },
  ],
  settledByWhatCameFirst: [
    ONE_INVOICE,
    { kind: 'pay', invoice: 0, minor: 6, back: 5 },
    { kind: 'pay', invoice: 0, minor: null, back: 25 },
  ],
  discountGoneWithItsPayment: [
    { ...ONE_INVOICE, terms: 45, discountDays: 40 },
    { kind: 'pay-less', invoice: 0, back: 0, allows: false },
    { kind: 'reverse', invoice: 0 },
    { kind: 'pay-less', invoice: 0, back: 20, allows: false },
    { kind: 'uncredit', invoice: 0 },
    { kind: 'write-off', invoice: 0, minor: null },
  ],
  latePaymentTakenBack: [
    ONE_INVOICE,
    { kind: 'pay', invoice: 0, minor: 6, back: 15 },
    { kind: 'wait', days: 20, says: true },
    { kind: 'reverse', invoice: 0 },
  ],
  // Collection and final notice were said, were put off, and came back after a dispute: both at once, and as if they had been said.
  putOffWhileInDispute: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'wait', days: 14, says: true },
    { kind: 'wait', days: 14, says: true },
    { kind: 'hold', whose: WHOLE, ahead: 10 },
    { kind: 'dispute', whose: WHOLE, minor: null, ahead: null },
    { kind: 'wait', days: 14, says: true },
    { kind: 'end-dispute', whose: WHOLE, outcome: 'rejected' },
  ],
  // A payment that came while a promise ran was taken back after its day: what had waited for the promise was not said.
  promisedPaidAndTakenBack: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'wait', days: 14, says: true },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 10 },
    { kind: 'pay', invoice: 0, minor: null, back: 0 },
    { kind: 'wait', days: 12, says: true },
    { kind: 'reverse', invoice: 0 },
    { kind: 'wait', days: 1, says: true },
  ],
  // One of a customer's steps was said this morning and came back: in the second sweep another one waited for it, or it was said twice.
  saidAlreadyThisMorning: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'wait', days: 14, says: true },
    { kind: 'hold', whose: WHOLE, ahead: 3 },
    { kind: 'release', whose: WHOLE },
    { ...ONE_INVOICE, back: 5 },
    { kind: 'wait', days: 0, says: true },
    { ...ONE_INVOICE, back: 20 },
    { kind: 'wait', days: 0, says: true },
    { kind: 'wait', days: 1, says: true },
  ],
  // A promise was put off, the later one was kept, and once its own day was over the earlier one had paused all the same.
  putOffAndPausedAfterwards: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'wait', days: 8, says: true },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 10 },
    { kind: 'wait', days: 1, says: true },
    { kind: 'promise', whose: WHOLE, minor: 1, currency: 0, ahead: 30 },
    { kind: 'pay', invoice: 0, minor: 1, back: 0 },
    { kind: 'wait', days: 10, says: false },
    { kind: 'pay', invoice: 0, minor: 1, back: 0 },
  ],
  // A promise was put off twice: of the day after the first time it stood open again, beside the one that had put it off.
  putOffOnceMore: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 20 },
    { kind: 'wait', days: 2, says: true },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 30 },
    { kind: 'wait', days: 2, says: true },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 20 },
  ],
  // Put off by one that was withdrawn, then by another with it: when that one goes, the first is still put off.
  putOffByTwo: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 2 },
    { kind: 'wait', days: 1, says: true },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 2 },
    { kind: 'wait', days: 1, says: true },
    { kind: 'withdraw', whose: WHOLE },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 2 },
    { kind: 'withdraw', whose: WHOLE },
  ],
  // Of two promises of a part one receipt had kept both.
  promisedInTwoParts: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'promise', whose: WHOLE, minor: 2, currency: 0, ahead: 10 },
    { kind: 'wait', days: 1, says: true },
    { kind: 'promise', whose: WHOLE, minor: 2, currency: 0, ahead: 20 },
    { kind: 'pay', invoice: 0, minor: 3, back: 0 },
    { kind: 'wait', days: 21, says: true },
  ],
  // A promise that was withdrawn, and promised anew for later, was never broken.
  withdrawnAndPromisedAnew: [
    { ...ONE_INVOICE, back: 0 },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 10 },
    { kind: 'wait', days: 10, says: true },
    { kind: 'withdraw', whose: WHOLE },
    { kind: 'promise', whose: WHOLE, minor: null, currency: 0, ahead: 10 },
    { kind: 'wait', days: 1, says: true },
  ],
}
