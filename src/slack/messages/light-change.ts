import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { LIGHTS } from '../../core/light.ts'
import { readStatus } from '../../flows/read-status.ts'
import type { MessageKind } from '../draw.ts'
import { lightChangeView } from '../views/light-change.ts'

const turn = z.object({ light: z.enum(LIGHTS), before: z.enum(['lit', 'clear', 'grey']).nullable() })
const data = z.object({ day: z.string(), turns: z.array(turn) })

export const lightChange: MessageKind<z.infer<typeof data>> = {
  kind: 'light-change',
  data,
  async draw({ db, clock, workspace, data: { day, turns }, words }) {
    const today = day as Day
    const { lights } = await readStatus(db, clock, { workspaceId: workspace.id, asOf: today })
    const changes = turns.flatMap(({ light: id, before }) => {
      const light = lights.find((l) => l.id === id)
      return light ? [{ light, before }] : []
    })
    return lightChangeView({ today, changes }, words)
  },
}
