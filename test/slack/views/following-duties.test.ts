import { expect, test } from 'vitest'
import { day } from '../../../src/core/day.ts'
import type { PlannedDuty } from '../../../src/core/outcome.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { followingDuties } from '../../../src/slack/views/following-duties.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'

const planned = (rule: PlannedDuty['rule'], on: string, isKnown: boolean): PlannedDuty => ({
  rule,
  dueDay: day(on),
  isKnown,
})
const said = (duties: readonly PlannedDuty[], language: 'en' | 'zh-CN' = 'en') =>
  payloadAsText({ blocks: [followingDuties(duties, wordsOf(language))] })

test('a step in a year whose working days are not published yet says so', () => {
  const reminder = planned('remind-before-due', '2026-12-18', true)
  const collection = planned('start-collection', '2027-01-01', false)
  const notice = planned('final-notice', '2027-01-15', false)
  expect(said([reminder])).toBe('What follows: Send a payment reminder on 18 Dec 2026')
  expect(said([reminder, collection, notice])).toBe(
    'What follows: Send a payment reminder on 18 Dec 2026 · Start collection on 1 Jan 2027 · Send the final notice on 15 Jan 2027\n' +
      'The official working days of 2027 are not published yet: days are counted Monday to Friday.',
  )
  expect(said([collection], 'zh-CN')).toBe(
    '后续待办：2027年1月1日 启动正式催收\n2027 年的法定工作日安排尚未公布，暂按周一至周五计算。',
  )
})

test('of a step that is not told, no year is said', () => {
  const told = ['2026-12-01', '2026-12-18', '2026-12-28'].map((on) => planned('start-collection', on, true))
  expect(said([...told, planned('hand-over', '2027-02-03', false)])).not.toContain('2027')
})
