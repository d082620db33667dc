import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readStatus } from '../../flows/read-status.ts'
import type { MessageKind } from '../draw.ts'
import { statusView } from '../views/status.ts'

const data = z.object({ day: z.string(), sharedBy: z.string().optional() })

export const status: MessageKind<z.infer<typeof data>> = {
  kind: 'status',
  data,
  async draw({ db, clock, workspace, data: { day }, words }) {
    return statusView(await readStatus(db, clock, { workspaceId: workspace.id, asOf: day as Day }), words, {
      canShare: false,
    })
  },
}
