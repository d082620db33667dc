import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import type { MessageKind } from '../draw.ts'
import { caughtUpView } from '../views/caught-up.ts'

const data = z.object({ steps: z.number(), superseded: z.number(), sinceDay: z.string() })

export const caughtUp: MessageKind<z.infer<typeof data>> = {
  kind: 'caught-up',
  data,
  async draw({ data: { steps, superseded, sinceDay }, words }) {
    return caughtUpView({ steps, superseded, sinceDay: sinceDay as Day }, words)
  },
}
