import { z } from 'zod'
import { addDays } from '../../core/day.ts'
import { acceptTerms, endTrial } from '../../flows/accept-terms.ts'
import { readTermsPlan, readTrial } from '../../flows/propose-terms.ts'
import { type Fields, type Form, type Submitted, submitted } from '../form.ts'
import type { Ask, Reply } from '../handle.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { termsAcceptOutcomeView, trialEndView } from '../views/terms-accept-outcome.ts'
import { termsTrialModal } from '../views/terms-trial-modal.ts'

const remembered = z.union([z.object({ customerId: z.string() }), z.object({ trialId: z.string() })])

/** Eight weeks: long enough for two monthly settlements to compare with (judgement). */
const DAYS_PROPOSED = 56

export async function trialForm({ db, by, today, words }: Ask, customerId: string): Promise<Reply> {
  const answer = await readTermsPlan(db, by, { customerId, today })
  if (answer.kind !== 'plan') return sharedRefusalView(answer, 'terms', words)
  const ends = addDays(today, DAYS_PROPOSED - 1)
  const draft = { customerName: answer.plan.customer.name, begins: today, ends }
  return { modal: termsTrialModal({ ...draft, remembered: JSON.stringify({ customerId }) }, words) }
}

export async function trialEndForm({ db, by, today, words }: Ask, trialId: string): Promise<Reply> {
  const found = await readTrial(db, by.workspaceId, { trialId, day: today })
  if (!found) return trialEndView({ kind: 'no-such-trial' }, words)
  const draft = { customerName: found.customer.name, begins: null, ends: found.trial.untilDay }
  return { modal: termsTrialModal({ ...draft, remembered: JSON.stringify({ trialId }) }, words) }
}

export const termsTrial: Form = {
  id: 'terms-trial',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const what = remembered.parse(JSON.parse(fields.remembered))
    if ('customerId' in what) return start(ask, fields, what.customerId)
    const { db, clock, by, today, words } = ask
    const outcome = await endTrial(db, clock, by, { ...what, untilDay: fields.day('ends') ?? today })
    return submitted(outcome, trialEndView(outcome, words), { 'ends-in-the-past': 'ends', 'ends-before-start': 'ends' })
  },
}

async function start({ db, clock, by, today, words }: Ask, fields: Fields, customerId: string): Promise<Submitted> {
  const fromDay = fields.day('begins') ?? today
  const untilDay = fields.day('ends') ?? fromDay
  const forAll = { scope: 'all', fromAmount: null, fromPoints: null } as const
  const agreed = [{ ...forAll, fromDay, untilDay, terms: 'weekly', origin: 'weekly-trial' as const }]
  const outcome = await acceptTerms(db, clock, by, { customerId, agreed })
  return submitted(outcome, termsAcceptOutcomeView(outcome, words), {
    'starts-in-the-past': 'begins',
    'ends-before-start': 'ends',
    'trial-there': 'begins',
    'already-agreed': 'begins',
  })
}
