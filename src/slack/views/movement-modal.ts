/** `/cash in` and `/cash out` without an amount. */
import type { ModalView } from '@slack/types'
import { ACTIVITIES } from '../../core/cash.ts'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { choiceField, dayField, modal, textField } from './fields.ts'

/** The value of the activity that is taken from the category's words. */
const BY_WORDS = 'by-words'

/** The direction comes back as private_metadata. */
export function movementModal(
  draft: { today: Day; currency: string; direction: 'in' | 'out' },
  words: Words,
): ModalView {
  const said = words.modal.movement
  const activities = ACTIVITIES.map((a) => ({ label: words.movement.activity[a], value: a }))
  return modal(
    {
      name: 'movement',
      title: said.title[draft.direction],
      remembered: draft.direction,
      fields: [
        textField({ name: 'amount', label: said.amount, max: 40, placeholder: '8,000.00' }),
        textField({ name: 'currency', label: words.modal.invoice.currency, value: draft.currency, max: 3 }),
        textField({ name: 'category', label: said.category, hint: said.categoryHint, max: 120 }),
        choiceField({
          name: 'activity',
          label: said.activity,
          choices: [{ label: said.activityGuess, value: BY_WORDS }, ...activities],
          chosen: BY_WORDS,
        }),
        dayField({ name: 'day', label: said.day, day: draft.today }),
      ],
    },
    words,
  )
}
