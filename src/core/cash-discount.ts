/**
 * A cash discount that a payment takes: it is short by exactly the discount, and came on or before the discount day.
 *
 * Short by exactly: of the discount of the whole invoice, or of what was open of it when the money came (a part was paid or credited
 * before). Anything else is a part payment, for nobody can know what was meant. The day that counts is the one on which the money was
 * received, not the one on which somebody put it on the invoice. A discount that comes after its day is late: the invoice stays open by
 * it, until somebody allows it (judgement, as a credit controller would).
 *
 * Money for many invoices goes to the first due first. Where it is exactly what the first of them cost together less the discounts that
 * are still to be had, all of these are settled; else a discount can only be that of the last one that it reaches.
 *
 * Example: 10,000.00 at 2/10 net 30 of 1 November: 9,800.00 on the 11th settles it with a discount of 200.00; on the 12th 200.00 stays
 * open, and may be allowed. 5,000.00 on the 3rd and 4,900.00 on the 10th settle it with 100.00, the discount of the part.
 */
import type { Day } from './day.ts'
import type { Money } from './money.ts'
import { discountOf, type Terms } from './terms.ts'

/** What may be taken off an invoice by paying early. */
export type DiscountOffer = {
  readonly lastDay: Day
  /** Of what is open, and of the whole invoice, where that is another amount: minor units. */
  readonly minors: readonly number[]
}

/** null: its terms have none, or there is nothing left to take it from. */
export function discountOffer(
  terms: Terms,
  { amount, outstanding, ...days }: { issuedDay: Day; dueDay: Day; amount: Money; outstanding: Money },
): DiscountOffer | null {
  const ofWhole = discountOf(terms, { ...days, amount })
  const ofOpen = discountOf(terms, { ...days, amount: outstanding })
  if (!ofWhole || !ofOpen) return null
  const minors = [...new Set([ofOpen.minor, ofWhole.minor])].filter((m) => m > 0 && m < outstanding.minor)
  return minors.length > 0 ? { lastDay: ofWhole.day, minors } : null
}

/** What could be taken off when a payment came that is on the invoice now, in time or not; null: nothing. */
export function offerBefore(
  terms: Terms,
  invoice: { issuedDay: Day; dueDay: Day; amount: Money; outstanding: Money },
  { appliedMinor }: { appliedMinor: number },
): DiscountOffer | null {
  const { outstanding } = invoice
  return discountOffer(terms, { ...invoice, outstanding: { ...outstanding, minor: outstanding.minor + appliedMinor } })
}

/** The discount of an invoice that is open. Minor units. */
export type StandingDiscount =
  | { readonly kind: 'to-be-had'; readonly settlingMinor: number; readonly lastDay: Day }
  /** What is open is exactly the discount: the payment came after its last day. */
  | { readonly kind: 'late'; readonly minor: number; readonly lastDay: Day; readonly paymentId: string }

/** `payments` are those on the invoice, the latest first. null: there is none to be had, and none that came late. */
export function standingDiscount(
  terms: Terms,
  invoice: { issuedDay: Day; dueDay: Day; amount: Money; outstanding: Money },
  { payments, today }: { payments: readonly { id: string; appliedMinor: number; receivedDay: Day }[]; today: Day },
): StandingDiscount | null {
  const { minor } = invoice.outstanding
  const offer = discountOffer(terms, invoice)
  const [off] = offer?.minors ?? []
  if (offer && off !== undefined && today <= offer.lastDay)
    return { kind: 'to-be-had', settlingMinor: minor - off, lastDay: offer.lastDay }
  for (const payment of payments) {
    const before = offerBefore(terms, invoice, payment)
    if (before?.minors.includes(minor) && payment.receivedDay > before.lastDay)
      return { kind: 'late', minor, lastDay: before.lastDay, paymentId: payment.id }
  }
  return null
}

export type OpenShare = { readonly outstandingMinor: number; readonly offer: DiscountOffer | null }

/** What of a receipt goes to one invoice, and what the invoice is lowered by besides. All minor units. */
export type Share = {
  readonly paidMinor: number
  /** Taken in time: the invoice is settled. */
  readonly discountMinor: number
  /** What stays open is exactly a discount whose day is over. 0: it is not. */
  readonly lateMinor: number
}

/** A receipt over invoices in their order, a share each; what is more than all of them is in none. */
export function sharesOf({ minor, day }: { minor: number; day: Day }, invoices: readonly OpenShare[]): Share[] {
  const together = exactlyTogether({ minor, day }, invoices)
  let left = minor
  return invoices.map(({ outstandingMinor, offer }, i) => {
    const discountMinor = together[i] ?? 0
    const paidMinor = Math.min(left, outstandingMinor - discountMinor)
    left -= paidMinor
    const open = outstandingMinor - discountMinor - paidMinor
    const isDiscount = paidMinor > 0 && offer !== null && offer.minors.includes(open)
    if (!isDiscount) return { paidMinor, discountMinor, lateMinor: 0 }
    return day <= offer.lastDay
      ? { paidMinor, discountMinor: open, lateMinor: 0 }
      : { paidMinor, discountMinor: 0, lateMinor: open }
  })
}

/** The discounts of the first invoices, where the receipt is what these cost together without them; else none. */
function exactlyTogether({ minor, day }: { minor: number; day: Day }, invoices: readonly OpenShare[]): number[] {
  const discounts: number[] = []
  let cost = 0
  for (const { outstandingMinor, offer } of invoices) {
    const discountMinor = offer && day <= offer.lastDay ? (offer.minors[0] ?? 0) : 0
    discounts.push(discountMinor)
    cost += outstandingMinor - discountMinor
    if (cost === minor) return discounts
    if (cost > minor) break
  }
  return []
}
