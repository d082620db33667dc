/**
 * Facts → duties: asks every rule what it wants of these receivables and makes the duties so. Called in the transaction that
 * changes the facts, for what changed, never for the whole books.
 *
 * A duty that is there already keeps its row: it moves when its day moves, ends when its ground is gone, and comes back when the
 * ground does (a payment taken back). A duty that was done stays so; one that was superseded too, unless it is put off to a day to come.
 *
 * The rules of one receivable are asked from the lowest step to the highest, each knowing when the warnings below it were said or will
 * be: none of them comes too soon after another (core/receivable). One that is late and still unsaid is taken to be said today.
 */
import { type Day, dayAt, laterDay } from '../core/day.ts'
import type { DunningPolicy } from '../core/dunning-policy.ts'
import type { DutyEnd } from '../core/duty.ts'
import type { PlannedDuty } from '../core/outcome.ts'
import type { PromiseStanding } from '../core/promise.ts'
import { isWarning, type Planned, type Receivable, type Warning } from '../core/receivable.ts'
import { RULES, type RuleId } from '../core/rules/index.ts'
import type { Delivery } from '../store/deliveries.ts'
import { disputedOn, disputesOf } from '../store/disputes.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { type DutyChange, dutiesOfChains, insertDuties, type SaidDuty, updateDuties } from '../store/duties.ts'
import { newId } from '../store/id.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import { markStale } from '../store/messages.ts'
import { plannedPromisesOf } from '../store/promises.ts'
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

/** What of a change of facts the planning needs: the sweep plans as well, and changes none. */
export type Planning = Omit<Change, 'made' | 'audit'>

export async function planDuties(change: Planning, receivables: readonly ChangedReceivable[]): Promise<Result> {
  const { tx, workspace } = change
  const invoices = receivables.flatMap(({ invoice }) => invoice ?? [])
  const waits = await waitsOf(change, invoices)
  const others = [...promiseWishes(change, waits.promises), ...(await disputeWishes(change, invoices))]
  const chains = [...receivables.flatMap(subjectIdsOf), ...others.flatMap(({ subjectIds }) => subjectIds)]
  const known = await dutiesOfChains(tx, workspace.id, [...new Set(chains)])
  const ground = { waits, duties: bySubject(known), dunning: await findDunningPolicy(tx, workspace.id) }
  const wishes = receivables.flatMap((receivable) => stepWishes(change, receivable, ground))
  return reconcileDuties(change, [...wishes, ...others], known)
}

type Duties = ReadonlyMap<string, SaidDuty>
type Ground = { readonly waits: Waits; readonly duties: Duties; readonly dunning: DunningPolicy }

/** What the rules want of one receivable, from the lowest step to the highest. */
function stepWishes(change: Planning, receivable: ChangedReceivable, { waits, duties, dunning }: Ground): Wish[] {
  const { invoice, delivery } = receivable
  const subjectIds = subjectIdsOf(receivable)
  const chain = {
    chainId: invoice?.id ?? (delivery as Delivery).id,
    customerId: invoice?.customerId ?? (delivery as Delivery).customerId,
    // A delivery's own duty is found under the delivery until its invoice comes.
    subjectIds,
  }
  const saidDays: SaidDays = {}
  return RULES.filter((rule) => rule.about === 'receivable').map(({ id: rule, step, plan: planOf }): Wish => {
    const duty = dutyOf({ rule, step, subjectIds }, duties)
    if (isWarning(rule) && duty) saidDays[rule] = saidDay(duty, change)
    const plan = planOf(asReceivable(receivable, { ...waits, saidDays }), change.calendar, dunning)
    if (isWarning(rule)) saidDays[rule] = saidOrComingDay(duty, plan, change)
    return { rule, step, plan, ...chain }
  })
}

type SaidDays = Partial<Record<Warning, Day | null>>

/** The day on which a step was said, or on which it will be after it was planned so. */
function saidOrComingDay(duty: SaidDuty | undefined, plan: Planned, change: Planning): Day | null {
  const coming = (dueDay: Day) => laterDay(dueDay, change.today)
  if (!duty) return plan.kind === 'due' ? coming(plan.dueDay) : null
  const after = { ...duty, ...reconcile(duty, plan, change) }
  return after.state === 'planned' ? coming(after.dueDay) : saidDay(after, change)
}

/** The day on which a step was said; null while it is still to be said, and where nobody can tell any more. */
function saidDay(duty: SaidDuty, { workspace }: Planning): Day | null {
  if (duty.state === 'planned') return null
  if (duty.state === 'cancelled' && !isOnItsWay(duty.messageState)) return null
  if (duty.openedDay !== null) return duty.openedDay
  // Done before its day: it is as good as said.
  return duty.state === 'done' && duty.endedAt !== null ? dayAt(new Date(duty.endedAt), workspace.timeZone) : null
}

function subjectIdsOf({ invoice, delivery }: ChangedReceivable): string[] {
  return [delivery?.id, invoice?.id].filter((id) => id !== undefined)
}

function bySubject(known: readonly SaidDuty[]): Duties {
  return new Map(known.map((d) => [`${d.rule} ${d.subjectId} ${d.step}`, d]))
}

function dutyOf({ rule, step, subjectIds }: Pick<Wish, 'rule' | 'step' | 'subjectIds'>, duties: Duties) {
  return subjectIds.map((id) => duties.get(`${rule} ${id} ${step}`)).find((d) => d !== undefined)
}

