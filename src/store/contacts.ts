import type { Contact } from '../core/letter.ts'
import type { Db } from './open.ts'

/** To whom a customer's letters go; null when there is no such customer. */
export async function findContact(db: Db, workspaceId: string, customerId: string): Promise<Contact | null> {
  const row = await db
    .selectFrom('customers')
    .select(['contactName as name', 'email', 'letterLanguage as language'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', customerId)
    .executeTakeFirst()
  return row ?? null
}

/** To whom letters go, by customer; those of whom nothing is known are left out. */
export async function listContacts(db: Db, workspaceId: string): Promise<Map<string, Contact>> {
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'contactName as name', 'email', 'letterLanguage as language'])
    .where('workspaceId', '=', workspaceId)
    .where((eb) =>
      eb.or([eb('contactName', 'is not', null), eb('email', 'is not', null), eb('letterLanguage', 'is not', null)]),
    )
    .execute()
  return new Map(rows.map(({ id, ...contact }) => [id, contact]))
}

export async function saveContact(
  db: Db,
  workspaceId: string,
  customerId: string,
  { name, email, language }: Contact,
): Promise<void> {
  await db
    .updateTable('customers')
    .set({ contactName: name, email, letterLanguage: language })
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', customerId)
    .execute()
}
