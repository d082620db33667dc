import { extractText } from 'unpdf'
import { afterEach, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { ADMIN, FINANCE, haveCustomer, haveInvoice, openCompany, SALES, VIEWER } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

let talk: Conversation
let fresh: FreshDatabase
afterEach(async () => {
  await talk.stop()
  await fresh.destroy()
})

/** ACME, of the salesperson, with an overdue invoice and one at 2/10 net 30; and Beta, of finance. */
async function company() {
  fresh = await openSqlite()
  talk = await Conversation.start(fresh.db, '2026-11-20T08:00:00Z')
  const { clock } = talk
  await openCompany(fresh.db, clock)
  await haveCustomer(fresh.db, clock, 'ACME Trading')
  await haveCustomer(fresh.db, clock, 'Beta Works', { owner: FINANCE })
  const have = (number: string, customer: string, sum: string, issued: string, terms: string) =>
    haveInvoice(fresh.db, clock, { number, customer, amount: sum, issued, terms })
  await have('INV-1', 'ACME', '5000', '2026-09-01', 'net 30')
  await have('INV-2', 'ACME', '10000', '2026-11-09', '2/10 net 30')
  await have('INV-3', 'Beta', '700', '2026-11-10', 'net 30')
}

const files = async (user: string) => {
  const { id } = talk.slack.directMessage(user)
  const sent = talk.slack.sentFiles.filter(({ channel }) => channel === id)
  return new Map(sent.map(({ name, content }) => [name, content]))
}

test('a statement answers with the balance first, and brings its PDF and its lines as CSV', async () => {
  await company()
  await talk.types(ADMIN, 'paid INV-1 1,000 2026-11-16')
  const seen = await talk.types(SALES, 'statement ACME 2026-11-01 2026-11-20')
  expect(seen).toContain('USD 14,000.00 owed on 20 Nov 2026')
  expect(seen).toContain('Balance before 1 Nov 2026 · USD 5,000.00')
  expect(seen).toContain('16 Nov 2026 · Payment for INV-1 · -USD 1,000.00 · balance USD 14,000.00')
  expect(seen).toContain('INV-1: USD 4,000.00, 50 days overdue since 1 Oct 2026')
  const sent = await files(SALES)
  expect([...sent.keys()]).toEqual([
    'statement-ACME-Trading-2026-11-01-2026-11-20.pdf',
    'statement-ACME-Trading-2026-11-01-2026-11-20.csv',
    'open-invoices-ACME-Trading-2026-11-20.csv',
  ])
  const [pdf, lines, open] = [...sent.values()] as [Buffer, Buffer, Buffer]
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true })
  expect(text.replace(/\s+/g, ' ')).toContain('Balance on 20 Nov 2026 USD 14,000.00')
  expect(lines.toString('utf8')).toContain('ACME Trading,USD,2026-11-16,payment,INV-1,,,1000.00,14000.00')
  expect(text.replace(/\s+/g, ' ')).toContain('Payment for INV-1 16 Nov 2026 1,000.00')
  expect(open.toString('utf8')).toContain('ACME Trading,INV-1,2026-09-01,2026-10-01,5000.00,4000.00,0.00,USD,50,31-60')
})

test('a payment names the invoices that its money was on by then, first due first', async () => {
  await company()
  const { clock } = talk
  for (const number of ['INV-4', 'INV-5', 'INV-6'])
    await haveInvoice(fresh.db, clock, { number, customer: 'ACME', amount: '100', issued: '2026-11-10' })
  await talk.types(ADMIN, 'paid ACME 15,300 2026-11-18')
  const line = '18 Nov 2026 · Payment for INV-1, INV-2, INV-4 and 2 more · -USD 15,300.00'
  expect(await talk.types(SALES, 'statement ACME')).toContain(line)
  expect(await talk.types(FINANCE, '对账单 ACME')).toContain('收款（核销 INV-1、INV-2、INV-4 等 5 张发票）')
  const lines = (await files(SALES)).get('statement-ACME-Trading-2026-09-01-2026-11-20.csv') as Buffer
  expect(lines.toString('utf8')).toContain('payment,INV-1; INV-2; INV-4; INV-5; INV-6,,,15300.00')
  await talk.types(ADMIN, 'unpaid INV-1')
  expect(await talk.types(SALES, 'statement ACME')).toContain('Payment reversed for INV-1, INV-2, INV-4 and 2 more')
})

