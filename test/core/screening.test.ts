import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import {
  type Finding,
  type Found,
  GRADES,
  type Grade,
  POINT_WEIGHTS,
  POINTS_OF,
  pointsFor,
  poorPointsIn,
  SCREENING_POINTS,
  SCREENING_RESULTS,
  SCREENING_STEPS,
  screeningFrom,
  ungradedIn,
} from '../../src/core/screening.ts'
import type { YearFigures } from '../../src/core/statements.ts'

const SOUND: YearFigures = {
  sales: 400,
  'cost-of-sales': 300,
  'operating-profit': 36,
  interest: 6,
  'current-assets': 150,
  stock: 50,
  'current-liabilities': 100,
  liabilities: 120,
  equity: 120,
}
const registry = (
  grades: Partial<Record<'credit-report' | 'court-records' | 'management-changes', Grade | null>> = {},
): Found => ({
  step: 'registry',
  registration: null,
  grades: { 'credit-report': 'good', 'court-records': 'good', 'management-changes': 'good', ...grades },
})
const statements = (year: Partial<YearFigures> = {}): Found => ({
  step: 'statements',
  statements: { currency: currency('USD'), yearEnd: day('2025-12-31'), year: { ...SOUND, ...year }, before: SOUND },
})
const reputation = (grades: Partial<Record<'reputation' | 'supply-chain', Grade | null>> = {}): Found => ({
  step: 'reputation',
  grades: { reputation: 'good', 'supply-chain': 'good', ...grades },
})
const finding = (found: Found, more: Partial<Pick<Finding, 'result' | 'evidence' | 'lookedDay'>> = {}): Finding => ({
  ...found,
  result: 'clear',
  evidence: 'seen',
  lookedDay: day('2026-03-02'),
  lookedBy: 'U1',
  ...more,
})

test('weights are even and together 100, and every point belongs to one step', () => {
  expect(Object.values(POINT_WEIGHTS).reduce((a, b) => a + b)).toBe(100)
  expect(Object.values(POINT_WEIGHTS).filter((w) => w % 2 !== 0)).toEqual([])
  expect(Object.values(POINTS_OF).flat().toSorted()).toEqual(SCREENING_POINTS.toSorted())
})

describe('the screening', () => {
  const all = [finding(registry()), finding(statements()), finding(reputation())]

  test('of nothing found is not through, without score', () => {
    expect(screeningFrom([])).toMatchObject({
      isThrough: false,
      score: null,
      steps: { registry: null, statements: null, reputation: null },
    })
  })

  test('the worked example: a fair credit report and a poor supply chain make 80 of 100', () => {
    expect(screeningFrom(all)).toMatchObject({ isThrough: true, score: 100 })
    const less = [
      finding(registry({ 'credit-report': 'fair' })),
      finding(statements()),
      finding(reputation({ 'supply-chain': 'poor' }), { result: 'concern' }),
    ]
    expect(screeningFrom(less)).toMatchObject({
      isThrough: true,
      score: 80,
      points: { 'credit-report': 'fair', 'supply-chain': 'poor' },
    })
  })

  test.each(SCREENING_STEPS)('is not through without the step %s', (step) => {
    const two = all.filter((f) => f.step !== step)
    expect(screeningFrom(two)).toMatchObject({ isThrough: false, score: null, steps: { [step]: null } })
  })

  test('is not through when a step failed, and keeps its score', () => {
    expect(screeningFrom([...all, finding(registry(), { result: 'failed' })])).toMatchObject({
      isThrough: false,
      score: 100,
    })
  })

  test('goes by the last finding of a step', () => {
    const again = [finding(registry(), { result: 'failed' }), ...all]
    expect(screeningFrom(again).isThrough).toBe(true)
    expect(screeningFrom(again).steps.registry).toEqual(all[0])
  })

  test('has no score while a point has no grade, though every step is looked at, and says which', () => {
    const unseen = [finding(registry({ 'court-records': null })), finding(statements()), finding(reputation())]
    expect(ungradedIn(screeningFrom(unseen))).toEqual(['court-records'])
    expect(screeningFrom(unseen)).toMatchObject({
      isThrough: true,
      score: null,
      points: { 'court-records': null, reputation: 'good' },
    })
  })

  test.each(['', '  \n'])('takes what has no evidence (%j) for not looked at', (evidence) => {
    expect(screeningFrom([finding(registry(), { evidence }), ...all.slice(1)])).toMatchObject({
      isThrough: false,
      score: null,
    })
  })
})

const grade = fc.constantFrom(...GRADES)
const found: fc.Arbitrary<Found> = fc.oneof(
  fc
    .tuple(grade, grade, grade)
    .map(([a, b, c]) => registry({ 'credit-report': a, 'court-records': b, 'management-changes': c })),
  fc.integer({ min: -200, max: 400 }).map((equity) => statements({ equity })),
  fc.tuple(grade, grade).map(([a, b]) => reputation({ reputation: a, 'supply-chain': b })),
)
const histories = fc.array(fc.tuple(found, fc.constantFrom(...SCREENING_RESULTS), fc.constantFrom('', 'seen')))

test('whatever was found: the score is the sum of its points, whole, and only there with evidence for every step', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { steps, points, score, isThrough } = screeningFrom(
        history.map(([f, result, evidence]) => finding(f, { result, evidence })),
      )
      const isComplete = SCREENING_STEPS.every((step) => steps[step] !== null)
      expect(score === null).toBe(!isComplete)
      if (score !== null) {
        expect(score).toBe(SCREENING_POINTS.reduce((sum, point) => sum + pointsFor(point, points[point]), 0))
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
      }
      expect(isThrough).toBe(
        isComplete && Object.values(steps).every((f) => f?.evidence === 'seen' && f.result !== 'failed'),
      )
    }),
  )
})

test('poor points are named in their order, those of the ratios too', () => {
  expect(poorPointsIn(registry({ 'management-changes': 'poor', 'credit-report': 'poor' }))).toEqual([
    'credit-report',
    'management-changes',
  ])
  expect(poorPointsIn(statements({ equity: -1 }))).toEqual(['key-ratios'])
  expect(poorPointsIn(reputation({ reputation: 'fair', 'supply-chain': null }))).toEqual([])
})
