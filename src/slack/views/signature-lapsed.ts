/** Told to whoever signed for a customer that stands worse since: why it counts no longer, and what to do. */
import type { RequestCard } from '../../core/request-card.ts'
import type { Words } from '../../i18n/en.ts'
import { instant, section, sectionsOf } from './blocks.ts'
import { lapseText, requestTitle } from './credit-request.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

/** null when it is decided, or was signed again. */
export function signatureLapsedView(card: RequestCard, userId: string, words: Words): Payload | null {
  const signature = card.signatures.find((s) => s.userId === userId)
  if (card.request.state !== 'pending' || !signature?.lapse) return null
  const said = words.approval
  const text = said.lapsedTo({
    customer: escapeMrkdwn(card.customerName),
    when: instant(signature.at, words),
    why: lapseText(signature.lapse, words),
  })
  return { text, blocks: [section(text), ...sectionsOf([requestTitle(card, words), said.lookAgain])] }
}
