/** The fields of our modals: block_id and action_id of a field are its name. Only what every Slack and the playground draw. */
import type { InputBlock, ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { type Choice, plain, select } from './blocks.ts'

type Field = { readonly name: string; readonly label: string; readonly hint?: string; readonly optional?: boolean }

function field({ name, label, hint, optional }: Field, element: InputBlock['element']): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    ...(hint ? { hint: plain(hint) } : {}),
    ...(optional ? { optional } : {}),
    element,
  }
}

/** An empty `value` is none: Slack refuses an empty initial value. */
export function textField(
  f: Field & { value?: string | undefined; placeholder?: string; max?: number; multiline?: boolean },
): InputBlock {
  return field(f, {
    type: 'plain_text_input',
    action_id: f.name,
    max_length: f.max ?? 200,
    ...(f.multiline ? { multiline: true } : {}),
    ...(f.value ? { initial_value: f.value } : {}),
    ...(f.placeholder ? { placeholder: plain(f.placeholder) } : {}),
  })
}

/** Payment terms: twelve instalments are long to write. An empty one is none. */
export function termsField(f: Field & { value?: string | undefined }): InputBlock {
  return textField({ ...f, max: 700 })
}

export function dayField(f: Field & { day: string | null }): InputBlock {
  return field(f, { type: 'datepicker', action_id: f.name, ...(f.day ? { initial_date: f.day } : {}) })
}

export function choiceField(f: Field & { choices: readonly Choice[]; chosen?: string | undefined }): InputBlock {
  return field(f, select({ action: f.name, choices: f.choices, chosen: f.chosen }))
}

/** One box to tick; its value is the field's name. */
export function tickField(f: Field & { tick: string; ticked?: boolean }): InputBlock {
  const options = [{ text: plain(f.tick), value: f.name }]
  return field(
    { ...f, optional: true },
    { type: 'checkboxes', action_id: f.name, options, ...(f.ticked ? { initial_options: options } : {}) },
  )
}

/** `remembered` comes back with what is submitted: at most 3,000 characters. */
export function modal(
  m: { name: string; title: string; fields: InputBlock[]; submit?: string; remembered?: string },
  words: Words,
): ModalView {
  return {
    type: 'modal',
    callback_id: m.name,
    title: plain(m.title),
    submit: plain(m.submit ?? words.modal.save),
    close: plain(words.modal.cancel),
    ...(m.remembered ? { private_metadata: m.remembered } : {}),
    blocks: m.fields,
  }
}
