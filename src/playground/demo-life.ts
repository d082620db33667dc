/**
 * Brings the demo script into the books: all that lies behind at once, and then a day at a time. Everything goes through the flows that
 * people's own entries go through, so that what the demo shows is what the product does.
 *
 * The script touches its own invoices alone. What a newcomer logs is theirs: nobody pays it, and nobody presses its buttons.
 */
import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import { addDays, type Day, day, dayAt, daysBetween } from '../core/day.ts'
import { wholeNumber } from '../core/instalment.ts'
import type { LookEntry, LookKind } from '../core/look.ts'
import { minorDigits, money } from '../core/money.ts'
import { discountOf, type Terms } from '../core/terms.ts'
import { parseTerms } from '../core/terms-text.ts'
import { addNote } from '../flows/add-note.ts'
import { type Actor, changeFacts } from '../flows/change.ts'
import { creditInvoice } from '../flows/credit-invoice.ts'
import { finishDuty } from '../flows/end-duty.ts'
import { logDelivery, logMeantDelivery } from '../flows/log-delivery.ts'
import { openDispute } from '../flows/open-dispute.ts'
import { lookFor } from '../flows/read-look.ts'
import { recordBalance } from '../flows/record-balance.ts'
import { recordInterestRate } from '../flows/record-interest-rate.ts'
import { recordLook } from '../flows/record-look.ts'
import { saveMovements } from '../flows/record-movement.ts'
import { recordPayment } from '../flows/record-payment.ts'
import { recordPromise } from '../flows/record-promise.ts'
import { recordRate } from '../flows/record-rate.ts'
import { openAccount, saveBalances } from '../flows/save-balances.ts'
import { saveCustomers } from '../flows/save-customers.ts'
import { saveDunningPolicy } from '../flows/save-dunning-policy.ts'
import { type NewInvoice, saveInvoices } from '../flows/save-invoices.ts'
import { saveApprover } from '../store/approvers.ts'
import { inBatches } from '../store/batches.ts'
import { insertRate } from '../store/cash.ts'
import { listCustomers } from '../store/customers.ts'
import { type Delivery, insertDelivery, uninvoicedDeliveries } from '../store/deliveries.ts'
import { dutyItems } from '../store/duties.ts'
import { newId } from '../store/id.ts'
import { findInvoicesByNumber, type StoredInvoice } from '../store/invoices.ts'
import { saveMember } from '../store/members.ts'
import type { Db } from '../store/open.ts'
import { lastRunBefore, startRun } from '../store/runs.ts'
import { saveWorkspace } from '../store/workspaces.ts'
import { chanceOf } from './chance.ts'
import {
  ALICE,
  DEMO_BOOKKEEPER,
  DEMO_CUSTOMERS,
  DEMO_DUNNING,
  DEMO_INTEREST,
  DEMO_PEOPLE,
  DEMO_TEAM_ID,
  DEMO_TIME_ZONE,
  demoWorkspace,
} from './demo-company.ts'
import {
  type DemoInvoice,
  type DemoScript,
  type DemoTalk,
  demoScript,
  HISTORY_DAYS,
  lastDemoDay,
} from './demo-script.ts'
import { instantAt } from './movable-clock.ts'

const SEED_CHUNK = 200
const JOB = 'demo-day'
const AFTER_ALL_DAYS = day('2199-12-31')
/** Duties of the last days before the start wait for the first sweep, so that there is something to press. */
const LEFT_DAYS = 2

const actor = (userId: string): Actor => ({ workspaceId: DEMO_TEAM_ID, userId, role: 'admin', via: 'playground' })
const BOOKKEEPER = actor(DEMO_BOOKKEEPER)

/** The company as it is on the day of the clock, with its past. Into a database that has no facts of it. */
export async function seedDemo(db: Db, clock: Clock): Promise<void> {
  const startDay = dayAt(clock.now(), DEMO_TIME_ZONE)
  const script = scriptOf(startDay)
  await saveCompany(db, clock)
  await saveDunningPolicy(db, clock, BOOKKEEPER, DEMO_DUNNING)
  await recordInterestRate(db, clock, BOOKKEEPER, { fromDay: addDays(startDay, -HISTORY_DAYS), ...DEMO_INTEREST })
  await saveMoney(db, clock, script)
  await saveHistory(db, clock, script)
  await finishOldDuties(db, startDay)
  // After the steps that were done by then: a promise pauses those to come.
  for (const said of script.talks) if (!isBeforePayment(said)) await talk(db, said)
  await changeFacts(db, clock, BOOKKEEPER, ({ tx, at }) => startRun(tx, DEMO_TEAM_ID, JOB, startDay, at))
}

