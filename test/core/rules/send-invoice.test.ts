import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../../src/core/dunning-policy.ts'
import { sendInvoice } from '../../../src/core/rules/send-invoice.ts'
import { calendarOf } from '../../../src/core/working-day.ts'
import { invoiceOf } from '../../support/receivable.ts'

const china = calendarOf('CN')
const delivered = (text: string) => ({ id: 'D', day: day(text) })

test.each([
  ['2026-11-20', '2026-11-25'], // Friday: Monday, Tuesday, Wednesday
  ['2026-11-16', '2026-11-19'],
  ['2026-11-21', '2026-11-25'], // delivered on a Saturday
  ['2026-09-29', '2026-10-09'], // National Day between
  ['2026-02-13', '2026-02-25'], // a make-up Saturday counts, Spring Festival does not
])('delivered on %s in China, the invoice is due by %s', (text, dueDay) => {
  const subject = { kind: 'delivery', id: 'D' }
  expect(sendInvoice.plan({ delivery: delivered(text), invoice: null }, china, DEFAULT_DUNNING)).toEqual({
    kind: 'due',
    dueDay,
    subject,
  })
})

test('the duty is the delivery’s, also once the invoice is logged, so that one duty serves both', () => {
  const plan = sendInvoice.plan(
    { delivery: delivered('2026-11-16'), invoice: invoiceOf({ issuedDay: '2026-11-18' }) },
    china,
    DEFAULT_DUNNING,
  )
  expect(plan).toEqual({ kind: 'due', dueDay: '2026-11-19', subject: { kind: 'delivery', id: 'D' } })
})

test.each([
  ['the delivery day written on it', { issuedDay: '2026-11-18', deliveredDay: '2026-11-16' }, '2026-11-19'],
  ['its issue day, when no delivery is known', { issuedDay: '2026-11-18' }, '2026-11-23'],
])('an invoice without a logged delivery counts from %s', (_, days, dueDay) => {
  const plan = sendInvoice.plan({ delivery: null, invoice: invoiceOf(days) }, china, DEFAULT_DUNNING)
  expect(plan).toEqual({ kind: 'due', dueDay, subject: { kind: 'invoice', id: 'I' } })
})

test.each([
  ['was sent', { sentDay: '2026-11-19' }, 'sent'],
  ['is settled', { isSettled: true }, 'paid'],
  ['was sent and is settled', { sentDay: '2026-11-19', isSettled: true }, 'paid'],
])('nothing is to be sent of an invoice that %s', (_, more, end) => {
  for (const delivery of [null, delivered('2026-11-16')])
    expect(sendInvoice.plan({ delivery, invoice: invoiceOf(more) }, china, DEFAULT_DUNNING)).toEqual({
      kind: 'none',
      end,
    })
})

test('of an invoice in instalments the first part stands for all that is sent', () => {
  const asked = (part: number) =>
    sendInvoice.plan({ delivery: null, invoice: invoiceOf({ part }) }, china, DEFAULT_DUNNING)
  expect(asked(1)).toMatchObject({ kind: 'due' })
  expect([asked(2), asked(3)]).toEqual([
    { kind: 'none', end: 'not-needed' },
    { kind: 'none', end: 'not-needed' },
  ])
})

test('of nothing nothing is asked', () => {
  expect(sendInvoice.plan({ delivery: null, invoice: null }, china, DEFAULT_DUNNING)).toEqual({
    kind: 'none',
    end: 'not-needed',
  })
})

test('an invoice goes out whatever is promised, disputed or on hold of it', () => {
  const invoice = invoiceOf({ issuedDay: '2026-11-18', pausedUntil: '2027-06-30', disputedMinor: 10_000 })
  expect(sendInvoice.plan({ delivery: null, invoice }, china, DEFAULT_DUNNING)).toMatchObject({ dueDay: '2026-11-23' })
})
