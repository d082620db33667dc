import { z } from 'zod'
import { readTierChange } from '../../flows/read-tier-change.ts'
import type { MessageKind } from '../draw.ts'
import { tierChangeView } from '../views/tier-change.ts'

const data = z.object({ customerId: z.string(), tierId: z.string().nullable(), holdId: z.string().nullable() })

export const tierChange: MessageKind<z.infer<typeof data>> = {
  kind: 'tier-change',
  data,
  async draw({ db, workspace, data: told, words }) {
    const change = await readTierChange(db, workspace, told)
    return change && tierChangeView(change, words)
  },
}
