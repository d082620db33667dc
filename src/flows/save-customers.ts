import type { Customer } from '../core/customer.ts'
import { insertCustomers, updateCustomer } from '../store/customers.ts'
import type { Change } from './change.ts'

/** Saves new customers: the one way in, for a command, a form and a file alike. */
export async function saveCustomers(change: Change, customers: readonly Customer[]): Promise<void> {
  await insertCustomers(change.tx, change.workspace.id, customers, change.made)
  change.audit(
    ...customers.map(({ id, ...after }) => {
      return { action: 'log-customer', subjectKind: 'customer', subjectId: id, after }
    }),
  )
}

/** Saves what is known anew of a customer. */
export async function changeCustomer(change: Change, from: Customer, to: Customer): Promise<void> {
  await updateCustomer(change.tx, change.workspace.id, to)
  const { id: _, ...before } = from
  const { id, ...after } = to
  change.audit({ action: 'change-customer', subjectKind: 'customer', subjectId: id, before, after })
}
