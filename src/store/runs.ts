import type { Day } from '../core/day.ts'
import type { LightId, LightState } from '../core/light.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

/**
 * Says that a job runs for a company's day. False when it has run already: the unique key decides, not a check in code.
 * Called in the transaction of what the job does, so that a crash undoes both.
 */
export async function startRun(db: Db, workspaceId: string, job: string, day: Day, at: string): Promise<boolean> {
  const row = await db
    .insertInto('runs')
    .values({ workspaceId, job, day, at })
    .onConflict((c) => c.columns(['workspaceId', 'job', 'day']).doNothing())
    .returning('job')
    .executeTakeFirst()
  return row !== undefined
}

/** The latest day that a job ran for, before a day. */
export async function lastRunBefore(db: Db, workspaceId: string, job: string, day: Day): Promise<Day | null> {
  return (await lastRun(db, workspaceId, job, day))?.day ?? null
}

/** The latest day that a job ran for, before a day, and the instant at which it did. */
export async function lastRun(
  db: Db,
  workspaceId: string,
  job: string,
  before: Day,
): Promise<{ day: Day; at: string } | null> {
  const row = await db
    .selectFrom('runs')
    .select(['day', 'at'])
    .where('workspaceId', '=', workspaceId)
    .where('job', '=', job)
    .where('day', '<', before)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Forgets that a job ever ran for a company: it runs anew, as if for the first time. */
export async function forgetRuns(db: Db, workspaceId: string, job: string): Promise<void> {
  await db.deleteFrom('runs').where('workspaceId', '=', workspaceId).where('job', '=', job).execute()
}

/** True when an event is seen for the first time. Slack delivers one again when it is unsure that it arrived. */
export async function isFirstDelivery(db: Db, workspaceId: string, eventId: string, at: string): Promise<boolean> {
  const row = await db
    .insertInto('handledEvents')
    .values({ workspaceId, id: eventId, at })
    .onConflict((c) => c.columns(['workspaceId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function forgetDelivery(db: Db, workspaceId: string, eventId: string): Promise<void> {
  await db.deleteFrom('handledEvents').where('workspaceId', '=', workspaceId).where('id', '=', eventId).execute()
}

export async function forgetEventsBefore(db: Db, at: string): Promise<void> {
  await db.deleteFrom('handledEvents').where('at', '<', at).execute()
}

/** The state each light was last seen in. */
export async function lastLightStates(db: Db, workspaceId: string): Promise<Map<LightId, LightState>> {
  const rows = await db
    .selectFrom('lightChanges')
    .select(['light', 'state'])
    .where('workspaceId', '=', workspaceId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return new Map(rows.map((r) => [r.light, r.state]))
}

export async function insertLightChange(
  db: Db,
  workspaceId: string,
  change: { light: LightId; day: Day; state: LightState; before: LightState | null; at: string },
): Promise<void> {
  await db
    .insertInto('lightChanges')
    .values({ workspaceId, id: newId(), ...change })
    .execute()
}

export async function lightsSeen(db: Db, workspaceId: string, day: Day): Promise<void> {
  await db
    .updateTable('workspaces')
    .set((eb) => ({ lightsDay: day, lightsAt: eb.ref('factsAt') }))
    .where('id', '=', workspaceId)
    .execute()
}

export async function hasRun(db: Db, workspaceId: string, job: string, day: Day): Promise<boolean> {
  const row = await db
    .selectFrom('runs')
    .select('job')
    .where('workspaceId', '=', workspaceId)
    .where('job', '=', job)
    .where('day', '=', day)
    .executeTakeFirst()
  return row !== undefined
}
