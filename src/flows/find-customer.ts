import type { Customer } from '../core/customer.ts'
import { matchCustomer } from '../core/customer-match.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { mayOn, type Right } from '../core/person.ts'
import { listCustomers } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

type Found = { readonly kind: 'match'; readonly customer: Customer } | CustomerRefusal

/** The customer meant by what was typed, if the person may use this right on them. */
export async function findCustomerFor(db: Db, by: Actor, text: string, right: Right): Promise<Found> {
  const match = matchCustomer(text, await listCustomers(db, by.workspaceId))
  switch (match.kind) {
    case 'several':
      return { kind: 'which-customer', text, candidates: match.candidates.map((c) => c.name) }
    case 'none':
      return { kind: 'no-such-customer', text, didYouMean: match.didYouMean.map((c) => c.name) }
    case 'match': {
      const { customer } = match
      if (!mayOn(by.role, right, { userId: by.userId, ownerUserId: customer.ownerUserId }))
        return { kind: 'not-your-customer', customerName: customer.name }
      return { kind: 'match', customer }
    }
  }
}
