/**
 * The frame of every flow that changes facts: one transaction, the company's settings and today, and an audit row for what was done.
 * A refusal is an outcome like any other: it is returned before anything is written.
 */
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { Role } from '../core/person.ts'
import { type Calendar, calendarOf } from '../core/working-day.ts'
import type { Workspace } from '../core/workspace.ts'
import { type Change as Audited, recordChange } from '../store/audit.ts'
import type { Db } from '../store/open.ts'
import type { Via } from '../store/schema.ts'
import { findWorkspace, touchFacts } from '../store/workspaces.ts'

/** Who asks, and through what. */
export type Actor = {
  readonly workspaceId: string
  readonly userId: string
  readonly role: Role
  readonly via: Via
}

export type Change = {
  /** The transaction. Using the outer database inside it would wait for ever on SQLite's one connection. */
  readonly tx: Db
  readonly by: Actor
  readonly workspace: Workspace
  readonly calendar: Calendar
  readonly today: Day
  readonly at: string
  readonly made: { readonly createdBy: string; readonly createdAt: string }
  audit(change: Audited): Promise<void>
}

/** Runs the work in one transaction. Writers of one company take turns; what throws leaves nothing behind. */
export async function changeFacts<T>(
  db: Db,
  clock: Clock,
  by: Actor,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const now = clock.now()
    const at = now.toISOString()
    await touchFacts(tx, by.workspaceId, at)
    const workspace = await findWorkspace(tx, by.workspaceId)
    if (!workspace) throw new Error(`no workspace ${by.workspaceId}`)
    return work({
      tx,
      by,
      workspace,
      calendar: calendarOf(workspace.calendar),
      today: dayAt(now, workspace.timeZone),
      at,
      made: { createdBy: by.userId, createdAt: at },
      audit: (change) => recordChange(tx, by, at, change),
    })
  })
}
