/**
 * What happens to the demo company: 18 months that lie behind it on the day it is started, and two years to come. A list of facts
 * by day, worked out from the start day alone.
 *
 * With two of its customers there is more to be seen: ACME owes one invoice in instalments and kept a promise; Three Bears Porridge broke
 * one yesterday, and disputes a part of its newest invoice. Beanstalk takes its cash discount every second time.
 *
 * The story: sales are steady; two months before the start the slowing customers begin to pay two months later, so DSO climbs and
 * the yellow light is on. Suppliers were put off for a while and are paid in the two months after the start's, so cash falls: orange
 * follows in the first of them, and red when both have ended with less coming in than going out. In the month after next a bank loan
 * helps and the company recovers.
 *
 * Invoices and payments come from each customer's habit. What goes to suppliers is whatever makes a month's operating cash flow what
 * the story wants, and the opening balance is whatever leaves the story's cash on the start day. What the rest of the start's month
 * brings goes to suppliers in the next, and what it takes is in the bank at the start: so the lights do as told whatever the day of the
 * month or the holidays around it.
 */
import type { Activity } from '../core/cash.ts'
import {
  addDays,
  addToMonth,
  type Day,
  daysBetween,
  laterDay,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
  weekday,
} from '../core/day.ts'
import { invoiceParts, partNumber } from '../core/instalment.ts'
import { type Currency, convert, currency, type Money, money, type Rate } from '../core/money.ts'
import { discountOf, dueDayOf, type SingleTerms, type Terms } from '../core/terms.ts'
import { parseTerms, termsText } from '../core/terms-text.ts'
import { calendarOf, onOrAfterWorkday } from '../core/working-day.ts'
import { type Chance, chanceOf } from './chance.ts'
import { DEMO_CUSTOMERS, type DemoCustomer } from './demo-company.ts'

export type DemoInvoice = {
  readonly number: string
  readonly customerCode: string
  readonly amount: Money
  readonly issuedDay: Day
  readonly dueDay: Day
  readonly terms: string
  readonly deliveredDay: Day
  /** True when its delivery was logged on the day, before the invoice. */
  readonly hasDelivery: boolean
  /** Oldest first. */
  readonly payments: readonly { readonly day: Day; readonly amount: Money }[]
  readonly credit: { readonly day: Day; readonly amount: Money } | null
  /** Which of how many instalments it is; null: none. */
  readonly part: number | null
  readonly parts: number | null
}

/** What was said to customers, or heard of them, before the start. A promise is kept when its invoice is paid by then. */
export type DemoTalk = { readonly number: string; readonly day: Day } & (
  | { readonly kind: 'promise'; readonly promisedDay: Day; readonly isKept: boolean; readonly note: string }
  | { readonly kind: 'dispute'; readonly amount: Money; readonly reason: string }
  | { readonly kind: 'note'; readonly text: string }
)

export type DemoMovement = {
  readonly day: Day
  /** Positive in, negative out. */
  readonly amount: Money
  readonly activity: Activity
  readonly category: string
}

export type DemoBalance = {
  readonly day: Day
  readonly accountName: string
  readonly balance: Money
  readonly restricted: boolean
}

export type DemoScript = {
  readonly startDay: Day
  readonly invoices: readonly DemoInvoice[]
  readonly movements: readonly DemoMovement[]
  readonly balances: readonly DemoBalance[]
  readonly rates: readonly Rate[]
  /** In order of day. */
  readonly talks: readonly DemoTalk[]
}

export const HISTORY_DAYS = 548
const FUTURE_DAYS = 730
/** When the slowing customers slow down, for how long, and by how much. Days from the start. */
const SLOW_FROM = -66
const SLOW_UNTIL = 130
const SLOW_BY = 66
/** Cash on the start day, as a share of what the orange light asks for, before what the rest of the month takes. */
const START_CASH_PERCENT = 106

/** The operating cash flow of a month, in percent of a usual month's receipts; the start's month is 0. */
const OPERATING_PERCENT: Readonly<Record<number, number>> = { [-2]: 2, [-1]: 2, 0: 2, 1: -26, 2: -14, 3: -6 }
const OPERATING_PERCENT_BEFORE = 3
const OPERATING_PERCENT_AFTER = 6

const BASE = currency('CNY')
const USD = currency('USD')
const CALENDAR = calendarOf('CN')

