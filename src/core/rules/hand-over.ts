/**
 * The end of the ladder: somebody decides whether the debt goes to a lawyer or an agency, 45 days after the due day unless the company
 * decided otherwise (core/dunning-policy), moved to a working day. Source: domain.md, 'Following up'; the days are a judgement.
 *
 * Example: due 2026-12-20: 45 days on is Wednesday 2027-02-03.
 */
import { addDays } from '../day.ts'
import { chase, type ReceivableRule } from '../receivable.ts'

export const handOver: ReceivableRule<'hand-over'> = {
  id: 'hand-over',
  about: 'receivable',
  law: 2,
  step: 5,
  plan({ invoice }, calendar, { handOverDays }) {
    if (!invoice || handOverDays === null) return { kind: 'none', end: 'not-needed' }
    return chase(invoice, addDays(invoice.dueDay, handOverDays), calendar)
  },
}
