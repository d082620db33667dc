/**
 * Invoices with their payments, as rows of a file tell them; and what of that the books do not have yet.
 *
 * What is paid is a paid amount; or else the amount less what is outstanding; or else, with a day of payment or the word 'paid' alone,
 * all of it. A payment without a day counts from the due day, or from today where that is still to come (judgement: the history of
 * DSO is nearer to the truth than with every payment on the day of the import).
 *
 * An invoice of a file without a column for it counts as sent on its issue day: it comes from another system. Rows of one invoice that
 * differ in their payments alone are its payments; a row that comes twice is a fault.
 *
 * An instalment is a row of its own, as the export has it: with its part, how many there are, and INV-1/2 as its number. All parts of an
 * invoice come together or not at all. What somebody else's list says of instalments ('1 of 1') is left out, and noted.
 *
 * Companies send their books again every month. An invoice that is logged already is the same when amount and issue day are (the due
 * day may have been moved since), and only what the file knows beyond the books is new.
 *
 * Example: the books have INV-1 over 100.00 with 30.00 paid; the file says settled on 2026-11-20: a payment of 70.00 on that day.
 */
import { codeKey } from './customer.ts'
import { nameKey } from './customer-match.ts'
import type { Day } from './day.ts'
import type { ImportFaultCode } from './import-report.ts'
import type { RowReader } from './import-row.ts'
import { partNumber, wholeNumber } from './instalment.ts'
import { type InvoiceKind, invoiceNumberKey } from './invoice.ts'
import type { Currency, Money } from './money.ts'
import { dueDayOf, type InstalmentTerms, type Terms } from './terms.ts'
import { termsText } from './terms-text.ts'
import { type Calendar, calendarOf } from './working-day.ts'

/** Who a row names. At least one of name and code. */
export type NamedInFile = { readonly name: string | null; readonly code: string | null }

export type InvoiceInFile = {
  readonly number: string
  readonly kind: InvoiceKind
  readonly customer: NamedInFile
  /** Which of how many instalments it is; null: none. */
  readonly part: number | null
  readonly parts: number | null
  readonly amount: Money
  readonly issuedDay: Day
  readonly dueDay: Day | null
  readonly terms: Terms | null
  readonly deliveredDay: Day | null
  readonly sentDay: Day | null
  readonly owner: string
  /** In the order of the file. */
  readonly payments: readonly PaymentInFile[]
  readonly credit: { readonly amount: Money; readonly day: Day | null } | null
  /** How many rows it stands in, and the first of them. */
  readonly rows: number
  readonly firstRow: number
}

/** An amount > 0; or whatever it was that left so much outstanding (minor units, 0 or more). */
export type PaymentInFile = (
  | { readonly kind: 'amount'; readonly minor: number }
  | { readonly kind: 'until'; readonly outstandingMinor: number }
) & { readonly day: Day | null }

const STATUS = {
  paid: 'paid fully-paid paid-in-full settled closed cleared 已付 已付款 已收 已收款 已结清 结清 已回款 已核销',
  open: 'open unpaid due overdue past-due sent issued posted approved outstanding partial partially-paid part-paid disputed 未付 未付款 未收 未收款 未结清 逾期 已逾期 部分付款 部分收款 已开票 已发送',
  'not-owed':
    'void voided cancelled canceled draft deleted written-off reversed 作废 已作废 取消 已取消 草稿 红冲 已红冲 已冲红',
} as const

// Whatever else somebody's system calls a kind is a sale.
const KIND = { interest: 'interest late-interest 利息 逾期利息' } as const

/**
 * The invoice of a row; null when something of it is wrong, which the reader has noted. `currencyOf` is the currency of a customer's
 * amounts that name none; null where that is not known.
 */
