/**
 * Law 1: a customer is screened before its first sale on credit. Due on the working day after the one on which it is logged, or on which it
 * first gets terms that give credit: the morning that first says it, so that nobody is late who has not been told (judgement: the law
 * names no day, and until it is through nothing goes out on credit). Open until the three steps are through. Who was traded with before
 * is not asked for: its file is refreshed instead. Source: domain.md, law 1; the FAQ's 'three checks, three looks'.
 *
 * Example: logged with net 30 on Friday 2026-11-20: due Monday 2026-11-23.
 */
import type { CustomerRule } from '../credit-file.ts'
import { addWorkdays, onOrAfterWorkday } from '../working-day.ts'

export const screenCustomer: CustomerRule<'screen-customer'> = {
  id: 'screen-customer',
  about: 'customer',
  law: 1,
  look: null,
  plan({ customerId, givesCredit, tradedBefore, throughSince, asked, today }, _, calendar) {
    if (throughSince !== null) return { kind: 'none', end: 'looked-at' }
    if (!givesCredit || tradedBefore) return { kind: 'none', end: 'not-needed' }
    const dueDay = onOrAfterWorkday(asked['screen-customer'] ?? addWorkdays(today, 1, calendar), calendar)
    return { kind: 'due', dueDay, subject: { kind: 'customer', id: customerId } }
  },
}
