import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWords, wordsOf } from '../../src/core/word.ts'

test.each([
  ['a "b c" d', ['a', 'b c', 'd']],
  ['“Studio 54” 「晨光 科技」 «x y» "mixed”', ['Studio 54', '晨光 科技', 'x y', 'mixed']],
  ['「晨光」5000元', ['晨光', '5000元']],
  ['x　y\u00a0z', ['x', 'y', 'z']],
  ['INV-1，晨光，5000元、昨天', ['INV-1', '晨光', '5000元', '昨天']],
  ['12，500 5日、20日', ['12，500', '5日、20日']],
  ['owner <@U123|mei lin>', ['owner', '<@U123|mei lin>']],
  ['L’Oréal 5" pipe', ['L’Oréal', '5"', 'pipe']],
  ['"never closed', ['never', 'closed']],
  ['a , b', ['a', 'b']],
  ['"" a', ['a']],
  ['', []],
])('%s has the words %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('whatever stands in quotes is one word and known to be quoted', () => {
  const inside = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((s) => s.trim() !== '' && !/["“”„«»「」『』]/.test(s))
  fc.assert(
    fc.property(inside, (text) => {
      expect(readWords(`a "${text}" b`)[1]).toEqual({ text: text.trim(), isQuoted: true })
    }),
  )
})
