import { readDutyItems } from '../../flows/read-duties.ts'
import type { Action } from '../action.ts'
import { paidForm } from '../modals/paid.ts'
import { dutyOutcomeView } from '../views/duty-outcome.ts'

/** Opens the payment form, filled in with the duty's invoice. */
export const dutyPaid: Action = {
  id: 'duty-paid',
  right: 'log-cash-fact',
  async run(ask, dutyId) {
    const [duty] = await readDutyItems(ask.db, ask.by.workspaceId, { ids: [dutyId], day: ask.today })
    if (!duty?.invoice) return dutyOutcomeView({ kind: 'no-such-duty' }, ask.words)
    if (duty.invoice.outstanding.minor <= 0) return dutyOutcomeView({ kind: 'already-ended', duty }, ask.words)
    return { modal: await paidForm(ask, duty.invoice.id) }
  },
}
