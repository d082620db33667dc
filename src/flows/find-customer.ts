import { type Customer, codeKey } from '../core/customer.ts'
import { matchCustomer, nameKey } from '../core/customer-match.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { mayOn, type Right } from '../core/person.ts'
import { listCustomers } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

type Found = { readonly kind: 'match'; readonly customer: Customer } | CustomerRefusal

/**
 * The customer meant by what was typed, if the person may use this right on them. Whoever works only their own customers is offered
 * only those; another's is named back to them only when they typed exactly its name or code.
 */
export async function findCustomerFor(db: Db, by: Actor, text: string, right: Right): Promise<Found> {
  const all = await listCustomers(db, by.workspaceId)
  const mine = all.filter((c) => mayOn(by.role, right, { userId: by.userId, ownerUserId: c.ownerUserId }))
  const match = matchCustomer(text, mine)
  if (match.kind === 'match') return match
  const exact = all.find((c) => nameKey(c.name) === nameKey(text) || codeKey(c.code) === codeKey(text))
  if (exact && !mine.includes(exact)) return { kind: 'not-your-customer', customerName: exact.name }
  return match.kind === 'several'
    ? { kind: 'which-customer', text, candidates: match.candidates.map((c) => c.name) }
    : { kind: 'no-such-customer', text, didYouMean: match.didYouMean.map((c) => c.name) }
}
