/**
 * After collection: a final notice, three weeks after the due day unless the company decided otherwise (core/dunning-policy), moved to
 * a working day; and where collection was said late, as long after it (core/receivable). It is the last letter before the debt is handed
 * over. Source: domain.md, 'Following up'; the days are a judgement.
 *
 * Example: due 2026-12-20: three weeks on is Sunday 2027-01-10, so Monday 2027-01-11. Said on 2027-01-20, collection leaves it until
 * two weeks later, 2027-02-03.
 */
import { COLLECTION_DAYS } from '../dunning-policy.ts'
import { type ReceivableRule, warn } from '../receivable.ts'

export const finalNotice: ReceivableRule<'final-notice'> = {
  id: 'final-notice',
  about: 'receivable',
  law: 2,
  step: 4,
  plan({ invoice }, calendar, { finalNoticeDays: days }) {
    if (!invoice || days === null) return { kind: 'none', end: 'not-needed' }
    const after = { warning: 'start-collection', days: COLLECTION_DAYS } as const
    return warn(invoice, { warning: 'final-notice', days, after }, calendar)
  },
}
