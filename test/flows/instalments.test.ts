import { afterEach, describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { applyUnapplied } from '../../src/flows/apply-unapplied.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { exportAll } from '../../src/flows/export-all.ts'
import { importFile } from '../../src/flows/import-file.ts'
import { logDelivery } from '../../src/flows/log-delivery.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readAgeingOn } from '../../src/flows/read-ageing.ts'
import { readInvoice } from '../../src/flows/read-invoice.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import {
  amount,
  asAdmin,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00Z'
const TODAY = day('2026-11-20')
const THREE = '3 instalments monthly'

eachDatabase('an invoice in instalments', (openFresh) => {
  let books: Db | null = null
  afterEach(async () => {
    expect(books && (await findViolations(books))).toEqual(books && [])
  })

  async function company({ terms = THREE }: { terms?: string } = {}) {
    const { db } = await openFresh()
    books = db
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME Trading', { terms })
    return { db, clock }
  }
  type Company = Awaited<ReturnType<typeof company>>

  const log = ({ db, clock }: Company, more: Partial<Parameters<typeof haveInvoice>[2]> = {}) =>
    haveInvoice(db, clock, { number: 'INV-1001', customer: 'ACME', amount: '1000', ...more })
  const pay = ({ db, clock }: Company, target: string, sum: string | null) =>
    recordPayment(db, clock, asFinance, { target, amount: sum === null ? null : amount(sum), receivedDay: null })
  const cardOf = async ({ db }: Company, number: string) => {
    const answer = await readInvoice(db, asAdmin, number)
    if (answer.kind !== 'card') throw new Error(`${number} is ${answer.kind}`)
    return answer.card
  }
  /** Of each part its number, what of it is open, and when it is due. */
  const partsOf = async (c: Company, number = 'INV-1001') =>
    (await cardOf(c, number)).instalments.map((p) => `${p.number} ${p.outstanding.minor} ${p.dueDay}`)
  const openOf = async (c: Company, number = 'INV-1001') => (await cardOf(c, number)).invoice.outstanding.minor
  /** What is still to be done of the parts. */
  const dutiesOf = async ({ db }: Company) => {
    const rows = await db
      .selectFrom('duties')
      .innerJoin('invoices', 'invoices.id', 'duties.chainId')
      .select(['invoices.number', 'rule', 'duties.dueDay'])
      .where('state', 'in', ['planned', 'open'])
      .where('rule', 'in', ['send-invoice', 'remind-before-due', 'start-collection'])
      .orderBy('invoices.number')
      .orderBy('step')
      .execute()
    return rows.map((r) => `${r.number} ${r.rule} ${r.dueDay}`)
  }

  test('is a receivable a part, each with its own due day and steps, and sent as one', async () => {
    const c = await company()
    const { invoice, instalments } = await log(c)
    expect(invoice).toMatchObject({ number: 'INV-1001', amount: amount('1000'), dueDay: '2026-12-20', terms: THREE })
    expect(instalments.map((p) => [p.number, p.amount.minor, p.dueDay, p.terms, p.part, p.parts])).toEqual([
      ['INV-1001/1', 33_333, '2026-12-20', '1 month', 1, 3],
      ['INV-1001/2', 33_333, '2027-01-20', '2 months', 2, 3],
      ['INV-1001/3', 33_334, '2027-02-20', '3 months', 3, 3],
    ])
    expect(await dutiesOf(c)).toEqual([
      'INV-1001/1 send-invoice 2026-11-25',
      'INV-1001/1 remind-before-due 2026-12-07',
      'INV-1001/1 start-collection 2026-12-28',
      'INV-1001/2 remind-before-due 2027-01-06',
      'INV-1001/2 start-collection 2027-01-27',
      'INV-1001/3 remind-before-due 2027-02-08',
      'INV-1001/3 start-collection 2027-03-01',
    ])
    const [sending] = await c.db.selectFrom('duties').select('id').where('rule', '=', 'send-invoice').execute()
    await finishDuty(c.db, c.clock, asAdmin, sending?.id ?? '')
    const sent = await c.db.selectFrom('invoices').select('sentDay').execute()
    expect(sent.map((r) => r.sentDay)).toEqual([TODAY, TODAY, TODAY])
  })

  test('belongs with its first part to the delivery that waited for it', async () => {
    const c = await company()
    await logDelivery(c.db, c.clock, asSales, {
      customerText: 'ACME',
      amount: amount('1000'),
      deliveredDay: day('2026-11-16'),
      note: '',
    })
    const { instalments } = await log(c)
    expect(instalments.map((p) => p.deliveredDay)).toEqual(['2026-11-16', '2026-11-16', '2026-11-16'])
    const stored = await c.db.selectFrom('invoices').select(['number', 'deliveryId']).orderBy('number').execute()
    expect(stored.map((r) => r.deliveryId !== null)).toEqual([true, false, false])
    expect((await dutiesOf(c)).filter((d) => d.includes('send-invoice'))).toEqual([
      'INV-1001/1 send-invoice 2026-11-19',
    ])
  })

  test('takes its number, and those of its parts, for this customer', async () => {
    const c = await company()
    await log(c)
    const again = (number: string, terms: string | null) =>
      logInvoice(c.db, c.clock, asAdmin, {
        number,
        customerText: 'ACME',
        amount: amount('5'),
        issuedDay: null,
        terms: terms === null ? null : parseTerms(terms),
        dueDay: null,
        deliveredDay: null,
      })
    for (const [number, terms] of [
      ['inv-1001', null],
      ['INV-1001', 'net 30'],
      ['INV-1001/2', 'net 30'],
    ] as const)
      expect(await again(number, terms)).toMatchObject({ kind: 'already-logged' })
    expect((await again('INV-1001', 'net 30')) as object).toMatchObject({
      card: { invoice: { number: 'INV-1001', amount: amount('1000') } },
    })
    // And the other way round: a part cannot take a number that is there.
    expect(await again('INV-7/1', 'net 30')).toMatchObject({ kind: 'recorded' })
    expect(await again('INV-7', null)).toMatchObject({
      kind: 'already-logged',
      card: { invoice: { number: 'INV-7/1' } },
    })
  })

  test('is paid by the number of the whole part by part, and by that of a part alone', async () => {
    const c = await company()
    await log(c)
    expect(await pay(c, 'INV-1001', '500')).toMatchObject({
      kind: 'recorded',
      applied: [
        { number: 'INV-1001/1', amount: amount('333.33') },
        { number: 'INV-1001/2', amount: amount('166.67'), outstanding: amount('166.66') },
      ],
      unapplied: amount('0'),
    })
    expect(await pay(c, 'INV-1001/3', null)).toMatchObject({
      applied: [{ number: 'INV-1001/3', amount: amount('333.34') }],
    })
    expect(await partsOf(c)).toEqual([
      'INV-1001/1 0 2026-12-20',
      'INV-1001/2 16666 2027-01-20',
      'INV-1001/3 0 2027-02-20',
    ])
    expect((await dutiesOf(c)).map((d) => d.split(' ')[0])).toEqual(['INV-1001/2', 'INV-1001/2'])
    expect(await pay(c, 'INV-1001', null)).toMatchObject({ amount: amount('166.66') })
    expect(await pay(c, 'INV-1001', '1')).toMatchObject({
      kind: 'already-settled',
      card: { invoice: { number: 'INV-1001', settledDay: TODAY } },
    })
  })

  test('is open again in every part that a payment had reached, when that is taken back', async () => {
    const c = await company()
    await log(c)
    await pay(c, 'INV-1001', '500')
    expect(await reversePayment(c.db, c.clock, asFinance, 'INV-1001')).toMatchObject({
      kind: 'reversed',
      number: 'INV-1001',
      amount: amount('500'),
      outstanding: amount('1000'),
    })
    expect(await openOf(c)).toBe(100_000)
    expect(await reversePayment(c.db, c.clock, asFinance, 'INV-1001')).toEqual({
      kind: 'no-payment',
      number: 'INV-1001',
    })
  })

  test('is credited, and takes what was paid too much, over its parts', async () => {
    const c = await company()
    await haveInvoice(c.db, c.clock, { number: 'INV-1', customer: 'ACME', amount: '10', terms: 'net 30' })
    await pay(c, 'INV-1', '410')
    await log(c)
    const credit = { number: 'INV-1001', amount: amount('400'), creditedDay: null, reason: '' }
    expect(await creditInvoice(c.db, c.clock, asFinance, credit)).toMatchObject({
      kind: 'credited',
      number: 'INV-1001',
      outstanding: amount('600'),
    })
    expect(await partsOf(c)).toEqual([
      'INV-1001/1 0 2026-12-20',
      'INV-1001/2 26666 2027-01-20',
      'INV-1001/3 33334 2027-02-20',
    ])
    expect(await creditInvoice(c.db, c.clock, asFinance, { ...credit, amount: amount('601') })).toMatchObject({
      kind: 'more-than-open',
      outstanding: amount('600'),
    })
    expect(await applyUnapplied(c.db, c.clock, asFinance, 'INV-1001')).toMatchObject({
      kind: 'applied',
      number: 'INV-1001',
      amount: amount('400'),
      outstanding: amount('200'),
    })
    expect(await partsOf(c)).toEqual([
      'INV-1001/1 0 2026-12-20',
      'INV-1001/2 0 2027-01-20',
      'INV-1001/3 20000 2027-02-20',
    ])
  })

  test('gets other terms a part at a time, and none that would divide it again', async () => {
    const c = await company()
    await log(c)
    const change = (number: string, terms: string) =>
      changeTerms(c.db, c.clock, asSales, { number, to: { terms: parseTerms(terms) as never } })
    expect(await change('INV-1001', 'net 45')).toEqual({
      kind: 'which-instalment',
      number: 'INV-1001',
      next: 'INV-1001/1',
      parts: 3,
    })
    expect(await change('INV-1001/2', THREE)).toEqual({ kind: 'not-in-parts', number: 'INV-1001/2' })
    expect(await change('INV-1001/2', 'net 45')).toMatchObject({
      kind: 'moved',
      number: 'INV-1001/2',
      dueDay: '2027-01-04',
    })
    expect(await partsOf(c)).toContain('INV-1001/2 33333 2027-01-04')
  })

  test('ages part by part, and its parts sum to it on any day', async () => {
    const c = await company({ terms: '30% in advance, 70% net 60' })
    await log(c)
    await pay(c, 'INV-1001', '100')
    const [ageing] = await readAgeingOn(c.db, TEAM, day('2026-12-01'))
    expect(ageing).toMatchObject({
      open: { minor: 90_000 },
      buckets: { '1-30': { minor: 20_000, count: 1 }, 'not-due': { minor: 70_000, count: 1 } },
    })
    expect((await cardOf(c, 'INV-1001')).invoice.outstanding.minor).toBe(90_000)
  })

  test('with a due day of its own is not divided', async () => {
    const c = await company()
    const { invoice, instalments } = await log(c, { due: '2026-12-31' })
    expect(invoice).toMatchObject({ number: 'INV-1001', dueDay: '2026-12-31', terms: 'due 2026-12-31', part: null })
    expect(instalments).toEqual([])
  })

  test('comes from a file like any other, and the same file again brings nothing', async () => {
    const c = await company()
    const bring = (...lines: string[]) =>
      importFile(c.db, c.clock, asFinance, { fileName: 'f.csv', bytes: Buffer.from(lines.join('\n')), options: {} })
    const head = 'Invoice no,Customer,Amount,Invoice date,Terms,Paid,Credited'
    const row = (paid: string) => `INV-1001,ACME Trading,1000.00,2026-11-02,,${paid},100.00`
    const other = 'INV-1002,ACME Trading,500.00,2026-11-02,"50% net 10, 50% net 40",,'
    expect(await bring(head, row('300.00'), other)).toMatchObject({ saved: 2, state: 'saved' })
    expect(await partsOf(c)).toEqual([
      'INV-1001/1 0 2026-12-02',
      'INV-1001/2 26666 2027-01-02',
      'INV-1001/3 33334 2027-02-02',
    ])
    expect(await partsOf(c, 'INV-1002')).toEqual(['INV-1002/1 25000 2026-11-12', 'INV-1002/2 25000 2026-12-12'])
    expect(await bring(head, row('300.00'), other)).toMatchObject({ saved: 0, alreadyThere: 2 })
    // A month later more of it is paid, over what is left of the second part and into the third.
    expect(await bring(head, row('700.00'), other)).toMatchObject({ saved: 1, alreadyThere: 1 })
    expect(await openOf(c)).toBe(20_000)
    expect(await bring(head, row('700.00').replace('1000.00', '999.00'))).toMatchObject({
      state: 'refused',
      faults: [{ code: 'differs', text: 'INV-1001' }],
    })
  })

  test('is in its own export in parts, which come in again as what they are', async () => {
    const c = await company()
    await log(c)
    await pay(c, 'INV-1001', '500')
    const files = await exportAll(c.db, TEAM, TODAY)
    const invoices = files.find((f) => f.name === 'invoices.csv')
    const again = await importFile(c.db, c.clock, asFinance, {
      fileName: 'invoices.csv',
      bytes: Buffer.from(invoices?.text ?? ''),
      options: {},
    })
    expect(again).toMatchObject({ saved: 0, alreadyThere: 3, faultCount: 0 })
    expect(await openOf(c)).toBe(50_000)
  })

  describe('as an export has it, in other books', () => {
    const exported = async (c: Company) => {
      const files = await exportAll(c.db, TEAM, TODAY)
      return files.find((f) => f.name === 'invoices.csv')?.text ?? ''
    }
    const bring = (c: Company, text: string, options = {}) =>
      importFile(c.db, c.clock, asFinance, { fileName: 'invoices.csv', bytes: Buffer.from(text), options })

    test('is in parts again, paid and credited as it was', async () => {
      const c = await company()
      await log(c)
      await pay(c, 'INV-1001', '500')
      const credit = { number: 'INV-1001/3', amount: amount('10'), creditedDay: null, reason: 'x' }
      await creditInvoice(c.db, c.clock, asFinance, credit)
      const text = await exported(c)
      const other = await company()
      // Wherever its rows stand in the file.
      const [head, ...rows] = text.trimEnd().split('\n')
      expect(await bring(other, [head, ...rows.toReversed()].join('\n'))).toMatchObject({ saved: 3, faultCount: 0 })
      expect(await exported(other)).toBe(text)
      expect((await cardOf(other, 'INV-1001')).instalments.length).toBe(3)
      expect(await bring(other, text)).toMatchObject({ saved: 0, alreadyThere: 3 })
    })

    test('is refused where a part of it is missing, or its number is taken; nothing is half an invoice', async () => {
      const c = await company()
      await log(c)
      const lines = (await exported(c)).trimEnd().split('\n')
      const other = await company()
      const lacking = lines.toSpliced(2, 1).join('\n')
      expect(await bring(other, lacking)).toMatchObject({
        saved: 0,
        faults: [
          { row: 2, code: 'not-all-instalments', text: 'INV-1001/1' },
          { row: 3, code: 'not-all-instalments', text: 'INV-1001/3' },
        ],
      })
      expect(await bring(other, lines.join('\n').replace('INV-1001/2', 'INV-1001-2'))).toMatchObject({
        faults: [
          { row: 2, code: 'not-all-instalments' },
          { row: 4, code: 'not-all-instalments' },
        ],
        notes: [{ row: 3, column: 'instalment', code: 'not-an-instalment', text: '2' }],
      })
      expect(await bring(other, lacking, { skipBad: true })).toMatchObject({ saved: 0 })
      await log(other, { due: '2026-12-31' })
      expect(await bring(other, lines.join('\n'))).toMatchObject({
        state: 'refused',
        faults: [{ code: 'differs' }, { code: 'differs' }, { code: 'differs' }],
      })
    })
  })
})

eachDatabase('terms in a file that can be read two ways', (openFresh) => {
  test('are settled by the due day beside them, and else refused', async () => {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    const bring = (row: string) =>
      importFile(db, clock, asFinance, {
        fileName: 'f.csv',
        bytes: Buffer.from(`Invoice no,Customer,Amount,Invoice date,Due date,Terms\n${row}`),
        options: {},
      })
    expect(await bring('INV-1,ACME,10.00,2026-09-20,,30 days eom')).toMatchObject({
      state: 'refused',
      faults: [{ column: 'Terms', code: 'ambiguous-terms', text: '30 days eom' }],
    })
    expect(await bring('INV-1,ACME,10.00,2026-09-20,2026-10-20,30 days eom')).toMatchObject({ state: 'refused' })
    expect(await bring('INV-1,ACME,10.00,2026-09-20,,10/2 net 10')).toMatchObject({
      faults: [{ column: 'Terms', code: 'ambiguous-terms', text: '10/2 net 10' }],
    })
    expect(await bring('INV-1,ACME,10.00,2026-09-20,2026-10-31,30 days eom')).toMatchObject({ saved: 1 })
    expect(await bring('INV-2,ACME,10.00,2026-09-20,2026-10-30,30 days eom')).toMatchObject({ saved: 1 })
    const stored = await db.selectFrom('invoices').select(['dueDay', 'terms']).orderBy('number').execute()
    expect(stored).toEqual([
      { dueDay: '2026-10-31', terms: '30 days then eom' },
      { dueDay: '2026-10-30', terms: 'eom 30' },
    ])
  })
})
