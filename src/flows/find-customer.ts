import { type Customer, codeKey } from '../core/customer.ts'
import { customersMeant, matchCustomer, nameKey } from '../core/customer-match.ts'
import type { CustomerRefusal, LeftOver } from '../core/outcome.ts'
import { mayOn, type Right } from '../core/person.ts'
import { findCustomer, listCustomers } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

// A line that was pasted is not read word by word to its end.
const WORDS_AHEAD_MAX = 8

type Found = { readonly kind: 'match'; readonly customer: Customer } | CustomerRefusal

/**
 * The customer meant by what was typed, if the person may use this right on them. Whoever works only their own customers is offered
 * only those; another's is named back to them only when they typed exactly its name or code.
 */
export async function findCustomerFor(db: Db, by: Actor, text: string, right: Right): Promise<Found> {
  const { all, mine } = await listFor(db, by, right)
  return findAmong(all, mine, text)
}

/** All customers, and those on whom the person may use this right. */
async function listFor(db: Db, by: Actor, right: Right): Promise<{ all: Customer[]; mine: Customer[] }> {
  const all = await listCustomers(db, by.workspaceId)
  const mine = all.filter((c) => mayOn(by.role, right, { userId: by.userId, ownerUserId: c.ownerUserId }))
  return { all, mine }
}

function findAmong(all: readonly Customer[], mine: readonly Customer[], text: string): Found {
  const match = matchCustomer(text, mine)
  if (match.kind === 'match') return match
  const exact = all.find((c) => nameKey(c.name) === nameKey(text) || codeKey(c.code) === codeKey(text))
  if (exact && !mine.includes(exact)) return { kind: 'not-your-customer', customerName: exact.name }
  return match.kind === 'several'
    ? { kind: 'which-customer', text, candidates: match.candidates.map((c) => c.name) }
    : { kind: 'no-such-customer', text, didYouMean: match.didYouMean.map((c) => c.name) }
}

/**
 * As `findCustomerFor`, for a line in which the customer comes first and all else has been read: words behind a customer's name are what
 * is wrong with it ('ACME banana'), unless all of them together are like a name.
 */
export async function findCustomerAhead(db: Db, by: Actor, text: string, right: Right): Promise<Found | LeftOver> {
  const { all, mine } = await listFor(db, by, right)
  const found = findAmong(all, mine, text)
  if (found.kind !== 'no-such-customer' || found.didYouMean.length > 0) return found
  const words = text.split(' ')
  for (let count = Math.min(words.length - 1, WORDS_AHEAD_MAX); count > 0; count -= 1) {
    const ahead = customersMeant(words.slice(0, count).join(' '), mine)
    if (ahead.length === 1) return { kind: 'not-understood', what: 'rest', text: words.slice(count).join(' ') }
  }
  return found
}

/** The customer that a button or a form carries, if the person may use this right on them: what it carries was not typed, but may be edited. */
export async function findCustomerById(db: Db, by: Actor, customerId: string, right: Right): Promise<Found> {
  const customer = await findCustomer(db, by.workspaceId, customerId)
  if (!customer) return { kind: 'no-such-customer', text: '', didYouMean: [] }
  return mayOn(by.role, right, { userId: by.userId, ownerUserId: customer.ownerUserId })
    ? { kind: 'match', customer }
    : { kind: 'not-your-customer', customerName: customer.name }
}

/** Whom something is about: typed, or carried by a button or a form. */
export type Whose = { readonly text: string } | { readonly customerId: string }

/** Whose limit or hold is asked about: one's own customer, or the parent of one, whose limit it shares. */
export async function findWhoseLimit(db: Db, by: Actor, whose: Whose): Promise<Found> {
  const all = await listCustomers(db, by.workspaceId)
  const isOwn = ({ ownerUserId }: Customer) => mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId })
  const parentIds = new Set(all.filter(isOwn).map((c) => c.parentId))
  const mine = all.filter((c) => isOwn(c) || parentIds.has(c.id))
  if ('text' in whose) return findAmong(all, mine, whose.text)
  const customer = mine.find((c) => c.id === whose.customerId)
  return customer ? { kind: 'match', customer } : findCustomerById(db, by, whose.customerId, 'log-sales-fact')
}

export async function findWhose(db: Db, by: Actor, whose: Whose, right: Right): Promise<Found> {
  return 'text' in whose
    ? findCustomerFor(db, by, whose.text, right)
    : findCustomerById(db, by, whose.customerId, right)
}
