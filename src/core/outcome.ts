/**
 * What can come of something a person asked for: tagged unions. Flows return them, views put them into words.
 * Refusals first in each list, in the order in which they are looked for; a refusal saves nothing.
 */
import type { Activity } from './cash.ts'
import type { CreditKind } from './credit-note.ts'
import type { Customer } from './customer.ts'
import type { Day } from './day.ts'
import type { DutyItem } from './duty.ts'
import type { Invoice, InvoiceCard } from './invoice.ts'
import type { Currency, Money } from './money.ts'
import type { DeliveredOrder, DeliveredOrderRefusal } from './order.ts'
import type { RuleId } from './rules/index.ts'
import type { SampleDueDay } from './terms.ts'

/** A customer was named who is not to be found, or not clearly. */
export type CustomerRefusal =
  | { readonly kind: 'no-such-customer'; readonly text: string; readonly didYouMean: readonly string[] }
  | { readonly kind: 'which-customer'; readonly text: string; readonly candidates: readonly string[] }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }

/** Words behind a customer that are none of its name. */
export type LeftOver = { readonly kind: 'not-understood'; readonly what: 'rest'; readonly text: string }

export type InvoiceRefusal =
  | { readonly kind: 'no-such-invoice'; readonly text: string; readonly didYouMean: readonly string[] }
  | { readonly kind: 'which-invoice'; readonly number: string; readonly customers: readonly string[] }

/** A fact cannot be dated after today. */
export type FutureRefusal = { readonly kind: 'in-the-future'; readonly day: Day; readonly today: Day }

export type CustomerOutcome =
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'name-taken'; readonly customer: Customer } // a new customer under a name or code that is taken
  | { readonly kind: 'unchanged'; readonly customer: Customer }
  | {
      readonly kind: 'changed'
      readonly before: Customer
      readonly customer: Customer
      readonly samples: readonly SampleDueDay[]
      readonly duties: readonly PlannedDuty[]
    }
  | {
      readonly kind: 'recorded'
      readonly customer: Customer
      readonly samples: readonly SampleDueDay[]
      /** What law 1 asks for before it may have credit; nothing without a firewall. */
      readonly duties: readonly PlannedDuty[]
    }

export type PlannedDuty = {
  readonly rule: RuleId
  readonly dueDay: Day
  /** False when the official working days of the day's year are not published yet. */
  readonly isKnown: boolean
}

export type InvoiceOutcome =
  | CustomerRefusal
  | FutureRefusal
  | { readonly kind: 'due-before-issue'; readonly issuedDay: Day; readonly dueDay: Day }
  | { readonly kind: 'already-logged'; readonly card: InvoiceCard }
  | DeliveredOrderRefusal
  | {
      readonly kind: 'recorded'
      /** The whole; its parts beside it, where its terms are instalments. */
      readonly invoice: Invoice
      readonly instalments: readonly Invoice[]
      readonly customerName: string
      /** For one of new products: whether terms for these are agreed. null when nothing was said of it, or the invoice has its own terms. */
      readonly newProduct: { readonly isAgreed: boolean } | null
      /** What it took from an order whose goods nobody had logged as delivered. */
      readonly order: DeliveredOrder | null
      readonly duties: readonly PlannedDuty[]
    }

/** What a payment that is short by exactly a cash discount did with it: took it in time, or came after its last day. */
export type PaidDiscount =
  | { readonly kind: 'taken'; readonly amount: Money }
  | {
      readonly kind: 'late'
      readonly amount: Money
      readonly lastDay: Day
      readonly invoiceId: string
      readonly paymentId: string
    }

/** What of a payment went to one invoice. */
export type PaidLine = {
  readonly number: string
  readonly amount: Money
  readonly outstanding: Money
  readonly discount: PaidDiscount | null
}

export type PaymentOutcome =
  | InvoiceRefusal
  | CustomerRefusal
  | FutureRefusal
  | { readonly kind: 'other-currency'; readonly number: string; readonly invoiced: Money; readonly paid: Money }
  | { readonly kind: 'already-settled'; readonly card: InvoiceCard }
  | {
      readonly kind: 'recorded'
      readonly customerName: string
      readonly amount: Money
      readonly receivedDay: Day
      readonly applied: readonly PaidLine[]
      /** What is kept for the customer's next invoice; minor 0 when nothing is left over. */
      readonly unapplied: Money
      readonly dutiesCancelled: number
    }

/** Taking back the last payment of an invoice (entered by mistake, or returned by the bank). */
export type ReversalOutcome =
  | InvoiceRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'no-payment'; readonly number: string }
  | {
      readonly kind: 'reversed'
      readonly number: string
      readonly amount: Money
      readonly receivedDay: Day
      readonly outstanding: Money
    }

