import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { day } from '../../src/core/day.ts'
import type { ImportReport } from '../../src/core/import-report.ts'
import { currency } from '../../src/core/money.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { exportAll } from '../../src/flows/export-all.ts'
import { FILE_BYTES_MOST, type ImportOptions, importFile } from '../../src/flows/import-file.ts'
import { readAgeing, readAgeingOn } from '../../src/flows/read-ageing.ts'
import { readInvoice } from '../../src/flows/read-invoice.ts'
import { readStatus } from '../../src/flows/read-status.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { readContact, saveContact } from '../../src/flows/save-contact.ts'
import { listCustomers } from '../../src/store/customers.ts'
import { findViolations } from '../../src/store/invariants.ts'
import { openInvoices } from '../../src/store/invoices.ts'
import { saveMember } from '../../src/store/members.ts'
import type { Db } from '../../src/store/open.ts'
import {
  asAdmin,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  SALES,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'
import { sharedData } from '../support/shared-data.ts'

const NOW = '2026-11-20T10:00:00Z'
const TODAY = day('2026-11-20')
const IBM = sharedData('ibm-receivables-2012.csv')

const csv = (...lines: string[]) => Buffer.from(lines.join('\n'))
const HEAD = 'Invoice no,Customer,Amount,Invoice date,Due date'

eachDatabase('importing a file', (openFresh, dialect) => {
  let books: Db | null = null
  afterEach(async () => {
    expect(books && (await findViolations(books))).toEqual(books && [])
  })

  async function company(settings = {}) {
    const { db } = await openFresh()
    books = db
    const clock = new HandClock(NOW)
    await openCompany(db, clock, settings)
    const bring = (bytes: Uint8Array, options: ImportOptions = {}, fileName = 'file.csv') =>
      importFile(db, clock, asFinance, { fileName, bytes, options })
    return { db, clock, bring }
  }

  const card = async (db: Db, number: string) => {
    const answer = await readInvoice(db, asAdmin, number)
    if (answer.kind !== 'card') throw new Error(`${number} is ${answer.kind}`)
    return answer.card
  }
  const paymentsOf = async (db: Db, number: string) =>
    (await card(db, number)).events
      .filter((e) => e.kind === 'payment')
      .map((e) => ('amount' in e ? `${e.day} ${e.amount.minor}` : ''))
  /** Every row of every table of facts, without the time at which the company was last looked at. */
  const everything = async (db: Db) => JSON.stringify(await exportAll(db, TEAM, TODAY))
  const countOf = async (db: Db, table: 'audit' | 'imports' | 'payments' | 'movements' | 'balances') =>
    (await db.selectFrom(table).select('id').execute()).length

  describe('real receivables', () => {
    test.skipIf(IBM === undefined)('have the figures of their year, and the file again changes nothing', async () => {
      const { db, bring } = await company()
      const bytes = readFileSync(IBM as string)
      const progress: number[] = []
      const report = await bring(bytes, { currency: currency('USD'), onProgress: ({ done }) => progress.push(done) })
      expect(report).toMatchObject({
        kind: 'invoices',
        state: 'saved',
        rows: 1277,
        saved: 1277,
        alreadyThere: 0,
        faultCount: 0,
      })
      expect(progress).toEqual([...Array.from({ length: 12 }, (_, i) => 100 * (i + 1)), 1277])
      const [ageing] = await readAgeingOn(db, TEAM, day('2012-12-31'))
      expect(ageing).toMatchObject({ open: { count: 99, minor: 572506 }, overdue: { count: 13, minor: 78874 } })
      expect(Object.values(ageing?.buckets ?? {}).reduce((sum, b) => sum + b.minor, 0)).toBe(572506)
      expect(await readAgeing(db, TEAM, TODAY)).toEqual([])
      const before = await everything(db)
      expect(await bring(bytes)).toMatchObject({ state: 'saved', saved: 0, alreadyThere: 1277 })
      expect(await everything(db)).toBe(before)
      expect(await countOf(db, 'imports')).toBe(1)
    })
  })

  describe('invoices', () => {
    test('come with customers, due days by terms, and count as sent when they were issued', async () => {
      const { db, bring } = await company()
      await bring(
        csv(
          'Invoice no,Customer,Customer code,Amount,Invoice date,Terms',
          'INV-1,ACME Trading,C-1,"1,250.00",2026-11-02,14',
          'INV-2,Newcomer,C-2,80.5,2026-11-03,',
        ),
      )
      expect((await card(db, 'INV-1')).invoice).toMatchObject({
        dueDay: '2026-11-16',
        terms: 'net 14',
        sentDay: '2026-11-02',
        outstanding: { minor: 125000 },
      })
      expect((await card(db, 'INV-2')).invoice).toMatchObject({ dueDay: '2026-12-03', terms: 'net 30' })
      const rules = await db.selectFrom('duties').select(['rule', 'dueDay', 'subjectId']).orderBy('dueDay').execute()
      expect(rules.map((d) => d.rule)).not.toContain('send-invoice')
      expect(rules.map((d) => d.dueDay)).toContain('2026-11-23')
    })

    test('that a column says were not sent are still to be sent', async () => {
      const { db, bring } = await company()
      await bring(csv(`${HEAD},Sent`, 'INV-1,ACME,10,2026-11-19,,', 'INV-2,ACME,10,2026-11-18,,2026-11-19'))
      expect((await card(db, 'INV-1')).invoice.sentDay).toBeNull()
      expect((await card(db, 'INV-2')).invoice.sentDay).toBe('2026-11-19')
    })

    test('of a customer that is known by code or by name are that customer’s', async () => {
      const { db, clock, bring } = await company()
      const known = await haveCustomer(db, clock, 'ACME Trading')
      await bring(csv('No,Customer code,Customer,Amount,Date', `1,${known.code.toLowerCase()},Whatever,5,2026-11-01`))
      await bring(csv('No,Customer,Amount,Date', '2,acme  trading,5,2026-11-01'))
      const customers = await db.selectFrom('invoices').select('customerId').distinct().execute()
      expect(customers).toEqual([{ customerId: known.id }])
      expect((await db.selectFrom('customers').selectAll().execute()).length).toBe(1)
    })

    test('of two customers of one name keep their codes apart', async () => {
      const { db, bring } = await company()
      const file = csv('No,Customer code,Customer,Amount,Date', '1,C-1,Acme,5,2026-11-01', '2,C-2,Acme,5,2026-11-01')
      expect(await bring(file)).toMatchObject({ saved: 2 })
      const names = await db.selectFrom('customers').select(['code', 'name']).orderBy('code').execute()
      expect(names).toEqual([
        { code: 'C-1', name: 'Acme' },
        { code: 'C-2', name: 'Acme (C-2)' },
      ])
      expect(await bring(file)).toMatchObject({ saved: 0, alreadyThere: 2 })
    })

    test('paid in parts, too much, and before they were issued are right', async () => {
      const { db, bring } = await company()
      await bring(
        csv(
          `${HEAD},Paid,Paid on`,
          'INV-1,ACME,100,2026-09-01,2026-10-01,30,2026-09-20',
          'INV-1,ACME,100,2026-09-01,2026-10-01,20,2026-10-05',
          'INV-2,ACME,100,2026-09-01,2026-10-01,130,2026-08-20',
          'INV-3,ACME,100,2026-09-01,2026-10-01,60,',
        ),
      )
      expect(await paymentsOf(db, 'INV-1')).toEqual(['2026-09-20 3000', '2026-10-05 2000'])
      expect(await paymentsOf(db, 'INV-2')).toEqual(['2026-09-01 10000'])
      expect(await paymentsOf(db, 'INV-3')).toEqual(['2026-10-01 6000'])
      const [ageing] = await readAgeing(db, TEAM, TODAY)
      expect(ageing).toMatchObject({ open: { count: 2, minor: 9000 }, unappliedMinor: 3000 })
    })

    describe('that name no currency', () => {
      const file = csv(HEAD, 'INV-1,ACME,100,2026-11-01,', 'INV-2,Newcomer,50,2026-11-01,')

      test('are in the customer’s own, of a newcomer in the base currency, and the report says so', async () => {
        const { db, clock, bring } = await company()
        await haveCustomer(db, clock, 'ACME', { currency: 'EUR' })
        expect(await bring(file)).toMatchObject({ saved: 2, assumedCurrencies: ['EUR', 'USD'] })
        expect((await card(db, 'INV-1')).invoice.amount).toEqual({ minor: 10000, currency: 'EUR' })
        expect((await card(db, 'INV-2')).invoice.amount).toEqual({ minor: 5000, currency: 'USD' })
        expect(await bring(file)).toMatchObject({ saved: 0, alreadyThere: 2 })
      })

      test('are in the one that was said, whoever the customer is, and nothing was assumed', async () => {
        const { db, clock, bring } = await company()
        await haveCustomer(db, clock, 'ACME', { currency: 'EUR' })
        expect(await bring(file, { currency: currency('CNY') })).toMatchObject({ saved: 2, assumedCurrencies: [] })
        expect((await card(db, 'INV-1')).invoice.amount.currency).toBe('CNY')
      })

      test.each([
        ['a column', csv(`${HEAD},Currency`, 'INV-1,ACME,100,2026-11-01,,JPY')],
        ['the heading', csv('Invoice no,Customer,Amount (JPY),Paid,Invoice date', 'INV-1,ACME,100,10,2026-11-01')],
        ['the cell', csv(HEAD, 'INV-1,ACME,JPY 100,2026-11-01,')],
      ])('but not where %s names it', async (_, bytes) => {
        const { db, clock, bring } = await company()
        await haveCustomer(db, clock, 'ACME', { currency: 'EUR' })
        expect(await bring(bytes)).toMatchObject({ saved: 1, assumedCurrencies: [] })
        expect((await card(db, 'INV-1')).invoice.amount).toEqual({ minor: 100, currency: 'JPY' })
      })

      test('of a newcomer are in the one of their first row, and again the same', async () => {
        const { db, bring } = await company()
        const mixed = csv(HEAD, 'INV-1,ACME,EUR 100,2026-11-01,', 'INV-2,ACME,50,2026-11-01,')
        expect(await bring(mixed)).toMatchObject({ saved: 2, assumedCurrencies: ['EUR'] })
        expect((await card(db, 'INV-2')).invoice.amount.currency).toBe('EUR')
        expect(await bring(mixed)).toMatchObject({ saved: 0, alreadyThere: 2 })
      })
    })

    test('are paid by what a column says is left, or by their status', async () => {
      const { db, bring } = await company()
      await bring(
        csv(
          `${HEAD},Balance,Status`,
          'A,ACME,100,2026-09-01,2026-10-01,25,Open',
          'B,ACME,100,2026-09-01,2026-10-01,,Paid',
          'C,ACME,100,2026-09-01,2026-10-01,,',
        ),
      )
      expect((await card(db, 'A')).invoice.outstanding.minor).toBe(2500)
      expect(await paymentsOf(db, 'B')).toEqual(['2026-10-01 10000'])
      expect((await card(db, 'C')).invoice.outstanding.minor).toBe(10000)
    })
  })

  describe('the books sent again a month later', () => {
    const october = csv(
      `${HEAD},Settled`,
      'INV-1,ACME,100,2026-09-01,2026-10-01,',
      'INV-2,ACME,50,2026-09-02,2026-10-02,2026-10-01',
    )
    const november = csv(
      `${HEAD},Settled`,
      'INV-1,ACME,100,2026-09-01,2026-10-01,2026-11-05',
      'INV-2,ACME,50,2026-09-02,2026-10-02,2026-10-01',
      'INV-3,ACME,70,2026-11-01,2026-12-01,',
    )

    test('bring what is new: the payment, and the invoice; and again nothing', async () => {
      const { db, bring } = await company()
      await bring(october)
      expect(await bring(november)).toMatchObject({ rows: 3, saved: 2, alreadyThere: 1 })
      expect(await paymentsOf(db, 'INV-1')).toEqual(['2026-11-05 10000'])
      const before = await everything(db)
      expect(await bring(november)).toMatchObject({ saved: 0, alreadyThere: 3 })
      expect(await bring(october)).toMatchObject({ saved: 0, alreadyThere: 2 })
      expect(await everything(db)).toBe(before)
      expect(await countOf(db, 'imports')).toBe(2)
    })

    test('end the duties of what is paid', async () => {
      const { db, bring } = await company()
      await bring(october)
      await bring(november)
      const { invoice } = await card(db, 'INV-1')
      const duties = await db
        .selectFrom('duties')
        .select(['state', 'end'])
        .where('subjectId', '=', invoice.id)
        .execute()
      expect(duties.length).toBeGreaterThan(0)
      expect(duties.every((d) => d.state === 'cancelled' && d.end === 'paid')).toBe(true)
    })

    test('record only what the books do not have of a payment', async () => {
      const { db, clock, bring } = await company()
      await haveCustomer(db, clock, 'ACME')
      await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-09-01' })
      await bring(csv(`${HEAD},Paid,Paid on`, 'INV-1,ACME,100,2026-09-01,,30,2026-10-01'))
      await bring(csv(`${HEAD},Paid,Paid on`, 'INV-1,ACME,100,2026-09-01,,100,2026-11-02'))
      expect(await paymentsOf(db, 'INV-1')).toEqual(['2026-10-01 3000', '2026-11-02 7000'])
    })

    test('do not bring back a payment that was taken back by hand', async () => {
      const { db, clock, bring } = await company()
      await bring(october)
      await bring(november)
      clock.add(60_000)
      expect((await reversePayment(db, clock, asFinance, 'INV-1')).kind).toBe('reversed')
      expect(await bring(november)).toMatchObject({ saved: 0, alreadyThere: 3 })
      expect((await card(db, 'INV-1')).invoice.outstanding.minor).toBe(10000)
    })

    test('leave a due day that was moved since', async () => {
      const { db, clock, bring } = await company()
      await bring(october)
      await changeTerms(db, clock, asFinance, { number: 'INV-1', to: { dueDay: day('2026-12-24') } })
      expect(await bring(october)).toMatchObject({ state: 'saved', saved: 0, alreadyThere: 2 })
      expect((await card(db, 'INV-1')).invoice.dueDay).toBe('2026-12-24')
    })

    test('are refused where an invoice has become another one', async () => {
      const { db, bring } = await company()
      await bring(october)
      const report = await bring(
        csv(HEAD, 'INV-1,ACME,101,2026-09-01,2026-10-01', 'INV-9,ACME,1,2026-09-01,2026-10-01'),
      )
      expect(report).toMatchObject({ state: 'refused', saved: 0, faults: [{ row: 2, code: 'differs', text: 'INV-1' }] })
      expect((await openInvoices(db, TEAM)).length).toBe(1)
    })
  })

  describe('what is wrong', () => {
    const bad = [
      `${HEAD},Currency,Terms,Settled`,
      'INV-1,ACME,100.50,2026-11-01,2026-12-01,USD,net 30,',
      ',ACME,100,2026-11-01,2026-12-01,USD,,',
      'INV-3,,100,2026-11-01,2026-12-01,USD,,',
      'INV-4,ACME,abc,2026-11-01,2026-12-01,USD,,',
      'INV-5,ACME,-100,2026-11-01,2026-12-01,USD,,',
      'INV-6,ACME,100.123,2026-11-01,2026-12-01,USD,,',
      'INV-7,ACME,100,2026-13-01,2026-12-01,USD,,',
      'INV-8,ACME,100,2026-11-21,2026-12-21,USD,,',
      'INV-9,ACME,100,2026-11-01,2026-10-01,USD,,',
      'INV-10,ACME,100,2026-11-01,2026-12-01,XXQ,,',
      'INV-11,ACME,100,2026-11-01,2026-12-01,USD,soon,',
      'INV-1,ACME,100.50,2026-11-01,2026-12-01,USD,net 30,',
      '',
      'INV-14,ACME,100,2026-11-01,2026-12-01,USD,,2026-12-01',
      'Total,,1300,,,,,',
    ]

    test('is told by row and column, and nothing is saved', async () => {
      const { db, bring } = await company()
      const report = await bring(csv(...bad))
      expect(report).toMatchObject({ state: 'refused', rows: 13, saved: 0, faultCount: 12 })
      expect(report.faults.map(({ row, column, code, text }) => `${row} ${column} ${code} ${text}`)).toEqual([
        '3 Invoice no missing ',
        '4 Customer missing ',
        '5 Amount not-an-amount abc',
        '6 Amount not-positive -100',
        '7 Amount too-many-digits 100.123',
        '8 Invoice date not-a-day 2026-13-01',
        '9 Invoice date in-the-future 2026-11-21',
        '10 Due date due-before-issue 2026-10-01',
        '11 Currency not-a-currency XXQ',
        '12 Terms not-terms soon',
        '13 Invoice no duplicate INV-1',
        '15 Settled in-the-future 2026-12-01',
      ])
      expect(await countOf(db, 'imports')).toBe(0)
      expect((await db.selectFrom('customers').selectAll().execute()).length).toBe(0)
    })

    test('is left out where that was asked for', async () => {
      const { db, bring } = await company()
      expect(await bring(csv(...bad), { skipBad: true })).toMatchObject({
        state: 'saved',
        rows: 13,
        saved: 1,
        faultCount: 12,
      })
      expect((await openInvoices(db, TEAM)).length).toBe(1)
    })

    test.each([
      ['an empty file', Buffer.alloc(0), 'empty'],
      ['a file of blank lines', csv('', ',,', ''), 'empty'],
      ['headings without a row below them', csv(HEAD, ''), 'no-rows'],
      ['a letter', csv('Dear Ann,', '', 'thank you, as always, for your order.', 'We wait for it.'), 'not-a-table'],
      ['a single line', csv('Hello, world'), 'not-a-table'],
      ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'not-readable'],
      ['an archive that is no workbook', Buffer.from('PK\u0003\u0004 no workbook'), 'not-readable'],
      ['a file that is too large', Buffer.alloc(FILE_BYTES_MOST + 1, 'a'), 'too-large'],
    ])('%s is refused whole', async (_, bytes, code) => {
      const { bring } = await company()
      expect(await bring(bytes)).toMatchObject({
        state: 'refused',
        faults: [{ row: 0, column: null, code }],
        faultCount: 1,
      })
    })

    test('a column that is missing is named', async () => {
      const { bring } = await company()
      expect(await bring(csv('Invoice no,Invoice date,Amount', 'INV-1,2026-11-01,5'))).toMatchObject({
        state: 'refused',
        kind: 'invoices',
        faults: [{ row: 1, column: 'customer name', code: 'missing' }],
      })
    })

    test('a letter is no table, whatever it was said to hold', async () => {
      const { bring } = await company()
      const report = await bring(csv('Dear Ann,', 'thank you.'), { kind: 'invoices' })
      expect(report).toMatchObject({ state: 'refused', faults: [{ row: 0, code: 'not-a-table' }] })
    })

    test('a table of another kind than it was said to be is told what it misses, and not asked again', async () => {
      const { bring } = await company()
      expect(await bring(csv('Sun,Rain', '1,2'), { kind: 'customers' })).toMatchObject({
        state: 'refused',
        faults: [{ row: 1, column: 'customer name', code: 'missing' }],
      })
    })

    test('a salesperson may not import', async () => {
      const { db, clock } = await company()
      await expect(importFile(db, clock, asSales, { fileName: 'x', bytes: csv(HEAD) })).rejects.toThrow(
        'may not import',
      )
    })
  })

  describe('what can be read two ways is asked', () => {
    const asks = (report: ImportReport) => ({ state: report.state, question: report.question })

    test('the order of days, and the answer is taken', async () => {
      const { db, bring } = await company()
      const file = csv(HEAD, 'INV-1,ACME,10,05/06/2026,')
      expect(asks(await bring(file))).toEqual({
        state: 'asked',
        question: { what: 'date-order', examples: ['05/06/2026'] },
      })
      await bring(file, { dates: 'month-first' })
      expect((await card(db, 'INV-1')).invoice.issuedDay).toBe('2026-05-06')
    })

    test('but not where another column settles it', async () => {
      const { db, bring } = await company()
      await bring(csv(HEAD, 'INV-1,ACME,10,05/06/2026,20/06/2026'))
      expect((await card(db, 'INV-1')).invoice.issuedDay).toBe('2026-06-05')
    })

    test('the decimal mark, and the answer is taken', async () => {
      const { db, bring } = await company()
      const file = csv(HEAD, 'INV-1,ACME,1.234,2026-11-01,')
      expect(asks(await bring(file))).toEqual({
        state: 'asked',
        question: { what: 'decimal-mark', examples: ['1.234'] },
      })
      await bring(file, { decimal: ',' })
      expect((await card(db, 'INV-1')).invoice.amount.minor).toBe(123400)
    })

    test('but not where another row settles it', async () => {
      const { db, bring } = await company()
      await bring(csv(HEAD.replaceAll(',', ';'), 'INV-1;ACME;1.234;2026-11-01;', 'INV-2;ACME;1.234,50;2026-11-01;'))
      expect((await card(db, 'INV-1')).invoice.amount.minor).toBe(123400)
    })

    test('whole thousands in a currency of two digits are what they look like', async () => {
      const { db, bring } = await company()
      await bring(csv(HEAD, 'INV-1,ACME,"12,500",2026-11-01,'))
      expect((await card(db, 'INV-1')).invoice.amount.minor).toBe(1250000)
    })

    test('a sign that two currencies share', async () => {
      const { db, bring } = await company()
      const file = csv(HEAD, 'INV-1,ACME,¥500,2026-11-01,')
      expect(asks(await bring(file))).toEqual({ state: 'asked', question: { what: 'currency', examples: ['¥500'] } })
      await bring(file, { currency: currency('JPY') })
      expect((await card(db, 'INV-1')).invoice.amount).toEqual({ minor: 500, currency: 'JPY' })
    })

    test('what the file holds', async () => {
      const { bring } = await company()
      expect(asks(await bring(csv('Sun,Rain', '1,2')))).toEqual({
        state: 'asked',
        question: { what: 'kind', examples: ['Sun', 'Rain'] },
      })
    })

    test('names alone, which may be anybody’s; and the answer is taken', async () => {
      const { db, bring } = await company()
      const file = csv('name,age', 'x,1')
      expect(asks(await bring(file))).toEqual({
        state: 'asked',
        question: { what: 'kind', examples: ['name', 'age'] },
      })
      expect((await bring(csv('Customer', 'ACME', 'Beta'))).question?.what).toBe('kind')
      expect((await db.selectFrom('customers').selectAll().execute()).length).toBe(0)
      expect(await bring(file, { kind: 'customers' })).toMatchObject({ saved: 1 })
    })

    test.each([
      ['days', csv(HEAD, 'INV-1,ACME,10,05/06/2026,', '', 'INV-2,ACME,10,05/06/2026,', 'Total,,20,,'), 2],
      ['what it holds', csv('Sun,Rain', '1,2', '', '3,4', '5,6'), 3],
    ])('with the true number of rows: %s', async (_, bytes, rows) => {
      const { bring } = await company()
      expect(await bring(bytes)).toMatchObject({ state: 'asked', rows })
    })
  })

  describe('the forms that files come in', () => {
    const chinese =
      '发票号码,购方名称,金额（元）,开票日期,到期日\nFP-1,上海明日贸易有限公司,"12,500.00",2026年11月2日,2026年12月2日\n'

    test.each([
      ['UTF-8', Buffer.from(chinese)],
      ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${chinese}`)],
      ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(chinese, 'utf16le')])],
      ['GB18030', iconv.encode(chinese, 'gb18030')],
      ['GB18030 with tabs', iconv.encode(chinese.replace('"12,500.00"', '12500.00').replaceAll(',', '\t'), 'gb18030')],
    ])('Chinese in %s', async (_, bytes) => {
      const { db, bring } = await company({ baseCurrency: currency('CNY') })
      expect(await bring(bytes)).toMatchObject({ state: 'saved', saved: 1 })
      const { invoice, customerName } = await card(db, 'FP-1')
      expect(customerName).toBe('上海明日贸易有限公司')
      expect(invoice).toMatchObject({
        amount: { minor: 1250000, currency: 'CNY' },
        issuedDay: '2026-11-02',
        dueDay: '2026-12-02',
      })
    })

    test('German in Windows-1252, with semicolons and decimal commas', async () => {
      const { db, bring } = await company()
      await bring(
        iconv.encode('Invoice no;Customer;Amount EUR;Date\nR-1;Müller & Söhne;1.234,50;02.11.2026\n', 'win1252'),
      )
      const { invoice, customerName } = await card(db, 'R-1')
      expect(customerName).toBe('Müller & Söhne')
      expect(invoice).toMatchObject({ amount: { minor: 123450, currency: 'EUR' }, issuedDay: '2026-11-02' })
    })

    test('an Excel workbook: days and numbers as such, the sheet that has headings, below a title', async () => {
      const { db, bring } = await company()
      const cell = (value: string | number | Date, format?: string) => ({ value, ...(format ? { format } : {}) })
      const bytes = await (
        await writeXlsxFile([
          { sheet: 'Notes', data: [[cell('Prepared by accounting')]] },
          {
            sheet: 'Open items',
            data: [
              [cell('Open items')],
              ['Invoice no', 'Customer', 'Amount', 'Invoice date', 'Due date'].map((text) => cell(text)),
              [
                cell(1001),
                cell('ACME'),
                cell(1234.567),
                cell(new Date('2026-11-02T00:00:00Z'), 'dd/mm/yyyy'),
                cell(46358),
              ],
              [cell('INV-2'), cell('ACME'), cell('1,000.00'), cell('13/11/2026'), cell('')],
            ],
          },
        ])
      ).toBuffer()
      expect(await bring(bytes)).toMatchObject({ state: 'saved', saved: 2, faults: [] })
      expect((await card(db, '1001')).invoice).toMatchObject({
        amount: { minor: 123457 },
        issuedDay: '2026-11-02',
        dueDay: '2026-12-02',
      })
      expect((await card(db, 'INV-2')).invoice).toMatchObject({ amount: { minor: 100000 }, issuedDay: '2026-11-13' })
    })
  })

  describe('cash', () => {
    test('movements by sign, by two columns and by direction', async () => {
      const { db, bring } = await company({ paymentsAreCash: false })
      await bring(
        csv(
          'Date,Amount,Description',
          '2026-11-02,"1,000.00",sales',
          '2026-11-02,-8.00,parking',
          '2026-11-02,-8.00,parking',
        ),
      )
      await bring(csv('交易日期,摘要,借方发生额,贷方发生额', '2026-11-03,贷款,,500.00', '2026-11-04,房租,300.00,'))
      await bring(csv('Date,Direction,Amount,Category,Activity', '2026-11-05,out,20,machine,investing'))
      const rows = await db
        .selectFrom('movements')
        .select(['day', 'amountMinor', 'activity'])
        .orderBy('day')
        .orderBy('amountMinor')
        .execute()
      expect(rows.map((r) => `${r.day} ${r.amountMinor} ${r.activity}`)).toEqual([
        '2026-11-02 -800 operating',
        '2026-11-02 -800 operating',
        '2026-11-02 100000 operating',
        '2026-11-03 50000 financing',
        '2026-11-04 -30000 operating',
        '2026-11-05 -2000 investing',
      ])
    })

    test('a statement that overlaps the last one adds only what is new', async () => {
      const { db, bring } = await company()
      const first = ['2026-11-01,-8.00,parking', '2026-11-02,-8.00,parking', '2026-11-02,-8.00,parking']
      await bring(csv('Date,Amount,Description', ...first))
      const report = await bring(csv('Date,Amount,Description', ...first.slice(1), '2026-11-03,-8.00,parking'))
      expect(report).toMatchObject({ rows: 3, saved: 1, alreadyThere: 2 })
      expect(await countOf(db, 'movements')).toBe(4)
    })

    describe('of two banks whose statements have the same row', () => {
      const count = async (db: Db) => (await db.selectFrom('movements').select('id').execute()).length

      test('are two, by the balance after them; and each statement again adds nothing', async () => {
        const { db, bring } = await company()
        const head = 'Date,Description,Amount,Balance'
        const [one, two] = [csv(head, '2026-11-02,fee,-500,"1,000.00"'), csv(head, '2026-11-02,fee,-500,70')]
        await bring(one, {}, 'one.csv')
        expect(await bring(two, {}, 'two.csv')).toMatchObject({ state: 'saved', saved: 1 })
        expect(await count(db)).toBe(2)
        expect(await bring(csv(head, '2026-11-02,fee,-500,1000'), {}, 'again.csv')).toMatchObject({ alreadyThere: 1 })
        expect(await count(db)).toBe(2)
      })

      test('are not dropped where nothing tells them apart: the account is asked for', async () => {
        const { db, bring } = await company()
        const head = 'Date,Description,Amount'
        await bring(csv(head, '2026-11-02,fee,-500'), {}, 'one.csv')
        const two = csv(head, '2026-11-02,fee,-500', '2026-11-03,sales,900')
        expect(await bring(two, {}, 'two.csv')).toMatchObject({
          state: 'refused',
          saved: 0,
          faults: [{ row: 2, column: null, code: 'perhaps-another-account', text: 'fee' }],
        })
        expect(await count(db)).toBe(1)
        const named = await bring(two, { account: 'Second bank' }, 'two.csv')
        expect(named).toMatchObject({ state: 'saved', saved: 2, alreadyThere: 0 })
        expect(await bring(two, { account: 'Second bank' }, 'renamed.csv')).toMatchObject({ saved: 0, alreadyThere: 2 })
        expect(await count(db)).toBe(3)
      })

      test('and where it is the same account after all, the rows are left out', async () => {
        const { db, bring } = await company()
        const head = 'Date,Description,Amount'
        await bring(csv(head, '2026-11-02,fee,-500'), {}, 'october.csv')
        const next = csv(head, '2026-11-02,fee,-500', '2026-11-03,sales,900')
        expect(await bring(next, { skipBad: true }, 'november.csv')).toMatchObject({ saved: 1, faultCount: 1 })
        expect(await count(db)).toBe(2)
      })

      test('the same file under another name adds nothing', async () => {
        const { bring } = await company()
        const file = csv('Date,Description,Amount', '2026-11-02,fee,-500')
        await bring(file, {}, 'one.csv')
        expect(await bring(file, {}, 'one (1).csv')).toMatchObject({ state: 'saved', saved: 0, alreadyThere: 1 })
      })
    })

    test('balances open their accounts, and light what they light', async () => {
      const { db, clock, bring } = await company()
      const file = csv(
        'Account,Day,Balance,Currency,Restricted',
        'ICBC 8812,2026-11-19,"412,300.00",USD,no',
        'Deposit,2026-11-19,9000,USD,yes',
      )
      expect(await bring(file)).toMatchObject({ kind: 'balances', saved: 2 })
      expect(await bring(file)).toMatchObject({ saved: 0, alreadyThere: 2 })
      const accounts = await db.selectFrom('accounts').select(['name', 'restricted']).orderBy('name').execute()
      expect(accounts).toEqual([
        { name: 'Deposit', restricted: 1 },
        { name: 'ICBC 8812', restricted: 0 },
      ])
      const orange = (await readStatus(db, clock, { workspaceId: TEAM })).lights.find((l) => l.id === 'orange')
      expect(orange).toMatchObject({ state: 'grey', reason: { kind: 'no-outflow' } })
      const other = await bring(csv('Account,Day,Balance,Currency', 'ICBC 8812,2026-11-20,1,EUR'))
      expect(other).toMatchObject({ state: 'refused', faults: [{ row: 2, code: 'other-currency' }] })
    })
  })

  test('customers are created, and take over what a later list says', async () => {
    const { db, bring } = await company()
    const head = 'Name,Code,Terms,Currency,Owner'
    await bring(csv(head, `ACME Trading,C-1,net 30,USD,${SALES}`, 'Beta,,60 days,,'))
    expect(await bring(csv(head, 'ACME Trading,C-1,net 45,,', 'Beta,,60 days,,'))).toMatchObject({
      saved: 1,
      alreadyThere: 1,
    })
    const customers = await db
      .selectFrom('customers')
      .select(['name', 'code', 'terms', 'ownerUserId'])
      .orderBy('name')
      .execute()
    expect(customers).toEqual([
      { name: 'ACME Trading', code: 'C-1', terms: 'net 45', ownerUserId: SALES },
      { name: 'Beta', code: 'BETA', terms: 'net 60', ownerUserId: null },
    ])
    expect(await bring(csv(head, 'Gamma,C-1,,,', 'Delta,C-9,,,nobody here'))).toMatchObject({
      state: 'refused',
      faults: [
        { row: 3, column: 'Owner', code: 'no-such-person', text: 'nobody here' },
        { row: 2, code: 'differs' },
      ],
    })
  })

  test.each([
    ['before there is a firewall is taken as known', {}, true],
    ['behind one is to be screened before the first sale', WITH_FIREWALL, false],
  ] as const)('who comes in a list of customers %s', async (_, settings, tradedBefore) => {
    const { bring, db } = await company(settings)
    await bring(csv('Name,Terms', 'ACME,net 30'))
    expect((await listCustomers(db, TEAM)).map((c) => c.tradedBefore)).toEqual([tradedBefore])
  })

  test('an owner is whoever on the team has that id, whatever it looks like, or that name', async () => {
    const { db, bring } = await company()
    const added = { addedBy: SALES, addedAt: NOW, language: null }
    await saveMember(db, TEAM, { userId: 'U0B', name: 'Ben', role: 'sales', ...added })
    expect(await bring(csv('Name,Owner,Code', 'ACME,U0B,1', 'Beta,ben,2'))).toMatchObject({ saved: 2 })
    expect((await listCustomers(db, TEAM)).map((c) => c.ownerUserId)).toEqual(['U0B', 'U0B'])
  })

  test('what another system says of instalments is left out, and noted, unless the number says so as well', async () => {
    const { db, bring } = await company()
    const own = await bring(
      csv(`${HEAD},Instalment`, 'INV-1,ACME,100,2026-09-01,,1 of 1', '2026/17,ACME,50,2026-09-01,,17'),
    )
    expect(own).toMatchObject({ state: 'saved', saved: 2, noteCount: 2 })
    expect(own.notes[0]).toEqual({ row: 2, column: 'Instalment', code: 'not-an-instalment', text: '1 of 1' })
    const both = `${HEAD},Instalment,Of instalments`
    expect(await bring(csv(both, 'INV-2,ACME,100,2026-09-01,,1,1'))).toMatchObject({ saved: 1, noteCount: 1 })
    expect(await bring(csv(both, 'INV-3/2,ACME,100,2026-09-01,,2,3'))).toMatchObject({
      state: 'refused',
      faults: [{ row: 2, column: 'Instalment', code: 'not-an-instalment', text: '2' }],
    })
    expect(await db.selectFrom('invoices').select('part').where('part', 'is not', null).execute()).toEqual([])
  })

  describe('to whom letters go', () => {
    const contactOf = async (db: Db, customerText: string) => {
      const answer = await readContact(db, asFinance, customerText)
      return 'contact' in answer ? answer.contact : answer.kind
    }
    const saved = (db: Db) => db.selectFrom('audit').select('before').where('action', '=', 'save-contact').execute()

    test('comes with a list of customers, new and known, and what it leaves empty stays', async () => {
      const { db, clock, bring } = await company()
      await haveCustomer(db, clock, 'ACME')
      await saveContact(db, clock, asFinance, { customerText: 'ACME', name: 'Li Lei', language: 'en' })
      const file = csv('客户名称,账期,联系人,邮箱,信函语言', 'ACME,,,li@example.com,中文', '晨光演示,net 30,王芳,,')
      expect(await bring(file)).toMatchObject({ kind: 'customers', saved: 2 })
      expect(await contactOf(db, 'ACME')).toEqual({ name: 'Li Lei', email: 'li@example.com', language: 'zh-CN' })
      expect(await contactOf(db, '晨光演示')).toEqual({ name: '王芳', email: null, language: null })
      expect((await saved(db)).length).toBe(3)
      expect(await bring(file)).toMatchObject({ saved: 0, alreadyThere: 2 })
      expect((await saved(db)).length).toBe(3)
    })

    test('is left out where it cannot be read, and noted: its customers come all the same', async () => {
      const { db, bring } = await company()
      const report = await bring(
        csv(
          'Customer,Code,Contact,E-mail,Language',
          'ACME,C-1,Li,n/a,en',
          'Beta,C-2,,b@example.com,German',
          `C,C-3,${'x'.repeat(81)},,`,
          'Delta,C-4,,a@b.example; c@b.example,',
          'Epsilon,C-5,,Li Lei <li@e.example>,',
          'Zeta,C-6,,"""Li, Lei"" <mailto:li@z.example>",',
          'Eta,C-7,Li. IBAN DE89 3704,,',
        ),
      )
      expect(report).toMatchObject({ state: 'saved', saved: 7, faultCount: 0, noteCount: 5 })
      expect(report.notes).toEqual([
        { row: 2, column: 'E-mail', code: 'not-an-address', text: 'n/a' },
        { row: 3, column: 'Language', code: 'not-a-language', text: 'German' },
        { row: 4, column: 'Contact', code: 'name-too-long', text: 'x'.repeat(80) },
        { row: 5, column: 'E-mail', code: 'further-addresses', text: 'a@b.example; c@b.example' },
        { row: 8, column: 'Contact', code: 'name-not-plain', text: 'Li. IBAN DE89 3704' },
      ])
      const nobody = { name: null, email: null, language: null }
      expect(await contactOf(db, 'ACME')).toEqual({ name: 'Li', email: null, language: 'en' })
      expect(await contactOf(db, 'Beta')).toEqual({ ...nobody, email: 'b@example.com' })
      expect(await contactOf(db, 'C-3')).toEqual(nobody)
      expect(await contactOf(db, 'Delta')).toEqual({ ...nobody, email: 'a@b.example' })
      expect(await contactOf(db, 'Epsilon')).toEqual({ ...nobody, email: 'li@e.example' })
      expect(await contactOf(db, 'Zeta')).toEqual({ ...nobody, email: 'li@z.example' })
    })

    test('does not make customers of people: names with addresses are asked about', async () => {
      const { bring } = await company()
      expect((await bring(csv('Name,Contact,E-mail', 'Li Lei,x,li@example.com'))).question?.what).toBe('kind')
      expect(
        (await bring(csv('Invoice no,Customer,Date,Contact,E-mail,Language', '1,A,2026-11-01,,,'))).faults,
      ).toEqual([{ row: 1, column: 'invoice amount', code: 'missing', text: '' }])
    })
  })

  describe('what is exported', () => {
    async function lived() {
      const { db, clock, bring } = await company()
      await bring(
        csv(
          `${HEAD},Currency,Paid,Paid on,Credited,Credited on`,
          'INV-1,ACME,100,2026-09-01,2026-10-01,USD,30,2026-09-20,,',
          'INV-2,"=1+1,Ltd",1250.5,2026-09-01,2026-09-29,EUR,1000,2026-10-02,250.5,2026-09-05',
          'INV-3,明日贸易,500,2026-10-01,,JPY,,,,',
        ),
      )
      await bring(csv('Date,Amount,Description', '2026-11-02,-8.00,-parking'))
      await bring(csv('Account,Day,Balance', 'ICBC,2026-11-19,-5'))
      return { db, clock }
    }
    const fileOf = (files: Awaited<ReturnType<typeof exportAll>>, name: string) =>
      files.find((f) => f.name === name)?.text ?? ''

    test('comes in again: the same invoices, with the same paid, credited and open', async () => {
      const { db } = await lived()
      const files = await exportAll(db, TEAM, TODAY)
      const fresh = await company()
      for (const name of ['customers.csv', 'invoices.csv', 'balances.csv', 'movements.csv'])
        expect(await fresh.bring(Buffer.from(fileOf(files, name)))).toMatchObject({ state: 'saved', faultCount: 0 })
      const again = await exportAll(fresh.db, TEAM, TODAY)
      for (const name of ['customers.csv', 'invoices.csv']) expect(fileOf(again, name)).toBe(fileOf(files, name))
      expect(await readAgeing(fresh.db, TEAM, TODAY)).toEqual(await readAgeing(db, TEAM, TODAY))
    })

    test('comes in again: interest that was charged is no sale', async () => {
      const { db, bring } = await company()
      const head = `${HEAD},Kind`
      await bring(csv(head, 'INV-1,ACME,100,2026-09-01,,Standard', 'INT-INV-1-1,ACME,5,2026-10-01,,逾期利息'))
      const text = fileOf(await exportAll(db, TEAM, TODAY), 'invoices.csv')
      const fresh = await company()
      await fresh.bring(Buffer.from(text))
      const kinds = await fresh.db.selectFrom('invoices').select(['number', 'kind']).orderBy('number').execute()
      expect(kinds).toEqual([
        { number: 'INT-INV-1-1', kind: 'interest' },
        { number: 'INV-1', kind: 'sale' },
      ])
      expect(fileOf(await exportAll(fresh.db, TEAM, TODAY), 'invoices.csv')).toBe(text)
    })

    test('comes in again: the same contacts, and a second time nothing', async () => {
      const { db, clock, bring } = await company()
      await bring(csv('Name,Code', 'ACME,C-1', '晨光演示,C-2', 'Beta,C-3'))
      const contact = { customerText: 'ACME', name: '=Li; Lei', email: 'li@example.com', language: 'zh-CN' } as const
      await saveContact(db, clock, asFinance, contact)
      await saveContact(db, clock, asFinance, { customerText: '晨光演示', email: 'fin@example.com' })
      const text = fileOf(await exportAll(db, TEAM, TODAY), 'customers.csv')
      const fresh = await company()
      expect(await fresh.bring(Buffer.from(text))).toMatchObject({ state: 'saved', saved: 3 })
      expect(await fresh.bring(Buffer.from(text))).toMatchObject({ saved: 0, alreadyThere: 3 })
      expect(fileOf(await exportAll(fresh.db, TEAM, TODAY), 'customers.csv')).toBe(text)
      expect((await readContact(fresh.db, asFinance, 'ACME')).kind).toBe('shown')
      expect(await readContact(fresh.db, asFinance, 'ACME')).toMatchObject({
        contact: { name: '=Li; Lei', email: 'li@example.com', language: 'zh-CN' },
      })
    })

    test('is UTF-8 that spreadsheets know, with amounts as numbers and no text that is a formula', async () => {
      const { db } = await lived()
      const files = await exportAll(db, TEAM, TODAY)
      expect(files.map((f) => f.name)).toEqual(
        'customers invoices due-changes payments allocations credit-notes orders deliveries signals tiers holds credit-requests credit-signatures credit-questions parent-changes limits approvers credit-policy balances movements interest-rates interest rates customer-terms screenings looks promises promised-invoices put-offs disputes reminder-holds notes letters letterhead letter-templates dunning team duties audit'
          .split(' ')
          .map((n) => `${n}.csv`),
      )
      for (const { text } of files) expect(text.startsWith('\uFEFF')).toBe(true)
      expect(fileOf(files, 'customers.csv')).toContain(`"'=1+1,Ltd"`)
      expect(fileOf(files, 'movements.csv')).toContain("2026-11-02,-8.00,USD,operating,'-parking")
      expect(fileOf(files, 'balances.csv')).toContain('ICBC,2026-11-19,-5.00,USD,no')
    })

    test.each([
      ['=1+2', "'=1+2"],
      ['ACME;=1+2', "ACME;'=1+2"],
      ['ACME\t@SUM(A1)', "ACME\t'@SUM(A1)"],
      ['ACME; -1;+2', "ACME; '-1;'+2"],
      ['＝1+2', "'＝1+2"],
      ['ACME-1; Ltd', 'ACME-1; Ltd'],
    ])('has no formula wherever a spreadsheet begins a cell, and comes in as it was: %s', async (name, written) => {
      const { db, bring } = await company()
      await bring(csv('Name,Code', `"${name}",C-1`))
      const text = fileOf(await exportAll(db, TEAM, TODAY), 'customers.csv')
      expect(text).toContain(`\n${written},C-1,`)
      const fresh = await company()
      await fresh.bring(Buffer.from(text))
      expect((await fresh.db.selectFrom('customers').select('name').execute())[0]?.name).toBe(name)
    })
  })

  test('told to stop, an import ends where it can go on, says how far it came, and the same file brings the rest', async () => {
    const { db, bring } = await company()
    const file = csv(HEAD, ...Array.from({ length: 1200 }, (_, i) => `INV-${i},ACME,10,2026-11-01,`))
    const stopping = new AbortController()
    const onProgress = ({ done }: { done: number }) => {
      if (done === 300) stopping.abort()
    }
    expect(await bring(file, { signal: stopping.signal, onProgress })).toMatchObject({
      state: 'cut',
      rows: 1200,
      saved: 300,
    })
    expect((await openInvoices(db, TEAM)).length).toBe(300)
    expect(await bring(file)).toMatchObject({ state: 'saved', saved: 900, alreadyThere: 300 })
  })

  test('an import that was cut off is finished by the same file', async () => {
    const { db, clock, bring } = await company()
    const file = csv(HEAD, ...Array.from({ length: 1200 }, (_, i) => `INV-${i},ACME,10,2026-11-01,`))
    const stop = new Error('the power went')
    const cut = bring(file, {
      onProgress: ({ done }) => {
        if (done === 1000) throw stop
      },
    })
    await expect(cut).rejects.toBe(stop)
    expect((await openInvoices(db, TEAM)).length).toBe(1000)
    expect(await db.selectFrom('imports').select(['state', 'savedCount']).execute()).toEqual([
      { state: 'running', savedCount: 1000 },
    ])
    clock.add(60_000)
    expect(await bring(file)).toMatchObject({ rows: 1200, saved: 200, alreadyThere: 1000 })
    expect(await db.selectFrom('imports').select(['state', 'savedCount']).execute()).toEqual([
      { state: 'saved', savedCount: 1200 },
    ])
    const audit = await db.selectFrom('audit').select('action').where('action', '=', 'import-file').execute()
    expect(audit.length).toBe(1)
  })

  test.each([
    [
      'invoices',
      csv(HEAD, ...Array.from({ length: 600 }, (_, i) => `INV-${i},Customer ${i % 90},10,2026-11-01,`)),
      600,
    ],
    ['customers', csv('Name,Code', 'ACME,C-1', 'Beta,C-2', 'Acme,C-3'), 3],
    ['balances', csv('Account,Day,Balance', 'ICBC,2026-11-19,5', 'HSBC,2026-11-19,6'), 2],
    ['movements', csv('Date,Amount,Description', '2026-11-02,-8.00,parking', '2026-11-02,-8.00,parking'), 2],
  ])('%s that two people bring at once are there once', async (_, file, rows) => {
    const { db, bring } = await company()
    const reports = await Promise.all([bring(file), bring(file)])
    for (const report of reports) expect(report).toMatchObject({ state: 'saved', rows, faultCount: 0 })
    expect(reports.reduce((sum, r) => sum + r.saved, 0)).toBe(rows)
    expect(reports.reduce((sum, r) => sum + r.alreadyThere, 0)).toBe(rows)
    const before = await everything(db)
    expect(await bring(file)).toMatchObject({ saved: 0, alreadyThere: rows })
    expect(await everything(db)).toBe(before)
  })

  test.runIf(dialect === 'postgres')('PostgreSQL is told to count anew when a file has filled a table', async () => {
    const { db, bring } = await company()
    await bring(csv(HEAD, ...Array.from({ length: 600 }, (_, i) => `INV-${i},ACME,10,2026-11-01,`)))
    const { rows } = await sql<{
      n: number
    }>`select reltuples::int as n from pg_class where relname = 'invoices'`.execute(db)
    expect(rows[0]?.n).toBeGreaterThanOrEqual(500)
  })

  test('others are answered while a long file comes in', async () => {
    const { db, bring } = await company()
    const file = csv(HEAD, ...Array.from({ length: 3000 }, (_, i) => `INV-${i},ACME,10,2026-11-01,`))
    let answers = 0
    let isDone = false
    const asking = (async () => {
      while (!isDone) {
        await readAgeing(db, TEAM, TODAY)
        answers += 1
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })()
    await bring(file)
    isDone = true
    await asking
    expect(answers).toBeGreaterThan(5)
  })
})
