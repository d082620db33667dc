import { type Customer, codeKey } from '../core/customer.ts'
import { nameKey } from '../core/customer-match.ts'
import {
  type CustomerInFile,
  NO_CONTACT,
  readCustomer,
  resolveCustomers,
  updatedContact,
  updatedCustomer,
} from '../core/import-customers.ts'
import { keyInFile } from '../core/import-invoices.ts'
import type { ImportFault } from '../core/import-report.ts'
import type { Contact } from '../core/letter.ts'
import type { Currency } from '../core/money.ts'
import { hasFirewall } from '../core/workspace.ts'
import { listContacts } from '../store/contacts.ts'
import { areAnyThere, listCustomers } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import type { Change } from './change.ts'
import type { ImportContext, Importer } from './import-frame.ts'
import { readMailAddress } from './mail-address.ts'
import { changeContact } from './save-contact.ts'
import { changeCustomer, saveCustomers } from './save-customers.ts'

type Wanted = ReadonlyMap<string, CustomerInFile & { readonly rowNumber: number }>

/** `key` is that of the customer within the file; `before` is null for a new one. What is the same object is not news. */
type News = {
  readonly key: string
  readonly customer: Customer
  readonly before: Customer | null
  readonly contact: { readonly before: Contact; readonly after: Contact }
}

/** Customers: new ones are created; one that is there takes over the terms, currency, owner and contact that the list says. */
export function customersImporter({ db, workspace, currency, people, customers }: ImportContext): Importer {
  const wanted = new Map<string, CustomerInFile & { rowNumber: number }>()
  let pending: readonly News[] = []

  return {
    read(row, rowNumber) {
      const customer = readCustomer(row, { people, readAddress: readMailAddress })
      if (!customer) return
      const key = keyInFile(customer)
      if (wanted.has(key)) row.fault(customer.code === null ? 'name' : 'code', 'duplicate')
      else wanted.set(key, { ...customer, rowNumber })
    },

    async compare() {
      const contacts = await listContacts(db, workspace.id)
      const { news, faults } = newsOf(wanted, { customers, contacts, currency })
      pending = news
      return { alreadyThere: wanted.size - news.length - faults.length, badRows: faults.length, faults }
    },

    save: (chunks) =>
      chunks.save(pending, async (change, chunk) => {
        const { tx, workspace } = change
        const newcomers = chunk.filter(({ before }) => before === null).map(({ customer }) => customer)
        if (!(await areAnyThere(tx, workspace.id, newcomers))) return saveNews(change, chunk)
        // Somebody else brought them in the meantime.
        const keys = new Set(chunk.map(({ key }) => key))
        const known = {
          customers: await listCustomers(tx, workspace.id),
          contacts: await listContacts(tx, workspace.id),
        }
        const { news } = newsOf(wanted, { ...known, currency })
        return saveNews(
          change,
          news.filter(({ key }) => keys.has(key)),
        )
      }),
  }
}

/** What a list says beyond the books, and what contradicts them. */
function newsOf(
  wanted: Wanted,
  known: { customers: readonly Customer[]; contacts: ReadonlyMap<string, Contact>; currency: Currency },
): { news: News[]; faults: ImportFault[] } {
  const { byKey, fresh } = resolveCustomers(wanted, known.customers, { currency: known.currency, newId })
  const isFresh = new Set(fresh)
  const byCode = new Map(known.customers.map((c) => [codeKey(c.code), c]))
  const news: News[] = []
  const faults: ImportFault[] = []
  for (const [key, entry] of wanted) {
    const customer = byKey.get(key) as Customer
    const before = known.contacts.get(customer.id) ?? NO_CONTACT
    const contact = { before, after: updatedContact(before, entry) }
    if (isFresh.has(customer)) {
      news.push({ key, customer, before: null, contact })
      continue
    }
    const updated = updatedCustomer(customer, entry)
    const taken = byCode.get(codeKey(updated.code))
    // The code is somebody else's, or this code has another name in the books.
    if ((taken && taken.id !== customer.id) || !isCalled(customer, entry.name ?? ''))
      faults.push({ row: entry.rowNumber, column: null, code: 'differs', text: `${customer.code} ${customer.name}` })
    else if (updated !== customer || contact.after !== contact.before)
      news.push({ key, customer: updated, before: customer, contact })
  }
  return { news, faults }
}

/** A namesake has its code behind the name in the books, and not in the list that it came with. */
function isCalled({ name, code }: Customer, said: string): boolean {
  return [said, `${said} (${code})`].some((called) => nameKey(called) === nameKey(name))
}

async function saveNews(change: Change, news: readonly News[]): Promise<number> {
  // Behind a firewall a list alone makes nobody known: whoever comes without an invoice is screened before the first sale.
  const tradedBefore = !hasFirewall(change.workspace)
  const newcomers = news.filter(({ before }) => before === null)
  await saveCustomers(
    change,
    newcomers.map(({ customer }) => ({ ...customer, tradedBefore })),
  )
  for (const { customer, before, contact } of news) {
    if (before !== null && before !== customer) await changeCustomer(change, before, customer)
    if (contact.after !== contact.before) await changeContact(change, customer.id, contact)
  }
  return news.length
}
