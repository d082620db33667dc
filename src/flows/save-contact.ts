import type { Clock } from '../core/clock.ts'
import type { Contact, ContactOutcome } from '../core/letter.ts'
import { findContact, saveContact as storeContact } from '../store/contacts.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'

/** Notes to whom a customer's letters go. What is left out stays as it was. */
export async function saveContact(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerText, ...said }: { customerText: string } & Partial<Contact>,
): Promise<ContactOutcome> {
  return changeFacts(db, clock, by, async ({ tx, workspace, audit }): Promise<ContactOutcome> => {
    const found = await findCustomerFor(tx, by, customerText, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { id, name: customerName } = found.customer
    const before = (await findContact(tx, workspace.id, id)) as Contact
    const contact = { ...before, ...said }
    const isSame = (['name', 'email', 'language'] as const).every((field) => before[field] === contact[field])
    if (isSame) return { kind: 'unchanged', customerName, contact }
    await storeContact(tx, workspace.id, id, contact)
    audit({ action: 'save-contact', subjectKind: 'customer', subjectId: id, before, after: contact })
    return { kind: 'saved', customerName, contact }
  })
}

/** To whom a customer's letters go, when only the customer was named. */
export async function readContact(db: Db, by: Actor, customerText: string): Promise<ContactOutcome> {
  const found = await findCustomerFor(db, by, customerText, 'read-customer')
  if (found.kind !== 'match') return found
  const contact = (await findContact(db, by.workspaceId, found.customer.id)) as Contact
  return { kind: 'shown', customerName: found.customer.name, contact }
}