export function readInvoice(
  row: RowReader,
  rowNumber: number,
  currencyOf: (customer: NamedInFile) => Currency | null,
): InvoiceInFile | null {
  const status = row.oneOf('status', STATUS, null)
  if (status === 'not-owed') row.fault('status', 'not-owed')
  const number = row.requiredText('number')
  const customer = { name: row.text('customer') || null, code: row.text('code') || null }
  if (customer.name === null && customer.code === null) row.fault(row.has('customer') ? 'customer' : 'code', 'missing')
  const currency = row.currency(currencyOf(customer))
  const issuedDay = row.requiredDay('issuedDay')
  const dueDay = row.day('dueDay', { future: true })
  if (issuedDay && dueDay && dueDay < issuedDay) row.fault('dueDay', 'due-before-issue')
  // The due day says which of two ways the terms are meant.
  const terms = row.terms((read) => isDueBy(read, { issuedDay, dueDay }))
  const deliveredDay = row.day('deliveredDay')
  const sentDay = row.has('sentDay') ? row.day('sentDay') : issuedDay
  const paidDay = row.day('paidDay')
  const creditedDay = row.day('creditedDay')
  const instalment = number === null ? WHOLE : readInstalment(row, { number, dueDay })
  if (row.text('amount') === '') row.fault('amount', 'missing')
  if (currency === null) return null
  const amount = row.amount('amount', currency, 'positive')
  const paid = row.amount('paid', amount?.currency ?? currency, 'zero-or-more')
  const outstanding = row.amount('outstanding', amount?.currency ?? currency, 'any-sign')
  const credited = row.amount('credited', amount?.currency ?? currency, 'zero-or-more')
  if (number === null || amount === null || issuedDay === null) return null
  for (const [field, other] of [
    ['paid', paid],
    ['outstanding', outstanding],
    ['credited', credited],
  ] as const)
    if (other && other.currency !== amount.currency) row.fault(field, 'other-currency')
  if (credited && credited.minor > amount.minor) row.fault('credited', 'not-an-amount')
  if (row.faults.length > 0) return null
  const isPaid = paidDay !== null || status === 'paid'
  const leftMinor = outstanding ? Math.max(0, outstanding.minor) : isPaid ? 0 : amount.minor
  return {
    number,
    kind: row.oneOf('kind', KIND, null) ?? 'sale',
    customer,
    ...instalment,
    amount,
    issuedDay,
    dueDay,
    terms,
    deliveredDay,
    sentDay,
    owner: row.text('owner'),
    payments: paymentsOf(
      { paidMinor: paid?.minor ?? null, leftMinor, owedMinor: amount.minor - (credited?.minor ?? 0) },
      paidDay,
    ),
    credit: credited && credited.minor > 0 ? { amount: credited, day: creditedDay } : null,
    rows: 1,
    firstRow: rowNumber,
  }
}

const WHOLE = { part: null, parts: null } as const

function readInstalment(
  row: RowReader,
  { number, dueDay }: { number: string; dueDay: Day | null },
): { part: number | null; parts: number | null } {
  const text = row.text('part')
  if (text === '') return WHOLE
  const [part = 0, parts = 0] = [text, row.text('parts')].map((said) => (/^\d{1,3}$/.test(said) ? Number(said) : 0))
  if (!row.has('parts') || part === 0 || !number.endsWith(partNumber('', part))) {
    row.note('part', 'not-an-instalment')
    return WHOLE
  }
  if (part > parts || dueDay === null) row.fault('part', 'not-an-instalment')
  return { part, parts }
}

function isDueBy(terms: Terms, { issuedDay, dueDay }: { issuedDay: Day | null; dueDay: Day | null }): boolean {
  if (issuedDay === null || dueDay === null || terms.kind === 'instalments') return false
  return dueDayOf(terms, issuedDay, calendarOf('none')) === dueDay
}

function paymentsOf(
  { paidMinor, leftMinor, owedMinor }: { paidMinor: number | null; leftMinor: number; owedMinor: number },
  day: Day | null,
): PaymentInFile[] {
  if (paidMinor !== null) return paidMinor > 0 ? [{ kind: 'amount', minor: paidMinor, day }] : []
  return leftMinor < owedMinor ? [{ kind: 'until', outstandingMinor: leftMinor, day }] : []
}

/** The key of a customer within a file: its code, or its name. */
export function keyInFile({ name, code }: NamedInFile): string {
  return code === null ? `name ${nameKey(name ?? '')}` : `code ${codeKey(code)}`
}

export type InvoicesInFile = {
  /** null: taken. Else why not. */
  add(invoice: InvoiceInFile): ImportFaultCode | null
  all(): InvoiceInFile[]
}

/** Puts the rows of one invoice together. */
export function gatherInvoices(): InvoicesInFile {
  const found = new Map<string, InvoiceInFile>()
  return {
    add(invoice) {
      const key = `${invoiceNumberKey(invoice.number)} ${keyInFile(invoice.customer)}`
      const first = found.get(key)
      if (!first) {
        found.set(key, invoice)
        return null
      }
      const [payment] = invoice.payments
      if (!isSameInvoice(invoice, first) || payment?.kind !== 'amount') return 'duplicate'
      if (first.payments.some((p) => p.kind !== 'amount' || (p.day === payment.day && p.minor === payment.minor)))
        return 'duplicate'
      found.set(key, { ...first, payments: [...first.payments, payment], rows: first.rows + 1 })
      return null
    },
    all: () => [...found.values()],
  }
}

/** What is saved together: an invoice, or all of its instalments in order. */
export type WholeInFile<T> = { readonly number: string; readonly items: readonly T[] }

/** Puts instalments together to their invoices, which stand where the first row of each stood. */
export function wholesOf<T extends { readonly file: InvoiceInFile }>(items: readonly T[]): WholeInFile<T>[] {
  const keyOf = ({ file }: T) => `${invoiceNumberKey(wholeNumber(file))} ${keyInFile(file.customer)}`
  return [...Map.groupBy(items, keyOf).values()].map((found) => {
    const [first] = found as [T, ...T[]]
    const inOrder = found.toSorted((a, b) => (a.file.part ?? 0) - (b.file.part ?? 0))
    return { number: wholeNumber(first.file), items: inOrder }
  })
}

