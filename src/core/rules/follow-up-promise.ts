/**
 * A promise to pay that was not kept is taken up with the customer on the first working day after its day. Law 2; source: domain.md,
 * 'Following up'. Once all that was promised is paid there is nothing to say, however late it came. One that was put off is not taken up:
 * the promise for the later day is.
 *
 * Example: promised for Friday 2026-12-04 and not paid: due Monday 2026-12-07.
 */
import type { PromiseRule } from '../promise.ts'
import { addWorkdays } from '../working-day.ts'

export const followUpPromise: PromiseRule<'follow-up-promise'> = {
  id: 'follow-up-promise',
  about: 'promise',
  law: 2,
  plan({ id, promisedDay, state, isPaid, putOffTo }, calendar) {
    if (state === 'withdrawn') return { kind: 'none', end: 'withdrawn' }
    if (isPaid) return { kind: 'none', end: 'paid' }
    if (putOffTo !== null) return { kind: 'none', end: 'put-off' }
    return { kind: 'due', dueDay: addWorkdays(promisedDay, 1, calendar), subject: { kind: 'promise', id } }
  },
}
