import { describe, expect, test } from 'vitest'
import { headlineOf, type Light } from '../../../src/core/light.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { TODAY } from '../../../src/slack/samples/basis.ts'
import {
  GREY_REASONS,
  greyLight,
  ORANGE_CLEAR,
  RED_CLEAR,
  RED_LIT,
  STATUS,
  STATUS_CLEAR,
  STATUS_GREY,
  STATUS_WORST,
  YELLOW_LIT,
} from '../../../src/slack/samples/status.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'
import { statusView } from '../../../src/slack/views/status.ts'

const said = (report = STATUS, language: 'en' | 'zh-CN' = 'en', canShare = false) =>
  payloadAsText(statusView(report, wordsOf(language), { canShare }))
const saidOf = (light: Light, language: 'en' | 'zh-CN' = 'en') => said({ ...STATUS, lights: [light] }, language)

describe('a light', () => {
  test('that is on is told with figure, limit, since when and what to do', () => {
    expect(saidOf(YELLOW_LIT)).toContain(
      [
        '🟡 Yellow light: days sales outstanding (DSO) · on since 12 Nov 2026',
        'DSO 73.7 days · simple 70.2 days · best possible 41.9 days',
        'Limit: above 62.4 days, 20% over the mean of 52.0 days (last 12 month-ends).',
        'Customers take longer to pay. See who, and call the largest first. /cash ageing',
      ].join('\n'),
    )
    expect(saidOf(YELLOW_LIT, 'zh-CN')).toContain(
      [
        '🟡 黄灯：应收账款周转天数（DSO） · 自2026年11月12日起亮灯',
        'DSO 73.7 天 · 简单法 70.2 天 · 最佳值 41.9 天',
        '警戒线：高于 62.4 天，即均值 52.0 天的 1.2 倍（最近 12 个月末）。',
      ].join('\n'),
    )
  })

  test('that is off is green, and asks for nothing', () => {
    const text = saidOf(RED_CLEAR)
    expect(text).toContain('🟢 Red light: operating cash flow · off since 1 Nov 2026')
    expect(text).toContain('Sept 2026: -USD 8,200.00 · Oct 2026: USD 13,400.50')
    expect(text).not.toContain('/cash')
  })

  test('says when its state goes back further than was looked', () => {
    expect(saidOf(ORANGE_CLEAR)).toContain('off since 16 Oct 2025 or earlier')
    expect(saidOf(ORANGE_CLEAR, 'zh-CN')).toContain('自2025年10月16日或更早起未亮')
  })

  test.each(GREY_REASONS)('that is not known for $kind is grey, never green, with what to type', (reason) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const text = saidOf(greyLight('orange', reason), language)
      expect(text).toMatch(/⚪ .*\n.+ \/cash \w+/)
      expect(text).not.toContain('🟢 Orange')
      expect(text).not.toContain('🟢 橙灯')
    }
  })

  test('names the account and the currency that are missing', () => {
    expect(saidOf(greyLight('orange', GREY_REASONS[5]!))).toContain('/cash balance "ICBC 8812" 412,300')
    expect(saidOf(greyLight('orange', GREY_REASONS[3]!))).toMatch(
      /no EUR rate on or before 20 Nov 2026.*\/cash rate EUR/,
    )
  })
})

test.each([
  ['on', STATUS],
  ['off', STATUS_CLEAR],
  ['not known', STATUS_GREY],
  ['at their worst', STATUS_WORST],
])('a headline over lights that are %s is the one that the rule gives', (_, { headline, lights }) => {
  expect(headline).toBe(headlineOf(lights))
})

test('grey is told beside the headline, and counted', () => {
  const report = { ...STATUS, lights: [RED_LIT, greyLight('orange', { kind: 'no-balance' })] }
  expect(statusView(report, wordsOf('en'), { canShare: false }).text).toBe(
    '🔴 Red light · 20 Nov 2026 · Operating cash flow was negative in the last two months. 1 light is not known: see below.',
  )
  const two = [...report.lights, greyLight('yellow', { kind: 'no-invoices' })]
  expect(said({ ...report, lights: two })).toContain('2 lights are not known')
})

test('receivables are told a currency each, with the rate that was used', () => {
  const text = said()
  expect(text).toContain('USD 212,000.00 owed to us, of which USD 30,000.00 overdue (4 invoices)')
  expect(text).toContain('EUR 8,500.00 owed to us, nothing overdue')
  expect(text).toContain('Rates: 1 EUR = 1.085 USD (20 Nov 2026)')
})

test('only who may share is offered it', () => {
  expect(said(STATUS, 'en', true)).toContain('[Share here]')
  expect(said(STATUS, 'en', false)).not.toContain('[Share here]')
})

test('the chart has the known month-ends and today, with the limit beside them', () => {
  const chart = statusView(STATUS, wordsOf('en'), { canShare: false }).native?.find(
    (b) => b.type === 'data_visualization',
  )
  if (chart?.type !== 'data_visualization') throw new Error('no chart')
  const [dso, limit] = chart.chart.series
  expect(dso?.data).toHaveLength(12) // of 13, one month-end has no answer
  expect(dso?.data.at(-1)).toEqual({ label: 'Today', value: 73.7 })
  expect(new Set(limit?.data.map((p) => p.value))).toEqual(new Set([62.4]))
})

test('a chart of one point is not drawn', () => {
  const native = statusView({ ...STATUS, dsoHistory: [{ day: TODAY, days: 50 }] }, wordsOf('en'), {
    canShare: false,
  }).native
  expect(native?.some((b) => b.type === 'data_visualization')).toBe(false)
})
