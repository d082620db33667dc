import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { dayOrderOf } from '../../src/core/day-order.ts'
import { parseDay } from '../../src/core/day-text.ts'

describe('the order of a column of dates', () => {
  test.each([
    ['one day above twelve shows it', ['03/01/2012', '31/12/2012'], 'day-first'],
    ['one day above twelve shows it', ['01/03/2012', '12/31/2012'], 'month-first'],
    ['the year in front shows it', ['2012-01-03', '20120104', '2012年1月5日'], 'year-first'],
    ['dots are day-first', ['03.01.2012'], 'day-first'],
    ['cells that are no date say nothing', ['', 'open', '20 Nov 2012', '31/12/2012'], 'day-first'],
    ['no cell above twelve leaves it open', ['03/01/2012', '04/05/2012'], 'ambiguous'],
    ['two digits for the year leave it open', ['11/12/10'], 'ambiguous'],
    ['what reads the same in each order need not be asked', ['05/05/2012', '20 Nov 2012'], 'day-first'],
    ['two orders in one column', ['31/12/2012', '12/31/2012'], 'mixed'],
    ['two orders in one column', ['2012-12-31', '31/12/2012'], 'mixed'],
  ])('%s: %j', (_, texts, expected) => {
    expect(dayOrderOf(texts)).toBe(expected)
  })

  test('reads every date back that was written in it', () => {
    const days = fc.array(
      fc.integer({ min: 0, max: 5000 }).map((n) => addDays(day('2012-01-01'), n)),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(days, fc.boolean(), (column, isDayFirst) => {
        const texts = column.map((d) => {
          const [year, month, date] = d.split('-')
          return isDayFirst ? `${date}/${month}/${year}` : `${month}/${date}/${year}`
        })
        const order = dayOrderOf(texts)
        const written = isDayFirst ? 'day-first' : 'month-first'
        expect(['ambiguous', written, ...(texts.every(isTwin) ? ['day-first'] : [])]).toContain(order)
        const read = texts.map((text) => parseDay(text, { today: day('2026-11-22'), order: written }))
        expect(read).toEqual(column.map((d) => ({ kind: 'day', day: d })))
      }),
    )
  })
})

function isTwin(text: string): boolean {
  return text.slice(0, 2) === text.slice(3, 5)
}
