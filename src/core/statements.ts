/**
 * Two years of a customer's financial statements: the few figures that five ratios need, and what the ratios say.
 *
 * current = current assets ÷ current liabilities · quick = (current assets − stock) ÷ current liabilities · debt to equity = liabilities
 * ÷ equity · gross margin = (sales − cost of sales) ÷ sales · interest cover = operating profit before interest and tax ÷ interest
 * (any textbook of financial analysis; the limits between the grades below are its rules of thumb, and judgement).
 *
 * A ratio without anything to divide by has no value, and still a grade: nothing owed within the year, or no interest to pay, is good;
 * no sales, or equity used up, is poor. What a gross margin is worth differs by trade, so it is held against the customer's own year
 * before. The grade of all five is the one in the middle: neither a single bad nor a single brilliant ratio decides; but whose equity
 * is used up is poor whatever the others say.
 *
 * Example: sales 4,000,000 at a cost of 3,000,000, operating profit 360,000, interest 60,000, current assets 1,500,000 of which stock
 * 600,000, current liabilities 1,000,000, liabilities 1,800,000, equity 1,200,000: current 1.5 good, quick 0.9 fair, debt to equity 1.5
 * fair, gross margin 25 % good when it was 24 % the year before, interest cover 6 good. Together: good.
 */
import { addMonths, type Day } from './day.ts'
import type { Currency } from './money.ts'
import type { Grade } from './screening.ts'

/** In the order in which statements show them. */
export const STATEMENT_FIGURES = [
  'sales',
  'cost-of-sales',
  'operating-profit',
  'interest',
  'current-assets',
  'stock',
  'current-liabilities',
  'liabilities',
  'equity',
] as const
export type StatementFigure = (typeof STATEMENT_FIGURES)[number]

/** These two may be below zero: a loss, and losses that used up what the owners put in. */
export const SIGNED_FIGURES: readonly StatementFigure[] = ['operating-profit', 'equity']

/** Whole minor units of the statements' currency. */
export type YearFigures = Readonly<Record<StatementFigure, number>>

export type Statements = {
  readonly currency: Currency
  /** The last day of the later of the two years. */
  readonly yearEnd: Day
  readonly year: YearFigures
  readonly before: YearFigures
}

export const RATIOS = ['current', 'quick', 'debt-to-equity', 'gross-margin', 'interest-cover'] as const
export type Ratio = (typeof RATIOS)[number]

export type RatioLine = {
  readonly ratio: Ratio
  /** A plain number: 1.5, and 0.25 for a margin of 25 %. null: nothing to divide by. */
  readonly value: number | null
  readonly before: number | null
  /** Against the year before; null when one of the two has no value. */
  readonly trend: 'better' | 'same' | 'worse' | null
  readonly grade: Grade
}

/** How old the later year may be, so that its statements can be called clear: see areOld. */
export const STATEMENTS_MONTHS_MAX = 18

/** Of what is more than the whole that it is a part of: a slip between two fields. */
export type StatementsFault = { readonly part: StatementFigure; readonly whole: StatementFigure }

/** The five ratios of the later year beside those of the year before. */
export function ratiosOf({ year, before }: Statements): RatioLine[] {
  return RATIOS.map((ratio) => {
    const [value, previous] = [ratioOf(ratio, year), ratioOf(ratio, before)]
    return {
      ratio,
      value,
      before: previous,
      trend: trendOf(ratio, value, previous),
      grade: gradeOf(ratio, year, before),
    }
  })
}

/** The grade of 'key ratios': the one in the middle of the five, or poor with equity used up. */
export function ratiosGrade(lines: readonly RatioLine[]): Grade {
  if (hasNoEquity(lines)) return 'poor'
  const sorted = lines.map((l) => l.grade).sort((a, b) => GRADE_ORDER.indexOf(a) - GRADE_ORDER.indexOf(b))
  return sorted[Math.floor(sorted.length / 2)] ?? 'poor'
}

