/**
 * Logging goods or work handed over: the invoice is due within three working days. What may be a slip is asked about first. The gate is
 * asked once more before goods go; what has gone all the same is a fact, and is logged with the breach in its audit row.
 */
import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import { type CarriedDelivery, type Delivery, type DeliveryOutcome, doubtsOf } from '../core/delivery.ts'
import { uncovered } from '../core/exposure.ts'
import { type Check, stops } from '../core/gate.ts'
import { type Money, money } from '../core/money.ts'
import { beyond, type Order, pickOrder, type SaidOrder, takenFrom } from '../core/order.ts'
import { hasFirewall } from '../core/workspace.ts'
import { deliveriesLike, findDeliveries, insertDelivery } from '../store/deliveries.ts'
import { exposureFacts } from '../store/exposures.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { addDelivered, findOrder } from '../store/orders.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { checkCredit } from './check-credit.ts'
import { findCustomerById, findCustomerFor } from './find-customer.ts'
import { pickOrderOf } from './find-order.ts'
import { planDuties } from './plan-duties.ts'

export type DeliveryEntry = {
  readonly customerText: string
  readonly amount: Money
  readonly deliveredDay: Day | null
  readonly note: string
  /** Left out: nothing was said of an order. */
  readonly order?: SaidOrder
}

export async function logDelivery(db: Db, clock: Clock, by: Actor, entry: DeliveryEntry): Promise<DeliveryOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findCustomerFor(tx, by, entry.customerText, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const { amount, note, order: said = { kind: 'unsaid' } } = entry
    const deliveredDay = entry.deliveredDay ?? today
    if (deliveredDay > today) return { kind: 'in-the-future', day: deliveredDay, today }
    const picked = await pickOrderOf(tx, workspace.id, customer, { said, amount })
    if (picked.kind !== 'order') return picked
    const { order } = picked
    const delivery = { id: newId(), customerId: customer.id, amount, deliveredDay, note, orderId: order?.id ?? null }
    const logged = await deliveriesLike(tx, workspace.id, delivery)
    const doubts = doubtsOf(delivery, { order, isOrderSaid: said.kind !== 'unsaid', logged })
    const alike = logged.length
    if (doubts.length > 0)
      return {
        kind: 'doubtful',
        delivery: { ...delivery, alike },
        customerName: customer.name,
        doubts,
        hasGone: false,
      }
    return passGate(change, customer, { delivery, order, wasNamed: said.kind === 'number', alike })
  })
}

/** Logs a delivery that was asked about, if the gate lets it through: it is meant. */
export async function logMeantDelivery(
  db: Db,
  clock: Clock,
  by: Actor,
  carried: CarriedDelivery,
): Promise<DeliveryOutcome> {
  return logPressed(db, clock, by, { carried, hasGone: false }, passGate)
}

/** Logs a delivery that the gate had stopped, because its goods have gone. */
export async function logGoneDelivery(
  db: Db,
  clock: Clock,
  by: Actor,
  carried: CarriedDelivery,
): Promise<DeliveryOutcome> {
  return logPressed(db, clock, by, { carried, hasGone: true }, async (change, customer, { delivery, order }) => {
    const check = await checkShipment(change, customer, { amount: delivery.amount, order })
    const breach = check && stops(check.verdict) ? check : null
    return save(change, customer, { delivery, order, wasNamed: true, breach })
  })
}

/**
 * What a button carries is looked at again. Pressed twice, it is logged once; typed and pressed twice, it is asked about, unless all that
 * is logged like it was known when the button was made.
 */
