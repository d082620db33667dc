import { readHoldEntry, readHoldReleased } from '../../core/entry-follow.ts'
import { holdReminders } from '../../flows/hold-reminders.ts'
import { releaseReminders } from '../../flows/release-reminders.ts'
import type { Command } from '../command.ts'
import { reminderHoldForm } from '../modals/reminder-hold.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { reminderHoldOutcomeView } from '../views/reminder-hold-outcome.ts'

/** Holds the reminders of an invoice. Credit is put on hold by signals (`/cash signal`). */
export const hold: Command = {
  verb: 'hold',
  aliases: ['暂停催收', '暂停'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    if (text === '') return { modal: await reminderHoldForm(ask, null) }
    const released = readHoldReleased(text)
    if (released !== null)
      return reminderHoldOutcomeView(await releaseReminders(db, clock, by, { text: released }), words)
    const entry = readHoldEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'hold', words)
    const { target, untilDay, reason } = entry
    const outcome = await holdReminders(db, clock, by, { which: { text: target }, untilDay, reason })
    return reminderHoldOutcomeView(outcome, words)
  },
}