export function demoScript(startDay: Day): DemoScript {
  const rates = ratesOf(startDay)
  const invoices = invoicesOf(startDay)
  const movements = movementsOf(startDay, invoices, rates)
  const balances = balancesOf(startDay, invoices, movements, rates)
  return { startDay, invoices, rates, movements, balances, talks: talksOf(startDay, invoices) }
}

/** The last day that the script reaches: after it nothing happens any more by itself. */
export function lastDemoDay(startDay: Day): Day {
  return addDays(startDay, FUTURE_DAYS)
}

// Invoices and payments

function invoicesOf(startDay: Day): DemoInvoice[] {
  const drafts = DEMO_CUSTOMERS.flatMap((customer) => invoicesOfCustomer(customer, startDay))
  drafts.sort((a, b) => a.issuedDay.localeCompare(b.issuedDay) || a.customerCode.localeCompare(b.customerCode))
  const counts = new Map<Month, number>()
  const divided = drafts.findLast((d) => d.customerCode === DIVIDED.code && d.issuedDay <= addDays(startDay, -7))
  return drafts.flatMap((draft) => {
    const month = monthOf(draft.issuedDay)
    const n = (counts.get(month) ?? 0) + 1
    counts.set(month, n)
    const invoice = { ...draft, number: `LD${month.slice(2, 4)}${month.slice(5)}-${String(n).padStart(2, '0')}` }
    return draft === divided ? instalmentsOf(invoice) : [invoice]
  })
}

const DIVIDED = { code: 'ACME', terms: parseTerms('3 instalments monthly') as Terms, daysLate: 3 }

/** Each part is paid a little late. */
function instalmentsOf(invoice: DemoInvoice): DemoInvoice[] {
  return invoiceParts(DIVIDED.terms, invoice, CALENDAR).map(({ terms, part, ...due }) => ({
    ...invoice,
    ...due,
    part,
    number: part === null ? invoice.number : partNumber(invoice.number, part),
    terms: termsText(terms),
    hasDelivery: false,
    payments: [{ day: onOrAfterWorkday(addDays(due.dueDay, DIVIDED.daysLate), CALENDAR), amount: due.amount }],
    credit: null,
  }))
}

function invoicesOfCustomer(customer: DemoCustomer, startDay: Day): Omit<DemoInvoice, 'number'>[] {
  const chance = chanceOf(customer.code)
  const invoices: Omit<DemoInvoice, 'number'>[] = []
  const firstDay = addDays(startDay, -HISTORY_DAYS)
  let offset = chance.whole(0, customer.everyDays)
  for (let n = 0; offset < HISTORY_DAYS + FUTURE_DAYS; n++) {
    invoices.push(
      invoiceOf(customer, { issuedDay: onOrAfterWorkday(addDays(firstDay, offset), CALENDAR), n, startDay, chance }),
    )
    offset += customer.everyDays + chance.whole(-4, 4)
  }
  return invoices
}

function invoiceOf(
  customer: DemoCustomer,
  { issuedDay, n, startDay, chance }: { issuedDay: Day; n: number; startDay: Day; chance: Chance },
): Omit<DemoInvoice, 'number'> {
  const amount = rounded((customer.usualMinor * chance.whole(70, 135)) / 100, customer.currency)
  const dueDay = dueDayOf(parseTerms(customer.terms) as SingleTerms, issuedDay, CALENDAR)
  // Now and then an invoice is forgotten for a week: the duty to send it comes first.
  const lag = n % 9 === 4 ? 7 : chance.whole(0, 2)
  const credit = n % 23 === 17 ? rounded(amount.minor / 10, amount.currency) : null
  const planned = addDays(dueDay, customer.daysLate + chance.whole(-3, 6))
  const isSlow =
    customer.habit === 'slowing' && planned >= addDays(startDay, SLOW_FROM) && planned < addDays(startDay, SLOW_UNTIL)
  const paidDay = onOrAfterWorkday(laterDay(addDays(planned, isSlow ? SLOW_BY : 0), addDays(issuedDay, 1)), CALENDAR)
  const owed = amount.minor - (credit?.minor ?? 0)
  return {
    customerCode: customer.code,
    amount,
    issuedDay,
    dueDay,
    terms: customer.terms,
    deliveredDay: addDays(issuedDay, -lag),
    hasDelivery: n % 3 === 1 && daysBetween(startDay, issuedDay) > -40,
    payments:
      (n % 2 === 0 && !credit && discountedPayment(customer, { issuedDay, dueDay, amount })) ||
      paymentsOf(customer, { owed: money(owed, amount.currency), paidDay, n }),
    credit: credit && { day: addDays(issuedDay, 5), amount: credit },
    part: null,
    parts: null,
  }
}

