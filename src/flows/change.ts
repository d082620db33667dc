/**
 * The frame of every flow that changes facts: one transaction, the company's settings and today, and the audit rows of what was done.
 * A refusal is an outcome like any other: it is returned before anything is written.
 */
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { Role } from '../core/person.ts'
import { type Calendar, calendarOf } from '../core/working-day.ts'
import type { Workspace } from '../core/workspace.ts'
import { type Change as Recorded, recordChanges } from '../store/audit.ts'
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

/** What was done to what: one row of the audit trail. */
export type Audited = Recorded

export type Change = {
  /** The transaction. Using the outer database inside it would wait for ever on SQLite's one connection. */
  readonly tx: Db
  readonly by: Actor
  readonly workspace: Workspace
  readonly calendar: Calendar
  readonly today: Day
  readonly at: string
  readonly made: { readonly createdBy: string; readonly createdAt: string }
  /** What was done. The rows are written when the work has ended well, as the last thing in the transaction. */
  audit(...changes: readonly Audited[]): void
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
    const done: Audited[] = []
    const outcome = await work({
      tx,
      by,
      workspace,
      calendar: calendarOf(workspace.calendar),
      today: dayAt(now, workspace.timeZone),
      at,
      made: { createdBy: by.userId, createdAt: at },
      audit(...changes) {
        done.push(...changes)
      },
    })
    await recordChanges(tx, by, at, done)
    return outcome
  })
}
