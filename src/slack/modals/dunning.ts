import {
  DUNNING_FIGURES,
  type DunningFault,
  type DunningFigure,
  type DunningPolicy,
  isInterestRegime,
  readDunningFigure,
} from '../../core/dunning-policy.ts'
import { findDunningPolicy } from '../../flows/read-policy.ts'
import { listMembers } from '../../flows/read-workspace.ts'
import { saveDunningPolicy } from '../../flows/save-dunning-policy.ts'
import type { Words } from '../../i18n/en.ts'
import type { Form } from '../form.ts'
import type { Ask } from '../handle.ts'
import { dunningOutcomeView } from '../views/dunning.ts'
import { dunningModal, NOBODY } from '../views/dunning-modal.ts'
import { escapePlain } from '../views/escape.ts'

/** A select holds a hundred, and one of them is nobody. */
const PEOPLE_MOST = 99

export async function dunningForm({ db, workspace, words }: Ask) {
  const policy = await findDunningPolicy(db, workspace.id)
  const people = (await listMembers(db, workspace.id)).map(({ userId, name }) => ({ userId, name: name || userId }))
  return dunningModal({ policy, people: people.slice(0, PEOPLE_MOST) }, words)
}

export const dunning: Form = {
  id: 'dunning',
  right: 'set-up',
  async submit({ db, clock, by, workspace, words }, fields) {
    const before = await findDunningPolicy(db, workspace.id)
    const errors: Record<string, string> = {}
    const figures: Partial<Record<DunningFigure, number | null>> = {}
    for (const field of DUNNING_FIGURES) {
      const text = fields.text(field)
      const figure = readDunningFigure(text)
      if (figure === undefined) errors[field] = words.dunning.notAFigure(escapePlain(text))
      else figures[field] = figure
    }
    if (Object.keys(errors).length > 0) return { errors }
    const regime = fields.text('interestRegime')
    const holds = fields.text('handOverHoldsCredit')
    // A select whose option nobody touched comes back empty: it stays as it was.
    const person = (field: 'finalNoticeTells' | 'handOverTells') => {
      const chosen = fields.text(field)
      return chosen === '' ? before[field] : chosen === NOBODY ? null : chosen
    }
    const policy: DunningPolicy = {
      ...(figures as Record<DunningFigure, number | null>),
      finalNoticeTells: person('finalNoticeTells'),
      handOverTells: person('handOverTells'),
      handOverHoldsCredit: holds === '' ? before.handOverHoldsCredit : holds === 'yes',
      interestRegime: isInterestRegime(regime) ? regime : before.interestRegime,
    }
    const outcome = await saveDunningPolicy(db, clock, by, policy)
    if (outcome.kind !== 'faulty') return { reply: dunningOutcomeView(outcome, words) }
    return { errors: Object.fromEntries(outcome.faults.map((fault) => [fault.field, faultText(fault, words)])) }
  },
}

function faultText(fault: DunningFault, words: Words): string {
  const figure = (value: number) => words.dunning.figure(fault.field, value)
  return fault.kind === 'out-of-range'
    ? words.dunning.outOfRange({ least: figure(fault.least), most: figure(fault.most) })
    : words.dunning.notAbove(figure(fault.value))
}