/** What is wrong with the rows of one invoice that nobody has logged; null: nothing. */
export function faultOfWhole(files: readonly InvoiceInFile[]): 'duplicate' | 'not-all-instalments' | null {
  const [first] = files
  if (files.length === 1 && first?.part === null) return null
  if (files.some(({ part }) => part === null)) return 'duplicate'
  const isPart = ({ part, parts, issuedDay, amount }: InvoiceInFile, i: number) =>
    part === i + 1 &&
    parts === files.length &&
    issuedDay === first?.issuedDay &&
    amount.currency === first.amount.currency
  return files.every(isPart) ? null : 'not-all-instalments'
}

/**
 * What the row leaves out, filled in by the customer's terms. With a due day all of it falls due then, whatever the terms; without one it
 * may be in instalments.
 */
export function dueDayAndTerms(
  { terms: own, issuedDay, dueDay }: InvoiceInFile,
  customerTerms: Terms,
  calendar: Calendar,
): { dueDay: Day; terms: string } | { inParts: InstalmentTerms } {
  const terms = own ?? customerTerms
  if (terms.kind === 'instalments') return dueDay === null ? { inParts: terms } : { dueDay, terms: `due ${dueDay}` }
  const byTerms = dueDayOf(terms, issuedDay, calendar)
  if (dueDay === null || dueDay === byTerms || own) return { dueDay: dueDay ?? byTerms, terms: termsText(terms) }
  return { dueDay, terms: `due ${dueDay}` }
}

/** The day that a payment, or a credit note, counts from. */
export function countingDay(day: Day | null, dueDay: Day, today: Day): Day {
  return day ?? (dueDay < today ? dueDay : today)
}

export type InvoiceInBooks = {
  readonly amount: Money
  readonly issuedDay: Day
  readonly outstandingMinor: number
  readonly appliedMinor: number
  readonly creditedMinor: number
  /** Σ of the receipts that anything of was applied to it. Needed where the file tells of more than the invoice's amount. */
  readonly receivedMinor: number
}

/** `key` tells this payment from all others of the invoice: what the file says to be paid up to and with it, and when. */
export type NewPayment = { readonly minor: number; readonly day: Day | null; readonly key: string }

export type NewsOfInvoice = { readonly creditMinor: number; readonly payments: readonly NewPayment[] }

export function isSameInvoice(invoice: InvoiceInFile, logged: Pick<InvoiceInBooks, 'amount' | 'issuedDay'>): boolean {
  return isSameMoney(invoice.amount, logged.amount) && invoice.issuedDay === logged.issuedDay
}

/** What the file knows of an invoice beyond the books, payments in order of day. Money is only ever added. */
export function newsOf(invoice: InvoiceInFile, logged: InvoiceInBooks): NewsOfInvoice {
  const creditMinor = Math.min(
    Math.max(0, (invoice.credit?.amount.minor ?? 0) - logged.creditedMinor),
    logged.outstandingMinor,
  )
  let openMinor = logged.outstandingMinor - creditMinor
  let saidMinor = 0
  const toldMinor = invoice.payments.reduce((sum, p) => sum + (p.kind === 'amount' ? p.minor : 0), 0)
  // Beyond the amount, what was received counts, wherever it went: money is not to be recorded twice.
  const knownMinor =
    toldMinor > invoice.amount.minor ? Math.max(logged.appliedMinor, logged.receivedMinor) : logged.appliedMinor
  const payments = inOrderOfDay(invoice.payments).flatMap((payment): NewPayment[] => {
    const { day } = payment
    if (payment.kind === 'amount') saidMinor += payment.minor
    const minor =
      payment.kind === 'amount' ? Math.min(payment.minor, saidMinor - knownMinor) : openMinor - payment.outstandingMinor
    if (minor <= 0) return []
    openMinor -= minor
    return [
      {
        minor,
        day,
        key: `${payment.kind === 'amount' ? `paid ${saidMinor}` : `until ${payment.outstandingMinor}`} ${day ?? ''}`,
      },
    ]
  })
  return { creditMinor, payments }
}

/** An invoice that the books do not have: nothing is known of it but its amount. */
export function unknownInvoice({ amount, issuedDay }: InvoiceInFile): InvoiceInBooks {
  return { amount, issuedDay, outstandingMinor: amount.minor, appliedMinor: 0, creditedMinor: 0, receivedMinor: 0 }
}

function inOrderOfDay(payments: readonly PaymentInFile[]): readonly PaymentInFile[] {
  // A payment without a day is the last one.
  return payments.length < 2 ? payments : [...payments].sort((a, b) => (a.day ?? '9').localeCompare(b.day ?? '9'))
}

function isSameMoney(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency
}
