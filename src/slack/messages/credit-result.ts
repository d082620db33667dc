import { z } from 'zod'
import { readRequestCard } from '../../flows/read-request.ts'
import type { MessageKind } from '../draw.ts'
import { creditResultView } from '../views/credit-result.ts'

const data = z.object({ requestId: z.string() })

export const creditResult: MessageKind<z.infer<typeof data>> = {
  kind: 'credit-result',
  data,
  async draw({ db, clock, workspace, data: { requestId }, words }) {
    const card = await readRequestCard(db, clock, workspace, requestId)
    return card && creditResultView(card, words)
  },
}
