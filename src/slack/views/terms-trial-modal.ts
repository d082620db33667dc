/** A trial of weekly settlement: its first and last day, or another last day for one that is agreed. */
import type { ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { dayField, modal } from './fields.ts'

export type TrialDraft = {
  readonly customerName: string
  /** null: it is agreed already, and only its end is asked. */
  readonly begins: Day | null
  readonly ends: Day
  /** Comes back with what is submitted. */
  readonly remembered: string
}

export function termsTrialModal({ customerName, begins, ends, remembered }: TrialDraft, words: Words): ModalView {
  const said = words.termsPlan.form
  const hint = said.beginsHint(escapePlain(customerName))
  return modal(
    {
      name: 'terms-trial',
      title: said.trialTitle,
      fields: [
        ...(begins === null ? [] : [dayField({ name: 'begins', label: said.begins, hint, day: begins })]),
        dayField({ name: 'ends', label: said.ends, ...(begins === null ? { hint } : {}), day: ends }),
      ],
      remembered,
    },
    words,
  )
}
