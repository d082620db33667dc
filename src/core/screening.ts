/**
 * The screening of a customer before the first sale on credit: law 1's three steps, and the six points of 'three checks, three looks'
 * (domain.md 'The seven laws') that they give grades to.
 *
 * A step is what somebody looked up, with a result and evidence that anybody can look up again. The last finding of a step counts; the
 * earlier ones are what was known before. The screening is through when every step has one and none failed.
 *
 * The score is the sum of the six points: good counts in full, fair by half, poor not at all. What can be proved on paper (credit
 * report, court records, ratios, payment reputation) weighs 20 each, what is judged (management, supply chain) 10 (judgement). As long
 * as a point has no grade there is no score, rather than one that looks better or worse than what is known.
 *
 * Example: all six good is 100. A fair credit report (10 of 20) and a poor supply chain (0 of 10) make it 80.
 */
import type { Day } from './day.ts'
import type { Registration } from './registration.ts'
import { ratiosGrade, ratiosOf, type Statements } from './statements.ts'

export const SCREENING_STEPS = ['registry', 'statements', 'reputation'] as const
export type ScreeningStep = (typeof SCREENING_STEPS)[number]
export const SCREENING_RESULTS = ['clear', 'concern', 'failed'] as const
export type ScreeningResult = (typeof SCREENING_RESULTS)[number]

/** The six points of 'three checks, three looks'. */
export const SCREENING_POINTS = [
  'credit-report',
  'court-records',
  'management-changes',
  'key-ratios',
  'reputation',
  'supply-chain',
] as const
export type ScreeningPoint = (typeof SCREENING_POINTS)[number]
export const GRADES = ['good', 'fair', 'poor'] as const
export type Grade = (typeof GRADES)[number]

/** Which points a step gives a grade to; that of the ratios is computed, the others are given. */
export const POINTS_OF = {
  registry: ['credit-report', 'court-records', 'management-changes'],
  statements: ['key-ratios'],
  reputation: ['reputation', 'supply-chain'],
} as const satisfies Record<ScreeningStep, readonly ScreeningPoint[]>

/** What a point counts when it is good; together 100, and each even, so that a half of it is whole. */
export const POINT_WEIGHTS: Readonly<Record<ScreeningPoint, number>> = {
  'credit-report': 20,
  'court-records': 20,
  'management-changes': 10,
  'key-ratios': 20,
  reputation: 20,
  'supply-chain': 10,
}

const NO_GRADES: Readonly<Record<ScreeningPoint, Grade | null>> = {
  'credit-report': null,
  'court-records': null,
  'management-changes': null,
  'key-ratios': null,
  reputation: null,
  'supply-chain': null,
}

const HALVES: Readonly<Record<Grade, number>> = { good: 2, fair: 1, poor: 0 }

/** null: this point was not looked at. */
export type Grades<Step extends ScreeningStep> = Readonly<Record<(typeof POINTS_OF)[Step][number], Grade | null>>

/** What a step found beside its result. */
export type Found =
  | { readonly step: 'registry'; readonly registration: Registration | null; readonly grades: Grades<'registry'> }
  | { readonly step: 'statements'; readonly statements: Statements }
  | { readonly step: 'reputation'; readonly grades: Grades<'reputation'> }

export type Finding = Found & {
  readonly result: ScreeningResult
  /** A link or a note: what anybody can look up again. */
  readonly evidence: string
  readonly lookedDay: Day
  readonly lookedBy: string
}

export type FindingOf<Step extends ScreeningStep> = Extract<Finding, { readonly step: Step }>

export type Screening = {
  /** The last finding of each step. */
  readonly steps: { readonly [Step in ScreeningStep]: FindingOf<Step> | null }
  /** Every step has a finding with evidence, and none failed. */
  readonly isThrough: boolean
  readonly points: Readonly<Record<ScreeningPoint, Grade | null>>
  /** 0 to 100; null as long as a point has no grade or no evidence. */
  readonly score: number | null
}

/** The screening that findings make, the oldest first. One without evidence is none. */
export function screeningFrom(findings: readonly Finding[]): Screening {
  const proved = findings.filter(hasEvidence)
  const last = <Step extends ScreeningStep>(step: Step) =>
    proved.findLast((f): f is FindingOf<Step> => f.step === step) ?? null
  const steps = { registry: last('registry'), statements: last('statements'), reputation: last('reputation') }
  const found = Object.values(steps).filter((f) => f !== null)
  const points = { ...NO_GRADES }
  for (const finding of found) Object.assign(points, gradesOf(finding))
  return {
    steps,
    isThrough: found.length === SCREENING_STEPS.length && found.every((f) => f.result !== 'failed'),
    points,
    score: scoreOf(points),
  }
}

/** What a point adds to the score: 0 for one without a grade. */
export function pointsFor(point: ScreeningPoint, grade: Grade | null): number {
  return grade === null ? 0 : (POINT_WEIGHTS[point] / 2) * HALVES[grade]
}

/** The points that have no grade yet: while there is one there is no score. */
export function ungradedIn({ points }: Pick<Screening, 'points'>): ScreeningPoint[] {
  return SCREENING_POINTS.filter((point) => points[point] === null)
}

/** The grades that a step gives. */
function gradesOf(found: Found): Partial<Screening['points']> {
  return found.step === 'statements' ? { 'key-ratios': ratiosGrade(ratiosOf(found.statements)) } : found.grades
}

/** The points graded poor in what somebody would call clear: one of the two is a slip. */
export function poorPointsIn(found: Found): ScreeningPoint[] {
  const grades = gradesOf(found)
  return SCREENING_POINTS.filter((point) => grades[point] === 'poor')
}

function hasEvidence({ evidence }: Finding): boolean {
  return evidence.trim() !== ''
}

function scoreOf(points: Screening['points']): number | null {
  const graded = SCREENING_POINTS.map((point) => [point, points[point]] as const)
  if (graded.some(([, grade]) => grade === null)) return null
  return graded.reduce((sum, [point, grade]) => sum + pointsFor(point, grade), 0)
}
