/**
 * Law 1: the credit file of every customer who buys on credit is refreshed each quarter (core/credit-policy): how stable are its
 * suppliers, how stable its buyers. Source: domain.md, law 1.
 *
 * Example: looked at on 2026-11-20: again on Monday 2027-02-22, as the 20th is a Saturday.
 */
import { type CustomerRule, nextLook } from '../credit-file.ts'

export const refreshFile: CustomerRule<'refresh-file'> = {
  id: 'refresh-file',
  about: 'customer',
  law: 1,
  look: 'refresh',
  plan(file, { refreshMonths: months }, calendar) {
    return nextLook(file, { id: 'refresh-file', look: 'refresh', months }, calendar)
  },
}
