import { holdReminders } from '../../flows/hold-reminders.ts'
import { WHICH_REFUSALS, whichDraft, whichIn } from '../follow-form.ts'
import { type Form, Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { reminderHoldModal } from '../views/reminder-hold-modal.ts'
import { reminderHoldOutcomeView } from '../views/reminder-hold-outcome.ts'

export async function reminderHoldForm(ask: Ask, invoiceId: string | null) {
  return reminderHoldModal(await whichDraft(ask, { invoiceId }), ask.words)
}

export const reminderHold: Form = {
  id: 'reminder-hold',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const reading = new Reading(ask, fields)
    const { which } = whichIn(fields, reading)
    const untilDay = reading.day('until')
    const reason = reading.needed('reason', 'reason')
    if (!reading.isFine || untilDay === null) return reading
    const outcome = await holdReminders(db, clock, by, { which, untilDay, reason })
    return submitted(outcome, reminderHoldOutcomeView(outcome, words), {
      ...WHICH_REFUSALS,
      'in-the-past': 'until',
      'too-far-ahead': 'until',
    })
  },
}
