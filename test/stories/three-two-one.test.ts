import { afterEach, expect, test } from 'vitest'
import { currency } from '../../src/core/money.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { ADMIN, FINANCE, openCompany, RECEIVABLES, SALES, STATUS } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { eachDatabase } from '../support/databases.ts'
import { FAKE_APP } from '../support/fake-slack.ts'

eachDatabase('3-2-1 told as a conversation', (openFresh) => {
  let talk: Conversation
  let db: Db
  afterEach(async () => {
    await talk.stop()
    expect(await findViolations(db)).toEqual([])
  })

  async function company(settings: Parameters<typeof openCompany>[2] = {}) {
    db = (await openFresh()).db
    talk = await Conversation.start(db, '2026-11-20T08:00:00Z')
    await openCompany(db, talk.clock, settings)
    return talk
  }

  test('a customer, an invoice, three messages on their days, a button pressed, paid, and nothing further', async () => {
    await company()
    expect(await talk.types(SALES, 'customer ACME Trading net 30')).toContain('ACME Trading is recorded, code ACME')
    const logged = await talk.types(SALES, 'invoice INV-1001 ACME 12,500.00 USD 2026-11-20 net 30')
    expect(logged).toContain('USD 12,500.00')
    expect(logged).toContain('20 Dec 2026')
    expect(talk.messages()).toEqual([])

    await talk.comesThe('2026-11-24T09:00:00Z')
    expect(talk.messages()).toHaveLength(0)
    await talk.comesThe('2026-11-25T08:59:00Z')
    expect(talk.messages()).toHaveLength(0)
    await talk.comesThe('2026-11-25T09:00:00Z')
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages()[0]).toMatch(/INV-1001/)
    expect(talk.messages()[0]).toContain('[Invoice sent]')

    await talk.presses(SALES, 'duty-done')
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages()[0]).not.toContain('[Invoice sent]')
    expect(talk.messages()[0]).toContain(SALES)

    await talk.comesThe('2026-12-07T09:00:00Z')
    expect(talk.messages()).toHaveLength(2)
    expect(talk.messages()[1]).toContain('[Reminder sent]')
    await talk.presses(SALES, 'duty-done')

    await talk.comesThe('2026-12-28T09:00:00Z')
    expect(talk.messages()).toHaveLength(3)
    expect(talk.messages()[2]).toContain('[Collection started]')

    expect(await talk.types(FINANCE, 'paid INV-1001')).toContain('12,500.00')
    expect(talk.messages()[2]).not.toContain('[Collection started]')
    await talk.comesThe('2027-02-01T09:00:00Z')
    expect(talk.messages()).toHaveLength(3)
  })

  test('after an outage only one step of an invoice is said, and no warning before the one below it', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    await talk.comesThe('2027-01-15T09:00:00Z')
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages()[0]).toContain('[Collection started]')
    expect(await talk.types(SALES, 'duties')).toContain('29 Jan 2027')
    await talk.comesThe('2027-01-28T09:00:00Z')
    expect(talk.messages()).toHaveLength(1)
    await talk.comesThe('2027-01-29T09:00:00Z')
    expect(talk.messages()).toHaveLength(2)
    expect(talk.messages()[1]).toContain('[Final notice sent]')
  })

  test('ticks that come twice, late or all at once say nothing twice', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    talk.clock.set('2026-11-25T09:00:00Z')
    await Promise.all([talk.tick(), talk.tick(), talk.tick()])
    await talk.comesThe('2026-11-25T09:01:00Z')
    await talk.comesThe('2026-11-25T23:59:00Z')
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages(STATUS).filter((m) => m.includes('25 Nov 2026'))).toHaveLength(1)
  })

  test('a duty put to sleep is said again on the day it wakes', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    await talk.comesThe('2026-11-25T09:00:00Z')
    await talk.presses(SALES, 'duty-snooze', 'next-week')
    expect(talk.messages()[0]).toContain('30 Nov 2026')
    await talk.comesThe('2026-11-27T09:00:00Z')
    expect(talk.messages()).toHaveLength(1)
    await talk.comesThe('2026-11-30T09:00:00Z')
    expect(talk.messages()).toHaveLength(2)
  })

  test('what is left undone is in the owner’s digest the next morning, and with the escalation person three working days on', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    await talk.comesThe('2026-11-25T09:00:00Z')
    const dm = (user: string) => talk.messages(talk.slack.directMessage(user).id)
    expect(dm(SALES)).toEqual([])
    await talk.comesThe('2026-11-26T09:00:00Z')
    expect(dm(SALES)).toHaveLength(1)
    expect(dm(SALES)[0]).toContain('INV-1')
    expect(dm(SALES)[0]).toContain('[Invoice sent]')
    await talk.comesThe('2026-11-27T09:00:00Z')
    expect(dm(ADMIN)).toEqual([])
    await talk.comesThe('2026-11-30T09:00:00Z')
    expect(dm(ADMIN)).toHaveLength(1)
    await talk.comesThe('2026-12-01T09:00:00Z')
    expect(dm(ADMIN)).toHaveLength(1)
  })

  test('what is done is done in the digest too, where it was pressed', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    await talk.comesThe('2026-11-25T09:00:00Z')
    await talk.comesThe('2026-11-26T09:00:00Z')
    const room = talk.slack.directMessage(SALES).id
    const [digest] = talk.slack.messages(room)
    await talk.people.press({ user: SALES, channel: room, ts: digest?.ts as string, actionId: 'duty-done' })
    await talk.settles()
    expect(talk.messages(room)[0]).toContain(`Invoice sent by @${SALES}`)
    expect(talk.messages(room)[0]).not.toContain('[Invoice sent]')
    expect(talk.messages()[0]).not.toContain('[Invoice sent]')
  })

  test('on short terms the invoice is asked for first, and the reminder follows when it went out', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 10')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    await talk.comesThe('2026-11-24T09:00:00Z')
    expect(talk.messages()).toEqual([])
    await talk.comesThe('2026-11-25T09:00:00Z')
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages()[0]).toContain('[Invoice sent]')
    await talk.presses(SALES, 'duty-done')
    await talk.comesThe('2026-11-26T09:00:00Z')
    expect(talk.messages()).toHaveLength(2)
    expect(talk.messages()[1]).toContain('[Reminder sent]')
  })

  test('terms that are extended after the collection was asked for bring the reminder back before the new day', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    await talk.comesThe('2027-01-08T09:00:00Z')
    expect(talk.messages()[0]).toContain('[Collection started]')
    await talk.types(FINANCE, 'terms INV-1 due 2027-03-31')
    await talk.comesThe('2027-03-17T09:00:00Z')
    expect(talk.messages()).toHaveLength(2)
    expect(talk.messages()[1]).toContain('[Reminder sent]')
    await talk.comesThe('2027-04-07T09:00:00Z')
    expect(talk.messages()).toHaveLength(3)
    expect(talk.messages()[2]).toContain('[Collection started]')
  })

  test('a report as of a day keeps the due days of that day, whatever was agreed later', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-10-01')
    expect(await talk.types(ADMIN, 'ageing')).toContain('USD 100.00 overdue')
    talk.clock.set('2026-12-28T10:00:00Z')
    await talk.types(FINANCE, 'terms INV-1 due 2027-03-31')
    expect(await talk.types(ADMIN, 'ageing')).not.toContain('USD 100.00 overdue')
    expect(await talk.types(ADMIN, 'ageing 2026-11-30')).toContain('USD 100.00 overdue')
  })

  test('a channel that the app was thrown out of gets its messages when it is let in again, and an admin is told', async () => {
    await company()
    await talk.types(SALES, 'customer ACME net 30')
    await talk.types(SALES, 'invoice INV-1 ACME 100 USD 2026-11-20')
    const channel = talk.slack.channels.get(RECEIVABLES)
    if (!channel) throw new Error('there is no channel')
    const members = channel.members
    channel.members = members.filter((m) => m !== FAKE_APP.botUserId)
    await talk.comesThe('2026-11-25T09:00:00Z')
    expect(talk.messages()).toEqual([])
    expect(talk.messages(talk.slack.directMessage(ADMIN).id).join()).toContain('/invite @Cashlight')
    channel.members = members
    talk.later(16 * 60_000)
    await talk.tick()
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages()[0]).toContain('[Invoice sent]')
  })

  test('in China the days are those of the State Council, the channel speaks Chinese, and 09:00 is 09:00 in Shanghai', async () => {
    await company({
      baseCurrency: currency('CNY'),
      timeZone: 'Asia/Shanghai',
      calendar: 'CN',
      channels: { receivables: { channelId: RECEIVABLES, language: 'zh-CN', escalationUserId: null } },
    })
    talk.clock.set('2026-02-13T02:00:00Z')
    expect(await talk.types(FINANCE, '客户 晨光演示 月结30天')).toContain('晨光演示')
    expect(await talk.types(FINANCE, '发票 FP-001 晨光演示 1.2万元 今天')).toContain('12,000.00')
    // Saturday the 14th is a working day; the Spring Festival lasts to the 23rd.
    await talk.comesThe('2026-02-25T00:59:00Z')
    expect(talk.messages()).toHaveLength(0)
    await talk.comesThe('2026-02-25T01:00:00Z')
    expect(talk.messages()).toHaveLength(1)
    expect(talk.messages()[0]).toMatch(/FP-001/)
    expect(talk.messages()[0]).toMatch(/发票|开票/)
  })
})
