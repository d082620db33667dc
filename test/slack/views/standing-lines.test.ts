import { expect, test } from 'vitest'
import { standingThen } from '../../../src/core/request-card.ts'
import { screeningFrom } from '../../../src/core/screening.ts'
import type { Standing } from '../../../src/core/standing.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { CUSTOMER } from '../../../src/slack/samples/customer.ts'
import { STANDING } from '../../../src/slack/samples/gate.ts'
import { registry, reputation, statements } from '../../../src/slack/samples/screening.ts'
import { standingLines } from '../../../src/slack/views/standing-lines.ts'

const NEVER_PAID = { meanDaysLate: null, settledCount: 0, onTimeCount: 0 }
const UNSCREENED = screeningFrom([])
const UNGRADED = screeningFrom([
  { ...registry, grades: { ...registry.grades, 'court-records': null } },
  statements,
  { ...reputation, grades: { reputation: null, 'supply-chain': 'good' } },
])
const isNew = { ...CUSTOMER, tradedBefore: false }

test.each<[string, Partial<Standing>, string, string]>([
  [
    'neither payments nor a score',
    { tier: null, behaviour: NEVER_PAID, screening: UNSCREENED },
    'Tier: not known yet: neither payments nor a score to go by',
    '风险等级：尚无法判断：既无付款记录，也无评分',
  ],
  [
    'payments, and no morning yet that looked at them',
    { tier: null, screening: UNSCREENED },
    'Tier: not known yet: it is found every morning, once there is a channel for approvals',
    '风险等级：尚未评定：选定审批频道后，每个工作日早上评定',
  ],
  [
    'a score, and no morning yet',
    { tier: null, behaviour: NEVER_PAID },
    'Tier: not known yet: it is found every morning, once there is a channel for approvals',
    '风险等级：尚未评定：选定审批频道后，每个工作日早上评定',
  ],
  [
    'points without a grade',
    { screening: UNGRADED },
    'Score: none yet, 2 of 6 points without a grade',
    '评分：暂无，6 项中有 2 项未评级',
  ],
  [
    'a new customer whom nobody has screened',
    { customer: isNew, screening: UNSCREENED },
    'Score: none yet, not through the screening',
    '评分：暂无，尽调尚未通过',
  ],
  [
    'one who was there before',
    { screening: UNSCREENED },
    'Score: none yet, not screened, traded with before',
    '评分：暂无，未做尽调，此前已有往来',
  ],
  [
    'nothing paid',
    { behaviour: NEVER_PAID },
    'Pays: not known yet: nothing paid in 12 months, and nothing overdue',
    '付款表现：尚无法判断：近 12 个月没有收款，也没有逾期发票',
  ],
  ['no limit', { limit: null }, 'No limit approved yet', '尚未核定额度'],
  [
    'a limit of several',
    { members: ['a', 'b', 'c'].map((id) => ({ ...CUSTOMER, id, name: id })) },
    'Limit of USD 50,000.00 since 3 Mar 2026, shared with a, b and c',
    '额度 USD 50,000.00（自2026年3月3日起），与 a、b、c 共用',
  ],
])('with %s it is said why', (_, more, english, chinese) => {
  const then = standingThen({ ...STANDING, ...more })
  expect(standingLines(then, wordsOf('en'))).toContain(english)
  expect(standingLines(then, wordsOf('zh-CN'))).toContain(chinese)
})
