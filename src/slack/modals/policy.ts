import { type CreditPolicy, POLICY_FIELDS, type PolicyFault, readPolicyFigure } from '../../core/credit-policy.ts'
import { findPolicy } from '../../flows/read-policy.ts'
import { savePolicy } from '../../flows/save-policy.ts'
import type { Words } from '../../i18n/en.ts'
import type { Form } from '../form.ts'
import type { Ask } from '../handle.ts'
import { escapePlain } from '../views/escape.ts'
import { policyOutcomeView } from '../views/policy.ts'
import { policyModal } from '../views/policy-modal.ts'

export async function policyForm({ db, workspace, words }: Ask) {
  return policyModal(await findPolicy(db, workspace.id), words)
}

export const policy: Form = {
  id: 'policy',
  right: 'set-up',
  async submit({ db, clock, by, words }, fields) {
    const errors: Record<string, string> = {}
    const figures: Partial<Record<keyof CreditPolicy, number>> = {}
    for (const field of POLICY_FIELDS) {
      const text = fields.text(field)
      const figure = readPolicyFigure(field, text)
      if (figure === null) errors[field] = words.policy.notAFigure(escapePlain(text))
      else figures[field] = figure
    }
    if (Object.keys(errors).length > 0) return { errors }
    const outcome = await savePolicy(db, clock, by, figures as CreditPolicy)
    if (outcome.kind !== 'faulty') return { reply: policyOutcomeView(outcome, words) }
    return { errors: Object.fromEntries(outcome.faults.map((fault) => [fault.field, faultText(fault, words)])) }
  },
}

function faultText(fault: PolicyFault, words: Words): string {
  const { field } = fault
  const figure = (value: number) => words.policy.figure(field, value)
  if (fault.kind === 'out-of-range')
    return words.policy.outOfRange({ least: figure(fault.least), most: figure(fault.most) })
  return words.policy.notAbove({ other: words.policy.field[fault.other], value: figure(fault.value) })
}
