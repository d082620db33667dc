import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { printedMessage } from '../../src/playground/printer.ts'

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
