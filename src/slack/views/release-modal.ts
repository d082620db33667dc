/** Asks for the release of a hold. `remembered` is the customer. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal } from './fields.ts'
import { reasonField } from './limit-modal.ts'

export function releaseModal(remembered: string, words: Words): ModalView {
  const { releaseTitle: title, ask: submit } = words.approval.form
  return modal({ name: 'release', title, submit, remembered, fields: [reasonField(words)] }, words)
}
