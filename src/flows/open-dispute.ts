import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { chasedOf, type DisputeOutcome, disputedUntil } from '../core/dispute.ts'
import { type Following, type Wait, waitOf } from '../core/following.ts'
import { type Money, money } from '../core/money.ts'
import { pauseRefusal } from '../core/pause.ts'
import { disputedOn, insertDispute } from '../store/disputes.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { findNamedInvoice, type WhichReceivables } from './find-receivables.ts'
import { followingsOf } from './read-following.ts'
import { replanFollowed } from './replan-followed.ts'

export type DisputeEntry = {
  readonly which: WhichReceivables
  /** null: all that is open and not in dispute yet. Of instalments it is on the first due first. */
  readonly amount: Money | null
  readonly reason: string
  /** When to look at it again; null: after the usual time. */
  readonly untilDay: Day | null
}

/** Keeps that the customer disputes an amount of an invoice. Only the rest is still chased. */
export async function openDispute(db: Db, clock: Clock, by: Actor, entry: DisputeEntry): Promise<DisputeOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<DisputeOutcome> => {
    const { tx, workspace, today, made } = change
    const found = await findNamedInvoice(tx, by, entry.which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { named, open, customer } = found
    const { number, outstanding } = named
    const untilDay = entry.untilDay ?? disputedUntil(today)
    const refused = pauseRefusal(untilDay, today)
    if (refused) return refused
    if (open.length === 0) return { kind: 'nothing-open', name: number }
    if (entry.amount && entry.amount.currency !== outstanding.currency)
      return { kind: 'other-currency', number, invoiced: named.amount, paid: entry.amount }
    const ids = open.map((i) => i.id)
    const disputed = await disputedOn(tx, workspace.id, today, ids)
    const rest = open.map((i) => chasedOf(i.outstanding, disputed.get(i.id) ?? 0).minor)
    const undisputed = money(sumOf(rest), outstanding.currency)
    const amount = entry.amount ?? undisputed
    if (amount.minor > undisputed.minor || amount.minor === 0)
      return { kind: 'more-than-undisputed', number, undisputed }
    let left = amount.minor
    for (const [index, { id: invoiceId }] of open.entries()) {
      const amountMinor = Math.min(left, rest[index] ?? 0)
      if (amountMinor === 0) continue
      left -= amountMinor
      const what = { amountMinor, reason: entry.reason, untilDay, ownerUserId: customer.ownerUserId ?? by.userId }
      const dispute = { id: newId(), invoiceId, openedDay: today, endedDay: null, outcome: null, ...what }
      await insertDispute(tx, workspace.id, dispute, made)
      change.audit({ action: 'open-dispute', subjectKind: 'invoice', subjectId: invoiceId, after: what })
    }
    const chased = money(undisputed.minor - amount.minor, amount.currency)
    const duties = await replanFollowed(change, ids)
    const followings = await followingsOf(tx, workspace.id, open, today)
    const inDispute = { ...amount, minor: sumOf(open.map((i) => i.outstanding.minor)) - chased.minor }
    const waits = waitOfAll([...followings.values()].filter((f) => f.dispute?.chased.minor !== 0))
    const about = { number, customerName: customer.name, amount, inDispute, chased, waits }
    return { kind: 'opened', untilDay, ...about, duties }
  })
}

/** Of instalments: as long as nobody asks for any of them. */
function waitOfAll(followings: readonly Following[]): Wait | null {
  const waits = followings.flatMap((following) => waitOf(following) ?? [])
  const [first] = waits.sort((a, b) => (a.day < b.day ? -1 : 1))
  return waits.length === followings.length ? (first ?? null) : null
}

function sumOf(minors: readonly number[]): number {
  return minors.reduce((sum, minor) => sum + minor, 0)
}
