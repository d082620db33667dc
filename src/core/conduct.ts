/**
 * How a customer has paid, on one page: its delay over a year and how that moved, its share on time, the promises it kept, and how long
 * its money is out. Each figure is made elsewhere (core/behaviour, core/promise, core/dso); this is what they are shown together as.
 *
 * Example: 14 of 20 on time, from 12 days late to 4 over the year, 3 of 4 promises kept, DSO 48.2 days.
 */
import type { Behaviour, Trend } from './behaviour.ts'
import type { DsoLine } from './dso.ts'
import type { PromiseScore } from './promise.ts'

export type Conduct = Behaviour & {
  readonly trend: Trend
  readonly promises: PromiseScore
  /** One a currency. */
  readonly dso: readonly DsoLine[]
}
