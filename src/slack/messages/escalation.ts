import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readDutyItems } from '../../flows/read-duties.ts'
import type { MessageKind } from '../draw.ts'
import { escalationView } from '../views/escalation.ts'

const data = z.object({ day: z.string(), dutyIds: z.array(z.string()) })

export const escalation: MessageKind<z.infer<typeof data>> = {
  kind: 'escalation',
  data,
  async draw({ db, workspace, data: { day, dutyIds }, words }) {
    const all = await readDutyItems(db, workspace.id, { ids: dutyIds, day: day as Day })
    const duties = all.filter((d) => d.state === 'open')
    return duties.length === 0 ? null : escalationView({ today: day as Day, duties, count: duties.length }, words)
  },
}
