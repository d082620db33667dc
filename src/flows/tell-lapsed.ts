import { standingThen } from '../core/request-card.ts'
import { signedRequests } from '../store/credit-requests.ts'
import { findCustomer } from '../store/customers.ts'
import { findMember } from '../store/members.ts'
import { enqueue } from '../store/messages.ts'
import type { Change } from './change.ts'
import { readSignatures } from './read-request.ts'
import { readStanding } from './read-standing.ts'

/** Tells whoever signed for a customer that stands worse by now that their signature counts no longer: once a signature. */
export async function tellLapsed({ tx, workspace, today, at }: Change): Promise<void> {
  for (const request of await signedRequests(tx, workspace.id)) {
    const customer = await findCustomer(tx, workspace.id, request.customerId)
    if (!customer) continue
    const now = standingThen(await readStanding(tx, workspace, customer, today))
    for (const signature of await readSignatures(tx, workspace.id, request, now)) {
      const member = signature.lapse && (await findMember(tx, workspace.id, signature.userId))
      if (!member) continue
      const { userId } = member
      const message = {
        key: `signature-lapsed:${request.id}:${request.version}:${userId}:${signature.at}`,
        kind: 'signature-lapsed',
        data: { requestId: request.id, userId },
        channelId: userId,
        language: member.language ?? workspace.language,
      }
      await enqueue(tx, workspace.id, message, at)
    }
  }
}
