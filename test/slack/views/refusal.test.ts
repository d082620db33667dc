import { describe, expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import { currency, money } from '../../../src/core/money.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { TODAY, usd } from '../../../src/slack/samples/basis.ts'
import { entryRefusalText, entryRefusalView, type Unread } from '../../../src/slack/views/entry-refusal.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'
import { sharedRefusalView } from '../../../src/slack/views/refusal.ts'

const EXAMPLE = 'For example: /cash paid INV-1001 5,000 yesterday'
const yen = money(500, currency('JPY'))
const yuan = money(50_000, currency('CNY'))

describe('what was typed and not understood is one sentence and one correct example', () => {
  test.each<[Unread, string]>([
    [{ kind: 'missing', what: 'amount' }, 'The amount is missing.'],
    [{ kind: 'not-understood', what: 'day', text: '2026-13-45' }, 'I cannot read “2026-13-45” as the day.'],
    [{ kind: 'not-understood', what: 'rest', text: 'asap' }, '“asap” is left over: I cannot place it.'],
    [{ kind: 'not-positive', text: '-5' }, '“-5” has to be more than zero.'],
    [
      { kind: 'too-many-digits', text: '1.234', currency: currency('USD') },
      '“1.234” has more decimals than USD allows.',
    ],
    [
      { kind: 'ambiguous-amount', text: '12.500', readings: [usd(1_250_000), usd(1_250)] },
      '“12.500” can be USD 12,500.00 or USD 12.50. Write it without grouping, with a point before the decimals.',
    ],
    [
      { kind: 'ambiguous-amount', text: '¥500', readings: [yuan, yen] },
      'The currency of “¥500” can be CNY or JPY. Write the three letters behind the amount.',
    ],
    [
      { kind: 'ambiguous-day', text: '03/04', readings: [day('2026-04-03'), day('2026-03-04')] },
      '“03/04” can be 3 Apr 2026 or 4 Mar 2026. Write it as year-month-day, such as 2026-11-20.',
    ],
  ])('%o', (unread, sentence) => {
    expect(payloadAsText(entryRefusalView(unread, 'paid', wordsOf('en')))).toBe(`${sentence}\n${EXAMPLE}`)
    expect(entryRefusalText(unread, wordsOf('en'))).toBe(sentence)
  })

  test('in Chinese too', () => {
    const unread: Unread = { kind: 'ambiguous-day', text: '03/04', readings: [day('2026-04-03'), day('2026-03-04')] }
    expect(entryRefusalText(unread, wordsOf('zh-CN'))).toBe(
      '“03/04”可能是2026年4月3日或2026年3月4日。请按“年-月-日”填写，例如 2026-11-20。',
    )
  })
})

test('a customer who is not there gets the nearest names', () => {
  const view = sharedRefusalView(
    { kind: 'no-such-customer', text: 'ACNE', didYouMean: ['ACME Trading', 'Acmeology'] },
    'paid',
    wordsOf('en'),
  )
  expect(payloadAsText(view)).toBe(`There is no customer “ACNE”. Did you mean ACME Trading or Acmeology?\n${EXAMPLE}`)
})

test('a number that two customers have asks for the customer, with the line to type', () => {
  const refusal = { kind: 'which-invoice', number: 'INV-1001', customers: ['ACME Trading', 'Globex'] } as const
  expect(payloadAsText(sharedRefusalView(refusal, 'credit', wordsOf('en')))).toBe(
    'INV-1001 is an invoice of ACME Trading and Globex. Write the customer behind the number.\nFor example: /cash credit INV-1001 ACME Trading',
  )
})

test('a fact of tomorrow says what today is', () => {
  const view = sharedRefusalView(
    { kind: 'in-the-future', day: day('2026-12-01'), today: TODAY },
    'paid',
    wordsOf('zh-CN'),
  )
  expect(view.text).toBe('2026年12月1日还没有到，今天是2026年11月20日。请填写今天或以前的日期。')
})
