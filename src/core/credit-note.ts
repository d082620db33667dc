/**
 * What lowers an invoice without money: a credit note (returned, wrongly billed), a cash discount that was taken, a debt that was
 * written off. All three lower what is outstanding on their day; a row with a negative amount takes an earlier one back, whole. A credit
 * note and a discount lower the sales too; a debt that is written off was a sale and stays one (judgement: bad debt is an expense), so
 * that it does not change DSO by its sales.
 *
 * Example: INV-1001 over 10,000.00 was paid with 9,800.00 in time: a discount of 200.00 settles it. The bank returns the payment: a
 * discount of −200.00 takes the discount back with it, and 10,000.00 is open again.
 */
import type { Money } from './money.ts'

export const CREDIT_KINDS = ['credit-note', 'discount', 'write-off'] as const
export type CreditKind = (typeof CREDIT_KINDS)[number]

/** What of an invoice may still be credited or written off: the amount asked for, or all that is open; null when it is more than that. */
export function creditable(asked: Money | null, outstanding: Money): Money | null {
  const amount = asked ?? outstanding
  return amount.minor > 0 && amount.minor <= outstanding.minor ? amount : null
}
