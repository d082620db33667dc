import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { PaymentPromise, PromiseEndOutcome } from '../core/promise.ts'
import type { Db } from '../store/open.ts'
import { promisesOf, withdrawPromises } from '../store/promises.ts'
import { keepPromised } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { findReceivables, type WhichReceivables } from './find-receivables.ts'
import { standingsOf } from './read-promises.ts'
import { replanFollowed } from './replan-followed.ts'

/**
 * Withdraws the open promises of an invoice, or all of a customer's: they were entered by mistake, or the customer took them back before
 * their day. A promise that was kept or broken stays as it is; one that they had put off stands again.
 */
export async function withdrawPromise(
  db: Db,
  clock: Clock,
  by: Actor,
  which: WhichReceivables,
): Promise<PromiseEndOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<PromiseEndOutcome> => {
    const { tx, workspace, today } = change
    const found = await findReceivables(tx, by, which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer, named } = found
    const ids = found.named && new Set(found.invoices.map((i) => i.id))
    const standings = async () =>
      standingsOf(tx, workspace.id, await promisesOf(tx, workspace.id, [customer.id]), today)
    const theirs = await standings()
    const promises = theirs.filter(
      (p) => p.state === 'open' && (ids === null || p.invoices.some((i) => ids.has(i.invoiceId))),
    )
    if (promises.length === 0) return { kind: 'no-open-promise', name: named?.number ?? customer.name }
    // What was paid of these may keep others.
    await keepPromised(change, { customerIds: [customer.id], since: null }, () =>
      withdrawPromises(
        tx,
        workspace.id,
        promises.map((p) => p.id),
        { day: today, by: by.userId },
      ),
    )
    for (const { id, promisedDay } of promises) {
      const [before, after] = [{ promisedDay }, { withdrawnDay: today }]
      change.audit({ action: 'withdraw-promise', subjectKind: 'promise', subjectId: id, before, after })
    }
    // Not all that these put off: another one may still.
    const putOff = new Set((await standings()).flatMap((p) => (p.state === 'put-off' ? p.id : [])))
    const restored = theirs.filter((p) => p.state === 'put-off' && !putOff.has(p.id))
    const paused = new Set(promises.flatMap((p) => p.invoices.map((i) => i.invoiceId)))
    const duties = await replanFollowed(change, [...paused])
    return { kind: 'withdrawn', customerName: customer.name, promises, restored: restored.map(dayOf), duties }
  })
}

function dayOf({ promisedDay }: PaymentPromise): Day {
  return promisedDay
}
