/**
 * An invoice and what has happened to it. Its outstanding is amount − credit notes − payments applied, on the day asked for.
 */
import type { CreditKind } from './credit-note.ts'
import { type Day, daysBetween } from './day.ts'
import type { Money } from './money.ts'
import { nearest } from './nearest.ts'

/** What was sold, or late interest that was charged: no sale, and no sign of how a customer pays. */
export type InvoiceKind = 'sale' | 'interest'

export type InvoiceState = 'open' | 'overdue' | 'settled'

export type Invoice = {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly amount: Money
  readonly issuedDay: Day
  readonly dueDay: Day
  readonly terms: string
  readonly deliveredDay: Day | null
  /** When somebody said that the invoice went out to the customer; null while nobody has. */
  readonly sentDay: Day | null
  readonly outstanding: Money
  readonly settledDay: Day | null
  /** Of an instalment: the first part of its invoice (that is its own id there), which part it is, of how many. */
  readonly wholeId: string | null
  readonly part: number | null
  readonly parts: number | null
}

export function invoiceStateOn(invoice: Pick<Invoice, 'outstanding' | 'dueDay'>, today: Day): InvoiceState {
  if (invoice.outstanding.minor <= 0) return 'settled'
  return daysBetween(invoice.dueDay, today) > 0 ? 'overdue' : 'open'
}

/** Invoice numbers are compared without case, width, space and the kind of dash: 'inv‑1001 ' is 'INV-1001'. */
export function invoiceNumberKey(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[\p{Dash_Punctuation}\u2212]/gu, '-')
    .toUpperCase()
}

const LIKE_AT_MOST = 3

/** Which of these numbers were perhaps meant. Many type only the end of one: '1001' for INV-1001. */
export function numbersLike(number: string, numbers: readonly string[]): string[] {
  const key = invoiceNumberKey(number)
  const candidates = numbers.map((item) => {
    const other = invoiceNumberKey(item)
    return { item, forms: [other, other.slice(-key.length)] }
  })
  return nearest(key, candidates, LIKE_AT_MOST)
}

/** What is shown of one invoice: the facts of it in order. */
export type InvoiceCard = {
  readonly invoice: Invoice
  readonly customerName: string
  readonly events: readonly InvoiceEvent[]
  /** Where `invoice` is a whole one in instalments (core/instalment): its parts, in order. Else there are none. */
  readonly instalments: readonly Invoice[]
}

/** Of an open invoice, or of one instalment: what settles it while its discount is to be had; or that it is open by the discount alone. */
export type InvoiceDiscount =
  | { readonly kind: 'to-be-had'; readonly number: string; readonly settling: Money; readonly lastDay: Day }
  | {
      readonly kind: 'late'
      readonly number: string
      readonly amount: Money
      readonly lastDay: Day
      readonly invoiceId: string
      readonly paymentId: string
    }

/** What money, or a credit note, did to it: as it came, or taken back. */
export type MoneyEventKind = 'payment' | CreditKind | `${'payment' | CreditKind}-reversed`

export type InvoiceEvent =
  | { readonly kind: 'delivered' | 'issued' | 'sent' | 'due'; readonly day: Day }
  | { readonly kind: MoneyEventKind; readonly day: Day; readonly amount: Money }

/** One line of `/cash overdue`. */
export type OverdueLine = {
  readonly invoiceId: string
  readonly number: string
  readonly customerName: string
  readonly ownerUserId: string | null
  readonly outstanding: Money
  readonly dueDay: Day
  readonly daysOverdue: number
}

export type OverdueReport = {
  readonly today: Day
  /** The longest overdue first; at most `shown` of `count`. */
  readonly lines: readonly OverdueLine[]
  readonly count: number
  readonly totals: readonly Money[]
}
