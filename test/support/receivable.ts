import { day } from '../../src/core/day.ts'
import type { Receivable } from '../../src/core/receivable.ts'

type Days = {
  issuedDay?: string
  dueDay?: string
  deliveredDay?: string | null
  sentDay?: string | null
  isSettled?: boolean
}

/** An invoice as the rules see it, I, of 2026-11-20 and due in 30 days unless said otherwise. */
export function invoiceOf({
  issuedDay = '2026-11-20',
  dueDay = '2026-12-20',
  deliveredDay,
  sentDay,
  isSettled = false,
}: Days) {
  return {
    id: 'I',
    issuedDay: day(issuedDay),
    dueDay: day(dueDay),
    deliveredDay: deliveredDay ? day(deliveredDay) : null,
    sentDay: sentDay ? day(sentDay) : null,
    isSettled,
  } satisfies Receivable['invoice']
}
