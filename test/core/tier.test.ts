import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { addDays, day } from '../../src/core/day.ts'
import { SIGNAL_SEVERITIES, type Signal, type SignalSeverity } from '../../src/core/hold.ts'
import {
  hasTurned,
  isWorse,
  standingOf,
  TIERS,
  type Tier,
  type TierEntry,
  type TierFound,
  tierOf,
  worstOf,
} from '../../src/core/tier.ts'

const TODAY = day('2026-11-20')

type Known = { late?: number | null; score?: number | null; signals?: SignalSeverity[] }

function signal(severity: SignalSeverity, i = 0): Signal {
  return { id: `s${i}`, severity, what: `${severity} ${i}`, day: addDays(TODAY, i), endedDay: null }
}

function found(known: Known, before: TierFound | null = null, on = TODAY): TierFound | null {
  const { late = null, score = null, signals = [] } = known
  const facts = { day: on, behaviour: { meanDaysLate: late }, score, signals: signals.map(signal) }
  return tierOf(before, facts, DEFAULT_POLICY)
}

describe('a tier', () => {
  test.each<[string, Known, Tier | null]>([
    ['is not known without anything', {}, null],
    ['is green up to 5 days', { late: 5 }, 'green'],
    ['is green for who pays early', { late: -12 }, 'green'],
    ['is yellow from there', { late: 5.01 }, 'yellow'],
    ['is yellow up to 30 days', { late: 30 }, 'yellow'],
    ['is orange from there', { late: 30.1 }, 'orange'],
    ['is orange up to 60 days', { late: 60 }, 'orange'],
    ['is red above', { late: 60.1 }, 'red'],
    ['is green from a score of 75', { score: 75 }, 'green'],
    ['is yellow below', { score: 74 }, 'yellow'],
    ['is yellow from 50', { score: 50 }, 'yellow'],
    ['is orange below', { score: 49 }, 'orange'],
    ['is orange from 25', { score: 25 }, 'orange'],
    ['is red below', { score: 24 }, 'red'],
    ['has the colour of a signal', { signals: ['orange'] }, 'orange'],
    ['has the colour of the gravest signal', { signals: ['yellow', 'red', 'orange'] }, 'red'],
    ['is the worst of its parts', { late: 12, score: 80 }, 'yellow'],
    ['is red by a signal, however well it pays', { late: 0, score: 100, signals: ['red'] }, 'red'],
  ])('%s', (_, known, tier) => {
    expect(found(known)?.tier ?? null).toBe(tier)
  })

  test('goes by what the company has decided', () => {
    const facts = { day: TODAY, behaviour: { meanDaysLate: 12 }, score: null, signals: [] }
    expect(tierOf(null, facts, { ...DEFAULT_POLICY, greenDays: 15 })?.tier).toBe('green')
  })

  test('keeps what was last known of a part, with the day', () => {
    const before = found({ late: 40, score: 80 })
    const now = found({ score: 80 }, before, addDays(TODAY, 90))
    expect(now).toMatchObject({
      tier: 'orange',
      parts: { behaviour: { tier: 'orange', day: TODAY, meanDaysLate: 40 } },
    })
  })

  test('improves when a signal ends and the rest is known', () => {
    expect(found({ late: 1 }, found({ late: 1, signals: ['red'] }))?.tier).toBe('green')
  })

  test('stays when a signal ends and nothing else was ever known', () => {
    const red = found({ signals: ['red'] })
    expect(found({}, red)?.tier).toBe('red')
    expect(found({}, found({}, red))?.tier).toBe('red')
    expect(found({ late: 2 }, found({}, red))?.tier).toBe('green')
  })

  test('names the signal that was seen first among the gravest', () => {
    const facts = { day: TODAY, behaviour: { meanDaysLate: null }, score: null }
    const signals = [signal('red', 5), signal('orange', 1), signal('red', 3)]
    expect(tierOf(null, { ...facts, signals }, DEFAULT_POLICY)?.parts.signals).toEqual({
      tier: 'red',
      day: addDays(TODAY, 3),
      what: 'red 3',
    })
  })
})

