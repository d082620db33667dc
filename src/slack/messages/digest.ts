import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readDutyItems } from '../../flows/read-duties.ts'
import type { MessageKind } from '../draw.ts'
import { digestView } from '../views/digest.ts'

const data = z.object({ day: z.string(), dutyIds: z.array(z.string()) })

export const digest: MessageKind<z.infer<typeof data>> = {
  kind: 'digest',
  data,
  async draw({ db, workspace, data: { day, dutyIds }, words }) {
    const duties = (await readDutyItems(db, workspace.id, dutyIds)).filter((d) => d.state === 'open')
    return duties.length === 0 ? null : digestView({ today: day as Day, duties, count: duties.length }, words)
  },
}
