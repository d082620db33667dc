import { dayAt } from '../core/day.ts'
import type { PlannedDuty } from '../core/outcome.ts'
import { dutiesOfChains, type SaidDuty } from '../store/duties.ts'
import { findInvoices } from '../store/invoices.ts'
import { markStale } from '../store/messages.ts'
import { replan } from './apply-receipts.ts'
import type { Change } from './change.ts'

/**
 * Plans anew the duties of invoices of which something was promised, disputed or put on hold, and has the messages in which they stand
 * drawn again: a duty that stays where it is shows what is new of its invoice, and one that was done today is asked for no more where the
 * customer promised in the call.
 */
export async function replanFollowed(change: Change, invoiceIds: readonly string[]): Promise<readonly PlannedDuty[]> {
  const { tx, workspace, today } = change
  const { planned } = await replan(change, await findInvoices(tx, workspace.id, invoiceIds))
  const duties = await dutiesOfChains(tx, workspace.id, invoiceIds)
  const isShown = ({ state, endedAt }: SaidDuty) =>
    state === 'open' || (state === 'done' && endedAt !== null && dayAt(new Date(endedAt), workspace.timeZone) === today)
  await markStale(
    tx,
    workspace.id,
    duties.filter(isShown).flatMap((d) => d.messageId ?? []),
  )
  return planned
}
