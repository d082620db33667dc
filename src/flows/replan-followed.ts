import type { PlannedDuty } from '../core/outcome.ts'
import { dutiesOfChains } from '../store/duties.ts'
import { findInvoices } from '../store/invoices.ts'
import { markStale } from '../store/messages.ts'
import { replan } from './apply-receipts.ts'
import type { Change } from './change.ts'

/**
 * Plans anew the duties of invoices of which something was promised, disputed or put on hold, and has the messages in which they stand
 * drawn again: a duty that stays where it is shows what is new of its invoice.
 */
export async function replanFollowed(change: Change, invoiceIds: readonly string[]): Promise<readonly PlannedDuty[]> {
  const { tx, workspace } = change
  const { planned } = await replan(change, await findInvoices(tx, workspace.id, invoiceIds))
  const duties = await dutiesOfChains(tx, workspace.id, invoiceIds)
  await markStale(
    tx,
    workspace.id,
    duties.flatMap((d) => (d.state === 'open' && d.messageId !== null ? [d.messageId] : [])),
  )
  return planned
}
