import { day } from '../../src/core/day.ts'
import type { Receivable, Warning } from '../../src/core/receivable.ts'

type Days = {
  issuedDay?: string
  dueDay?: string
  deliveredDay?: string | null
  sentDay?: string | null
  isSettled?: boolean
  part?: number | null
  outstandingMinor?: number
  disputedMinor?: number
  pausedUntil?: string | null
  saidDays?: Partial<Record<Warning, string | null>>
}

/** An invoice as the rules see it, I, of 2026-11-20 and due in 30 days, 100.00 open, nothing in its way and nothing said of it unless said otherwise. */
export function invoiceOf({
  issuedDay = '2026-11-20',
  dueDay = '2026-12-20',
  deliveredDay,
  sentDay,
  isSettled = false,
  part = null,
  outstandingMinor = isSettled ? 0 : 10_000,
  disputedMinor = 0,
  pausedUntil,
  saidDays = {},
}: Days) {
  return {
    id: 'I',
    issuedDay: day(issuedDay),
    dueDay: day(dueDay),
    deliveredDay: deliveredDay ? day(deliveredDay) : null,
    sentDay: sentDay ? day(sentDay) : null,
    isSettled,
    part,
    outstandingMinor,
    disputedMinor,
    pausedUntil: pausedUntil ? day(pausedUntil) : null,
    saidDays: Object.fromEntries(Object.entries(saidDays).map(([warning, text]) => [warning, text && day(text)])),
  } satisfies Receivable['invoice']
}
