import { z } from 'zod'
import { readWaiting } from '../../flows/tell-undelivered.ts'
import type { MessageKind } from '../draw.ts'
import { undeliveredView } from '../views/undelivered.ts'

const data = z.object({ channelId: z.string(), why: z.enum(['not-in-channel', 'channel-gone', 'token', 'other']) })

export const undelivered: MessageKind<z.infer<typeof data>> = {
  kind: 'undelivered',
  data,
  async draw({ db, workspace, data: { channelId, why }, words }) {
    const count = await readWaiting(db, workspace.id, channelId)
    return count === 0 ? null : undeliveredView({ count, channelId, why }, words)
  },
}
