/**
 * The end of the ladder: somebody decides whether the debt goes to a lawyer or an agency, 45 days after the due day unless the company
 * decided otherwise (core/dunning-policy), moved to a working day; and not before the final notice has had its days, or collection where the
 * ladder has no final notice (core/receivable). Source: domain.md, 'Following up'; the days are a judgement.
 *
 * Example: due 2026-12-20: 45 days on is Wednesday 2027-02-03. The final notice, due on a Sunday, was said on Monday 2027-01-11: its 24
 * days are over on 2027-02-04.
 */
import { COLLECTION_DAYS } from '../dunning-policy.ts'
import { type ReceivableRule, warn } from '../receivable.ts'

export const handOver: ReceivableRule<'hand-over'> = {
  id: 'hand-over',
  about: 'receivable',
  law: 2,
  step: 5,
  plan({ invoice }, calendar, { finalNoticeDays, handOverDays: days }) {
    if (!invoice || days === null) return { kind: 'none', end: 'not-needed' }
    const after =
      finalNoticeDays === null
        ? ({ warning: 'start-collection', days: COLLECTION_DAYS } as const)
        : ({ warning: 'final-notice', days: finalNoticeDays } as const)
    return warn(invoice, { warning: 'hand-over', days, after }, calendar)
  },
}
