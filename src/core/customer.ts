/** A customer: who buys on credit, on which terms, and who in the company owns the relation. */
import type { Conduct } from './conduct.ts'
import type { CustomerTerms } from './customer-terms.ts'
import type { Day } from './day.ts'
import type { Invoice } from './invoice.ts'
import type { Currency, Money } from './money.ts'

export type Customer = {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly ownerUserId: string | null
  /** Canonical form of the payment terms (core/terms). */
  readonly terms: string
  /** The currency assumed when none is written. */
  readonly currency: Currency
  /** The customer whose limit it shares; null when it has its own. */
  readonly parentId: string | null
  /** Was traded with before the firewall could ask: nobody screens it before a first sale, its file is refreshed instead. */
  readonly tradedBefore: boolean
}

/** What `/cash customer ACME` shows. */
export type CustomerCard = {
  readonly customer: Customer
  readonly today: Day
  /** What was agreed by day: what holds now, and what comes; empty where the customer's own terms are all there is. */
  readonly standing: readonly CustomerTerms[]
  readonly coming: readonly CustomerTerms[]
  readonly open: readonly { readonly currency: Currency; readonly count: number; readonly minor: number }[]
  readonly overdue: readonly { readonly currency: Currency; readonly count: number; readonly minor: number }[]
  readonly unapplied: readonly Money[]
  readonly uninvoiced: readonly Money[]
  readonly ordered: readonly Money[]
  /** Whose limit it shares, and who shares its own. */
  readonly parentName: string | null
  readonly childNames: readonly string[]
  readonly conduct: Conduct
  /** The open invoices, the longest overdue first, at most ten. */
  readonly invoices: readonly Invoice[]
}

/** A short code from a name, for a customer who was given none: 'ACME Trading Ltd' is 'ACME'. Not unique by itself. */
export function codeFromName(name: string): string {
  const latin = name
    .normalize('NFKC')
    .match(/[A-Za-z0-9]+/g)
    ?.join(' ')
  const first = latin?.split(' ').find((w) => w.length >= 2) ?? latin?.split(' ')[0]
  return first ? first.toUpperCase().slice(0, 12) : name.replace(/\s+/g, '').slice(0, 4)
}

/** The terms of a customer of whom nobody said any (judgement: what most invoices say). */
export const DEFAULT_TERMS = 'net 30'

/** Codes that nobody has yet: ACME, ACME2, ACME3. Each is given once; `taken` holds their keys. */
export function freeCodes(taken: { has(key: string): boolean }): (code: string) => string {
  const next = new Map<string, number>()
  const given = new Set<string>()
  return (code) => {
    for (let n = next.get(codeKey(code)) ?? 1; ; n++) {
      const candidate = n === 1 ? code : `${code}${n}`
      const key = codeKey(candidate)
      if (taken.has(key) || given.has(key)) continue
      next.set(codeKey(code), n + 1)
      given.add(key)
      return candidate
    }
  }
}

/** Codes are compared without case, width and space. */
export function codeKey(code: string): string {
  return code.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}
