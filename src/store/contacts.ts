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
