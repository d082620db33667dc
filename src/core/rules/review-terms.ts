/**
 * Law 1: the terms and discounts of every customer who buys on credit are looked at each half year (core/credit-policy).
 * Source: domain.md, law 1.
 *
 * Example: looked at on 2026-11-20: again on Thursday 2027-05-20.
 */
import { type CustomerRule, nextLook } from '../credit-file.ts'

export const reviewTerms: CustomerRule<'review-terms'> = {
  id: 'review-terms',
  about: 'customer',
  law: 1,
  look: 'review',
  plan(file, { reviewMonths: months }, calendar) {
    return nextLook(file, { id: 'review-terms', look: 'review', months }, calendar)
  },
}
