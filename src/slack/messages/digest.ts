import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readDutyItems } from '../../flows/read-duties.ts'
import type { MessageKind } from '../draw.ts'
import { digestView } from '../views/digest.ts'

const data = z.object({ day: z.string(), dutyIds: z.array(z.string()) })

export const digest: MessageKind<z.infer<typeof data>> = {
  kind: 'digest',
  data,
  async draw({ db, workspace, isFirst, data: { day, dutyIds }, words }) {
    const all = await readDutyItems(db, workspace.id, { ids: dutyIds, day: day as Day })
    const open = all.filter((d) => d.state === 'open')
    if (isFirst && open.length === 0) return null
    // Drawn again, what was done meanwhile stays in its line and says so.
    return digestView({ today: day as Day, duties: isFirst ? open : all, count: open.length }, words)
  },
}
