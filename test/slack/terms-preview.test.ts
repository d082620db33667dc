import { afterEach, expect, test } from 'vitest'
import { FINANCE, openCompany, SALES, VIEWER } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

let talk: Conversation
let fresh: FreshDatabase
afterEach(async () => {
  await talk.stop()
  await fresh.destroy()
})

async function company() {
  fresh = await openSqlite()
  talk = await Conversation.start(fresh.db, '2026-11-20T08:00:00Z')
  await openCompany(fresh.db, talk.clock)
}

test('terms are shown on three sample days before anybody saves them, to whoever may see a customer', async () => {
  await company()
  const seen = await talk.types(VIEWER, 'terms preview "2/10 net 30"')
  expect(seen).toContain('“2/10 net 30” is understood:')
  expect(seen).toContain('With 2% within 10 days, net 30, an invoice')
  for (const sample of [
    'of 1 Nov 2026 is due on 1 Dec 2026 (discount until 11 Nov 2026)',
    'of 15 Nov 2026 is due on 15 Dec 2026 (discount until 25 Nov 2026)',
    'of 30 Nov 2026 is due on 30 Dec 2026 (discount until 10 Dec 2026)',
  ])
    expect(seen).toContain(sample)
  expect(await talk.types(SALES, 'terms preview 30% in advance, 70% net 60')).toContain(
    'of 15 Nov 2026 is due on 15 Nov 2026 and 14 Jan 2027',
  )
  expect(await talk.types(SALES, 'terms 预览 月结30天')).toContain('of 1 Nov 2026 is due on 30 Dec 2026')
  expect(await talk.types(SALES, 'terms preview')).toContain('The terms are missing.')
  expect(await talk.types(SALES, 'terms preview soon')).toContain('/cash terms preview "2/10 net 30"')
})

test('terms that can be read two ways are asked about with the days of both, wherever they are typed', async () => {
  await company()
  const both = async (typed: string) => {
    const seen = await talk.types(SALES, typed)
    expect(seen).toContain('can be read two ways')
    expect(seen).toContain('30 days then eom')
    expect(seen).toContain('of 1 Nov 2026 is due on 31 Dec 2026')
    expect(seen).toContain('eom 30')
    expect(seen).toContain('of 1 Nov 2026 is due on 30 Dec 2026')
  }
  await both('terms preview "2/10 net 30 eom"')
  await both('customer ACME Trading net 30 eom')
  await talk.types(SALES, 'customer ACME Trading net 30')
  await both('invoice INV-1 ACME 500 net 30 eom')
  await both('terms ACME net 30 eom')
  await talk.types(SALES, 'invoice INV-1 ACME 500')
  await both('terms INV-1 30 eom')
  expect(await fresh.db.selectFrom('invoices').select('terms').execute()).toEqual([{ terms: 'net 30' }])
  // In a form under its field.
  await talk.types(SALES, 'customer')
  const answer = await talk.people.submit({ user: SALES, fields: { name: 'Beta', terms: '30 eom', currency: 'USD' } })
  await talk.settles()
  expect(answer.body.errors).toEqual({
    terms: expect.stringMatching(/two ways.*“30 days then eom”.*31 Dec 2026.*“eom 30”.*30 Dec 2026/s),
  })
})

test('terms that cannot be are refused with their reason, wherever they are typed', async () => {
  await company()
  await talk.types(SALES, 'customer ACME Trading net 30')
  await talk.types(SALES, 'invoice INV-1 ACME 500')
  const tooLong = 'In “2/10 net 5” the discount (10 days) would outlast the due day.'
  for (const typed of ['terms preview "2/10 net 5"', 'terms INV-1 2/10 net 5', 'terms ACME 2/10 net 5'])
    expect(await talk.types(SALES, typed)).toContain(tooLong)
  for (const [typed, why] of [
    [
      '50% 30 days, net 60',
      'Of parts say what falls due when: 50% net 30, 50% net 60. A discount of 50% is written 50%/30',
    ],
    ['10/2 net 10', 'For 10% within 2 days write 10%/2 net 10; 2% within 10 days would outlast the due day.'],
    ['2/10 eom', 'how many days after the end of the month all of it is due: write, for example, 2/10 eom 30.'],
  ] as const) {
    expect(await talk.types(SALES, `terms preview "${typed}"`)).toContain(why)
    expect(await talk.types(SALES, `customer Gamma ${typed}`)).toContain(why)
  }
  const notAll = 'The parts of “30% in advance, 60% net 60” come to 90%, not 100%.'
  for (const typed of ['terms preview', 'terms INV-1', 'invoice INV-2 ACME 500', 'customer Beta'])
    expect(await talk.types(SALES, `${typed} 30% in advance, 60% net 60`)).toContain(notAll)
  expect(await talk.types(FINANCE, 'terms preview 2/10 net 5')).toContain('“2/10 net 5”中的折扣期（10 天）')
  await talk.types(SALES, 'customer')
  expect(await talk.submits(SALES, { name: 'Beta', terms: '2/10 net 5', currency: 'USD' })).toEqual({ terms: tooLong })
})

test('a discount that may be written the other way round is asked about, and both can be typed', async () => {
  await company()
  const seen = await talk.types(SALES, 'terms preview 10/2 net 30')
  expect(seen).toContain('“10/2 net 30” can be read two ways.')
  expect(seen).toContain('of 1 Nov 2026 is due on 1 Dec 2026 (discount until 3 Nov 2026)')
  expect(seen).toContain('of 1 Nov 2026 is due on 1 Dec 2026 (discount until 11 Nov 2026)')
  expect(await talk.types(SALES, 'terms preview 10%/2 net 30')).toContain('With 10% within 2 days, net 30, an invoice')
})

test('an invoice in instalments is logged, seen and paid under its number', async () => {
  await company()
  await talk.types(SALES, 'customer ACME Trading 3 instalments monthly')
  const logged = await talk.types(SALES, 'invoice INV-1001 ACME 1,000')
  expect(logged).toContain('INV-1001 for ACME Trading: USD 1,000.00 in 3 instalments.')
  expect(logged).toContain('INV-1001/3: USD 333.34, due 20 Feb 2027')
  const paid = await talk.types(FINANCE, 'paid INV-1001 500')
  for (const part of ['INV-1001/1', 'INV-1001/2']) expect(paid).toContain(part)
  const seen = await talk.types(SALES, 'invoice INV-1001')
  expect(seen).toContain('USD 500.00 of USD 1,000.00 open')
  expect(seen).toContain('INV-1001/2 · USD 166.66 open')
  expect(await talk.types(SALES, 'invoice INV-1001/2')).toContain('instalment 2 of 3 of INV-1001')
  expect(await talk.types(SALES, 'terms INV-1001 net 45')).toContain('/cash terms INV-1001/2 net 45')
  expect(await talk.types(SALES, 'invoice INV-1001 ACME 5')).toContain('is already recorded')
})
