import type { Clock } from '../core/clock.ts'
import { type CancelOutcome, orderStateOf, toDeliver } from '../core/order.ts'
import type { Db } from '../store/open.ts'
import { cancelOrder as saveCancelled } from '../store/orders.ts'
import { type Actor, changeFacts } from './change.ts'
import { findOrderFor } from './find-order.ts'
import { orderCardOf } from './read-order.ts'

/** Cancels what is not delivered of an order. `number` may have the customer behind it. */
export async function cancelOrder(db: Db, clock: Clock, by: Actor, number: string): Promise<CancelOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findOrderFor(tx, by, number, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { order, customer } = found
    const state = orderStateOf(order)
    if (state !== 'open') {
      const card = await orderCardOf(tx, workspace.id, order, customer.name)
      return { kind: state === 'cancelled' ? 'already-cancelled' : 'already-delivered', card }
    }
    const freed = toDeliver(order)
    await saveCancelled(tx, workspace.id, order.id, today)
    change.audit({
      action: 'cancel-order',
      subjectKind: 'order',
      subjectId: order.id,
      before: { cancelledDay: null },
      after: { cancelledDay: today, freed },
    })
    return { kind: 'cancelled', order: { ...order, cancelledDay: today }, customerName: customer.name, freed }
  })
}
