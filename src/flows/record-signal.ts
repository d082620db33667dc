import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import type { SignalSeverity } from '../core/hold.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import type { ClearOutcome, SignalCard, SignalOutcome } from '../core/signal.ts'
import { hasFirewall } from '../core/workspace.ts'
import { holdOn } from '../store/holds.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { endSignals, insertSignal, openSignalsOn } from '../store/signals.ts'
import { tierOn } from '../store/tiers.ts'
import { assessCustomers, findTierOn } from './assess-customers.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'

/** Keeps what somebody saw of a customer, from today on, and finds its tier anew: red stops credit at once. */
export async function recordSignal(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerText, severity, what }: { customerText: string; severity: SignalSeverity; what: string },
): Promise<SignalOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today, made } = change
    const found = await findCustomerFor(tx, by, customerText, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const open = await openSignalsOn(tx, workspace.id, [customer.id], today)
    const same = open.find((s) => s.severity === severity && keyOf(s.what) === keyOf(what))
    if (same) return { kind: 'already-open', customerName: customer.name, signal: same }
    const signal = { id: newId(), severity, what, day: today }
    await insertSignal(tx, workspace.id, { ...signal, customerId: customer.id }, made)
    change.audit({ action: 'record-signal', subjectKind: 'customer', subjectId: customer.id, after: signal })
    const { isHeldNow, ...after } = await assessAfter(change, customer)
    return { kind: 'recorded', signal: { ...signal, endedDay: null }, isHeldNow, ...after }
  })
}

/** Ends all signals that are open on a customer. A hold stays: only an approval releases it. */
export async function clearSignals(db: Db, clock: Clock, by: Actor, customerText: string): Promise<ClearOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const found = await findCustomerFor(tx, by, customerText, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const signals = await openSignalsOn(tx, workspace.id, [customer.id], today)
    if (signals.length === 0) return { kind: 'none-open', customerName: customer.name }
    const ids = signals.map((s) => s.id)
    await endSignals(tx, workspace.id, ids, { day: today, by: by.userId })
    const subject = { subjectKind: 'customer', subjectId: customer.id }
    change.audit({ action: 'end-signals', ...subject, before: signals, after: { signalIds: ids, endedDay: today } })
    const { isHeldNow: _, ...after } = await assessAfter(change, customer)
    return { kind: 'cleared', signals, ...after }
  })
}

async function assessAfter(change: Change, { id, name }: Customer) {
  const { tx, workspace, today } = change
  const tierBefore = await tierOn(tx, workspace.id, id, today)
  const [assessed] = await assessCustomers(change, [id])
  return {
    customerId: id,
    customerName: name,
    tier: await tierOn(tx, workspace.id, id, today),
    before: tierBefore?.tier ?? null,
    hold: await holdOn(tx, workspace.id, [id], today),
    isHeldNow: Boolean(assessed?.placed),
    hasFirewall: hasFirewall(workspace),
  }
}

/** What is seen of a customer, as it stands. */
export async function readSignals(
  db: Db,
  by: Actor,
  { text, today }: { text: string; today: SignalCard['today'] },
): Promise<SignalCard | CustomerRefusal> {
  const found = await findCustomerFor(db, by, text, 'log-cash-fact')
  if (found.kind !== 'match') return found
  const { id, name } = found.customer
  const standing = await tierOn(db, by.workspaceId, id, today)
  // The tier is the one that was found; its figures are today's.
  const now = standing && (await findTierOn(db, by.workspaceId, id, today))
  return {
    kind: 'card',
    today,
    customerId: id,
    customerName: name,
    signals: await openSignalsOn(db, by.workspaceId, [id], today),
    tier: standing && { ...standing, parts: now?.parts ?? standing.parts },
    hold: await holdOn(db, by.workspaceId, [id], today),
  }
}

function keyOf(what: string): string {
  return what.normalize('NFKC').trim().toLowerCase()
}