/** Putting a customer's unapplied receipts on one of its invoices. */
export type ApplyOutcome =
  | InvoiceRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'already-settled'; readonly card: InvoiceCard }
  | { readonly kind: 'nothing-unapplied'; readonly customerName: string; readonly currency: Currency }
  | ({ readonly kind: 'applied' } & PaidLine)

/** Allowing a discount that came late. */
export type DiscountOutcome =
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'no-such-discount' } // the invoice, the payment or what is open is not as it was
  | { readonly kind: 'allowed'; readonly number: string; readonly amount: Money }

/** What was credited, taken off or written off last, taken back. */
export type CreditReversalOutcome =
  | InvoiceRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'nothing-credited'; readonly number: string }
  | {
      readonly kind: 'reversed'
      readonly what: CreditKind
      readonly number: string
      readonly amount: Money
      readonly creditedDay: Day
      readonly outstanding: Money
    }

/** Writing off a debt: first shown, then confirmed. */
export type WriteOffOutcome =
  | InvoiceRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'already-settled'; readonly card: InvoiceCard }
  | { readonly kind: 'other-currency'; readonly number: string; readonly invoiced: Money; readonly paid: Money }
  | { readonly kind: 'more-than-open'; readonly number: string; readonly outstanding: Money }
  | { readonly kind: 'changed-meanwhile'; readonly number: string; readonly outstanding: Money }
  | {
      readonly kind: 'to-confirm'
      readonly invoiceId: string
      readonly isWhole: boolean
      readonly number: string
      readonly customerName: string
      readonly amount: Money
      /** As it is before. */
      readonly outstanding: Money
      readonly dueDay: Day
      readonly today: Day
      readonly reason: string
    }
  | {
      readonly kind: 'written-off'
      readonly number: string
      readonly customerName: string
      readonly amount: Money
      readonly outstanding: Money
    }

export type CreditOutcome =
  | InvoiceRefusal
  | FutureRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'other-currency'; readonly number: string; readonly invoiced: Money; readonly paid: Money }
  | { readonly kind: 'more-than-open'; readonly number: string; readonly outstanding: Money }
  | {
      readonly kind: 'credited'
      readonly number: string
      readonly amount: Money
      readonly outstanding: Money
      /** What is still in dispute of it, and what of that would be credited if it ended so; null: nothing is. */
      readonly dispute: { readonly disputed: Money; readonly toCredit: Money } | null
      /** Where it could not be booked on the day that was typed: on which day it is, and why; null: on that day. */
      readonly moved: { readonly to: Day; readonly why: 'issued' | 'reopened' } | null
    }

export type TermsOutcome =
  | InvoiceRefusal
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'already-settled'; readonly card: InvoiceCard }
  /** Each instalment has its own due day. `next`: the number of the one to be paid next. */
  | { readonly kind: 'which-instalment'; readonly number: string; readonly next: string; readonly parts: number }
  /** What is logged already is not divided. */
  | { readonly kind: 'not-in-parts'; readonly number: string }
  | { readonly kind: 'due-before-issue'; readonly issuedDay: Day; readonly dueDay: Day }
  /** Only whoever keeps the books puts off what is past due: its interest and its steps would go with it. */
  | { readonly kind: 'past-due'; readonly number: string; readonly dueDay: Day; readonly today: Day }
  | {
      readonly kind: 'moved'
      readonly number: string
      readonly before: Day
      readonly dueDay: Day
      readonly duties: readonly PlannedDuty[]
    }

export type BalanceOutcome =
  | FutureRefusal
  | { readonly kind: 'account-in-other-currency'; readonly accountName: string; readonly currency: string }
  | {
      readonly kind: 'recorded'
      readonly accountName: string
      readonly balance: Money
      readonly day: Day
      readonly restricted: boolean
      readonly isNewAccount: boolean
    }

export type MovementOutcome =
  | FutureRefusal
  | {
      readonly kind: 'recorded'
      readonly direction: 'in' | 'out'
      readonly amount: Money
      readonly activity: Activity
      /** True when the activity was taken from the category's words, not said by the person. */
      readonly activityGuessed: boolean
      readonly category: string
      readonly day: Day
    }

export type RateOutcome =
  | FutureRefusal
  | { readonly kind: 'base-currency'; readonly currency: string }
  | { readonly kind: 'recorded'; readonly from: string; readonly to: string; readonly rate: string; readonly day: Day }

/** Why a duty cannot be ended. */
export type DutyRefusal =
  | { readonly kind: 'no-such-duty' }
  | { readonly kind: 'not-your-customer'; readonly customerName: string }
  | { readonly kind: 'already-ended'; readonly duty: DutyItem }

export type DutyOutcome =
  | DutyRefusal
  | { readonly kind: 'done'; readonly duty: DutyItem }
  | { readonly kind: 'snoozed'; readonly duty: DutyItem; readonly until: Day }
