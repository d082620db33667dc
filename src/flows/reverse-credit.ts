import type { Clock } from '../core/clock.ts'
import { wholeOf } from '../core/instalment.ts'
import { money } from '../core/money.ts'
import type { CreditReversalOutcome } from '../core/outcome.ts'
import type { StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { standingCredits } from '../store/payments.ts'
import { replan } from './apply-receipts.ts'
import { type Actor, changeFacts } from './change.ts'
import { takeBackCredit } from './enter-credit.ts'
import { findInvoiceFor } from './find-invoice.ts'

/**
 * Takes back what lowered an invoice last without money, whole: a credit note, a discount or a write-off. A row of its own with a negative
 * amount, dated today; the invoice is open again, and so are its duties. What was credited on several instalments at once is taken back
 * of all of them.
 */
export async function reverseCredit(db: Db, clock: Clock, by: Actor, text: string): Promise<CreditReversalOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace } = change
    const found = await findInvoiceFor(tx, by, { number: text }, 'log-cash-fact')
    if (found.kind !== 'match') return found
    const { number, amount } = wholeOf(found.invoices)
    const standing = await standingCredits(tx, workspace.id, { invoiceIds: found.invoices.map((i) => i.id) })
    const [last] = standing
    if (!last) return { kind: 'nothing-credited', number }
    let minor = 0
    const after: StoredInvoice[] = []
    for (const invoice of found.invoices) {
      const its = standing.find((note) => note.invoiceId === invoice.id)
      const isSame = its && its.createdAt === last.createdAt && its.kind === last.kind
      if (isSame) minor += its.amountMinor
      after.push(isSame ? await takeBackCredit(change, invoice, its) : invoice)
    }
    await replan(change, after)
    return {
      kind: 'reversed',
      what: last.kind,
      number,
      amount: money(minor, amount.currency),
      creditedDay: last.creditedDay,
      outstanding: wholeOf(after).outstanding,
    }
  })
}
