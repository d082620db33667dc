/** What came of entering a bank balance. */
import type { BalanceOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

export function balanceOutcomeView(outcome: BalanceOutcome, words: Words): Payload {
  if (outcome.kind === 'in-the-future') return sharedRefusalView(outcome, 'balance', words)
  const account = escapeMrkdwn(outcome.accountName)
  if (outcome.kind === 'account-in-other-currency') {
    const { currency } = outcome
    return refusalView(words.outcome.accountInOtherCurrency({ account, currency }), 'balance', words)
  }
  const { balance, day, isNewAccount, restricted } = outcome
  const sentences = [
    words.outcome.balanceRecorded({ account, balance, day }),
    ...(isNewAccount ? [words.outcome.newAccount] : []),
    ...(restricted ? [words.outcome.restricted] : []),
  ]
  return sentenceView(words.sentences(sentences))
}
