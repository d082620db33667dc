import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { sweepLagMs } from '../../src/core/sweep-lag.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const shanghai = { timeZone: 'Asia/Shanghai', calendar: 'CN', postingHour: 9, setUpAt: '2026-11-02T02:00:00.000Z' }

test.each([
  { name: 'before the posting hour', now: '2026-11-20T08:59:59+08:00', swept: '2026-11-19', lag: 0 },
  { name: 'at the posting hour', now: '2026-11-20T09:00:00+08:00', swept: '2026-11-19', lag: 0 },
  { name: 'twenty minutes later', now: '2026-11-20T09:20:00+08:00', swept: '2026-11-19', lag: 20 * MINUTE },
  { name: 'when it has run', now: '2026-11-20T09:20:00+08:00', swept: '2026-11-20', lag: 0 },
  { name: 'on the weekend after it ran', now: '2026-11-21T12:00:00+08:00', swept: '2026-11-20', lag: 0 },
  { name: 'on the weekend after it did not', now: '2026-11-21T09:00:00+08:00', swept: '2026-11-19', lag: DAY },
  { name: 'on a holiday', now: '2026-10-02T12:00:00+08:00', swept: '2026-09-30', lag: 0 },
  {
    name: 'on a working Sunday',
    now: '2026-01-04T10:00:00+08:00',
    swept: '2025-12-31',
    lag: HOUR,
    setUp: '2025-12-01T00:00:00Z',
  },
  { name: 'after three days down', now: '2026-11-20T09:00:00+08:00', swept: '2026-11-16', lag: 3 * DAY },
  { name: 'for a company set up after the hour', now: '2026-11-02T10:05:00+08:00', swept: null, lag: 5 * MINUTE },
  { name: 'for one set up before it', now: '2026-11-03T09:30:00+08:00', swept: '2026-11-02', lag: 30 * MINUTE },
  { name: 'for one that is not set up', now: '2026-11-20T12:00:00+08:00', swept: null, lag: 0, setUp: null },
  { name: 'when the clock was set back', now: '2026-11-18T12:00:00+08:00', swept: '2026-11-20', lag: 0 },
])('the lag $name', ({ now, swept, lag, setUp }) => {
  const company = setUp === undefined ? shanghai : { ...shanghai, setUpAt: setUp }
  expect(sweepLagMs(company, swept === null ? null : day(swept), new Date(now))).toBe(lag)
})

test('a posting hour that the clocks skip begins when they have skipped it', () => {
  // In Egypt Friday 2026-04-24 began at 01:00.
  const cairo = { timeZone: 'Africa/Cairo', calendar: 'none', postingHour: 0, setUpAt: '2026-01-01T00:00:00Z' }
  expect(sweepLagMs(cairo, day('2026-04-23'), new Date('2026-04-24T01:10:00+03:00'))).toBe(10 * MINUTE)
})
