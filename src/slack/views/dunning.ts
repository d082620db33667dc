/** `/cash dunning`: how the company follows up, with a button for whoever may change it. */
import type { DunningOutcome, DunningPolicy } from '../../core/dunning-policy.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button, context, header, mention, sectionsOf } from './blocks.ts'
import type { Payload } from './payload.ts'

export type DunningShown = {
  readonly policy: DunningPolicy
  readonly mayChange: boolean
  /** False while no credit is stopped, as there is no channel for approvals. */
  readonly hasFirewall: boolean
}

type Field = keyof DunningPolicy

const FIELDS = [
  'freshHours',
  'finalNoticeDays',
  'finalNoticeTells',
  'handOverDays',
  'handOverTells',
  'handOverHoldsCredit',
  'interestRegime',
] as const satisfies readonly Field[]

export function dunningView({ policy, mayChange, hasFirewall }: DunningShown, words: Words): Payload {
  const said = words.dunning
  const notes = [said.before, ...(policy.handOverHoldsCredit && !hasFirewall ? [said.noFirewall] : []), said.whoMay]
  return {
    text: said.title,
    blocks: [
      header(said.title),
      ...sectionsOf(FIELDS.map((field) => `${said.field[field]}${words.colon}${valueText(field, policy, words)}`)),
      context(notes.join('\n')),
      ...(mayChange ? [actions([button({ label: said.change, action: 'dunning', value: 'open' })])] : []),
    ],
  }
}

/** What came of changing it: what it was and is, of what changed. */
export function dunningOutcomeView(outcome: Exclude<DunningOutcome, { kind: 'faulty' }>, words: Words): Payload {
  const said = words.dunning
  if (outcome.kind === 'unchanged') return { text: said.unchanged, blocks: sectionsOf([said.unchanged]) }
  const { before, policy } = outcome
  const changes = FIELDS.filter((field) => before[field] !== policy[field]).map((field) =>
    words.outcome.changed({
      what: said.field[field],
      before: valueText(field, before, words),
      after: valueText(field, policy, words),
    }),
  )
  return { text: said.saved, blocks: sectionsOf([said.saved, ...changes]) }
}

function valueText(field: Field, policy: DunningPolicy, words: Words): string {
  const said = words.dunning
  switch (field) {
    case 'finalNoticeTells':
    case 'handOverTells': {
      const who = policy[field]
      return who === null ? said.nobody : mention(who)
    }
    case 'handOverHoldsCredit':
      return said.holdsCredit[policy.handOverHoldsCredit ? 'yes' : 'no']
    case 'interestRegime':
      return said.regime[policy.interestRegime]
    default:
      return said.figure(field, policy[field])
  }
}
