/** How a company follows up on one page. An empty figure leaves its step out. */
import type { InputBlock, ModalView } from '@slack/types'
import type { DunningFigure, DunningPolicy } from '../../core/dunning-policy.ts'
import { INTEREST_REGIMES } from '../../core/late-interest.ts'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { choiceField, modal, textField } from './fields.ts'

/** The value of a choice that chooses nobody. */
export const NOBODY = 'nobody'

export type Teammate = { readonly userId: string; readonly name: string }

export function dunningModal(
  { policy, people }: { readonly policy: DunningPolicy; readonly people: readonly Teammate[] },
  words: Words,
): ModalView {
  const said = words.dunning
  const figure = (name: DunningFigure): InputBlock =>
    textField({
      name,
      label: said.field[name],
      hint: said.hint[name],
      value: policy[name] === null ? '' : String(policy[name]),
      max: 4,
      optional: true,
    })
  const person = (name: 'finalNoticeTells' | 'handOverTells'): InputBlock =>
    choiceField({
      name,
      label: said.field[name],
      choices: [
        { label: said.nobody, value: NOBODY },
        ...people.map((p) => ({ label: escapePlain(p.name), value: p.userId })),
      ],
      chosen: policy[name] ?? NOBODY,
    })
  const fields = [
    figure('freshHours'),
    figure('finalNoticeDays'),
    person('finalNoticeTells'),
    figure('handOverDays'),
    person('handOverTells'),
    choiceField({
      name: 'handOverHoldsCredit',
      label: said.field.handOverHoldsCredit,
      choices: (['no', 'yes'] as const).map((value) => ({ label: said.holdsCredit[value], value })),
      chosen: policy.handOverHoldsCredit ? 'yes' : 'no',
    }),
    choiceField({
      name: 'interestRegime',
      label: said.field.interestRegime,
      choices: INTEREST_REGIMES.map((value) => ({ label: said.regime[value], value })),
      chosen: policy.interestRegime,
    }),
  ]
  return modal({ name: 'dunning', title: said.title, fields }, words)
}
