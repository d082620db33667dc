import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readCustomerDuties } from '../../flows/read-duties.ts'
import type { MessageKind } from '../draw.ts'
import { customerDutiesView } from '../views/customer-duties.ts'

const data = z.object({ customerId: z.string(), day: z.string() })

export const customerDuties: MessageKind<z.infer<typeof data>> = {
  kind: 'customer-duties',
  data,
  async draw({ db, workspace, messageId, isFirst, data: { customerId, day }, words }) {
    const duties = await readCustomerDuties(db, workspace, { messageId, customerId, day: day as Day })
    // Paid while it waited: nobody is asked for what is done.
    if (!duties || (isFirst && duties.duties.every((d) => d.state !== 'open'))) return null
    return customerDutiesView(duties, words)
  },
}
