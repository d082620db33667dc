import { describe, expect, test } from 'vitest'
import { day, type Month } from '../../src/core/day.ts'
import {
  readBalanceEntry,
  readCheckEntry,
  readCustomerEntry,
  readDeliveredEntry,
  readInvoiceEntry,
  readMovementEntry,
  readOrderEntry,
  readPaidEntry,
  readRateEntry,
} from '../../src/core/entry-text.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import { currency, money } from '../../src/core/money.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { escapeMrkdwn } from '../../src/slack/views/escape.ts'
import { termsLine } from '../../src/slack/views/terms-line.ts'

const en = wordsOf('en')
const zh = wordsOf('zh-CN')

describe('figures', () => {
  test.each([
    [1_250_000, 'USD', 'USD 12,500.00'],
    [1_250_000, 'CNY', 'CNY 12,500.00'],
    [12_500, 'JPY', 'JPY 12,500'],
    [1_234_567, 'KWD', 'KWD 1,234.567'],
    [-5, 'EUR', '-EUR 0.05'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'USD 90,071,992,547,409.91'], // a float would say .92
  ])('%i minor units of %s are %s in every language', (minor, code, shown) => {
    for (const language of LANGUAGES) expect(wordsOf(language).money(money(minor, currency(code)))).toBe(shown)
  })

  test('days and months are written as the language does', () => {
    expect(en.day(day('2026-11-02'))).toBe('2 Nov 2026')
    expect(zh.day(day('2026-11-02'))).toBe('2026年11月2日')
    expect(en.month('2026-11' as Month)).toBe('Nov 2026')
    expect(zh.month('2026-11' as Month)).toBe('2026年11月')
    expect(en.daySpan(day('2026-11-18'), day('2026-11-20'))).toMatch(/^18\s–\s20 Nov 2026$/)
    expect(zh.daySpan(day('2026-11-18'), day('2026-11-20'))).toBe('2026年11月18日至11月20日')
    expect(zh.daySpan(day('2026-12-30'), day('2027-01-02'))).toBe('2026年12月30日至2027年1月2日')
    expect(zh.months('2025-12' as Month, '2026-02' as Month)).toBe('2025年12月至2026年2月')
    expect(zh.months('2026-08' as Month, '2026-10' as Month)).toBe('2026年8月至10月')
  })

  test.each([
    [['CNY', 'JPY'], 'CNY、JPY', 'CNY 或 JPY'],
    [['环球', 'ACME', 'INV-1'], '环球、ACME、INV-1', '环球 或 ACME 或 INV-1'],
    [['2026年4月3日', '2026年3月4日'], '2026年4月3日、2026年3月4日', '2026年4月3日或2026年3月4日'],
    [['财务'], '财务', '财务'],
  ])('in Chinese, %j are listed with an even space round 或, or none', (items, list, either) => {
    expect(zh.list(items)).toBe(list)
    expect(zh.either(items)).toBe(either)
  })

  test('one of a thing is singular in English', () => {
    expect([0, 1, 2, 1_000].map(en.days)).toEqual(['0 days', '1 day', '2 days', '1,000 days'])
    expect([1, 2].map(en.invoices)).toEqual(['1 invoice', '2 invoices'])
    expect([1, 2].map(zh.days)).toEqual(['1 天', '2 天'])
    expect(en.team.title(1)).toBe('1 person on the team')
  })
})

test.each([
  ['net 30', 'net 30', '开票后 30 天'],
  ['eom 0', 'end of month', '月结'],
  ['eom 30', 'end of month, then 30 days', '月结 30 天'],
  ['net 10 pay days 5, 20', 'net 10, pay days 5 and 20', '开票后 10 天起的首个付款日（每月 5 日、20 日）'],
  ['2/10 net 30', '2% within 10 days, net 30', '开票后 30 天，10 天内付款享 2% 现金折扣'],
  [
    '1/15 eom 30',
    '1% within 15 days of the end of the month, end of month, then 30 days',
    '月结 30 天，月末后 15 天内付款享 1% 现金折扣',
  ],
  ['net 30 next working day', 'net 30, and on a day off the working day after', '开票后 30 天，遇非工作日顺延'],
  [
    '30% in advance, 70% 2/10 net 60',
    '30%: in advance; 70%: 2% within 10 days, net 60',
    '30% 预付；70% 开票后 60 天，10 天内付款享 2% 现金折扣',
  ],
  ['2 instalments monthly', '2 equal parts: 1 month; 2 months', '等额分 2 期（开票后 1 个月；开票后 2 个月）'],
  ['due on receipt', 'due on receipt', '收到发票即付'],
  ['in advance', 'in advance', '预付'],
  ['due 2026-10-01', 'agreed due day 1 Oct 2026', '约定到期日 2026年10月1日'],
  ['due 2026-13-01', 'due 2026-13-01', 'due 2026-13-01'],
  ['whenever <you> can', 'whenever &lt;you&gt; can', 'whenever &lt;you&gt; can'],
])('%s stored as terms is said as people say it', (stored, english, chinese) => {
  expect([termsLine(stored, en), termsLine(stored, zh)]).toEqual([english, chinese])
})

test('a role that is refused is told whom it needs', () => {
  const refused = { role: 'viewer', roles: ['admin', 'finance'] } as const
  expect(en.refusal.roleMayNot(refused)).toBe('You are a viewer; this needs an admin or somebody in finance.')
  expect(zh.refusal.roleMayNot(refused)).toBe('您的角色是只读成员，此操作需要管理员或财务权限。')
})

