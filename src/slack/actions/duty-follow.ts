import { findCustomerById } from '../../flows/find-customer.ts'
import { readDutyItems } from '../../flows/read-duties.ts'
import type { Action } from '../action.ts'
import { dutyFollowView } from '../views/duty-follow.ts'
import { dutyOutcomeView } from '../views/duty-outcome.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** What can be recorded of a duty's invoice: a promise, a dispute, a hold, a note. */
export const dutyFollow: Action = {
  id: 'duty-follow',
  right: 'log-sales-fact',
  async run({ db, by, today, words }, dutyId) {
    const [duty] = await readDutyItems(db, by.workspaceId, { ids: [dutyId], day: today })
    if (!duty?.invoice) return dutyOutcomeView({ kind: 'no-such-duty' }, words)
    const found = await findCustomerById(db, by, duty.customerId, 'log-sales-fact')
    if (found.kind !== 'match') return sharedRefusalView(found, 'duties', words)
    if (duty.invoice.outstanding.minor <= 0) return dutyOutcomeView({ kind: 'already-ended', duty }, words)
    return dutyFollowView(duty, words)
  },
}
