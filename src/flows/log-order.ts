import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { stops } from '../core/gate.ts'
import type { Money } from '../core/money.ts'
import { hasFreedNumber, type Order, type OrderOutcome } from '../core/order.ts'
import { hasFirewall } from '../core/workspace.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { findOrdersByNumber, insertOrder } from '../store/orders.ts'
import { type Actor, changeFacts } from './change.ts'
import { checkCredit } from './check-credit.ts'
import { findCustomerFor } from './find-customer.ts'
import { orderCardOf } from './read-order.ts'

export type OrderEntry = {
  readonly number: string
  readonly customerText: string
  readonly amount: Money
  readonly orderedDay: Day | null
  readonly prepaid: boolean
  readonly note: string
}

/** Logs an order, if the gate lets it through. */
export async function logOrder(db: Db, clock: Clock, by: Actor, entry: OrderEntry): Promise<OrderOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findCustomerFor(tx, by, entry.customerText, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const { number, amount, prepaid, note } = entry
    const orderedDay = entry.orderedDay ?? today
    if (orderedDay > today) return { kind: 'in-the-future', day: orderedDay, today }
    const same = (await findOrdersByNumber(tx, workspace.id, number)).find((o) => o.customerId === customer.id)
    if (same && !hasFreedNumber(same))
      return { kind: 'already-ordered', card: await orderCardOf(tx, workspace.id, same, customer.name) }
    const check = hasFirewall(workspace)
      ? await checkCredit(tx, by, workspace, { customer, amount, prepaid, day: today })
      : null
    if (check && stops(check.verdict)) return { kind: 'stopped', number, check }
    const order: Order = {
      id: newId(),
      customerId: customer.id,
      number,
      amount,
      deliveredMinor: 0,
      orderedDay,
      prepaid,
      cancelledDay: null,
      note,
    }
    await insertOrder(tx, workspace.id, order, change.made)
    const { id, ...after } = order
    change.audit({ action: 'log-order', subjectKind: 'order', subjectId: id, after })
    return { kind: 'recorded', order, customerName: customer.name, check }
  })
}
