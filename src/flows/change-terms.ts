import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import { wholeNumber } from '../core/instalment.ts'
import type { TermsOutcome } from '../core/outcome.ts'
import { mayOn } from '../core/person.ts'
import { dueDayOf, type SingleTerms, type Terms } from '../core/terms.ts'
import { termsText } from '../core/terms-text.ts'
import { insertDueChange, setInvoiceDays } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { findInvoiceFor } from './find-invoice.ts'
import { wholeCardOf } from './read-invoice.ts'

/** Gives an open invoice other terms or another due day; its duties move with it. What is past due is put off by finance alone. */
export async function changeTerms(
  db: Db,
  clock: Clock,
  by: Actor,
  { number, to }: { number: string; to: { terms: Terms } | { dueDay: Day } },
): Promise<TermsOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today, calendar } = change
    const found = await findInvoiceFor(tx, by, { number }, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { invoice, invoices, customer } = found
    if (invoice.outstanding.minor <= 0)
      return { kind: 'already-settled', card: await wholeCardOf(tx, workspace.id, invoices, customer.name) }
    if (invoices.length > 1)
      return { kind: 'which-instalment', number: wholeNumber(invoice), next: invoice.number, parts: invoices.length }
    const wanted = 'terms' in to ? to.terms : null
    if (wanted?.kind === 'instalments') return { kind: 'not-in-parts', number: invoice.number }
    const dueDay = 'dueDay' in to ? to.dueDay : dueDayOf(wanted as SingleTerms, invoice.issuedDay, calendar)
    const terms = 'dueDay' in to ? `due ${dueDay}` : termsText(to.terms)
    if (dueDay < invoice.issuedDay) return { kind: 'due-before-issue', issuedDay: invoice.issuedDay, dueDay }
    const isPutOff = invoice.dueDay < today && dueDay > invoice.dueDay
    if (isPutOff && !mayOn(by.role, 'log-cash-fact', { userId: by.userId, ownerUserId: customer.ownerUserId }))
      return { kind: 'past-due', number: invoice.number, dueDay: invoice.dueDay, today }
    await setInvoiceDays(tx, workspace.id, invoice.id, { dueDay, terms })
    await insertDueChange(tx, workspace.id, { invoiceId: invoice.id, changedDay: today, dueDayBefore: invoice.dueDay })
    const { planned } = await replan(change, [{ ...invoice, dueDay, terms }])
    change.audit({
      action: 'change-terms',
      subjectKind: 'invoice',
      subjectId: invoice.id,
      before: { dueDay: invoice.dueDay, terms: invoice.terms },
      after: { dueDay, terms },
    })
    return { kind: 'moved', number: invoice.number, before: invoice.dueDay, dueDay, duties: planned }
  })
}
