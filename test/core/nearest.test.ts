import { expect, test } from 'vitest'
import { nearest } from '../../src/core/nearest.ts'

const of = (...texts: string[]) => texts.map((item) => ({ item, forms: [item] }))

test('the nearest come first: INV-1010 among INV-1001, INV-1011 and INV-2345', () => {
  expect(nearest('INV-1010', of('INV-1001', 'INV-1011', 'INV-2345'), 3)).toEqual(['INV-1011', 'INV-1001'])
})

test('at most so many are named, those equally near in the order given', () => {
  expect(nearest('INV-1010', of('INV-1019', 'INV-1018', 'INV-1017', 'INV-1010'), 2)).toEqual(['INV-1010', 'INV-1019'])
})

test.each([
  ['ABC', 'ABD', true], // a third of three letters: one
  ['ABC', 'AXD', false],
  ['ABCDEF', 'ABCDXY', true],
  ['ABCDEF', 'ABCXYZ', false],
  ['A', 'B', true], // one letter may always be wrong
  ['A', 'BC', false],
])('%s is near enough to %s: %s', (wanted, candidate, near) => {
  expect(nearest(wanted, of(candidate), 3)).toEqual(near ? [candidate] : [])
})

test('of several forms of a candidate the nearest counts', () => {
  expect(nearest('1001', [{ item: 'INV-1001', forms: ['INV-1001', '1001'] }], 3)).toEqual(['INV-1001'])
})
