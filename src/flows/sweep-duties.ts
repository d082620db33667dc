/**
 * The morning's sweep: what is due to be said on or before today becomes messages in the outbox, one per customer (in parts when a
 * customer has more duties than a message holds). Due on or before, never equal to: a day that was missed is caught up.
 *
 * Of one receivable only the highest step that is due is said; the lower ones, said before or not, are superseded by it. But no warning is
 * said before those below it were (core/receivable): of collection, final notice and hand-over the first that is still to be said has its
 * turn, and the ladder after it is planned anew in the same transaction. Each batch of customers is one transaction that reads what is
 * still due, so that a crash between two leaves the rest due, a second process that sweeps at the same time finds nothing left, and whoever
 * types meanwhile is answered.
 *
 * A step that asks for money is held while what is known of payments is too old (core/freshness): a question is asked once a day, and what
 * was held stays planned until money is brought in or somebody says to go on; then the day's second sweep says it.
 *
 * Where the hand-over stops credit, whoever was handed over on a day before is looked at again: money may have covered the debt then.
 *
 * What is due of a customer's file is asked of the rules once more before it is said: it may have fallen asleep since it was planned.
 *
 * When working days before this one had no finished sweep, one message says which, and how much is caught up.
 */
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { type CaughtUp, DUTIES_PER_MESSAGE } from '../core/duty.ts'
import { isChasing } from '../core/freshness.ts'
import { isWarning } from '../core/receivable.ts'
import { calendarOf, workdaysBetween } from '../core/working-day.ts'
import { type ChannelSetting, hasFirewall, type Workspace } from '../core/workspace.ts'
import { JOB_ACTOR, recordChange } from '../store/audit.ts'
import { inBatches } from '../store/batches.ts'
import { addCaughtUp } from '../store/caught-up.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { customersDue, type DutyRow, dutiesDue, dutiesOfChains, openDuties, updateDuties } from '../store/duties.ts'
import { findInvoices } from '../store/invoices.ts'
import { enqueue, markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { lastRunBefore, startRun } from '../store/runs.ts'
import { findWorkspace, lockWorkspace } from '../store/workspaces.ts'
import { replan } from './apply-receipts.ts'
import { askOnce, mayChase, resumeChasing } from './hold-chasing.ts'
import { holdHandedOver } from './hold-handed-over.ts'
import { letOthersGo } from './let-others-go.ts'
import { replanCreditDue } from './replan-credit.ts'

const CUSTOMERS_PER_BATCH = 50

export type Swept =
  | { readonly kind: 'no-channel' } // nowhere to say it: the duties stay planned
  | ({
      /** 'stopped': it was asked to end before the day was through, and the rest is still due. */
      readonly kind: 'swept' | 'stopped'
    } & Readonly<Counts>)

type Counts = {
  messages: number
  duties: number
  superseded: number
  /** Of the duties said, those whose day was before today. */
  late: number
  /** Receivables whose steps wait because nobody brought money in for long. */
  held: number
}

export async function sweepDuties(
  db: Db,
  clock: Clock,
  workspaceId: string,
  { signal, only }: { signal?: AbortSignal | undefined; only?: 'chasing' | undefined } = {},
): Promise<Swept> {
  const workspace = await findWorkspace(db, workspaceId)
  const channel = workspace?.channels.receivables
  if (!workspace || !channel) return { kind: 'no-channel' }
  const now = clock.now()
  const today = dayAt(now, workspace.timeZone)
  const missed = await missedBefore(db, workspace, today)
  const sweep = { channel, today, at: now.toISOString(), missed }
  const total: Counts = { messages: 0, duties: 0, superseded: 0, late: 0, held: 0 }
  if (!only) await replanCreditDue(db, clock, workspaceId, today)
  const holdsCredit = hasFirewall(workspace) && (await findDunningPolicy(db, workspaceId)).handOverHoldsCredit
  const handedOver = holdsCredit ? await openDuties(db, workspaceId, { rule: 'hand-over' }) : []
  const swept = new Set([...(await customersDue(db, workspaceId, today)), ...handedOver.map((d) => d.customerId)])
  for (const customers of inBatches([...swept], CUSTOMERS_PER_BATCH)) {
    if (signal?.aborted) return { kind: 'stopped', ...total }
    const counts = await db.transaction().execute(async (tx) => {
      await lockWorkspace(tx, workspaceId)
      // As it is now: who changed it meanwhile has moved only what was there.
      const channel = (await findWorkspace(tx, workspaceId))?.channels.receivables ?? sweep.channel
      // What was said this morning already, and has come back since, is said again tomorrow.
      const due = (await dutiesDue(tx, workspaceId, today, customers)).filter((d) => d.openedDay !== today)
      // As it is now: somebody may have brought money in since the batch before.
      const freshness = await mayChase(tx, { workspaceId, now, today })
      // With a step that asks for money go the lower steps of its receivable, which it is to take the place of.
      const chased = new Set(due.filter(({ rule }) => isChasing(rule)).map((d) => d.chainId))
      const mine = due.filter(({ chainId }) => (chased.has(chainId) ? freshness.kind === 'fresh' : only === undefined))
      const held = freshness.kind === 'stale' ? chased.size : 0
      if (freshness.kind === 'stale' && held > 0) await askOnce(tx, workspaceId, { ...sweep, channel }, freshness)
      const { said, ...done } = await sweepCustomers(tx, workspace, { ...sweep, channel }, mine)
      if (holdsCredit) await holdHandedOver(tx, workspaceId, { ...sweep, channel }, { customerIds: customers, said })
      const counts = { ...done, held }
      await planLadders(tx, workspace, sweep, due)
      await recordSweep(tx, workspaceId, sweep, counts)
      return counts
    })
    await letOthersGo()
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key]
  }
  if (total.held === 0) await resumeChasing(db, workspaceId, sweep.at)
  if (!only) await startRun(db, workspaceId, 'sweep', today, sweep.at)
  return { kind: 'swept', ...total }
}

