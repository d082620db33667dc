/**
 * The morning's sweep: what is due to be said on or before today becomes messages in the outbox, one per customer (in parts when a
 * customer has more duties than a message holds). Due on or before, never equal to: a day that was missed is caught up.
 *
 * Of one receivable only the highest step that is due is said; the lower ones, said before or not, are superseded by it. Each batch
 * of customers is one transaction that reads what is still due, so that a crash between two leaves the rest due, a second process that
 * sweeps at the same time finds nothing left, and whoever types meanwhile is answered.
 */
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { DUTIES_PER_MESSAGE } from '../core/duty.ts'
import type { Workspace } from '../core/workspace.ts'
import { inBatches } from '../store/batches.ts'
import { customersDue, type DutyRow, dutiesDue, dutiesOfChains, updateDuties } from '../store/duties.ts'
import { enqueue, markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { startRun } from '../store/runs.ts'
import { findWorkspace, lockWorkspace } from '../store/workspaces.ts'

const CUSTOMERS_PER_BATCH = 50

export type Swept =
  | { readonly kind: 'no-channel' } // nowhere to say it: the duties stay planned
  | {
      readonly kind: 'swept'
      readonly messages: number
      readonly duties: number
      readonly superseded: number
      /** Of the duties said, those whose day was before today. */
      readonly late: number
    }

type Counts = { messages: number; duties: number; superseded: number; late: number }

export async function sweepDuties(db: Db, clock: Clock, workspaceId: string): Promise<Swept> {
  const workspace = await findWorkspace(db, workspaceId)
  const channel = workspace?.channels.receivables
  if (!workspace || !channel) return { kind: 'no-channel' }
  const now = clock.now()
  const sweep = { today: dayAt(now, workspace.timeZone), at: now.toISOString() }
  const total: Counts = { messages: 0, duties: 0, superseded: 0, late: 0 }
  for (const customers of inBatches(await customersDue(db, workspaceId, sweep.today), CUSTOMERS_PER_BATCH)) {
    const counts = await db.transaction().execute(async (tx) => {
      await lockWorkspace(tx, workspaceId)
      return sweepCustomers(tx, workspace, sweep, await dutiesDue(tx, workspaceId, sweep.today, customers))
    })
    await setImmediate()
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key]
  }
  await startRun(db, workspaceId, 'sweep', sweep.today, sweep.at)
  return { kind: 'swept', ...total }
}

type Sweep = { today: Day; at: string }

async function sweepCustomers(tx: Db, workspace: Workspace, sweep: Sweep, due: readonly DutyRow[]): Promise<Counts> {
  const byCustomer = [...Map.groupBy(due, (d) => d.customerId)].slice(0, CUSTOMERS_PER_BATCH)
  const counts: Counts = { messages: 0, duties: 0, superseded: 0, late: 0 }
  const all = byCustomer.flatMap(([, duties]) => duties)
  const chains = Map.groupBy(
    await dutiesOfChains(tx, workspace.id, [...new Set(all.map((d) => d.chainId))]),
    (d) => d.chainId,
  )
  for (const [customerId, duties] of byCustomer) {
    const { said, superseded } = highestSteps(duties, chains)
    await supersede(tx, workspace.id, superseded, sweep)
    for (let i = 0; i < said.length; i += DUTIES_PER_MESSAGE) {
      await say(tx, workspace, sweep, { customerId, duties: said.slice(i, i + DUTIES_PER_MESSAGE) })
      counts.messages += 1
    }
    counts.duties += said.length
    counts.superseded += superseded.length
    counts.late += said.filter((d) => d.dueDay < sweep.today).length
  }
  return counts
}

/**
 * Of each receivable the highest step that is due, and what it supersedes: every lower step that is still planned or open. A step
 * below one that is open already is not said any more.
 */
function highestSteps(due: readonly DutyRow[], chains: ReadonlyMap<string, readonly DutyRow[]>) {
  const said: DutyRow[] = []
  const superseded: DutyRow[] = []
  for (const [chainId, duties] of Map.groupBy(due, (d) => d.chainId)) {
    const highest = duties.reduce((a, b) => (b.step > a.step ? b : a))
    const all = chains.get(chainId) ?? []
    const top = Math.max(highest.step, ...all.filter((d) => d.state === 'open').map((d) => d.step))
    if (top === highest.step) said.push(highest)
    const isAlive = (d: DutyRow) => d.state === 'planned' || d.state === 'open'
    superseded.push(...all.filter((d) => d.step < top && isAlive(d)))
  }
  return { said, superseded }
}

async function supersede(tx: Db, workspaceId: string, duties: readonly DutyRow[], { at }: Sweep): Promise<void> {
  const end = { state: 'superseded', end: 'higher-step', endedBy: null, endedAt: at } as const
  await updateDuties(
    tx,
    workspaceId,
    duties.map((d) => d.id),
    end,
  )
  await markStale(
    tx,
    workspaceId,
    duties.flatMap((d) => d.messageId ?? []),
  )
}

async function say(
  tx: Db,
  workspace: Workspace,
  { today, at }: Sweep,
  { customerId, duties }: { customerId: string; duties: readonly DutyRow[] },
): Promise<void> {
  const channel = workspace.channels.receivables
  const ids = duties.map((d) => d.id)
  if (!channel) throw new Error('the receivables channel went away during a sweep')
  const messageId = await enqueue(
    tx,
    workspace.id,
    {
      // A duty is said once a day at most: its id and the day make the key of its message.
      key: `customer-duties:${today}:${ids[0]}`,
      kind: 'customer-duties',
      data: { customerId, day: today },
      channelId: channel.channelId,
      language: channel.language,
    },
    at,
  )
  await updateDuties(tx, workspace.id, ids, { state: 'open', openedDay: today, ...(messageId ? { messageId } : {}) })
}
