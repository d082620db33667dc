import { describe, expect, test } from 'vitest'
import type { Books } from '../../src/core/books.ts'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { lightsOn } from '../../src/core/light.ts'
import { currency } from '../../src/core/money.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import { DEMO_CUSTOMERS, demoWorkspace } from '../../src/playground/demo-company.ts'
import { type DemoScript, demoScript } from '../../src/playground/demo-script.ts'

const START = day('2026-11-23')
/** Days of the month from the first to the last, before and in the long holidays, in a leap year too. */
const STARTS = [
  ['2026-11-22', '2026-11-23', '2026-12-01', '2026-12-15'],
  ['2026-12-31', '2027-01-06', '2027-02-01', '2027-02-14'],
  ['2027-04-08', '2027-08-05', '2027-10-03', '2028-02-29'],
].flatMap((row) => row.map(day))

type Totals = Books['totals'][number]
type Mutable = { -readonly [K in keyof Totals]: Totals[K] }

/** The script as the lights would read it out of the books, on any day. */
function booksOf(script: DemoScript): (today: Day) => Books {
  const rows = new Map<string, Mutable>()
  const row = (d: Day, code: Totals['currency']) => {
    const key = `${d} ${code}`
    const none = {
      invoicedMinor: 0,
      creditedMinor: 0,
      writtenOffMinor: 0,
      receivedMinor: 0,
      operatingInMinor: 0,
      operatingOutMinor: 0,
    }
    const known = rows.get(key) ?? { day: d, currency: code, ...none, otherInMinor: 0, otherOutMinor: 0 }
    rows.set(key, known)
    return known
  }
  for (const { issuedDay, amount, payments, credit } of script.invoices) {
    row(issuedDay, amount.currency).invoicedMinor += amount.minor
    for (const p of payments) row(p.day, amount.currency).receivedMinor += p.amount.minor
    if (credit) row(credit.day, amount.currency).creditedMinor += credit.amount.minor
  }
  for (const { day: d, amount, activity } of script.movements) {
    if (activity === 'transfer') continue
    const kind = activity === 'operating' ? 'operating' : 'other'
    row(d, amount.currency)[`${kind}${amount.minor > 0 ? 'In' : 'Out'}Minor`] += Math.abs(amount.minor)
  }
  const { baseCurrency, dsoWindowMonths, staleAfterDays, paymentsAreCash } = demoWorkspace('')
  const inOrder = <T extends { day: string }>(facts: Iterable<T>) =>
    [...facts].sort((a, b) => a.day.localeCompare(b.day))
  const totals = inOrder(rows.values())
  const balances = inOrder(script.balances).map((b) => ({ accountId: b.accountName, ...b }))
  const rates = inOrder(script.rates)
  return (today) => ({
    ...{ baseCurrency, dsoWindowMonths, staleAfterDays, paymentsAreCash },
    totals: totals.filter((t) => t.day <= today),
    balances: balances.filter((b) => b.day <= today),
    rates: rates.filter((r) => r.day <= today),
    notOverdue: { day: today, amounts: [] },
  })
}

/** Each light's state on a day. */
function lightsOf(script: DemoScript): (today: Day) => Record<string, string> {
  const books = booksOf(script)
  return (today) => Object.fromEntries(lightsOn(books(today), today).map((l) => [l.id, l.state]))
}

describe('the demo script', () => {
  test.each(STARTS)(
    'begun on %s, has yellow on alone; orange comes on within two months, and red two weeks after it or later, within three',
    (start) => {
      const states = lightsOf(demoScript(start))
      expect(states(start)).toEqual({ red: 'clear', orange: 'clear', yellow: 'lit' })
      const later = Array.from({ length: 92 }, (_, i) => states(addDays(start, i + 1)))
      const orange = later.findIndex((s) => s.orange === 'lit')
      const red = later.findIndex((s) => s.red === 'lit')
      expect(orange).toSatisfy((n) => n >= 0 && n < 60)
      expect(red).toBeGreaterThanOrEqual(orange + 14)
    },
  )

  const script = demoScript(START)
  const past = script.invoices.filter((i) => i.issuedDay <= START)

  test('is the same for everybody who begins on the same day', () => {
    expect(demoScript(START)).toEqual(script)
  })

  test('no light is grey in the two years that follow', () => {
    const states = lightsOf(script)
    for (let n = 0; n <= 700; n += 50) expect(Object.values(states(addDays(START, n)))).not.toContain('grey')
  })

  test('has a past of 18 months with customers of several currencies, who pay early, late, in parts and too much', () => {
    expect(past.length).toBeGreaterThan(400)
    expect(past.length).toBeLessThan(700)
    expect(past[0]?.issuedDay.slice(0, 7)).toBe('2025-05')
    expect(new Set(past.map((i) => i.amount.currency)).size).toBe(4)
    const paid = past.filter((i) => i.payments.length > 0)
    expect(paid.some((i) => i.payments[0] && i.payments[0].day < i.dueDay)).toBe(true)
    expect(paid.some((i) => i.payments[0] && i.payments[0].day > addDays(i.dueDay, 30))).toBe(true)
    expect(paid.some((i) => i.payments.length === 2)).toBe(true)
    const paidTotal = (i: (typeof past)[number]) => i.payments.reduce((sum, p) => sum + p.amount.minor, 0)
    expect(past.some((i) => paidTotal(i) > i.amount.minor && i.payments.every((p) => p.day <= START))).toBe(true)
    expect(past.some((i) => i.credit)).toBe(true)
    expect(past.some((i) => i.hasDelivery)).toBe(true)
  })

  test('numbers each invoice once, invoices and pays on working days, and pays nothing before it is invoiced', () => {
    const china = calendarOf('CN')
    expect(new Set(script.invoices.map((i) => i.number)).size).toBe(script.invoices.length)
    for (const { issuedDay, deliveredDay, dueDay, payments } of script.invoices) {
      expect(china.isWorkingDay(issuedDay)).toBe(true)
      expect([deliveredDay <= issuedDay, issuedDay <= dueDay]).toEqual([true, true])
      for (const p of payments) expect([p.day > issuedDay, china.isWorkingDay(p.day)]).toEqual([true, true])
    }
  })

  test('has cash above zero and one account that cannot be spent', () => {
    const main = script.balances.filter((b) => b.accountName === 'Main account' && b.day <= addDays(START, 365))
    expect(Math.min(...main.map((b) => b.balance.minor))).toBeGreaterThan(0)
    expect(new Set(script.balances.filter((b) => b.restricted).map((b) => b.accountName)).size).toBe(1)
    expect(DEMO_CUSTOMERS).toHaveLength(24)
    // The local Slack's page shows `&` as `&amp;`.
    expect(DEMO_CUSTOMERS.map((c) => c.name).join()).not.toMatch(/[&<>]/)
    expect(script.rates.every((r) => r.to === currency('CNY'))).toBe(true)
  })
})