/** One row a batch, in its transaction; what found nothing to do leaves none. */
async function recordSweep(tx: Db, workspaceId: string, { today, at }: Sweep, counts: Counts): Promise<void> {
  if (counts.duties + counts.superseded === 0) return
  await recordChange(tx, { workspaceId, userId: JOB_ACTOR, via: 'job' }, at, {
    action: 'sweep-duties',
    subjectKind: 'workspace',
    subjectId: workspaceId,
    after: { day: today, ...counts },
  })
}

type Missed = Pick<CaughtUp, 'firstDay' | 'lastDay' | 'workdays'>
type Sweep = { channel: ChannelSetting; today: Day; at: string; missed: Missed | null }

/** The working days since the last finished sweep. A company's first sweep has missed nothing. */
async function missedBefore(db: Db, { id, calendar }: Workspace, today: Day): Promise<Missed | null> {
  const last = await lastRunBefore(db, id, 'sweep', today)
  if (last === null) return null
  const days = workdaysBetween(last, today, calendarOf(calendar))
  const [firstDay, lastDay] = [days[0], days.at(-1)]
  return firstDay && lastDay ? { firstDay, lastDay, workdays: days.length } : null
}

async function sweepCustomers(tx: Db, workspace: Workspace, sweep: Sweep, due: readonly DutyRow[]): Promise<Said> {
  const chains = Map.groupBy(
    await dutiesOfChains(tx, workspace.id, [...new Set(due.map((d) => d.chainId))]),
    (d) => d.chainId,
  )
  const { said, superseded } = stepsToSay(due, chains)
  await sayCaughtUp(tx, workspace, sweep, { said, superseded })
  await supersede(tx, workspace.id, superseded, sweep)
  let messages = 0
  for (const [customerId, all] of Map.groupBy(said, (d) => d.customerId)) {
    for (const duties of inBatches(all, DUTIES_PER_MESSAGE)) {
      await say(tx, workspace.id, sweep, { customerId, duties })
      messages += 1
    }
  }
  const late = said.filter((d) => d.dueDay < sweep.today).length
  return { said, messages, duties: said.length, superseded: superseded.length, late }
}

