/** What somebody does to the books, at random: of few customers, few invoices and small amounts, so that it meets often. */
import fc from 'fast-check'

/** Invoices are meant by their place in the order of logging; `back` is how many days back somebody dates what they do. */
export type Deed =
  | { kind: 'wait'; days: number }
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

/** Of an invoice with a cash discount, in hundredths. */
export const OFFERED = 20n

export const CUSTOMERS = ['ALPHA', 'BRAVO'] as const
export const CURRENCIES = ['USD', 'JPY'] as const

// Small figures, so that part payments, exact ones and over-payments all come often.
const minor = fc.integer({ min: 1, max: 12 })
const back = fc.nat(30)
const invoice = fc.nat(5)
const customer = fc.nat(CUSTOMERS.length - 1)
const currency = fc.nat(CURRENCIES.length - 1)

const discounted = fc.record({
  ...{ kind: fc.constant('invoice' as const), customer, currency, minor, back, terms: fc.integer({ min: 1, max: 45 }) },
  discountDays: fc.integer({ min: 1, max: 45 }),
})

/** A ledger: all that is done in one company, in order. */
export const ledgers: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ kind: fc.constant('invoice' as const), customer, currency, minor, back, terms: fc.nat(45) }),
    { arbitrary: discounted, weight: 2 },
    fc.record({
      ...{ kind: fc.constant('invoice' as const), customer, currency, minor, back, terms: fc.constant(0) },
      parts: fc.integer({ min: 2, max: 3 }),
    }),
    {
      arbitrary: fc.record({ kind: fc.constant('pay-less' as const), invoice, back, allows: fc.boolean() }),
      weight: 3,
    },
    fc.record({ kind: fc.constant('write-off' as const), invoice, minor: fc.option(minor) }),
    { arbitrary: fc.record({ kind: fc.constant('uncredit' as const), invoice }), weight: 2 },
    { arbitrary: fc.record({ kind: fc.constant('pay' as const), invoice, minor: fc.option(minor), back }), weight: 3 },
    fc.record({ kind: fc.constant('pay-on-account' as const), customer, currency, minor, back }),
    { arbitrary: fc.record({ kind: fc.constant('reverse' as const), invoice }), weight: 2 },
    fc.record({ kind: fc.constant('credit' as const), invoice, minor: fc.option(minor), back }),
    { arbitrary: fc.record({ kind: fc.constant('apply' as const), invoice }), weight: 2 },
  ),
  { minLength: 12, maxLength: 40 },
)

const ONE_INVOICE: Deed = { kind: 'invoice', customer: 0, currency: 0, minor: 10, back: 30, terms: 5 }

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
    { kind: 'wait', days: 20 },
    { kind: 'reverse', invoice: 0 },
  ],
}
