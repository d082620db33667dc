import { expect, test } from 'vitest'
import { wordsOf } from '../../../src/i18n/index.ts'
import { TODAY } from '../../../src/slack/samples/basis.ts'
import { DSO_LINE } from '../../../src/slack/samples/interest.ts'
import { dsoView } from '../../../src/slack/views/dso.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'

const shown = (line: typeof DSO_LINE, language: 'en' | 'zh-CN' = 'en') =>
  payloadAsText(
    dsoView({ kind: 'report', today: TODAY, customerName: 'ACME', lines: [line], missing: null }, wordsOf(language)),
  )

test('each figure can be worked out again by hand from the sales and days beside it', () => {
  const said = shown(DSO_LINE)
  // 20 + 31 + 32/70 × 30; 212 and 180 ÷ 260 × 112.
  expect(said).toContain('64.7 days by countback · 91.3 simple · 77.5 at best')
  expect(said).toContain(
    'Countback: Nov 2026 EUR 100,000.00, 20 days · Oct 2026 EUR 80,000.00, 31 days · Sept 2026 EUR 32,000.00 of EUR 70,000.00, 13.7 of 30 days',
  )
  expect(said).toContain('Simple and at best: sales of EUR 260,000.00 in 112 days')
  expect(shown(DSO_LINE, 'zh-CN')).toContain('2026年9月 EUR 70,000.00 中的 EUR 32,000.00，30 天中的 13.7 天')
})

test('that the best may be above the countback is explained where it is, and only there', () => {
  expect(shown(DSO_LINE)).toContain('At best may be above countback: it spreads')
  expect(shown({ ...DSO_LINE, ways: { ...DSO_LINE.ways, bestPossible: 64 } })).not.toContain('may be above')
})
