import { expect, test } from 'vitest'
import { CHASING_RULES, freshnessAt } from '../../src/core/freshness.ts'

const moneyAt = '2026-11-18T08:00:00.000Z'

test.each([
  ['is fresh on the last minute of its hours', '2026-11-21T08:00:00.000Z', { kind: 'fresh' }],
  ['is stale a moment later', '2026-11-21T08:00:00.001Z', { kind: 'stale', moneyAt, hours: 72 }],
  ['is counted in whole hours', '2026-11-23T07:59:59.000Z', { kind: 'stale', moneyAt, hours: 119 }],
  ['is fresh when a clock was set back', '2026-11-17T08:00:00.000Z', { kind: 'fresh' }],
])('the news of payments %s', (_, now, freshness) => {
  expect(freshnessAt(new Date(now), { moneyAt, freshHours: 72 })).toEqual(freshness)
})

test('where no hours are set, or money was never brought in, nobody is asked', () => {
  const later = new Date('2027-11-18T08:00:00.000Z')
  expect(freshnessAt(later, { moneyAt, freshHours: null })).toEqual({ kind: 'fresh' })
  expect(freshnessAt(later, { moneyAt: null, freshHours: 1 })).toEqual({ kind: 'fresh' })
})

test('every step after the sending asks for money, a broken promise too; what is looked at does not', () => {
  expect([...CHASING_RULES].sort()).toEqual([
    'final-notice',
    'follow-up-promise',
    'hand-over',
    'remind-before-due',
    'start-collection',
  ])
})
