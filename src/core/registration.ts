/**
 * The number under which a company is registered, known by its shape and proved by its check digits: a slip of the finger is found
 * before anybody looks up the wrong company.
 *
 * - Unified social credit code of mainland China: 18 characters, check character by GB 32100-2015: C18 = (31 − Σ Cᵢ × 3^(i−1) mod 31)
 *   mod 31. Counted here: stdnum refuses every code that ends in 0, and those whose first two characters are not digits.
 * - VAT number of the European Union, under its country's letters (EL for Greece): each country's own rule, by stdnum.
 * - Legal entity identifier (ISO 17442): 20 characters, ISO 7064 mod 97-10 with A = 10 to Z = 35, by cdigit.
 *
 * Example: 91110000600037341L is a unified social credit code; 91110000600037341M has its shape, and a wrong check character.
 */
import { mod97_10 } from 'cdigit'
import { euVat } from 'stdnum'

export type RegistrationKind = 'uscc' | 'eu-vat' | 'lei'

export type Registration = {
  readonly kind: RegistrationKind
  /** In capitals, without spaces and marks between its characters. */
  readonly number: string
}

export type RegistrationReading =
  | { readonly kind: 'registration'; readonly registration: Registration }
  /** It has the shape of one, and its check digits do not fit. */
  | { readonly kind: 'wrong-check-digit'; readonly of: RegistrationKind }
  /** A number of another kind, which nothing here can check. */
  | { readonly kind: 'not-known' }

export function readRegistration(text: string): RegistrationReading {
  const number = text
    .normalize('NFKC')
    .replace(/[\s.\-–/]/g, '')
    .toUpperCase()
  const kind = kindOf(number)
  if (kind === null) return { kind: 'not-known' }
  const proved = PROOFS[kind](number)
  return proved === null
    ? { kind: 'wrong-check-digit', of: kind }
    : { kind: 'registration', registration: { kind, number: proved } }
}

/** By length: no two of the three share one. A letter that the code does not use (I, O, S, V, Z) is as wrong as a wrong check. */
function kindOf(number: string): RegistrationKind | null {
  if (/^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/.test(number)) return 'uscc'
  if (/^[0-9A-Z]{18}\d\d$/.test(number)) return 'lei'
  return countryOf(number) !== null && /^[A-Z]{2}[0-9A-Z+*]{8,12}$/.test(number) ? 'eu-vat' : null
}

/** Each gives the number as it is kept, or null when its check digits do not fit. */
const PROOFS: Readonly<Record<RegistrationKind, (number: string) => string | null>> = {
  uscc: (number) => (USCC.test(number) && usccCheck(number.slice(0, 17)) === number[17] ? number : null),
  'eu-vat': provedVat,
  lei: (number) => (mod97_10.validate(digitsOf(number)) ? number : null),
}

const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC = new RegExp(`^[${USCC_CHARACTERS}]{18}$`)

/** The check character of the first 17. */
function usccCheck(first: string): string | undefined {
  let weight = 1
  let sum = 0
  for (const character of first) {
    sum += USCC_CHARACTERS.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return USCC_CHARACTERS[(31 - (sum % 31)) % 31]
}

/** The members' letters; Greece writes EL, and has GR as its ISO code. */
const EU = new Set('AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

/** The ISO code of the EU country under whose letters a number stands. */
function countryOf(number: string): string | null {
  const letters = number.slice(0, 2)
  if (!EU.has(letters)) return null
  return letters === 'EL' ? 'GR' : letters
}

function provedVat(number: string): string | null {
  const rules = euVat[countryOf(number) ?? ''] ?? []
  for (const rule of rules) {
    const answer = rule.validate(number)
    if (answer.isValid)
      return `${number.slice(0, 2)}${answer.compact.replace(new RegExp(`^${number.slice(0, 2)}`), '')}`
  }
  return null
}

/** Letters as two digits: A is 10, Z is 35. */
function digitsOf(number: string): string {
  return number.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)))
}
