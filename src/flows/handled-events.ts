import type { Clock } from '../core/clock.ts'
import type { Db } from '../store/open.ts'
import { forgetEventsBefore, isFirstDelivery } from '../store/runs.ts'

const KEPT_MS = 24 * 60 * 60_000

/** True when an event comes for the first time. */
export async function isFirstEvent(db: Db, clock: Clock, workspaceId: string, eventId: string): Promise<boolean> {
  return isFirstDelivery(db, workspaceId, eventId, clock.now().toISOString())
}

/** Slack gives up on an event within minutes; a day is more than enough to know it by. */
export async function forgetOldEvents(db: Db, clock: Clock): Promise<void> {
  await forgetEventsBefore(db, new Date(clock.now().getTime() - KEPT_MS).toISOString())
}
