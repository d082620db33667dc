import { afterEach, describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { findPolicy } from '../../src/store/credit-policies.ts'
import { ADMIN, FINANCE, openCompany, RECEIVABLES, SALES, TEAM, VIEWER } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

describe('the credit file in Slack', () => {
  let talk: Conversation
  let fresh: FreshDatabase
  afterEach(async () => {
    await talk.stop()
    await fresh.destroy()
  })

  async function company(settings = WITH_FIREWALL) {
    fresh = await openSqlite()
    talk = await Conversation.start(fresh.db, '2026-11-20T08:00:00Z')
    await openCompany(fresh.db, talk.clock, settings)
  }
  /** A customer that was traded with before, whose refresh is due today. */
  async function due() {
    await company()
    await talk.types(ADMIN, `customer ACME Trading net 30 owner <@${SALES}>`)
    await fresh.db.updateTable('customers').set({ tradedBefore: 1 }).execute()
    await talk.types(ADMIN, 'customer ACME Trading net 45')
    await fresh.db
      .updateTable('duties')
      .set({ dueDay: '2026-11-20' as never })
      .where('state', '=', 'planned')
      .execute()
    await talk.comesThe('2026-11-20T09:00:00Z')
  }

  test('a new customer is to be screened: its answer says so and has the button, and so has the morning’s message', async () => {
    await company()
    const answer = await talk.types(SALES, 'customer Globex net 30')
    expect(answer).toContain('Screen the customer on 23 Nov 2026')
    expect(answer).toContain('[Open the screening]')
    await talk.comesThe('2026-11-20T09:00:00Z')
    expect(talk.messages()).toEqual([])
    await talk.comesThe('2026-11-23T09:00:00Z')
    expect(talk.messages()).toEqual([
      expect.stringMatching(/Screen the customer\nDue today, 23 Nov 2026\n.*no credit/s),
    ])
    expect(JSON.stringify(talk.slack.messages(RECEIVABLES))).toContain('"screen-open"')
    expect(await talk.types(SALES, 'duties')).toMatch(/Screen the customer · Globex\nDue today, 23 Nov 2026/)
  })

  test('a company without a channel for approvals is asked for nothing', async () => {
    await company({})
    expect(await talk.types(SALES, 'customer Globex net 30')).not.toContain('creen')
    await talk.comesThe('2026-11-23T09:00:00Z')
    expect(talk.messages()).toEqual([])
  })

  test('the refresh is recorded in its form, the message shows who, and the answer when it is next due', async () => {
    await due()
    expect(talk.messages()[0]).toContain('Find out how stable its suppliers and its buyers are')
    await talk.presses(SALES, 'duty-look')
    await talk.people.submit({
      user: SALES,
      fields: { suppliers: 'stable', buyers: 'unstable', changed: '<!channel> lost Globex' },
    })
    await talk.settles()
    expect(talk.lastEphemeral(SALES)).toMatch(/The credit file of ACME Trading is refreshed. Next time on 22 Feb 2027./)
    expect(talk.lastEphemeral(SALES)).toContain('/cash signal ACME orange')
    expect(JSON.stringify(talk.slack.ephemerals.at(-1))).not.toContain('<!channel>')
    expect(talk.messages()[0]).toContain(`✓ Credit file refreshed by @${SALES}`)
  })

  test('what is missing in the form is said under its field, and nothing is kept', async () => {
    await due()
    await talk.presses(SALES, 'duty-look')
    const answer = await talk.people.submit({
      user: SALES,
      fields: { suppliers: 'stable', buyers: 'stable', changed: ' ' },
    })
    expect(answer.body.errors).toEqual({ changed: '“Nothing” is an answer too.' })
    expect(await fresh.db.selectFrom('looks').select('id').execute()).toEqual([])
  })

  test('the policy is shown to everybody, and changed by admins alone', async () => {
    await company()
    for (const user of [VIEWER, SALES]) {
      const shown = await talk.types(user, 'policy')
      expect(shown).toContain('Credit files are refreshed every: 3 months')
      expect(shown).toContain('First limit, at most of its equity: 10%')
      expect(shown).not.toContain('[Change]')
    }
    expect(await talk.types(FINANCE, '信用政策')).toContain('信用档案更新周期：3 个月')
    await talk.types(ADMIN, 'policy')
    await talk.pressesEphemeral(ADMIN, 'policy')
    const wrong = await talk.people.submit({ user: ADMIN, fields: { refreshMonths: 'often', greenDays: '30' } })
    expect(wrong.body.errors).toEqual({ refreshMonths: '“often” is not a number like 10.' })
    const wronger = await talk.people.submit({ user: ADMIN, fields: { refreshMonths: '99', greenDays: '30' } })
    expect(wronger.body.errors).toEqual({
      refreshMonths: 'Between 1 month and 12 months.',
      yellowDays: 'Has to be more than “Longest mean delay, green tier”, 30 days.',
    })
    await talk.people.submit({ user: ADMIN, fields: { refreshMonths: '1', equityBasisPoints: '12.5' } })
    await talk.settles()
    expect(talk.lastEphemeral(ADMIN)).toContain('First limit, at most of its equity: 10% → 12.5%')
    expect(await findPolicy(fresh.db, TEAM)).toEqual({ ...DEFAULT_POLICY, refreshMonths: 1, equityBasisPoints: 1_250 })
  })
})
