import type { ChannelSetting } from '../core/workspace.ts'
import { pendingRequests, updateRequest } from '../store/credit-requests.ts'
import { enqueue, findMessage, markStale, type NewMessage } from '../store/messages.ts'
import type { Db } from '../store/open.ts'

/** Puts the card of a request into a channel: it stands there from now on. */
export async function showRequest(
  db: Db,
  workspaceId: string,
  { requestId, key, at }: { requestId: string; key: string; at: string },
  { channelId, language }: ChannelSetting,
): Promise<void> {
  const message: NewMessage = { key, kind: 'credit-request', data: { requestId }, channelId, language }
  await updateRequest(db, workspaceId, requestId, { messageId: await enqueue(db, workspaceId, message, at) })
}

/** What waits for a decision is put before the approvers where they are now. The cards that stood elsewhere say where to. */
export async function moveRequests(db: Db, workspaceId: string, channel: ChannelSetting, at: string): Promise<void> {
  for (const { id: requestId, messageId } of await pendingRequests(db, workspaceId)) {
    const message = messageId === null ? null : await findMessage(db, workspaceId, messageId)
    if (message?.channelId === channel.channelId) continue
    await showRequest(db, workspaceId, { requestId, key: `credit-request:${requestId}:${at}`, at }, channel)
    await markStale(db, workspaceId, message ? [message.id] : [])
  }
}
