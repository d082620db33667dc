/** What came of logging an invoice. */
import type { InvoiceOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { context, section, sectionsOf } from './blocks.ts'
import { orderLines, orderPickView } from './delivery-outcome.ts'
import { escapeMrkdwn } from './escape.ts'
import { followingDuties } from './following-duties.ts'
import { invoiceFactBlocks } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { refusalView, sharedRefusalView } from './refusal.ts'
import { termsLine } from './terms-line.ts'

export function invoiceOutcomeView(outcome: InvoiceOutcome, words: Words): Payload {
  switch (outcome.kind) {
    case 'recorded': {
      const { number, amount, dueDay } = outcome.invoice
      const customer = escapeMrkdwn(outcome.customerName)
      const { instalments } = outcome
      const said = { number: escapeMrkdwn(number), customer, amount }
      const text =
        instalments.length > 0
          ? words.termsRead.instalmentsRecorded({ ...said, parts: instalments.length })
          : words.outcome.invoiceRecorded({ ...said, due: dueDay })
      const parts = instalments.map((part) =>
        words.termsRead.instalment({ number: escapeMrkdwn(part.number), amount: part.amount, due: part.dueDay }),
      )
      const lines = [text, ...parts, ...(outcome.order ? orderLines(outcome.order, words) : [])]
      const byDay = outcome.duties.toSorted((a, b) => a.dueDay.localeCompare(b.dueDay))
      const follows = followingDuties(instalments.length > 0 ? byDay : outcome.duties, words)
      return { text, blocks: [...sectionsOf(lines), ...newProduct(outcome, words), follows] }
    }
    case 'already-logged': {
      const number = escapeMrkdwn(outcome.card.invoice.number)
      const text = words.outcome.alreadyLogged({ number, customer: escapeMrkdwn(outcome.card.customerName) })
      return { text, blocks: [section(text), ...invoiceFactBlocks(outcome.card, words)] }
    }
    case 'no-such-order':
    case 'order-cancelled':
    case 'order-in-other-currency':
    case 'which-of-orders':
      return orderPickView(outcome, 'invoice', words)
    case 'due-before-issue':
      return refusalView(
        words.outcome.dueBeforeIssue({ issued: outcome.issuedDay, due: outcome.dueDay }),
        'invoice',
        words,
      )
    default:
      return sharedRefusalView(outcome, 'invoice', words)
  }
}

/** Whoever said that it is of new products hears which terms that gave it. */
function newProduct({ newProduct: asked, invoice }: Extract<InvoiceOutcome, { kind: 'recorded' }>, words: Words) {
  if (!asked) return []
  const terms = termsLine(invoice.terms, words)
  const said = words.termsPlan.newProduct
  return [context(asked.isAgreed ? said.agreed(terms) : said.none(terms))]
}
