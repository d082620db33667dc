/** `/cash customer` without a name. */
import type { ModalView } from '@slack/types'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { choiceField, modal, termsField, textField } from './fields.ts'

export type CustomerDraft = {
  /** What a new customer gets where nothing is said. */
  readonly currency: string
  readonly terms: string
  /** People who may own a customer. */
  readonly people: readonly { readonly userId: string; readonly name: string }[]
}

/** The value of an owner left unsaid: the form is for a customer that is there as well, whom nothing may change that nobody said. */
export const OWNER_UNSAID = 'unsaid'

export function customerModal(draft: CustomerDraft, words: Words): ModalView {
  const said = words.modal.customer
  const people = draft.people.map((p) => ({ label: escapePlain(p.name), value: p.userId }))
  return modal(
    {
      name: 'customer',
      title: said.title,
      fields: [
        textField({ name: 'name', label: said.name }),
        textField({ name: 'code', label: said.code, hint: said.codeHint, max: 20, optional: true }),
        termsField({ name: 'terms', label: said.terms, hint: said.termsHint(draft.terms), optional: true }),
        textField({
          name: 'currency',
          label: said.currency,
          hint: said.currencyHint(draft.currency),
          max: 3,
          optional: true,
        }),
        choiceField({
          name: 'owner',
          label: said.owner,
          choices: [{ label: said.ownerUnsaid, value: OWNER_UNSAID }, ...people],
          chosen: OWNER_UNSAID,
        }),
      ],
    },
    words,
  )
}
