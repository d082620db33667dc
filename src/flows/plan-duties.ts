/**
 * Facts → duties: asks every rule what it wants of these receivables and makes the duties so. Called in the transaction that
 * changes the facts, for what changed, never for the whole books.
 *
 * A duty that is there already keeps its row: it moves when its day moves, ends when its ground is gone, and comes back when the
 * ground does (a payment taken back). A duty that was done or superseded stays so.
 */
import { type Day, laterDay } from '../core/day.ts'
import type { DutyEnd } from '../core/duty.ts'
import type { PlannedDuty } from '../core/outcome.ts'
import type { Planned, Receivable } from '../core/receivable.ts'
import { RULES, type RuleId } from '../core/rules/index.ts'
import type { Delivery } from '../store/deliveries.ts'
import { disputedOn, disputesOf } from '../store/disputes.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { type DutyChange, dutiesOfChains, insertDuties, type SaidDuty, updateDuties } from '../store/duties.ts'
import { newId } from '../store/id.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import { markStale } from '../store/messages.ts'
import { promisesOfInvoices } from '../store/promises.ts'
import type { MessageState } from '../store/schema.ts'
import type { Change } from './change.ts'
import { pausedUntil } from './paused-until.ts'
import { standingsOf } from './read-promises.ts'

/** What changed: an invoice with its delivery, either alone, or both. */
export type ChangedReceivable = { readonly invoice: StoredInvoice | null; readonly delivery: Delivery | null }

/** What a rule wants of one subject. */
export type Wish = {
  readonly rule: RuleId
  readonly step: number
  readonly chainId: string
  readonly customerId: string
  readonly plan: Planned
  /** Under what its duty may stand already. */
  readonly subjectIds: readonly string[]
}

type Result = { readonly planned: PlannedDuty[]; readonly cancelled: number }

export async function planDuties(change: Change, receivables: readonly ChangedReceivable[]): Promise<Result> {
  const rules = RULES.filter((rule) => rule.about === 'receivable')
  const dunning = await findDunningPolicy(change.tx, change.workspace.id)
  const invoices = receivables.flatMap(({ invoice }) => invoice ?? [])
  const waits = await waitsOf(change, invoices)
  const wishes = receivables.flatMap((receivable): Wish[] => {
    const { invoice, delivery } = receivable
    const seen = asReceivable(receivable, waits)
    return rules.map((rule) => ({
      rule: rule.id,
      step: rule.step,
      chainId: invoice?.id ?? (delivery as Delivery).id,
      customerId: invoice?.customerId ?? (delivery as Delivery).customerId,
      plan: rule.plan(seen, change.calendar, dunning),
      // A delivery's own duty is found under the delivery until its invoice comes.
      subjectIds: [delivery?.id, invoice?.id].filter((id) => id !== undefined),
    }))
  })
  wishes.push(...(await promiseWishes(change, invoices)), ...(await disputeWishes(change, invoices)))
  const chains = wishes.flatMap(({ subjectIds }) => subjectIds)
  return reconcileDuties(change, wishes, await dutiesOfChains(change.tx, change.workspace.id, [...new Set(chains)]))
}

/** Makes the duties as the rules want them. `known` are all duties, in whatever state, of the wishes' chains. */
export async function reconcileDuties(
  change: Change,
  wishes: readonly Wish[],
  known: readonly SaidDuty[],
): Promise<Result> {
  const { tx, workspace } = change
  const bySubject = new Map(known.map((d) => [`${d.rule} ${d.subjectId} ${d.step}`, d]))
  const fresh: Parameters<typeof insertDuties>[2][number][] = []
  const stale = new Set<string>()
  const planned: PlannedDuty[] = []
  let cancelled = 0

  for (const { rule, step, chainId, customerId, plan, subjectIds } of wishes) {
    const ids = plan.kind === 'due' ? [plan.subject.id] : subjectIds
    const duty = ids.map((id) => bySubject.get(`${rule} ${id} ${step}`)).find((d) => d !== undefined)
    if (plan.kind === 'due') planned.push({ rule, dueDay: plan.dueDay })
    if (!duty) {
      if (plan.kind === 'due')
        fresh.push({
          id: newId(),
          rule,
          subjectKind: plan.subject.kind,
          subjectId: plan.subject.id,
          step,
          chainId,
          customerId,
          ruleDay: plan.dueDay,
          dueDay: plan.dueDay,
        })
      continue
    }
    const update = reconcile(duty, plan, change)
    if (duty.chainId !== chainId) update.chainId = chainId
    if (Object.keys(update).length === 0) continue
    await updateDuties(tx, workspace.id, [duty.id], update)
    if (update.state === 'cancelled') cancelled += 1
    if (duty.messageId !== null) stale.add(duty.messageId)
  }
  await insertDuties(tx, workspace.id, fresh, change.at)
  await markStale(tx, workspace.id, stale)
  return { planned, cancelled }
}

