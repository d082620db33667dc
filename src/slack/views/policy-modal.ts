/** The credit rules of a company on one page. A share is written as per cent. */
import type { ModalView } from '@slack/types'
import { type CreditPolicy, isInBasisPoints, POLICY_FIELDS, policyFigureText } from '../../core/credit-policy.ts'
import type { Words } from '../../i18n/en.ts'
import { modal, textField } from './fields.ts'

export function policyModal(policy: CreditPolicy, words: Words): ModalView {
  const said = words.policy
  const fields = POLICY_FIELDS.map((name) =>
    textField({
      name,
      label: said.field[name],
      hint: isInBasisPoints(name) ? said.percentHint : said.unitHint[name],
      value: policyFigureText(name, policy[name]),
      max: 8,
    }),
  )
  return modal({ name: 'policy', title: said.title, fields }, words)
}