test('a name that ends in a dot ends its sentence', () => {
  const name = escapeMrkdwn('Pumpkin Carriage Co.')
  const said = [
    en.promise.nothingOpen(name),
    en.note.noted({ customer: name, number: null }),
    en.duties.open.customer(0, name),
    en.outcome.dutyDone({ what: 'Customer screened', about: name }),
  ]
  expect(said).toEqual([
    'Nothing is open on Pumpkin Carriage Co.',
    'Noted for Pumpkin Carriage Co.',
    'Nothing to do for Pumpkin Carriage Co.',
    'Customer screened: Pumpkin Carriage Co.',
  ])
  expect(en.note.noted({ customer: 'ACME', number: null })).toBe('Noted for ACME.')
})

test('a dispute that ends when nothing is open any more is not chased again', () => {
  const ended = { number: 'INV-1', amount: money(200_000, currency('USD')) }
  for (const words of [en, zh])
    for (const outcome of ['rejected', 'withdrawn'] as const) {
      const said = words.dispute.ended[outcome]
      expect(said({ ...ended, isOpen: true })).toMatch(/chased again|恢复催收/)
      expect(said({ ...ended, isOpen: false })).not.toMatch(/chased|owed|恢复催收/)
    }
})

test('messages that wait name the channel and what to do there', () => {
  const waiting = (words: typeof en, count: number) =>
    words.outbox.undelivered({ count, channel: '<#C123>', why: words.outbox.why['not-in-channel'] })
  expect(waiting(en, 2)).toBe(
    '2 messages wait for <#C123>: I am not in that channel. Type /invite @Cashlight there, and what waits follows by itself.',
  )
  expect(waiting(en, 1)).toMatch(/^1 message waits for <#C123>: /)
  expect(waiting(zh, 2)).toBe(
    '有 2 条消息待发往 <#C123>：我不在该频道。请在频道中输入 /invite @Cashlight，待发消息会自动补发。',
  )
})

test('what was given up, and what is tried again, is said of one and of several', () => {
  const { givenUpBecause, resent } = en.outbox
  expect([1, 2].map(givenUpBecause.unknown)).toEqual([
    expect.stringContaining('whether it arrived'),
    expect.stringContaining('whether they arrived'),
  ])
  expect(resent({ count: 1, behind: 2 })).toBe('1 message is tried again now, 2 wait behind it.')
  expect(resent({ count: 2, behind: 1 })).toBe('2 messages are tried again now, 1 waits behind them.')
  expect(resent({ count: 3, behind: 0 })).toBe('3 messages are tried again now.')
  expect(zh.outbox.resent({ count: 1, behind: 2 })).toBe('现在重试 1 条消息，其后另有 2 条待发。')
})

test('what is typed is written as it is typed in every language', () => {
  const shown = JSON.stringify(zh, (_, said) => (typeof said === 'function' ? String(said) : said))
  expect(shown.match(/\/cash \p{Script=Han}+/gu)).toBeNull()
})

describe.each(LANGUAGES)('what %s shows to type', (language) => {
  const words = wordsOf(language)
  const context = { today: day('2026-11-20'), currency: currency('USD') }
  const readers = {
    customer: readCustomerEntry,
    invoice: readInvoiceEntry,
    check: readCheckEntry,
    order: readOrderEntry,
    delivered: readDeliveredEntry,
    paid: readPaidEntry,
    balance: readBalanceEntry,
    in: readMovementEntry,
    out: readMovementEntry,
    rate: readRateEntry,
  }

  test.each(Object.entries(readers))('the example of %s is understood', (verb, read) => {
    const { example } = words.commands[verb as keyof typeof readers]
    expect(example.startsWith(`${verb} `)).toBe(true)
    expect(read(example.slice(verb.length + 1), context)).toMatchObject({ kind: 'entry' })
  })

  test.each(Object.entries(words.commands))('%s is shown by its own name', (verb, { usage, example }) => {
    expect(usage.split(' ')[0]).toBe(verb)
    expect(example.split(' ')[0]).toBe(verb)
  })

  test('titles and buttons fit where Slack cuts them', () => {
    const { setup, customer, invoice, delivered, paid, balance, movement } = words.modal
    const titles = [setup, customer, invoice, delivered, paid, balance].map((m) => m.title)
    for (const title of [...titles, ...Object.values(movement.title)]) expect([...title].length).toBeLessThanOrEqual(24)
  })

  test.each([
    'net 30',
    '45 days eom',
    'eom 45',
    'eom 0',
    '1 month eom',
    '30 days 10th',
    'net 10 pay days 5, 20',
    '2/10 net 30',
    'due on receipt',
    'cod',
    'in advance',
    'weekly',
    'monthly',
  ])('terms of %s are told with their numbers', (stored) => {
    const terms = parseTerms(stored)
    if (!terms) throw new Error(`not terms: ${stored}`)
    const told = words.terms(terms)
    expect(told).not.toBe('')
    for (const n of Object.values(terms).flat())
      if (typeof n === 'number' && n > 1 && n !== 200) expect(told).toContain(String(n))
  })
})

test('nothing is left in English in the Chinese', () => {
  const sentences = (tree: object, path = ''): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]): [string, string][] => {
      if (typeof value === 'string') return [[`${path}${key}`, value]]
      return typeof value === 'object' && value !== null ? sentences(value, `${path}${key}.`) : []
    })
  const english = new Map(sentences(en))
  const same = sentences(zh).filter(([path, text]) => english.get(path) === text && !path.startsWith('commands.'))
  expect(same.map(([path]) => path)).toEqual(['status.chart.dso'])
})
