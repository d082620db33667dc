import type { Conduct } from '../../core/conduct.ts'
import { day } from '../../core/day.ts'
import { USD } from './basis.ts'

export const CONDUCT: Conduct = {
  meanDaysLate: 6.4,
  settledCount: 20,
  onTimeCount: 14,
  trend: {
    spans: [
      { from: day('2025-11-21'), to: day('2026-02-20'), meanDaysLate: 12.3 },
      { from: day('2026-02-21'), to: day('2026-05-20'), meanDaysLate: 8 },
      { from: day('2026-05-21'), to: day('2026-08-20'), meanDaysLate: null },
      { from: day('2026-08-21'), to: day('2026-11-20'), meanDaysLate: 4.1 },
    ],
    turn: 'better',
  },
  promises: { kept: 3, broken: 1, open: 1 },
  dso: [
    {
      currency: USD,
      owed: { arMinor: 2_000_000, notOverdueMinor: 1_250_000, disputedMinor: 200_000 },
      ways: { simple: 51.3, countback: 48.2, bestPossible: 32.1, undisputed: 43.4 },
      basis: { year: { salesMinor: 14_230_000, days: 365 }, steps: [] },
    },
  ],
}

export const CONDUCT_UNKNOWN: Conduct = {
  meanDaysLate: null,
  settledCount: 0,
  onTimeCount: 0,
  trend: { spans: CONDUCT.trend.spans.map((s) => ({ ...s, meanDaysLate: null })), turn: null },
  promises: { kept: 0, broken: 0, open: 0 },
  dso: [
    {
      currency: USD,
      owed: { arMinor: 2_000_000, notOverdueMinor: 0, disputedMinor: 0 },
      ways: { simple: null, countback: null, bestPossible: null, undisputed: null },
      basis: { year: { salesMinor: 0, days: 0 }, steps: [] },
    },
  ],
}