/** Makes the duties as the rules want them. `known` are all duties, in whatever state, of the wishes' chains. */
export async function reconcileDuties(
  change: Planning,
  wishes: readonly Wish[],
  known: readonly SaidDuty[],
): Promise<Result> {
  const { tx, workspace } = change
  const duties = bySubject(known)
  const fresh: Parameters<typeof insertDuties>[2][number][] = []
  /** Many change alike: one statement serves them. */
  const updates = new Map<string, { readonly update: DutyChange; readonly ids: string[] }>()
  const stale = new Set<string>()
  const planned: PlannedDuty[] = []
  let cancelled = 0

  for (const { rule, step, chainId, customerId, plan, subjectIds } of wishes) {
    const ids = plan.kind === 'due' ? [plan.subject.id] : subjectIds
    const duty = dutyOf({ rule, step, subjectIds: ids }, duties)
    if (!duty) {
      if (plan.kind === 'due') {
        planned.push({ rule, dueDay: plan.dueDay, isKnown: change.calendar.isKnown(plan.dueDay) })
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
      }
      continue
    }
    const update = reconcile(duty, plan, change)
    // What was done, or a later step has replaced, does not follow any more.
    const state = update.state ?? duty.state
    if (plan.kind === 'due' && (state === 'planned' || state === 'open'))
      planned.push({ rule, dueDay: plan.dueDay, isKnown: change.calendar.isKnown(plan.dueDay) })
    if (duty.chainId !== chainId) update.chainId = chainId
    if (Object.keys(update).length === 0) continue
    const alike = updates.get(JSON.stringify(update)) ?? { update, ids: [] }
    alike.ids.push(duty.id)
    updates.set(JSON.stringify(update), alike)
    if (update.state === 'cancelled') cancelled += 1
    if (duty.messageId !== null) stale.add(duty.messageId)
  }
  for (const { ids, update } of updates.values()) await updateDuties(tx, workspace.id, ids, update)
  await insertDuties(tx, workspace.id, fresh, change.at)
  await markStale(tx, workspace.id, stale)
  return { planned, cancelled }
}

/** What the steps of invoices wait for: how much of each is in dispute, what is promised, and until when nobody asks for it. */
type Waits = {
  readonly disputed: ReadonlyMap<string, number>
  readonly promises: readonly PromiseStanding[]
  readonly paused: ReadonlyMap<string, Day>
}

async function waitsOf({ tx, workspace, today }: Planning, invoices: readonly StoredInvoice[]): Promise<Waits> {
  const ids = invoices.map((i) => i.id)
  const promises = await standingsOf(tx, workspace.id, await plannedPromisesOf(tx, workspace.id, ids), today)
  return {
    disputed: await disputedOn(tx, workspace.id, today, ids),
    promises,
    paused: await pausedUntil(tx, workspace.id, { invoiceIds: ids, promises }),
  }
}

function asReceivable(
  { invoice, delivery }: ChangedReceivable,
  { disputed, paused, saidDays }: Waits & { readonly saidDays: Readonly<SaidDays> },
): Receivable {
  return {
    delivery: delivery && { id: delivery.id, day: delivery.deliveredDay },
    invoice: invoice && {
      ...invoice,
      isSettled: invoice.outstanding.minor <= 0,
      outstandingMinor: invoice.outstanding.minor,
      disputedMinor: disputed.get(invoice.id) ?? 0,
      pausedUntil: paused.get(invoice.id) ?? null,
      saidDays,
    },
  }
}

/** The same for promises alone: the steps of their invoices stay as they are. */
export async function planPromises(change: Change, promises: readonly PromiseStanding[]): Promise<Result> {
  const wishes = promiseWishes(change, promises)
  const ids = promises.map((p) => p.id)
  return reconcileDuties(change, wishes, await dutiesOfChains(change.tx, change.workspace.id, ids))
}

/** What the rules want of promises. */
function promiseWishes({ calendar }: Planning, promises: readonly PromiseStanding[]): Wish[] {
  return promises.flatMap((promise) =>
    RULES.filter((rule) => rule.about === 'promise').map((rule) =>
      wishOf(rule.id, promise, promise.customerId, rule.plan(promise, calendar)),
    ),
  )
}

/** What the rules want of these invoices' disputes. */
async function disputeWishes({ tx, workspace, calendar }: Planning, invoices: readonly StoredInvoice[]) {
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
  { by, at, today }: Planning,
): { -readonly [K in keyof DutyChange]: DutyChange[K] } {
  const isAlive = duty.state === 'planned' || duty.state === 'open'
  if (plan.kind === 'none') return isAlive ? ended(plan.end, by.userId, at) : {}
  const moved = plan.dueDay !== duty.ruleDay
  if (duty.state === 'cancelled') {
    // Its ground is back. What was said already is open again and not said twice, unless it was put off since to a later day.
    const again = { end: null, endedBy: null, endedAt: null, ruleDay: plan.dueDay, escalatedDay: null }
    const dueDay = duty.snoozedBy === null ? plan.dueDay : laterDay(duty.dueDay, plan.dueDay)
    // A message that was paid away while it waited, or that failed, has said nothing.
    const wasSaid = duty.openedDay !== null && dueDay <= duty.openedDay && isOnItsWay(duty.messageState)
    return { ...again, dueDay, state: wasSaid ? 'open' : 'planned' }
  }
  const base = { ruleDay: plan.dueDay, dueDay: plan.dueDay, snoozedBy: null, escalatedDay: null }
  // What a later step had replaced is ahead again: it has its turn. Not where it is only waited with: the later one is said again.
  if (duty.state === 'superseded' && moved && (plan.unpausedDay ?? plan.dueDay) > today)
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
