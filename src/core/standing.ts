/**
 * How a customer stands with us on a day: what an approver, the gate and the audit are shown. Everything is as of that day, from facts
 * dated on or before it.
 */
import type { Behaviour } from './behaviour.ts'
import type { Customer } from './customer.ts'
import type { Day } from './day.ts'
import type { Exposure } from './exposure.ts'
import type { Hold } from './hold.ts'
import type { Money } from './money.ts'
import type { Screening } from './screening.ts'
import type { Tier } from './tier.ts'

/** A limit as it was decided. An amount of 0 means cash in advance. */
export type CreditLimit = {
  readonly amount: Money
  readonly day: Day
  readonly requestId: string
  readonly approvedBy: string
}

export type Standing = {
  readonly day: Day
  /** Who was asked about. */
  readonly customer: Customer
  /** Whose limit counts: the parent of a group, or the customer itself. */
  readonly head: Customer
  /** All who share that limit, the head first. */
  readonly members: readonly Customer[]
  /** Some of the customer's invoices, by what is agreed, are paid after the goods. */
  readonly givesCredit: boolean
  /** null: none was ever set, which is not a limit of 0. */
  readonly limit: CreditLimit | null
  /** Those of every member, the first first: an overdue at one can hold another. */
  readonly holds: readonly (Hold & { readonly customerName: string })[]
  /** Of all members, in the currency of the limit, or of the head without one. */
  readonly exposure: Exposure
  /** Tier, screening and behaviour are those of the customer itself. */
  readonly tier: { readonly tier: Tier; readonly since: Day } | null
  readonly screening: Screening
  readonly behaviour: Behaviour
  /** Of all members, as the exposure is. */
  readonly overdue: { readonly count: number; readonly amounts: readonly Money[]; readonly daysMax: number }
}
