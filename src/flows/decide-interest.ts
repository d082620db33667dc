/**
 * A person decides on the late interest of one invoice: it is charged, as an invoice of its own, or waived with a reason. Either way the
 * days that it was for are decided on, and are never proposed again. Nothing is charged on an open invoice while the customer has money in
 * the house that may have been meant for it.
 */
import type { Clock } from '../core/clock.ts'
import { addDays, type Day } from '../core/day.ts'
import type { InterestOutcome, LateInterest } from '../core/late-interest.ts'
import type { Money } from '../core/money.ts'
import { mayOn } from '../core/person.ts'
import { findCustomer } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import { insertInterestCharge, interestDecisions } from '../store/interest.ts'
import { findInvoice, findInvoicesByNumber, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow } from '../store/payments.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { undecidedInterest } from './read-interest.ts'
import { saveInvoices } from './save-invoices.ts'

/** What was shown when it was pressed: other figures are shown again before anybody decides on them. */
export type InterestPressed = { readonly invoiceId: string; readonly day: Day; readonly amountMinor: number }

/** Interest is paid within two weeks of its invoice (judgement). */
const DAYS_TO_PAY = 14

export async function chargeInterest(
  db: Db,
  clock: Clock,
  by: Actor,
  pressed: InterestPressed,
): Promise<InterestOutcome> {
  return decide(db, clock, by, pressed, async (change, { invoice, customer, interest }) => {
    const { today } = change
    const unapplied = await unappliedFor(change, invoice)
    if (unapplied) return { kind: 'apply-first', number: invoice.number, customerName: customer.name, unapplied }
    const dueDay = addDays(today, DAYS_TO_PAY)
    const number = await freeNumber(change, invoice)
    const { saved } = await saveInvoices(change, [
      {
        kind: 'interest',
        number,
        customer,
        amount: interest.total,
        issuedDay: today,
        dueDay,
        terms: `net ${DAYS_TO_PAY}`,
        deliveredDay: null,
        sentDay: null,
        delivery: null,
        payments: [],
      },
    ])
    const chargedAs = saved[0]?.id ?? null
    await keep(change, invoice, { interest, state: 'charged', reason: '', chargedAs })
    return { kind: 'charged', number: invoice.number, amount: interest.total, chargedAs: number, dueDay }
  })
}

export async function waiveInterest(
  db: Db,
  clock: Clock,
  by: Actor,
  { reason, ...pressed }: InterestPressed & { readonly reason: string },
): Promise<InterestOutcome> {
  return decide(db, clock, by, pressed, async (change, { invoice, interest }) => {
    await keep(change, invoice, { interest, state: 'waived', reason, chargedAs: null })
    return { kind: 'waived', number: invoice.number, amount: interest.total, reason }
  })
}

type Proposed = Extract<LateInterest, { kind: 'proposed' }>
type Customer = NonNullable<Awaited<ReturnType<typeof findCustomer>>>

async function decide(
  db: Db,
  clock: Clock,
  by: Actor,
  { invoiceId, day, amountMinor }: InterestPressed,
  work: (
    change: Change,
    about: { invoice: StoredInvoice; customer: Customer; interest: Proposed },
  ) => Promise<InterestOutcome>,
): Promise<InterestOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<InterestOutcome> => {
    const { tx, workspace, today } = change
    const found = await findPressed(tx, by, invoiceId)
    if (found.kind !== 'match') return found
    const { invoice, customer } = found
    const { number } = invoice
    const interest = day <= today ? await undecidedInterest(tx, workspace.id, { invoiceId, day, today }) : null
    if (interest?.kind !== 'proposed') return { kind: 'figures-changed', number, amount: null }
    if (interest.total.minor !== amountMinor) return { kind: 'figures-changed', number, amount: interest.total }
    return work(change, { invoice, customer, interest })
  })
}

/** The invoice whose interest somebody decides on, with its customer. */
export async function findPressed(
  db: Db,
  by: Actor,
  invoiceId: string,
): Promise<
  | { readonly kind: 'match'; readonly invoice: StoredInvoice; readonly customer: Customer }
  | Extract<InterestOutcome, { kind: 'no-such-invoice-any-more' | 'not-your-customer' }>
> {
  const invoice = await findInvoice(db, by.workspaceId, invoiceId)
  const customer = invoice && (await findCustomer(db, by.workspaceId, invoice.customerId))
  if (!invoice || !customer) return { kind: 'no-such-invoice-any-more' }
  return mayOn(by.role, 'log-cash-fact', { userId: by.userId, ownerUserId: customer.ownerUserId })
    ? { kind: 'match', invoice, customer }
    : { kind: 'not-your-customer', customerName: customer.name }
}

async function keep(
  { tx, workspace, today, made, audit }: Change,
  invoice: StoredInvoice,
  decision: { interest: Proposed; state: 'charged' | 'waived'; reason: string; chargedAs: string | null },
): Promise<void> {
  const { interest, ...decided } = decision
  const { fromDay, toDay, slices, total } = interest
  const charge = { id: newId(), invoiceId: invoice.id, fromDay, toDay, amountMinor: total.minor, slices, ...decided }
  await insertInterestCharge(tx, workspace.id, { ...charge, decidedDay: today }, made)
  audit({
    action: decided.state === 'charged' ? 'charge-interest' : 'waive-interest',
    subjectKind: 'invoice',
    subjectId: invoice.id,
    after: charge,
  })
}

/** What the customer has paid and nobody has put on anything, in the currency of an invoice on which it could be put; null: nothing. */
async function unappliedFor({ tx, workspace }: Change, invoice: StoredInvoice): Promise<Money | null> {
  const { customerId, outstanding } = invoice
  if (outstanding.minor <= 0) return null
  const unapplied = await unappliedNow(tx, workspace.id, customerId)
  return unapplied.find((m) => m.currency === outstanding.currency && m.minor > 0) ?? null
}

/** 'INT-INV-1001-1' for the first of an invoice, and so on: the next that no invoice has. */
async function freeNumber({ tx, workspace }: Change, { id, number }: StoredInvoice): Promise<string> {
  const decided = await interestDecisions(tx, workspace.id, { invoiceIds: [id] })
  for (let n = decided.filter((d) => d.state === 'charged').length + 1; ; n++) {
    const free = `INT-${number}-${n}`
    if ((await findInvoicesByNumber(tx, workspace.id, free)).length === 0) return free
  }
}
