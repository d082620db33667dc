/** The screening of a customer before the first sale on credit. */
import type { Day } from './day.ts'

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
export type Grade = 'good' | 'fair' | 'poor'

export type Screening = {
  /** The last finding of each step. */
  readonly steps: Readonly<Record<ScreeningStep, Finding | null>>
  /** Every step has a finding with evidence, and none failed. */
  readonly isThrough: boolean
  readonly points: Readonly<Record<ScreeningPoint, Grade | null>>
  /** 0 to 100; null as long as a point has no grade or no evidence. */
  readonly score: number | null
}

export type Finding = {
  readonly step: ScreeningStep
  readonly result: ScreeningResult
  /** A link or a note: what anybody can look up again. */
  readonly evidence: string
  readonly lookedDay: Day
  readonly lookedBy: string
}
