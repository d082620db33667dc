/**
 * Plans a company's duties anew when what they are planned by has changed: its calendar, its rhythm of looks, its firewall. That it is
 * wanted stands in the transaction of the change, so that whoever is cut off in the middle of the planning leaves it wanted, and the
 * next minute begins again. In batches, each a transaction that goes by the settings as they are then; what is planned already stays.
 */
import type { Clock } from '../core/clock.ts'
import { JOB_ACTOR } from '../store/audit.ts'
import { inBatches } from '../store/batches.ts'
import { listCustomers } from '../store/customers.ts'
import { uninvoicedDeliveries } from '../store/deliveries.ts'
import { findInvoices, openInvoiceIds } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { replanned, replanWantedAt } from '../store/workspaces.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { letOthersGo } from './let-others-go.ts'
import { planDuties } from './plan-duties.ts'
import { replanCredit } from './replan-credit.ts'

const INVOICES_PER_TRANSACTION = 500

type Stop = { readonly signal?: AbortSignal | undefined }

/** Does nothing where nothing is wanted. Stopped by the signal, it stays wanted. */
export async function replanDuties(db: Db, clock: Clock, by: Actor, { signal }: Stop = {}): Promise<void> {
  const wantedAt = await replanWantedAt(db, by.workspaceId)
  if (wantedAt === null) return
  await replanReceivables(db, clock, by, { signal })
  const customers = await listCustomers(db, by.workspaceId)
  await replanCredit(db, clock, by, { customerIds: customers.map((c) => c.id), signal })
  if (!signal?.aborted) await replanned(db, by.workspaceId, wantedAt)
}

/** The same for what somebody left wanted. */
export async function resumeReplan(db: Db, clock: Clock, workspaceId: string, stop: Stop = {}): Promise<void> {
  await replanDuties(db, clock, { workspaceId, userId: JOB_ACTOR, role: 'admin', via: 'job' }, stop)
}

async function replanReceivables(db: Db, clock: Clock, by: Actor, { signal }: Stop): Promise<void> {
  for (const ids of inBatches(await openInvoiceIds(db, by.workspaceId), INVOICES_PER_TRANSACTION)) {
    if (signal?.aborted) return
    await changeFacts(db, clock, by, async (change) =>
      replan(change, await findInvoices(change.tx, by.workspaceId, ids)),
    )
    await letOthersGo()
  }
  await changeFacts(db, clock, by, async (change) => {
    const waiting = await uninvoicedDeliveries(change.tx, by.workspaceId)
    return planDuties(
      change,
      waiting.map((delivery) => ({ invoice: null, delivery })),
    )
  })
}
