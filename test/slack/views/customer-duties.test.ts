import type { KnownBlock } from '@slack/types'
import { describe, expect, test } from 'vitest'
import type { DutyItem } from '../../../src/core/duty.ts'
import { DUTIES_PER_MESSAGE } from '../../../src/core/duty.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { eur, HOSTILE_LONG, times, usd } from '../../../src/slack/samples/basis.ts'
import {
  COLLECT,
  CUSTOMER_DUTIES,
  DONE,
  MOVED,
  PAID,
  REFRESH,
  REFRESHED,
  REMIND,
  REVIEW,
  SCREEN,
  SCREENED,
  SEND,
  SNOOZED,
  SUPERSEDED,
  worstDuty,
} from '../../../src/slack/samples/duty.ts'
import { BROKEN, DISPUTED, FOLLOWED, PAUSED } from '../../../src/slack/samples/promise.ts'
import { customerDutiesView } from '../../../src/slack/views/customer-duties.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'
import { payloadFaults } from '../../support/slack-payload.ts'

const drawn = (duties: DutyItem[], more = {}, language: 'en' | 'zh-CN' = 'en') =>
  customerDutiesView({ ...CUSTOMER_DUTIES, ...more, duties }, wordsOf(language))
const said = (...args: Parameters<typeof drawn>) => payloadAsText(drawn(...args))
const pressable = (blocks: KnownBlock[]) => blocks.flatMap((b) => (b.type === 'actions' ? b.elements : []))

test('a duty names the invoice, the amount, the days and what to do now', () => {
  expect(said([COLLECT])).toBe(
    [
      'ACME Trading · owner @U01ANN',
      'Start collection · INV-1001 · USD 7,500.00 open of USD 12,500.00',
      '8 days overdue, due on 12 Nov 2026',
      'Call the customer, send the formal demand, and agree on a day of payment.',
      '[Collection started] [Paid] [Customer says …] [Snooze]',
      'Asked for here: USD 7,500.00',
      'Payments known to 19 Nov 2026: check for newer ones before you call.',
      'Money was last brought in: 20 Nov 2026, 08:12 UTC.',
      '[Write a letter]',
    ].join('\n'),
  )
})

test('whoever the company named for a step is mentioned at it, and only while it is to be done', () => {
  const notice: DutyItem = { ...COLLECT, rule: 'final-notice' }
  const tells = { 'final-notice': 'U02WEI', 'hand-over': 'U03BOSS' } as const
  expect(said([notice], { tells })).toContain('\nFor the attention of @U02WEI\n')
  expect(said([notice], { tells })).not.toContain('U03BOSS')
  expect(said([COLLECT], { tells })).not.toContain('attention')
  expect(said([{ ...notice, state: 'done' }], { tells })).not.toContain('attention')
})

test('what the customer has paid that is on no invoice stands beside the total, in the currency that is chased, while it is', () => {
  const unapplied = [eur(5_000), usd(1_000_000)]
  expect(said([COLLECT], { unapplied })).toContain(
    'Asked for here: USD 7,500.00\nUSD 10,000.00 received and not applied: /cash apply INV-1001\nPayments known',
  )
  expect(said([COLLECT], { unapplied }, 'zh-CN')).toContain(
    '已收款 USD 10,000.00，尚未核销，可用 /cash apply INV-1001 核销',
  )
  expect(said([COLLECT], { unapplied })).not.toContain('EUR')
  expect(said([SEND], { unapplied })).not.toContain('not applied')
  expect(said([{ ...COLLECT, state: 'done' }], { unapplied })).not.toContain('not applied')
})

test('while money was never brought in, nothing is said of when it was', () => {
  expect(said([COLLECT], { moneyAt: null })).not.toContain('brought in')
  expect(said([SEND])).not.toContain('brought in')
})

