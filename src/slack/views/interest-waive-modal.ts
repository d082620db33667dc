/** Behind a proposal's Waive: why. `remembered` is what its button carries. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'

const REASON_MAX = 300

export function interestWaiveModal(remembered: string, words: Words): ModalView {
  const { waiveTitle: title, waive: submit, waiveReason: label, waiveReasonHint: hint } = words.interest
  const fields = [textField({ name: 'reason', label, hint, max: REASON_MAX, multiline: true })]
  return modal({ name: 'interest-waive', title, submit, remembered, fields }, words)
}
