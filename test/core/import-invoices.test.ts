import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import {
  dueDayAndTerms,
  gatherInvoices,
  type InvoiceInBooks,
  type InvoiceInFile,
  newsOf,
  type PaymentInFile,
  unknownInvoice,
} from '../../src/core/import-invoices.ts'
import { currency, money } from '../../src/core/money.ts'
import type { InstalmentTerms } from '../../src/core/terms.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { calendarOf } from '../../src/core/working-day.ts'

const usd = (minor: number) => money(minor, currency('USD'))
const inFile = (more: Partial<InvoiceInFile> = {}): InvoiceInFile => ({
  number: 'INV-1',
  kind: 'sale',
  customer: { name: 'ACME Trading', code: null },
  part: null,
  parts: null,
  amount: usd(100),
  issuedDay: day('2026-09-01'),
  dueDay: null,
  terms: null,
  deliveredDay: null,
  sentDay: null,
  owner: '',
  payments: [],
  credit: null,
  rows: 1,
  firstRow: 2,
  ...more,
})
const inBooks = (more: Partial<InvoiceInBooks> = {}): InvoiceInBooks => ({ ...unknownInvoice(inFile()), ...more })
const paid = (minor: number, on = '2026-10-01'): PaymentInFile => ({ kind: 'amount', minor, day: day(on) })
const until = (outstandingMinor: number, on = '2026-10-01'): PaymentInFile => ({
  kind: 'until',
  outstandingMinor,
  day: day(on),
})
const open = (appliedMinor: number, creditedMinor = 0) =>
  inBooks({
    appliedMinor,
    creditedMinor,
    outstandingMinor: 100 - appliedMinor - creditedMinor,
    receivedMinor: appliedMinor,
  })

describe('what a file knows of an invoice beyond the books', () => {
  test.each([
    { name: 'nothing is paid in either', payments: [], books: open(0), news: [] },
    { name: 'the file says settled, the books have nothing', payments: [until(0)], books: open(0), news: [100] },
    { name: 'the file says settled, the books have a part', payments: [until(0)], books: open(30), news: [70] },
    {
      name: 'the file says settled, the books have a credit note: money settles only the rest',
      payments: [until(0)],
      books: open(0, 20),
      news: [80],
    },
    { name: 'both say settled', payments: [until(0)], books: open(100), news: [] },
    { name: 'the file is older than the books', payments: [paid(30)], books: open(60), news: [] },
    { name: 'more is paid in the file', payments: [paid(60)], books: open(30), news: [30] },
    { name: 'a credit note is no payment', payments: [paid(50)], books: open(0, 20), news: [50] },
    { name: 'a second payment', payments: [paid(30), paid(20, '2026-11-01')], books: open(30), news: [20] },
    {
      name: 'the first of two is known in part',
      payments: [paid(30), paid(20, '2026-11-01')],
      books: open(10),
      news: [20, 20],
    },
    { name: 'too much was paid, and the books have nothing', payments: [paid(120)], books: open(0), news: [120] },
    {
      name: 'too much was paid, and the books have all of it',
      payments: [paid(120)],
      books: inBooks({ appliedMinor: 100, outstandingMinor: 0, receivedMinor: 120 }),
      news: [],
    },
    { name: 'some is left in the file, less than in the books', payments: [until(40)], books: open(30), news: [30] },
    { name: 'more is left in the file than in the books', payments: [until(90)], books: open(30), news: [] },
  ])('$name', ({ payments, books, news }) => {
    expect(newsOf(inFile({ payments }), books).payments.map(({ minor }) => minor)).toEqual(news)
  })

  test('a credit note of the file is credited up to what the books do not have yet', () => {
    const file = inFile({ credit: { amount: usd(30), day: null }, payments: [until(0)] })
    expect(newsOf(file, open(0, 10))).toMatchObject({ creditMinor: 20, payments: [{ minor: 70 }] })
    expect(newsOf(file, open(70, 30))).toEqual({ creditMinor: 0, payments: [] })
  })

  test('is in order of day, whatever the order of the rows', () => {
    const { payments } = newsOf(inFile({ payments: [paid(20, '2026-11-01'), paid(30, '2026-10-01')] }), open(0))
    expect(payments.map((p) => p.day)).toEqual(['2026-10-01', '2026-11-01'])
  })

  const anyPayment = fc
    .record({ minor: fc.integer({ min: 1, max: 80 }), month: fc.integer({ min: 1, max: 9 }) })
    .map(({ minor, month }) => paid(minor, `2026-0${month}-15`))
  test('once it is taken over, the same file knows nothing more', () => {
    fc.assert(
      fc.property(fc.array(anyPayment, { maxLength: 4 }), fc.integer({ min: 0, max: 100 }), (payments, applied) => {
        const file = inFile({ payments })
        const sum = newsOf(file, open(applied)).payments.reduce((s, p) => s + p.minor, 0)
        const received = applied + sum
        const after = inBooks({
          appliedMinor: Math.min(100, received),
          outstandingMinor: Math.max(0, 100 - received),
          receivedMinor: received,
        })
        expect(newsOf(file, after).payments).toEqual([])
        // And it never takes over more than it was told.
        expect(received).toBeLessThanOrEqual(
          Math.max(
            applied,
            payments.reduce((s, p) => s + (p.kind === 'amount' ? p.minor : 0), 0),
          ),
        )
      }),
    )
  })
})