async function logPressed(
  db: Db,
  clock: Clock,
  by: Actor,
  { carried, hasGone }: { readonly carried: CarriedDelivery; readonly hasGone: boolean },
  log: (change: Change, customer: Customer, saved: Gated) => Promise<DeliveryOutcome>,
): Promise<DeliveryOutcome> {
  const { alike: knownAlike, ...delivery } = carried
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const { amount, deliveredDay, orderId } = delivery
    const found = await findCustomerById(tx, by, delivery.customerId, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const [same] = await findDeliveries(tx, workspace.id, [delivery.id])
    if (same) return { kind: 'already-logged', delivery: same, customerName: customer.name }
    if (deliveredDay > today) return { kind: 'in-the-future', day: deliveredDay, today }
    const order = orderId === null ? null : await findOrder(tx, workspace.id, orderId)
    const said: SaidOrder = orderId === null ? { kind: 'none' } : { kind: 'number', number: order?.number ?? orderId }
    const own = order?.customerId === customer.id ? [order] : []
    const picked = pickOrder(own, said, amount)
    if (picked.kind !== 'order') return picked
    const logged = await deliveriesLike(tx, workspace.id, delivery)
    const alike = logged.length
    const doubts = alike > knownAlike ? doubtsOf(delivery, { order: null, isOrderSaid: true, logged }) : []
    return doubts.length > 0
      ? { kind: 'doubtful', delivery: { ...delivery, alike }, customerName: customer.name, doubts, hasGone }
      : log(change, customer, { delivery, order: picked.order, wasNamed: true, alike })
  })
}

async function passGate(change: Change, customer: Customer, { alike, ...saved }: Gated): Promise<DeliveryOutcome> {
  const { delivery, order } = saved
  const check = await checkShipment(change, customer, { amount: delivery.amount, order })
  return check && stops(check.verdict)
    ? { kind: 'stopped', delivery: { ...delivery, alike }, orderNumber: order?.number ?? null, check }
    : save(change, customer, saved)
}

type Shipment = { readonly amount: Money; readonly order: Order | null }

/**
 * The gate before goods go; null where there is none. What was ordered counts already: only what goes beyond it comes on top. Of a prepaid
 * order what no receipt covers is credit like any other: paid before is not the same as promised.
 */
async function checkShipment(change: Change, customer: Customer, shipment: Shipment): Promise<Check | null> {
  const { tx, by, workspace, today: day } = change
  if (!hasFirewall(workspace)) return null
  const { amount, order } = shipment
  if (!order?.prepaid) {
    const onTop = order ? beyond(order, amount) : amount
    return checkCredit(tx, by, workspace, { customer, amount: onTop, prepaid: false, day })
  }
  const onCredit = await uncoveredOf(change, customer, { amount, order })
  return checkCredit(tx, by, workspace, { customer, amount: onCredit, prepaid: onCredit.minor === 0, day })
}

async function uncoveredOf(
  { tx, workspace, today }: Change,
  { id }: Customer,
  { amount, order }: Shipment,
): Promise<Money> {
  if (!order?.prepaid) return money(0, amount.currency)
  return uncovered(await exposureFacts(tx, workspace.id, { customerIds: [id], day: today }), order, amount)
}

type Gated = Saved & Pick<CarriedDelivery, 'alike'>

type Saved = { readonly delivery: Delivery; readonly order: Order | null; readonly wasNamed: boolean }

async function save(
  change: Change,
  customer: Customer,
  { delivery, order, wasNamed, breach = null }: Saved & { readonly breach?: Check | null },
): Promise<DeliveryOutcome> {
  const { tx, workspace } = change
  const { amount, deliveredDay } = delivery
  const { minor: unpaidMinor } = await uncoveredOf(change, customer, { amount, order })
  await insertDelivery(tx, workspace.id, delivery, change.made)
  if (order) await addDelivered(tx, workspace.id, order.id, amount.minor)
  const { planned } = await planDuties(change, [{ invoice: null, delivery }])
  const [duty] = planned
  if (!duty) throw new Error('a delivery without its duty')
  const after = breach ? { ...delivery, breach: breach.verdict, exposure: breach.standing.exposure } : delivery
  change.audit({ action: 'log-delivery', subjectKind: 'delivery', subjectId: delivery.id, after })
  const told = order && takenFrom(order, { amount, wasNamed, unpaidMinor })
  return {
    kind: 'recorded',
    customerName: customer.name,
    amount,
    deliveredDay,
    invoiceBy: duty.dueDay,
    order: told,
    ...(breach ? { breach } : {}),
  }
}
