import { expect, test } from 'vitest'
import {
  DEFAULT_DUNNING,
  type DunningFault,
  type DunningPolicy,
  dunningFaults,
  readDunningFigure,
  tellsOf,
} from '../../src/core/dunning-policy.ts'

test.each<[string, Partial<DunningPolicy>, DunningFault[]]>([
  ['the defaults', {}, []],
  ['no steps at all', { finalNoticeDays: null, handOverDays: null }, []],
  ['a hand-over without a notice before it', { finalNoticeDays: null, handOverDays: 8 }, []],
  [
    'a hand-over before the notice',
    { finalNoticeDays: 21, handOverDays: 14 },
    [{ kind: 'not-above', field: 'handOverDays', value: 21 }],
  ],
  [
    'a hand-over on the day of the notice',
    { finalNoticeDays: 21, handOverDays: 21 },
    [{ kind: 'not-above', field: 'handOverDays', value: 21 }],
  ],
  [
    'a notice on the day of collection',
    { finalNoticeDays: 7 },
    [{ kind: 'out-of-range', field: 'finalNoticeDays', least: 8, most: 180 }],
  ],
  [
    'hours that are none, and a hand-over in years',
    { freshHours: 0, handOverDays: 4_000 },
    [
      { kind: 'out-of-range', field: 'freshHours', least: 1, most: 720 },
      { kind: 'out-of-range', field: 'handOverDays', least: 8, most: 365 },
    ],
  ],
])('%s: what is wrong is said of its figure', (_, change, faults) => {
  expect(dunningFaults({ ...DEFAULT_DUNNING, ...change })).toEqual(faults)
})

test.each([
  ['21', 21],
  [' 72 ', 72],
  ['２１', 21],
  ['', null],
  ['three weeks', undefined],
  ['-3', undefined],
  ['2.5', undefined],
])('“%s” is the figure %s', (text, figure) => {
  expect(readDunningFigure(text)).toBe(figure)
})

test('whoever is named for a step is mentioned at it, and nobody else', () => {
  expect(tellsOf(DEFAULT_DUNNING)).toEqual({})
  expect(tellsOf({ ...DEFAULT_DUNNING, handOverTells: 'U0BOSS' })).toEqual({ 'hand-over': 'U0BOSS' })
})
