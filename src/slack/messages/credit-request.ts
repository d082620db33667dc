import { z } from 'zod'
import { readRequestCard, readWhereMoved } from '../../flows/read-request.ts'
import type { MessageKind } from '../draw.ts'
import { creditRequestView, movedRequestView } from '../views/credit-request.ts'

const data = z.object({ requestId: z.string() })

export const creditRequest: MessageKind<z.infer<typeof data>> = {
  kind: 'credit-request',
  data,
  async draw({ db, clock, workspace, messageId, isFirst, data: { requestId }, words }) {
    const card = await readRequestCard(db, clock, workspace, requestId)
    // Withdrawn or decided while it waited: nobody is asked for what is over.
    if (!card || (isFirst && card.request.state !== 'pending')) return null
    const movedTo = await readWhereMoved(db, workspace.id, { requestId, messageId })
    if (movedTo !== null) return isFirst ? null : movedRequestView(card, movedTo, words)
    return creditRequestView(card, words)
  },
}
