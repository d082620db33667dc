import { parseTerms, termsText } from '../../core/terms-text.ts'
import { readTermsPlan } from '../../flows/propose-terms.ts'
import type { Action } from '../action.ts'
import { agreeForm, stepForm } from '../modals/terms-accept.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { termsPlanView } from '../views/terms-plan.ts'

/** Opens the form with what a step proposes (`customerId:step`), or with terms that were tried (`customerId:agreed:weekly`). */
export const termsAccept: Action = {
  id: 'terms-accept',
  right: 'log-sales-fact',
  async run(ask, value) {
    const { db, by, today, words } = ask
    const [customerId = '', step = '', said = ''] = value.split(':')
    const answer = await readTermsPlan(db, by, { customerId, today })
    if (answer.kind !== 'plan') return sharedRefusalView(answer, 'terms', words)
    const terms = step === 'agreed' ? parseTerms(said) : null
    const modal = terms
      ? agreeForm(ask, answer.plan, { terms: termsText(terms), from: today })
      : stepForm(ask, answer.plan, step)
    // Agreed meanwhile, or no longer proposed: what is true now.
    return modal ? { modal } : termsPlanView(answer.plan, words, { mayAgree: true })
  },
}
