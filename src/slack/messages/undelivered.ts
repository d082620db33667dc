import { z } from 'zod'
import { readUndelivered } from '../../flows/tell-undelivered.ts'
import type { MessageKind } from '../draw.ts'
import { undeliveredView } from '../views/undelivered.ts'

const data = z.object({
  channelId: z.string(),
  why: z.enum(['not-in-channel', 'channel-gone', 'token', 'other', 'refused', 'unknown']),
})

export const undelivered: MessageKind<z.infer<typeof data>> = {
  kind: 'undelivered',
  data,
  async draw({ db, workspace, data: { channelId, why }, words }) {
    const { waiting, givenUp } = await readUndelivered(db, workspace.id, channelId)
    const count = why === 'refused' || why === 'unknown' ? givenUp : waiting
    return count === 0 ? null : undeliveredView({ count, channelId, why }, words)
  },
}
