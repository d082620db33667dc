import { ACTIVITIES } from '../../core/cash.ts'
import { recordMovement } from '../../flows/record-movement.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { movementModal } from '../views/movement-modal.ts'
import { movementOutcomeView } from '../views/movement-outcome.ts'

export function movementForm({ today, workspace, words }: Ask, direction: 'in' | 'out') {
  return movementModal({ today, currency: workspace.baseCurrency, direction }, words)
}

export const movement: Form = {
  id: 'movement',
  right: 'log-cash-fact',
  async submit(ask, fields) {
    const { db, clock, by, workspace, words } = ask
    const reading = new Reading(ask, fields)
    const amount = reading.amount('amount', reading.currency('currency', workspace.baseCurrency))
    if (!reading.isFine || amount === null) return reading
    const outcome = await recordMovement(db, clock, by, {
      direction: fields.remembered === 'in' ? 'in' : 'out',
      amount,
      category: fields.text('category'),
      // Anything else in the field is 'take it from the words'.
      activity: ACTIVITIES.find((a) => a === fields.text('activity')) ?? null,
      day: fields.day('day'),
    })
    return submitted(outcome, movementOutcomeView(outcome, words), { 'in-the-future': 'day' })
  },
}
