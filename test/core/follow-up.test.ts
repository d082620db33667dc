import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { type DoneStep, effectsOf } from '../../src/core/follow-up.ts'

const TODAY = day('2026-11-20')

const step = (rule: DoneStep['rule'], done: string, paid: string | null): DoneStep => ({
  rule,
  doneDay: day(done),
  paidDay: paid === null ? null : day(paid),
})

test('a step has worked when money came within two weeks of it', () => {
  const steps = [
    step('remind-before-due', '2026-10-01', '2026-10-01'),
    step('remind-before-due', '2026-10-01', '2026-10-15'),
    step('remind-before-due', '2026-10-01', '2026-10-16'),
    step('remind-before-due', '2026-10-01', null),
    step('start-collection', '2026-10-01', null),
  ]
  expect(effectsOf(steps, TODAY)).toEqual([
    { rule: 'remind-before-due', count: 4, workedCount: 2, meanDays: 7 },
    { rule: 'start-collection', count: 1, workedCount: 0, meanDays: null },
  ])
})

test('a step whose two weeks are not over is not judged, not even when it was paid', () => {
  expect(effectsOf([step('start-collection', '2026-11-06', '2026-11-07')], TODAY)).toEqual([])
  expect(effectsOf([step('start-collection', '2026-11-05', '2026-11-07')], TODAY)).toMatchObject([{ workedCount: 1 }])
})
