import type { Clock } from '../core/clock.ts'
import type { Db } from '../store/open.ts'
import { forgetDelivery, forgetEventsBefore, isFirstDelivery } from '../store/runs.ts'

const KEPT_MS = 60 * 60_000

/**
 * True when this event, press, command or form comes for the first time: Slack delivers an event again when it is unsure, and a local Slack
 * delivers everything to every process.
 */
export async function isFirstEvent(db: Db, clock: Clock, workspaceId: string, eventId: string): Promise<boolean> {
  return isFirstDelivery(db, workspaceId, eventId, clock.now().toISOString())
}

/** Slack gives up on an event within minutes; an hour is more than enough to know it by. */
export async function forgetOldEvents(db: Db, clock: Clock): Promise<void> {
  await forgetEventsBefore(db, new Date(clock.now().getTime() - KEPT_MS).toISOString())
}

/** It may come again, and is then done again: a form that was sent back. */
export async function forgetEvent(db: Db, workspaceId: string, eventId: string): Promise<void> {
  await forgetDelivery(db, workspaceId, eventId)
}
