/** The refresh of a customer's credit file: how stable its suppliers and its buyers are, what has changed. */
import type { ModalView } from '@slack/types'
import { type LookDraft, STABILITIES } from '../../core/look.ts'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { choiceField, modal, textField } from './fields.ts'

export function lookRefreshModal({ dutyId, customerName, before }: LookDraft, words: Words): ModalView {
  const said = words.look
  const customer = escapePlain(customerName)
  const [last] = before
  const choices = STABILITIES.map((value) => ({ label: said.stability[value], value }))
  const stabilityField = (name: 'suppliers' | 'buyers') => {
    const stood = last?.[name] ?? null
    const told = [said.asks[name], ...(last && stood ? [said.lastStability({ day: last.day, stability: stood })] : [])]
    return choiceField({ name, label: said[name]({ customer }), hint: words.sentences(told), choices })
  }
  return modal(
    {
      name: 'look-refresh',
      title: said.title.refresh,
      fields: [
        stabilityField('suppliers'),
        stabilityField('buyers'),
        textField({
          name: 'changed',
          label: said.changed,
          hint: changedHint(last, words),
          multiline: true,
          max: 1_000,
        }),
      ],
      remembered: dutyId,
    },
    words,
  )
}

function changedHint(last: LookDraft['before'][number] | undefined, words: Words): string {
  const { nothingToo, lastTime } = words.look
  const told = last ? [lastTime({ day: last.day, changed: escapePlain(last.changed, SHOWN) })] : []
  return words.sentences([nothingToo, ...told])
}

const SHOWN = 300
