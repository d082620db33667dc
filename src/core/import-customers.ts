/**
 * Customers as a file names them, and who of them the books have already.
 *
 * A code says who is meant; where the books do not have it, the name does, exactly (a file is not a person who can be asked 'did you
 * mean'). A name that is taken by another customer of the file keeps its code behind it: Acme, and Acme (C-2).
 *
 * Example: the books have ACME Trading under the code ACME: a file's 'C-1, ACME Trading' is that customer.
 */
import { type Customer, codeFromName, codeKey, DEFAULT_TERMS, freeCodes } from './customer.ts'
import { nameKey } from './customer-match.ts'
import type { NamedInFile } from './import-invoices.ts'
import type { RowReader } from './import-row.ts'
import { languageOfWord } from './language.ts'
import { type Contact, isNameTooLong, isPlainName, isSameContact } from './letter.ts'
import type { Currency } from './money.ts'
import { termsText } from './terms-text.ts'

export type WantedCustomer = NamedInFile & {
  /** null: not said. */
  readonly terms: string | null
  readonly currency: Currency | null
  readonly ownerUserId: string | null
}

/** To whom the letters of a new customer go. */
export const NO_CONTACT: Contact = { name: null, email: null, language: null }

/** null in the contact: not said. */
export type CustomerInFile = WantedCustomer & { readonly contact: Contact }

export type Person = { readonly userId: string; readonly name: string }

/**
 * The customer of a row of a list of customers; null when something of it is wrong, which the reader has noted. Whom to write to is left
 * out where it cannot be read. `readAddress` tells an e-mail address from what is none (null).
 */
export function readCustomer(
  row: RowReader,
  { people, readAddress }: { people: readonly Person[]; readAddress: (text: string) => string | null },
): CustomerInFile | null {
  const name = row.requiredText('name')
  const terms = row.terms()
  const currency = row.text('currency') === '' ? null : row.currency()
  const ownerUserId = ownerOf(row, people)
  const contact = {
    name: row.word(
      'contactName',
      (text) => (isNameTooLong(text) || !isPlainName(text) ? null : text),
      isPlainName(row.text('contactName')) ? 'name-too-long' : 'name-not-plain',
    ),
    email: row.word('email', (text) => addressOf(row, addressesIn(text, readAddress)), 'not-an-address'),
    language: row.word('letterLanguage', languageOfWord, 'not-a-language'),
  }
  if (name === null || row.faults.length > 0) return null
  return { name, code: row.text('code') || null, terms: terms && termsText(terms), currency, ownerUserId, contact }
}

/** The addresses in 'a@b.example; c@b.example' or 'Li Lei <a@b.example>', each once. */
function addressesIn(text: string, readAddress: (text: string) => string | null): string[] {
  const pieces = text.split(/[;,，；、|\r\n]/).map((piece) => /<([^<>]*)>/.exec(piece)?.[1] ?? piece)
  return [...new Set(pieces.flatMap((piece) => piece.split(/[\s/()]+/)).flatMap((word) => readAddress(word) ?? []))]
}

function addressOf(row: RowReader, [first, second]: readonly string[]): string | null {
  if (second !== undefined) row.note('email', 'further-addresses')
  return first ?? null
}

/** A Slack user id, or the name of somebody on the team. */
export function ownerOf(row: RowReader, people: readonly Person[]): string | null {
  const text = row.text('owner')
  if (text === '') return null
  const person = people.find(({ userId, name }) => userId === text || nameKey(name) === nameKey(text))
  if (person) return person.userId
  return /^[UW][A-Z0-9]{5,}$/.test(text) ? text : row.fault('owner', 'no-such-person')
}

/** Who of the books a row of a file names, by code or else by name; null for somebody new. */
export function customerLookup(known: readonly Customer[]): (named: NamedInFile) => Customer | null {
  const byCode = new Map(known.map((c) => [codeKey(c.code), c]))
  const byName = new Map(known.map((c) => [nameKey(c.name), c]))
  return ({ name, code }) => {
    const called = name ?? code ?? ''
    const ofCode = byCode.get(codeKey(code ?? called))
    const ofName = byName.get(nameKey(called))
    return (code === null ? (ofName ?? ofCode) : (ofCode ?? ofName)) ?? null
  }
}

export type ResolvedCustomers = {
  /** By keyInFile: the customer of the books, or the new one. */
  readonly byKey: ReadonlyMap<string, Customer>
  readonly fresh: readonly Customer[]
}

/** Who is meant by each name of a file, and who of them is new. `newId` is asked once for each new one. */
export function resolveCustomers(
  wanted: ReadonlyMap<string, WantedCustomer>,
  known: readonly Customer[],
  { currency, newId }: { currency: Currency; newId: () => string },
): ResolvedCustomers {
  const byCode = new Map(known.map((c) => [codeKey(c.code), c]))
  const byName = new Map(known.map((c) => [nameKey(c.name), c]))
  const byKey = new Map<string, Customer>()
  const claimed = new Set<Customer>()
  const fresh: Customer[] = []
  const claim = (key: string, customer: Customer) => {
    byKey.set(key, customer)
    claimed.add(customer)
  }
  const entries = [...wanted]
  // Whoever is found by code first, so that nobody else takes them by name.
  for (const [key, { code }] of entries) {
    const customer = code === null ? undefined : byCode.get(codeKey(code))
    if (customer) claim(key, customer)
  }
  const freeCode = freeCodes(byCode)
  for (const [key, { name, code, terms, currency: own, ownerUserId }] of entries) {
    if (byKey.has(key)) continue
    const called = name ?? code ?? ''
    const namesake = byName.get(nameKey(called)) ?? (code === null ? byCode.get(codeKey(called)) : undefined)
    if (namesake && (code === null || !claimed.has(namesake))) {
      claim(key, namesake)
      continue
    }
    const customer: Customer = {
      id: newId(),
      name: namesake ? `${called} (${code})` : called,
      code: code ?? freeCode(codeFromName(called)),
      terms: terms ?? DEFAULT_TERMS,
      currency: own ?? currency,
      ownerUserId,
      parentId: null,
      // Who comes in a file was in the books before.
      tradedBefore: true,
    }
    fresh.push(customer)
    byCode.set(codeKey(customer.code), customer)
    byName.set(nameKey(customer.name), customer)
    claim(key, customer)
  }
  return { byKey, fresh }
}

/** The customer as the list has it now; the same object when the list says nothing new. */
export function updatedCustomer(customer: Customer, wanted: WantedCustomer): Customer {
  const changed = {
    ...customer,
    code: wanted.code ?? customer.code,
    terms: wanted.terms ?? customer.terms,
    currency: wanted.currency ?? customer.currency,
    ownerUserId: wanted.ownerUserId ?? customer.ownerUserId,
  }
  const isSame = (Object.keys(changed) as (keyof Customer)[]).every((key) => changed[key] === customer[key])
  return isSame ? customer : changed
}

/** To whom its letters go as the list has it now; the same object when the list says nothing new. */
export function updatedContact(contact: Contact, { contact: said }: CustomerInFile): Contact {
  const changed = {
    name: said.name ?? contact.name,
    email: said.email ?? contact.email,
    language: said.language ?? contact.language,
  }
  return isSameContact(changed, contact) ? contact : changed
}
