import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../src/core/credit-policy.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { planCreditDuties } from '../../src/flows/plan-credit-duties.ts'
import { savePolicy } from '../../src/flows/save-policy.ts'
import { findPolicy } from '../../src/store/credit-policies.ts'
import { insertScreening } from '../../src/store/screenings.ts'
import { asAdmin, HandClock, haveCustomer, openCompany, TEAM } from '../support/company.ts'
import { findingsOf } from '../support/credit-file.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

eachDatabase('the credit policy', (openFresh) => {
  async function company() {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    await openCompany(db, clock, WITH_FIREWALL)
    return { db, clock }
  }

  test('is the default until somebody decides otherwise, and then what they decided', async () => {
    const { db, clock } = await company()
    expect(await findPolicy(db, TEAM)).toEqual(DEFAULT_POLICY)
    const first = { ...DEFAULT_POLICY, requestDays: 14, equityBasisPoints: 750 }
    expect(await savePolicy(db, clock, asAdmin, first)).toEqual({
      kind: 'saved',
      before: DEFAULT_POLICY,
      policy: first,
    })
    const second = { ...first, greenDays: 10 }
    expect(await savePolicy(db, clock, asAdmin, second)).toMatchObject({ kind: 'saved', before: first })
    expect(await findPolicy(db, TEAM)).toEqual(second)
    expect(await findPolicy(db, 'T0OTHER')).toEqual(DEFAULT_POLICY)
    const audit = await db
      .selectFrom('audit')
      .select(['before', 'after'])
      .where('action', '=', 'save-policy')
      .orderBy('seq')
      .execute()
    expect(audit.map((a) => [JSON.parse(a.before as string), JSON.parse(a.after as string)])).toEqual([
      [DEFAULT_POLICY, first],
      [first, second],
    ])
  })

  test('that is faulty or the same is not saved', async () => {
    const { db, clock } = await company()
    expect(await savePolicy(db, clock, asAdmin, { ...DEFAULT_POLICY, greenDays: 30 })).toEqual({
      kind: 'faulty',
      faults: [{ kind: 'not-above', field: 'yellowDays', other: 'greenDays', value: 30 }],
    })
    // However its figures are ordered.
    const same = Object.fromEntries(Object.entries(DEFAULT_POLICY).reverse()) as typeof DEFAULT_POLICY
    expect(await savePolicy(db, clock, asAdmin, same)).toMatchObject({ kind: 'unchanged' })
    expect(await db.selectFrom('audit').select('id').where('action', '=', 'save-policy').execute()).toEqual([])
  })

  test('with another rhythm moves the days on which files are looked at', async () => {
    const { db, clock } = await company()
    const { id: customerId } = await haveCustomer(db, clock, 'ACME Trading')
    for (const finding of findingsOf('2026-11-20'))
      await insertScreening(db, TEAM, { customerId, finding }, clock.now().toISOString())
    await changeFacts(db, clock, asAdmin, (change) => planCreditDuties(change, [customerId]))
    const days = async () =>
      (
        await db
          .selectFrom('duties')
          .select(['rule', 'dueDay'])
          .where('state', '=', 'planned')
          .orderBy('rule')
          .execute()
      ).map((d) => [d.rule, d.dueDay])
    expect(await days()).toEqual([
      ['refresh-file', '2027-02-22'],
      ['review-terms', '2027-05-20'],
    ])
    await savePolicy(db, clock, asAdmin, { ...DEFAULT_POLICY, refreshMonths: 1, reviewMonths: 12 })
    expect(await days()).toEqual([
      ['refresh-file', '2026-12-21'],
      ['review-terms', '2027-11-22'],
    ])
  })
})