/** What the steps of invoices wait for: how much of each is in dispute, and until when nobody asks for it. */
type Waits = {
  readonly disputed: ReadonlyMap<string, number>
  readonly paused: ReadonlyMap<string, Day>
}

async function waitsOf({ tx, workspace, today }: Change, invoices: readonly StoredInvoice[]): Promise<Waits> {
  const ids = invoices.map((i) => i.id)
  return {
    disputed: await disputedOn(tx, workspace.id, today, ids),
    paused: await pausedUntil(tx, workspace.id, ids),
  }
}

function asReceivable({ invoice, delivery }: ChangedReceivable, { disputed, paused }: Waits): Receivable {
  return {
    delivery: delivery && { id: delivery.id, day: delivery.deliveredDay },
    invoice: invoice && {
      ...invoice,
      isSettled: invoice.outstanding.minor <= 0,
      outstandingMinor: invoice.outstanding.minor,
      disputedMinor: disputed.get(invoice.id) ?? 0,
      pausedUntil: paused.get(invoice.id) ?? null,
    },
  }
}

/** What the rules want of the promises that these invoices are part of. */
async function promiseWishes({ tx, workspace, today, calendar }: Change, invoices: readonly StoredInvoice[]) {
  const ids = invoices.map((i) => i.id)
  const promises = await standingsOf(tx, workspace.id, await promisesOfInvoices(tx, workspace.id, ids), today)
  return promises.flatMap((promise) =>
    RULES.filter((rule) => rule.about === 'promise').map((rule) =>
      wishOf(rule.id, promise, promise.customerId, rule.plan(promise, calendar)),
    ),
  )
}

/** What the rules want of these invoices' disputes. */
async function disputeWishes({ tx, workspace, calendar }: Change, invoices: readonly StoredInvoice[]) {
  const byId = new Map(invoices.map((i) => [i.id, i]))
  return (await disputesOf(tx, workspace.id, [...byId.keys()])).flatMap((dispute) => {
    const invoice = byId.get(dispute.invoiceId) as StoredInvoice
    const seen = { ...dispute, isSettled: invoice.outstanding.minor <= 0 }
    return RULES.filter((rule) => rule.about === 'dispute').map((rule) =>
      wishOf(rule.id, dispute, invoice.customerId, rule.plan(seen, calendar)),
    )
  })
}

/** A promise and a dispute are chains of their own: they say something else than the invoice's steps. */
function wishOf(rule: RuleId, { id }: { id: string }, customerId: string, plan: Planned): Wish {
  return { rule, step: 1, chainId: id, customerId, plan, subjectIds: [id] }
}

function reconcile(
  duty: SaidDuty,
  plan: Planned,
  { by, at, today }: Change,
): { -readonly [K in keyof DutyChange]: DutyChange[K] } {
  const isAlive = duty.state === 'planned' || duty.state === 'open'
  if (plan.kind === 'none') return isAlive ? ended(plan.end, by.userId, at) : {}
  const moved = plan.dueDay !== duty.ruleDay
  if (duty.state === 'cancelled') {
    // Its ground is back. What was said already is open again and not said twice, unless its day is still to come.
    const again = { end: null, endedBy: null, endedAt: null, ruleDay: plan.dueDay, escalatedDay: null }
    // A message that was paid away while it waited, or that failed, has said nothing.
    const wasSaid = duty.openedDay !== null && plan.dueDay <= today && isOnItsWay(duty.messageState)
    const dueDay = duty.snoozedBy === null ? plan.dueDay : laterDay(duty.dueDay, plan.dueDay)
    return { ...again, dueDay, state: wasSaid ? 'open' : 'planned' }
  }
  const base = { ruleDay: plan.dueDay, dueDay: plan.dueDay, snoozedBy: null, escalatedDay: null }
  // What a later step had replaced is ahead again: it has its turn.
  if (duty.state === 'superseded' && moved && plan.dueDay > today)
    return { ...base, state: 'planned', end: null, endedBy: null, endedAt: null }
  if (!isAlive || !moved) return {}
  // Said already, and now it is for a later day: it will be said then.
  return duty.state === 'open' && plan.dueDay > today ? { ...base, state: 'planned' } : base
}

function isOnItsWay(state: MessageState | null): boolean {
  return state !== null && state !== 'superseded' && state !== 'failed'
}

function ended(end: DutyEnd, userId: string, at: string): DutyChange {
  return { state: 'cancelled', end, endedBy: userId, endedAt: at }
}