/** A week after the invoice, less the cash discount of the terms; null where they have none, or a holiday is in the way. */
function discountedPayment(
  { terms }: DemoCustomer,
  { issuedDay, dueDay, amount }: { issuedDay: Day; dueDay: Day; amount: Money },
): DemoInvoice['payments'] | null {
  const offer = discountOf(parseTerms(terms) as Terms, { issuedDay, dueDay, amount })
  const day = onOrAfterWorkday(addDays(issuedDay, 7), CALENDAR)
  return offer && day <= offer.day ? [{ day, amount: money(amount.minor - offer.minor, amount.currency) }] : null
}

function paymentsOf(
  { habit, code }: DemoCustomer,
  { owed, paidDay, n }: { owed: Money; paidDay: Day; n: number },
): DemoInvoice['payments'] {
  if (habit === 'parts') {
    const half = rounded(owed.minor / 2, owed.currency)
    const rest = money(owed.minor - half.minor, owed.currency)
    const first = { day: paidDay, amount: half }
    // The other half of every eighth is never seen.
    return n % 8 === 6 ? [first] : [first, { day: onOrAfterWorkday(addDays(paidDay, 25), CALENDAR), amount: rest }]
  }
  // One that always pays a little too much for the second time round: it stays unapplied.
  const extra = code === 'RUMPEL' && n % 15 === 14 ? 300_00 : 0
  return [{ day: paidDay, amount: money(owed.minor + extra, owed.currency) }]
}

// What was said

function talksOf(startDay: Day, invoices: readonly DemoInvoice[]): DemoTalk[] {
  const of = (code: string) => invoices.filter((i) => i.customerCode === code && i.part === null)
  const paidOn = ({ payments }: DemoInvoice) => payments.at(-1)?.day
  const yesterday = addDays(startDay, -1)
  const kept = of('ACME').findLast((i) => i.dueDay < (paidOn(i) ?? i.dueDay) && (paidOn(i) ?? startDay) < startDay)
  const broken = of('PORRIDGE').find((i) => i.dueDay < addDays(startDay, -7) && (paidOn(i) ?? startDay) > startDay)
  const disputed = of('PORRIDGE').findLast((i) => i.issuedDay < addDays(startDay, -5))
  const talks: DemoTalk[] = []
  if (kept) {
    const promisedDay = paidOn(kept) ?? kept.dueDay
    const note = 'The transfer is set up.'
    talks.push({
      kind: 'promise',
      number: kept.number,
      day: addDays(kept.dueDay, 1),
      promisedDay,
      isKept: true,
      note,
    })
  }
  if (disputed) {
    const amount = rounded(disputed.amount.minor / 8, disputed.amount.currency)
    const reason = 'two pallets arrived broken'
    talks.push({ kind: 'dispute', number: disputed.number, day: addDays(startDay, -4), amount, reason })
  }
  if (broken) {
    const note = 'Papa Bear promised by phone.'
    const told = { number: broken.number, day: addDays(startDay, -4) }
    talks.push({ kind: 'promise', ...told, promisedDay: yesterday, isKept: false, note })
    talks.push({ kind: 'note', number: broken.number, day: yesterday, text: 'Nobody picks up before noon.' })
  }
  return talks.sort((a, b) => a.day.localeCompare(b.day))
}

// Money in and out

const HOUSE_RATES: readonly { from: Currency; around: number; places: number }[] = [
  { from: USD, around: 7.1, places: 4 },
  { from: currency('EUR'), around: 7.8, places: 4 },
  { from: currency('JPY'), around: 0.0475, places: 6 },
]

/** The rate of each month's end, a little up and down; invented like everything else. */
function ratesOf(startDay: Day): Rate[] {
  const days = [addDays(startDay, -HISTORY_DAYS - 31), ...monthsOf(startDay).map(monthEnd)]
  return HOUSE_RATES.flatMap(({ from, around, places }) => {
    const chance = chanceOf(`${from} rate`)
    return days.map((d) => ({
      from,
      to: BASE,
      rate: ((around * (1000 + chance.whole(-9, 9))) / 1000).toFixed(places),
      day: d,
    }))
  })
}

