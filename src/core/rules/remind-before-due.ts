/**
 * 2: send a payment reminder two weeks before the due day.
 *
 * With less than 14 days between invoice and due day it falls on the working day after the invoice went out, and is dropped when
 * that is on or after the due day. As long as nobody said that the invoice went out, it is taken to go out on its last day, three
 * working days after delivery: nobody is asked to remind a customer of an invoice before being asked to send it (judgement). Our own contact moves off days that are not working days, and waits where
 * it has to (core/receivable): until the due day or longer, and it is dropped. Source: domain.md 'Time'.
 *
 * Example: issued 2026-11-20, due 2026-12-20: the 6th of December is a Sunday, so Monday 2026-12-07.
 */
import { addDays, daysBetween, laterDay } from '../day.ts'
import { chase, type ReceivableRule } from '../receivable.ts'
import { addWorkdays } from '../working-day.ts'

/** Calendar days. */
export const DAYS_BEFORE_DUE = 14

export const remindBeforeDue: ReceivableRule<'remind-before-due'> = {
  id: 'remind-before-due',
  about: 'receivable',
  law: 2,
  step: 2,
  plan({ delivery, invoice }, calendar) {
    if (!invoice) return { kind: 'none', end: 'not-needed' }
    const usual = addDays(invoice.dueDay, -DAYS_BEFORE_DUE)
    const isShort = daysBetween(invoice.issuedDay, invoice.dueDay) < DAYS_BEFORE_DUE
    const sendBy = addWorkdays(delivery?.day ?? invoice.deliveredDay ?? invoice.issuedDay, 3, calendar)
    const afterSent = addWorkdays(invoice.sentDay ?? sendBy, 1, calendar)
    const wanted = chase(invoice, !isShort && invoice.sentDay ? usual : laterDay(afterSent, usual), calendar)
    // The due day itself reminds: later than that collection follows.
    return wanted.kind === 'due' && wanted.dueDay >= invoice.dueDay ? { kind: 'none', end: 'not-needed' } : wanted
  },
}
