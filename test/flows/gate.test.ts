import { expect, test } from 'vitest'
import { day, dayAt } from '../../src/core/day.ts'
import type { SaidOrder } from '../../src/core/order.ts'
import { cancelOrder } from '../../src/flows/cancel-order.ts'
import type { Actor } from '../../src/flows/change.ts'
import { readCheck } from '../../src/flows/check-credit.ts'
import { findCustomerAhead } from '../../src/flows/find-customer.ts'
import { logDelivery, logGoneDelivery, logMeantDelivery } from '../../src/flows/log-delivery.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { logOrder } from '../../src/flows/log-order.ts'
import { readOrder } from '../../src/flows/read-order.ts'
import { readStanding } from '../../src/flows/read-standing.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { setParent } from '../../src/flows/set-parent.ts'
import { insertRequest, updateRequest } from '../../src/store/credit-requests.ts'
import { findCustomer, updateCustomer } from '../../src/store/customers.ts'
import { placeHold } from '../../src/store/holds.ts'
import { newId } from '../../src/store/id.ts'
import { findViolations } from '../../src/store/invariants.ts'
import { insertLimit } from '../../src/store/limits.ts'
import {
  ADMIN,
  actor,
  amount,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

const TODAY = day('2026-11-20')

const INVOICE = {
  customerText: 'ACME',
  issuedDay: null,
  terms: null,
  dueDay: null,
  deliveredDay: null,
} as const

eachDatabase('the gate', (openFresh) => {
  async function company(settings: Parameters<typeof openCompany>[2] = WITH_FIREWALL) {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    const workspace = await openCompany(db, clock, settings)
    const at = clock.now().toISOString()
    const made = { createdBy: ADMIN, createdAt: at }
    /** Somebody whom we knew before there was a firewall. */
    const known = async (name: string) => {
      const customer = { ...(await haveCustomer(db, clock, name)), tradedBefore: true }
      await updateCustomer(db, TEAM, customer)
      return customer
    }
    const limit = async (customerId: string, sum: string) => {
      const id = newId()
      const limited = amount(sum)
      await insertRequest(db, TEAM, {
        id,
        customerId,
        kind: 'limit',
        amount: limited,
        currency: limited.currency,
        reason: 'asked',
        origin: 'person',
        basis: null,
        requestedBy: FINANCE,
        requestedAt: at,
        expiresAt: at,
      })
      const decided = { decidedBy: ADMIN, decidedAt: at, decidedMinor: limited.minor }
      await updateRequest(db, TEAM, id, { state: 'approved', ...decided })
      await insertLimit(db, TEAM, { customerId, amount: limited, day: TODAY, requestId: id }, made)
    }
    const hold = (customerId: string) =>
      placeHold(db, TEAM, { customerId, cause: 'red-signal', what: 'lawsuit filed', by: FINANCE, day: TODAY, at })
    const check = (text: string, sum: string) => {
      const today = dayAt(clock.now(), workspace.timeZone)
      return readCheck(db, asSales, workspace, { text, amount: amount(sum), prepaid: false, today })
    }
    const order = (number: string, customerText: string, sum: string, prepaid = false) =>
      logOrder(db, clock, asSales, { number, customerText, amount: amount(sum), orderedDay: null, prepaid, note: '' })
    const deliver = (customerText: string, sum: string, said: SaidOrder = { kind: 'unsaid' }) =>
      logDelivery(db, clock, asSales, { customerText, amount: amount(sum), deliveredDay: null, note: '', order: said })
    const trail = async (action: string) => {
      const rows = await db.selectFrom('audit').select(['actor', 'after']).where('action', '=', action).execute()
      return rows.map((r) => ({ actor: r.actor, after: JSON.parse(r.after ?? 'null') }))
    }
    return { db, clock, workspace, known, limit, hold, check, order, deliver, trail }
  }

  test('a new customer can order nothing on credit before the screening, but what it pays before', async () => {
    const { db, clock, check, order } = await company()
    await haveCustomer(db, clock, 'ACME')
    expect(await check('ACME', '1')).toMatchObject({ kind: 'checked', check: { verdict: { kind: 'not-screened' } } })
    expect(await order('SO-1', 'ACME', '1')).toMatchObject({ kind: 'stopped', number: 'SO-1' })
    expect((await readOrder(db, asFinance, 'SO-1')).kind).toBe('no-such-order')
    expect(await order('SO-1', 'ACME', '1', true)).toMatchObject({
      kind: 'recorded',
      check: { verdict: { kind: 'prepaid' } },
    })
  })

  test('orders fill a limit until one would breach it; cancelling makes room', async () => {
    const { db, clock, known, limit, check, order } = await company()
    const acme = await known('ACME')
    expect(await order('SO-0', 'ACME', '1')).toMatchObject({
      kind: 'recorded',
      check: { verdict: { kind: 'no-limit' } },
    })
    await limit(acme.id, '50001')
    expect(await order('SO-1', 'ACME', '34000')).toMatchObject({
      kind: 'recorded',
      check: { verdict: { kind: 'fits', headroom: amount('16000') } },
    })
    expect(await check('ACME', '20000')).toMatchObject({
      check: {
        verdict: { kind: 'would-breach', over: amount('4000'), fits: amount('16000') },
        needed: amount('54001'),
      },
    })
    expect(await order('SO-2', 'ACME', '20000')).toMatchObject({ kind: 'stopped' })
    expect(await cancelOrder(db, clock, asSales, 'so-1')).toMatchObject({ kind: 'cancelled', freed: amount('34000') })
    expect(await order('SO-2', 'ACME', '20000')).toMatchObject({ kind: 'recorded' })
    expect(await findViolations(db)).toEqual([])
  })

  test('the refusals of an order come in their order: customer, day, number, gate', async () => {
    const { db, clock, known, hold, order } = await company()
    const acme = await known('ACME')
    await order('SO-1', 'ACME', '1')
    await hold(acme.id)
    const entry = {
      number: 'so-1',
      customerText: 'Nobody',
      amount: amount('5'),
      orderedDay: day('2026-11-21'),
      prepaid: false,
      note: '',
    }
    const log = (more: Partial<typeof entry>, by: Actor = asSales) => logOrder(db, clock, by, { ...entry, ...more })
    expect((await log({})).kind).toBe('no-such-customer')
    expect((await log({ customerText: 'ACME' }, actor('U0OTHER', 'sales'))).kind).toBe('not-your-customer')
    expect((await log({ customerText: 'ACME' })).kind).toBe('in-the-future')
    expect(await log({ customerText: 'ACME', orderedDay: TODAY })).toMatchObject({
      kind: 'already-ordered',
      card: { order: { number: 'SO-1', amount: amount('1') } },
    })
    expect(await log({ customerText: 'ACME', orderedDay: TODAY, number: 'SO-2' })).toMatchObject({
      kind: 'stopped',
      check: { verdict: { kind: 'on-hold', hold: { what: 'lawsuit filed', customerName: 'ACME' } } },
    })
  })

  test('goods that were ordered within the limit go; not when a hold came between, or more than was ordered', async () => {
    const { db, clock, known, limit, hold, order, deliver } = await company()
    const acme = await known('ACME')
    await limit(acme.id, '20000')
    await order('SO-1', 'ACME', '20000')
    expect(await deliver('ACME', '12500')).toMatchObject({
      kind: 'recorded',
      order: { number: 'SO-1', wasNamed: false, toDeliver: amount('7500'), beyond: amount('0'), unpaid: amount('0') },
    })
    const asked = await deliver('ACME', '7501')
    if (asked.kind !== 'doubtful') throw new Error(asked.kind)
    expect(asked.doubts).toEqual([{ kind: 'beyond', number: 'SO-1', toDeliver: amount('7500'), beyond: amount('1') }])
    expect(await logMeantDelivery(db, clock, asSales, asked.delivery)).toMatchObject({
      kind: 'stopped',
      check: { amount: amount('1'), verdict: { kind: 'would-breach', over: amount('1') } },
    })
    await hold(acme.id)
    expect(await deliver('ACME', '7500')).toMatchObject({ kind: 'stopped', check: { verdict: { kind: 'on-hold' } } })
  })

  test('goods that have gone all the same are logged once, with the breach in the audit trail', async () => {
    const { db, clock, known, hold, order, deliver, trail } = await company()
    const acme = await known('ACME')
    await order('SO-1', 'ACME', '100')
    await hold(acme.id)
    const stopped = await deliver('ACME', '60')
    if (stopped.kind !== 'stopped') throw new Error(stopped.kind)
    expect(await trail('log-delivery')).toEqual([])
    const pressed = await Promise.all([1, 2, 3].map(() => logGoneDelivery(db, clock, asSales, stopped.delivery)))
    expect(pressed.map((p) => p.kind).sort()).toEqual(['already-logged', 'already-logged', 'recorded'])
    expect(pressed.find((p) => p.kind === 'recorded')).toMatchObject({ breach: { verdict: { kind: 'on-hold' } } })
    expect(await readOrder(db, asFinance, 'SO-1')).toMatchObject({ card: { order: { deliveredMinor: 6000 } } })
    expect(await trail('log-delivery')).toMatchObject([
      { actor: asSales.userId, after: { breach: { kind: 'on-hold' }, exposure: { total: amount('100') } } },
    ])
    expect(await findViolations(db)).toEqual([])
  })

  test('the same delivery twice a day is asked about, and logged by a press all the same; not another order, nor another day', async () => {
    const { db, clock, known, order, deliver } = await company()
    await known('ACME')
    await order('SO-1', 'ACME', '60')
    expect(await deliver('ACME', '60')).toMatchObject({ kind: 'recorded', order: { number: 'SO-1' } })
    expect(await deliver('ACME', '60', { kind: 'none' })).toMatchObject({ kind: 'recorded' })
    // Typed again it would be of no order, as the first has taken the only one.
    const again = await deliver('ACME', '60')
    if (again.kind !== 'doubtful') throw new Error(again.kind)
    expect(again).toMatchObject({ doubts: [{ kind: 'again' }], hasGone: false, delivery: { orderId: null } })
    expect(await deliver('ACME', '61')).toMatchObject({ kind: 'recorded' })
    const press = () => logMeantDelivery(db, clock, asSales, again.delivery)
    const pressed = await Promise.all([press(), press()])
    expect(pressed.map((p) => p.kind).sort()).toEqual(['already-logged', 'recorded'])
    clock.set('2026-11-21T10:00:00Z')
    expect(await deliver('ACME', '60')).toMatchObject({ kind: 'recorded' })
    expect(await findViolations(db)).toEqual([])
  })

  test('a slip that is asked about twice before the first press is asked about once more: logged with the second, not with both', async () => {
    const { db, clock, known, order, deliver, trail } = await company()
    await known('ACME')
    await order('SO-77', 'ACME', '7500')
    const slip = async () => {
      const asked = await deliver('ACME', '75000', { kind: 'number', number: 'SO-77' })
      if (asked.kind !== 'doubtful') throw new Error(asked.kind)
      expect(asked.doubts).toMatchObject([{ kind: 'beyond' }])
      return asked.delivery
    }
    const [first, second] = [await slip(), await slip()]
    expect(await logMeantDelivery(db, clock, asSales, second)).toMatchObject({ kind: 'recorded' })
    const again = await logMeantDelivery(db, clock, asSales, first)
    if (again.kind !== 'doubtful') throw new Error(again.kind)
    expect(again).toMatchObject({ doubts: [{ kind: 'again' }], hasGone: false })
    expect(await trail('log-delivery')).toHaveLength(1)
    expect(await logMeantDelivery(db, clock, asSales, again.delivery)).toMatchObject({ kind: 'recorded' })
  })

  test('goods that have gone and are typed once more, before or after the press, are logged once unless they are meant', async () => {
    const { db, clock, known, hold, deliver, trail } = await company()
    const acme = await known('ACME')
    await hold(acme.id)
    const [first, second] = [await deliver('ACME', '60'), await deliver('ACME', '60')]
    if (first.kind !== 'stopped' || second.kind !== 'stopped') throw new Error(`${first.kind} ${second.kind}`)
    expect(await logGoneDelivery(db, clock, asSales, first.delivery)).toMatchObject({ kind: 'recorded' })
    expect(await deliver('ACME', '60')).toMatchObject({ kind: 'doubtful', doubts: [{ kind: 'again' }] })
    const asked = await logGoneDelivery(db, clock, asSales, second.delivery)
    if (asked.kind !== 'doubtful') throw new Error(asked.kind)
    expect(asked.hasGone).toBe(true)
    expect(await trail('log-delivery')).toHaveLength(1)
    expect(await logGoneDelivery(db, clock, asSales, asked.delivery)).toMatchObject({
      kind: 'recorded',
      breach: { verdict: { kind: 'on-hold' } },
    })
  })

  test('the number of an order is free again once it is cancelled with nothing delivered; what it was stays', async () => {
    const { db, clock, known, order, deliver } = await company()
    await known('ACME')
    await order('SO-1', 'ACME', '100')
    await cancelOrder(db, clock, asSales, 'SO-1')
    expect(await readOrder(db, asSales, 'SO-1')).toMatchObject({ card: { order: { cancelledDay: TODAY } } })
    expect(await order('so-1', 'ACME', '80')).toMatchObject({ kind: 'recorded' })
    expect(await readOrder(db, asSales, 'SO-1')).toMatchObject({ card: { order: { amount: amount('80') } } })
    expect(await order('SO-1', 'ACME', '70')).toMatchObject({ kind: 'already-ordered' })
    expect(await deliver('ACME', '30', { kind: 'number', number: 'SO-1' })).toMatchObject({ kind: 'recorded' })
    expect(await cancelOrder(db, clock, asSales, 'SO-1')).toMatchObject({ kind: 'cancelled', freed: amount('50') })
    expect(await order('SO-1', 'ACME', '70')).toMatchObject({ kind: 'already-ordered' })
    const rows = await db.selectFrom('orders').select(['amountMinor', 'cancelledDay']).orderBy('id').execute()
    expect(rows).toEqual([
      { amountMinor: 10_000, cancelledDay: TODAY },
      { amountMinor: 8000, cancelledDay: TODAY },
    ])
    expect(await findViolations(db)).toEqual([])
  })

  test('a number that several customers have is asked about among one’s own alone', async () => {
    const { db, clock, known, order } = await company()
    await known('ACME')
    await known('Beta')
    await haveCustomer(db, clock, 'Gamma', { owner: 'U0OTHER' })
    await order('SO-1', 'ACME', '1')
    await logOrder(db, clock, asFinance, {
      number: 'SO-1',
      customerText: 'Gamma',
      amount: amount('2'),
      orderedDay: null,
      prepaid: true,
      note: '',
    })
    expect(await readOrder(db, asSales, 'SO-1')).toMatchObject({ card: { customerName: 'ACME' } })
    await order('SO-1', 'Beta', '1')
    expect(await readOrder(db, asSales, 'SO-1')).toMatchObject({ kind: 'which-order', customers: ['ACME', 'Beta'] })
    expect(await readOrder(db, actor('U0THIRD', 'sales'), 'SO-1')).toMatchObject({ kind: 'not-your-customer' })
  })

  test('words behind a customer are what is wrong with a check, unless together they are like a name', async () => {
    const { known, check } = await company()
    await known('ACME Trading')
    await known('North Works')
    expect(await check('ACME banana', '1')).toEqual({ kind: 'not-understood', what: 'rest', text: 'banana' })
    expect(await check('ACME Trading 20,000', '30000')).toMatchObject({ kind: 'not-understood', text: '20,000' })
    expect(await check('North Wroks', '1')).toMatchObject({ kind: 'no-such-customer', didYouMean: ['North Works'] })
    expect(await check('banana', '1')).toMatchObject({ kind: 'no-such-customer', text: 'banana' })
  })

  test('a whole page behind a check costs no more than a word: the customers are read once', async () => {
    const { db } = await company()
    let queries = 0
    const counted = db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const text = Array.from({ length: 300 }, (_, i) => `banana${i}`).join(' ')
    expect(await findCustomerAhead(counted, asFinance, text, 'read-customer')).toMatchObject({
      kind: 'no-such-customer',
    })
    expect(queries).toBe(1)
  })

  test('a button edited by hand gets nowhere: another’s customer, another’s order, a day to come', async () => {
    const { db, clock, known, hold, order, deliver, trail } = await company()
    const [acme, beta] = [await known('ACME'), await known('Beta')]
    await order('SO-9', 'Beta', '100')
    const other = await readOrder(db, asFinance, 'SO-9')
    await hold(acme.id)
    const stopped = await deliver('ACME', '60')
    if (stopped.kind !== 'stopped' || other.kind !== 'card') throw new Error(stopped.kind)
    const press = (edited: object, by: Actor = asSales) =>
      logGoneDelivery(db, clock, by, { ...stopped.delivery, ...edited })
    expect((await press({ customerId: beta.id }, actor('U0OTHER', 'sales'))).kind).toBe('not-your-customer')
    expect((await press({ customerId: newId() })).kind).toBe('no-such-customer')
    expect((await press({ orderId: other.card.order.id })).kind).toBe('no-such-order')
    expect((await press({ orderId: newId() })).kind).toBe('no-such-order')
    expect((await press({ deliveredDay: day('2026-11-21') })).kind).toBe('in-the-future')
    expect(await trail('log-delivery')).toEqual([])
  })

  test('invoicing what has gone is never stopped, nor is a prepaid order, nor its delivery once it is paid', async () => {
    const { db, clock, known, hold, order, deliver } = await company()
    const acme = await known('ACME')
    await hold(acme.id)
    expect(await order('SO-1', 'ACME', '100', true)).toMatchObject({ kind: 'recorded' })
    expect(await deliver('ACME', '100')).toMatchObject({ kind: 'stopped', check: { amount: amount('100') } })
    await recordPayment(db, clock, asFinance, { target: 'ACME', amount: amount('100'), receivedDay: null })
    expect(await deliver('ACME', '100')).toMatchObject({ kind: 'recorded', order: { number: 'SO-1' } })
    expect(await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })).toMatchObject({
      kind: 'recorded',
      invoice: { deliveryId: expect.any(String) },
    })
    const unordered = {
      number: 'INV-2',
      customerText: 'ACME',
      amount: amount('9'),
      issuedDay: null,
      terms: null,
      dueDay: null,
      deliveredDay: TODAY,
    }
    expect((await logInvoice(db, clock, asSales, unordered)).kind).toBe('recorded')
  })

  test('an invoice for ordered goods that nobody logged as delivered takes them from their order, and counts once', async () => {
    const { db, clock, known, limit, check, order } = await company()
    const acme = await known('ACME')
    await limit(acme.id, '50000')
    await order('SO-1', 'ACME', '20000')
    const exposure = async () => {
      const answer = await check('ACME', '1')
      const found = answer.kind === 'checked' && answer.check.standing.exposure
      return found && found.kind === 'known' ? found.total : null
    }
    const invoice = (number: string, sum: string, said: SaidOrder = { kind: 'unsaid' }) =>
      logInvoice(db, clock, asSales, { ...INVOICE, number, amount: amount(sum), order: said })
    expect(await invoice('INV-1', '12000')).toMatchObject({
      kind: 'recorded',
      order: { number: 'SO-1', wasNamed: false, toDeliver: amount('8000') },
    })
    expect(await exposure()).toEqual(amount('20000'))
    expect(await invoice('INV-2', '500', { kind: 'none' })).toMatchObject({ kind: 'recorded', order: null })
    expect(await exposure()).toEqual(amount('20500'))
    await order('SO-2', 'ACME', '4000')
    expect(await invoice('INV-3', '8000')).toMatchObject({ kind: 'which-of-orders' })
    expect(await invoice('INV-3', '8000', { kind: 'number', number: 'so-1' })).toMatchObject({
      kind: 'recorded',
      order: { number: 'SO-1', wasNamed: true, toDeliver: amount('0') },
    })
    expect(await exposure()).toEqual(amount('24500'))
    expect(await findViolations(db)).toEqual([])
  })

  test('without a channel for approvals nothing is stopped, and a check tells the exposure all the same', async () => {
    const { db, clock, workspace, hold, check, order, deliver } = await company({})
    const acme = await haveCustomer(db, clock, 'ACME')
    await hold(acme.id)
    expect(await order('SO-1', 'ACME', '100')).toMatchObject({ kind: 'recorded', check: null })
    expect(await deliver('ACME', '60')).toMatchObject({ kind: 'recorded', order: { toDeliver: amount('40') } })
    expect(workspace.channels.approvals).toBeUndefined()
    expect(await check('ACME', '1')).toMatchObject({
      hasFirewall: false,
      check: { standing: { exposure: { total: amount('100') } } },
    })
  })

  test('a delivery takes the only open order, asks which of several, and goes without when that is said', async () => {
    const { db, clock, known, order, deliver } = await company()
    await known('ACME')
    await order('SO-1', 'ACME', '100')
    await order('SO-2', 'ACME', '100')
    expect(await deliver('ACME', '10')).toMatchObject({
      kind: 'which-of-orders',
      orders: [{ number: 'SO-1' }, { number: 'SO-2' }],
    })
    expect(await deliver('ACME', '10', { kind: 'none' })).toMatchObject({ kind: 'recorded', order: null })
    expect(await deliver('ACME', '100', { kind: 'number', number: 'so-2' })).toMatchObject({
      order: { number: 'SO-2', wasNamed: true, toDeliver: amount('0') },
    })
    const more = await deliver('ACME', '130')
    if (more.kind !== 'doubtful') throw new Error(more.kind)
    expect(await logMeantDelivery(db, clock, asSales, more.delivery)).toMatchObject({
      order: { number: 'SO-1', beyond: amount('30') },
    })
    expect(await cancelOrder(db, clock, asSales, 'SO-1')).toMatchObject({ kind: 'already-delivered' })
    expect(await readOrder(db, asFinance, 'SO-2')).toMatchObject({ card: { deliveries: [{ amount: amount('100') }] } })
  })

  test('an order that is cancelled keeps what was delivered of it, is cancelled once, and is asked for by customer', async () => {
    const { db, clock, known, order, deliver } = await company()
    await known('ACME')
    await known('Beta')
    await order('SO-1', 'ACME', '100')
    await order('SO-1', 'Beta', '100')
    await deliver('ACME', '60')
    const cancel = (text: string, by: Actor = asSales) => cancelOrder(db, clock, by, text)
    expect(await cancel('SO-1')).toMatchObject({ kind: 'which-order', customers: ['ACME', 'Beta'] })
    expect(await cancel('SO-1 acme', actor('U0OTHER', 'sales'))).toMatchObject({ kind: 'not-your-customer' })
    expect(await cancel('SO-1 acme')).toMatchObject({ kind: 'cancelled', freed: amount('40') })
    expect(await cancel('SO-1 acme')).toMatchObject({ kind: 'already-cancelled' })
    expect(await deliver('ACME', '5', { kind: 'number', number: 'SO-1' })).toMatchObject({ kind: 'order-cancelled' })
    expect(await cancel('SO-2')).toMatchObject({ kind: 'no-such-order', didYouMean: ['SO-1'] })
  })

  test('parent and children share the parent’s limit and everybody’s hold; who leaves has its own again', async () => {
    const { db, clock, workspace, known, limit, hold, check, order } = await company()
    const [holding, north, south] = [await known('Holding'), await known('North'), await known('South')]
    await limit(holding.id, '100')
    await limit(north.id, '5000')
    const parent = (customerText: string, parentText: string | null, by: Actor = asFinance) =>
      setParent(db, clock, by, { customerText, parentText })
    expect(await parent('North', 'Holding')).toMatchObject({ kind: 'joined', limit: amount('100') })
    expect(await parent('South', 'Holding')).toMatchObject({ kind: 'joined', headName: 'Holding' })
    expect(await order('SO-1', 'North', '60')).toMatchObject({ kind: 'recorded' })
    expect(await check('South', '41')).toMatchObject({
      check: { verdict: { kind: 'would-breach', over: amount('1') } },
    })
    await hold(south.id)
    expect(await check('North', '1')).toMatchObject({
      check: { verdict: { kind: 'on-hold', hold: { customerName: 'South' } } },
    })
    clock.set('2026-11-23T10:00:00Z')
    expect(await parent('North', null)).toMatchObject({ kind: 'left', headName: 'Holding', limit: amount('5000') })
    expect(await check('North', '1')).toMatchObject({ check: { verdict: { kind: 'fits' } } })
    const standing = async (on: string) =>
      readStanding(db, workspace, (await findCustomer(db, TEAM, holding.id)) as typeof holding, day(on))
    const names = async (on: string) => (await standing(on)).members.map((m) => m.name).sort()
    expect(await names('2026-11-20')).toEqual(['Holding', 'North', 'South'])
    expect(await names('2026-11-23')).toEqual(['Holding', 'South'])
    expect(await names('2026-11-19')).toEqual(['Holding'])
  })

  test('a group has one level and no circle, and only who keeps the books makes one', async () => {
    const { db, clock, known } = await company()
    for (const name of ['Alpha', 'Bravo', 'Charlie']) await known(name)
    const parent = (customerText: string, parentText: string | null, by: Actor = asFinance) =>
      setParent(db, clock, by, { customerText, parentText })
    expect(await parent('Alpha', 'Bravo', asSales)).toMatchObject({ kind: 'not-your-customer' })
    expect(await parent('Alpha', 'Alpha')).toMatchObject({ kind: 'own-parent' })
    expect(await parent('Alpha', null)).toMatchObject({ kind: 'unchanged', parentName: null })
    expect(await parent('Alpha', 'Nobody')).toMatchObject({ kind: 'no-such-customer' })
    expect(await parent('Alpha', 'Bravo')).toMatchObject({ kind: 'joined' })
    expect(await parent('Alpha', 'Bravo')).toMatchObject({ kind: 'unchanged', parentName: 'Bravo' })
    expect(await parent('Charlie', 'Alpha')).toMatchObject({ kind: 'parent-has-parent', headName: 'Bravo' })
    expect(await parent('Bravo', 'Charlie')).toMatchObject({ kind: 'is-a-parent', children: ['Alpha'] })
    expect(await parent('Bravo', 'Alpha')).toMatchObject({ kind: 'parent-has-parent' })
    expect(await findViolations(db)).toEqual([])
  })
})
