import { expect, test } from 'vitest'
import { wordsOf } from '../../../src/i18n/index.ts'
import { TODAY, usd } from '../../../src/slack/samples/basis.ts'
import { AGEING_REPORT, OVERDUE, OVERDUE_WORST } from '../../../src/slack/samples/status.ts'
import { ageingView, untiedView } from '../../../src/slack/views/ageing.ts'
import { overdueView } from '../../../src/slack/views/overdue.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'

const ageing = (language: 'en' | 'zh-CN') => ageingView(AGEING_REPORT, wordsOf(language))

test('every bucket is a line, unapplied receipts are taken off, and the sum comes first', () => {
  const [, first] = payloadAsText(ageing('en')).split(/(?=Receivables )/)
  expect(first?.trim()).toBe(
    [
      'Receivables USD 208,750.00 · USD 26,900.00 overdue (13%)',
      'Not due: USD 182,000.00 · 1 invoice',
      '1–30 days: USD 1,200.00 · 1 invoice',
      '31–60 days: USD 7,500.00 · 1 invoice',
      '61–90 days: USD 18,200.00 · 1 invoice',
      '91–120 days: USD 0.00',
      'Over 120 days: USD 0.00',
      'Unapplied receipts: -USD 150.00',
    ].join('\n'),
  )
})

test('the table says the same, with the sum in its last row', () => {
  const table = ageing('zh-CN').native?.find((b) => b.type === 'table')
  if (table?.type !== 'table') throw new Error('no table')
  const cells = (row: (typeof table.rows)[number] | undefined) => row?.map((c) => ('text' in c ? c.text : ''))
  expect(cells(table.rows[0])).toEqual(['逾期天数', 'USD', '发票数', 'EUR', '发票数'])
  expect(cells(table.rows.at(-2))).toEqual(['未核销收款', '-USD 150.00', '–', 'EUR 0.00', '–'])
  expect(cells(table.rows.at(-1))).toEqual(['应收账款', 'USD 208,750.00', '4', 'EUR 8,500.00', '1'])
})

test('what is overdue is told figure first, and says how many are left out', () => {
  const text = payloadAsText(overdueView(OVERDUE, wordsOf('en')))
  expect(text).toContain('USD 18,200.00 · 64 days overdue · ACME Trading · INV-0910 · @U01ANN')
  expect(text).toContain('USD 1,200.00 · 1 day overdue · Initech')
  expect(payloadAsText(overdueView(OVERDUE_WORST, wordsOf('en')))).toContain('and 1,219 more')
})

test('nothing overdue is one sentence and no table', () => {
  const view = overdueView({ today: TODAY, lines: [], count: 0, totals: [] }, wordsOf('zh-CN'))
  expect(payloadAsText(view)).toBe('没有逾期发票。')
  expect(view.native).toBeUndefined()
})

test('who owes most overdue comes first of its currency, and the rest is counted', () => {
  const lines = payloadAsText(ageing('en')).split('\n')
  const from = lines.indexOf('By customer, in USD')
  expect(lines.slice(from, from + 3)).toEqual([
    'By customer, in USD',
    'ACME Trading: USD 207,550.00, USD 25,700.00 overdue',
    '晨光演示: USD 1,200.00, USD 1,200.00 overdue',
  ])
})

test('an ageing that does not tie is said with both figures, and no line of it', () => {
  const text = payloadAsText(untiedView({ kind: 'untied', buckets: usd(100), receivable: usd(200) }, wordsOf('en')))
  expect(text).toContain('come to USD 1.00, and the books to USD 2.00')
})
