import { isCurrency, money } from '../../core/money.ts'
import { askLimit } from '../../flows/ask-credit.ts'
import type { Action } from '../action.ts'
import { limitOutcomeView } from '../views/limit-outcome.ts'
import { sentenceView } from '../views/refusal.ts'

/** `customerId:minor:currency:reason`: asks for a limit that was asked about. What the button carries is looked at again where it is saved. */
export const limitSure: Action = {
  id: 'limit-sure',
  right: 'log-sales-fact',
  async run({ db, clock, by, words }, value) {
    const [, customerId = '', minor, code = '', reason = ''] = /^([^:]*):(\d{1,15}):([A-Z]{3}):(.+)$/s.exec(value) ?? []
    if (!isCurrency(code)) return sentenceView(words.approval.doubt.notReadable)
    const asked = { whose: { customerId }, amount: money(Number(minor), code), reason, isSure: true }
    return limitOutcomeView(await askLimit(db, clock, by, asked), words)
  },
}
