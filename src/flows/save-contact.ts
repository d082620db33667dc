import type { Clock } from '../core/clock.ts'
import { type Contact, type ContactOutcome, isNameTooLong, isPlainName, isSameContact } from '../core/letter.ts'
import { findContact, saveContact as storeContact } from '../store/contacts.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'

/** Notes to whom a customer's letters go. What is left out stays as it was; null is that there is none any more. */
export async function saveContact(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerText, ...said }: { customerText: string } & Partial<Contact>,
): Promise<ContactOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<ContactOutcome> => {
    const { tx, workspace } = change
    const found = await findCustomerFor(tx, by, customerText, 'log-sales-fact')
    if (found.kind !== 'match') return found
    if (isNameTooLong(said.name ?? '')) return { kind: 'name-too-long' }
    if (!isPlainName(said.name ?? '')) return { kind: 'name-not-plain' }
    const { id, name: customerName } = found.customer
    const before = (await findContact(tx, workspace.id, id)) as Contact
    const contact = { ...before, ...said }
    if (isSameContact(before, contact)) return { kind: 'unchanged', customerName, contact }
    await changeContact(change, id, { before, after: contact })
    const isCleared = contact.name === null && contact.email === null && (before.name ?? before.email) !== null
    return { kind: isCleared ? 'cleared' : 'saved', customerName, contact }
  })
}

/** Saves what is known anew of a customer's contact: the one way in, for a command and a file alike. */
export async function changeContact(
  { tx, workspace, audit }: Change,
  customerId: string,
  { before, after }: { before: Contact; after: Contact },
): Promise<void> {
  await storeContact(tx, workspace.id, customerId, after)
  audit({ action: 'save-contact', subjectKind: 'customer', subjectId: customerId, before, after })
}

/** To whom a customer's letters go, when only the customer was named. */
export async function readContact(db: Db, by: Actor, customerText: string): Promise<ContactOutcome> {
  const found = await findCustomerFor(db, by, customerText, 'read-customer')
  if (found.kind !== 'match') return found
  const contact = (await findContact(db, by.workspaceId, found.customer.id)) as Contact
  return { kind: 'shown', customerName: found.customer.name, contact }
}
