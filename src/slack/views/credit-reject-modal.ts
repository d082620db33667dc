/** Behind a card's Reject: the reason is told to who asked. `remembered` is the request and the version that was pressed. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal } from './fields.ts'
import { reasonField } from './limit-modal.ts'

export function creditRejectModal(remembered: string, words: Words): ModalView {
  const { rejectTitle: title, reject: submit } = words.approval.form
  return modal({ name: 'credit-reject', title, submit, remembered, fields: [reasonField(words)] }, words)
}