test('its paper is the customer’s: under our letterhead and in its language; the answer stays in the reader’s', async () => {
  await company()
  await talk.types(ADMIN, 'letterhead')
  const fields = { name: 'Lighthouse Demo Ltd', address: '1 Harbour Road' }
  await talk.people.submit({ user: ADMIN, fields })
  await talk.settles()
  // Nobody has set a language: a Chinese name says enough.
  await talk.types(ADMIN, 'contact ACME "李雷"')
  expect(await talk.types(SALES, 'statement ACME')).toContain('owed on 20 Nov 2026')
  const sent = await files(SALES)
  const [pdf, lines] = [...sent.values()] as [Buffer, Buffer]
  const { text } = await extractText(new Uint8Array(pdf), { mergePages: true })
  expect(text.replace(/\s+/g, '')).toMatch(/^LighthouseDemoLtd1HarbourRoad对账单ACMETrading/)
  // For a spreadsheet, whatever language it speaks.
  expect(lines.toString('utf8')).toContain('customer,currency,day,what,invoice')
})

test('a statement is of one’s own customer, of days that were, the first not after the last', async () => {
  await company()
  expect(await talk.types(SALES, 'statement Beta')).toContain('not one of your customers')
  expect(await talk.types(ADMIN, 'statement Beta 2026-12-24')).toContain('is in the future')
  expect(await talk.types(ADMIN, 'statement Beta 2026-11-20 2026-11-01')).toContain('after the last')
  expect(await talk.types(ADMIN, 'statement')).toContain('The customer is missing.')
  expect(talk.slack.sentFiles).toEqual([])
})

test('an ageing goes from the company to the customer to the invoice, at the end of any day', async () => {
  await company()
  const all = await talk.types(VIEWER, 'ageing')
  expect(all).toContain('ACME Trading: USD 15,000.00, USD 5,000.00 overdue')
  expect(all).toContain('Beta Works: USD 700.00, USD 0.00 overdue')
  const one = await talk.types(SALES, 'ageing acme')
  expect(one).toContain('31–60 days: USD 5,000.00\nINV-1: USD 5,000.00, 50 days overdue since 1 Oct 2026')
  const then = await talk.types(SALES, 'ageing acme 2026-10-31')
  expect(then).toContain('1–30 days: USD 5,000.00')
  expect(then).not.toContain('INV-2')
  expect(await talk.types(SALES, 'ageing')).toContain('You are in sales')
})

test('the ageing of all is brought as files when they are asked for', async () => {
  await company()
  await talk.types(ADMIN, 'ageing')
  await talk.pressesEphemeral(ADMIN, 'ageing-files')
  const sent = await files(ADMIN)
  expect([...sent.keys()]).toEqual(['ageing-2026-11-20.pdf', 'ageing-2026-11-20.csv'])
  expect(sent.get('ageing-2026-11-20.csv')?.toString('utf8')).toContain(
    'ACME Trading,USD,10000.00,0.00,5000.00,0.00,0.00,0.00,0.00,15000.00,5000.00',
  )
})

test('books that do not tie are refused with both figures, and no file of them', async () => {
  await company()
  await fresh.db.updateTable('dailyTotals').set({ creditedMinor: 100 }).where('day', '=', day('2026-11-10')).execute()
  const seen = await talk.types(ADMIN, 'ageing')
  expect(seen).toContain('come to USD 15,700.00, and the books to USD 15,699.00')
  expect(seen).not.toContain('ACME')
})

test('a discount that came late is offered with a button, and allowed by a press', async () => {
  await company()
  const seen = await talk.types(ADMIN, 'paid INV-2 9,800 2026-11-20')
  expect(seen).toContain('the USD 200.00 still open are its cash discount, which ended on 19 Nov 2026')
  await talk.pressesEphemeral(ADMIN, 'discount-allow')
  expect(talk.slack.ephemerals.at(-1)?.text).toContain('INV-2 is allowed: settled.')
  expect(await talk.types(ADMIN, 'invoice INV-2')).toContain('cash discount · USD 200.00')
})