/** Every month that the script touches. */
function monthsOf(startDay: Day): Month[] {
  const first = monthOf(addDays(startDay, -HISTORY_DAYS))
  const last = monthOf(addDays(startDay, FUTURE_DAYS))
  const months: Month[] = []
  for (let m = first; m <= last; m = addToMonth(m, 1)) months.push(m)
  return months
}

function inBase(amount: Money, d: Day, rates: readonly Rate[]): number {
  if (amount.currency === BASE) return amount.minor
  const rate = rates.findLast((r) => r.from === amount.currency && r.day <= d)
  if (!rate) throw new Error(`no demo rate for ${amount.currency} on ${d}`)
  return convert(amount, rate).minor
}

/** Shares of a usual month's receipts that go out every month on a date. */
const MONTHLY: readonly { category: string; date: number; percent: number; activity: Activity }[] = [
  { category: 'rent', date: 5, percent: 5, activity: 'operating' },
  { category: 'payroll', date: 10, percent: 14, activity: 'operating' },
  { category: 'social insurance', date: 15, percent: 5, activity: 'operating' },
  { category: 'tax', date: 18, percent: 5, activity: 'operating' },
  { category: 'freight', date: 25, percent: 4, activity: 'operating' },
  { category: 'loan repayment', date: 21, percent: 1, activity: 'financing' },
  { category: 'equipment instalment', date: 12, percent: 3, activity: 'investing' },
]

const LOAN = { monthsOn: 4, date: 8, percent: 60 }

function movementsOf(startDay: Day, invoices: readonly DemoInvoice[], rates: readonly Rate[]): DemoMovement[] {
  const payments = invoices.flatMap((i) => i.payments)
  const received = new Map<Month, number>()
  for (const { day, amount } of payments) {
    const m = monthOf(day)
    received.set(m, (received.get(m) ?? 0) + inBase(amount, monthEnd(m), rates))
  }
  const startMonth = monthOf(startDay)
  const usual = Math.round(
    sum([-12, -11, -10, -9, -8, -7, -6, -5, -4], (n) => received.get(addToMonth(startMonth, n)) ?? 0) / 9,
  )
  const share = (percent: number) => Math.round((usual * percent) / 100)
  const movementsIn = (m: Month, putOff: number): DemoMovement[] => {
    const on = (date: number) => addDays(monthStart(m), date - 1)
    const n = monthsBetween(startMonth, m)
    const monthly = MONTHLY.map(({ category, date, percent, activity }) => ({
      day: on(date),
      amount: rounded(-share(percent), BASE),
      activity,
      category,
    }))
    const percent = OPERATING_PERCENT[n] ?? (n < 0 ? OPERATING_PERCENT_BEFORE : OPERATING_PERCENT_AFTER)
    const wanted = share(percent + chanceOf(`flow ${n}`).whole(-13, 13) / 10)
    const fixed = sum(monthly, (x) => (x.activity === 'operating' ? x.amount.minor : 0))
    // The first months have no receipts to speak of: suppliers are paid all the same.
    const toSuppliers = Math.max(share(15), (received.get(m) ?? 0) + fixed - wanted + putOff)
    const loan = {
      day: on(LOAN.date),
      amount: rounded(share(LOAN.percent), BASE),
      activity: 'financing',
      category: 'bank loan',
    } as const
    return [
      ...monthly,
      ...supplierRuns(m, toSuppliers),
      ...(n === LOAN.monthsOn ? [loan] : []),
      ...usdSweep(m, invoices, rates),
    ]
  }
  const putOff = Math.max(0, restOfMonth(startDay, [...payments, ...movementsIn(startMonth, 0)], rates))
  return monthsOf(startDay).flatMap((m) => movementsIn(m, monthsBetween(startMonth, m) === 1 ? putOff : 0))
}

/** What comes in, less what goes out, after the start day and within its month. In minor units. */
function restOfMonth(startDay: Day, flows: readonly { day: Day; amount: Money }[], rates: readonly Rate[]): number {
  const rest = flows.filter(({ day }) => day > startDay && monthOf(day) === monthOf(startDay))
  return sum(rest, ({ day, amount }) => inBase(amount, day, rates))
}

