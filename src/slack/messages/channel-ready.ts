import { z } from 'zod'
import type { MessageKind } from '../draw.ts'
import { channelReadyView } from '../views/settings-saved.ts'

const data = z.object({})

export const channelReady: MessageKind<z.infer<typeof data>> = {
  kind: 'channel-ready',
  data,
  async draw({ words }) {
    return channelReadyView(words)
  },
}
