import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { invoiceNumberKey, invoiceStateOn } from '../../src/core/invoice.ts'
import { currency, money } from '../../src/core/money.ts'

test.each([
  [100, '2026-11-21', 'open'],
  [100, '2026-11-20', 'open'], // on the due day itself nothing is late
  [100, '2026-11-19', 'overdue'],
  [0, '2026-11-01', 'settled'],
  [-5, '2026-11-01', 'settled'],
])('with %i outstanding and due on %s an invoice is %s on 2026-11-20', (minor, dueDay, state) => {
  const outstanding = money(minor, currency('USD'))
  expect(invoiceStateOn({ outstanding, dueDay: day(dueDay) }, day('2026-11-20'))).toBe(state)
})

test.each([
  'INV-1001',
  'inv-1001',
  ' INV-1001 ',
  'INV - 1001',
  'ＩＮＶ－１００１',
  'inv‑1001',
  'INV–1001',
  'INV—1001',
  'INV−1001',
])('%o is the number INV-1001', (typed) => {
  expect(invoiceNumberKey(typed)).toBe('INV-1001')
})

test.each(['INV1001', 'INV-1010', 'INV/1001', 'INV_1001', '发票1001'])('%o is another number', (typed) => {
  expect(invoiceNumberKey(typed)).not.toBe('INV-1001')
})
