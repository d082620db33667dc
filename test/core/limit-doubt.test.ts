import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import type { DayRates } from '../../src/core/exchange.ts'
import { type DoubtFacts, doubtOf } from '../../src/core/limit-doubt.ts'
import { currency, money } from '../../src/core/money.ts'

const [USD, EUR, JPY] = [currency('USD'), currency('EUR'), currency('JPY')]
const usd = (whole: number) => money(whole * 100, USD)
const eur = (whole: number) => money(whole * 100, EUR)
const RATES: DayRates = {
  base: USD,
  day: day('2026-11-20'),
  rates: [{ from: EUR, to: USD, rate: '1.25', day: '2026-11-19' }],
}
const FACTS: DoubtFacts = { before: null, limit: usd(50_000), sales: usd(600_000), rates: RATES }

test.each<[string, ReturnType<typeof usd>, Partial<DoubtFacts>, string | null]>([
  ['just below ten times the limit is asked for as it is', usd(499_999), {}, null],
  ['ten times the limit is doubted', usd(500_000), {}, 'ten-times limit 5000000 USD'],
  [
    'what was bought is not looked at where there is a limit',
    usd(500_000),
    { sales: usd(10_000_000) },
    'ten-times limit 5000000 USD',
  ],
  ['without a limit, ten times what was bought', usd(6_000_000), { limit: null }, 'ten-times sales 60000000 USD'],
  ['and not less', usd(5_999_999), { limit: null }, null],
  ['cash in advance is no limit to go by', usd(6_000_000), { limit: usd(0) }, 'ten-times sales 60000000 USD'],
  ['of a customer who never bought there is nothing to go by', usd(9_000_000), { limit: null, sales: usd(0) }, null],
  ['nor where nobody can tell', usd(9_000_000), { limit: null, sales: null }, null],
  ['in another currency, at the rate of the day', eur(400_000), {}, 'ten-times limit 5000000 USD'],
  ['and not a cent less', money(39_999_999, EUR), {}, null],
  ['without a rate nothing is doubted', money(99_999_999, JPY), {}, null],
  ['another currency than that of what waits', eur(40_000), { before: usd(40_000) }, 'other-currency 4000000 USD'],
  ['is asked about before the amount is', eur(4_000_000), { before: usd(40_000) }, 'other-currency 4000000 USD'],
  ['the same currency is not', usd(40_000), { before: usd(30_000) }, null],
  ['cash in advance is never too much', usd(0), { before: usd(30_000) }, null],
])('%s', (_, amount, facts, expected) => {
  const doubt = doubtOf(amount, { ...FACTS, ...facts })
  const told =
    doubt?.kind === 'ten-times'
      ? `ten-times ${doubt.what} ${doubt.than.minor} ${doubt.than.currency}`
      : doubt && `other-currency ${doubt.before.minor} ${doubt.before.currency}`
  expect(told).toBe(expected)
})
