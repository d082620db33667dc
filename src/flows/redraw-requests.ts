import { pendingMessages } from '../store/credit-requests.ts'
import { markStale } from '../store/messages.ts'
import type { Db } from '../store/open.ts'

/** Draws the cards that wait for a decision again: whoever decides sees how the customer stands, and who may, as it is by now. */
export async function redrawRequests(db: Db, workspaceId: string): Promise<void> {
  await markStale(db, workspaceId, await pendingMessages(db, workspaceId))
}