async function saveCompany(db: Db, clock: Clock): Promise<void> {
  const at = clock.now().toISOString()
  // Not by the flow for settings: that keeps the day on which a company was first set up, and a reset begins on another.
  await db.transaction().execute((tx) => saveWorkspace(tx, demoWorkspace(at), at))
  const added = { addedBy: ALICE, addedAt: at }
  const { baseCurrency } = demoWorkspace(at)
  for (const { id: userId, name, role, language, approvesUpTo } of DEMO_PEOPLE) {
    if (role !== null) await saveMember(db, DEMO_TEAM_ID, { userId, role, name, language, ...added })
    if (approvesUpTo === undefined) continue
    const authority = money(approvesUpTo * 10 ** minorDigits(baseCurrency), baseCurrency)
    await saveApprover(db, DEMO_TEAM_ID, { userId, authority }, added)
  }
  // They have been customers for years: their files are refreshed one after the other, and nobody screens them.
  const customers = DEMO_CUSTOMERS.map(({ name, code, terms, currency, ownerUserId }) => {
    return { id: newId(), name, code, terms, currency, ownerUserId, parentId: null, tradedBefore: true }
  })
  await changeFacts(db, clock, BOOKKEEPER, (change) => saveCustomers(change, customers))
}

/** Rates, accounts, balances and movements up to the start. */
async function saveMoney(db: Db, clock: Clock, { startDay, rates, balances, movements }: DemoScript): Promise<void> {
  await changeFacts(db, clock, BOOKKEEPER, async (change) => {
    const { tx, made } = change
    for (const rate of rates) if (rate.day <= startDay) await insertRate(tx, DEMO_TEAM_ID, rate, made)
    const past = balances.filter((b) => b.day <= startDay)
    for (const [name, facts] of Map.groupBy(past, (b) => b.accountName)) {
      const [first] = facts
      if (!first) continue
      const account = { id: newId(), name, currency: first.balance.currency, restricted: first.restricted }
      await openAccount(change, account)
      const rows = facts.map(({ day, balance }) => ({
        accountId: account.id,
        day,
        amountMinor: balance.minor,
        sourceKey: null,
      }))
      await saveBalances(change, rows)
    }
    await saveMovements(change, movements.filter((m) => m.day <= startDay).map(asMovement))
    change.audit({ action: 'seed-demo', subjectKind: 'workspace', subjectId: DEMO_TEAM_ID, after: { startDay } })
  })
}

function asMovement({ day, amount, activity, category }: DemoScript['movements'][number]) {
  return { day, amountMinor: amount.minor, currency: amount.currency, activity, category, sourceKey: null }
}

async function saveHistory(db: Db, clock: Clock, { startDay, invoices, talks }: DemoScript): Promise<void> {
  const customers = await customersByCode(db)
  const past = invoices.filter((i) => i.issuedDay <= startDay)
  const promised = new Set(talks.filter(isBeforePayment).map(({ number }) => number))
  // What is more than money on an invoice: a discount that is taken, a promise that is kept.
  const isPaidByItself = (i: DemoInvoice) => promised.has(i.number) || isDiscounted(i)
  const wholes = [...Map.groupBy(past, wholeNumber).values()]
  for (const batch of inBatches(wholes, SEED_CHUNK))
    await changeFacts(db, clock, BOOKKEEPER, async (change) => {
      const entries: NewInvoice[] = []
      for (const invoice of batch.flat()) {
        const customer = customerOf(customers, invoice)
        const delivery = invoice.hasDelivery ? deliveryOf(customer, invoice) : null
        if (delivery) await insertDelivery(change.tx, DEMO_TEAM_ID, delivery, change.made)
        const payments = isPaidByItself(invoice) ? [] : invoice.payments.filter((p) => p.day <= startDay)
        entries.push({
          ...entryOf(customer, invoice, delivery),
          payments: payments.map(({ day, amount }) => ({ receivedDay: day, amount, sourceKey: null })),
        })
      }
      await saveInvoices(change, entries)
    })
  for (const { number, credit } of invoices) {
    if (credit && credit.day <= startDay)
      await creditInvoice(db, clock, BOOKKEEPER, {
        number,
        amount: credit.amount,
        creditedDay: credit.day,
        reason: 'goods returned',
      })
  }
  for (const said of talks) if (isBeforePayment(said)) await talk(db, said)
  for (const invoice of past)
    if (isPaidByItself(invoice))
      for (const { day } of invoice.payments) if (day <= startDay) await pay(db, clock, invoice, day)
  // Handed over already, and the invoice is still to be written.
  for (const invoice of invoices)
    if (invoice.hasDelivery && invoice.deliveredDay <= startDay && invoice.issuedDay > startDay)
      await deliver(db, clock, invoice)
}

