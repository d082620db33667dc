import type { Customer } from '../core/customer.ts'
import type { PlannedDuty } from '../core/outcome.ts'
import { insertCustomers, updateCustomer } from '../store/customers.ts'
import type { Change } from './change.ts'
import { planCreditDuties } from './plan-credit-duties.ts'
import { keepOwnTerms } from './save-terms.ts'

/** Saves new customers: the one way in, for a command, a form and a file alike. Returns what is to be done before they have credit. */
export async function saveCustomers(change: Change, customers: readonly Customer[]): Promise<PlannedDuty[]> {
  await insertCustomers(change.tx, change.workspace.id, customers, change.made)
  change.audit(
    ...customers.map(({ id, ...after }) => {
      return { action: 'log-customer', subjectKind: 'customer', subjectId: id, after }
    }),
  )
  return planCreditDuties(
    change,
    customers.map(({ id }) => id),
  )
}

/** Saves what is known anew of a customer. Returns what is to be done for it under other terms. */
export async function changeCustomer(change: Change, from: Customer, to: Customer): Promise<PlannedDuty[]> {
  await updateCustomer(change.tx, change.workspace.id, to)
  const { id: _, ...before } = from
  const { id, ...after } = to
  change.audit({ action: 'change-customer', subjectKind: 'customer', subjectId: id, before, after })
  if (from.terms === to.terms) return []
  await keepOwnTerms(change, from, to)
  return planCreditDuties(change, [id])
}