test.each([
  ['14 days before', REMIND.invoice?.dueDay, 'Due in 14 days, on 4 Dec 2026', '14 天后到期（2026年12月4日）'],
  ['the day before', '2026-11-21', 'Due in 1 day, on 21 Nov 2026', '1 天后到期（2026年11月21日）'],
  ['on the day', '2026-11-20', 'Due today, 20 Nov 2026', '今天到期（2026年11月20日）'],
  ['the day after', '2026-11-19', '1 day overdue, due on 19 Nov 2026', '已逾期 1 天，到期日2026年11月19日'],
])('%s, the days are told as a person would', (_, dueDay, english, chinese) => {
  const duty = { ...REMIND, invoice: { ...REMIND.invoice!, dueDay: dueDay as never } }
  expect(said([duty])).toContain(`\n${english}\n`)
  expect(said([duty], {}, 'zh-CN')).toContain(`\n${chinese}\n`)
})

describe('the buttons', () => {
  test('carry the duty, and are unlike for each rule', () => {
    const { blocks } = drawn([SEND, REMIND])
    expect(pressable(blocks).map((e) => ('value' in e ? [e.action_id, e.value] : [e.action_id]))).toEqual([
      ['duty-done', 'dut_send'],
      ['duty-snooze'],
      ['duty-done', 'dut_remind'],
      ['duty-paid', 'dut_remind'],
      ['duty-follow', 'dut_remind'],
      ['duty-snooze'],
      ['letter', 'cus_1'],
    ])
    expect(payloadAsText({ blocks })).toContain('[Invoice sent]')
    expect(payloadAsText({ blocks })).toContain('[Reminder sent]')
  })

  test('snooze by a day, by three, or to next week', () => {
    const snooze = pressable(drawn([SEND]).blocks).find((e) => e.action_id === 'duty-snooze')
    if (snooze?.type !== 'static_select') throw new Error('no select')
    expect(snooze.options?.map((o) => o.value)).toEqual(['dut_send:1-day', 'dut_send:3-days', 'dut_send:next-week'])
  })

  test('a delivery without an invoice cannot be paid', () => {
    expect(pressable(drawn([SEND]).blocks).map((e) => e.action_id)).not.toContain('duty-paid')
  })
})

test('what was promised and disputed of its invoice stands at the duty, as long as it is to be done', () => {
  const lines = [
    'Promise broken: USD 7,500.00 by 5 Dec 2026, recorded by @U02WEI',
    'USD 2,000.00 in dispute, USD 5,500.00 chased',
  ]
  for (const line of lines) {
    expect(said([FOLLOWED])).toContain(`\n${line}\n`)
    expect(said([{ ...FOLLOWED, state: 'cancelled', end: 'paid' }])).not.toContain(line)
  }
  expect(said([PAUSED])).toContain(
    'Moved to 7 Dec 2026\nUSD 7,500.00 promised by 5 Dec 2026, recorded by @U02WEI\nReminders on hold until 5 Dec 2026',
  )
})

test('a promise and a dispute have duties of their own, which name what they are about', () => {
  expect(said([BROKEN])).toContain('Follow up the promise · INV-1001 · USD 7,500.00')
  expect(said([DISPUTED])).toContain('Look at the dispute · INV-1001 · USD 2,000.00')
  expect(pressable(drawn([DISPUTED]).blocks)[0]).toMatchObject({ action_id: 'dispute-end', value: 'inv_1' })
})

describe('a duty that has ended has no buttons, and says how', () => {
  test.each([
    ['done', DONE, '✓ Reminder sent by @U01ANN, 20 Nov 2026, 01:12 UTC'],
    ['paid', PAID, 'Nothing to do: paid'],
    ['sent before', { ...SEND, state: 'cancelled', end: 'sent' } as DutyItem, 'Nothing to do: the invoice went out'],
    ['not needed', { ...REMIND, state: 'cancelled', end: 'not-needed' } as DutyItem, 'Nothing to do: no longer needed'],
    ['snoozed', SNOOZED, 'Snoozed until 23 Nov 2026 by @U02WEI'],
    ['replaced', SUPERSEDED, 'Replaced by a later step'],
    ['moved', MOVED, 'Moved to 1 Dec 2026'],
  ])('%s', (_, duty, how) => {
    const { blocks } = drawn([duty])
    expect(pressable(blocks)).toEqual([])
    expect(payloadAsText({ blocks }).split('\n')).toContain(how)
    expect(blocks.map((b) => b.block_id)).toContain(`duty:${duty.id}`)
  })

  test('and the notification counts what is left', () => {
    expect(drawn([DONE, COLLECT]).text).toBe('ACME Trading: 1 duty to do today')
    expect(drawn([DONE]).text).toBe('ACME Trading: nothing left to do')
  })
})

