import { z } from 'zod'
import { readRequestCard } from '../../flows/read-request.ts'
import type { MessageKind } from '../draw.ts'
import { creditRequestView } from '../views/credit-request.ts'

const data = z.object({ requestId: z.string() })

export const creditRequest: MessageKind<z.infer<typeof data>> = {
  kind: 'credit-request',
  data,
  async draw({ db, clock, workspace, isFirst, data: { requestId }, words }) {
    const card = await readRequestCard(db, clock, workspace, requestId)
    // Withdrawn or decided while it waited: nobody is asked for what is over.
    if (!card || (isFirst && card.request.state !== 'pending')) return null
    return creditRequestView(card, words)
  },
}
