import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { currency } from '../../src/core/money.ts'
import { addToTotals, readTotals, type TotalsDelta } from '../../src/store/daily-totals.ts'
import { HandClock, openCompany } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const FIRST = day('2026-11-01')
const LAST = day('2026-11-10')

eachDatabase('daily totals', (openFresh) => {
  test('are the sums of all that was added, a day and currency each, in whatever pieces it came', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const amounts = fc.integer({ min: -1000, max: 1e12 })
    const delta = fc
      .record({
        day: fc.integer({ min: 0, max: 9 }).map((n) => addDays(FIRST, n)),
        currency: fc.constantFrom(currency('USD'), currency('JPY')),
        invoicedMinor: amounts,
        receivedMinor: amounts,
        otherOutMinor: amounts,
      })
      .map((d): TotalsDelta => d)
    let company = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(delta, { maxLength: 8 }), { maxLength: 5 }), async (pieces) => {
        company += 1
        const id = `T${company}`
        await openCompany(db, clock, { id })
        for (const piece of pieces) await addToTotals(db, id, piece)
        const all = pieces.flat()
        const rows = await readTotals(db, id, LAST)
        expect(rows.map((r) => r.day)).toEqual(rows.map((r) => r.day).toSorted())
        expect(new Set(rows.map((r) => `${r.day} ${r.currency}`))).toEqual(
          new Set(all.map((d) => `${d.day} ${d.currency}`)),
        )
        for (const row of rows) {
          const its = all.filter((d) => d.day === row.day && d.currency === row.currency)
          const sumOf = (m: 'invoicedMinor' | 'receivedMinor' | 'otherOutMinor') =>
            its.reduce((s, d) => s + (d[m] ?? 0), 0)
          expect(row).toMatchObject({
            invoicedMinor: sumOf('invoicedMinor'),
            receivedMinor: sumOf('receivedMinor'),
            otherOutMinor: sumOf('otherOutMinor'),
            creditedMinor: 0,
            operatingInMinor: 0,
          })
        }
      }),
      { numRuns: 20 },
    )
  })

  test('end with the day asked for, and are one company’s own', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    for (const id of ['T1', 'T2']) await openCompany(db, clock, { id })
    const on = (text: string, invoicedMinor: number) => ({ day: day(text), currency: currency('USD'), invoicedMinor })
    await addToTotals(db, 'T1', [on('2026-11-01', 1), on('2026-11-05', 2), on('2026-11-06', 4)])
    await addToTotals(db, 'T2', [on('2026-11-05', 100)])
    expect((await readTotals(db, 'T1', day('2026-11-05'))).map((t) => t.invoicedMinor)).toEqual([1, 2])
  })
})
