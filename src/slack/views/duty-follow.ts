/** 'The customer says …' on a duty: how its invoice is followed up, and what can be recorded of it. */
import type { DutyItem } from '../../core/duty.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, dotted, section, sectionsOf } from './blocks.ts'
import { dutySubject } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import { followButtons, followLines } from './follow-lines.ts'
import type { Payload } from './payload.ts'

export function dutyFollowView(duty: DutyItem, words: Words): Payload {
  const { following } = duty
  const invoiceId = duty.invoice?.id ?? duty.subjectId
  const title = dotted([escapeMrkdwn(duty.customerName), dutySubject(duty, words)])
  const lines = followLines(following, words)
  const end = { label: words.dispute.decide, action: 'dispute-end', value: invoiceId }
  return {
    text: title,
    blocks: [
      section(`${bold(title)}\n${words.note.whatWasSaid}`),
      ...sectionsOf(lines),
      actions([...followButtons(invoiceId, words), ...(following.dispute ? [button(end)] : [])]),
    ],
  }
}
