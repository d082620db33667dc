import { addDays, type Day } from '../core/day.ts'
import { tellsOf } from '../core/dunning-policy.ts'
import { type CustomerDuties, type DutyItem, type DutyList, nextSweepDay } from '../core/duty.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { reachOf } from '../core/person.ts'
import { calendarOf } from '../core/working-day.ts'
import type { Workspace } from '../core/workspace.ts'
import { findCustomer } from '../store/customers.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { countDuties, dutyItems } from '../store/duties.ts'
import type { Db } from '../store/open.ts'
import { lastPaymentDay, unappliedNow } from '../store/payments.ts'
import { hasRun } from '../store/runs.ts'
import { findWorkspace, moneyBroughtAt } from '../store/workspaces.ts'
import type { Actor } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { withFollowing } from './read-following.ts'

const SHOWN_AT_MOST = 15
const COMING_DAYS = 14

/** What is open and coming: of the person's customers, of everybody's, or of one customer. */
export async function readDuties(
  db: Db,
  by: Actor,
  { today, scope }: { today: Day; scope: { kind: 'mine' | 'team' } | { kind: 'customer'; text: string } },
): Promise<{ kind: 'list'; list: DutyList } | CustomerRefusal> {
  const ws = by.workspaceId
  if (scope.kind === 'customer') {
    const found = await findCustomerFor(db, by, scope.text, 'read-customer')
    if (found.kind !== 'match') return found
    const filter = { customerId: found.customer.id }
    return {
      kind: 'list',
      list: { scope: { kind: 'customer', customerName: found.customer.name }, ...(await lists(db, ws, today, filter)) },
    }
  }
  // Whoever sees only their own customers has a team of one.
  const isOwn = scope.kind === 'mine' || reachOf(by.role, 'read-customer') !== 'all'
  const filter = isOwn ? { ownerUserId: by.userId } : {}
  return { kind: 'list', list: { scope: { kind: scope.kind }, ...(await lists(db, ws, today, filter)) } }
}

async function lists(db: Db, workspaceId: string, today: Day, filter: { customerId?: string; ownerUserId?: string }) {
  const calendar = calendarOf((await findWorkspace(db, workspaceId))?.calendar ?? 'none')
  const open = { ...filter, states: ['open'] as const }
  const planned = { ...filter, states: ['planned'] as const, dueBy: addDays(today, COMING_DAYS) }
  const coming = await dutyItems(db, workspaceId, { ...planned, limit: SHOWN_AT_MOST })
  const unknown = coming.filter((duty) => !calendar.isKnown(duty.dueDay))
  return {
    today,
    nextSweepDay: nextSweepDay(today, await hasRun(db, workspaceId, 'sweep', today), calendar),
    open: await withFollowing(
      db,
      workspaceId,
      await dutyItems(db, workspaceId, { ...open, limit: SHOWN_AT_MOST }),
      today,
    ),
    openCount: await countDuties(db, workspaceId, open),
    coming: await withFollowing(db, workspaceId, coming, today),
    comingCount: await countDuties(db, workspaceId, planned),
    unknownYears: [...new Set(unknown.map((duty) => duty.dueDay.slice(0, 4)))],
  }
}

/** What a sweep's message about a customer says now: the duties said in it, in whatever state they have come to. */
export async function readCustomerDuties(
  db: Db,
  workspace: Workspace,
  { messageId, customerId, day }: { messageId: string; customerId: string; day: Day },
): Promise<CustomerDuties | null> {
  const customer = await findCustomer(db, workspace.id, customerId)
  const said = await dutyItems(db, workspace.id, { messageId })
  const duties = await withFollowing(db, workspace.id, said, day)
  if (!customer || duties.length === 0) return null
  return {
    today: day,
    customerId,
    customerName: customer.name,
    ownerUserId: customer.ownerUserId,
    duties,
    paymentsKnownTo: await lastPaymentDay(db, workspace.id),
    unapplied: (await unappliedNow(db, workspace.id, customerId)).filter((m) => m.minor > 0),
    moneyAt: await moneyBroughtAt(db, workspace.id),
    tells: tellsOf(await findDunningPolicy(db, workspace.id)),
    calendarKnown: calendarOf(workspace.calendar).isKnown(day),
  }
}

/** Duties by id, as they are now, with how what they are about was followed up on a day. */
export async function readDutyItems(
  db: Db,
  workspaceId: string,
  { ids, day }: { ids: readonly string[]; day: Day },
): Promise<DutyItem[]> {
  return withFollowing(db, workspaceId, await dutyItems(db, workspaceId, { ids }), day)
}