function isDiscounted({ terms, issuedDay, dueDay, amount, payments }: DemoInvoice): boolean {
  const offer = discountOf(parseTerms(terms) as Terms, { issuedDay, dueDay, amount })
  return offer !== null && payments.some((paid) => paid.amount.minor === amount.minor - offer.minor)
}

function isBeforePayment(said: DemoTalk): boolean {
  return said.kind === 'promise' && said.isKept
}

/** By the newcomer themselves, in whose name it is found again. */
async function talk(db: Db, said: DemoTalk): Promise<void> {
  const { number: text, day } = said
  const at = clockOn(day, 11)
  const by = actor(ALICE)
  const which = { text }
  switch (said.kind) {
    case 'promise':
      await recordPromise(db, at, by, { ...said, which, amount: null, link: null })
      break
    case 'dispute':
      await openDispute(db, at, by, { ...said, which, untilDay: null })
      break
    case 'note':
      await addNote(db, at, by, { which, text: said.text })
  }
}

function customerOf(customers: ReadonlyMap<string, Customer>, { customerCode }: DemoInvoice): Customer {
  const customer = customers.get(customerCode)
  if (!customer) throw new Error(`no demo customer ${customerCode}`)
  return customer
}

async function customersByCode(db: Db): Promise<Map<string, Customer>> {
  return new Map((await listCustomers(db, DEMO_TEAM_ID)).map((c) => [c.code, c]))
}

/** The salesperson's note is how the script finds its own deliveries again. */
const noteOf = ({ number }: DemoInvoice) => `for ${number}`

function deliveryOf(customer: Customer, invoice: DemoInvoice): Delivery {
  const { amount, deliveredDay } = invoice
  return { id: newId(), customerId: customer.id, amount, deliveredDay, note: noteOf(invoice), orderId: null }
}

function entryOf(customer: Customer, invoice: DemoInvoice, delivery: Delivery | null): Omit<NewInvoice, 'payments'> {
  const { number, amount, issuedDay, dueDay, terms, deliveredDay, part, parts } = invoice
  // The demo's people send an invoice on the day they write it.
  const sentDay = issuedDay
  return { number, customer, amount, issuedDay, dueDay, terms, deliveredDay, sentDay, delivery, part, parts }
}

async function finishOldDuties(db: Db, startDay: Day): Promise<void> {
  const old = await dutyItems(db, DEMO_TEAM_ID, { states: ['planned'], dueBy: addDays(startDay, -LEFT_DAYS - 1) })
  for (const duty of old) await finishDuty(db, clockOn(duty.dueDay, 15), actor(duty.ownerUserId ?? ALICE), duty.id)
  // A warning that was given then brings the next one to its true day.
  if (old.length > 0) await finishOldDuties(db, startDay)
}

function clockOn(day: Day, hour: number): Clock {
  return { now: () => instantAt(day, hour, DEMO_TIME_ZONE) }
}

// A day at a time

const scripts = new Map<Day, DemoScript>()

/** Worked out once a start: it is asked for every day. */
function scriptOf(startDay: Day): DemoScript {
  const known = scripts.get(startDay)
  if (known) return known
  const script = demoScript(startDay)
  scripts.set(startDay, script)
  return script
}

/** null before the company is seeded. */
export function lastPlayedDay(db: Db): Promise<Day | null> {
  return lastRunBefore(db, DEMO_TEAM_ID, JOB, AFTER_ALL_DAYS)
}

/** Plays the days of the script that have come and are not played yet, up to the day of the clock. Each is played once. */
export async function liveDemo(
  db: Db,
  clock: Clock,
  { startDay, today }: { startDay: Day; today: Day },
): Promise<void> {
  const played = await lastPlayedDay(db)
  const last = today < lastDemoDay(startDay) ? today : lastDemoDay(startDay)
  const first = addDays(played ?? startDay, 1)
  if (first > last) return
  const script = scriptOf(startDay)
  for (let day = first; day <= last; day = addDays(day, 1)) {
    // First the mark: a day that was cut short is not played twice.
    const isNew = await changeFacts(db, clock, BOOKKEEPER, ({ tx, at }) => startRun(tx, DEMO_TEAM_ID, JOB, day, at))
    if (isNew) await playDay(db, clock, script, day)
  }
}

