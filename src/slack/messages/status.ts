import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readStatus } from '../../flows/read-status.ts'
import type { MessageKind } from '../draw.ts'
import { context, mention } from '../views/blocks.ts'
import { statusView } from '../views/status.ts'

const data = z.object({ day: z.string(), sharedBy: z.string().optional() })

export const status: MessageKind<z.infer<typeof data>> = {
  kind: 'status',
  data,
  async draw({ db, clock, workspace, data: { day, sharedBy }, words }) {
    const view = statusView(await readStatus(db, clock, { workspaceId: workspace.id, asOf: day as Day }), words, {
      canShare: false,
    })
    if (sharedBy === undefined) return view
    const who = context(words.status.sharedBy(mention(sharedBy)))
    return { ...view, blocks: [...view.blocks, who], ...(view.native ? { native: [...view.native, who] } : {}) }
  },
}
