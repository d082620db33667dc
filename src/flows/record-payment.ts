import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import { wholeOf } from '../core/instalment.ts'
import { type Money, money } from '../core/money.ts'
import type { PaymentOutcome } from '../core/outcome.ts'
import { openInvoicesOf, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { keepPromised, receivePayment } from './apply-receipts.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { findInvoiceFor } from './find-invoice.ts'
import { wholeCardOf } from './read-invoice.ts'

export type PaymentEntry = {
  /** An invoice number; or a customer, whose open invoices are then paid in order of due day. */
  readonly target: string
  /** null: what is outstanding of the invoice. */
  readonly amount: Money | null
  readonly receivedDay: Day | null
  /** Settles a number that two customers have. */
  readonly customerId?: string | undefined
}

/** Records money received. What is more than was owed is kept unapplied for the customer. */
export async function recordPayment(db: Db, clock: Clock, by: Actor, entry: PaymentEntry): Promise<PaymentOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, today, workspace } = change
    const target = await findTarget(change, entry)
    if (target.kind !== 'target') return target
    const { customer, invoices, invoice } = target
    const receivedDay = entry.receivedDay ?? today
    if (receivedDay > today) return { kind: 'in-the-future', day: receivedDay, today }
    if (invoice && invoice.outstanding.minor <= 0)
      return { kind: 'already-settled', card: await wholeCardOf(tx, workspace.id, invoices, customer.name) }
    const amount = entry.amount ?? invoice?.outstanding
    if (!amount) throw new Error('a payment on account without an amount')
    if (invoice && amount.currency !== invoice.amount.currency)
      return { kind: 'other-currency', number: invoice.number, invoiced: invoice.amount, paid: amount }
    return save(change, {
      customer,
      amount,
      receivedDay,
      invoices: invoices.filter((i) => i.amount.currency === amount.currency),
    })
  })
}

type Target = {
  kind: 'target'
  customer: Customer
  /** What the money goes to, in order. */
  invoices: readonly StoredInvoice[]
  /** The invoice named, when one was: with all its instalments, if it has any. */
  invoice: StoredInvoice | null
}

async function findTarget({ tx, by, workspace }: Change, entry: PaymentEntry) {
  const { target: number, customerId } = entry
  const found = await findInvoiceFor(tx, by, { number, customerId }, 'log-cash-fact')
  if (found.kind === 'match') {
    const { customer, invoices } = found
    return { kind: 'target', customer, invoices, invoice: wholeOf(invoices) } satisfies Target
  }
  if (found.kind !== 'no-such-invoice' || entry.amount === null) return found
  // Not an invoice: a payment on account names its customer, and always its amount.
  const payer = await findCustomerFor(tx, by, entry.target, 'log-cash-fact')
  if (payer.kind === 'no-such-customer') return found
  if (payer.kind !== 'match') return payer
  const invoices = await openInvoicesOf(tx, workspace.id, payer.customer.id)
  return { kind: 'target', customer: payer.customer, invoices, invoice: null } satisfies Target
}

async function save(
  change: Change,
  entry: { customer: Customer; amount: Money; receivedDay: Day; invoices: readonly StoredInvoice[] },
): Promise<PaymentOutcome> {
  const { customer, amount, receivedDay } = entry
  const receipt = { customerId: customer.id, amount, receivedDay, reference: '', sourceKey: null }
  const whose = { customerIds: [customer.id], since: receivedDay }
  const { brought, cancelled } = await keepPromised(change, whose, () =>
    receivePayment(change, receipt, entry.invoices, { takesDiscounts: true }),
  )
  const { applied, leftMinor, dutiesCancelled } = brought
  const lines = applied.map(({ invoice, amount: part, discount }) => ({
    number: invoice.number,
    amount: part,
    outstanding: invoice.outstanding,
    discount,
  }))
  return {
    kind: 'recorded',
    customerName: customer.name,
    amount,
    receivedDay,
    applied: lines,
    unapplied: money(leftMinor, amount.currency),
    dutiesCancelled: dutiesCancelled + cancelled,
  }
}
