/**
 * 3: send the formal invoice within three working days of delivery, the delivery day being day 0.
 * An invoice logged without a delivery counts from its own issue day (judgement). Source: domain.md, law 2.
 *
 * Example: delivered Friday 2026-11-20 in China: due Wednesday 2026-11-25.
 */
import type { ReceivableRule } from '../receivable.ts'
import { addWorkdays } from '../working-day.ts'

export const sendInvoice: ReceivableRule<'send-invoice'> = {
  id: 'send-invoice',
  about: 'receivable',
  law: 2,
  step: 1,
  plan({ delivery, invoice }, calendar) {
    if (invoice?.isSettled) return { kind: 'none', end: 'paid' }
    // All parts of an invoice go out with the first.
    if (invoice && (invoice.part ?? 1) > 1) return { kind: 'none', end: 'not-needed' }
    if (invoice?.sentDay) return { kind: 'none', end: 'sent' }
    const from = delivery?.day ?? invoice?.deliveredDay ?? invoice?.issuedDay
    // The delivery comes first as the subject: it is there before the invoice, and one duty serves both.
    const subject = delivery
      ? { kind: 'delivery' as const, id: delivery.id }
      : { kind: 'invoice' as const, id: invoice?.id }
    if (!from || !subject.id) return { kind: 'none', end: 'not-needed' }
    return { kind: 'due', dueDay: addWorkdays(from, 3, calendar), subject: { kind: subject.kind, id: subject.id } }
  },
}
