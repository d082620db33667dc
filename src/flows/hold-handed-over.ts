import type { Day } from '../core/day.ts'
import type { ChannelSetting } from '../core/workspace.ts'
import { JOB_ACTOR, recordChange } from '../store/audit.ts'
import type { DutyRow } from '../store/duties.ts'
import { placeHold } from '../store/holds.ts'
import { findInvoices, type StoredInvoice } from '../store/invoices.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow } from '../store/payments.ts'
import { redrawRequests } from './redraw-requests.ts'

/**
 * Stops credit for customers of whom a debt is to be handed over, and says so; whoever is on hold already stays so. Not for a debt that
 * money covers which the customer has paid and nobody has applied: it may be paid. In the transaction in which the step is said: it stands
 * until an approver releases it.
 */
export async function holdHandedOver(
  tx: Db,
  workspaceId: string,
  { channel, today, at }: { channel: ChannelSetting; today: Day; at: string },
  said: readonly DutyRow[],
): Promise<void> {
  const ids = said.filter((d) => d.rule === 'hand-over').map((d) => d.subjectId)
  let isAny = false
  const uncovered = await withoutCovered(tx, workspaceId, await findInvoices(tx, workspaceId, ids))
  for (const { customerId, number } of uncovered) {
    const cause = { customerId, cause: 'hand-over', what: number } as const
    const hold = await placeHold(tx, workspaceId, { ...cause, by: JOB_ACTOR, day: today, at })
    if (!hold) continue
    isAny = true
    const placed = { action: 'place-hold', subjectKind: 'customer', subjectId: customerId, after: hold }
    await recordChange(tx, { workspaceId, userId: JOB_ACTOR, via: 'job' }, at, placed)
    const { channelId, language } = channel
    const data = { customerId, tierId: null, holdId: hold.id }
    await enqueue(tx, workspaceId, { key: `hold:${hold.id}`, kind: 'tier-change', data, channelId, language }, at)
  }
  // Nobody is to give credit on a card that was drawn before it was stopped.
  if (isAny) await redrawRequests(tx, workspaceId)
}

/** Of these invoices those that what their customer has paid and nobody has applied does not cover, one invoice after the other. */
async function withoutCovered(
  tx: Db,
  workspaceId: string,
  invoices: readonly StoredInvoice[],
): Promise<StoredInvoice[]> {
  const uncovered: StoredInvoice[] = []
  for (const [customerId, own] of Map.groupBy(invoices, (i) => i.customerId)) {
    const left = new Map((await unappliedNow(tx, workspaceId, customerId)).map((m) => [m.currency, m.minor]))
    for (const invoice of own) {
      const { currency, minor } = invoice.outstanding
      const unapplied = left.get(currency) ?? 0
      if (unapplied < minor) uncovered.push(invoice)
      else left.set(currency, unapplied - minor)
    }
  }
  return uncovered
}
