import { afterEach, describe, expect, test } from 'vitest'
import { ADMIN, FINANCE, openCompany, SALES, VIEWER, workspaceOf } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'
import type { Choice } from '../support/interaction.ts'

const NOW = '2026-11-20T08:00:00Z'
const APPROVALS = { channelId: 'C0REC', language: 'en', escalationUserId: null } as const
const FIGURES = {
  sales: '4,000,000 / 3,600,000',
  'cost-of-sales': '3,000,000 / 2,740,000',
  'operating-profit': '360k / (1,000)',
  interest: '60,000 / 0',
  'current-assets': '1.5m / 1.2m',
  stock: '600,000 / 540,000',
  'current-liabilities': '1,000,000 / 960,000',
  liabilities: '1,800,000 / 1,700,000',
  equity: '1,200,000 / 1,040,000',
}
const STEPS: Record<string, Record<string, Choice>> = {
  registry: {
    registration: '9111 0000 6000 3734 1L',
    'credit-report': 'good',
    'court-records': 'good',
    'management-changes': 'fair',
  },
  statements: FIGURES,
  reputation: { reputation: 'fair', 'supply-chain': 'good' },
}

describe('screening a customer in Slack', () => {
  let talk: Conversation
  let fresh: FreshDatabase
  afterEach(async () => {
    await talk.stop()
    await fresh.destroy()
  })

  async function company() {
    fresh = await openSqlite()
    talk = await Conversation.start(fresh.db, NOW)
    await openCompany(fresh.db, talk.clock, { channels: { ...workspaceOf().channels, approvals: APPROVALS } })
    await talk.types(ADMIN, `customer ACME Trading net 30 owner <@${SALES}>`)
  }
  const found = async () => fresh.db.selectFrom('screenings').selectAll().orderBy('id').execute()
  async function opens(step: string, user = ADMIN) {
    await talk.types(user, 'screen ACME')
    await talk.pressesEphemeral(user, `screen-step:${step}`)
  }
  async function sends(fields: Record<string, Choice>, user = ADMIN) {
    return (await talk.submits(user, fields)) ?? {}
  }
  const fields = () => JSON.stringify(talk.slack.modal(ADMIN)?.blocks)

  test('from nothing known to the first limit, step by step', async () => {
    await company()
    const begun = await talk.types(ADMIN, 'screen ACME')
    expect(begun).toContain('not through the screening')
    expect(begun).toContain('Still missing: Public registry, Financial statements and Payment reputation.')
    expect(begun).toContain('No score: 6 of 6 points without a grade.')
    expect(begun).not.toContain('Score:')
    for (const [step, more] of Object.entries(STEPS)) {
      await talk.pressesEphemeral(ADMIN, `screen-step:${step}`)
      expect(await sends({ ...more, result: 'clear', evidence: `https://example.com/${step}` })).toEqual({})
    }
    const seen = talk.lastEphemeral(ADMIN)
    expect(seen).toContain('Payment reputation recorded: clear.')
    expect(seen).toContain('through the screening')
    expect(seen).toContain('Unified social credit code 91110000600037341L, check digits verified')
    expect(seen).toContain('Current ratio: 1.50, year before 1.25, better · good')
    expect(seen).toContain('Interest cover: 6.00, year before no interest · good')
    expect(seen).toContain('Score: 85 of 100')
    expect(seen).toContain('First limit by rule: USD 100,000.00')
    expect(seen).toContain('[Ask for this limit]')
    expect(seen).toContain('https://example.com/statements')
    expect(JSON.stringify(talk.slack.ephemerals.at(-1)?.blocks)).toMatch(
      /"action_id":"limit-ask","value":"[0-9a-f-]{36}:10000000:USD"/,
    )
  })

  test('the same in Chinese, by the word that is said there', async () => {
    await company()
    const seen = await talk.types(FINANCE, '尽调 ACME')
    expect(seen).toContain('尽调尚未通过')
    expect(seen).toContain('尚缺：公开登记信息、财务报表、付款信誉。')
    expect(await talk.types(FINANCE, '筛查 ACME')).toBe(seen)
  })

  test.each<[string, string, Record<string, Choice>, Record<string, RegExp>]>([
    [
      'a slip in the credit code',
      'registry',
      { registration: '91110000600037341M' },
      { registration: /slip.*Unified social credit code/ },
    ],
    [
      'a number of another kind',
      'registry',
      { registration: '12-3456789' },
      { registration: /no unified social credit code/ },
    ],
    ['one year alone', 'statements', { sales: '4,000,000' }, { sales: /two amounts.*1,200,000 \/ 980,000/ }],
    ['an amount that is none', 'statements', { stock: 'much / 2' }, { stock: /cannot read “much”/ }],
    ['sales below zero', 'statements', { sales: '1 / -1' }, { sales: /“-1” cannot be less than zero/ }],
    ['another currency', 'statements', { equity: '1 EUR / 2' }, { equity: /“1 EUR” is not in USD/ }],
    [
      'more stock than current assets',
      'statements',
      { stock: '1.6m / 0' },
      { stock: /cannot be more than “Current assets”/ },
    ],
    ['a year that is not over', 'statements', { 'year-end': '2026-12-31' }, { 'year-end': /in the future/ }],
    ['a currency that is none', 'statements', { currency: 'XYZ' }, { currency: /XYZ/ }],
    ['a poor grade called clear', 'registry', { 'court-records': 'poor' }, { result: /“Court records” graded poor/ }],
    [
      'old statements called clear',
      'statements',
      { 'year-end': '2025-05-19' },
      { result: /^Statements to 19 May 2025 are more than 18 months old.*choose concern or failed/ },
    ],
    ['poor ratios called clear', 'statements', { equity: '-1 / -1' }, { result: /“Key ratios” graded poor/ }],
  ])('%s is said under its field, and nothing is saved', async (_, step, wrong, errors) => {
    await company()
    await opens(step)
    const answer = await sends({ ...STEPS[step], result: 'clear', evidence: 'seen', ...wrong })
    expect(Object.keys(answer)).toEqual(Object.keys(errors))
    for (const [field, sentence] of Object.entries(errors)) expect(answer[field]).toMatch(sentence)
    expect(await found()).toEqual([])
  })

  test('a step needs a result and evidence', async () => {
    await company()
    await opens('reputation')
    expect(Object.keys(await sends({ evidence: ' ' }))).toEqual(['result', 'evidence'])
    expect(await found()).toEqual([])
  })

  test('old statements are a concern, and said to be old; a step may be clear without a grade, which is no score', async () => {
    await company()
    await opens('statements')
    expect(
      await sends({ ...FIGURES, 'year-end': '2024-12-31', result: 'concern', evidence: 'the last there are' }),
    ).toEqual({})
    expect(talk.lastEphemeral(ADMIN)).toContain('More than 18 months old when it was looked at: a concern at best.')
    for (const [step, point] of [
      ['registry', 'court-records'],
      ['reputation', 'supply-chain'],
    ] as const) {
      await opens(step)
      await sends({ result: 'clear', evidence: 'nothing else to be found', [point]: 'good' })
    }
    const seen = talk.lastEphemeral(ADMIN)
    expect(seen).toContain('through the screening')
    expect(seen).toContain('No score: 3 of 6 points without a grade.')
    expect(seen).toContain('[Look at step 3 again]')
    expect(await talk.types(ADMIN, 'audit ACME')).toContain('Score: none yet, 3 of 6 points without a grade')
  })

  test('a second look begins with what was found, and asks for result and evidence anew', async () => {
    await company()
    await opens('statements')
    await sends({ ...FIGURES, result: 'clear', evidence: 'the audited ones' })
    await opens('statements')
    expect(fields()).toContain('"initial_value":"4000000.00 / 3600000.00"')
    expect(fields()).toContain('"initial_value":"360000.00 / -1000.00"')
    expect(fields()).not.toContain('the audited ones')
    expect(await sends({ result: 'concern', evidence: 'their own ones' })).toEqual({})
    const [first, second] = await found()
    expect(second?.facts).toBe(first?.facts)
    expect(talk.lastEphemeral(ADMIN)).toContain('their own ones')
  })

  test('whoever sells or reads sees the checklist without a button to record', async () => {
    await company()
    for (const user of [SALES, VIEWER]) expect(await talk.types(user, 'screen ACME')).not.toContain('[Record')
    await opens('registry')
    await talk.types(SALES, 'screen ACME')
    await expect(talk.pressesEphemeral(SALES, 'screen-step:registry')).rejects.toThrow(
      'there is no screen-step:registry',
    )
  })

  test.each([
    ['screen', /customer is missing/i],
    ['screen Nobody', /no customer “Nobody”/],
  ])('%s is one sentence and one example', async (text, sentence) => {
    await company()
    const answer = await talk.types(ADMIN, text)
    expect(answer).toMatch(sentence)
    expect(answer).toContain('/cash screen ACME')
  })
})
