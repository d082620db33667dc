import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { createPrinter, printedMessage } from '../../src/playground/printer.ts'

const NAMES = new Map([['C0MONEY', '#money']])

test('a message is printed under its day and channel, indented, with an empty line behind it', () => {
  const text = 'ACME\n\nStart collection'
  expect(printedMessage({ day: day('2026-11-23'), to: 'C0MONEY', text }, NAMES)).toBe(
    '2026-11-23  #money\n  ACME\n\n  Start collection\n',
  )
})

test('a place without a name is printed by its id', () => {
  expect(printedMessage({ day: day('2026-11-23'), to: 'D1', text: 'x' }, NAMES)).toBe('2026-11-23  D1\n  x\n')
})

test('in brief a day is one line that says how much was posted where; afterwards messages are printed whole again', () => {
  const said: string[] = []
  const printer = createPrinter((line) => said.push(line), NAMES)
  const post = (d: string, to: string) => printer.print({ day: day(d), to, text: 'x' })
  printer.setBrief(true)
  for (const to of ['C0MONEY', 'D1', 'C0MONEY']) post('2026-11-23', to)
  expect(said).toEqual([])
  post('2026-11-25', 'D1')
  expect(said).toEqual(['2026-11-23  #money 2 · D1 1'])
  printer.setBrief(false)
  expect(said.at(-1)).toBe('2026-11-25  D1 1')
  post('2026-11-26', 'C0MONEY')
  expect(said).toHaveLength(3)
  expect(said.at(-1)).toBe('2026-11-26  #money\n  x\n')
})
