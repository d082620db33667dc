import { afterEach, expect, test } from 'vitest'
import { findCustomerByKey, updateCustomer } from '../../src/store/customers.ts'
import { placeHold } from '../../src/store/holds.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { FINANCE, openCompany, SALES, TEAM, VIEWER } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

eachDatabase('the gate in Slack', (openFresh) => {
  let talk: Conversation
  let db: Db
  afterEach(async () => {
    await talk.stop()
    expect(await findViolations(db)).toEqual([])
  })

  async function company() {
    db = (await openFresh()).db
    talk = await Conversation.start(db, '2026-11-20T08:00:00Z')

    await openCompany(db, talk.clock, WITH_FIREWALL)
    await talk.types(SALES, 'customer ACME Trading net 30')
  }
  const acme = async () => {
    const customer = await findCustomerByKey(db, TEAM, { name: 'ACME Trading', code: 'ACME' })
    if (!customer) throw new Error('no ACME')
    return customer
  }
  const wasKnown = async () => updateCustomer(db, TEAM, { ...(await acme()), tradedBefore: true })
  const isHeld = async () =>
    placeHold(db, TEAM, {
      customerId: (await acme()).id,
      cause: 'red-signal',
      what: 'lawsuit filed',
      by: FINANCE,
      day: '2026-11-20' as never,
      at: talk.clock.now().toISOString(),
    })

  test('a check offers the order, filled in, and the order form logs it', async () => {
    await company()
    expect(await talk.types(SALES, 'check ACME 20,000')).toMatch(
      /not through the screening[\s\S]*\[Open the screening\]/,
    )
    await wasKnown()
    expect(await talk.types(SALES, 'check ACME 20,000')).toMatch(/No limit is set[\s\S]*\[Log the order\]/)
    await talk.pressesEphemeral(SALES, 'order-open')
    const form = JSON.stringify(talk.slack.modal(SALES))
    expect(form).toContain('"initial_value":"20000.00"')
    expect(form).not.toContain('initial_options')
    await talk.people.submit({ user: SALES, fields: { number: 'SO-77' } })
    await talk.settles()
    expect(talk.lastEphemeral(SALES)).toContain('SO-77 of ACME Trading: USD 20,000.00 ordered on 20 Nov 2026.')
    expect(await talk.types(SALES, 'order SO-77')).toContain('USD 20,000.00 to deliver')
    expect(await talk.types(SALES, 'order SO-78 ACME')).toContain('The amount is missing.')
    expect(await talk.types(SALES, 'delivered ACME 12,500')).toContain('SO-77: USD 7,500.00 still to deliver.')
    expect(await talk.types(SALES, 'order SO-77 cancel')).toContain('USD 7,500.00 is no longer to deliver.')
  })

  test('what is not credit is offered as prepaid, with the box ticked', async () => {
    await company()
    await isHeld()
    await wasKnown()
    expect(await talk.types(SALES, 'order SO-1 ACME 100')).toMatch(/on hold[\s\S]*SO-1 is not logged/)
    await talk.pressesEphemeral(SALES, 'order-open')
    expect(JSON.stringify(talk.slack.modal(SALES))).toContain('initial_options')
    await talk.people.submit({ user: SALES, fields: { number: 'SO-1' } })
    await talk.settles()
    expect(talk.lastEphemeral(SALES)).toContain('It is prepaid and needs no limit')
  })

  test('goods are to stay when the gate is closed; when they have gone, one press after another logs them once', async () => {
    await company()
    await wasKnown()
    await isHeld()
    expect(await talk.types(SALES, 'delivered ACME 12,500 second lot')).toMatch(
      /Do not ship\.[\s\S]*\[The goods have gone: log it\]/,
    )
    await talk.pressesEphemeral(SALES, 'delivery-gone')
    expect(talk.lastEphemeral(SALES)).toContain('Delivery of USD 12,500.00 to ACME Trading on 20 Nov 2026.')
    const notes = await db.selectFrom('deliveries').select('note').execute()
    expect(notes).toEqual([{ note: 'second lot' }])
  })

  test('a viewer sees a check and no buttons; nobody of sales makes a group; finance does, in Chinese', async () => {
    await company()
    await wasKnown()
    const seen = await talk.types(VIEWER, 'check ACME 20,000')
    expect(seen).toContain('No limit is set')
    expect(seen).not.toContain('[')
    await talk.types(FINANCE, '客户 "晨光演示" net 30')
    expect(await talk.types(SALES, 'customer ACME parent 晨光演示')).toContain('You are in sales')
    expect(await talk.types(FINANCE, '客户 ACME 母公司 晨光演示')).toContain('与 晨光演示 共用额度')
    expect(await talk.types(FINANCE, '客户 ACME')).toContain('母公司：晨光演示')
    expect(await talk.types(FINANCE, '查额度 ACME 100')).toContain('信用敞口')
    expect(await talk.types(FINANCE, 'customer ACME parent')).toContain('母公司')
  })
})
