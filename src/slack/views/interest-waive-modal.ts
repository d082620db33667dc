/** Behind a proposal's Waive: what of which invoice is waived, and why. `remembered` is what its button carries. */
import type { ModalView } from '@slack/types'
import type { Money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { modal, textField } from './fields.ts'

const REASON_MAX = 300

export type InterestWaived = { readonly number: string; readonly amount: Money; readonly remembered: string }

export function interestWaiveModal({ remembered, ...shown }: InterestWaived, words: Words): ModalView {
  const { waiveTitle: title, waive: submit, waiveReason: label, waiveReasonHint: hint } = words.interest
  const what = section(bold(words.interest.proposed({ ...shown, number: escapeMrkdwn(shown.number) })))
  const fields = [textField({ name: 'reason', label, hint, max: REASON_MAX, multiline: true })]
  const view = modal({ name: 'interest-waive', title, submit, remembered, fields }, words)
  return { ...view, blocks: [what, ...view.blocks] }
}
