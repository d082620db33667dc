import { expect, test } from 'vitest'
import { en } from '../../../src/i18n/en.ts'
import { zhCN } from '../../../src/i18n/zh-CN.ts'
import { CAUGHT_UP } from '../../../src/slack/samples/duty.ts'
import { caughtUpView } from '../../../src/slack/views/caught-up.ts'

const ONE_DAY = { ...CAUGHT_UP, lastDay: CAUGHT_UP.firstDay, workdays: 1, steps: 1, superseded: 0 }
const NONE_SAID = { ...CAUGHT_UP, steps: 0, superseded: 2 }

test.each([
  [
    'several days in English',
    CAUGHT_UP,
    en,
    '3 steps caught up, 1 superseded',
    'Not all reminders went out on 3 working days, 18 – 20 Nov 2026. What was due then follows. Where several steps of one invoice are due, one is announced; final notice and hand-over follow in their order.',
  ],
  [
    'one day in English',
    ONE_DAY,
    en,
    '1 step caught up',
    'Not all reminders went out on 18 Nov 2026. What was due then follows.',
  ],
  [
    'nothing left to say in English',
    NONE_SAID,
    en,
    '2 missed steps were replaced by later ones',
    'Not all reminders went out on 3 working days, 18 – 20 Nov 2026. Where several steps of one invoice are due, one is announced; final notice and hand-over follow in their order.',
  ],
  [
    'several days in Chinese',
    CAUGHT_UP,
    zhCN,
    '补发 3 项提醒，另有 1 项已由后续步骤取代',
    '2026年11月18日至11月20日共 3 个工作日的每日提醒未全部发出。当时应提醒的事项见下方消息。同一张发票有多个步骤到期的，只提醒其中一步；最后通知与移交仍依次进行。',
  ],
  [
    'one day in Chinese',
    ONE_DAY,
    zhCN,
    '补发 1 项提醒',
    '2026年11月18日的每日提醒未全部发出。当时应提醒的事项见下方消息。',
  ],
  [
    'nothing left to say in Chinese',
    NONE_SAID,
    zhCN,
    '2 项提醒已由后续步骤取代',
    '2026年11月18日至11月20日共 3 个工作日的每日提醒未全部发出。同一张发票有多个步骤到期的，只提醒其中一步；最后通知与移交仍依次进行。',
  ],
])('%s: the figures first, then the days', (_, caughtUp, words, title, about) => {
  expect(caughtUpView(caughtUp, words)).toEqual({
    text: title,
    blocks: [{ type: 'section', text: { type: 'mrkdwn', verbatim: true, text: `*${title}*\n${about}` } }],
  })
})
