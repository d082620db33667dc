/** `/cash policy`: the credit rules of the company, with a button for whoever may change them. */
import { type CreditPolicy, POLICY_FIELDS, type PolicyOutcome } from '../../core/credit-policy.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button, context, header, sectionsOf } from './blocks.ts'
import type { Payload } from './payload.ts'

export type PolicyShown = {
  readonly policy: CreditPolicy
  readonly mayChange: boolean
  /** False while nobody is asked and nothing is held, as there is no channel for approvals. */
  readonly hasFirewall: boolean
}

export function policyView({ policy, mayChange, hasFirewall }: PolicyShown, words: Words): Payload {
  const said = words.policy
  return {
    text: said.title,
    blocks: [
      header(said.title),
      ...sectionsOf([...POLICY_FIELDS.map((field) => line(field, policy, words)), said.redAbove]),
      context(hasFirewall ? said.whoMay : said.noFirewall),
      ...(mayChange ? [actions([button({ label: said.change, action: 'policy', value: 'open' })])] : []),
    ],
  }
}

/** What came of changing it: what it was and is, of what changed. */
export function policyOutcomeView(outcome: Exclude<PolicyOutcome, { kind: 'faulty' }>, words: Words): Payload {
  const said = words.policy
  if (outcome.kind === 'unchanged') return { text: said.unchanged, blocks: sectionsOf([said.unchanged]) }
  const { before, policy } = outcome
  const changes = POLICY_FIELDS.filter((field) => before[field] !== policy[field]).map((field) =>
    words.outcome.changed({
      what: said.field[field],
      before: said.figure(field, before[field]),
      after: said.figure(field, policy[field]),
    }),
  )
  return { text: said.saved, blocks: sectionsOf([said.saved, ...changes]) }
}

function line(field: keyof CreditPolicy, policy: CreditPolicy, words: Words): string {
  return `${words.policy.field[field]}${words.colon}${words.policy.figure(field, policy[field])}`
}