type Said = Omit<Counts, 'held'> & { readonly said: readonly DutyRow[] }
type Steps = { readonly said: readonly DutyRow[]; readonly superseded: readonly DutyRow[] }

/** Says of these steps how many were to be said on a day that had no sweep. What was recorded since then was not missed. */
async function sayCaughtUp(
  tx: Db,
  { id, timeZone }: Workspace,
  { channel, today, at, missed }: Sweep,
  { said, superseded }: Steps,
): Promise<void> {
  if (!missed) return
  const wasMissed = (d: DutyRow) =>
    d.state === 'planned' && d.dueDay <= missed.lastDay && dayAt(new Date(d.createdAt), timeZone) <= missed.lastDay
  const caughtUp = {
    ...missed,
    steps: said.filter(wasMissed).length,
    superseded: superseded.filter(wasMissed).length,
  }
  if (caughtUp.steps + caughtUp.superseded > 0) await addCaughtUp(tx, id, channel, { today, caughtUp, at })
}

/**
 * Of each receivable the highest step that is due and has its turn, and what it supersedes: every lower step that is still planned or open.
 * A step below one that is open already is not said any more; a warning has its turn once none below it is still to be said, be it asleep.
 */
function stepsToSay(due: readonly DutyRow[], chains: ReadonlyMap<string, readonly DutyRow[]>): Steps {
  const said: DutyRow[] = []
  const superseded: DutyRow[] = []
  for (const [chainId, duties] of Map.groupBy(due, (d) => d.chainId)) {
    const all = chains.get(chainId) ?? []
    const open = Math.max(0, ...all.filter((d) => d.state === 'open').map((d) => d.step))
    const unsaid = all.filter((d) => d.state === 'planned' && d.step > open && isWarning(d.rule)).map((d) => d.step)
    const first = Math.min(...unsaid)
    const mine = duties.filter((d) => d.step > open && d.step <= first)
    const top = Math.max(open, ...mine.map((d) => d.step))
    said.push(...mine.filter((d) => d.step === top))
    const isAlive = (d: DutyRow) => d.state === 'planned' || d.state === 'open'
    superseded.push(...all.filter((d) => d.step < top && isAlive(d)))
  }
  return { said, superseded }
}

/** Plans anew where a warning was due: those that come after it count from the day on which it is said, or will be. */
async function planLadders(tx: Db, workspace: Workspace, { today, at }: Sweep, due: readonly DutyRow[]): Promise<void> {
  const ids = [...new Set(due.filter(({ rule }) => isWarning(rule)).map((d) => d.chainId))]
  const by = { workspaceId: workspace.id, userId: JOB_ACTOR, role: 'admin', via: 'job' } as const
  const planning = { tx, by, workspace, calendar: calendarOf(workspace.calendar), today, at }
  await replan(planning, await findInvoices(tx, workspace.id, ids))
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
  workspaceId: string,
  { channel, today, at }: Sweep,
  { customerId, duties }: { customerId: string; duties: readonly DutyRow[] },
): Promise<void> {
  const ids = duties.map((d) => d.id)
  const messageId = await enqueue(
    tx,
    workspaceId,
    {
      // A duty is said once a day at most: its id and the day make the key of its message, and nobody else has it.
      key: `customer-duties:${today}:${ids[0]}`,
      kind: 'customer-duties',
      data: { customerId, day: today },
      channelId: channel.channelId,
      language: channel.language,
    },
    at,
  )
  if (messageId) await updateDuties(tx, workspaceId, ids, { state: 'open', openedDay: today, messageId })
}
