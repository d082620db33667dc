import { afterEach, expect, test } from 'vitest'
import { findCustomerByKey, updateCustomer } from '../../src/store/customers.ts'
import { placeHold } from '../../src/store/holds.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { ADMIN, FINANCE, openCompany, SALES, TEAM, VIEWER } from '../support/company.ts'
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
  const named = async (name: string, code: string) => {
    const customer = await findCustomerByKey(db, TEAM, { name, code })
    if (!customer) throw new Error(`no ${name}`)
    return customer
  }
  const acme = () => named('ACME Trading', 'ACME')
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
    await wasKnown()
    expect(await talk.types(SALES, 'check ACME 20,000')).toMatch(
      /USD 20,000.00 is not stopped: no limit is approved for ACME Trading yet[\s\S]*\[Log the order\]/,
    )
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

  test('who may not record the screening is told who does, and has the button that helps; finance opens the checklist', async () => {
    await company()
    const seen = await talk.types(SALES, 'check ACME 20,000')
    expect(seen).toContain('USD 20,000.00 cannot go on credit yet: ACME Trading is not through the screening.')
    expect(seen).toContain('Somebody in finance or an admin records the screening')
    expect(seen).toMatch(/\[Order as prepaid\]/)
    expect(seen).not.toContain('[Open the screening]')
    expect(await talk.types(SALES, 'limit ACME 100 "spring"')).toContain('Somebody in finance or an admin')
    expect(await talk.types(SALES, 'screen ACME')).toContain('Somebody in finance or an admin')
    expect(await talk.types(ADMIN, 'check ACME 20,000')).toMatch(/\[Open the screening\]/)
    expect(await talk.types(FINANCE, 'screen ACME')).not.toContain('请联系其中一位')
  })

  test('a check tells tier and overdue with a limit and without; without an amount the exposure comes first', async () => {
    await company()
    await wasKnown()
    await talk.types(SALES, 'invoice INV-1 ACME 12,000 2026-09-01')
    const seen = await talk.types(SALES, 'check ACME')
    expect(seen).toMatch(/^.*Exposure of ACME Trading: USD 12,000\.00.*\n.*Nothing is stopped: no limit is approved/)
    expect(seen).toContain('No limit approved yet')
    expect(seen).toMatch(/Tier: /)
    expect(seen).toContain('Overdue: USD 12,000.00 (1 invoice, up to 50 days)')
    expect(await talk.types(SALES, 'limit ACME')).toContain('ACME Trading: no limit approved yet')
  })

  test('a check with nothing behind it opens its form; what is left over in a line is said', async () => {
    await company()
    await wasKnown()
    await talk.types(VIEWER, 'check')
    await talk.people.submit({ user: VIEWER, fields: { customer: 'ACME', amount: '20,000' } })
    await talk.settles()
    expect(talk.lastEphemeral(VIEWER)).toContain('USD 20,000.00 is not stopped')
    for (const line of ['check ACME banana', 'audit ACME banana', 'limit ACME banana'])
      expect(await talk.types(SALES, line)).toContain('“banana” is left over: I cannot place it.')
    expect(await talk.types(SALES, 'check ACME 20,000 30,000')).toContain('“20,000” is left over')
  })

  test('more than was ordered, and the same once more, is asked about with or without a firewall', async () => {
    await company()
    await wasKnown()
    await talk.types(SALES, 'order SO-77 ACME 7,500')
    expect(await talk.types(SALES, 'delivered ACME order SO-77')).toContain('delivered ACME 7500.00 USD order SO-77')
    expect(await talk.types(SALES, 'delivered ACME order SO-78')).toContain('There is no order “SO-78”.')
    expect(await talk.types(SALES, 'delivered ACME 75,000')).toMatch(
      /USD 75,000.00 is USD 67,500.00 more than SO-77 still has to deliver\.[\s\S]*\[Log it all the same\]/,
    )
    expect(await talk.types(SALES, 'delivered ACME 500')).toContain('USD 7,000.00 still to deliver')
    expect(await talk.types(SALES, 'delivered ACME 500')).toMatch(/is logged already\.[\s\S]*Again, or the same\?/)
    await talk.pressesEphemeral(SALES, 'delivery-sure')
    expect(talk.lastEphemeral(SALES)).toContain('USD 6,500.00 still to deliver')
    await talk.types(SALES, 'delivered ACME 6,500')
    expect(await talk.types(SALES, 'delivered ACME order SO-77')).toContain('delivered in full')
  })

  test('an order is changed by cancelling it and logging it anew under its number', async () => {
    await company()
    await wasKnown()
    await talk.types(SALES, 'order SO-77 ACME 7,500')
    expect(await talk.types(SALES, 'order SO-77 ACME 5,700')).toContain(
      'To change it, cancel it and log it anew: /cash order SO-77 cancel',
    )
    await talk.types(SALES, 'order SO-77 cancel')
    expect(await talk.types(SALES, 'order SO-77 ACME 5,700')).toContain('USD 5,700.00 ordered')
  })

  test('the limit of a group may be asked for by who works one of it, not by who only reads', async () => {
    await company()
    await wasKnown()
    await talk.types(FINANCE, 'customer "Works Holding" net 30')
    await updateCustomer(db, TEAM, { ...(await named('Works Holding', 'WORKS')), tradedBefore: true })
    expect(await talk.types(SALES, 'limit "Works Holding" 100 "spring"')).toContain('not one of your customers')
    await talk.types(FINANCE, 'customer ACME parent "Works Holding"')
    expect(await talk.types(VIEWER, 'limit ACME')).not.toContain('[Ask for a limit]')
    expect(await talk.types(SALES, 'limit ACME')).toContain('[Ask for a limit]')
    await talk.pressesEphemeral(SALES, 'limit-ask')
    expect(JSON.stringify(talk.slack.modal(SALES))).toContain('"initial_value":"WORKS"')
    await talk.people.submit({ user: SALES, fields: { amount: '100', reason: 'spring' } })
    await talk.settles()
    expect(talk.lastEphemeral(SALES)).toContain('Works Holding: credit limit of USD 100.00 asked for')
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
    expect(seen).toContain('no limit is approved')
    expect(seen).not.toContain('[')
    await talk.types(FINANCE, '客户 "晨光演示" net 30')
    expect(await talk.types(SALES, 'customer ACME parent 晨光演示')).toContain('You are in sales')
    expect(await talk.types(FINANCE, '客户 ACME 母公司 晨光演示')).toContain('与 晨光演示 共用额度')
    expect(await talk.types(FINANCE, '客户 ACME')).toContain('母公司：晨光演示')
    expect(await talk.types(FINANCE, '查额度 ACME 100')).toContain('信用敞口')
    expect(await talk.types(FINANCE, 'customer ACME parent')).toContain('母公司')
  })
})
