/**
 * After collection: a final notice, three weeks after the due day unless the company decided otherwise (core/dunning-policy), moved to
 * a working day. It is the last letter before the debt is handed over. Source: domain.md, 'Following up'; the days are a judgement.
 *
 * Example: due 2026-12-20: three weeks on is Sunday 2027-01-10, so Monday 2027-01-11.
 */
import { addDays } from '../day.ts'
import { chase, type ReceivableRule } from '../receivable.ts'

export const finalNotice: ReceivableRule<'final-notice'> = {
  id: 'final-notice',
  about: 'receivable',
  law: 2,
  step: 4,
  plan({ invoice }, calendar, { finalNoticeDays }) {
    if (!invoice || finalNoticeDays === null) return { kind: 'none', end: 'not-needed' }
    return chase(invoice, addDays(invoice.dueDay, finalNoticeDays), calendar)
  },
}
