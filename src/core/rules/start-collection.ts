/**
 * 1: start formal collection one week after the due day, moved to a working day; later where it has to wait (core/receivable). Source: domain.md, law 2.
 *
 * Example: due 2026-12-20: the 27th is a Sunday, so Monday 2026-12-28.
 */
import { addDays } from '../day.ts'
import { COLLECTION_DAYS } from '../dunning-policy.ts'
import { chase, type ReceivableRule } from '../receivable.ts'

export const startCollection: ReceivableRule<'start-collection'> = {
  id: 'start-collection',
  about: 'receivable',
  law: 2,
  step: 3,
  plan({ invoice }, calendar) {
    if (!invoice) return { kind: 'none', end: 'not-needed' }
    return chase(invoice, addDays(invoice.dueDay, COLLECTION_DAYS), calendar)
  },
}
