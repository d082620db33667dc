/**
 * Exposure: what a customer could cost us, item by item (domain.md 'Credit').
 */
import type { Day } from './day.ts'
import type { Currency, Money, Rate } from './money.ts'

/** The items in the order in which they are shown. The last three are negative or 0. */
export const EXPOSURE_ITEMS = ['open', 'delivered', 'ordered', 'credit-notes', 'unapplied'] as const
export type ExposureItem = (typeof EXPOSURE_ITEMS)[number]

export type ExposureLine = {
  readonly item: ExposureItem
  /** As recorded, one amount a currency. */
  readonly amounts: readonly Money[]
  /** Their sum in the currency of the exposure. */
  readonly minor: number
}

export type Exposure =
  | {
      readonly kind: 'known'
      /** The sum of the lines. */
      readonly total: Money
      readonly lines: readonly ExposureLine[]
      /** The rates that were used, each once. */
      readonly rates: readonly Rate[]
    }
  | { readonly kind: 'no-rate'; readonly currency: Currency; readonly day: Day }
