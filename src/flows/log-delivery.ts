import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { DeliveryOutcome } from '../core/outcome.ts'
import { insertDelivery } from '../store/deliveries.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { planDuties } from './plan-duties.ts'

export type DeliveryEntry = {
  readonly customerText: string
  readonly amount: Money
  readonly deliveredDay: Day | null
  readonly note: string
}

/** Logs goods or work handed over: the invoice is due within three working days. */
export async function logDelivery(db: Db, clock: Clock, by: Actor, entry: DeliveryEntry): Promise<DeliveryOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findCustomerFor(tx, by, entry.customerText, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const deliveredDay = entry.deliveredDay ?? today
    if (deliveredDay > today) return { kind: 'in-the-future', day: deliveredDay, today }
    const { customer } = found
    const delivery = { id: newId(), customerId: customer.id, amount: entry.amount, deliveredDay, note: entry.note }
    await insertDelivery(tx, workspace.id, delivery, change.made)
    const { planned } = await planDuties(change, [{ invoice: null, delivery }])
    const [duty] = planned
    if (!duty) throw new Error('a delivery without its duty')
    change.audit({ action: 'log-delivery', subjectKind: 'delivery', subjectId: delivery.id, after: delivery })
    return { kind: 'recorded', customerName: customer.name, amount: entry.amount, deliveredDay, invoiceBy: duty.dueDay }
  })
}
