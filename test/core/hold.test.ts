import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { causeOfHold, type SignalSeverity } from '../../src/core/hold.ts'
import type { Tier } from '../../src/core/tier.ts'

const EARLY = '2026-11-03T09:00:00.000Z'
const RELEASE = '2026-11-10T09:00:00.000Z'
const LATE = '2026-11-12T09:00:00.000Z'

function seen(severity: SignalSeverity, loggedAt: string) {
  return {
    id: loggedAt,
    severity,
    what: `seen ${loggedAt.slice(8, 10)}`,
    day: day('2026-11-03'),
    endedDay: null,
    loggedAt,
  }
}

type Case = { signals?: ReturnType<typeof seen>[]; before?: Tier; tier?: Tier; released?: boolean }

test.each<[string, Case, string | null]>([
  ['nothing is held without a cause', {}, null],
  ['a red signal holds', { signals: [seen('red', EARLY)] }, 'red-signal seen 03'],
  ['an orange one does not', { signals: [seen('orange', EARLY)], before: 'green', tier: 'orange' }, null],
  ['a tier that turns red holds', { before: 'orange', tier: 'red' }, 'red-tier'],
  ['a first tier that is red holds', { tier: 'red' }, 'red-tier'],
  ['a tier that stays red does not hold again', { before: 'red', tier: 'red' }, null],
  ['the signal is named before the tier', { signals: [seen('red', EARLY)], tier: 'red' }, 'red-signal seen 03'],
  [
    'a signal that was open when the hold was released does not hold again',
    { signals: [seen('red', EARLY)], before: 'red', tier: 'red', released: true },
    null,
  ],
  [
    'a signal that was logged after the release does',
    { signals: [seen('red', EARLY), seen('red', LATE)], before: 'red', tier: 'red', released: true },
    'red-signal seen 12',
  ],
  ['a tier that turns red after a release holds', { before: 'yellow', tier: 'red', released: true }, 'red-tier'],
])('%s', (_, { signals = [], before = null, tier = null, released = false }, expected) => {
  const cause = causeOfHold({ signals, before, tier, releasedAt: released ? RELEASE : null })
  expect(cause && [cause.cause, cause.what].filter((part) => part !== '').join(' ')).toBe(expected)
})
