/** What came of recording or changing a customer. */
import type { KnownBlock } from '@slack/types'
import type { Customer } from '../../core/customer.ts'
import type { CustomerOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button, mention, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { followingDuties } from './following-duties.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'
import { samplesContext, termsLine } from './terms-line.ts'

type Saved = Extract<CustomerOutcome, { kind: 'recorded' | 'changed' }>

export function customerOutcomeView(outcome: CustomerOutcome, words: Words): Payload {
  if (outcome.kind === 'not-your-customer') return sharedRefusalView(outcome, 'customer', words)
  const name = escapeMrkdwn(outcome.customer.name)
  const code = escapeMrkdwn(outcome.customer.code)
  switch (outcome.kind) {
    case 'name-taken':
      return refusalView(words.outcome.nameTaken({ name, code }), 'customer', words)
    case 'unchanged':
      return sentenceView(words.outcome.customerUnchanged({ name }))
    case 'recorded': {
      const text = words.outcome.customerRecorded({ name, code })
      return {
        text,
        blocks: [
          section(text),
          samplesContext(outcome.customer.terms, outcome.samples, words),
          ...whatFollows(outcome, words),
        ],
      }
    }
    case 'changed': {
      const text = words.outcome.customerChanged({ name })
      const lines = changes(outcome.before, outcome.customer, words)
      const samples = outcome.before.terms === outcome.customer.terms ? [] : outcome.samples
      return {
        text,
        blocks: [
          ...sectionsOf([text, ...lines]),
          ...(samples.length > 0 ? [samplesContext(outcome.customer.terms, samples, words)] : []),
          ...whatFollows(outcome, words),
        ],
      }
    }
  }
}

/** What is to be done before it may have credit, and the button that begins it. */
function whatFollows({ duties, customer }: Saved, words: Words): KnownBlock[] {
  const screening = duties.filter((d) => d.rule === 'screen-customer')
  if (screening.length === 0) return []
  const label = words.duty.form['screen-customer']
  return [followingDuties(screening, words), actions([button({ label, action: 'screen-open', value: customer.id })])]
}

function changes(before: Customer, after: Customer, words: Words): string[] {
  const { field, changed } = words.outcome
  const told = (customer: Customer) => ({
    [field.name]: escapeMrkdwn(customer.name),
    [field.code]: escapeMrkdwn(customer.code),
    [field.terms]: termsLine(customer.terms, words),
    [field.currency]: customer.currency,
    [field.owner]: customer.ownerUserId ? mention(customer.ownerUserId) : words.nobody,
  })
  const old = told(before)
  return Object.entries(told(after))
    .filter(([what, value]) => old[what] !== value)
    .map(([what, value]) => changed({ what, before: old[what] ?? '', after: value ?? '' }))
}