describe('a duty about the customer itself', () => {
  test('says what to find out, and opens the form in which that is written down', () => {
    expect(said([REFRESH])).toBe(
      [
        'ACME Trading · owner @U01ANN',
        'Refresh the credit file',
        '2 days late, due on 18 Nov 2026',
        'Find out how stable its suppliers and its buyers are, and note what has changed.',
        '[Record the refresh] [Snooze]',
      ].join('\n'),
    )
    expect(said([REFRESH], {}, 'zh-CN')).toContain(
      '更新客户信用档案\n已迟 2 天，最迟应于2026年11月18日完成\n请了解其供应商和下游客户是否稳定，并记录有何变化。\n[填写更新结果]',
    )
  })

  test.each([
    [SCREEN, 'screen-open', 'cus_1'],
    [REFRESH, 'duty-look', 'dut_refresh'],
    [REVIEW, 'duty-look', 'dut_review'],
  ])('$rule has a button of its own', (duty, action, value) => {
    const [first] = pressable(drawn([duty]).blocks)
    expect(first).toMatchObject({ action_id: action, value })
  })

  test.each([
    [SCREENED, 'Nothing to do: the screening is through'],
    [REFRESHED, '✓ Credit file refreshed by @U01ANN, 20 Nov 2026, 01:12 UTC'],
  ])('$rule says how it ended', (duty, how) => {
    expect(said([duty]).split('\n')).toContain(how)
  })
})

describe('before somebody calls', () => {
  test('amounts of two currencies are not added', () => {
    const euro = {
      ...REMIND,
      id: 'x',
      invoice: { ...REMIND.invoice!, id: 'inv_9', outstanding: eur(100) },
    }
    expect(said([COLLECT, euro])).toContain('Asked for here: USD 7,500.00 · EUR 1.00')
  })

  test('what is asked for leaves out what is in dispute, what is promised or on hold, and what is still to be sent', () => {
    const sent = { ...REMIND, id: 'y', invoice: { ...REMIND.invoice!, id: 'inv_7', outstanding: usd(100_000) } }
    const paused = { ...PAUSED, invoice: { ...PAUSED.invoice!, id: 'inv_8' } }
    expect(said([FOLLOWED, sent, paused, SEND])).toContain('Asked for here: USD 6,500.00\n')
    expect(said([FOLLOWED], {}, 'zh-CN')).toContain('本次催收合计：USD 5,500.00')
    expect(said([SEND, paused])).not.toContain('Asked for here')
    for (const following of [
      { ...PAUSED.following, hold: null },
      { ...PAUSED.following, promise: null },
    ]) {
      const called: DutyItem = { ...paused, state: 'done', following }
      expect(said([sent, called])).toContain('Asked for here: USD 1,000.00\n')
      expect(said([called])).not.toContain('Asked for here')
    }
    const broken: DutyItem = { ...FOLLOWED, state: 'done' }
    expect(said([broken])).toContain('Asked for here: USD 5,500.00')
  })

  test('an invoice with two duties counts once', () => {
    expect(said([COLLECT, { ...COLLECT, id: 'x' }])).toContain('Asked for here: USD 7,500.00\n')
  })

  test('they know that no payment is recorded, and that the calendar is not official', () => {
    const text = said([COLLECT], { paymentsKnownTo: null, calendarKnown: false })
    expect(text).toContain('No payment is recorded yet: check the bank before you call.')
    expect(text).toContain('not published yet: days are counted Monday to Friday.')
  })
})

test.each(['en', 'zh-CN'] as const)('as many of the longest duties as fit one message, fit in %s', (language) => {
  const duties = times(DUTIES_PER_MESSAGE, worstDuty)
  const { text, blocks } = drawn(duties, { customerName: HOSTILE_LONG, calendarKnown: false }, language)
  expect(payloadFaults({ text, blocks })).toEqual([])
  expect(JSON.stringify(blocks).length).toBeLessThan(12_000)
  expect(blocks.length).toBeLessThanOrEqual(50)
})

test('the first block has no id of its own: the outbox puts its key there', () => {
  expect(drawn([COLLECT]).blocks[0]?.block_id).toBeUndefined()
})
