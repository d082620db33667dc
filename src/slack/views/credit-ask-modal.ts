/** Behind a card's Ask. `remembered` is the request and the version that was pressed. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'

const QUESTION_MAX = 500

export function creditAskModal(remembered: string, words: Words): ModalView {
  const { askTitle: title, ask: submit, question: label, questionHint: hint } = words.approval.form
  const question = textField({ name: 'question', label, hint, max: QUESTION_MAX, multiline: true })
  return modal({ name: 'credit-ask', title, submit, remembered, fields: [question] }, words)
}
