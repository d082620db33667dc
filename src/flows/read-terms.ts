import type { Customer } from '../core/customer.ts'
import { dependsOnPoints, termsFor } from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import { customerTermsOf } from '../store/customer-terms.ts'
import type { Db } from '../store/open.ts'
import { behaviourOn } from './read-behaviour.ts'

/** What of an invoice decides its terms. */
export type TermsQuestion = {
  readonly customer: Customer
  readonly issuedDay: Day
  readonly amount: Money
  readonly isNewProduct: boolean
}

/** `isForNewProducts`: agreed for these alone, not what the customer has for everything. */
export type TermsAnswer = { readonly terms: string; readonly isForNewProducts: boolean }

/**
 * A reader of the terms (canonical form) that invoices of these customers get by what was agreed for their issue day; the customer's own
 * where nothing ever was. What was agreed is read once; points only where terms depend on them, and once a customer and day.
 */
export async function termsReader(
  db: Db,
  workspaceId: string,
  customers: readonly Customer[],
): Promise<(question: TermsQuestion) => Promise<TermsAnswer>> {
  const ids = [...new Set(customers.map(({ id }) => id))]
  const agreed = Map.groupBy(await customerTermsOf(db, workspaceId, ids), (row) => row.customerId)
  const counted = new Map<string, number>()
  const pointsOf = async (customerId: string, day: Day) => {
    const key = `${customerId} ${day}`
    const points = counted.get(key) ?? (await behaviourOn(db, workspaceId, [customerId], day)).onTimeCount
    counted.set(key, points)
    return points
  }
  return async ({ customer, issuedDay, amount, isNewProduct }) => {
    const rows = agreed.get(customer.id) ?? []
    const points = dependsOnPoints(rows) ? await pointsOf(customer.id, issuedDay) : 0
    const found = termsFor(rows, { day: issuedDay, amount, points, isNewProduct })
    return { terms: found?.terms ?? customer.terms, isForNewProducts: found?.scope === 'new-products' }
  }
}
