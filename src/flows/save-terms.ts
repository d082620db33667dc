import type { Customer } from '../core/customer.ts'
import { type CustomerTerms, type NewTerms, SINCE_EVER } from '../core/customer-terms.ts'
import { customerTermsOf, insertCustomerTerms } from '../store/customer-terms.ts'
import { newId } from '../store/id.ts'
import type { Change } from './change.ts'

/**
 * Saves what was agreed with a customer as one agreement: the one way in. With the first that is for everything, what held until then is
 * kept beside it, so that an invoice of an earlier day finds it however often the customer's own terms change. `customer` is as it was.
 */
export async function saveTerms(
  change: Change,
  customer: Customer,
  agreed: readonly NewTerms[],
): Promise<CustomerTerms[]> {
  const { tx, workspace, by, at } = change
  const rowOf = (terms: NewTerms): CustomerTerms => ({ ...terms, id: newId(), customerId: customer.id, agreedAt: at })
  const known = await customerTermsOf(tx, workspace.id, [customer.id])
  const isFirst = agreed.some(isForAll) && !known.some(isForAll)
  const before = isFirst ? [rowOf({ ...FOR_ALL, fromDay: SINCE_EVER, terms: customer.terms, origin: 'agreed' })] : []
  const rows = agreed.map(rowOf)
  await insertCustomerTerms(tx, workspace.id, [...before, ...rows], by.userId)
  change.audit({
    action: 'agree-terms',
    subjectKind: 'customer',
    subjectId: customer.id,
    after: { agreed: rows.map(({ customerId: _, agreedAt: __, ...row }) => row) },
  })
  return rows
}

/**
 * Where terms are kept by day, the customer's own that were changed count from today on. Before anything was agreed by day they simply
 * are the customer's.
 */
export async function keepOwnTerms(change: Change, from: Customer, to: Customer): Promise<void> {
  const known = await customerTermsOf(change.tx, change.workspace.id, [from.id])
  if (known.length === 0) return
  await saveTerms(change, from, [{ ...FOR_ALL, fromDay: change.today, terms: to.terms, origin: 'agreed' }])
}

const FOR_ALL = { untilDay: null, scope: 'all', fromAmount: null, fromPoints: null } as const

/** Until something else is agreed, and not for new products alone. */
function isForAll({ scope, untilDay }: Pick<CustomerTerms, 'scope' | 'untilDay'>): boolean {
  return scope === 'all' && untilDay === null
}
