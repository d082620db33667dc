/**
 * Which customer is meant by what somebody typed: a code, a name or a part of one.
 *
 * What says most wins: the exact code, the exact name, the beginning of one name only, whole words of one name only, a part of one
 * name only. Two or more are asked; none gets the nearest names to choose from. How a company is incorporated (Ltd, GmbH, 有限公司),
 * punctuation and accents do not count here, because nobody types them; they do count in the key of a stored name.
 *
 * Example: with ACME Trading Ltd and Acmeology Inc, 'acme' is ACME Trading Ltd: the whole word.
 */
import { distance } from 'fastest-levenshtein'
import { codeKey } from './customer.ts'

export type NamedCustomer = { readonly id: string; readonly code: string; readonly name: string }

export type CustomerMatch<C extends NamedCustomer = NamedCustomer> =
  | { readonly kind: 'match'; readonly customer: C }
  | { readonly kind: 'several'; readonly candidates: readonly C[] } // at most 5, the likeliest first
  | { readonly kind: 'none'; readonly didYouMean: readonly C[] } // at most 3, the nearest first

const CANDIDATES_MAX = 5
const DID_YOU_MEAN_MAX = 3
// One letter is a part of nearly every name.
const PART_LENGTH_MIN = 2

/** The key under which a name is unique in the database: width, case and space do not count, everything else does. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

export function matchCustomer<C extends NamedCustomer>(text: string, customers: readonly C[]): CustomerMatch<C> {
  const [customer, ...others] = customersMeant(text, customers)
  if (!customer) return { kind: 'none', didYouMean: nearest(text, customers) }
  return others.length === 0
    ? { kind: 'match', customer }
    : { kind: 'several', candidates: [customer, ...others].slice(0, CANDIDATES_MAX) }
}

/** One when it is clear who is meant, the likeliest first when it is not, none when nobody is called like it. */
export function customersMeant<C extends NamedCustomer>(text: string, customers: readonly C[]): readonly C[] {
  const wanted = looseKey(text)
  const keyed = customers.map((customer) => ({ customer, key: looseKey(customer.name) }))
  const those = (isMeant: (key: string) => boolean) =>
    keyed.filter(({ key }) => isMeant(key)).map(({ customer }) => customer)

  const exact = [
    customers.filter(({ code }) => codeKey(code) === codeKey(text)),
    customers.filter(({ name }) => nameKey(name) === nameKey(text)),
    those((key) => key !== '' && key === wanted),
  ].find((found) => found.length > 0)
  if (exact) return exact

  const isLong = wanted.length >= PART_LENGTH_MIN
  const beginning = isLong ? those((key) => key.startsWith(wanted)) : []
  const inWords = isLong ? those((key) => hasWords(key, wanted)) : []
  const within = isLong ? those((key) => key.includes(wanted)) : []
  // Whole words choose among the names that begin so, but not another name over them.
  const beginningInWords = beginning.filter((customer) => inWords.includes(customer))
  const levels = beginning.length > 0 ? [beginning, beginningInWords] : [inWords, within]
  const only = levels.find((found) => found.length === 1)?.[0]
  return only ? [only] : [...new Set([...beginningInWords, ...beginning, ...inWords, ...within])]
}

function hasWords(key: string, wanted: string): boolean {
  return ` ${key} `.includes(` ${wanted} `)
}

// How companies are incorporated. In Latin letters they are whole words at the end, in Chinese and Japanese they are glued on.
const LEGAL_WORD =
  / (?:ltd|limited|co|company|inc|incorporated|corp|corporation|llc|llp|lp|plc|pty|pte|pvt|gmbh|ag|kg|kgaa|ohg|ug|ev|sa|sas|sarl|srl|spa|sl|bv|nv|ab|as|asa|aps|oy|oyj|sro|sp z oo|kk|sdn|bhd|and|&)$/
const LEGAL_HAN =
  /(?:股份有限公司|有限责任公司|有限公司|股份公司|公司|株式会社|有限会社|合同会社|\(株\)|\(有\))$|^(?:株式会社|有限会社|\(株\))/

/** What of a name counts in comparing. Never empty for a name that has a letter or a digit. */
function looseKey(name: string): string {
  const plain = nameKey(name)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
  const words = withoutEnds(plain, LEGAL_HAN)
    .replace(/[.'’]/g, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()
  return withoutEnds(words, LEGAL_WORD)
}

function withoutEnds(text: string, end: RegExp): string {
  const shorter = text.replace(end, '').trim()
  return shorter === text || shorter === '' ? text : withoutEnds(shorter, end)
}

/** The names within a third of the typed letters, compared whole, by their beginning, by each word and by code. */
function nearest<C extends NamedCustomer>(text: string, customers: readonly C[]): C[] {
  const wanted = looseKey(text)
  if (wanted.length < PART_LENGTH_MIN) return []
  const farthest = Math.max(1, Math.floor(wanted.length / 3))
  return customers
    .map((customer) => {
      const key = looseKey(customer.name)
      const forms = [key, key.slice(0, wanted.length), ...key.split(' '), customer.code.toLowerCase()]
      return { customer, away: Math.min(...forms.map((form) => distance(wanted, form))) }
    })
    .filter(({ away }) => away <= farthest)
    .sort((a, b) => a.away - b.away || (a.customer.name < b.customer.name ? -1 : 1))
    .slice(0, DID_YOU_MEAN_MAX)
    .map(({ customer }) => customer)
}