async function playDay(
  db: Db,
  clock: Clock,
  { invoices, movements, balances, rates }: DemoScript,
  day: Day,
): Promise<void> {
  for (const rate of rates) if (rate.day === day) await recordRate(db, clock, BOOKKEEPER, { ...rate, day })
  for (const invoice of invoices)
    if (invoice.hasDelivery && invoice.deliveredDay === day) await deliver(db, clock, invoice)
  for (const invoice of invoices) if (invoice.issuedDay === day) await issue(db, clock, invoice)
  for (const { number, credit } of invoices)
    if (credit?.day === day)
      await creditInvoice(db, clock, BOOKKEEPER, {
        number,
        amount: credit.amount,
        creditedDay: day,
        reason: 'goods returned',
      })
  for (const invoice of invoices) if (invoice.payments.some((p) => p.day === day)) await pay(db, clock, invoice, day)
  const moved = movements.filter((m) => m.day === day).map(asMovement)
  if (moved.length > 0) await changeFacts(db, clock, BOOKKEEPER, (change) => saveMovements(change, moved))
  for (const balance of balances) if (balance.day === day) await recordBalance(db, clock, BOOKKEEPER, balance)
  await pressButtons(db, clock, invoices, day)
}

async function deliver(db: Db, clock: Clock, invoice: DemoInvoice): Promise<void> {
  const { customerCode: customerText, amount, deliveredDay } = invoice
  const outcome = await logDelivery(db, clock, BOOKKEEPER, {
    customerText,
    amount,
    deliveredDay,
    note: noteOf(invoice),
  })
  // What somebody who plays with it has logged meanwhile may make one look like a slip: the script means it.
  if (outcome.kind === 'doubtful') await logMeantDelivery(db, clock, BOOKKEEPER, outcome.delivery)
}

async function issue(db: Db, clock: Clock, invoice: DemoInvoice): Promise<void> {
  const customer = (await customersByCode(db)).get(invoice.customerCode)
  // Somebody who plays with it may have given the customer another code, or taken the number.
  if (!customer || (await logged(db, invoice))) return
  await changeFacts(db, clock, BOOKKEEPER, async (change) => {
    const waiting = await uninvoicedDeliveries(change.tx, DEMO_TEAM_ID, customer.id)
    const delivery = waiting.find((d) => d.note === noteOf(invoice)) ?? null
    await saveInvoices(change, [{ ...entryOf(customer, invoice, delivery), payments: [] }])
  })
}

/** The invoice of the script as it is in the books. */
async function logged(db: Db, { number, customerCode }: DemoInvoice): Promise<StoredInvoice | undefined> {
  const customer = (await customersByCode(db)).get(customerCode)
  return (await findInvoicesByNumber(db, DEMO_TEAM_ID, number)).find((i) => i.customerId === customer?.id)
}

/** Pays what the script says, but never more than is open: somebody may have recorded it already. */
async function pay(db: Db, clock: Clock, scripted: DemoInvoice, day: Day): Promise<void> {
  const invoice = await logged(db, scripted)
  const amount = scripted.payments.find((p) => p.day === day)?.amount
  if (!invoice || !amount || invoice.outstanding.minor === 0) return
  const isMeantAsTooMuch = amount.minor > scripted.amount.minor
  const minor = isMeantAsTooMuch ? amount.minor : Math.min(amount.minor, invoice.outstanding.minor)
  const { number: target, customerId } = invoice
  await recordPayment(db, clock, BOOKKEEPER, {
    target,
    customerId,
    amount: money(minor, amount.currency),
    receivedDay: day,
  })
}

/**
 * The owners press most of their buttons on the next day, some later, and one in eight only when it has escalated. Alice's are left to
 * the newcomer, who acts as her.
 */
async function pressButtons(db: Db, clock: Clock, invoices: readonly DemoInvoice[], day: Day): Promise<void> {
  const own = new Set(invoices.map((i) => i.number))
  const customers = new Set(DEMO_CUSTOMERS.map((c) => c.name))
  const open = await dutyItems(db, DEMO_TEAM_ID, { states: ['open'], openedBefore: day })
  for (const duty of open) {
    const { subjectKind, invoice, customerName, ownerUserId, openedDay } = duty
    const isOwn = subjectKind === 'customer' ? customers.has(customerName) : invoice && own.has(invoice.number)
    if (!isOwn || !ownerUserId || ownerUserId === ALICE || !openedDay) continue
    const draw = chanceOf(`${invoice?.number ?? customerName} ${duty.rule}`).whole(1, 8)
    const waits = draw === 1 ? 9 : draw <= 3 ? 3 : 1
    if (daysBetween(openedDay, day) < waits) continue
    const look = lookFor(duty.rule)
    if (look) await recordLook(db, clock, actor(ownerUserId), { dutyId: duty.id, entry: LOOKS[look] })
    else await finishDuty(db, clock, actor(ownerUserId), duty.id)
  }
}

/** What the demo's people find in a customer's file. */
const LOOKS = {
  refresh: { kind: 'refresh', suppliers: 'stable', buyers: 'stable', changed: '无变化 / nothing' },
  review: { kind: 'review', changed: '维持不变 / as they are' },
} as const satisfies Record<LookKind, LookEntry>