/** Suppliers are paid on the Thursdays of a month. */
function supplierRuns(m: Month, minor: number): DemoMovement[] {
  const days = eachDay(monthStart(m), monthEnd(m)).filter((d) => weekday(d) === 4)
  return days.map((day) => ({
    day,
    amount: rounded(-minor / days.length, BASE),
    activity: 'operating',
    category: 'suppliers',
  }))
}

/** Last month's dollars are changed on the second of the month: a transfer between own accounts. */
function usdSweep(m: Month, invoices: readonly DemoInvoice[], rates: readonly Rate[]): DemoMovement[] {
  const day = addDays(monthStart(m), 1)
  const dollars = sum(
    invoices.flatMap((i) => i.payments),
    ({ day: d, amount }) => (amount.currency === USD && monthOf(d) === addToMonth(m, -1) ? amount.minor : 0),
  )
  if (dollars === 0) return []
  const out = money(-dollars, USD)
  const transfer = { day, activity: 'transfer', category: 'internal transfer' } as const
  return [
    { ...transfer, amount: out },
    { ...transfer, amount: money(-inBase(out, day, rates), BASE) },
  ]
}

const MAIN = 'Main account'
const DOLLARS = 'Dollar account'
const DEPOSIT = 'Guarantee deposit'
const DOLLARS_KEPT = 40_000_00
const DEPOSIT_HELD = 600_000_00

/** What the bank says every Monday, and on the start day. Euros and yen are changed as they come in. */
function balancesOf(
  startDay: Day,
  invoices: readonly DemoInvoice[],
  movements: readonly DemoMovement[],
  rates: readonly Rate[],
): DemoBalance[] {
  const flows = [...invoices.flatMap((i) => i.payments), ...movements].toSorted((a, b) => a.day.localeCompare(b.day))
  const days = eachDay(addDays(startDay, -HISTORY_DAYS), lastDemoDay(startDay)).filter(
    (d) => weekday(d) === 1 || d === startDay,
  )
  let main = 0
  let dollars = 0
  let next = 0
  const running = days.map((day) => {
    for (let flow = flows[next]; flow && flow.day <= day; flow = flows[++next]) {
      if (flow.amount.currency === USD) dollars += flow.amount.minor
      else main += inBase(flow.amount, flow.day, rates)
    }
    return { day, main, dollars: DOLLARS_KEPT + dollars }
  })
  const atStart = running.find((r) => r.day === startDay)
  if (!atStart) throw new Error('the start day has no balance')
  const needed = Math.max(0, -restOfMonth(startDay, flows, rates))
  const wanted = Math.round((orangeLimit(startDay, movements, rates) * START_CASH_PERCENT) / 100) + needed
  const opening = wanted - inBase(money(atStart.dollars, USD), startDay, rates) - atStart.main
  return running.flatMap((r) => [
    { day: r.day, accountName: MAIN, balance: money(opening + r.main, BASE), restricted: false },
    { day: r.day, accountName: DOLLARS, balance: money(r.dollars, USD), restricted: false },
    { day: r.day, accountName: DEPOSIT, balance: money(DEPOSIT_HELD, BASE), restricted: true },
  ])
}

/** 1.5 × the mean outflow of the three months before the start, in minor units. */
function orangeLimit(startDay: Day, movements: readonly DemoMovement[], rates: readonly Rate[]): number {
  const months = [-3, -2, -1].map((n) => addToMonth(monthOf(startDay), n))
  const spent = movements.filter(
    (m) => m.amount.minor < 0 && m.activity !== 'transfer' && months.includes(monthOf(m.day)),
  )
  return Math.round(-sum(spent, (m) => inBase(m.amount, monthEnd(monthOf(m.day)), rates)) / 2)
}

// Sums

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function monthsBetween(a: Month, b: Month): number {
  const index = (m: Month) => Number(m.slice(0, 4)) * 12 + Number(m.slice(5))
  return index(b) - index(a)
}

function eachDay(from: Day, to: Day): Day[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))
}

/** To whole tens, as prices are; yen to hundreds. */
function rounded(minor: number, code: Currency): Money {
  const step = code === 'JPY' ? 100 : 1000
  return money(Math.round(minor / step) * step, code)
}
