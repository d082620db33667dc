import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { readInterestEntry } from '../../src/core/interest-text.ts'

const TODAY = day('2026-11-20')

test.each([
  ['ACME', { kind: 'receivables', text: 'ACME' }],
  ['ACME Trading', { kind: 'receivables', text: 'ACME Trading' }],
  ['"Rate" Ltd', { kind: 'receivables', text: 'Rate Ltd' }],
  ['rate', { kind: 'rates' }],
  ['利率', { kind: 'rates' }],
  [
    'rate 10.15% from 2026-01-01 "ECB 2.15% + 8"',
    { kind: 'rate', basisPoints: 1_015, fromDay: '2026-01-01', source: 'ECB 2.15% + 8' },
  ],
  ['rate 8 2026-07-01 “contract”', { kind: 'rate', basisPoints: 800, fromDay: '2026-07-01', source: 'contract' }],
  [
    '利率 3.45% 自2026年7月1日起 “一年期LPR”',
    { kind: 'rate', basisPoints: 345, fromDay: '2026-07-01', source: '一年期LPR' },
  ],
  ['', { kind: 'missing', what: 'customer' }],
  ['rate ten', { kind: 'not-a-percent', text: 'ten' }],
  ['rate 0% from 2026-01-01 "none"', { kind: 'not-a-percent', text: '0%' }],
  ['rate 40% from 2026-01-01 "court"', { kind: 'rate', basisPoints: 4_000, fromDay: '2026-01-01', source: 'court' }],
  ['rate 40.01% from 2026-01-01 "usury"', { kind: 'too-high', text: '40.01%' }],
  ['rate 99 from 2026-01-01 "usury"', { kind: 'too-high', text: '99' }],
  ['rate 10.155% from 2026-01-01 "ECB"', { kind: 'not-a-percent', text: '10.155%' }],
  ['rate 10.15% "ECB"', { kind: 'missing', what: 'day' }],
  ['rate 10.15% from whenever "ECB"', { kind: 'not-understood', what: 'day', text: 'whenever' }],
  [
    'rate 10.15% from 05/06/2026 "ECB"',
    { kind: 'ambiguous-day', text: '05/06/2026', readings: ['2026-06-05', '2026-05-06'] },
  ],
  ['rate 10.15% from 2026-01-01', { kind: 'no-source' }],
])('“%s” is read as it is meant', (text, entry) => {
  const read = readInterestEntry(text, TODAY)
  if (read.kind === 'ambiguous-day') {
    expect({ ...read, readings: [...read.readings].sort() }).toEqual({
      ...entry,
      readings: [...((entry as { readings?: string[] }).readings ?? [])].sort(),
    })
  } else expect(read).toEqual(entry)
})
