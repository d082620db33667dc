import { expect, test } from 'vitest'
import { RULES } from '../../../src/core/rules/index.ts'

test('each rule of a receivable has an id and a step of its own, and the steps go from sending to collecting', () => {
  const rules = RULES.filter((rule) => rule.about === 'receivable')
  expect(rules.map((rule) => [rule.step, rule.id])).toEqual([
    [1, 'send-invoice'],
    [2, 'remind-before-due'],
    [3, 'start-collection'],
    [4, 'final-notice'],
    [5, 'hand-over'],
  ])
})

test('each rule of a customer ends by the screening, or by a look of its own', () => {
  const rules = RULES.filter((rule) => rule.about === 'customer')
  expect(rules.map((rule) => [rule.look, rule.id])).toEqual([
    [null, 'screen-customer'],
    ['refresh', 'refresh-file'],
    ['review', 'review-terms'],
  ])
})

test('a promise and a dispute each have one rule', () => {
  const about = (what: string) => RULES.filter((rule) => rule.about === what).map((rule) => rule.id)
  expect(about('promise')).toEqual(['follow-up-promise'])
  expect(about('dispute')).toEqual(['look-at-dispute'])
})
