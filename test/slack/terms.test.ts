import { afterEach, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { acceptTerms } from '../../src/flows/accept-terms.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { asFinance, FINANCE, haveCustomer, haveInvoice, openCompany, SALES, VIEWER } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

const NOW = '2026-11-20T08:00:00Z'

let talk: Conversation
let fresh: FreshDatabase
afterEach(async () => {
  await talk.stop()
  await fresh.destroy()
})

/** ACME on net 60 with five invoices of USD 1,000 to 5,000, each paid ten days late; and a customer of somebody else. */
async function company() {
  fresh = await openSqlite()
  talk = await Conversation.start(fresh.db, NOW)
  const { clock } = talk
  await openCompany(fresh.db, clock)
  await haveCustomer(fresh.db, clock, 'ACME Trading', { terms: 'net 60' })
  await haveCustomer(fresh.db, clock, 'Beta Works', { owner: FINANCE })
  for (const [i, issued] of ['2026-01-12', '2026-03-02', '2026-05-04', '2026-07-06', '2026-08-31'].entries()) {
    await haveInvoice(fresh.db, clock, { number: `H-${i}`, customer: 'ACME', amount: `${i + 1}000`, issued })
    const receivedDay = addDays(day(issued), 70)
    await recordPayment(fresh.db, clock, asFinance, { target: `H-${i}`, amount: null, receivedDay })
  }
}

test('a step is seen with its figures, accepted from a day on, and gives the next invoice its terms', async () => {
  await company()
  const seen = await talk.types(SALES, 'terms acme')
  // 15,000 × 60 days ÷ 365; 60 days at 8 % are worth 1.30 %.
  expect(seen).toContain('Proposed: 1.25% within 10 days, net 30 for new products.')
  expect(seen).toContain('USD 2,465.75 freed on average: 60.0 days earlier on all 5 invoices.')
  expect(seen).toContain('Discount: USD 187.50, which costs 7.7% a year.')
  // The larger half of 15,000 are the orders of 5,000 and 4,000.
  expect(seen).toContain('Proposed: net 60 for invoices from USD 4,000.00 · net 30 for all others.')

  await talk.pressesEphemeral(SALES, 'terms-accept')
  expect(talk.form(SALES)).toEqual({
    title: 'Agree on terms',
    fields: { from: '2026-11-20', terms: '1.25/10 net 30' },
  })
  expect(await talk.submits(SALES, { from: '2026-11-19', terms: '2/10 net 30' })).toEqual({
    from: 'Agreed terms start today or later: 19 Nov 2026 has passed, today is 20 Nov 2026.',
  })
  expect(await talk.submits(SALES, { from: '2026-11-20', terms: '2/10 nett 30' })).toHaveProperty('terms')
  expect(await talk.submits(SALES, { from: '2026-11-20', terms: '2/10 net 30' })).toBeUndefined()
  expect(talk.lastEphemeral(SALES)).toContain('2% within 10 days, net 30 for new products')

  expect(await talk.types(SALES, 'terms ACME')).toContain(
    'Agreed. From 20 Nov 2026: 2% within 10 days, net 30 for new products',
  )
  expect(await talk.types(SALES, 'invoice N-1 ACME 500 new product')).toContain('due 20 Dec 2026')
  expect(await talk.types(SALES, 'invoice N-2 ACME 500')).toContain('due 19 Jan 2027')
  expect(await talk.types(FINANCE, '发票 N-3 ACME 500 新品')).toContain(
    '新品账期：开票后 30 天，10 天内付款享 2% 现金折扣。',
  )
})

test('terms said behind a customer open the form with them; the card shows them from their day on', async () => {
  await company()
  await talk.types(SALES, 'terms ACME Trading net 20')
  expect(talk.form(SALES).fields).toEqual({ from: '2026-11-20', terms: 'net 20' })
  await talk.submits(SALES, { from: '2026-12-01', terms: 'net 20' })
  expect(talk.lastEphemeral(SALES)).toContain('Agreed with ACME Trading, for invoices issued from 1 Dec 2026 on:')
  expect(await talk.types(VIEWER, 'customer ACME')).toMatch(/terms: net 60 .*\n.*From 1 Dec 2026: net 20/)
  talk.clock.set('2026-12-01T08:00:00Z')
  expect(await talk.types(VIEWER, 'customer ACME')).toContain('terms: net 20')
})

test('a day behind the terms is the first one of the form; one that has passed is refused with the line as it would be right', async () => {
  await company()
  const refused = await talk.types(SALES, 'terms ACME net 45 2025-01-01')
  expect(refused).toContain('Agreed terms start today or later: 1 Jan 2025 has passed, today is 20 Nov 2026.')
  expect(refused).toContain('/cash terms ACME net 45 2026-11-20')
  expect(talk.slack.modal(SALES)).toBeUndefined()
  expect(await talk.types(VIEWER, 'terms ACME net 45 2025-01-01')).toContain('You are a viewer')
  expect(await talk.types(SALES, 'terms ACME 2027-01-01')).toContain('There is no invoice “ACME”')
  await talk.types(SALES, 'terms ACME net 45 2026-12-01')
  expect(talk.form(SALES).fields).toEqual({ from: '2026-12-01', terms: 'net 45' })
})

test('the plan says what a point is and what they open, numbers its buttons, and does not lead back behind step 3', async () => {
  await company()
  const seen = await talk.types(SALES, 'terms ACME')
  expect(seen).toContain(
    '0 points: one for each invoice paid on time in twelve months. 4 or more open net 60 (step 3).',
  )
  expect(seen).toMatch(/\[Accept step 1\][\s\S]*\[Accept step 2\][\s\S]*\[Accept step 3\]/)
  const { id: customerId } = await fresh.db
    .selectFrom('customers')
    .select('id')
    .where('name', '=', 'ACME Trading')
    .executeTakeFirstOrThrow()
  const all = { fromDay: day('2026-11-20'), untilDay: null, scope: 'all', fromAmount: null, origin: 'points' } as const
  await acceptTerms(fresh.db, talk.clock, asFinance, {
    customerId,
    agreed: [
      { ...all, fromPoints: 3, terms: 'net 60' },
      { ...all, fromPoints: null, terms: 'net 30' },
    ],
  })
  const after = await talk.types(SALES, 'terms ACME')
  expect(after).toContain('3 or more open net 60 (step 3).')
  expect(after).toContain('2. Terms by order size\nNo longer proposed: step 3 is agreed, and opens the longer terms.')
  expect(after).not.toContain('[Accept step 2]')
})

test('a trial is agreed, ends sooner, and its result is told in the channel on the next morning', async () => {
  await company()
  await talk.types(SALES, 'terms ACME')
  await talk.pressesEphemeral(SALES, 'terms-trial')
  expect(talk.form(SALES)).toEqual({ title: 'Weekly settlement', fields: { begins: '2026-11-20', ends: '2027-01-14' } })
  expect(await talk.submits(SALES, { begins: '2026-11-23', ends: '2026-11-22' })).toHaveProperty('ends')
  expect(await talk.submits(SALES, { begins: '2026-11-23', ends: '2027-01-14' })).toBeUndefined()
  expect(await talk.types(SALES, 'terms ACME')).toContain('Begins 23 Nov 2026, ends 14 Jan 2027.')

  talk.clock.set('2026-11-25T08:00:00Z')
  expect(await talk.types(SALES, 'invoice T-1 ACME 700')).toContain('due 29 Nov 2026')
  await talk.types(FINANCE, 'paid T-1 2026-11-25')
  await talk.types(SALES, 'terms ACME')
  await talk.pressesEphemeral(SALES, 'terms-trial')
  expect(talk.form(SALES).fields).toEqual({ ends: '2027-01-14' })
  await talk.submits(SALES, { ends: '2026-11-29' })
  expect(talk.lastEphemeral(SALES)).toContain('ends on 29 Nov 2026')

  // The Sunday is its last day; Monday is the first working day after it.
  await talk.comesThe('2026-11-29T12:00:00Z')
  expect(talk.messages().join('\n')).not.toContain('weekly settlement')
  await talk.comesThe('2026-11-30T12:00:00Z')
  await talk.comesThe('2026-12-01T12:00:00Z')
  const told = talk.messages().filter((m) => m.includes('the trial of weekly settlement is over'))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('0.0 days from issue to payment, by amount (1 invoice).')
  expect(told[0]).toContain('In the twelve months before: 70.0 days (5 invoices).')
  // 700 in seven days, after 70 days each.
  expect(told[0]).toContain('Tied up on average USD 0.00; at the pace of before it would be USD 7,000.00.')

  await talk.types(SALES, 'terms ACME')
  await talk.pressesEphemeral(SALES, 'terms-accept')
  expect(talk.form(SALES).title).toBe('Agree on terms')
})

test.each([
  ['a viewer sees the plan, and is offered nothing', VIEWER, 'terms ACME', /freed on average/, /\[Accept/],
  ['a viewer agrees on nothing', VIEWER, 'terms ACME net 5', /You are a viewer/, /Agree on terms/],
  [
    'a salesperson does not see another’s customer',
    SALES,
    'terms Beta Works',
    /not one of your customers/,
    /Terms now/,
  ],
  ['who has no invoices is told so', FINANCE, 'terms Beta', /暂无建议：近 12 个月已结清的发票只有 0 张/, /采纳/],
  [
    'an invoice without terms is asked for them',
    SALES,
    'terms H-1',
    /Terms are missing|no terms|missing/i,
    /Terms now/,
  ],
  ['terms that nobody understands are named', SALES, 'terms H-1 net thirty', /net thirty/, /Terms now/],
  ['a name that nobody has', SALES, 'terms Gamma', /There is no customer “Gamma”/, /Terms now/],
  ['a number that no invoice has', SALES, 'terms X-99 net 45', /There is no invoice “X-99”/, /Terms now/],
  ['nothing said', SALES, 'terms', /For example/, /Terms now/],
])('%s', async (_, user, text, said, unsaid) => {
  await company()
  const answer = await talk.types(user, text)
  expect(answer).toMatch(said)
  expect(answer).not.toMatch(unsaid)
  expect(talk.slack.modal(user)).toBeUndefined()
})

test('the terms of one invoice are changed as before', async () => {
  await company()
  await talk.types(SALES, 'invoice INV-7 ACME 100')
  expect(await talk.types(SALES, 'terms INV-7 net 45')).toContain('INV-7 is due on 4 Jan 2027')
  expect(await talk.types(SALES, 'terms INV-7 due 2027-02-01')).toContain('INV-7 is due on 1 Feb 2027')
})

test('a form whose customer was exchanged by hand changes nobody else’s terms', async () => {
  await company()
  await talk.types(SALES, 'terms ACME net 20')
  const view = talk.slack.modal(SALES) as unknown as { private_metadata: string }
  const beta = await fresh.db
    .selectFrom('customers')
    .select('id')
    .where('name', '=', 'Beta Works')
    .executeTakeFirstOrThrow()
  const acme = await fresh.db
    .selectFrom('customers')
    .select('id')
    .where('name', '=', 'ACME Trading')
    .executeTakeFirstOrThrow()
  view.private_metadata = view.private_metadata.replace(acme.id, beta.id)
  await talk.submits(SALES, { from: '2026-11-20', terms: 'net 20' })
  expect(talk.lastEphemeral(SALES)).toContain('not one of your customers')
  expect(await fresh.db.selectFrom('customerTerms').selectAll().execute()).toEqual([])
})