describe('over any history', () => {
  const known = fc.record({
    late: fc.option(fc.double({ min: -100, max: 200, noNaN: true })),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    signals: fc.array(fc.constantFrom(...SIGNAL_SEVERITIES), { maxLength: 3 }),
  })
  const history = fc.array(known, { minLength: 1, maxLength: 12 })
  const foundAfter = (all: Known[]) => all.reduce<TierFound | null>((before, k) => found(k, before), null)

  test('a tier never improves on missing data', () => {
    fc.assert(
      fc.property(history, known, fc.boolean(), fc.boolean(), (all, next, hidesLate, hidesScore) => {
        const before = foundAfter(all)
        const hidden = { ...next, late: hidesLate ? null : next.late, score: hidesScore ? null : next.score }
        const now = found(hidden, before)
        if (!before || !now || !isWorse(before.tier, now.tier)) return
        // Better than before: then something was seen that is better than it was, or a signal ended with the rest known.
        const isBetter = (part: 'behaviour' | 'score') => {
          const [was, is] = [before.parts[part], now.parts[part]]
          const isSeen = part === 'behaviour' ? hidden.late !== null : hidden.score !== null
          return isSeen && is !== null && (was === null || isWorse(was.tier, is.tier))
        }
        const hasEnded = isWorse(before.parts.signals?.tier ?? 'green', now.parts.signals?.tier ?? 'green')
        const isRestKnown = now.parts.behaviour !== null || now.parts.score !== null
        expect(isBetter('behaviour') || isBetter('score') || (hasEnded && isRestKnown)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a morning on which nothing is known changes nothing but the signals', () => {
    fc.assert(
      fc.property(history, (all) => {
        const before = foundAfter(all)
        const now = found({}, before)
        expect(now?.parts.behaviour ?? null).toEqual(before?.parts.behaviour ?? null)
        expect(now?.parts.score ?? null).toEqual(before?.parts.score ?? null)
      }),
    )
  })

  test('it is never better than its worst part', () => {
    fc.assert(
      fc.property(history, (all) => {
        const now = foundAfter(all)
        if (!now) return
        for (const part of Object.values(now.parts)) if (part) expect(isWorse(part.tier, now.tier)).toBe(false)
      }),
    )
  })

  test('finding the same again is no turn', () => {
    fc.assert(
      fc.property(history, known, (all, next) => {
        const once = found(next, foundAfter(all))
        const twice = found(next, once)
        if (once && twice) expect(hasTurned(once, twice)).toBe(false)
      }),
    )
  })
})

describe('a turn', () => {
  const green = found({ late: 0, score: 90 }) as TierFound

  test.each<[string, Known, boolean]>([
    ['is another tier', { late: 10, score: 90 }, true],
    ['is not another figure of the same colour', { late: 3, score: 95 }, false],
    ['is another colour of a part, also below the worst', { late: 0, score: 90, signals: ['yellow'] }, true],
  ])('%s', (_, known, expected) => {
    expect(hasTurned(green, found(known, green) as TierFound)).toBe(expected)
  })

  test('is the first that is found', () => {
    expect(hasTurned(null, green)).toBe(true)
  })

  test('is noted where a part turns under a tier that stays, so that its last colour is known', () => {
    const before = found({ late: 0, score: 30 }) as TierFound
    const now = found({ late: 20, score: 30 }, before) as TierFound
    expect([before.tier, now.tier, hasTurned(before, now)]).toEqual(['orange', 'orange', true])
  })
})

describe('a standing', () => {
  const entry = (tier: Tier, on: string): TierEntry => {
    return { tier, before: null, day: day(on), parts: { behaviour: null, score: null, signals: null } }
  }
  test.each<[string, TierEntry[], string | null]>([
    ['is nothing without a history', [], null],
    ['is the last tier, since its day', [entry('green', '2026-01-05'), entry('red', '2026-03-01')], 'red 2026-03-01'],
    [
      'counts from where the tier began, not from where a part turned',
      [entry('green', '2026-01-05'), entry('red', '2026-03-01'), entry('red', '2026-05-01')],
      'red 2026-03-01',
    ],
    [
      'begins anew when a tier comes back',
      [entry('red', '2026-01-05'), entry('green', '2026-03-01'), entry('red', '2026-05-01')],
      'red 2026-05-01',
    ],
  ])('%s', (_, history, expected) => {
    const standing = standingOf(history)
    expect(standing && `${standing.tier} ${standing.since}`).toBe(expected)
  })
})

test('the worst of none is none, and red is worse than all', () => {
  expect(worstOf([])).toBeNull()
  expect(worstOf(TIERS)).toBe('red')
  expect(worstOf([...TIERS].reverse())).toBe('red')
})
