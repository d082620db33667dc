import { afterEach, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import {
  ADMIN,
  amount,
  asFinance,
  FINANCE,
  haveCustomer,
  haveInvoice,
  openCompany,
  SALES,
  VIEWER,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

let talk: Conversation
let fresh: FreshDatabase
afterEach(async () => {
  await talk.stop()
  await fresh.destroy()
})

/** On Monday, 2026-11-30 INV-1 over EUR 10,000.00 is two months late, of which 4,000.00 were paid on 2026-10-30. */
async function company() {
  fresh = await openSqlite()
  talk = await Conversation.start(fresh.db, '2026-11-30T08:00:00Z')
  const { clock } = talk
  await openCompany(fresh.db, clock)
  await haveCustomer(fresh.db, clock, 'ACME Trading', { currency: 'EUR' })
  const invoice = { number: 'INV-1', customer: 'ACME', amount: '10000', currency: 'EUR' }
  await haveInvoice(fresh.db, clock, { ...invoice, issued: '2026-08-31', due: '2026-09-30' })
  const paid = { target: 'INV-1', amount: amount('4000', 'EUR'), receivedDay: day('2026-10-30') }
  await recordPayment(fresh.db, clock, asFinance, paid)
}

async function submit(user: string, fields: Record<string, string>) {
  const answer = await talk.people.submit({ user, fields })
  await talk.settles()
  return answer.body.errors as Record<string, string> | undefined
}

/** What an admin fills in: the rest stays as it was. */
async function follows(fields: Record<string, string>) {
  await talk.types(ADMIN, 'dunning')
  await talk.pressesEphemeral(ADMIN, 'dunning')
  return submit(ADMIN, { freshHours: '', finalNoticeDays: '21', handOverDays: '45', ...fields })
}

test('an admin decides how the company follows up; others see it, and what cannot be is said below its field', async () => {
  await company()
  expect(await talk.types(SALES, 'dunning')).not.toContain('[Change]')
  expect(await talk.types(VIEWER, '催收规则')).toContain('Final notice, after the due day: 21 days')
  expect(await follows({ freshHours: 'soon', handOverDays: '14' })).toEqual({
    freshHours: '“soon” is not a number like 21.',
  })
  expect(await submit(ADMIN, { freshHours: '', finalNoticeDays: '21', handOverDays: '14' })).toEqual({
    handOverDays: 'Has to come after the final notice, 21 days.',
  })
  expect(
    await submit(ADMIN, { freshHours: '72', finalNoticeDays: '', handOverDays: '45', finalNoticeTells: FINANCE }),
  ).toBeUndefined()
  expect(talk.lastEphemeral(ADMIN)).toContain('Final notice, after the due day: 21 days → left out')
  expect(await talk.types(FINANCE, 'dunning')).toContain('收款数据时效（超过则催收前先询问）：72 小时')
})

test('late interest is proposed with its slices, charged by finance, and not proposed again', async () => {
  await company()
  expect(await talk.types(FINANCE, 'interest ACME')).toContain('请管理员选择： /cash dunning')
  await follows({ interestRegime: 'eu' })
  expect(await talk.types(SALES, 'interest acme')).toContain('INV-1: no rate is entered for 1 Oct 2026.')
  expect(await talk.types(FINANCE, 'interest rate 10.15% from 2026-01-01 "ECB 2.15% + 8"')).toContain('管理员')
  expect(await talk.types(ADMIN, 'interest rate 10.15% from 2026-01-01')).toContain('Where is the rate from?')
  expect(await talk.types(ADMIN, 'interest rate 10.15%')).toContain('interest rate 10.15% from')
  expect(await talk.types(ADMIN, 'interest rate 10.15% from 2026-01-01 "ECB 2.15% + 8"')).toBe(
    'Late interest (EU) is 10.15% a year from 1 Jan 2026.',
  )
  expect(await talk.types(ADMIN, 'interest rate')).toContain('EU: 10.15% a year from 1 Jan 2026 (ECB 2.15% + 8)')
  expect(await talk.types(ADMIN, 'interest rate 99% from 2026-01-01 "ECB"')).toContain('more than 40% a year')
  const sales = await talk.types(SALES, 'interest ACME')
  expect(sales).toContain('1 – 30 Oct 2026: 30 days on EUR 10,000.00 at 10.15% a year = EUR 83.42')
  expect(sales).toContain('31 Oct – 30 Nov 2026: 31 days on EUR 6,000.00 at 10.15% a year = EUR 51.72')
  expect(sales).not.toContain('[Charge]')
  expect(await talk.types(FINANCE, '逾期利息 ACME')).toContain('可计收 EUR 175.14')
  await talk.pressesEphemeral(FINANCE, 'interest-charge')
  expect(talk.lastEphemeral(FINANCE)).toBe(
    'INV-1 的逾期利息 EUR 175.14 已计收，单号 INT-INV-1-1，2026年12月14日到期。请发送给客户。',
  )
  expect(await talk.types(FINANCE, 'interest ACME')).toContain('没有可计收的利息')
  expect(await talk.types(ADMIN, 'invoice INT-INV-1-1')).toContain('EUR 175.14')
})

test('late interest is waived with a reason, under a name', async () => {
  await company()
  await follows({ interestRegime: 'eu' })
  await talk.types(ADMIN, 'interest rate 10.15% from 2026-01-01 "ECB 2.15% + 8"')
  await talk.types(ADMIN, 'interest ACME')
  await talk.pressesEphemeral(ADMIN, 'interest-waive')
  expect(JSON.stringify(talk.slack.modal(ADMIN))).toContain('INV-1: EUR 175.14')
  expect(await submit(ADMIN, { reason: '' })).toHaveProperty('reason')
  expect(await submit(ADMIN, { reason: 'Our delivery was late' })).toBeUndefined()
  expect(talk.lastEphemeral(ADMIN)).toBe('EUR 175.14 of late interest on INV-1 is waived.')
  expect(await talk.types(ADMIN, 'interest ACME')).toContain(
    `EUR 175.14 waived by @${ADMIN} on 30 Nov 2026: “Our delivery was late”`,
  )
})

test('late interest on more invoices than fit is asked for one by one', async () => {
  await company()
  await follows({ interestRegime: 'agreed' })
  expect(await talk.types(ADMIN, 'interest rate 10% from 2026-01-01 "the contract"')).toContain('(as agreed)')
  for (const n of [2, 3, 4, 5, 6, 7]) {
    const invoice = { number: `INV-${n}`, customer: 'ACME', amount: '10000', currency: 'EUR' }
    await haveInvoice(fresh.db, talk.clock, { ...invoice, issued: '2026-08-31', due: '2026-10-31' })
  }
  expect(await talk.types(FINANCE, 'interest ACME')).toContain(
    '另有 2 张发票：INV-6、INV-7。查看单张： /cash interest INV-6',
  )
  expect(await talk.types(FINANCE, 'interest INV-7')).toContain('INV-7：EUR 82.19')
  await talk.pressesEphemeral(FINANCE, 'interest-charge')
  expect(talk.lastEphemeral(FINANCE)).toContain('单号 INT-INV-7-1')
})

test('on old news the morning asks before it chases; a press goes on, and the question says who pressed', async () => {
  await company()
  await follows({ freshHours: '24', handOverDays: '70' })
  await talk.comesThe('2026-12-02T09:00:00Z')
  const question = () => talk.messages().find((m) => m.startsWith('Bank data is 32 days old')) ?? ''
  expect(question()).toContain('1 step waits')
  expect(talk.messages().some((m) => m.includes('Start collection'))).toBe(false)
  await talk.presses(SALES, 'chase-anyway')
  expect(talk.lastEphemeral(SALES)).toContain('finance')
  await talk.presses(FINANCE, 'chase-anyway')
  expect(question()).toContain(`Chased all the same: @${FINANCE}`)
  await talk.comesThe('2026-12-02T09:01:00Z')
  const chased = talk.messages().filter((m) => m.includes('Start collection'))
  expect(chased).toHaveLength(1)
  expect(chased[0]).toContain('Money was last brought in')
})

test('on old news the chasing goes on by itself once a payment is typed', async () => {
  await company()
  await follows({ freshHours: '24', handOverDays: '70' })
  await talk.comesThe('2026-12-02T09:00:00Z')
  await talk.types(FINANCE, 'paid INV-1 1,000')
  await talk.comesThe('2026-12-02T09:01:00Z')
  expect(talk.messages().filter((m) => m.includes('Start collection'))).toHaveLength(1)
  expect(talk.messages().find((m) => m.startsWith('Bank data is'))).toContain('Answered: nothing waits any more.')
})

test('the collector sees their customers, and anybody how long money is out', async () => {
  await company()
  await talk.types(SALES, 'note ACME "Mr Li is back on Monday"')
  const mine = await talk.types(SALES, 'follow-up')
  expect(mine).toContain('1 customer of yours overdue')
  expect(mine).toContain('EUR 6,000.00 overdue (1 invoice), up to 61 days')
  expect(mine).toContain('“Mr Li is back on Monday”')
  expect(await talk.types(FINANCE, '跟进')).toContain('您没有逾期客户。')
  expect(await talk.types(FINANCE, '跟进 团队')).toContain('共有 1 家逾期客户')
  expect(await talk.types(SALES, 'follow-up ACME')).toContain('follow-up')
  const dso = await talk.types(SALES, 'dso ACME')
  expect(dso).toContain('days by countback')
  expect(dso).toContain('Countback: ')
  expect(dso).toMatch(/Simple and at best: sales of EUR [\d,.]+ in \d+ days/)
  expect(await talk.types(SALES, 'dso')).toContain('finance')
  expect(await talk.types(FINANCE, '应收账款周转天数')).toContain('没有 EUR 汇率')
  expect(await talk.types(SALES, 'customer ACME')).toContain('DSO: ')
})
