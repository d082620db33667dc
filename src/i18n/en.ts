/**
 * Everything Cashlight says, in English, grouped by the view that says it. The shape of this object is the type of what must be
 * said: every other language has all of it. Whole sentences, so that a language may order its words as it likes. Parameters that
 * are text have been made safe to show by the view. Commands are never translated: they are what people type.
 */
import type { Bucket } from '../core/ageing.ts'
import type { Activity } from '../core/cash.ts'
import type { Day } from '../core/day.ts'
import type { DutyEnd, Snooze } from '../core/duty.ts'
import type { EntryPart } from '../core/entry-line.ts'
import type { ImportFaultCode, ImportKind, ImportQuestion } from '../core/import-report.ts'
import type { InvoiceEvent } from '../core/invoice.ts'
import type { Language } from '../core/language.ts'
import type { LightId, LightState } from '../core/light.ts'
import type { Money } from '../core/money.ts'
import type { Role } from '../core/person.ts'
import type { RuleId } from '../core/rules/index.ts'
import type { Terms } from '../core/terms.ts'
import type { ChannelPurpose } from '../core/workspace.ts'
import { figuresOf } from './figures.ts'

const figures = figuresOf('en')
const { money, day, daySpan, count, number, tenths, list, either } = figures

const days = (n: number) => count(n, { one: 'day', other: 'days' })
const invoices = (n: number) => count(n, { one: 'invoice', other: 'invoices' })
const rows = (n: number) => count(n, { one: 'row', other: 'rows' })
const duties = (n: number) => count(n, { one: 'duty', other: 'duties' })
const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const somebody: Record<Role, string> = {
  admin: 'an admin',
  finance: 'somebody in finance',
  sales: 'somebody in sales',
  viewer: 'a viewer',
}

