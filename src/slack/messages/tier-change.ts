import { z } from 'zod'
import { readTierChanges } from '../../flows/read-tier-change.ts'
import type { MessageKind } from '../draw.ts'
import { tierChangeView } from '../views/tier-change.ts'

const change = z.object({ customerId: z.string(), tierId: z.string().nullable(), holdId: z.string().nullable() })
const data = z.object({ changes: z.array(change) })

export const tierChange: MessageKind<z.infer<typeof data>> = {
  kind: 'tier-change',
  data,
  async draw({ db, workspace, data: { changes }, words }) {
    return tierChangeView(await readTierChanges(db, workspace, changes), words)
  },
}
