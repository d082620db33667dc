import type { CustomerTerms } from '../../core/customer-terms.ts'
import { day } from '../../core/day.ts'
import { usd } from './basis.ts'

export const agreedOn = (terms: string, more: Partial<CustomerTerms> = {}): CustomerTerms => ({
  id: `terms_${terms}`,
  customerId: 'cus_1',
  fromDay: day('2026-09-01'),
  untilDay: null,
  scope: 'all',
  fromAmount: null,
  fromPoints: null,
  terms,
  origin: 'agreed',
  agreedAt: '2026-08-25T02:00:00Z',
  ...more,
})
export const TERMS_BY_SIZE = [
  agreedOn('net 60', { origin: 'order-size', fromAmount: usd(900_000) }),
  agreedOn('net 30', { origin: 'order-size' }),
]
export const TERMS_BY_POINTS = [
  agreedOn('net 60', { origin: 'points', fromPoints: 6 }),
  agreedOn('net 30', { origin: 'points' }),
]
export const TERMS_NEW_PRODUCTS = agreedOn('1.25/10 net 30', { scope: 'new-products', origin: 'new-products' })
export const TERMS_COMING = agreedOn('net 60', { fromDay: day('2027-01-01'), fromPoints: 6, origin: 'points' })
