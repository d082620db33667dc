import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import type { MessageKind } from '../draw.ts'
import { caughtUpView } from '../views/caught-up.ts'

const data = z.object({
  firstDay: z.string(),
  lastDay: z.string(),
  workdays: z.number(),
  steps: z.number(),
  superseded: z.number(),
})

export const caughtUp: MessageKind<z.infer<typeof data>> = {
  kind: 'caught-up',
  data,
  async draw({ data: { firstDay, lastDay, ...counts }, words }) {
    return caughtUpView({ ...counts, firstDay: firstDay as Day, lastDay: lastDay as Day }, words)
  },
}
