/**
 * What came of a file: how many of its rows were saved, which were wrong and why, or what has to be asked first.
 *
 * All valid rows or none: with a fault nothing is saved, unless the person said to leave bad rows out. `rows` = saved + alreadyThere +
 * rows left out, so that nobody has to guess where a row went. What is beside the point of a row (whom to write to, of which instalments
 * it is one) does not make it wrong: what of that cannot be read is left out, and noted.
 *
 * Example: 3 rows of which one was imported before and one has no amount: { rows: 3, saved: 0, alreadyThere: 1, faultCount: 1,
 * state: 'refused' }.
 */

import type { Currency } from './money.ts'

export const IMPORT_KINDS = ['invoices', 'customers', 'balances', 'movements'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export const IMPORT_FAULT_CODES = [
  // Of the file as a whole: row 0, no column.
  'too-large',
  'too-many-rows',
  'not-readable',
  'empty',
  'not-a-table', // but prose, say
  'no-rows', // below the headings
  // Of one cell.
  'missing',
  'not-a-day',
  'not-an-amount',
  'not-positive',
  'too-many-digits',
  'not-a-currency',
  'not-terms',
  'ambiguous-terms', // they can be read two ways
  'not-an-activity',
  'not-a-direction',
  'not-yes-or-no',
  'no-such-person',
  'not-an-address', // of e-mail
  'further-addresses', // beside the first
  'not-a-language',
  'name-too-long', // of a contact
  'name-not-plain', // with an address or a number in it
  'in-the-future',
  // Of a row as a whole.
  'due-before-issue',
  'not-owed', // cancelled, or a draft
  'not-an-instalment', // its number does not end in a slash and the instalment, or its due day is missing
  'not-all-instalments', // the file lacks others of the same invoice
  'duplicate', // twice in the file
  'differs', // from what is logged
  'other-currency', // than the account, or than the payment's invoice
  'perhaps-another-account', // the same movement came with another file, and neither says which account it is of
] as const
export type ImportFaultCode = (typeof IMPORT_FAULT_CODES)[number]

export type ImportFault = {
  /** As a spreadsheet counts: the first line of the file is 1. 0: the file as a whole. */
  readonly row: number
  /** The heading as the file writes it, or the field that is missing; null for the row as a whole. */
  readonly column: string | null
  readonly code: ImportFaultCode
  /** The offending text, at most 80 characters; empty where there is none. */
  readonly text: string
}

export type ImportQuestion = {
  readonly what: 'date-order' | 'decimal-mark' | 'currency' | 'kind'
  /** From the file: what can be read two ways; for 'kind' the headings found. At most 5. */
  readonly examples: readonly string[]
}

export type ImportReport = {
  readonly fileName: string
  /** null while it is not known: the file could not be read, or that is the question. */
  readonly kind: ImportKind | null
  readonly rows: number
  readonly saved: number
  readonly alreadyThere: number
  /** The first 50. */
  readonly faults: readonly ImportFault[]
  readonly faultCount: number
  /** What was left out of rows that are sound without it; the first 50. */
  readonly notes: readonly ImportFault[]
  readonly noteCount: number
  /** 'cut': Cashlight was told to stop in the middle; the same file again brings the rest. */
  readonly state: 'saved' | 'refused' | 'asked' | 'cut'
  readonly question: ImportQuestion | null
  /** Which currencies were taken for amounts that name none, where the person named none either; in the order of the file. */
  readonly assumedCurrencies: readonly Currency[]
}

export const FAULTS_SHOWN = 50
/** Characters of an offending text. */
export const TEXT_SHOWN = 80
