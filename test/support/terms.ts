/** Terms of every kind at random, and the terms that a text names. */
import fc from 'fast-check'
import { addDays, type Day, day } from '../../src/core/day.ts'
import type { Discount, DueRule, Instalment, SingleTerms, Terms } from '../../src/core/terms.ts'
import { parseTerms } from '../../src/core/terms-text.ts'

export function termsOf(text: string): Terms {
  const terms = parseTerms(text)
  if (!terms) throw new Error(`no terms: ${text}`)
  return terms
}

export function singleTermsOf(text: string): SingleTerms {
  const terms = termsOf(text)
  if (terms.kind === 'instalments') throw new Error(`in instalments: ${text}`)
  return terms
}

const count = fc.integer({ min: 0, max: 999 })
const date = fc.integer({ min: 1, max: 31 })

export const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n): Day => addDays(day('1990-01-01'), n))

/** Every kind of due rule, so that a new one has to be added here. */
const rulesByKind: { [K in DueRule['kind']]: fc.Arbitrary<DueRule> } = {
  net: count.map((days) => ({ kind: 'net', days })),
  months: fc.integer({ min: 1, max: 24 }).map((months) => ({ kind: 'months', months })),
  'net-then-month-end': count.map((days) => ({ kind: 'net-then-month-end', days })),
  'month-end-then-net': count.map((days) => ({ kind: 'month-end-then-net', days })),
  'months-after-month-end': fc
    .integer({ min: 0, max: 24 })
    .map((months) => ({ kind: 'months-after-month-end', months })),
  'net-then-date-of-next-month': fc
    .tuple(count, date)
    .map(([days, d]) => ({ kind: 'net-then-date-of-next-month', days, date: d })),
  'pay-days': fc
    .tuple(count, fc.uniqueArray(date, { minLength: 1, maxLength: 6 }))
    .map(([days, dates]) => ({ kind: 'pay-days', days, dates: dates.sort((a, b) => a - b) })),
  'on-receipt': fc.constant({ kind: 'on-receipt' }),
  'on-delivery': fc.constant({ kind: 'on-delivery' }),
  'in-advance': fc.constant({ kind: 'in-advance' }),
  weekly: fc.constant({ kind: 'weekly' }),
  monthly: fc.constant({ kind: 'monthly' }),
}
const anyRule = fc.oneof(...Object.values(rulesByKind))

type Plain = DueRule & { readonly discount?: Discount }

/** With a discount that can be taken at some time, or without one. */
const anyPlain: fc.Arbitrary<Plain> = fc
  .tuple(anyRule, fc.integer({ min: 1, max: 9_999 }), fc.nat({ max: 1_000 }), fc.boolean())
  .map(([rule, basisPoints, n, hasDiscount]) => {
    const longest = 'days' in rule ? rule.days : 'months' in rule ? rule.months * 28 : LONGEST[rule.kind]
    return hasDiscount && longest > 0 ? { ...rule, discount: { basisPoints, days: n % longest } } : rule
  })

const LONGEST = { 'on-receipt': 0, 'on-delivery': 0, 'in-advance': 0, weekly: 6, monthly: 30 }

const anyShift = fc.constantFrom(undefined, 'next' as const, 'previous' as const)

export const anySingleTerms: fc.Arbitrary<SingleTerms> = fc
  .tuple(anyPlain, anyShift)
  .map(([terms, shift]) => (shift ? { ...terms, shift } : terms))

/** Shares in basis points that sum to 10,000, from so many cuts. */
const anyShares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 11 })
  .map((cuts) =>
    [0, ...cuts.sort((a, b) => a - b), 100].flatMap((at, i, all) => (i === 0 ? [] : (at - (all[i - 1] ?? 0)) * 100)),
  )

const anyParts: fc.Arbitrary<Instalment[]> = fc
  .tuple(
    fc.oneof(
      anyShares,
      fc.integer({ min: 2, max: 12 }).map((n) => Array<number>(n).fill(1)),
    ),
    fc.array(anyPlain, { minLength: 12, maxLength: 12 }),
  )
  .map(([shares, terms]) => shares.map((share, i) => ({ share, terms: terms[i] as Plain })))

export const anyTerms: fc.Arbitrary<Terms> = fc.oneof(
  { weight: 3, arbitrary: anySingleTerms },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyParts, anyShift)
      .map(([parts, shift]): Terms => (shift ? { kind: 'instalments', parts, shift } : { kind: 'instalments', parts })),
  },
)
