import type { Language } from '../core/language.ts'
import { type Letterhead, letterLanguage, NAME_MAX } from '../core/letter.ts'
import type { Workspace } from '../core/workspace.ts'
import { findContact } from '../store/contacts.ts'
import { findCustomer } from '../store/customers.ts'
import { findLetterhead } from '../store/letterheads.ts'
import type { Db } from '../store/open.ts'

/** Who writes: as an admin has set it up, until then the company's name alone, as much of it as a sender's may have. */
export async function readLetterhead(db: Db, { id, name }: Pick<Workspace, 'id' | 'name'>): Promise<Letterhead> {
  return (
    (await findLetterhead(db, id)) ?? {
      name: [...name].slice(0, NAME_MAX).join(''),
      ...{ address: '', bankDetails: '', replyTo: null },
    }
  )
}

/** In which language a customer reads what is sent to it (core/letter). */
export async function readCustomerLanguage(
  db: Db,
  { id, language }: Pick<Workspace, 'id' | 'language'>,
  customerId: string,
): Promise<Language> {
  const contact = await findContact(db, id, customerId)
  const customer = contact && (await findCustomer(db, id, customerId))
  if (!customer) return language
  return letterLanguage(contact, { customerName: customer.name, companyLanguage: language })
}
