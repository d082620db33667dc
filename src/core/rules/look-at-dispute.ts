/**
 * A dispute is looked at again on the day that was set for it, moved to a working day: it ends by a decision, never by itself. Law 2;
 * source: domain.md, 'Following up' (each dispute has a reason, an owner, and an end).
 *
 * Example: to be looked at on Sunday 2026-12-06: due Monday 2026-12-07.
 */
import type { DisputeRule } from '../dispute.ts'
import { onOrAfterWorkday } from '../working-day.ts'

export const lookAtDispute: DisputeRule<'look-at-dispute'> = {
  id: 'look-at-dispute',
  about: 'dispute',
  law: 2,
  plan({ id, untilDay, endedDay, isSettled }, calendar) {
    if (endedDay !== null) return { kind: 'none', end: 'decided' }
    if (isSettled) return { kind: 'none', end: 'paid' }
    return { kind: 'due', dueDay: onOrAfterWorkday(untilDay, calendar), subject: { kind: 'dispute', id } }
  },
}
