/** The review of a customer's terms and discounts: what they are, what was decided last time, what is decided now. */
import type { ModalView } from '@slack/types'
import type { LookDraft } from '../../core/look.ts'
import type { Words } from '../../i18n/en.ts'
import { dotted } from './blocks.ts'
import { escapePlain, unescapeMrkdwn } from './escape.ts'
import { modal, textField } from './fields.ts'
import { standingLines } from './terms-line.ts'

const SHOWN = 300

export function lookReviewModal(
  { dutyId, customerName, customerCode, terms, standing, before }: LookDraft,
  words: Words,
): ModalView {
  const said = words.look
  const [last] = before
  const now = dotted(standingLines({ customer: { terms }, standing }, words))
  const told = [
    said.termsNow({ terms: unescapeMrkdwn(now), code: escapePlain(customerCode) }),
    ...(last ? [said.lastTime({ day: last.day, changed: escapePlain(last.changed, SHOWN) })] : []),
  ]
  const label = said.decided({ customer: escapePlain(customerName) })
  return modal(
    {
      name: 'look-review',
      title: said.title.review,
      fields: [textField({ name: 'changed', label, hint: words.sentences(told), multiline: true, max: 1_000 })],
      remembered: dutyId,
    },
    words,
  )
}
