import { z } from 'zod'
import { readRequestCard } from '../../flows/read-request.ts'
import type { MessageKind } from '../draw.ts'
import { signatureLapsedView } from '../views/signature-lapsed.ts'

const data = z.object({ requestId: z.string(), userId: z.string() })

export const signatureLapsed: MessageKind<z.infer<typeof data>> = {
  kind: 'signature-lapsed',
  data,
  async draw({ db, clock, workspace, data: { requestId, userId }, words }) {
    const card = await readRequestCard(db, clock, workspace, requestId)
    return card && signatureLapsedView(card, userId, words)
  },
}
