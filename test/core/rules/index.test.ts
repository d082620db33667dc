import { expect, test } from 'vitest'
import { RULES } from '../../../src/core/rules/index.ts'

test('each rule has an id and a step of its own, and the steps go from sending to collecting', () => {
  expect(RULES.map((rule) => [rule.step, rule.id])).toEqual([
    [1, 'send-invoice'],
    [2, 'remind-before-due'],
    [3, 'start-collection'],
  ])
})