test('the card of an invoice says what settles it until when, and offers a discount that came late', async () => {
  await company()
  talk.clock.set('2026-11-19T08:00:00Z')
  expect(await talk.types(VIEWER, 'invoice INV-2')).toContain('USD 9,800.00 settles it until 19 Nov 2026')
  expect(await talk.types(FINANCE, 'invoice INV-2')).toContain('最迟2026年11月19日付 USD 9,800.00 即可结清')
  talk.clock.set('2026-11-20T08:00:00Z')
  expect(await talk.types(VIEWER, 'invoice INV-2')).not.toContain('settles it')
  await talk.types(ADMIN, 'paid INV-2 9,800 2026-11-20')
  const late = 'the USD 200.00 still open are its cash discount, which ended on 19 Nov 2026.'
  expect(await talk.types(VIEWER, 'invoice INV-2')).toContain(late)
  expect(JSON.stringify(talk.slack.ephemerals.at(-1))).not.toContain('discount-allow')
  expect(await talk.types(ADMIN, 'invoice INV-2')).toContain(`${late} Allow it, or leave it open.`)
  await talk.pressesEphemeral(ADMIN, 'discount-allow')
  expect(await talk.types(ADMIN, 'invoice INV-2')).not.toContain('still open')
})

test('each instalment has its own discount on the card', async () => {
  await company()
  const { clock } = talk
  const terms = '50% 2/10 net 30, 50% 1/20 net 60'
  await haveInvoice(fresh.db, clock, { number: 'INV-9', customer: 'ACME', amount: '1000', issued: '2026-11-16', terms })
  const card = await talk.types(SALES, 'invoice INV-9')
  expect(card).toContain(
    'INV-9/1 · USD 500.00 open, due in 26 days on 16 Dec 2026 · USD 490.00 settles it until 26 Nov',
  )
  expect(card).toContain('USD 495.00 settles it until 6 Dec 2026')
})

test('a discount in time is taken and said; taken back, the rest is open again', async () => {
  await company()
  expect(await talk.types(ADMIN, 'paid INV-2 9,800 2026-11-19')).toContain(
    'INV-2: USD 9,800.00, settled · a cash discount of USD 200.00 taken',
  )
  expect(await talk.types(ADMIN, 'uncredit INV-2')).toContain('is reversed: USD 200.00 open.')
  expect(await talk.types(ADMIN, 'uncredit INV-2')).toContain('has no credit note, discount or write-off to reverse')
})

test('a credit note dated before its invoice, or before that was open again, says on which day it is booked and why', async () => {
  await company()
  expect(await talk.types(ADMIN, 'credit INV-2 500 2026-11-01')).toContain(
    'USD 9,500.00 open. It is booked on 9 Nov 2026, the day of the invoice: a credit note cannot be older.',
  )
  expect(await talk.types(FINANCE, 'credit INV-2 500 2026-11-01')).toContain('记在2026年11月9日（发票日期）')
  expect(await talk.types(ADMIN, 'credit INV-2 500 2026-11-10')).not.toContain('booked')
  await talk.types(ADMIN, 'paid INV-1 2026-10-05')
  await talk.types(ADMIN, 'unpaid INV-1')
  expect(await talk.types(ADMIN, 'credit INV-1 500 2026-10-06')).toContain(
    'It is booked on 20 Nov 2026, when the invoice was opened again: before that it was settled, or less of it was open.',
  )
})

test('a debt is written off by whoever keeps the books, with a reason, after a second look', async () => {
  await company()
  expect(await talk.types(SALES, 'write-off INV-1 "wound up"')).toContain('You are in sales')
  expect(await talk.types(ADMIN, 'write-off INV-1')).toContain('The reason is missing.')
  const asked = await talk.types(ADMIN, 'write-off INV-1 2,000 "wound up"')
  expect(asked).toContain('Write off USD 2,000.00 of INV-1 (ACME Trading)?')
  expect(await talk.types(ADMIN, 'invoice INV-1')).toContain('USD 5,000.00 open')
  expect(await talk.types(ADMIN, '核销坏账 INV-1 2,000 “客户已清算”')).toContain('客户已清算')
  await talk.pressesEphemeral(ADMIN, 'write-off')
  expect(talk.slack.ephemerals.at(-1)?.text).toContain('is written off: USD 3,000.00 open.')
  expect(await talk.types(ADMIN, 'invoice INV-1')).toContain('written off · USD 2,000.00')
})

test('in Chinese a statement and a late discount read as a bookkeeper writes them', async () => {
  await company()
  const seen = await talk.types(FINANCE, '对账单 ACME 2026-11-01 至 2026-11-20')
  expect(seen).toContain('截至2026年11月20日应付我方 USD 15,000.00')
  expect(seen).toContain('INV-1：USD 5,000.00，2026年10月1日到期，已逾期 50 天')
  expect(await talk.types(FINANCE, '已付 INV-2 9,800 2026-11-20')).toContain('折扣期已于2026年11月19日届满')
})
