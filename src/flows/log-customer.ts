import type { Clock } from '../core/clock.ts'
import { type Customer, codeFromName, codeKey, DEFAULT_TERMS, freeCodes } from '../core/customer.ts'
import { baseTerms } from '../core/customer-terms.ts'
import type { Currency } from '../core/money.ts'
import type { CustomerOutcome } from '../core/outcome.ts'
import { mayOn } from '../core/person.ts'
import { sampleDueDays, type Terms } from '../core/terms.ts'
import { parseTerms, termsText } from '../core/terms-text.ts'
import { customerTermsOf } from '../store/customer-terms.ts'
import { findCustomerByKey, listCustomers } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { changeCustomer, saveCustomers } from './save-customers.ts'

export type CustomerEntry = {
  readonly name: string
  readonly code: string | null
  readonly terms: Terms | null
  readonly currency: Currency | null
  /** Slack user id. null: unsaid, so a new customer is its logger's. */
  readonly ownerUserId: string | null
}

/** Logs a new customer, or changes the one of exactly this name or code. Terms apply to invoices logged from now on. */
export async function logCustomer(db: Db, clock: Clock, by: Actor, entry: CustomerEntry): Promise<CustomerOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace } = change
    const known =
      (await findCustomerByKey(tx, workspace.id, { name: entry.name, code: entry.name })) ??
      (entry.code === null ? null : await findCustomerByKey(tx, workspace.id, { name: entry.name, code: entry.code }))
    if (!known) return create(change, entry)
    // Terms that were agreed by day have taken the place of its own.
    const before = { ...known, terms: await termsNow(change, known) }
    if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId: before.ownerUserId }))
      return { kind: 'not-your-customer', customerName: before.name }
    if (entry.code !== null && codeKey(entry.code) === codeKey(before.code) && !isSameName(entry.name, before))
      return { kind: 'name-taken', customer: before }
    const customer: Customer = {
      ...before,
      code: entry.code ?? before.code,
      terms: entry.terms ? termsText(entry.terms) : before.terms,
      currency: entry.currency ?? before.currency,
      ownerUserId: entry.ownerUserId ?? before.ownerUserId,
    }
    if (JSON.stringify(customer) === JSON.stringify(before)) return { kind: 'unchanged', customer }
    const other = await findCustomerByKey(tx, workspace.id, { name: customer.code, code: customer.code })
    if (other && other.id !== customer.id) return { kind: 'name-taken', customer: other }
    const duties = await changeCustomer(change, before, customer)
    return { kind: 'changed', before, customer, samples: samplesOf(customer, change), duties }
  })
}

async function termsNow({ tx, workspace, today }: Change, { id, terms: own }: Customer): Promise<string> {
  return baseTerms(await customerTermsOf(tx, workspace.id, [id]), { day: today, own })
}

function isSameName(text: string, customer: Customer): boolean {
  const key = text.normalize('NFKC').trim().toLowerCase()
  return key === customer.name.normalize('NFKC').trim().toLowerCase() || codeKey(text) === codeKey(customer.code)
}

async function create(change: Change, entry: CustomerEntry): Promise<CustomerOutcome> {
  const { tx, workspace, by } = change
  const taken = new Set((await listCustomers(tx, workspace.id)).map((c) => codeKey(c.code)))
  const customer: Customer = {
    id: newId(),
    name: entry.name,
    code: entry.code ?? freeCodes(taken)(codeFromName(entry.name)),
    terms: entry.terms ? termsText(entry.terms) : DEFAULT_TERMS,
    currency: entry.currency ?? workspace.baseCurrency,
    // Who logs a customer owns it until somebody else does: what is asked of it is asked of somebody.
    ownerUserId: entry.ownerUserId ?? by.userId,
    parentId: null,
    tradedBefore: false,
  }
  const duties = await saveCustomers(change, [customer])
  return { kind: 'recorded', customer, samples: samplesOf(customer, change), duties }
}

function samplesOf(customer: Customer, { today, calendar }: Change) {
  return sampleDueDays(parseTerms(customer.terms) as Terms, today, calendar)
}
