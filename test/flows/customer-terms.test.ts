import { expect, test } from 'vitest'
import type { NewTerms } from '../../src/core/customer-terms.ts'
import { day } from '../../src/core/day.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { acceptTerms, endTrial } from '../../src/flows/accept-terms.ts'
import { exportAll } from '../../src/flows/export-all.ts'
import { importFile } from '../../src/flows/import-file.ts'
import { logCustomer } from '../../src/flows/log-customer.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { readTermsPlan, readTrial } from '../../src/flows/propose-terms.ts'
import { readCustomer } from '../../src/flows/read-customer.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { reportTrials } from '../../src/flows/report-trials.ts'
import { customerTermsOf } from '../../src/store/customer-terms.ts'
import { findWorkspace } from '../../src/store/workspaces.ts'
import {
  actor,
  amount,
  asAdmin,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  RECEIVABLES,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00Z'
const TODAY = day('2026-11-20')

const terms = (text: string, from: string, more: Partial<NewTerms> = {}): NewTerms => ({
  fromDay: day(from),
  untilDay: null,
  scope: 'all',
  fromAmount: null,
  fromPoints: null,
  terms: text,
  origin: 'agreed',
  ...more,
})
const trial = (from: string, until: string) => terms('weekly', from, { untilDay: day(until), origin: 'weekly-trial' })

eachDatabase('a customer’s terms by day', (openFresh) => {
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    const customer = await haveCustomer(db, clock, 'ACME Trading')
    return { db, clock, customer }
  }
  type Company = Awaited<ReturnType<typeof company>>
  const agree = ({ db, clock, customer }: Company, ...agreed: NewTerms[]) =>
    acceptTerms(db, clock, asSales, { customerId: customer.id, agreed })
  const dueOf = async (
    { db, clock }: Company,
    number: string,
    more: { issued?: string; sum?: string; isNewProduct?: boolean } = {},
  ) => {
    const outcome = await logInvoice(db, clock, asAdmin, {
      number,
      customerText: 'ACME',
      amount: amount(more.sum ?? '100'),
      issuedDay: more.issued ? day(more.issued) : null,
      terms: null,
      dueDay: null,
      deliveredDay: null,
      isNewProduct: more.isNewProduct ?? false,
    })
    return outcome.kind === 'recorded' ? outcome : outcome.kind
  }
  const audited = async ({ db }: Company, action: string) => {
    const audit = (await exportAll(db, TEAM, TODAY)).find((f) => f.name === 'audit.csv')?.text ?? ''
    return audit.split('\n').filter((line) => line.includes(action))
  }

  test('an invoice has the terms of its issue day, however late it is logged', async () => {
    const at = await company()
    expect(await agree(at, terms('net 10', '2026-11-25'))).toMatchObject({
      kind: 'agreed',
      rows: [{ terms: 'net 10' }],
    })
    at.clock.set('2026-12-01T10:00:00Z')
    expect(await dueOf(at, 'BEFORE', { issued: '2026-11-24' })).toMatchObject({ invoice: { terms: 'net 30' } })
    expect(await dueOf(at, 'FIRST', { issued: '2026-11-25' })).toMatchObject({
      invoice: { terms: 'net 10', dueDay: '2026-12-05' },
    })
  })

  test('terms of its own and a due day of its own stand before what was agreed', async () => {
    const at = await company()
    await agree(at, terms('net 10', '2026-11-20'))
    const { db, clock } = at
    await haveInvoice(db, clock, { number: 'A', customer: 'ACME', amount: '100', terms: 'net 60' })
    const { invoice } = await haveInvoice(db, clock, {
      number: 'B',
      customer: 'ACME',
      amount: '100',
      due: '2027-01-31',
    })
    expect(invoice).toMatchObject({ dueDay: '2027-01-31', terms: 'due 2027-01-31' })
  })

  test('a large order keeps its terms, and a new product has those for new products, said or not', async () => {
    const at = await company()
    await agree(
      at,
      terms('net 15', '2026-11-20', { origin: 'order-size' }),
      terms('net 30', '2026-11-20', { origin: 'order-size', fromAmount: amount('5000') }),
    )
    expect(await dueOf(at, 'SMALL')).toMatchObject({ invoice: { terms: 'net 15' }, newProduct: null })
    expect(await dueOf(at, 'LARGE', { sum: '5000' })).toMatchObject({ invoice: { terms: 'net 30' } })
    expect(await dueOf(at, 'NEW-1', { isNewProduct: true })).toMatchObject({
      invoice: { terms: 'net 15' },
      newProduct: { isAgreed: false },
    })
    await agree(at, terms('2/10 net 15', '2026-11-20', { scope: 'new-products', origin: 'new-products' }))
    expect(await dueOf(at, 'NEW-2', { isNewProduct: true })).toMatchObject({
      invoice: { terms: '2/10 net 15' },
      newProduct: { isAgreed: true },
    })
    expect(await dueOf(at, 'OLD')).toMatchObject({ invoice: { terms: 'net 15' } })
  })

  test('points are counted as of the issue day, from invoices paid on time', async () => {
    const at = await company()
    const { db, clock } = at
    await haveInvoice(db, clock, { number: 'P-1', customer: 'ACME', amount: '100', issued: '2026-09-01' })
    await haveInvoice(db, clock, { number: 'P-2', customer: 'ACME', amount: '100', issued: '2026-10-10' })
    for (const [number, on] of [
      ['P-1', '2026-09-20'],
      ['P-2', '2026-11-19'],
    ] as const)
      await recordPayment(db, clock, asFinance, { target: number, amount: null, receivedDay: day(on) })
    await agree(at, terms('net 45', '2026-11-20', { fromPoints: 1, origin: 'points' }), terms('net 15', '2026-11-20'))
    expect(await dueOf(at, 'GOOD')).toMatchObject({ invoice: { terms: 'net 45' } })
    clock.set('2027-09-21T10:00:00Z')
    expect(await dueOf(at, 'LATER')).toMatchObject({ invoice: { terms: 'net 15' } })
  })

  test('a file’s invoices have the terms of their issue days', async () => {
    const at = await company()
    await agree(at, terms('net 10', '2026-11-25'))
    at.clock.set('2026-12-01T10:00:00Z')
    const csv =
      'number,customer,amount,currency,issued\nF-1,ACME Trading,100,USD,2026-11-24\nF-2,ACME Trading,100,USD,2026-11-25\n'
    await importFile(at.db, at.clock, asFinance, { fileName: 'i.csv', bytes: Buffer.from(csv), options: {} })
    const invoices = (await exportAll(at.db, TEAM, TODAY)).find((f) => f.name === 'invoices.csv')?.text
    expect(invoices).toMatch(/F-1,.*2026-12-24,net 30/)
    expect(invoices).toMatch(/F-2,.*2026-12-05,net 10/)
  })

  test('refusals in their order: whose customer, the past, an end before the start, what is agreed, another trial', async () => {
    const at = await company()
    const { db, clock, customer } = at
    await agree(at, trial('2026-12-01', '2026-12-31'))
    const as = (userId: string, customerId: string, agreed: NewTerms) =>
      acceptTerms(db, clock, actor(userId, 'sales'), { customerId, agreed: [agreed] })
    const late = trial('2026-11-19', '2026-11-01')
    expect(await as('U0OTHER', 'no such', late)).toMatchObject({ kind: 'no-such-customer' })
    expect(await as('U0OTHER', customer.id, late)).toEqual({ kind: 'not-your-customer', customerName: 'ACME Trading' })
    expect(await agree(at, late)).toEqual({ kind: 'starts-in-the-past', fromDay: '2026-11-19', today: TODAY })
    expect(await agree(at, trial('2026-12-02', '2026-12-01'))).toMatchObject({ kind: 'ends-before-start' })
    expect(await agree(at, trial('2026-12-01', '2026-12-31'))).toMatchObject({ kind: 'already-agreed' })
    expect(await agree(at, trial('2026-12-31', '2027-01-31'))).toMatchObject({
      kind: 'trial-there',
      fromDay: '2026-12-01',
    })
    expect(await agree(at, trial('2027-01-01', '2027-01-31'))).toMatchObject({ kind: 'agreed' })
  })

  test('the same agreement twice is one, in the books and in the audit trail', async () => {
    const at = await company()
    await agree(at, terms('net 10', '2026-11-25'))
    expect(await agree(at, terms('net 10', '2026-11-25'))).toEqual({
      kind: 'already-agreed',
      customerName: 'ACME Trading',
      fromDay: '2026-11-25',
    })
    expect(await audited(at, 'agree-terms')).toHaveLength(1)
  })

  test('terms that are changed by hand count from that day, and leave the days before as they were', async () => {
    const at = await company()
    const { db, clock, customer } = at
    await agree(at, terms('net 10', '2026-11-20'))
    clock.set('2026-12-10T10:00:00Z')
    const said = { name: 'ACME Trading', code: null, currency: null, ownerUserId: null }
    await logCustomer(db, clock, asAdmin, { ...said, terms: parseTerms('net 50') })
    expect(await dueOf(at, 'A', { issued: '2026-11-19' })).toMatchObject({ invoice: { terms: 'net 30' } })
    expect(await dueOf(at, 'B', { issued: '2026-12-09' })).toMatchObject({ invoice: { terms: 'net 10' } })
    expect(await dueOf(at, 'C', { issued: '2026-12-10' })).toMatchObject({ invoice: { terms: 'net 50' } })
    expect((await customerTermsOf(db, TEAM, [customer.id])).map((r) => r.terms)).toEqual(['net 30', 'net 10', 'net 50'])
  })

  test('the terms of before can be said again, in place of those that were agreed since', async () => {
    const at = await company()
    const { db, clock } = at
    await agree(at, terms('net 10', '2026-11-20'))
    const say = (text: string) =>
      logCustomer(db, clock, asAdmin, {
        name: 'ACME Trading',
        code: null,
        currency: null,
        ownerUserId: null,
        terms: parseTerms(text),
      })
    expect(await say('net 10')).toMatchObject({ kind: 'unchanged' })
    expect(await say('net 30')).toMatchObject({ kind: 'changed', before: { terms: 'net 10' } })
    expect(await dueOf(at, 'A')).toMatchObject({ invoice: { terms: 'net 30' } })
  })

  test('terms changed by hand where nothing was agreed by day leave no rows, and count for what is logged from then on', async () => {
    const at = await company()
    const { db, clock, customer } = at
    const said = { name: 'ACME Trading', code: null, currency: null, ownerUserId: null }
    await logCustomer(db, clock, asAdmin, { ...said, terms: parseTerms('net 50') })
    expect(await customerTermsOf(db, TEAM, [customer.id])).toEqual([])
    expect(await dueOf(at, 'A', { issued: '2026-11-01' })).toMatchObject({ invoice: { terms: 'net 50' } })
  })

  test('the card shows what holds and what comes', async () => {
    const at = await company()
    await agree(at, terms('net 10', '2026-11-20'))
    await agree(at, terms('net 7', '2027-01-01'))
    const answer = await readCustomer(at.db, asFinance, { text: 'ACME', today: TODAY })
    expect(answer).toMatchObject({
      card: { standing: [{ terms: 'net 10' }], coming: [{ terms: 'net 7', fromDay: '2027-01-01' }] },
    })
  })

  /** Five invoices on net 30, each paid five days late. */
  async function history(at: Company) {
    for (const [i, issued] of ['2026-02-02', '2026-04-01', '2026-06-01', '2026-08-03', '2026-09-14'].entries()) {
      await haveInvoice(at.db, at.clock, { number: `H-${i}`, customer: 'ACME', amount: '1000', issued })
      const receivedDay = day(new Date(Date.parse(issued) + 35 * 86_400_000).toISOString().slice(0, 10))
      await recordPayment(at.db, at.clock, asFinance, { target: `H-${i}`, amount: null, receivedDay })
    }
  }

  test('a plan is made from the customer’s own invoices', async () => {
    const at = await company()
    const read = async () => {
      const answer = await readTermsPlan(at.db, asSales, { text: 'ACME', today: TODAY })
      return answer.kind === 'plan' ? answer.plan : answer
    }
    expect(await read()).toMatchObject({ proposal: { kind: 'too-few', have: 0 }, trial: null, standing: [] })
    await history(at)
    expect(await read()).toMatchObject({
      points: 0,
      capitalCostBasisPoints: 800,
      proposal: {
        kind: 'steps',
        invoices: 5,
        paid: amount('5000'),
        payDays: 35,
        steps: [
          // 25 days at 8 % are worth 0.54 %: 0.5 % it is. 5,000 × 25 ÷ 365 is freed.
          {
            proposed: [{ terms: '0.5/10 net 15' }],
            effect: { cashFreed: amount('342.47'), discount: amount('25.00') },
          },
          { step: 'order-size' },
          { step: 'points', proposed: [{ fromPoints: 4, terms: 'net 30' }, { terms: 'net 15' }] },
          { step: 'weekly-trial' },
        ],
      },
    })
  })

  test('a plan is of customers that the person may see', async () => {
    const at = await company()
    const answer = await readTermsPlan(at.db, actor('U0OTHER', 'sales'), { customerId: at.customer.id, today: TODAY })
    expect(answer).toEqual({ kind: 'not-your-customer', customerName: 'ACME Trading' })
  })

  test('a trial gives weekly terms, is measured, and told once when it is over', async () => {
    const at = await company()
    const { db, clock, customer } = at
    await history(at)
    const agreed = await agree(at, trial('2026-11-23', '2026-12-20'))
    const trialId = agreed.kind === 'agreed' ? (agreed.rows[0]?.id ?? '') : ''
    clock.set('2026-11-24T10:00:00Z')
    // A Tuesday: due on its Sunday.
    expect(await dueOf(at, 'T-1', { sum: '2800' })).toMatchObject({
      invoice: { terms: 'weekly', dueDay: '2026-11-29' },
    })
    clock.set('2026-12-20T10:00:00Z')
    await recordPayment(db, clock, asFinance, { target: 'T-1', amount: null, receivedDay: day('2026-12-04') })
    const workspace = await findWorkspace(db, TEAM)
    if (!workspace) throw new Error('no workspace')
    const told = async () =>
      await db.selectFrom('messages').select(['kind', 'channelId']).where('kind', '=', 'terms-trial').execute()
    expect(await reportTrials(db, clock, workspace)).toBe(0)
    clock.set('2026-12-21T10:00:00Z')
    const { receivables: _, ...channels } = workspace.channels
    expect(await reportTrials(db, clock, { ...workspace, channels })).toBe(0)
    expect(await reportTrials(db, clock, workspace)).toBe(1)
    expect(await reportTrials(db, clock, workspace)).toBe(0)
    expect(await told()).toEqual([{ kind: 'terms-trial', channelId: RECEIVABLES }])
    expect(await readTrial(db, TEAM, { trialId, day: day('2026-12-21') })).toMatchObject({
      customer: { id: customer.id },
      trial: {
        state: 'ended',
        before: { invoices: 5, meanDays: 35, open: 0 },
        during: { invoices: 1, meanDays: 10, open: 0 },
        // 2,800 over 28 days: 100 a day.
        tiedUp: { before: amount('3500'), during: amount('1000') },
      },
    })
    expect(await dueOf(at, 'AFTER')).toMatchObject({ invoice: { terms: 'net 30' } })
  })

  test('a trial may end on another day, today at the earliest, and not once it is over', async () => {
    const at = await company()
    const { db, clock } = at
    const agreed = await agree(at, trial('2026-12-01', '2026-12-31'))
    const trialId = agreed.kind === 'agreed' ? (agreed.rows[0]?.id ?? '') : ''
    const end = (untilDay: string, by = asSales) => endTrial(db, clock, by, { trialId, untilDay: day(untilDay) })
    expect(await endTrial(db, clock, asSales, { trialId: 'no such', untilDay: TODAY })).toEqual({
      kind: 'no-such-trial',
    })
    expect(await end('2026-11-30', actor('U0OTHER', 'sales'))).toMatchObject({ kind: 'not-your-customer' })
    expect(await end('2026-11-19')).toEqual({ kind: 'ends-in-the-past', untilDay: '2026-11-19', today: TODAY })
    expect(await end('2026-11-30')).toMatchObject({ kind: 'ends-before-start', fromDay: '2026-12-01' })
    expect(await end('2026-12-15', actor(FINANCE, 'finance'))).toEqual({
      kind: 'moved',
      customerName: 'ACME Trading',
      untilDay: '2026-12-15',
    })
    expect(await audited(at, 'end-trial')).toHaveLength(1)
    clock.set('2026-12-16T10:00:00Z')
    expect(await end('2026-12-20')).toEqual({
      kind: 'trial-over',
      customerName: 'ACME Trading',
      untilDay: '2026-12-15',
    })
  })

  test('everything that was agreed is exported', async () => {
    const at = await company()
    await agree(at, terms('net 15', '2026-11-20', { fromAmount: amount('5000'), origin: 'order-size' }))
    const file = (await exportAll(at.db, TEAM, TODAY)).find((f) => f.name === 'customer-terms.csv')?.text
    expect(file).toContain('ACME Trading,ACME,1900-01-01,,net 30,all,,,,agreed,')
    expect(file).toContain('ACME Trading,ACME,2026-11-20,,net 15,all,5000.00,USD,,order-size,')
  })
})
