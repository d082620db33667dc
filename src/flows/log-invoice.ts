import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import { type Day, dayAt } from '../core/day.ts'
import { wholeOf } from '../core/instalment.ts'
import type { Money } from '../core/money.ts'
import { type Order, type OrderPick, type SaidOrder, takenFrom } from '../core/order.ts'
import type { InvoiceOutcome } from '../core/outcome.ts'
import type { Terms } from '../core/terms.ts'
import { parseTerms, termsText } from '../core/terms-text.ts'
import { type Delivery, insertDelivery, uninvoicedDeliveries } from '../store/deliveries.ts'
import { sendingDoneAt } from '../store/duties.ts'
import { newId } from '../store/id.ts'
import { findPartsByNumber, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { addDelivered } from '../store/orders.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { pickOrderOf } from './find-order.ts'
import { wholeCardOf } from './read-invoice.ts'
import { termsReader } from './read-terms.ts'
import { asParts, type NewInvoice, saveInvoices } from './save-invoices.ts'

export type InvoiceEntry = {
  readonly number: string
  readonly customerText: string
  readonly amount: Money
  readonly issuedDay: Day | null
  readonly terms: Terms | null
  readonly dueDay: Day | null
  readonly deliveredDay: Day | null
  /** True: of new products, for which other terms may be agreed. */
  readonly isNewProduct?: boolean
  /** Left out: nothing was said of an order. */
  readonly order?: SaidOrder
  /** True: it has gone out to the customer already. */
  readonly isSent?: boolean
}

/** Logs an invoice: its due day by its own terms or those agreed with the customer for its issue day, its delivery if one waits for it, its three duties. */
export async function logInvoice(db: Db, clock: Clock, by: Actor, entry: InvoiceEntry): Promise<InvoiceOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, today, workspace, calendar } = change
    const found = await findCustomerFor(tx, by, entry.customerText, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    const issuedDay = entry.issuedDay ?? today
    for (const day of [issuedDay, entry.deliveredDay])
      if (day !== null && day > today) return { kind: 'in-the-future', day, today }
    const { amount, isNewProduct = false } = entry
    const agreedFor = await termsReader(tx, workspace.id, [customer])
    const agreed = await agreedFor({ customer, issuedDay, amount, isNewProduct })
    const terms = entry.terms ? termsText(entry.terms) : agreed.terms
    const { dueDay } = entry
    if (dueDay !== null && dueDay < issuedDay) return { kind: 'due-before-issue', issuedDay, dueDay }
    const base = { number: entry.number, customer, amount, issuedDay, payments: [] }
    const due = (invoice: Omit<NewInvoice, 'dueDay' | 'terms'>): [NewInvoice, ...NewInvoice[]] =>
      dueDay === null
        ? asParts(invoice, parseTerms(terms) as Terms, calendar)
        : [{ ...invoice, dueDay, terms: `due ${dueDay}` }]
    const numbers = due({ ...base, deliveredDay: null, sentDay: null, delivery: null }).map(({ number }) => number)
    const same = await loggedAs(change, customer, [entry.number, ...numbers])
    if (same) return { kind: 'already-logged', card: await wholeCardOf(tx, workspace.id, same, customer.name) }
    const waiting = pickDelivery(await uninvoicedDeliveries(tx, workspace.id, customer.id), entry)
    const { order: said = { kind: 'unsaid' } } = entry
    // A prepaid order counts nothing, so that nothing of it counts twice: its goods are only taken when it is named.
    const wanted = { said, amount, withPrepaid: false }
    const picked = waiting ? NO_ORDER : await pickOrderOf(tx, workspace.id, customer, wanted)
    if (picked.kind !== 'order') return picked
    const { order } = picked
    const delivery = order ? await deliver(change, order, entry) : waiting
    const sentAt = delivery && (await sendingDoneAt(tx, workspace.id, delivery.id))
    const sentDay = sentAt ? dayAt(new Date(sentAt), workspace.timeZone) : entry.isSent ? issuedDay : null
    const deliveredDay = entry.deliveredDay ?? delivery?.deliveredDay ?? null
    const { saved, duties } = await saveInvoices(change, due({ ...base, deliveredDay, sentDay, delivery }))
    const invoice = { ...wholeOf(saved), terms: dueDay === null ? terms : `due ${dueDay}` }
    const instalments = saved.length > 1 ? saved : []
    const isAsked = isNewProduct && entry.terms === null && entry.dueDay === null
    const newProduct = isAsked ? { isAgreed: agreed.isForNewProducts } : null
    const taken = order && takenFrom(order, { amount, wasNamed: said.kind === 'number' })
    return { kind: 'recorded', invoice, instalments, customerName: customer.name, newProduct, order: taken, duties }
  })
}

/** What the customer has under the number already, or under that of one of its parts. */
async function loggedAs(
  { tx, workspace }: Change,
  { id }: Customer,
  numbers: readonly string[],
): Promise<readonly StoredInvoice[] | null> {
  for (const number of new Set(numbers)) {
    const same = (await findPartsByNumber(tx, workspace.id, number)).find(([first]) => first?.customerId === id)
    if (same) return same
  }
  return null
}

const NO_ORDER: OrderPick = { kind: 'order', order: null }

/** What is invoiced has been delivered: ordered goods whose delivery nobody logged leave their order with the invoice, or they would count twice. */
async function deliver(
  { tx, workspace, today, made, audit }: Change,
  order: Order,
  entry: InvoiceEntry,
): Promise<Delivery> {
  const { amount, issuedDay, deliveredDay } = entry
  const { id: orderId, customerId } = order
  const day = deliveredDay ?? issuedDay ?? today
  const delivery = { id: newId(), customerId, amount, deliveredDay: day, note: '', orderId }
  await insertDelivery(tx, workspace.id, delivery, made)
  await addDelivered(tx, workspace.id, orderId, amount.minor)
  audit({ action: 'log-delivery', subjectKind: 'delivery', subjectId: delivery.id, after: delivery })
  return delivery
}

/**
 * The delivery that an invoice is for: the one of the day said, else the oldest of the same amount. Several that fit equally are the
 * same goods at the same price, so the oldest is as good as any.
 */
function pickDelivery(waiting: readonly Delivery[], { deliveredDay, amount }: InvoiceEntry): Delivery | null {
  const sameAmount = waiting.filter((d) => d.amount.minor === amount.minor && d.amount.currency === amount.currency)
  if (deliveredDay === null) return sameAmount[0] ?? null
  const sameDay = waiting.filter((d) => d.deliveredDay === deliveredDay)
  return sameDay.find((d) => sameAmount.includes(d)) ?? (sameDay.length === 1 ? (sameDay[0] as Delivery) : null)
}