describe('rows of one invoice', () => {
  test('that differ in their payments are its payments', () => {
    const invoices = gatherInvoices()
    expect(invoices.add(inFile({ payments: [paid(30)] }))).toBeNull()
    expect(invoices.add(inFile({ payments: [paid(20, '2026-11-01')], number: 'inv-1 ' }))).toBeNull()
    expect(invoices.all()).toMatchObject([{ rows: 2, payments: [{ minor: 30 }, { minor: 20 }] }])
  })

  test.each([
    { name: 'the same row again', row: inFile({ payments: [paid(30)] }) },
    { name: 'another amount', row: inFile({ amount: usd(90), payments: [paid(20)] }) },
    { name: 'another day', row: inFile({ issuedDay: day('2026-09-02'), payments: [paid(20)] }) },
    { name: 'no payment', row: inFile() },
  ])('are a fault with $name', ({ row }) => {
    const invoices = gatherInvoices()
    invoices.add(inFile({ payments: [paid(30)] }))
    expect(invoices.add(row)).toBe('duplicate')
  })

  test('of two customers under one number are two invoices', () => {
    const invoices = gatherInvoices()
    invoices.add(inFile())
    expect(invoices.add(inFile({ customer: { name: 'Other', code: null } }))).toBeNull()
  })
})

test.each([
  {
    name: 'by its own day, which is the customer’s terms',
    file: { dueDay: day('2026-10-01') },
    due: '2026-10-01',
    terms: 'net 30',
  },
  {
    name: 'by its own day, which is not',
    file: { dueDay: day('2026-10-05') },
    due: '2026-10-05',
    terms: 'due 2026-10-05',
  },
  { name: 'by its own terms', file: { terms: { kind: 'net', days: 7 } as const }, due: '2026-09-08', terms: 'net 7' },
  { name: 'by the customer’s terms', file: {}, due: '2026-10-01', terms: 'net 30' },
])('an invoice is due $name', ({ file, due, terms }) => {
  expect(dueDayAndTerms(inFile(file), { kind: 'net', days: 30 }, calendarOf('none'))).toEqual({ dueDay: due, terms })
})

test('an invoice on instalment terms is in parts, unless the file says when all of it is due', () => {
  const inParts = parseTerms('50% net 10, 50% net 20') as InstalmentTerms
  const dueBy = (file: Partial<InvoiceInFile>) => dueDayAndTerms(inFile(file), inParts, calendarOf('none'))
  expect(dueBy({})).toEqual({ inParts })
  expect(dueBy({ dueDay: day('2026-10-05') })).toEqual({ dueDay: '2026-10-05', terms: 'due 2026-10-05' })
  expect(dueBy({ terms: { kind: 'net', days: 7 } })).toEqual({ dueDay: '2026-09-08', terms: 'net 7' })
})
