import { afterEach, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { dutyFollow } from '../../src/slack/actions/duty-follow.ts'
import { whichDraft } from '../../src/slack/follow-form.ts'
import type { Ask } from '../../src/slack/handle.ts'
import {
  ADMIN,
  asSales,
  FINANCE,
  haveCustomer,
  haveInvoice,
  openCompany,
  RECEIVABLES,
  SALES,
  VIEWER,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

const NOW = '2026-11-20T08:00:00Z'

let talk: Conversation
let fresh: FreshDatabase
afterEach(async () => {
  await talk.stop()
  await fresh.destroy()
})

/** INV-1 over USD 10,000.00 of ACME, due on 20 December; and a customer of somebody else. */
async function company() {
  fresh = await openSqlite()
  talk = await Conversation.start(fresh.db, NOW)
  const { clock } = talk
  await openCompany(fresh.db, clock)
  await haveCustomer(fresh.db, clock, 'ACME Trading')
  await haveCustomer(fresh.db, clock, 'Globex', { owner: FINANCE })
  await haveInvoice(fresh.db, clock, { number: 'INV-1', customer: 'ACME', amount: '10000' })
}

test('a promise is typed, seen on the invoice, the customer and in the list, and withdrawn', async () => {
  await company()
  const said = await talk.types(SALES, 'promise INV-1 2026-12-11 5,000 "said Mr Li"')
  expect(said).toContain(
    'USD 5,000.00 of USD 10,000.00 promised by 11 Dec 2026: nobody asks for INV-1 of ACME Trading until then, for the rest neither.',
  )
  expect(said).toContain('Send a payment reminder on 14 Dec 2026')
  expect(said).toContain('Start collection on 28 Dec 2026')
  const standing = `INV-1 · USD 5,000.00 promised by 11 Dec 2026, recorded by @${SALES} · “said Mr Li”`
  expect(await talk.types(VIEWER, 'invoice INV-1')).toContain(standing)
  expect(await talk.types(VIEWER, 'customer ACME')).toContain(standing)
  expect(await talk.types(FINANCE, '承诺 INV-1 撤回')).toContain('已撤回 ACME Trading 承诺2026年12月11日付款的登记。')
  expect(await talk.types(SALES, 'promise INV-1 off')).toContain('There is no open promise for INV-1.')
})

test('a credit note on a disputed invoice says what is still in dispute, and what ends it', async () => {
  await company()
  await talk.types(SALES, 'dispute INV-1 2,000 "short delivery"')
  const typed = await talk.types(ADMIN, 'credit INV-1 500')
  expect(typed).toContain(
    'Credit note of USD 500.00 on INV-1: USD 9,500.00 open. USD 2,000.00 of it is still in dispute.',
  )
  expect(typed).toContain('/cash dispute INV-1 credited ends it, and credits USD 1,500.00 more.')
  expect(await talk.types(ADMIN, 'credit INV-1 1,500')).toContain('ends it, and credits nothing more.')
  expect(await talk.types(ADMIN, 'dispute INV-1 credited')).toContain('USD 8,000.00')
  expect(await talk.types(ADMIN, 'credit INV-1 100')).not.toContain('dispute')
})

test('what follows when a promise is withdrawn is what is still to be done, not what was done before', async () => {
  await company()
  await talk.comesThe('2026-12-07T09:00:00Z')
  await talk.presses(SALES, 'duty-done')
  await talk.types(SALES, 'promise INV-1 2026-12-30')
  const said = await talk.types(SALES, 'promise INV-1 withdrawn')
  expect(said).toContain('Start collection on 28 Dec 2026')
  expect(said).not.toContain('Send a payment reminder')
})

test('an open duty of an invoice has “Customer says …” in the list too, unless it is still to be sent', async () => {
  await company()
  talk.clock.set('2026-12-02T08:00:00Z')
  await haveInvoice(fresh.db, talk.clock, { number: 'INV-2', customer: 'ACME', amount: '50' })
  await talk.comesThe('2026-12-07T09:00:00Z')
  expect(await talk.types(SALES, 'duties')).toContain('INV-2')
  const { blocks } = talk.slack.ephemerals.findLast((e) => e.user === SALES) ?? {}
  const offered = (action: string) => JSON.stringify(blocks).split(`"action_id":"${action}"`).length - 1
  expect({ done: offered('duty-done'), follow: offered('duty-follow') }).toEqual({ done: 2, follow: 1 })
  await talk.pressesEphemeral(SALES, 'duty-follow')
  expect(talk.lastEphemeral(SALES)).toContain('INV-1')
})

test.each([
  ['promise INV-1', 'The day is missing.'],
  ['promise INV-1 2026-11-19', '19 Nov 2026 is in the past; today is 20 Nov 2026.'],
  ['promise INV-1 2036-01-01 0.01', '1 Jan 2036 is more than 180 days ahead. Give a day up to 19 May 2027.'],
  ['hold INV-1 until 2099-01-01 "x"', '1 Jan 2099 is more than 180 days ahead.'],
  ['dispute INV-1 "x" until 2036-01-01', '1 Jan 2036 is more than 180 days ahead.'],
  ['promise INV-1 2026-12-05 20,000', 'Only USD 10,000.00 is open on INV-1.'],
  ['promise G-1 2026-12-05', 'Globex is not one of your customers.'],
  ['dispute INV-1 2,000', 'The reason is missing.'],
  ['dispute INV-1 credited', 'Nothing is in dispute on INV-1.'],
  ['hold INV-1 off', 'The reminders of INV-1 are not on hold.'],
  ['note ACME', 'The note is missing.'],
])('“/cash %s” is refused in one clear sentence with an example', async (typed, sentence) => {
  await company()
  await haveInvoice(fresh.db, talk.clock, { number: 'G-1', customer: 'Globex', amount: '700' })
  const seen = await talk.types(SALES, typed)
  expect(seen).toContain(sentence)
  if (!sentence.includes('not one of')) expect(seen).toContain('For example:')
})

test('what is not in dispute of a promised invoice waits, and a second dispute says what is in dispute in all', async () => {
  await company()
  expect(await talk.types(SALES, 'promise INV-1 2026-12-11')).toContain(
    'USD 10,000.00 promised by 11 Dec 2026: INV-1 of ACME Trading. Nobody asks for it until then.',
  )
  expect(await talk.types(SALES, 'dispute INV-1 2,000 "short delivery"')).toContain(
    'USD 2,000.00 of INV-1 (ACME Trading) is in dispute. The remaining USD 8,000.00 waits until 11 Dec 2026 (promised); look again on 4 Dec 2026.',
  )
  expect(await talk.types(FINANCE, 'dispute INV-1 500 "price"')).toContain(
    'INV-1（ACME Trading）有 USD 500.00 存在争议，争议合计 USD 2,500.00，其余 USD 7,500.00 暂停至2026年12月11日（已承诺付款）',
  )
  expect(await talk.types(SALES, 'invoice INV-1')).toContain(
    'USD 2,500.00 in dispute, USD 7,500.00 waits until 11 Dec 2026 (promised)',
  )
  await talk.types(SALES, 'promise INV-1 off')
  await talk.types(SALES, 'hold INV-1 until 2026-12-15 "goods on their way"')
  expect(await talk.types(SALES, 'dispute INV-1 500 "late"')).toContain(
    'USD 500.00 of INV-1 (ACME Trading) is in dispute, USD 3,000.00 in all. The remaining USD 7,000.00 waits until 15 Dec 2026 (on hold)',
  )
})

test('withdrawn by one of its invoices, a promise says over how many it was', async () => {
  await company()
  await haveInvoice(fresh.db, talk.clock, { number: 'INV-2', customer: 'ACME', amount: '700' })
  await talk.types(SALES, 'promise ACME 2026-12-11')
  expect(await talk.types(SALES, 'promise INV-1 withdrawn')).toContain(
    'The promise of ACME Trading for 11 Dec 2026 is withdrawn. It was over 2 invoices: INV-1 and INV-2.',
  )
})

test('a promise that is put off says so, on the cards too, and stands again when the later one is withdrawn', async () => {
  await company()
  const first = await talk.types(SALES, 'promise ACME 2026-11-23 5,000')
  expect(first).toContain('No invoice was named: any money of ACME Trading counts.')
  await talk.comesThe('2026-11-23T12:00:00Z')
  const later = await talk.types(SALES, 'promise ACME 2026-11-27 5,000')
  expect(later).toContain('The promise for 23 Nov 2026 is put off: it still counts as kept or broken on its own day.')
  const putOff = `USD 5,000.00 had been promised by 23 Nov 2026, recorded by @${SALES} · put off to 27 Nov 2026`
  expect(await talk.types(VIEWER, 'invoice INV-1')).toContain(putOff)
  expect(await talk.types(VIEWER, 'customer ACME')).toContain(putOff)
  await talk.comesThe('2026-11-24T12:00:00Z')
  const broken = `Promise broken: USD 5,000.00 by 23 Nov 2026, recorded by @${SALES} · put off to 27 Nov 2026`
  expect(await talk.types(VIEWER, 'invoice INV-1')).toContain(broken)
  expect(talk.messages().join('\n')).not.toContain('Follow up the promise')
  expect(await talk.types(FINANCE, '承诺 INV-1 撤回')).toContain('已撤回 ACME Trading 承诺2026年11月27日付款的登记。')
  await talk.comesThe('2026-11-25T12:00:00Z')
  expect(talk.messages().join('\n')).toContain('Follow up the promise')
})

test('the same day puts a slip right, and a promise withdrawn in time gives back the one it had put off', async () => {
  await company()
  await talk.types(SALES, 'promise INV-1 2026-11-27')
  await talk.comesThe('2026-11-23T12:00:00Z')
  await talk.types(SALES, 'promise INV-1 2026-12-14')
  const right = await talk.types(SALES, 'promise INV-1 2026-12-04')
  expect(right).toContain('It takes the place of the promise for 14 Dec 2026, which is withdrawn.')
  expect(right).toContain('The promise for 27 Nov 2026 is put off')
  const back = await talk.types(SALES, 'promise INV-1 off')
  expect(back).toContain('The promise of ACME Trading for 4 Dec 2026 is withdrawn.')
  expect(back).toContain('The promise for 27 Nov 2026, which it had put off, stands again.')
})

test('what is past due is put off by finance: sales is told so, with what it can record instead', async () => {
  await company()
  await talk.comesThe('2026-12-21T12:00:00Z')
  const refused = await talk.types(SALES, 'terms INV-1 due 2027-12-31')
  expect(refused).toContain(
    'INV-1 was due on 20 Dec 2026: what is past due is put off by finance. Ask them, or record what the customer promised.',
  )
  expect(refused).toContain('promise INV-1 2026-12-28')
  expect(await talk.types(SALES, 'promise INV-1 2026-12-28')).toContain('USD 10,000.00 promised by 28 Dec 2026')
  expect(await talk.types(FINANCE, 'terms INV-1 due 2027-01-31')).toContain('2027')
})

test('another’s customer is not spoken for from the day’s message either', async () => {
  await company()
  await haveInvoice(fresh.db, talk.clock, { number: 'G-1', customer: 'Globex', amount: '700' })
  await talk.types(FINANCE, 'paid INV-1')
  await talk.comesThe('2026-12-28T12:00:00Z')
  await talk.presses(SALES, 'duty-follow')
  expect(talk.lastEphemeral(SALES)).toContain('Globex is not one of your customers.')
})

test('nor is anything of it shown to who edits what a button carries', async () => {
  await company()
  await haveInvoice(fresh.db, talk.clock, { number: 'G-1', customer: 'Globex', amount: '700' })
  await talk.types(FINANCE, 'paid G-1')
  const { id, chainId } = await fresh.db
    .selectFrom('duties as d')
    .innerJoin('invoices as i', 'i.id', 'd.chainId')
    .select(['d.id', 'd.chainId'])
    .where('i.number', '=', 'G-1')
    .executeTakeFirstOrThrow()
  const ask = { db: fresh.db, by: asSales, today: day('2026-11-20'), words: wordsOf('en') } as unknown as Ask
  const answer = JSON.stringify(await dutyFollow.run(ask, id))
  expect(answer).toContain('Globex is not one of your customers.')
  expect(answer).not.toContain('G-1')
  expect(await whichDraft(ask, { invoiceId: chainId })).toEqual({
    which: '',
    remembered: JSON.stringify({ invoiceId: null, which: '', link: null }),
  })
})

test('who only reads may record nothing of it', async () => {
  await company()
  for (const typed of ['promise INV-1 2026-12-05', 'dispute INV-1 "x"', 'hold INV-1 2026-12-05 "x"', 'note ACME "x"'])
    expect(await talk.types(VIEWER, typed)).toContain('You are a viewer')
})

test('a dispute is opened, shown with what is chased, and ended by finance with its credit note', async () => {
  await company()
  expect(await talk.types(SALES, 'dispute INV-1 2,000 "short delivery"')).toContain(
    'USD 2,000.00 of INV-1 (ACME Trading) is in dispute. The remaining USD 8,000.00 is still chased; look again on 4 Dec 2026.',
  )
  expect(await talk.types(SALES, 'dispute INV-1 credited')).toContain('A credit note is for finance to record.')
  expect(await talk.types(FINANCE, 'invoice INV-1')).toContain('争议金额 USD 2,000.00，其余 USD 8,000.00 继续催收')
  expect(await talk.types(FINANCE, '争议 INV-1 成立')).toContain(
    '已同时登记贷项通知单 USD 2,000.00。未收余额 USD 8,000.00。',
  )
})

test('from the day’s message a colleague opens what the customer said, records it, and the line says so', async () => {
  await company()
  await talk.comesThe('2026-12-28T12:00:00Z')
  expect(talk.messages().join('\n')).toContain('Start collection')
  await talk.presses(SALES, 'duty-follow')
  expect(talk.lastEphemeral(SALES)).toContain('What does the customer say?')
  await talk.pressesEphemeral(SALES, 'dispute')
  expect(talk.form(SALES)).toEqual({
    title: 'Open a dispute',
    fields: { which: 'INV-1', amount: '', reason: '', until: '2027-01-11' },
  })
  expect(await talk.submits(SALES, { amount: '20,000', reason: 'short delivery' })).toEqual({
    amount: 'Only USD 10,000.00 of INV-1 is open and not in dispute.',
  })
  expect(await talk.submits(SALES, { amount: '2,000', reason: 'short delivery' })).toBeUndefined()
  expect(talk.messages().at(-1)).toContain('USD 2,000.00 in dispute, USD 8,000.00 chased')

  await talk.presses(SALES, 'duty-follow')
  await talk.pressesEphemeral(SALES, 'promise')
  expect(await talk.submits(SALES, { day: '2026-12-24' })).toHaveProperty('day')
  expect(await talk.submits(SALES, { day: '2026-12-30' })).toBeUndefined()
  expect(talk.messages().at(-1)).toContain(`USD 8,000.00 promised by 30 Dec 2026, recorded by @${SALES}`)
  expect(talk.messages().at(-1)).toContain('Moved to 31 Dec 2026')

  await talk.comesThe('2026-12-31T12:00:00Z')
  const morning = talk.messages().at(-1)
  expect(morning).toContain('Follow up the promise')
  expect(morning).toContain('Start collection')
  expect(morning).toContain('Promise broken: USD 8,000.00 by 30 Dec 2026')
})

test('the dispute’s own day asks for a decision, by a form', async () => {
  await company()
  await talk.types(SALES, 'dispute INV-1 2,000 "short delivery" until 2026-11-30')
  await talk.comesThe('2026-11-30T12:00:00Z')
  expect(talk.messages().at(-1)).toContain('Look at the dispute')
  await talk.presses(SALES, 'dispute-end')
  expect(talk.form(SALES).title).toBe('End a dispute')
  expect(await talk.submits(SALES, {})).toEqual({ outcome: 'Choose what was decided.' })
  expect(await talk.submits(SALES, { outcome: 'rejected' })).toBeUndefined()
  expect(talk.lastEphemeral(SALES)).toContain('it is owed, and chased again')
  expect(talk.messages().at(-1)).toContain('Nothing to do: the dispute is decided')
})

test('reminders are held and released, and a note is there for whoever calls next', async () => {
  await company()
  await talk.types(SALES, 'invoice INV-1')
  await talk.pressesEphemeral(SALES, 'reminder-hold')
  expect(await talk.submits(SALES, { until: '2026-12-11', reason: 'goods on their way back' })).toBeUndefined()
  expect(talk.lastEphemeral(SALES)).toContain('Nobody asks for INV-1 (ACME Trading) until 11 Dec 2026.')
  await talk.types(SALES, 'invoice INV-1')
  await talk.pressesEphemeral(SALES, 'note')
  expect(await talk.submits(SALES, { text: 'ask Ms Wang' })).toBeUndefined()
  const card = await talk.types(SALES, 'invoice INV-1')
  expect(card).toContain('Reminders on hold until 11 Dec 2026 · “goods on their way back”')
  expect(card).toContain(`20 Nov 2026 · @${SALES} · “ask Ms Wang”`)
  expect(await talk.types(SALES, '暂停催收 INV-1 恢复')).toContain('INV-1 (ACME Trading) is chased again.')
})

test('a form without its day keeps what was typed, and says below the day that it is missing', async () => {
  await company()
  await talk.types(SALES, 'promise')
  expect(await talk.submits(SALES, { which: 'INV-1', amount: '5,000', note: 'said Mr Li' })).toEqual({
    day: 'The day is missing.',
  })
  await talk.types(FINANCE, '暂停催收')
  expect(await talk.submits(FINANCE, { which: 'INV-1', reason: '退货途中' })).toEqual({ until: '缺少日期。' })
})

test('what comes is due on a day to come: today until the morning has been swept, then the next working day', async () => {
  await company()
  const { clock } = talk
  await haveInvoice(fresh.db, clock, {
    number: 'INV-2',
    customer: 'ACME',
    amount: '50',
    issued: '2026-10-01',
    due: '2026-10-31',
  })
  // Before the posting hour, and on the Saturday.
  clock.set('2026-11-20T00:30:00Z')
  expect(await talk.types(SALES, 'duties')).toMatch(/20 Nov 2026 · Start collection.* · INV-2/)
  clock.set('2026-11-21T08:00:00Z')
  expect(await talk.types(SALES, 'duties')).toMatch(/23 Nov 2026 · Start collection.* · INV-2/)
  await talk.comesThe('2026-11-23T09:00:00Z')
  await haveInvoice(fresh.db, clock, {
    number: 'INV-3',
    customer: 'ACME',
    amount: '50',
    issued: '2026-10-01',
    due: '2026-10-31',
  })
  const seen = await talk.types(SALES, 'duties')
  expect(seen).toMatch(/24 Nov 2026 · Start collection.* · INV-3/)
  expect(seen).not.toMatch(/Nov 2026 · Start collection.* · INV-2/)
})

test('what a colleague wrote becomes a promise: its words are the note, its invoice is found, its link is kept', async () => {
  await company()
  const text = 'Just spoke to Mr Li: INV-1, he pays &lt;all&gt; on Friday.'
  await talk.people.shortcut({
    user: SALES,
    channel: RECEIVABLES,
    ts: '1795132800.000100',
    text,
    callbackId: 'promise',
  })
  await talk.settles()
  expect(talk.form(SALES)).toEqual({
    title: 'Record a promise',
    fields: { which: 'INV-1', day: '', amount: '', note: 'Just spoke to Mr Li: INV-1, he pays <all> on Friday.' },
  })
  expect(await talk.submits(SALES, { day: '2026-11-27' })).toBeUndefined()
  const { link } = await fresh.db.selectFrom('promises').select('link').executeTakeFirstOrThrow()
  expect(link).toMatch(/^https:\/\/[a-z.]+\/archives\/C0REC\/p1795132800000100$/)
  await talk.types(VIEWER, 'invoice INV-1')
  expect(JSON.stringify(talk.slack.ephemerals.at(-1))).toContain(`<${link}|message>`)
})
