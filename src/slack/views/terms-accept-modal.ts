/** Agreeing on a customer's terms from a day on: a step's as it was proposed, or as somebody types them. */
import type { InputBlock, ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { dayField, modal, termsField, textField } from './fields.ts'

export type TermsDraft = {
  readonly customerName: string
  readonly from: Day
  /** As they are typed. */
  readonly terms: string
  readonly about:
    | { readonly step: 'agreed' | 'new-products' }
    /** A plain decimal; `others`: what is proposed for all other invoices, '' for nothing new. */
    | { readonly step: 'order-size'; readonly size: string; readonly currency: string; readonly others: string }
    | { readonly step: 'points'; readonly points: number; readonly others: string }
  /** Comes back with what is submitted. */
  readonly remembered: string
}

export function termsAcceptModal(
  { customerName, from, terms, about, remembered }: TermsDraft,
  words: Words,
): ModalView {
  const said = words.termsPlan.form
  const label = about.step === 'new-products' ? said.newProducts : said.terms
  return modal(
    {
      name: 'terms-accept',
      title: said.title,
      fields: [
        dayField({ name: 'from', label: said.from, hint: said.fromHint(escapePlain(customerName)), day: from }),
        ...conditionFields(about, words),
        termsField({ name: 'terms', label, hint: said.termsHint, value: terms }),
        ...('others' in about
          ? [
              termsField({
                name: 'others',
                label: said.others,
                hint: said.othersHint,
                value: about.others,
                optional: true,
              }),
            ]
          : []),
      ],
      remembered,
    },
    words,
  )
}

function conditionFields(about: TermsDraft['about'], words: Words): InputBlock[] {
  const said = words.termsPlan.form
  if (about.step === 'order-size')
    return [
      textField({ name: 'size', label: said.size, hint: said.sizeHint(about.currency), value: about.size, max: 40 }),
    ]
  if (about.step === 'points')
    return [
      textField({ name: 'points', label: said.points, hint: said.pointsHint, value: String(about.points), max: 4 }),
    ]
  return []
}
