import type { Customer, CustomerCard } from '../../core/customer.ts'
import { day } from '../../core/day.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, USD, usd } from './basis.ts'
import { CONDUCT, CONDUCT_UNKNOWN } from './conduct.ts'
import { TERMS_BY_SIZE, TERMS_COMING, TERMS_NEW_PRODUCTS } from './customer-terms.ts'
import { INVOICE } from './invoice.ts'

export const CUSTOMER: Customer = {
  id: 'cus_1',
  code: 'ACME',
  name: 'ACME Trading',
  ownerUserId: 'U01ANN',
  terms: 'net 30',
  currency: USD,
  parentId: null,
  tradedBefore: false,
}
export const CUSTOMER_CARD: CustomerCard = {
  customer: CUSTOMER,
  today: TODAY,
  standing: [],
  coming: [],
  open: [{ currency: USD, count: 2, minor: 2_000_000 }],
  overdue: [{ currency: USD, count: 1, minor: 750_000 }],
  unapplied: [usd(15_000)],
  uninvoiced: [usd(480_000)],
  ordered: [usd(750_000)],
  parentName: 'ACME Holding',
  childNames: [],
  conduct: CONDUCT,
  invoices: [
    INVOICE,
    { ...INVOICE, id: 'inv_2', number: 'INV-1017', dueDay: day('2026-12-04'), outstanding: usd(1_250_000) },
  ],
}
export const CUSTOMER_CARD_WORST: CustomerCard = {
  ...CUSTOMER_CARD,
  customer: { ...CUSTOMER, code: HOSTILE_LONG, name: HOSTILE_LONG, terms: HOSTILE_LONG, ownerUserId: null },
  standing: [TERMS_NEW_PRODUCTS, ...TERMS_BY_SIZE],
  coming: [TERMS_COMING],
  open: times(30, () => ({ currency: USD, count: 99_999, minor: LARGE })),
  unapplied: times(30, () => usd(LARGE)),
  parentName: null,
  childNames: times(40, () => HOSTILE_LONG),
  conduct: CONDUCT_UNKNOWN,
  invoices: times(10, (i) => ({ ...INVOICE, id: `inv_${i}`, number: HOSTILE_LONG, outstanding: usd(LARGE) })),
}
