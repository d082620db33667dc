import type { Day } from '../core/day.ts'
import type { InterestPressed } from '../flows/decide-interest.ts'

/** What the buttons of a proposal carry: the invoice, the day it was worked out for, and the figure that was shown. */
export function readInterestValue(value: string): InterestPressed | null {
  const [invoiceId, day, minor] = value.split(':')
  if (!invoiceId || !day || !minor || !/^\d+$/.test(minor)) return null
  return { invoiceId, day: day as Day, amountMinor: Number(minor) }
}