/** What the owners put in is used up, or was never there. */
export function hasNoEquity(lines: readonly RatioLine[]): boolean {
  return lines.some((l) => l.ratio === 'debt-to-equity' && l.value === null)
}

/**
 * The next year has ended since and is out: twelve months for the year and six to publish it in (China's rules on the public information of
 * enterprises, article 8: by 30 June; elsewhere judgement). What they say is of another company than today's.
 */
export function areOld({ yearEnd }: Pick<Statements, 'yearEnd'>, day: Day): boolean {
  return addMonths(yearEnd, STATEMENTS_MONTHS_MAX) < day
}

const GRADE_ORDER: readonly Grade[] = ['good', 'fair', 'poor']

/** The first part that is larger than its whole, in either year. */
export function statementsFault({ year, before }: Statements): StatementsFault | null {
  return WHOLES.find(({ part, whole }) => [year, before].some((figures) => figures[part] > figures[whole])) ?? null
}

const WHOLES: readonly StatementsFault[] = [
  { part: 'stock', whole: 'current-assets' },
  { part: 'current-liabilities', whole: 'liabilities' },
]

function ratioOf(ratio: Ratio, f: YearFigures): number | null {
  switch (ratio) {
    case 'current':
      return quotient(f['current-assets'], f['current-liabilities'])
    case 'quick':
      return quotient(f['current-assets'] - f.stock, f['current-liabilities'])
    case 'debt-to-equity':
      return quotient(f.liabilities, f.equity)
    case 'gross-margin':
      return quotient(f.sales - f['cost-of-sales'], f.sales)
    case 'interest-cover':
      return quotient(f['operating-profit'], f.interest)
  }
}

/** null when there is nothing, or less, to divide by. */
function quotient(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

function trendOf(ratio: Ratio, value: number | null, before: number | null): RatioLine['trend'] {
  if (value === null || before === null) return null
  if (value === before) return 'same'
  return value > before !== (ratio === 'debt-to-equity') ? 'better' : 'worse'
}

/** From which value on (debt to equity: up to which) a ratio is good, and fair. */
const LIMITS: Readonly<Record<Exclude<Ratio, 'gross-margin'>, { readonly good: number; readonly fair: number }>> = {
  current: { good: 1.5, fair: 1 },
  quick: { good: 1, fair: 0.7 },
  'debt-to-equity': { good: 1, fair: 2 },
  'interest-cover': { good: 3, fair: 1.5 },
}

/** How far a gross margin may have fallen and still be good, and fair, in basis points: 200 are two points of the margin. */
const MARGIN_FALL = { good: 200, fair: 500 }

function gradeOf(ratio: Ratio, year: YearFigures, before: YearFigures): Grade {
  const value = ratioOf(ratio, year)
  if (value === null) return withoutValue(ratio, year)
  if (ratio === 'gross-margin') return marginGrade(value, ratioOf(ratio, before))
  const { good, fair } = LIMITS[ratio]
  const reaches = (limit: number) => (ratio === 'debt-to-equity' ? value <= limit : value >= limit)
  return reaches(good) ? 'good' : reaches(fair) ? 'fair' : 'poor'
}

function withoutValue(ratio: Ratio, year: YearFigures): Grade {
  switch (ratio) {
    case 'current':
    case 'quick':
      return 'good'
    case 'debt-to-equity':
    case 'gross-margin':
      return 'poor'
    case 'interest-cover':
      return year['operating-profit'] >= 0 ? 'good' : 'poor'
  }
}

function marginGrade(value: number, before: number | null): Grade {
  if (value <= 0) return 'poor'
  if (before === null) return 'fair'
  const fall = Math.round((before - value) * 10_000)
  return fall <= MARGIN_FALL.good ? 'good' : fall <= MARGIN_FALL.fair ? 'fair' : 'poor'
}
