import { type EntryRefusal, unreadTerms } from '../../core/entry-line.ts'
import { invoiceParts, partNumber, wholeOf } from '../../core/instalment.ts'
import type { Invoice, InvoiceDiscount } from '../../core/invoice.ts'
import { type InstalmentTerms, type SingleTerms, sampleDueDays } from '../../core/terms.ts'
import { parseTerms, readTerms, termsText } from '../../core/terms-text.ts'
import { calendarOf } from '../../core/working-day.ts'
import type { InvoiceCardToday } from '../views/invoice-card.ts'
import { HOSTILE_LONG, LARGE, TODAY, times, usd } from './basis.ts'
import { INVOICE, INVOICE_CARD, OFFERED } from './invoice.ts'

const CHINA = calendarOf('CN')

/** INV-1001 in the parts that these terms make of it. */
function partsOf(text: string, invoice: Invoice): Invoice[] {
  const due = invoiceParts(parseTerms(text) as InstalmentTerms, invoice, CHINA)
  return due.map(({ amount, dueDay, terms, part, parts }) => ({
    ...invoice,
    id: `${invoice.id}_${part}`,
    number: partNumber(invoice.number, part ?? 1),
    amount,
    outstanding: amount,
    dueDay,
    terms: termsText(terms),
    wholeId: `${invoice.id}_1`,
    part,
    parts,
  }))
}

export const INSTALMENTS = partsOf('30% in advance, 70% 2/10 net 60', INVOICE)
const [first, ...others] = INSTALMENTS
const PAID = first ? [{ ...first, outstanding: usd(0), settledDay: INVOICE.issuedDay }, ...others] : []
export const INSTALMENT_CARD: InvoiceCardToday = {
  ...INVOICE_CARD,
  invoice: wholeOf(PAID),
  instalments: PAID,
}
const MANY = partsOf('12 instalments monthly', { ...INVOICE, number: HOSTILE_LONG, amount: usd(LARGE) })
export const INSTALMENTS_WORST = MANY
export const INSTALMENT_CARD_WORST: InvoiceCardToday = {
  today: TODAY,
  discounts: MANY.map((part): InvoiceDiscount => ({ ...OFFERED, number: part.number, settling: usd(LARGE) })),
  mayAllow: true,
  customerName: HOSTILE_LONG,
  invoice: wholeOf(MANY),
  instalments: MANY,
  events: times(200, () => ({ kind: 'payment' as const, day: TODAY, amount: usd(LARGE) })),
}

/** Canonical terms with what falls due when. */
export function sampled(text: string) {
  const terms = parseTerms(text) as SingleTerms | InstalmentTerms
  return { said: text, terms: termsText(terms), samples: sampleDueDays(terms, TODAY, CHINA) }
}

/** What is asked of terms that can be read two ways. */
export function twoWays(text: string): Extract<EntryRefusal, { kind: 'ambiguous-terms' }> {
  const refusal = refusalOf(text)
  if (refusal.kind !== 'ambiguous-terms') throw new Error(`not asked: ${text}`)
  return refusal
}

/** What is said of terms that cannot be. */
export function impossible(text: string): Extract<EntryRefusal, { kind: 'impossible-terms' }> {
  const refusal = refusalOf(text)
  if (refusal.kind !== 'impossible-terms') throw new Error(`possible: ${text}`)
  return refusal
}

function refusalOf(text: string): EntryRefusal {
  const read = readTerms(text)
  if (read.kind === 'terms') throw new Error(`read: ${text}`)
  return unreadTerms(text, read, { today: TODAY, calendar: CHINA })
}
