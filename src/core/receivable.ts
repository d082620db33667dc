/**
 * A receivable as the 3-2-1 rules see it: a delivery, its invoice, or both. And what a rule answers.
 */

import type { Day } from './day.ts'
import type { DutyEnd, SubjectKind } from './duty.ts'
import type { Calendar } from './working-day.ts'

export type Receivable = {
  readonly delivery: { readonly id: string; readonly day: Day } | null
  readonly invoice: {
    readonly id: string
    readonly issuedDay: Day
    readonly dueDay: Day
    readonly deliveredDay: Day | null
    readonly sentDay: Day | null
    readonly isSettled: boolean
  } | null
}

export type Planned =
  | { readonly kind: 'due'; readonly dueDay: Day; readonly subject: { kind: SubjectKind; id: string } }
  | { readonly kind: 'none'; readonly end: DutyEnd }

/** One rule. `step` orders the rules of one receivable: after an outage only the highest step that is due is said. */
export type ReceivableRule<Id extends string = string> = {
  readonly id: Id
  readonly about: 'receivable'
  readonly law: 1 | 2 | 3 | 4 | 5 | 6 | 7
  readonly step: number
  plan(receivable: Receivable, calendar: Calendar): Planned
}