export const en = {
  ...figures,
  days,
  invoices,
  dsoDays: (n: number) => `${tenths(n)} days`,
  andMore: (n: number) => `and ${number(n)} more`,
  nobody: 'no owner',
  forExample: 'For example:',
  /** What stands between a label and its value. */
  colon: ': ',

  /** Payment terms, as a customer would read them. */
  terms(terms: Terms): string {
    switch (terms.kind) {
      case 'net':
        return `net ${terms.days}`
      case 'net-then-month-end':
        return `${days(terms.days)}, then end of month`
      case 'month-end-then-net':
        return terms.days === 0 ? 'end of month' : `end of month, then ${days(terms.days)}`
      case 'months-after-month-end':
        return `${count(terms.months, { one: 'month', other: 'months' })} after end of month`
      case 'net-then-date-of-next-month':
        return terms.days === 0
          ? `day ${terms.date} of the next month`
          : `${days(terms.days)}, then day ${terms.date} of the next month`
      case 'pay-days':
        return `${terms.days === 0 ? '' : `net ${terms.days}, `}pay days ${list(terms.dates.map(String))}`
      case 'discount':
        return `${terms.basisPoints / 100}% within ${days(terms.discountDays)}, net ${terms.days}`
      case 'on-receipt':
        return 'due on receipt'
      case 'on-delivery':
        return 'cash on delivery'
      case 'in-advance':
        return 'in advance'
      case 'weekly':
        return 'weekly settlement'
      case 'monthly':
        return 'monthly settlement'
    }
  },
  /** In the place of terms, where a day was agreed by itself. */
  agreedDueDay: (d: Day) => `agreed due day ${day(d)}`,

  light: {
    name: { red: 'Red light', orange: 'Orange light', yellow: 'Yellow light' } satisfies Record<LightId, string>,
    about: {
      red: 'operating cash flow',
      orange: 'cash in the bank',
      yellow: 'days sales outstanding (DSO)',
    } satisfies Record<LightId, string>,
    state: { lit: 'on', clear: 'off', grey: 'not known' } satisfies Record<LightState, string>,
    since: (since: { state: LightState; day: Day; atLeast: boolean }): string =>
      `${en.light.state[since.state]} since ${day(since.day)}${since.atLeast ? ' or earlier' : ''}`,
    redLimit: 'Limit: negative in two completed months in a row.',
    orangeFigure: (f: { cash: Money }) => `${money(f.cash)} available.`,
    orangeLimit: (f: { limit: Money; meanOutflow: Money; months: string }) =>
      `Limit: below ${money(f.limit)}, 1.5 × the mean monthly outflow of ${money(f.meanOutflow)} (${f.months}).`,
    yellowFigure: (f: { dsoDays: number }): string => `DSO ${en.dsoDays(f.dsoDays)}`,
    yellowLimit: (f: { limitDays: number; meanDays: number; monthEnds: number }): string =>
      `Limit: above ${en.dsoDays(f.limitDays)}, 20% over the mean of ${en.dsoDays(f.meanDays)} (last ${f.monthEnds} month-ends).`,
    simpleDso: (n: number): string => `simple ${en.dsoDays(n)}`,
    bestPossibleDso: (n: number): string => `best possible ${en.dsoDays(n)}`,
    todo: {
      red: 'Operations are using up cash. Collect what is overdue and postpone what can wait.',
      orange: 'Hold spending that can wait, and collect what is overdue.',
      yellow: 'Customers take longer to pay. See who, and call the largest first.',
    } satisfies Record<LightId, string>,
    grey: {
      'no-invoices': 'No invoice is recorded yet. Log one, or send me a file in a direct message.',
      'history-short': (r: { have: number; need: number }) =>
        `DSO is known at ${count(r.have, { one: 'month-end', other: 'month-ends' })}, ${r.need} are needed. Send me a file with the older invoices in a direct message.`,
      'ar-beyond-sales':
        'More is owed than all the sales on record. Send me a file with the older invoices in a direct message.',
      'no-rate': (r: { currency: string; day: Day }) =>
        `There is no ${r.currency} rate on or before ${day(r.day)}. Enter one.`,
      'no-balance': 'No bank balance is recorded yet. Enter one for each account.',
      'balance-stale': (r: { account: string; day: Day; staleAfterDays: number }) =>
        `The balance of ${r.account} is from ${day(r.day)}, more than ${days(r.staleAfterDays)} old. Enter today's.`,
      'no-outflow': (r: { months: string }) => `No spending is recorded for ${r.months}. Enter it, or send me a file.`,
      'no-movements': (r: { months: string }) =>
        `No money in or out is recorded for ${r.months}. Enter it, or send me a file.`,
    },
  },

  status: {
    headline: {
      red: 'Operating cash flow was negative in the last two months.',
      orange: 'Cash is below 1.5 months of spending.',
      yellow: 'DSO is more than 20% above its usual level.',
      clear: 'No light is on.',
      grey: 'No light can be worked out yet. What is missing is listed below.',
    } satisfies Record<LightId | 'clear' | 'grey', string>,
    title: {
      red: 'Red light',
      orange: 'Orange light',
      yellow: 'Yellow light',
      clear: 'Clear',
      grey: 'Not known',
    } satisfies Record<LightId | 'clear' | 'grey', string>,
    someGrey: (n: number) => `${count(n, { one: 'light is', other: 'lights are' })} not known: see below.`,
    receivables: 'Receivables',
    receivable: (r: { ar: Money; overdue: Money; count: number }) =>
      r.count === 0
        ? `${money(r.ar)} owed to us, nothing overdue`
        : `${money(r.ar)} owed to us, of which ${money(r.overdue)} overdue (${invoices(r.count)})`,
    nothingOwed: 'No open receivables.',
    rates: (list: string) => `Rates: ${list}`,
    rate: (r: { from: string; rate: string; to: string; day: Day }) =>
      `1 ${r.from} = ${r.rate} ${r.to} (${day(r.day)})`,
    share: 'Share here',
    shareNowhere:
      'Slack does not say which channel this is. Type /cash status in the channel, and share it from there.',
    shareNotMember: 'I am not in this channel, so I cannot post here. Type /invite @Cashlight and share again.',
    shareOutside: 'People of other companies are in this channel: the status is not shared here.',
    sharedBy: (who: string) => `Shared by ${who}`,
    columns: { currency: 'Currency', owed: 'Owed to us', overdue: 'Overdue', invoices: 'Invoices overdue' },
    chart: { title: 'DSO by month', dso: 'DSO', limit: 'Limit', days: 'days', today: 'Today' },
  },

  lightChange: {
    title: (d: Day) => `Cash lights changed, ${day(d)}`,
    change: (c: { before: LightState | null; after: LightState }): string =>
      c.before === null ? en.light.state[c.after] : `${en.light.state[c.before]} → ${en.light.state[c.after]}`,
  },

  duty: {
    what: {
      'send-invoice': 'Send the invoice',
      'remind-before-due': 'Send a payment reminder',
      'start-collection': 'Start collection',
    } satisfies Record<RuleId, string>,
    done: {
      'send-invoice': 'Invoice sent',
      'remind-before-due': 'Reminder sent',
      'start-collection': 'Collection started',
    } satisfies Record<RuleId, string>,
    todo: {
      'send-invoice': 'Write it, send it, and make sure that the customer has it.',
      'remind-before-due': 'Remind the customer of the amount and the day, and ask whether anything is missing.',
      'start-collection': 'Call the customer, send the formal demand, and agree on a day of payment.',
    } satisfies Record<RuleId, string>,
    paid: 'Paid',
    snooze: 'Snooze',
    snoozes: { '1-day': '1 day', '3-days': '3 days', 'next-week': 'Until Monday' } satisfies Record<Snooze, string>,
    delivery: (d: Day) => `delivery of ${day(d)}`,
    partOf: (a: { outstanding: Money; amount: Money }) => `${money(a.outstanding)} open of ${money(a.amount)}`,
    invoiceDue: (a: { days: number; day: Day }) =>
      a.days > 0
        ? `Due in ${days(a.days)}, on ${day(a.day)}`
        : a.days === 0
          ? `Due today, ${day(a.day)}`
          : `${days(-a.days)} overdue, due on ${day(a.day)}`,
    sendBy: (a: { days: number; day: Day }) =>
      a.days > 0
        ? `Send by ${day(a.day)}, ${days(a.days)} left`
        : a.days === 0
          ? `Send today, ${day(a.day)}`
          : `${days(-a.days)} late, due out by ${day(a.day)}`,
    undoneFor: (n: number) => `open for ${days(n)}`,
    doneBy: (a: { who: string; when: string }) => `by ${a.who}, ${a.when}`,
    end: {
      paid: 'Nothing to do: paid',
      sent: 'Nothing to do: the invoice went out',
      'not-needed': 'Nothing to do: no longer needed',
      'higher-step': 'Replaced by a later step',
      'looked-at': 'Nothing to do: looked at',
    } satisfies Record<DutyEnd, string>,
    snoozedUntil: (a: { who: string; day: Day }) => `Snoozed until ${day(a.day)} by ${a.who}`,
    movedTo: (d: Day) => `Moved to ${day(d)}`,
    owner: (who: string) => `owner ${who}`,
    total: (amounts: string) => `Total open: ${amounts}`,
    paymentsKnownTo: (d: Day) => `Payments known to ${day(d)}: check for newer ones before you call.`,
    noPaymentsKnown: 'No payment is recorded yet: check the bank before you call.',
    calendarUnknown: 'The official working days of this year are not published yet: days are counted Monday to Friday.',
    notice: (a: { customer: string; count: number }) =>
      a.count === 0 ? `${a.customer}: nothing left to do` : `${a.customer}: ${duties(a.count)} to do today`,
  },

  duties: {
    open: {
      mine: (n: number) => (n === 0 ? 'Nothing to do for you.' : `${duties(n)} to do for you`),
      team: (n: number) => (n === 0 ? 'Nothing to do for the team.' : `${duties(n)} to do for the team`),
      customer: (n: number, name: string) =>
        n === 0 ? `Nothing to do for ${name}.` : `${duties(n)} to do for ${name}`,
    },
    coming: (n: number) => (n === 0 ? 'Nothing in the next 14 days.' : `Coming in 14 days: ${duties(n)}`),
  },

  digest: {
    title: (n: number) => `You have ${duties(n)} still open`,
    intro: 'The oldest first.',
  },
  /** What a morning says that comes after working days without one. */
  caughtUp: {
    title: (a: { steps: number; superseded: number }) =>
      a.steps === 0
        ? count(a.superseded, {
            one: 'missed step was replaced by a later one',
            other: 'missed steps were replaced by later ones',
          })
        : `${count(a.steps, { one: 'step', other: 'steps' })} caught up${a.superseded > 0 ? `, ${number(a.superseded)} superseded` : ''}`,
    missed: (a: { firstDay: Day; lastDay: Day; workdays: number }) =>
      a.workdays === 1
        ? `Not all reminders went out on ${day(a.firstDay)}.`
        : `Not all reminders went out on ${number(a.workdays)} working days, ${daySpan(a.firstDay, a.lastDay)}.`,
    follows: 'What was due then follows.',
    onlyLatest: 'Where several steps of one invoice are due, only the latest is announced.',
  },
  escalation: {
    title: (n: number) => `${duties(n)} left undone`,
    intro: 'Announced and still open. Please make sure somebody does them.',
  },
  overdue: {
    title: (n: number) => (n === 0 ? 'Nothing is overdue.' : `${invoices(n)} overdue`),
    late: (n: number) => `${days(n)} overdue`,
    all: 'All of them in one file:',
    columns: {
      invoice: 'Invoice',
      customer: 'Customer',
      open: 'Open',
      due: 'Due',
      days: 'Days overdue',
      owner: 'Owner',
    },
  },

  ageing: {
    title: (d: Day) => `Ageing on ${day(d)}`,
    nothing: 'No invoice is open.',
    bucket: {
      'not-due': 'Not due',
      '1-30': '1–30 days',
      '31-60': '31–60 days',
      '61-90': '61–90 days',
      '91-120': '91–120 days',
      'over-120': 'Over 120 days',
    } satisfies Record<Bucket, string>,
    unapplied: 'Unapplied receipts',
    sum: 'Receivables',
    overdue: (a: { amount: Money; percent: number }) => `${money(a.amount)} overdue (${a.percent}%)`,
    columns: { bucket: 'Days past due', invoices: 'Invoices' },
    moreCurrencies: (list: string) => `Also owed in ${list}: see the exported file.`,
  },

  customer: {
    terms: (terms: string) => `terms: ${terms}`,
    open: 'Open',
    overdue: 'Overdue',
    unapplied: 'Unapplied receipts',
    uninvoiced: 'Delivered, not invoiced',
    counted: (a: { amount: Money; count: number }) => `${money(a.amount)} (${invoices(a.count)})`,
    none: 'nothing',
    paysLate: (n: number) =>
      n > 0
        ? `Pays ${tenths(n)} days late on average, by amount.`
        : n < 0
          ? `Pays ${tenths(-n)} days early on average, by amount.`
          : 'Pays on the day, on average.',
    paysUnknown: 'How it pays is not known yet: no invoice is settled or overdue.',
    invoices: 'Open invoices, the longest overdue first',
  },

  invoice: {
    open: (a: { outstanding: Money; days: number; day: Day }) =>
      a.days === 0
        ? `${money(a.outstanding)} open, due today`
        : `${money(a.outstanding)} open, due in ${days(a.days)} on ${day(a.day)}`,
    overdue: (a: { outstanding: Money; days: number; day: Day }) =>
      `${money(a.outstanding)} open, ${days(a.days)} overdue since ${day(a.day)}`,
    settled: (d: Day | null) => (d ? `settled on ${day(d)}` : 'settled'),
    amount: (m: Money) => `Invoiced ${money(m)}`,
    terms: (terms: string) => `terms: ${terms}`,
    event: {
      delivered: 'delivered',
      issued: 'issued',
      sent: 'sent to the customer',
      due: 'due',
      payment: 'payment',
      'payment-reversed': 'payment reversed',
      'credit-note': 'credit note',
    } satisfies Record<InvoiceEvent['kind'], string>,
    moreEvents: (n: number) => `${number(n)} earlier left out`,
  },

  outcome: {
    /** The duties that follow from what was recorded. */
    next: 'What follows',
    nextDuty: (a: { rule: RuleId; day: Day }): string => `${en.duty.what[a.rule]} on ${day(a.day)}`,
    nothingFollows: 'Nothing to do for it.',
    customerRecorded: (a: { name: string; code: string }) => `${a.name} is recorded, code ${a.code}.`,
    customerChanged: (a: { name: string }) => `${a.name} is changed.`,
    customerUnchanged: (a: { name: string }) => `${a.name} was like that already: nothing changed.`,
    changed: (a: { what: string; before: string; after: string }) => `${a.what}: ${a.before} → ${a.after}`,
    field: { name: 'Name', code: 'Code', terms: 'Terms', currency: 'Currency', owner: 'Owner' },
    samples: (terms: string) => `With ${terms}, an invoice`,
    sample: (a: { from: Day; due: Day }) => `of ${day(a.from)} is due on ${day(a.due)}`,
    nameTaken: (a: { name: string; code: string }) =>
      `There is already a customer ${a.name} (${a.code}). Give another name or code.`,
    invoiceRecorded: (a: { number: string; customer: string; amount: Money; due: Day }) =>
      `${a.number} for ${a.customer}: ${money(a.amount)}, due ${day(a.due)}.`,
    alreadyLogged: (a: { number: string; customer: string }) =>
      `${a.number} of ${a.customer} is already recorded. Nothing was saved; this is the first one:`,
    deliveryRecorded: (a: { customer: string; amount: Money; delivered: Day; invoiceBy: Day }) =>
      `Delivery of ${money(a.amount)} to ${a.customer} on ${day(a.delivered)}. Send the invoice by ${day(a.invoiceBy)}.`,
    paymentRecorded: (a: { customer: string; amount: Money; received: Day }) =>
      `${money(a.amount)} from ${a.customer}, received on ${day(a.received)}.`,
    applied: (a: { number: string; amount: Money; outstanding: Money }) =>
      a.outstanding.minor <= 0
        ? `${a.number}: ${money(a.amount)}, settled`
        : `${a.number}: ${money(a.amount)}, ${money(a.outstanding)} still open`,
    kept: (m: Money) => `${money(m)} is unapplied and kept for the customer's next invoice (/cash apply).`,
    dutiesCancelled: (n: number) => `${duties(n)} no longer needed.`,
    alreadySettled: (a: { number: string }) => `${a.number} is already settled. Nothing was saved.`,
    otherCurrency: (a: { number: string; invoiced: Money; paid: Money }) =>
      `${a.number} is in ${a.invoiced.currency} (${money(a.invoiced)}), and you wrote ${money(a.paid)}. Give the amount in ${a.invoiced.currency}.`,
    appliedFrom: (a: { number: string; amount: Money; outstanding: Money }) =>
      a.outstanding.minor <= 0
        ? `${money(a.amount)} of earlier receipts settle ${a.number}.`
        : `${money(a.amount)} of earlier receipts go to ${a.number}: ${money(a.outstanding)} open.`,
    nothingUnapplied: (a: { customer: string; currency: string }) =>
      `${a.customer} has no unapplied receipts in ${a.currency}.`,
    noPayment: (a: { number: string }) => `${a.number} has no payment to reverse.`,
    reversed: (a: { number: string; amount: Money; received: Day; outstanding: Money }) =>
      `The payment of ${money(a.amount)} of ${day(a.received)} on ${a.number} is reversed: ${money(a.outstanding)} open.`,
    credited: (a: { number: string; amount: Money; outstanding: Money }) =>
      a.outstanding.minor <= 0
        ? `Credit note of ${money(a.amount)} on ${a.number}: settled.`
        : `Credit note of ${money(a.amount)} on ${a.number}: ${money(a.outstanding)} open.`,
    moreThanOpen: (a: { number: string; outstanding: Money }) =>
      `A credit note cannot be more than what is open on ${a.number}: ${money(a.outstanding)}.`,
    moved: (a: { number: string; before: Day; after: Day }) =>
      `${a.number} is due on ${day(a.after)} (was ${day(a.before)}).`,
    dueBeforeIssue: (a: { issued: Day; due: Day }) =>
      `An invoice cannot be due (${day(a.due)}) before it is issued (${day(a.issued)}).`,
    inTheFuture: (a: { day: Day; today: Day }) =>
      `${day(a.day)} is in the future; today is ${day(a.today)}. Only what has happened can be recorded.`,
    balanceRecorded: (a: { account: string; balance: Money; day: Day }) =>
      `${a.account}: ${money(a.balance)} on ${day(a.day)}.`,
    newAccount: 'This is a new account.',
    restricted: 'Restricted cash: the orange light does not count it.',
    accountInOtherCurrency: (a: { account: string; currency: string }) =>
      `${a.account} is an account in ${a.currency}. Give its balance in ${a.currency}.`,
    movementRecorded: (a: { direction: 'in' | 'out'; amount: Money; day: Day; category: string }) =>
      `${money(a.amount)} ${a.direction} on ${day(a.day)}: ${a.category}.`,
    activity: (a: { activity: Activity; guessed: boolean }): string =>
      a.guessed
        ? `Counted as ${en.movement.activity[a.activity]}, by its words. To say it yourself, write operating, investing, financing or transfer behind it.`
        : `Counted as ${en.movement.activity[a.activity]}.`,
    baseCurrency: (a: { currency: string }) => `${a.currency} is the base currency: it needs no rate.`,
    rateRecorded: (a: { from: string; rate: string; to: string; day: Day }) =>
      `1 ${a.from} = ${a.rate} ${a.to} from ${day(a.day)}.`,
    dutyDone: (a: { what: string; about: string }) => `${a.what}: ${a.about}.`,
    noSuchDuty: 'This duty is no longer there.',
    dutySnoozed: (a: { what: string; about: string; until: Day }) =>
      `${a.what}, ${a.about}: snoozed until ${day(a.until)}.`,
  },

  refusal: {
    noSuchCustomer: (text: string) => `There is no customer “${text}”.`,
    whichCustomer: (text: string) => `“${text}” matches more than one customer.`,
    notYourCustomer: (name: string) => `${name} is not one of your customers. Ask its owner or somebody in finance.`,
    noSuchInvoice: (text: string) => `There is no invoice “${text}”.`,
    whichInvoice: (a: { number: string; customers: readonly string[] }) =>
      `${a.number} is an invoice of ${list(a.customers)}. Write the customer behind the number.`,
    didYouMean: (names: readonly string[]) => `Did you mean ${either(names)}?`,
    notOnTeam: 'You are not on the Cashlight team of this workspace yet. Ask an admin to add you.',
    outsider: 'Cashlight answers full members of this workspace only, not guests or people of other workspaces.',
    roleMayNot: (a: { role: Role; roles: readonly Role[] }): string =>
      `You are ${en.role.as[a.role]}; this needs ${either(a.roles.map((r) => somebody[r]))}.`,
    notSetUp: 'Cashlight is not set up here yet. It takes a minute.',
    notSetUpAskAdmin: 'Cashlight is not set up here yet. Ask a workspace admin to do it.',
    error: (reference: string) =>
      `Something went wrong on our side. Check whether it was saved before you try again, and give this reference to whoever runs Cashlight: ${reference}`,
    unknownVerb: (text: string) => `There is no command “${text}”.`,
    formTwice:
      'This form reached me twice. If what you entered does not show, it was lost with the first: please enter it again.',
    sayHelp: 'Type /cash help in any channel to see what I can do, or send me a CSV or Excel file here.',
  },

  role: {
    name: { admin: 'admin', finance: 'finance', sales: 'sales', viewer: 'viewer' } satisfies Record<Role, string>,
    as: {
      admin: 'an admin',
      finance: 'in finance',
      sales: 'in sales',
      viewer: 'a viewer',
    } satisfies Record<Role, string>,
    may: {
      admin: 'everything, and sets Cashlight up',
      finance: 'sees and records everything',
      sales: 'sees and works their own customers',
      viewer: 'sees everything, records nothing',
    } satisfies Record<Role, string>,
  },

  team: {
    title: (n: number) => `${count(n, { one: 'person', other: 'people' })} on the team`,
    howTo: 'To add or change somebody, or take them off:',
    saved: (a: { who: string; role: Role }): string => `${a.who} is now ${en.role.as[a.role]}: ${en.role.may[a.role]}.`,
    removed: (who: string) => `${who} is off the team.`,
    notAMember: (who: string) => `${who} is not on the team.`,
    outsider: (who: string) => `${who} is a guest or from another workspace, and cannot be on the team.`,
    lastAdmin: 'This is the last admin. Make somebody else admin first.',
  },

  help: {
    title: 'Cashlight: what you can type',
    groups: { see: 'See', record: 'Record', manage: 'Manage' },
    usage: 'Usage:',
    playground: 'This is the playground: a demo company, and a clock that you move.',
    more: 'More about one command:',
    files: 'Or send me a CSV or Excel file in a direct message.',
  },

  /** `usage` and `example` stand after `/cash`; [ ] may be left out. */
  commands: {
    status: { usage: 'status', summary: 'the three cash lights and what is owed', example: 'status' },
    overdue: { usage: 'overdue', summary: 'what is overdue, the longest first', example: 'overdue' },
    ageing: { usage: 'ageing', summary: 'what is owed, by how late it is', example: 'ageing' },
    duties: {
      usage: 'duties [team | CUSTOMER]',
      summary: 'what is to do: for you, the team or one customer',
      example: 'duties team',
    },
    customer: {
      usage: 'customer CUSTOMER [terms]',
      summary: 'show a customer, or record one with its terms',
      example: 'customer ACME Trading net 30',
    },
    invoice: {
      usage: 'invoice NUMBER [CUSTOMER amount day terms]',
      summary: 'show an invoice, or log one',
      example: 'invoice INV-1001 ACME 12,500.00 USD 2026-11-20 net 30',
    },
    delivered: {
      usage: 'delivered CUSTOMER amount [day]',
      summary: 'log a delivery; its invoice is due in three working days',
      example: 'delivered ACME 12,500 2026-11-20',
    },
    paid: {
      usage: 'paid INVOICE [amount] [day]',
      summary: 'record a payment, in full when no amount is given',
      example: 'paid INV-1001 5,000 yesterday',
    },
    unpaid: {
      usage: 'unpaid INVOICE',
      summary: 'reverse the last payment of an invoice',
      example: 'unpaid INV-1001',
    },
    apply: {
      usage: 'apply INVOICE',
      summary: 'settle an invoice from unapplied receipts',
      example: 'apply INV-1001',
    },
    credit: {
      usage: 'credit INVOICE amount [day]',
      summary: 'record a credit note',
      example: 'credit INV-1001 500 2026-11-20',
    },
    terms: {
      usage: 'terms INVOICE terms | due day',
      summary: "change an invoice's terms or due day",
      example: 'terms INV-1001 net 45',
    },
    balance: {
      usage: 'balance "ACCOUNT" amount [day]',
      summary: 'enter the balance of a bank account',
      example: 'balance "ICBC 8812" 412,300',
    },
    in: {
      usage: 'in amount CATEGORY [operating | investing | financing | transfer] [day]',
      summary: 'record money that came in',
      example: 'in 20,000 sales',
    },
    out: {
      usage: 'out amount CATEGORY [operating | investing | financing | transfer] [day]',
      summary: 'record money that went out',
      example: 'out 8,000 rent',
    },
    rate: {
      usage: 'rate CURRENCY rate [day]',
      summary: 'enter an exchange rate into the base currency',
      example: 'rate EUR 1.0850',
    },
    import: {
      usage: 'import',
      summary: 'how to bring in a file',
      example: 'import',
    },
    export: { usage: 'export', summary: 'everything as CSV files', example: 'export' },
    setup: { usage: 'setup', summary: 'currency, time zone, calendar, channels', example: 'setup' },
    team: {
      usage: 'team [@PERSON admin | finance | sales | viewer | remove]',
      summary: 'who is on the team, and as what',
      example: 'team @wei sales',
    },
    language: {
      usage: 'language en | zh-CN | auto',
      summary: 'the language I answer you in',
      example: 'language zh-CN',
    },
    resend: {
      usage: 'resend',
      summary: 'try again what did not arrive, once its cause is mended',
      example: 'resend',
    },
    help: { usage: 'help [COMMAND]', summary: 'this list, or one command', example: 'help invoice' },
    demo: {
      usage: 'demo tomorrow | until DAY | until yellow | until orange | until red | reset',
      summary: 'move the clock of the playground',
      example: 'demo until 2026-12-28',
    },
  },

  entry: {
    what: {
      number: 'the invoice number',
      target: 'the invoice number',
      customer: 'the customer',
      account: 'the account',
      amount: 'the amount',
      currency: 'the currency',
      rate: 'the rate',
      day: 'the day',
      terms: 'the terms',
      code: 'the code',
      rest: 'the rest of the line',
      person: 'the person',
      role: 'the role',
      language: 'the language',
    } satisfies Record<EntryPart | 'person' | 'role' | 'language', string>,
    missing: (what: string) => `${capitalised(what)} is missing.`,
    notUnderstood: (a: { what: string; text: string }) => `I cannot read “${a.text}” as ${a.what}.`,
    leftOver: (text: string) => `“${text}” is left over: I cannot place it.`,
    notPositive: (text: string) => `“${text}” has to be more than zero.`,
    tooManyDigits: (a: { text: string; currency: string }) =>
      `“${a.text}” has more decimals than ${a.currency} allows.`,
    ambiguousAmount: (a: { text: string; readings: readonly string[] }) =>
      `“${a.text}” can be ${either(a.readings)}. Write it without grouping, with a point before the decimals.`,
    ambiguousDay: (a: { text: string; readings: readonly Day[] }) =>
      `“${a.text}” can be ${either(a.readings.map(day))}. Write it as year-month-day, such as 2026-11-20.`,
    ambiguousCurrency: (a: { text: string; currencies: readonly string[] }) =>
      `The currency of “${a.text}” can be ${either(a.currencies)}. Write the three letters behind the amount.`,
  },

  imports: {
    kind: {
      invoices: 'invoices',
      customers: 'customers',
      balances: 'bank balances',
      movements: 'cash movements',
    } satisfies Record<ImportKind, string>,
    saved: (a: { file: string; saved: number; alreadyThere: number }) =>
      a.alreadyThere === 0
        ? `${a.file}: ${rows(a.saved)} saved.`
        : `${a.file}: ${rows(a.saved)} saved, ${number(a.alreadyThere)} already there.`,
    savedNone: (a: { file: string; alreadyThere: number }) =>
      `${a.file}: nothing new, ${rows(a.alreadyThere)} already there.`,
    cut: (a: { file: string; saved: number; rows: number }) =>
      `${a.file}: ${number(a.saved)} of ${rows(a.rows)} saved, then I was stopped. Send the same file again when I am back: the rest follows, and nothing is doubled.`,
    savedSome: (n: number) => `${rows(n)} left out:`,
    refused: (a: { file: string; faults: number }) =>
      `${a.file}: nothing was saved, ${count(a.faults, { one: 'fault', other: 'faults' })} found. Correct the file and send it again.`,
    assumed: (currencies: string) => `Amounts without a currency were taken as ${currencies}.`,
    read: (a: { rows: number; kind: string }) => `Read as ${a.kind}, ${rows(a.rows)}.`,
    fault: (a: { row: number; column: string | null; what: string }) =>
      a.column ? `row ${a.row}, ${a.column}: ${a.what}` : `row ${a.row}: ${a.what}`,
    faultFound: (a: { what: string; text: string }) => (a.text ? `${a.what} (“${a.text}”)` : a.what),
    faultCode: {
      'too-large': 'the file is too large',
      'too-many-rows': 'the file has too many rows',
      'not-readable': 'the file cannot be read: CSV and Excel (.xlsx) can',
      empty: 'the file is empty',
      'not-a-table': 'this is not a table: rows and columns are needed, with headings above them',
      'no-rows': 'there is nothing below the headings',
      missing: 'missing',
      'not-a-day': 'not a day',
      'not-an-amount': 'not an amount',
      'not-positive': 'has to be more than zero',
      'too-many-digits': 'too many decimals',
      'not-a-currency': 'not a currency code',
      'not-terms': 'not payment terms',
      'not-an-activity': 'not operating, investing, financing or transfer',
      'not-a-direction': 'not in or out',
      'not-yes-or-no': 'not yes or no',
      'no-such-person': 'nobody on the team',
      'in-the-future': 'in the future',
      'due-before-issue': 'due before it is issued',
      'not-owed': 'cancelled, or still a draft',
      duplicate: 'twice in the file',
      differs: 'recorded already, and differs',
      'other-currency': 'in another currency',
      'perhaps-another-account':
        'there already from another file; if this is another bank account, give the file a column with its name',
    } satisfies Record<ImportFaultCode, string>,
    question: {
      'date-order': 'The days can be read two ways: is the day or the month first?',
      'decimal-mark': 'The amounts can be read two ways: is the decimal mark a point or a comma?',
      currency: 'The file names no currency: which is it?',
      kind: 'I cannot tell what the file holds: invoices, customers, balances or movements?',
    } satisfies Record<ImportQuestion['what'], string>,
    currencyHow: 'Send the file again, with the three-letter code as the text of the message: USD',
    asked: (file: string) => `${file}: one question before anything is saved.`,
    answers: {
      'day-first': 'Day first',
      'month-first': 'Month first',
      point: 'Point: 1,234.50',
      comma: 'Comma: 1.234,50',
    },
    examples: (list: string) => `In the file: ${list}`,
    progress: (a: { file: string; done: number; total: number | null }) =>
      a.total === null ? `${a.file}: ${rows(a.done)} read…` : `${a.file}: ${number(a.done)} of ${rows(a.total)} read…`,
    tooLarge: 'This file is too large. Divide it into smaller ones; what is in two of them is recorded once.',
    howTo:
      'Send me a CSV or Excel file in a direct message: invoices with their payments, customers, bank balances or cash movements. Columns are found by name, in English or Chinese. All rows are saved or none, and the same file twice adds nothing.',
  },

  export: {
    sent: (files: number) =>
      `Everything Cashlight knows is in ${count(files, { one: 'file', other: 'files' })} in our direct messages.`,
  },

  demo: {
    now: (d: Day) => `It is ${day(d)} now.`,
    reset: (d: Day) => `The demo company is as it was on ${day(d)}.`,
    notBack: (a: { day: Day; today: Day }) =>
      `The clock only moves on: ${day(a.day)} has passed, it is ${day(a.today)}.`,
    tooFar: (a: { day: Day; daysMax: number }) =>
      `The clock moves at most ${number(a.daysMax)} days at once; it is ${day(a.day)} now.`,
    lit: (a: { light: LightId; day: Day }): string =>
      `It is ${day(a.day)} now: the ${en.light.name[a.light].toLowerCase()} is on.`,
    alreadyLit: (a: { light: LightId; day: Day }): string =>
      `The ${en.light.name[a.light].toLowerCase()} is on already; it is still ${day(a.day)}.`,
    notLit: (a: { light: LightId; day: Day }): string =>
      `It is ${day(a.day)} now, and the ${en.light.name[a.light].toLowerCase()} has not come on.`,
    missing: 'The clock can be moved in these ways:',
    notUnderstood: (text: string) => `“${text}” does not say where to move the clock. It takes one of these:`,
    ways: {
      tomorrow: 'to the next morning',
      untilDay: 'day by day until that day',
      untilLight: 'until that light comes on: yellow, orange or red',
      reset: 'back to the beginning; what you recorded is deleted',
    },
  },

  settings: {
    saved: 'Cashlight is set up.',
    changed: 'The settings are saved.',
    savedNext: 'Now record a customer and an invoice, or send me a file.',
    channelReady: 'Cashlight posts here from now on.',
  },
  language: { set: 'I answer you in English.' },

  /** Messages that Slack would not take; `channel` is a mention, `why` one of the sentences below. */
  outbox: {
    undelivered: (a: { count: number; channel: string; why: string }) =>
      `${count(a.count, { one: 'message waits', other: 'messages wait' })} for ${a.channel}: ${a.why}`,
    why: {
      'not-in-channel': 'I am not in that channel. Type /invite @Cashlight there, and what waits follows by itself.',
      'channel-gone': 'the channel is archived or deleted, or I cannot see it. Choose another one with /cash setup.',
      token: 'Slack no longer accepts my access. Install Cashlight in this workspace again.',
      other: 'Slack does not let me post there. Ask an admin of this workspace who may post in that channel.',
    } satisfies Record<'not-in-channel' | 'channel-gone' | 'token' | 'other', string>,
    givenUp: (a: { count: number; channel: string; why: string }) =>
      `${count(a.count, { one: 'message', other: 'messages' })} for ${a.channel} ${a.count === 1 ? 'was' : 'were'} given up: ${a.why}`,
    givenUpBecause: {
      refused: () =>
        'Slack refused the contents. The log has the reason; after an update of Cashlight, /cash resend tries again.',
      unknown: (n) =>
        `nobody could tell for a day whether ${n === 1 ? 'it' : 'they'} arrived. Look into the channel; /cash resend looks there too, and sends only what is missing.`,
    } satisfies Record<'refused' | 'unknown', (n: number) => string>,
    nothingToResend: 'Nothing to try again: every message has arrived or is on its way.',
    /** `behind`: what waits for its turn in the same channels. */
    resent: (a: { count: number; behind: number }) =>
      `${count(a.count, { one: 'message is', other: 'messages are' })} tried again now${a.behind === 0 ? '' : `, ${count(a.behind, { one: 'waits', other: 'wait' })} behind ${a.count === 1 ? 'it' : 'them'}`}.`,
    resentTo: (a: { count: number; behind: number; place: string }) =>
      `• ${number(a.count)} to ${a.place}${a.behind === 0 ? '' : `, and ${number(a.behind)} behind`}`,
  },
  languageName: { en: 'English', 'zh-CN': 'Chinese (中文)' } satisfies Record<Language, string>,

  movement: {
    activity: {
      operating: 'operating',
      investing: 'investing',
      financing: 'financing',
      transfer: 'transfer between own accounts',
    } satisfies Record<Activity, string>,
  },

  home: {
    duties: 'To do for you',
    noDuties: 'Nothing to do for you today.',
    overdue: 'Longest overdue',
    howTo: 'Type here or in any channel:',
  },

  modal: {
    save: 'Save',
    cancel: 'Cancel',
    setup: {
      title: 'Set up Cashlight',
      baseCurrency: 'Base currency',
      baseCurrencyHint: 'Three-letter code. Totals are also shown in it.',
      timeZone: 'Time zone',
      timeZoneHint: 'For example Asia/Shanghai. A day begins and ends there.',
      calendar: 'Working days of',
      calendarNone: 'Monday to Friday',
      calendarHint: 'Public holidays, and make-up working days in mainland China.',
      postingHour: 'Daily messages from',
      language: 'Language',
      languageHint: 'For messages in channels. People are answered in their own Slack language.',
      channel: {
        receivables: 'Channel for receivables',
        status: 'Channel for the daily status',
        approvals: 'Channel for approvals',
      } satisfies Record<ChannelPurpose, string>,
      channelLanguage: 'Its language',
      noChannel: 'None yet',
      escalation: 'Escalate to',
      escalationAdmins: 'The admins',
      escalateAfterDays: 'Escalate after (working days)',
      paymentsAreCash: 'Payments of customers',
      paymentsAreCashYes: 'Count as operating cash in',
      paymentsAreCashNo: 'Are also logged as bank movements',
      paymentsAreCashHint: 'So that no money is counted twice in the red light.',
    },
    customer: {
      title: 'Customer',
      name: 'Name',
      code: 'Code',
      codeHint: 'A short name to type. Left empty, it is taken from the name.',
      terms: 'Payment terms',
      termsHint: 'For example net 30, or EOM + 30.',
      currency: 'Currency',
      owner: 'Owner',
      ownerNobody: 'Nobody yet',
    },
    invoice: {
      title: 'Log an invoice',
      number: 'Invoice number',
      customer: 'Customer',
      customerHint: 'Code, name or part of it.',
      amount: 'Amount',
      currency: 'Currency',
      currencyHint: "Left empty, the customer's own.",
      issued: 'Issued on',
      terms: 'Payment terms',
      termsHint: "Left empty, the customer's own. Or a due day: due 2026-12-20.",
      delivered: 'Delivered on',
      sent: 'Sent to the customer',
      sentOption: 'It has gone out already',
    },
    delivered: { title: 'Log a delivery', day: 'Delivered on' },
    paid: {
      title: 'Record a payment',
      invoice: 'Invoice',
      invoiceHint: 'Its number.',
      amount: 'Amount',
      amountHint: 'Any excess is kept for the next invoice.',
      day: 'Received on',
    },
    balance: {
      title: 'Bank balance',
      account: 'Account',
      accountHint: 'A name you know it by, such as ICBC 8812.',
      amount: 'Balance',
      day: 'At the end of',
      restricted: 'Restricted',
      restrictedOption: 'This cash cannot be spent (a deposit held as security)',
    },
    movement: {
      title: { in: 'Money in', out: 'Money out' },
      amount: 'Amount',
      category: 'What for',
      categoryHint: 'For example sales, rent, wages, loan.',
      activity: 'Counts as',
      activityGuess: 'By its words',
      day: 'On',
    },
  },
}

export type Words = typeof en
/** The verbs of `/cash`. */
export type Verb = keyof Words['commands']
