/**
 * Everything Cashlight says, in English, grouped by the view that says it. The shape of this object is the type of what must be
 * said: every other language has all of it. Whole sentences, so that a language may order its words as it likes. Parameters that
 * are text have been made safe to show by the view. Commands are never translated: they are what people type.
 */
import type { Bucket } from '../core/ageing.ts'
import type { Activity } from '../core/cash.ts'
import type { CreditKind } from '../core/credit-note.ts'
import { isInBasisPoints, type PolicyField } from '../core/credit-policy.ts'
import type { Day, Month } from '../core/day.ts'
import type { DeliveryDoubt } from '../core/delivery.ts'
import type { DisputeEnd } from '../core/dispute.ts'
import type { DunningFigure, DunningPolicy } from '../core/dunning-policy.ts'
import { COLLECTION_DAYS } from '../core/dunning-policy.ts'
import type { DutyEnd, Snooze } from '../core/duty.ts'
import type { EntryPart } from '../core/entry-line.ts'
import type { ExposureItem } from '../core/exposure.ts'
import type { Wait } from '../core/following.ts'
import type { HoldCause, SignalSeverity } from '../core/hold.ts'
import type { ImportFaultCode, ImportKind, ImportQuestion } from '../core/import-report.ts'
import type { InvoiceEvent } from '../core/invoice.ts'
import type { Language } from '../core/language.ts'
import type { InterestRegime } from '../core/late-interest.ts'
import { LETTER_WORKDAYS_MOST, type LetterKind, type MailTrouble, NAME_MAX } from '../core/letter.ts'
import type { LightId, LightState } from '../core/light.ts'
import type { LookKind, Stability } from '../core/look.ts'
import type { Money } from '../core/money.ts'
import type { OrderState } from '../core/order.ts'
import type { Role } from '../core/person.ts'
import type { PromiseState } from '../core/promise.ts'
import type { RegistrationKind } from '../core/registration.ts'
import type { RuleId } from '../core/rules/index.ts'
import { DAYS_BEFORE_DUE } from '../core/rules/remind-before-due.ts'
import type { Grade, ScreeningPoint, ScreeningResult, ScreeningStep } from '../core/screening.ts'
import { SETTLED_SHOWN, type StatementKind } from '../core/statement.ts'
import type { Ratio, StatementFigure } from '../core/statements.ts'
import type { DueRule, Instalment, SampleDueDay, SingleTerms, Terms } from '../core/terms.ts'
import type { TermsStepId } from '../core/terms-proposal.ts'
import type { Tier, TierPart } from '../core/tier.ts'
import type { ChannelPurpose } from '../core/workspace.ts'
import { figuresOf } from './figures.ts'

const figures = figuresOf('en')
const { money, day, daySpan, count, number, tenths, list, either } = figures

const days = (n: number) => count(n, { one: 'day', other: 'days' })
const invoices = (n: number) => count(n, { one: 'invoice', other: 'invoices' })
const rows = (n: number) => count(n, { one: 'row', other: 'rows' })
const months = (n: number) => count(n, { one: 'month', other: 'months' })
const duties = (n: number) => count(n, { one: 'duty', other: 'duties' })
const hours = (n: number) => count(n, { one: 'hour', other: 'hours' })
const customers = (n: number) => count(n, { one: 'customer', other: 'customers' })
const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
/** A sentence that may end in a name: 'Pumpkin Carriage Co.' has its dot already. */
const ending = (sentence: string) => (/[.…]$/.test(sentence) ? sentence : `${sentence}.`)
const somebody: Record<Role, string> = {
  admin: 'an admin',
  finance: 'somebody in finance',
  sales: 'somebody in sales',
  viewer: 'a viewer',
}

function dueRule(rule: DueRule): string {
  switch (rule.kind) {
    case 'net':
      return `net ${rule.days}`
    case 'months':
      return months(rule.months)
    case 'net-then-month-end':
      return `${days(rule.days)}, then end of month`
    case 'month-end-then-net':
      return rule.days === 0 ? 'end of month' : `end of month, then ${days(rule.days)}`
    case 'months-after-month-end':
      return `${months(rule.months)} after end of month`
    case 'net-then-date-of-next-month':
      return rule.days === 0
        ? `day ${rule.date} of the next month`
        : `${days(rule.days)}, then day ${rule.date} of the next month`
    case 'pay-days':
      return `${rule.days === 0 ? '' : `net ${rule.days}, `}pay days ${list(rule.dates.map(String))}`
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
}

/** What stands before the due rule. */
function discount(terms: SingleTerms): string {
  if (!terms.discount) return ''
  const from = terms.kind === 'month-end-then-net' ? ' of the end of the month' : ''
  return `${terms.discount.basisPoints / 100}% within ${days(terms.discount.days)}${from}, `
}

function instalments(parts: readonly Instalment[]): string {
  const texts = parts.map(({ terms }) => `${discount(terms)}${dueRule(terms)}`)
  if (parts.every(({ share }) => share === 1))
    return `${count(parts.length, { other: 'equal parts' })}: ${texts.join('; ')}`
  return parts.map(({ share }, i) => `${share / 100}%: ${texts[i]}`).join('; ')
}
/** `amount` is what was asked for; null: only how the customer stands. */
type LetterRefused = { letter: LetterKind; customer: string; to: string; example: string }
type AskedCredit = { customer: string; amount: Money | null }
const notOnCredit = ({ amount }: AskedCredit) =>
  amount === null ? 'Nothing goes on credit' : `${money(amount)} cannot go on credit`
const limitOrCash = (limit: Money) => (limit.minor === 0 ? 'cash in advance' : money(limit))

export const en = {
  ...figures,
  days,
  invoices,
  dsoDays: (n: number) => `${tenths(n)} days`,
  andMore: (n: number) => `and ${number(n)} more`,
  nobody: 'no owner',
  forExample: 'For example:',
  /** What stands between a label and its value, and between two remarks. */
  colon: ': ',
  comma: ', ',

  /** Payment terms, as a customer would read them. */
  terms(terms: Terms): string {
    const text = terms.kind === 'instalments' ? instalments(terms.parts) : `${discount(terms)}${dueRule(terms)}`
    if (!terms.shift) return text
    return `${text}, and on a day off the working day ${terms.shift === 'next' ? 'after' : 'before'}`
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
      'screen-customer': 'Screen the customer',
      'refresh-file': 'Refresh the credit file',
      'review-terms': 'Review terms and discounts',
      'send-invoice': 'Send the invoice',
      'remind-before-due': 'Send a payment reminder',
      'start-collection': 'Start collection',
      'final-notice': 'Send the final notice',
      'hand-over': 'Decide on the hand-over',
      'follow-up-promise': 'Follow up the promise',
      'look-at-dispute': 'Look at the dispute',
    } satisfies Record<RuleId, string>,
    done: {
      'screen-customer': 'Customer screened',
      'refresh-file': 'Credit file refreshed',
      'review-terms': 'Terms reviewed',
      'send-invoice': 'Invoice sent',
      'remind-before-due': 'Reminder sent',
      'start-collection': 'Collection started',
      'final-notice': 'Final notice sent',
      'hand-over': 'Hand-over decided',
      'follow-up-promise': 'Promise followed up',
      'look-at-dispute': 'Dispute looked at',
    } satisfies Record<RuleId, string>,
    todo: {
      'screen-customer':
        'Check the public registry, two years of statements, and how it pays others. Until it is through, it has no credit.',
      'refresh-file': 'Find out how stable its suppliers and its buyers are, and note what has changed.',
      'review-terms': 'Look at how it has paid, and decide which terms and discounts it keeps.',
      'send-invoice': 'Write it, send it, and make sure that the customer has it.',
      'remind-before-due': 'Remind the customer of the amount and the day, and ask whether anything is missing.',
      'start-collection': 'Call the customer, send the formal demand, and agree on a day of payment.',
      'final-notice': 'Send the last letter before legal steps, with a day by which to pay.',
      'hand-over': 'Decide whether a lawyer or an agency takes over, and whether anything more is delivered on credit.',
      'follow-up-promise': 'It was not paid as promised. Call today, and ask what has come between.',
      'look-at-dispute': 'Find out who is right, and record what is decided.',
    } satisfies Record<RuleId, string>,
    /** Labels of what opens a form instead of ending the duty by a press. */
    form: {
      'screen-customer': 'Open the screening',
      'refresh-file': 'Record the refresh',
      'review-terms': 'Record the review',
      'look-at-dispute': 'Record the decision',
    } satisfies Partial<Record<RuleId, string>>,
    paid: 'Paid',
    follow: 'Customer says …',
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
    doBy: (a: { days: number; day: Day }) =>
      a.days > 0
        ? `Due by ${day(a.day)}, ${days(a.days)} left`
        : a.days === 0
          ? `Due today, ${day(a.day)}`
          : `${days(-a.days)} late, due on ${day(a.day)}`,
    undoneFor: (n: number) => `open for ${days(n)}`,
    doneBy: (a: { who: string; when: string }) => `by ${a.who}, ${a.when}`,
    end: {
      paid: 'Nothing to do: paid',
      sent: 'Nothing to do: the invoice went out',
      'not-needed': 'Nothing to do: no longer needed',
      'higher-step': 'Replaced by a later step',
      'looked-at': 'Nothing to do: the screening is through',
      disputed: 'Not chased: all of it is in dispute',
      withdrawn: 'Nothing to do: the promise no longer stands',
      'put-off': 'Nothing to do: the promise was put off',
      decided: 'Nothing to do: the dispute is decided',
    } satisfies Record<DutyEnd, string>,
    snoozedUntil: (a: { who: string; day: Day }) => `Snoozed until ${day(a.day)} by ${a.who}`,
    movedTo: (d: Day) => `Moved to ${day(d)}`,
    owner: (who: string) => `owner ${who}`,
    asked: (amounts: string) => `Asked for here: ${amounts}`,
    unapplied: (a: { amount: Money; apply: string }) => `${money(a.amount)} received and not applied: ${a.apply}`,
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
        n === 0 ? ending(`Nothing to do for ${name}`) : `${duties(n)} to do for ${name}`,
    },
    coming: (n: number) => (n === 0 ? 'Nothing in the next 14 days.' : `Coming in 14 days: ${duties(n)}`),
  },

  /** A look at a customer's credit file: the quarterly refresh, the half-yearly review of its terms. */
  look: {
    title: { refresh: 'Refresh the file', review: 'Review the terms' } satisfies Record<LookKind, string>,
    suppliers: (a: { customer: string }) => `Suppliers of ${a.customer}`,
    buyers: (a: { customer: string }) => `Buyers of ${a.customer}`,
    asks: {
      suppliers: 'Those it depends on: does one of them stop, deliver late, or ask for cash?',
      buyers: 'Those it lives from: has it lost one, or does it hang on a single one?',
    },
    stability: {
      stable: 'Stable',
      changing: 'Changing',
      unstable: 'Unstable',
      unknown: 'Could not be found out',
    } satisfies Record<Stability, string>,
    lastStability: (a: { day: Day; stability: Stability }): string =>
      `On ${day(a.day)}: ${en.look.stability[a.stability].toLowerCase()}.`,
    chooseOne: 'Choose one.',
    changed: 'What has changed',
    nothingToo: '“Nothing” is an answer too.',
    lastTime: (a: { day: Day; changed: string }) => `On ${day(a.day)}: “${a.changed}”`,
    decided: (a: { customer: string }) => `What is decided about the terms of ${a.customer}`,
    termsNow: (a: { terms: string; code: string }) =>
      `Now: ${a.terms}. What /cash terms ${a.code} proposes may help to decide.`,
    looked: {
      refresh: (a: { customer: string }) => `The credit file of ${a.customer} is refreshed.`,
      review: (a: { customer: string }) => `The terms of ${a.customer} are reviewed.`,
    } satisfies Record<LookKind, (a: { customer: string }) => string>,
    next: (d: Day) => `Next time on ${day(d)}.`,
    suppliersAre: (stability: string) => `Suppliers: ${stability.toLowerCase()}`,
    buyersAre: (stability: string) => `Buyers: ${stability.toLowerCase()}`,
    changeTerms: 'Nothing changes by the note alone. To change the terms:',
    raiseSignal: 'If this puts its payments at risk, raise a signal:',
    signalExample: 'lost its largest buyer',
  },

  /** Terms as they were understood, before anybody saves them; and an invoice in instalments. */
  termsRead: {
    understood: (said: string) => `“${said}” is understood:`,
    severalWays: (a: { text: string; ways: number }) =>
      `“${a.text}” can be read ${a.ways === 2 ? 'two' : a.ways} ways. Which one is meant?`,
    toType: (text: string) => `To say this one: ${text}`,
    /** One reading on a line, in a form: how to write it, what it means. */
    reading: (a: { text: string; samples: readonly string[] }) =>
      `Write “${a.text}” where an invoice ${list(a.samples)}.`,
    calendarUnknown:
      'The official working days of one of these years are not published yet: a due day is moved off weekends only.',
    openOf: (a: { outstanding: Money; amount: Money }) => `${money(a.outstanding)} of ${money(a.amount)} open`,
    inInstalments: (n: number) => `in ${n} instalments`,
    instalmentsRecorded: (a: { number: string; customer: string; amount: Money; parts: number }) =>
      `${a.number} for ${a.customer}: ${money(a.amount)} in ${a.parts} instalments.`,
    instalment: (a: { number: string; amount: Money; due: Day }) =>
      `${a.number}: ${money(a.amount)}, due ${day(a.due)}`,
    ofWhole: (a: { part: number; parts: number; number: string }) =>
      `instalment ${a.part} of ${a.parts} of ${a.number}`,
    whichInstalment: (a: { number: string; parts: number }) =>
      `${a.number} is in ${a.parts} instalments, each with its own due day. Say which one.`,
    notInParts: (number: string) =>
      `${number} is logged already and cannot be divided into instalments. Give it one due day.`,
  },

  /** A customer's terms by day, and the steps towards shorter ones. */
  termsPlan: {
    title: (a: { customer: string }) => `${a.customer}: terms, step by step`,
    now: 'Terms now',
    /** One of the terms that a customer has: what for, from which size or points on, until when. */
    agreed: (a: {
      terms: string
      isForNewProducts: boolean
      isForOthers: boolean
      fromAmount: Money | null
      fromPoints: number | null
      untilDay: Day | null
    }): string =>
      [
        a.terms,
        a.isForNewProducts ? ' for new products' : a.isForOthers ? ' for all others' : '',
        a.fromAmount ? ` for invoices from ${money(a.fromAmount)}` : '',
        a.fromPoints === null ? '' : ` from ${en.termsPlan.pointCount(a.fromPoints)} on`,
        a.untilDay ? `, on trial until ${day(a.untilDay)}` : '',
      ].join(''),
    from: (d: Day) => `From ${day(d)}`,
    pays: (a: { payDays: number; termDays: number }) =>
      `Paid ${tenths(a.payDays)} days after issue on average, by amount; the terms give ${tenths(a.termDays)}.`,
    lookedAt: (a: { invoices: number; paid: Money; from: Day; to: Day }) =>
      `${invoices(a.invoices)} issued ${daySpan(a.from, a.to)} and settled: ${money(a.paid)} paid.`,
    points: (n: number): string => `${en.termsPlan.pointCount(n)}: one for each invoice paid on time in twelve months.`,
    /** What they open, or would. */
    pointsOpen: (a: { needed: number; terms: string }) => `${number(a.needed)} or more open ${a.terms} (step 3).`,
    pointCount: (n: number) => count(n, { one: 'point', other: 'points' }),
    step: {
      'new-products': '1. New products: shorter, with a cash discount',
      'order-size': '2. Terms by order size',
      points: '3. Points that open the longer terms',
      'weekly-trial': 'Weekly settlement, on trial',
    } satisfies Record<TermsStepId, string>,
    propose: (terms: string) => `Proposed: ${terms}.`,
    ofAll: (a: { invoices: number; of: number }) =>
      a.invoices === a.of ? `all ${invoices(a.of)}` : `${number(a.invoices)} of ${invoices(a.of)}`,
    /** What it would have brought in the twelve months. */
    freed: (a: { amount: Money; days: number; invoices: number; of: number }): string =>
      a.amount.minor >= 0
        ? `${money(a.amount)} freed on average: ${tenths(a.days)} days earlier on ${en.termsPlan.ofAll(a)}.`
        : `${money({ ...a.amount, minor: -a.amount.minor })} more tied up on average: ${tenths(-a.days)} days later on ${en.termsPlan.ofAll(a)}.`,
    interest: (a: { amount: Money; percent: number }) =>
      a.amount.minor >= 0
        ? `Interest saved: ${money(a.amount)} at ${tenths(a.percent)}%.`
        : `Interest: ${money({ ...a.amount, minor: -a.amount.minor })} at ${tenths(a.percent)}%.`,
    discount: (a: { amount: Money; annualPercent: number | null }) =>
      a.annualPercent === null
        ? `Discount: ${money(a.amount)}.`
        : `Discount: ${money(a.amount)}, which costs ${tenths(a.annualPercent)}% a year.`,
    noEffect: 'It would have changed no invoice of the twelve months.',
    stepAgreed: 'Agreed.',
    stepPassed: 'No longer proposed: step 3 is agreed, and opens the longer terms.',
    basis:
      'Against the terms as they stand, on the invoices of these twelve months. With a discount, each is taken to be paid on its last day; without, as long before or after the due day as it was. Which were for new products is not recorded: step 1 is as if all had been.',
    tooFew: (a: { have: number; need: number }) =>
      `No proposal yet: of the last twelve months ${invoices(a.have)} ${a.have === 1 ? 'is' : 'are'} settled, ${number(a.need)} are needed.`,
    shortAlready: (n: number) => `The terms give ${days(n)}: there is nothing to shorten.`,
    agreeByHand: 'To agree on terms yourself, from a day on:',
    accept: (step: number) => `Accept step ${step}`,
    startTrial: 'Start a trial',
    moveEnd: 'Change its end',
    keepWeekly: 'Make it the terms',
    trial: {
      planned: (a: { from: Day; until: Day }) => `Begins ${day(a.from)}, ends ${day(a.until)}.`,
      running: (a: { from: Day; until: Day }) => `On since ${day(a.from)}, until ${day(a.until)}. So far:`,
      ended: (a: { from: Day; until: Day }) => `The trial of ${daySpan(a.from, a.until)} is over:`,
      over: (a: { customer: string }) => `${a.customer}: the trial of weekly settlement is over`,
      span: (a: { from: Day; until: Day }) => `${daySpan(a.from, a.until)}.`,
      during: (a: { days: number; invoices: number }) =>
        `${tenths(a.days)} days from issue to payment, by amount (${invoices(a.invoices)}).`,
      before: (a: { days: number; invoices: number }) =>
        `In the twelve months before: ${tenths(a.days)} days (${invoices(a.invoices)}).`,
      tiedUp: (a: { during: Money; before: Money }) =>
        `Tied up on average ${money(a.during)}; at the pace of before it would be ${money(a.before)}.`,
      open: (a: { open: number; of: number }) =>
        `${number(a.open)} of ${invoices(a.of)} not settled yet: what is open counts up to today.`,
      noInvoice: 'No invoice was issued in it.',
      noInvoiceBefore: 'There is no invoice of the twelve months before to compare with.',
      next: 'The terms of before count again. To make weekly settlement the terms, or try again:',
    },
    form: {
      title: 'Agree on terms',
      trialTitle: 'Weekly settlement',
      from: 'From',
      fromHint: (customer: string) => `${customer}: invoices issued from this day on. Earlier ones keep their terms.`,
      terms: 'Terms',
      termsHint: 'For example net 30, or 2/10 net 30.',
      newProducts: 'Terms for new products',
      size: 'For invoices of at least',
      sizeHint: (currency: string) => `In ${currency}.`,
      points: 'From so many points on',
      pointsHint: 'One point is one invoice paid on time within twelve months.',
      notPoints: 'Write a whole number, for example 6.',
      others: 'Terms for all others',
      othersHint: 'Left empty, what is agreed for them stays.',
      begins: 'Begins',
      beginsHint: (customer: string) =>
        `${customer}: invoices issued in the trial fall due together, at the end of their week.`,
      ends: 'Last day',
    },
    outcome: {
      agreed: (a: { customer: string; from: Day }) =>
        `Agreed with ${a.customer}, for invoices issued from ${day(a.from)} on:`,
      startsInThePast: (a: { day: Day; today: Day }) =>
        `Agreed terms start today or later: ${day(a.day)} has passed, today is ${day(a.today)}.`,
      endsBeforeStart: (a: { from: Day; until: Day }) =>
        `The last day (${day(a.until)}) cannot be before the first (${day(a.from)}).`,
      trialThere: (a: { customer: string; from: Day; until: Day }) =>
        `${a.customer} has a trial in these days already: ${daySpan(a.from, a.until)}.`,
      alreadyAgreed: (a: { customer: string; from: Day }) =>
        `This is agreed with ${a.customer} already for ${day(a.from)}. Nothing was saved.`,
      noSuchTrial: 'This trial is not there.',
      trialOver: (a: { customer: string; until: Day }) => `The trial with ${a.customer} was over on ${day(a.until)}.`,
      endsInThePast: (a: { day: Day; today: Day }) =>
        `A trial ends today at the earliest: ${day(a.day)} has passed, today is ${day(a.today)}.`,
      trialMoved: (a: { customer: string; until: Day }) => `The trial with ${a.customer} ends on ${day(a.until)}.`,
    },
    /** Said with an invoice of new products. */
    newProduct: {
      agreed: (terms: string) => `Terms for new products: ${terms}.`,
      none: (terms: string) => `No terms are agreed for new products, so it has the usual ones: ${terms}.`,
    },
  },

  /** The credit policy: what a company decides of its credit rules. */
  policy: {
    title: 'Credit policy',
    field: {
      requestDays: 'A request for a limit expires after',
      refreshMonths: 'Credit files are refreshed every',
      reviewMonths: 'Terms are reviewed every',
      greenDays: 'Longest mean delay, green tier',
      yellowDays: 'Longest mean delay, yellow tier',
      orangeDays: 'Longest mean delay, orange tier',
      equityBasisPoints: 'First limit, at most of its equity',
      salesBasisPoints: 'First limit, at most of its yearly sales',
      capitalCostBasisPoints: 'Cost of money in a year',
    } satisfies Record<PolicyField, string>,
    figure: (field: PolicyField, value: number) =>
      isInBasisPoints(field) ? `${value / 100}%` : field.endsWith('Months') ? months(value) : days(value),
    unitHint: {
      requestDays: 'In calendar days, for example 7.',
      refreshMonths: 'In months, for example 3.',
      reviewMonths: 'In months, for example 6.',
      greenDays: 'In days past due, weighted by amount, for example 5.',
      yellowDays: 'In days, for example 30.',
      orangeDays: 'In days, for example 60. Above it, or with a red signal, the tier is red.',
    },
    percentHint: 'In per cent, for example 7.5.',
    redAbove: 'Above the orange tier, or with a red signal, a customer is red.',
    whoMay: 'Admins can change it. What was decided before stays as it was.',
    noFirewall:
      'None of this is asked for yet: it holds from the day on which a channel for approvals is chosen in /cash setup.',
    change: 'Change',
    leftOver: (text: string): string =>
      `“${text}” is left over: an admin changes the figures with “${en.policy.change}” under the policy.`,
    saved: 'The credit policy is saved.',
    unchanged: 'The credit policy was like that already: nothing changed.',
    notAFigure: (text: string) =>
      text === '–' ? 'A number is missing, for example 10.' : `“${text}” is not a number like 10.`,
    outOfRange: (a: { least: string; most: string }) => `Between ${a.least} and ${a.most}.`,
    notAbove: (a: { other: string; value: string }) => `Has to be more than “${a.other}”, ${a.value}.`,
  },

  /** By when a customer said that it pays. `amount` is one a currency, with dots between. */
  promise: {
    title: 'Record a promise',
    record: 'Promise',
    standing: {
      open: (a: { amount: string; day: Day; who: string }) =>
        `${a.amount} promised by ${day(a.day)}, recorded by ${a.who}`,
      broken: (a: { amount: string; day: Day; who: string }) =>
        `Promise broken: ${a.amount} by ${day(a.day)}, recorded by ${a.who}`,
      kept: (a: { amount: string; day: Day; who: string }) =>
        `Promise kept: ${a.amount} by ${day(a.day)}, recorded by ${a.who}`,
      withdrawn: (a: { amount: string; day: Day; who: string }) =>
        `Promise withdrawn: ${a.amount} by ${day(a.day)}, recorded by ${a.who}`,
      'put-off': (a: { amount: string; day: Day; who: string }) =>
        `${a.amount} had been promised by ${day(a.day)}, recorded by ${a.who}`,
    } satisfies Record<PromiseState, (a: { amount: string; day: Day; who: string }) => string>,
    putOffTo: (to: Day) => `put off to ${day(to)}`,
    message: 'message',
    recorded: (a: { amount: string; of: string | null; invoices: string; customer: string; day: Day }) =>
      a.of === null
        ? `${ending(`${a.amount} promised by ${day(a.day)}: ${a.invoices} of ${a.customer}`)} Nobody asks for it until then.`
        : `${a.amount} of ${a.of} promised by ${day(a.day)}: nobody asks for ${a.invoices} of ${a.customer} until then, for the rest neither.`,
    more: (n: number) => (n === 1 ? 'and 1 more promise' : `and ${number(n)} more promises`),
    wereOver: (a: { promises: number; count: number; invoices: string }) =>
      `${a.promises === 1 ? 'It was' : 'They were'} over ${invoices(a.count)}: ${a.invoices}.`,
    anyMoney: (customer: string) => `No invoice was named: any money of ${customer} counts.`,
    replaces: (days: readonly Day[]) =>
      days.length === 1
        ? `It takes the place of the promise for ${list(days.map(day))}, which is withdrawn.`
        : `It takes the place of the promises for ${list(days.map(day))}, which are withdrawn.`,
    putsOff: (days: readonly Day[]) =>
      days.length === 1
        ? `The promise for ${list(days.map(day))} is put off: it still counts as kept or broken on its own day.`
        : `The promises for ${list(days.map(day))} are put off: each still counts as kept or broken on its own day.`,
    standsAgain: (days: readonly Day[]) =>
      days.length === 1
        ? `The promise for ${list(days.map(day))}, which it had put off, stands again.`
        : `The promises for ${list(days.map(day))}, which had been put off, stand again.`,
    withdrawn: (a: { customer: string; days: readonly Day[] }) =>
      a.days.length === 1
        ? `The promise of ${a.customer} for ${list(a.days.map(day))} is withdrawn.`
        : `The promises of ${a.customer} for ${list(a.days.map(day))} are withdrawn.`,
    noneOpen: (name: string) => `There is no open promise for ${name}. One that was kept or broken stays as it is.`,
    inThePast: (a: { day: Day; today: Day }) =>
      `${day(a.day)} is in the past; today is ${day(a.today)}. Give today or a later day.`,
    tooFarAhead: (a: { day: Day; last: Day }) =>
      `${day(a.day)} is more than 180 days ahead. Give a day up to ${day(a.last)}.`,
    nothingOpen: (name: string) => ending(`Nothing is open on ${name}`),
    moreThanOpen: (a: { number: string; outstanding: Money }) => `Only ${money(a.outstanding)} is open on ${a.number}.`,
    form: {
      which: 'Invoice or customer',
      whichHint: "An invoice number; or a customer, for all of the customer's open invoices.",
      day: 'Promised by',
      amountHint: 'Left empty, all that is open and not in dispute.',
      note: 'What was said',
    },
  },

  /** An amount of an invoice that the customer says is not owed. */
  dispute: {
    title: 'Open a dispute',
    endTitle: 'End a dispute',
    record: 'Dispute',
    decide: 'End the dispute',
    waits: (a: Wait) => `waits until ${day(a.day)} (${{ promised: 'promised', 'on-hold': 'on hold' }[a.why]})`,
    standing: (a: { disputed: Money; chased: Money; waits: Wait | null }): string =>
      `${money(a.disputed)} in dispute, ${a.chased.minor === 0 ? 'nothing' : money(a.chased)} ${a.waits && a.chased.minor > 0 ? en.dispute.waits(a.waits) : 'chased'}`,
    lookAgain: (a: { day: Day; who: string }) => `look again on ${day(a.day)}, ${a.who}`,
    opened: (a: {
      number: string
      customer: string
      amount: Money
      inDispute: Money
      chased: Money
      waits: Wait | null
      day: Day
    }): string =>
      `${money(a.amount)} of ${a.number} (${a.customer}) is in dispute${
        a.inDispute.minor > a.amount.minor ? `, ${money(a.inDispute)} in all` : ''
      }. ${
        a.chased.minor === 0
          ? 'Nothing of it is chased'
          : `The remaining ${money(a.chased)} ${a.waits ? en.dispute.waits(a.waits) : 'is still chased'}`
      }; look again on ${day(a.day)}.`,
    ended: {
      credited: (a: { number: string; amount: Money }) =>
        `The dispute over ${money(a.amount)} of ${a.number} has ended: the customer was right.`,
      rejected: (a: { number: string; amount: Money; isOpen: boolean }) =>
        `The dispute over ${money(a.amount)} of ${a.number} has ended: ${a.isOpen ? 'it is owed, and chased again' : 'the customer was not right'}.`,
      withdrawn: (a: { number: string; amount: Money; isOpen: boolean }) =>
        `The dispute over ${money(a.amount)} of ${a.number} is withdrawn${a.isOpen ? ': it is chased again' : ''}.`,
    } satisfies Record<DisputeEnd, (a: { number: string; amount: Money; isOpen: boolean }) => string>,
    creditNote: (m: Money) =>
      m.minor === 0 ? 'It had been credited already.' : `A credit note over ${money(m)} is recorded with it.`,
    openNow: (m: Money) => (m.minor === 0 ? 'Nothing is open any more.' : `${money(m)} is open.`),
    noneOpen: (number: string) => `Nothing is in dispute on ${number}.`,
    mayNotCredit: 'A credit note is for finance to record. Ask them to end the dispute, or say rejected or withdrawn.',
    moreThanOpen: (a: { number: string; undisputed: Money }) =>
      a.undisputed.minor === 0
        ? `All that is open on ${a.number} is in dispute already.`
        : `Only ${money(a.undisputed)} of ${a.number} is open and not in dispute.`,
    form: {
      amount: 'Amount in dispute',
      amountHint: 'Left empty, all that is open. The rest is still chased.',
      reason: 'Reason',
      until: 'Look again on',
      untilHint: 'A dispute ends by a decision, never by itself.',
      outcome: (a: { number: string; amount: Money }) => `${a.number}, ${money(a.amount)} in dispute`,
      outcomes: {
        credited: 'The customer is right: credit it',
        rejected: 'Rejected: it is owed',
        withdrawn: 'Withdrawn by the customer',
      } satisfies Record<DisputeEnd, string>,
      chooseOne: 'Choose what was decided.',
    },
  },

  /** An invoice that nobody asks for until a day. */
  reminderHold: {
    title: 'Hold reminders',
    record: 'Hold',
    standing: (d: Day) => `Reminders on hold until ${day(d)}`,
    held: (a: { number: string; customer: string; day: Day }) =>
      `Nobody asks for ${a.number} (${a.customer}) until ${day(a.day)}.`,
    released: (a: { number: string; customer: string }) => `${a.number} (${a.customer}) is chased again.`,
    noneOpen: (number: string) => `The reminders of ${number} are not on hold.`,
    form: {
      until: 'Hold until',
      untilHint: 'Its last day. Chasing goes on by itself on the next working day.',
      reason: 'Reason',
    },
  },

  /** What was said to a customer, or heard of it. */
  note: {
    title: 'Note what was said',
    record: 'Note',
    last: 'Notes, the newest first',
    whatWasSaid: 'What does the customer say?',
    noted: (a: { customer: string; number: string | null }) =>
      ending(a.number === null ? `Noted for ${a.customer}` : `Noted for ${a.customer}, ${a.number}`),
    form: { text: 'Note', textHint: 'For whoever calls next.' },
  },

  /** How a company follows up after collection, and by which rules it is asked before. */
  dunning: {
    title: 'How we follow up',
    field: {
      freshHours: 'Ask before chasing when no money was brought in for',
      finalNoticeDays: 'Final notice, after the due day',
      finalNoticeTells: 'Mentioned at the final notice',
      handOverDays: 'Hand-over to a lawyer or agency, after the due day',
      handOverTells: 'Mentioned at the hand-over',
      handOverHoldsCredit: 'Credit at the hand-over',
      interestRegime: 'Late interest is proposed',
    } satisfies Record<keyof DunningPolicy, string>,
    figure: (field: DunningFigure, value: number | null): string =>
      value === null
        ? field === 'freshHours'
          ? 'never'
          : 'left out'
        : field === 'freshHours'
          ? hours(value)
          : days(value),
    hint: {
      freshHours: 'In hours, for example 72. Empty: nobody is asked.',
      finalNoticeDays: 'In calendar days, for example 21. Empty: there is no such step.',
      handOverDays: 'In calendar days, for example 45. Empty: there is no such step.',
    } satisfies Record<DunningFigure, string>,
    nobody: 'nobody',
    holdsCredit: { yes: 'stops until an approver releases it', no: 'goes on' },
    regime: {
      none: 'not at all',
      eu: 'EU: the yearly rate entered (ECB + 8 points), and EUR 40',
      uk: 'UK: the yearly rate entered (base + 8%), and GBP 40, 70 or 100',
      cn: 'Mainland China: the agreed rate entered, or 0.05% a day',
      agreed: 'as agreed: the yearly rate entered',
    } satisfies Record<InterestRegime, string>,
    before:
      'Before that as always: a reminder 14 days before the due day, collection 7 days after it. A step that is announced late puts off those after it.',
    whoMay: 'Admins can change it. Steps that were announced stay as they are.',
    noFirewall: 'Credit is only stopped once a channel for approvals is chosen in /cash setup.',
    change: 'Change',
    saved: 'How we follow up is saved.',
    unchanged: 'It was like that already: nothing changed.',
    notAFigure: (text: string) => `“${text}” is not a number like 21.`,
    outOfRange: (a: { least: string; most: string }) => `Between ${a.least} and ${a.most}, or empty.`,
    notAbove: (value: string) => `Has to come after the final notice, ${value}.`,
    forAttention: (who: string) => `For the attention of ${who}`,
  },

  /** Whether what is known of payments is new enough to chase by. */
  freshness: {
    age: (n: number): string => (n < 48 ? hours(n) : days(Math.floor(n / 24))),
    title: (age: string) => `Bank data is ${age} old: bring it in, or chase all the same?`,
    lastBrought: (when: string) => `Money was last brought in: ${when}.`,
    waiting: (n: number) =>
      n === 0
        ? 'No step waits for it any more.'
        : `${count(n, { one: 'step waits', other: 'steps wait' })}, so that nobody who has paid is asked again. Once data comes, they go on by themselves.`,
    howTo: 'Send me the bank file in a direct message, or type:',
    chase: 'Chase all the same',
    chased: (a: { who: string; when: string }) => `Chased all the same: ${a.who}, ${a.when}`,
    resumed: 'Answered: nothing waits any more.',
    askedAgain: 'Asked again on a later day.',
    decided: 'The steps that wait are announced within a minute.',
    anotherDay: (d: Day) => `This was asked on ${day(d)}. The latest question in the channel counts.`,
    decidedAlready: (who: string) => `${who} decided so already today.`,
    freshAlready: 'Money has been brought in since: the steps go on by themselves.',
  },

  /** Late interest: proposed, charged or waived by a person. */
  interest: {
    title: (a: { customer: string; number: string | null; day: Day }) =>
      a.number === null
        ? `Late interest of ${a.customer} up to ${day(a.day)}`
        : `Late interest on ${a.number} of ${a.customer} up to ${day(a.day)}`,
    regime: {
      none: 'no regime',
      eu: 'EU',
      uk: 'UK',
      cn: 'mainland China',
      agreed: 'as agreed',
    } satisfies Record<InterestRegime, string>,
    total: (amounts: string) => `May be charged: ${amounts}`,
    nothing: 'Nothing may be charged: what was late is decided on, or nothing was late.',
    off: 'No regime of late interest is chosen yet, so nothing is proposed. An admin chooses one:',
    proposed: (a: { number: string; amount: Money }) => `${a.number}: ${money(a.amount)}`,
    slice: (a: { from: Day; to: Day; days: number; base: Money; rate: string; interest: Money }) =>
      `${daySpan(a.from, a.to)}: ${days(a.days)} on ${money(a.base)} at ${a.rate} = ${money(a.interest)}`,
    perYear: (percent: number) => `${percent}% a year`,
    perDay: (percent: number) => `${percent}% a day`,
    fixed: (m: Money) => `fixed sum by law: ${money(m)}`,
    noFixed: (currency: string) => `no fixed sum: by law it is for debts in ${currency}`,
    moreProposals: (a: { count: number; invoices: string; one: string }) =>
      `${en.andMore(a.count)}: ${a.invoices}. One invoice alone: ${a.one}`,
    moreSlices: (n: number) => `and ${count(n, { one: 'slice', other: 'slices' })} more`,
    noRate: (a: { number: string; day: Day }) => `${a.number}: no rate is entered for ${day(a.day)}.`,
    enterRate: 'An admin enters it:',
    decided: {
      charged: (a: { number: string; amount: Money; from: Day; to: Day; who: string; day: Day }) =>
        `${a.number}, ${daySpan(a.from, a.to)}: ${money(a.amount)} charged by ${a.who} on ${day(a.day)}`,
      waived: (a: { number: string; amount: Money; from: Day; to: Day; who: string; day: Day }) =>
        `${a.number}, ${daySpan(a.from, a.to)}: ${money(a.amount)} waived by ${a.who} on ${day(a.day)}`,
    },
    source:
      'The regimes are taken from secondary sources: check the contract and the law of the day before you charge.',
    charge: 'Charge',
    chargeAsked: {
      title: 'Charge late interest?',
      text: (m: Money) =>
        `An invoice of its own over ${money(m)} is logged, due in 14 days. Nothing is sent by itself.`,
      confirm: 'Charge',
      deny: 'Not now',
    },
    waive: 'Waive',
    waiveTitle: 'Waive late interest',
    waiveReason: 'Why it is not charged',
    waiveReasonHint: 'It is kept with your name.',
    charged: (a: { number: string; amount: Money; chargedAs: string; due: Day }) =>
      `${money(a.amount)} of late interest on ${a.number} is charged as ${a.chargedAs}, due on ${day(a.due)}. Send the invoice to the customer.`,
    waived: (a: { number: string; amount: Money }) => `${money(a.amount)} of late interest on ${a.number} is waived.`,
    changed: (a: { number: string; amount: Money | null }) =>
      a.amount === null
        ? `There is no late interest on ${a.number} to decide on any more. Nothing was saved.`
        : `The late interest on ${a.number} is ${money(a.amount)} by now. Look at it again; nothing was saved.`,
    gone: 'This invoice is not there any more.',
    applyFirst: (a: { customer: string; number: string; unapplied: Money }) =>
      `${money(a.unapplied)} from ${a.customer} is received and not applied. Apply it first, as ${a.number} may have been paid in time: nothing was saved.`,
    overcharged: (a: { number: string; charged: Money; byNow: Money }) =>
      `${a.number}: ${money(a.charged)} was charged; by what is known today it is ${money(a.byNow)}.`,
    creditIt: 'Credit the difference:',
    creditReason: 'Interest by the days of payment',
    payBack: (m: Money) => `${money(m)} of it is paid already: pay it back.`,
    rates: 'Rates of late interest',
    noRates: 'No rate of late interest is entered yet.',
    rateFrom: (a: { percent: number; day: Day; regime: string; source: string; counts: boolean }) =>
      `${a.regime}: ${a.percent}% a year from ${day(a.day)}${a.source === '' ? '' : ` (${a.source})`}${a.counts ? '' : ' · not used: another regime is chosen'}`,
    rateSaved: (a: { regime: string; percent: number; day: Day }) =>
      `Late interest (${a.regime}) is ${a.percent}% a year from ${day(a.day)}.`,
    rateWas: (percent: number) => `Before it was ${percent}%.`,
    rateUnchanged: 'This rate was entered already: nothing changed.',
    noRegime: 'A rate is entered for a regime, and none is chosen yet. An admin chooses one:',
    notAPercent: (text: string) => `“${text}” is not a yearly rate like 10.15%.`,
    tooHigh: (text: string) => `“${text}” is more than 40% a year: nothing was saved.`,
    noSource: 'Where is the rate from? Write it in quotes.',
  },

  /** How a customer pays, beside its mean delay. */
  conduct: {
    onTime: (a: { onTime: number; settled: number }) =>
      `${number(a.onTime)} of ${invoices(a.settled)} paid on time in 12 months (${Math.round((a.onTime / a.settled) * 100)}%).`,
    trend: (a: { turn: 'better' | 'worse' | 'steady'; means: readonly string[] }) =>
      `${{ better: 'Pays faster', worse: 'Pays slower', steady: 'Pays as before' }[a.turn]}: days late by quarter ${a.means.join(' → ')}.`,
    promises: (a: { kept: number; broken: number; open: number }) =>
      `Promises: ${number(a.kept)} kept, ${number(a.broken)} broken, ${number(a.open)} open.`,
  },

  /** Days sales outstanding. */
  dso: {
    title: (a: { whose: string; day: Day }) => `DSO of ${a.whose} on ${day(a.day)}`,
    all: 'all customers',
    countback: (n: number | null) => (n === null ? 'countback not known' : `${tenths(n)} days by countback`),
    simple: (n: number | null) => (n === null ? 'simple not known' : `${tenths(n)} simple`),
    bestPossible: (n: number | null) => (n === null ? 'best possible not known' : `${tenths(n)} at best`),
    undisputed: (n: number | null) => (n === null ? 'without disputes not known' : `${tenths(n)} without disputes`),
    owed: (m: Money) => `owed ${money(m)}`,
    notOverdue: (m: Money) => `not overdue ${money(m)}`,
    disputed: (m: Money) => `in dispute ${money(m)}`,
    explained:
      'Countback: months of sales that are still unpaid, counted back. Simple: receivables ÷ sales of 12 months × days. At best: the same of what is not overdue.',
    /** The months of the countback, and what the others look at. */
    steps: (steps: string) => `Countback: ${steps}`,
    step: (a: { month: Month; sales: Money; taken: Money | null; days: number; monthDays: number }) =>
      a.taken === null
        ? `${figures.month(a.month)} ${money(a.sales)}, ${days(a.days)}`
        : `${figures.month(a.month)} ${money(a.taken)} of ${money(a.sales)}, ${tenths(a.days)} of ${days(a.monthDays)}`,
    moreSteps: (a: { count: number; taken: Money; days: number }) =>
      `${months(a.count)} before ${money(a.taken)}, ${tenths(a.days)} days`,
    year: (a: { sales: Money; days: number }) => `Simple and at best: sales of ${money(a.sales)} in ${days(a.days)}`,
    bestAbove:
      'At best may be above countback: it spreads what is not overdue over the sales of all these days, countback over the latest months alone, in which more was sold.',
    noSales: 'No invoice is known yet.',
    noRate: (a: { currency: string; day: Day }) => `There is no ${a.currency} rate on or before ${day(a.day)}:`,
  },

  /** The collector's view. */
  followUp: {
    title: {
      mine: (n: number) => (n === 0 ? 'None of your customers is overdue.' : `${customers(n)} of yours overdue`),
      team: (n: number) => (n === 0 ? 'No customer is overdue.' : `${customers(n)} overdue`),
    },
    duties: (n: number) => (n === 0 ? 'Nothing is to be done today.' : `${duties(n)} to do.`),
    overdue: (a: { amounts: string; count: number; days: number }) =>
      `${a.amounts} overdue (${invoices(a.count)}), up to ${days(a.days)}`,
    toDo: (n: number) => `${duties(n)} to do`,
    promise: (a: { amounts: string; day: Day }) => `${a.amounts} promised by ${day(a.day)}`,
    score: (a: { kept: number; broken: number }) => `${number(a.kept)} of ${number(a.kept + a.broken)} promises kept`,
    disputed: (amounts: string) => `${amounts} in dispute`,
    said: {
      note: (a: { day: Day; who: string; text: string }) => `${day(a.day)}, ${a.who}: “${a.text}”`,
      letter: (a: { day: Day; who: string; text: string }) => `${day(a.day)}, ${a.who}: letter “${a.text}”`,
      step: (a: { day: Day; who: string; rule: RuleId }): string =>
        `${day(a.day)}, ${a.who}: ${en.duty.done[a.rule].toLowerCase()}`,
    },
    nothingSaid: 'Nothing was said to it yet.',
    colleagues: 'Promises of 12 months, by who recorded them',
    openPromises: (n: number) => `${number(n)} open`,
    effects: 'What has worked in 12 months',
    effect: (a: { rule: RuleId; count: number; worked: number; days: number | null }): string =>
      a.days === null
        ? `${en.duty.done[a.rule]}: ${count(a.count, { one: 'time', other: 'times' })}, no money within 14 days`
        : `${en.duty.done[a.rule]}: money within 14 days after ${number(a.worked)} of ${number(a.count)}, on average ${tenths(a.days)} days later`,
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
    onlyLatest:
      'Where several steps of one invoice are due, one is announced; final notice and hand-over follow in their order.',
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
    /** One customer's, or the document's title. */
    of: (a: { customer: string; day: Day }) => `Ageing of ${a.customer} on ${day(a.day)}`,
    byCustomer: (currency: string) => `By customer, in ${currency}`,
    customerLine: (a: { customer: string; ar: Money; overdue: Money }) =>
      `${a.customer}: ${money(a.ar)}, ${money(a.overdue)} overdue`,
    moreCustomers: (n: number) => `${count(n, { one: 'customer', other: 'customers' })} more in the files.`,
    drillDown: 'One customer, invoice by invoice:',
    byDay: 'How it came to this, day by day:',
    files: 'CSV and PDF',
    customer: 'Customer',
    totalOf: (currency: string) => `Total ${currency}`,
    untied: (a: { buckets: Money; receivable: Money }) =>
      `This report is withheld, because it would be wrong: the open invoices less unapplied receipts come to ${money(a.buckets)}, and the books to ${money(a.receivable)}. Ask whoever runs Cashlight to run the doctor.`,
  },

  statement: {
    title: 'Statement of account',
    of: (a: { customer: string; from: Day; to: Day }) =>
      `Statement of account: ${a.customer}, ${daySpan(a.from, a.to)}`,
    kind: {
      invoice: 'Invoice',
      interest: 'Late interest',
      'credit-note': 'Credit note',
      discount: 'Cash discount',
      'write-off': 'Write-off',
      payment: 'Payment',
    } satisfies Record<StatementKind, string>,
    /** What a write-off is called to the customer, who owes it still. */
    adjustment: 'Adjustment',
    takenBack: (what: string) => `${what} reversed`,
    about: (a: { what: string; number: string }) => `${a.what} ${a.number}`,
    /** A payment and the invoices that it settled, or a part of them: the first three, and how many more. */
    settled: (a: { what: string; numbers: readonly string[] }): string => {
      const more = a.numbers.length - SETTLED_SHOWN
      return `${a.what} for ${list([...a.numbers.slice(0, SETTLED_SHOWN), ...(more > 0 ? [`${number(more)} more`] : [])])}`
    },
    opening: (d: Day) => `Balance before ${day(d)}`,
    closing: (d: Day) => `Balance on ${day(d)}`,
    owes: (a: { balance: Money; day: Day }) => `${money(a.balance)} owed on ${day(a.day)}`,
    owesNothing: (a: { currency: string; day: Day }) => `Nothing owed in ${a.currency} on ${day(a.day)}`,
    inFavour: (a: { balance: Money; day: Day }) => `${money(a.balance)} in the customer's favour on ${day(a.day)}`,
    balance: (m: Money) => `balance ${money(m)}`,
    nothing: 'Nothing was owed and nothing happened in this time.',
    open: 'Open invoices',
    openIn: (currency: string) => `Open invoices in ${currency}`,
    account: (currency: string) => `Account in ${currency}`,
    openLine: (a: { number: string; outstanding: Money; due: Day; daysOverdue: number }): string =>
      a.daysOverdue > 0
        ? `${a.number}: ${money(a.outstanding)}, ${days(a.daysOverdue)} overdue since ${day(a.due)}`
        : `${a.number}: ${money(a.outstanding)}, due ${day(a.due)}`,
    disputed: (m: Money) => `${money(m)} of it in dispute`,
    interest: (a: { amount: Money; day: Day }) =>
      `Late interest up to ${day(a.day)}: ${money(a.amount)}, not charged and not in the balance.`,
    moreLines: (n: number) => `${count(n, { one: 'line', other: 'lines' })} more in the files.`,
    moreCurrencies: (list: string) => `Also in ${list}: see the files.`,
    filesSent: 'CSV and PDF are in your messages with me.',
    period: (a: { from: Day; to: Day }) => daySpan(a.from, a.to),
    columns: {
      day: 'Day',
      what: 'What',
      charged: 'Charged',
      paid: 'Paid or credited',
      balance: 'Balance',
      invoice: 'Invoice',
      issued: 'Issued',
      due: 'Due',
      amount: 'Amount',
      open: 'Open',
      disputed: 'In dispute',
      days: 'Days overdue',
    },
    ageing: (currency: string) => `Ageing in ${currency}`,
    startAfterEnd: (a: { from: Day; to: Day }) => `The first day (${day(a.from)}) is after the last (${day(a.to)}).`,
  },

  creditNote: {
    what: {
      'credit-note': 'credit note',
      discount: 'cash discount',
      'write-off': 'write-off',
    } satisfies Record<CreditKind, string>,
    taken: (a: { amount: Money }) => `a cash discount of ${money(a.amount)} taken`,
    takenOn: (a: { number: string; amount: Money }) =>
      `${a.number}: a cash discount of ${money(a.amount)} taken, settled.`,
    late: (a: { number: string; amount: Money; lastDay: Day }) =>
      `${a.number}: the ${money(a.amount)} still open are its cash discount, which ended on ${day(a.lastDay)}.`,
    allowOrLeave: 'Allow it, or leave it open.',
    allow: 'Allow it',
    allowed: (a: { number: string; amount: Money }) =>
      `The cash discount of ${money(a.amount)} on ${a.number} is allowed: settled.`,
    noSuchDiscount: 'What is open is no longer this discount. Nothing was saved.',
    notReadable: 'This button cannot be read any more. Nothing was saved: give the command again.',
    writeOff: 'Write off',
    askWriteOff: (a: { number: string; customer: string; amount: Money }) =>
      `Write off ${money(a.amount)} of ${a.number} (${a.customer})?`,
    standing: (a: { outstanding: Money; due: Day; daysOverdue: number }): string =>
      a.daysOverdue > 0
        ? `${money(a.outstanding)} open, ${days(a.daysOverdue)} overdue since ${day(a.due)}`
        : `${money(a.outstanding)} open, due ${day(a.due)}`,
    reason: (reason: string) => `Reason: ${reason}`,
    whatItDoes: 'It is no longer receivable and no longer chased. The sale stays in the books.',
    writtenOff: (a: { number: string; customer: string; amount: Money; outstanding: Money }) =>
      a.outstanding.minor <= 0
        ? `${money(a.amount)} of ${a.number} (${a.customer}) is written off: nothing open.`
        : `${money(a.amount)} of ${a.number} (${a.customer}) is written off: ${money(a.outstanding)} open.`,
    writeOffTooMuch: (a: { number: string; outstanding: Money }) =>
      `A write-off cannot be more than what is open on ${a.number}: ${money(a.outstanding)}.`,
    changedMeanwhile: (a: { number: string; outstanding: Money }) =>
      `${a.number} has changed since: ${money(a.outstanding)} open now. Nothing was written off.`,
    undo: 'To take it back:',
    reversed: (a: { what: CreditKind; number: string; amount: Money; day: Day; outstanding: Money }): string =>
      `The ${en.creditNote.what[a.what]} of ${money(a.amount)} of ${day(a.day)} on ${a.number} is reversed: ${money(a.outstanding)} open.`,
    nothingCredited: (a: { number: string }) => `${a.number} has no credit note, discount or write-off to reverse.`,
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
        ? `Pays ${tenths(n)} days late on average in 12 months, by amount.`
        : n < 0
          ? `Pays ${tenths(-n)} days early on average in 12 months, by amount.`
          : 'Pays on the day, on average in 12 months.',
    paysUnknown: 'How it pays is not known: nothing was paid in 12 months, and nothing is overdue.',
    invoices: 'Open invoices, the longest overdue first',
  },

  screening: {
    step: {
      registry: 'Public registry',
      statements: 'Financial statements',
      reputation: 'Payment reputation',
    } satisfies Record<ScreeningStep, string>,
    through: 'through the screening',
    notThrough: 'not through the screening',
    mayBuy: 'It may have credit.',
    mayNotBuy: 'Sell to it for cash in advance until it is through.',
    tradedBefore: 'It was a customer before there was a screening, and may buy on credit meanwhile.',
    todo: {
      registry:
        'Look the company up in the public registry: that it exists, its credit report, its court records, how often its management changed.',
      statements: 'Ask for the financial statements of two years, and enter the few figures that the ratios need.',
      reputation: 'Ask its other suppliers how it pays, and whom it buys from and sells to.',
    } satisfies Record<ScreeningStep, string>,
    result: { clear: 'clear', concern: 'concern', failed: 'failed' } satisfies Record<ScreeningResult, string>,
    looked: (a: { who: string; day: Day }) => `${a.who}, ${day(a.day)}`,
    registration: {
      uscc: 'Unified social credit code',
      'eu-vat': 'EU VAT number',
      lei: 'Legal entity identifier (LEI)',
    } satisfies Record<RegistrationKind, string>,
    registered: (a: { what: string; number: string }) => `${a.what} ${a.number}, check digits verified`,
    point: {
      'credit-report': 'Credit report',
      'court-records': 'Court records',
      'management-changes': 'Changes of management',
      'key-ratios': 'Key ratios',
      reputation: 'Reputation in the trade',
      'supply-chain': 'Stability of its supply chain',
    } satisfies Record<ScreeningPoint, string>,
    grade: { good: 'good', fair: 'fair', poor: 'poor' } satisfies Record<Grade, string>,
    graded: (a: { point: string; grade: string; points: number; of: number }) =>
      `${a.point}: ${a.grade}, ${a.points} of ${a.of}`,
    notGraded: (point: string) => `${point}: no grade`,
    yearEnd: (a: { day: Day; currency: string }) => `Year to ${day(a.day)}, in ${a.currency}`,
    ratio: {
      current: 'Current ratio',
      quick: 'Quick ratio',
      'debt-to-equity': 'Debt to equity',
      'gross-margin': 'Gross margin',
      'interest-cover': 'Interest cover',
    } satisfies Record<Ratio, string>,
    /** In the place of a ratio that has nothing to divide by. */
    without: {
      current: 'nothing owed within the year',
      quick: 'nothing owed within the year',
      'debt-to-equity': 'no equity left',
      'gross-margin': 'no sales',
      'interest-cover': 'no interest',
    } satisfies Record<Ratio, string>,
    trend: { better: 'better', same: 'the same', worse: 'worse' },
    middleGrade: 'the middle grade of the five',
    ratioLine: (a: { ratio: string; value: string; before: string; trend: string | null; grade: string }) =>
      `${a.ratio}: ${a.value}, year before ${a.before}${a.trend === null ? '' : `, ${a.trend}`} · ${a.grade}`,
    columns: { ratio: 'Ratio', value: 'Year', before: 'Year before', trend: 'Change', grade: 'Grade' },
    score: (score: number) => `Score: ${score} of 100`,
    noScore: (a: { ungraded: number; of: number }) => `No score: ${a.ungraded} of ${a.of} points without a grade.`,
    missing: (what: readonly string[]) => `Still missing: ${list(what)}.`,
    missingGrade: (point: string) => `a grade for “${point}”`,
    firstLimit: (m: Money) =>
      m.minor === 0 ? 'First limit by rule: 0, cash in advance' : `First limit by rule: ${money(m)}`,
    equityShare: (a: { percent: number; of: Money; share: Money }) =>
      `${a.percent}% of the equity of ${money(a.of)}: ${money(a.share)}`,
    salesShare: (a: { percent: number; of: Money; share: Money }) =>
      `${a.percent}% of the yearly sales of ${money(a.of)}: ${money(a.share)}`,
    scored: (score: number) => `Of the lesser ${score}%, as the score is ${score} of 100, rounded down to two digits`,
    redScore: (score: number) => `A score of ${score} is too low for credit`,
    rule: 'Both shares are set with',
    noFirstLimit: 'There is no first limit by rule without a score.',
    limitNow: (m: Money) => (m.minor === 0 ? 'Cash in advance now: its limit is 0' : `Limit now: ${money(m)}`),
    sharesLimit: (parent: string) => ending(`It shares the limit of ${parent}`),
    noFirewall: 'To ask for a limit, choose a channel for approvals first:',
    ask: 'Ask for this limit',
    open: 'Open the screening',
    whoRecords: 'Somebody in finance or an admin records the screening: ask one of them.',
    record: (step: number) => `Record step ${step}`,
    again: (step: number) => `Look at step ${step} again`,
    recorded: (a: { step: string; result: string }) => `${a.step} recorded: ${a.result}.`,
    notClear: (points: readonly string[]) =>
      `With ${list(points.map((point) => `“${point}”`))} graded poor the step is not clear. Choose concern or failed.`,
    statementsOld: (a: { yearEnd: Day; months: number }) =>
      `Statements to ${day(a.yearEnd)} are more than ${months(a.months)} old: the step is not clear. Ask for newer ones, or choose concern or failed.`,
    oldThen: (n: number) => `More than ${months(n)} old when it was looked at: a concern at best.`,
    form: {
      registration: 'Registration number',
      registrationHint:
        'Unified social credit code, EU VAT number or LEI: the check digits are verified. Any other number belongs in the evidence.',
      notGraded: 'Not looked at',
      result: (customer: string) => `Result for ${customer}`,
      resultMissing: 'The result is missing: clear, concern or failed.',
      resultChoice: {
        clear: 'Clear: nothing speaks against it',
        concern: 'Concern: credit with care',
        failed: 'Failed: no credit',
      } satisfies Record<ScreeningResult, string>,
      evidence: 'Evidence',
      evidenceHint: 'A link or a note: what anybody can look up again.',
      evidenceMissing: 'The evidence is missing: a link or a note that anybody can look up again.',
      currency: 'Currency of the statements',
      yearEnd: 'Last day of the later year',
      figureHint: 'The later year / the year before. 0 for what there was none of.',
      figure: {
        sales: 'Sales',
        'cost-of-sales': 'Cost of sales',
        'operating-profit': 'Operating profit, before interest and tax',
        interest: 'Interest expense',
        'current-assets': 'Current assets',
        stock: 'Stock, within current assets',
        'current-liabilities': 'Current liabilities',
        liabilities: 'All liabilities',
        equity: 'Equity',
      } satisfies Record<StatementFigure, string>,
      bothYears: (text: string) =>
        `“${text}” is not two amounts. Write the later year, a slash, and the year before: 1,200,000 / 980,000`,
      notNegative: (text: string) => `“${text}” cannot be less than zero.`,
      oneCurrency: (a: { text: string; currency: string }) => `“${a.text}” is not in ${a.currency}, as the rest is.`,
      partOverWhole: (a: { part: string; whole: string }) => `“${a.part}” cannot be more than “${a.whole}”.`,
      wrongCheckDigit: (a: { text: string; what: string }) =>
        `“${a.text}” has a slip in it: as ${a.what} its check digits do not fit.`,
      unknownNumber: (text: string) =>
        `“${text}” is no unified social credit code, EU VAT number or LEI. Put other numbers into the evidence.`,
    },
  },

  invoice: {
    open: (a: { outstanding: Money; days: number; day: Day }) =>
      a.days === 0
        ? `${money(a.outstanding)} open, due today`
        : `${money(a.outstanding)} open, due in ${days(a.days)} on ${day(a.day)}`,
    overdue: (a: { outstanding: Money; days: number; day: Day }) =>
      `${money(a.outstanding)} open, ${days(a.days)} overdue since ${day(a.day)}`,
    settled: (d: Day | null) => (d ? `settled on ${day(d)}` : 'settled'),
    /** While its cash discount is to be had. */
    settles: (a: { amount: Money; lastDay: Day }) => `${money(a.amount)} settles it until ${day(a.lastDay)}`,
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
      'credit-note-reversed': 'credit note reversed',
      discount: 'cash discount',
      'discount-reversed': 'cash discount reversed',
      'write-off': 'written off',
      'write-off-reversed': 'write-off reversed',
    } satisfies Record<InvoiceEvent['kind'], string>,
    moreEvents: (n: number) => `${number(n)} earlier left out`,
  },

  outcome: {
    /** The duties that follow from what was recorded. */
    next: 'What follows',
    nextDuty: (a: { rule: RuleId; day: Day }): string => `${en.duty.what[a.rule]} on ${day(a.day)}`,
    nothingFollows: 'Nothing to do for it.',
    yearsUnknown: (years: readonly string[]) =>
      `The official working days of ${list(years)} are not published yet: days are counted Monday to Friday.`,
    customerRecorded: (a: { name: string; code: string }) => `${a.name} is recorded, code ${a.code}.`,
    customerChanged: (a: { name: string }) => `${a.name} is changed.`,
    customerUnchanged: (a: { name: string }) => `${a.name} was like that already: nothing changed.`,
    changed: (a: { what: string; before: string; after: string }) => `${a.what}: ${a.before} → ${a.after}`,
    field: { name: 'Name', code: 'Code', terms: 'Terms', currency: 'Currency', owner: 'Owner' },
    samples: (terms: string) => `With ${terms}, an invoice`,
    sample: ({ from, dues }: SampleDueDay) =>
      `of ${day(from)} is due on ${list(dues.map((d) => `${day(d.due)}${d.discountDay ? ` (discount until ${day(d.discountDay)})` : ''}`))}`,
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
    /** Why a credit note is not booked on the day that was typed. */
    creditMoved: {
      issued: (d: Day) => `It is booked on ${day(d)}, the day of the invoice: a credit note cannot be older.`,
      reopened: (d: Day) =>
        `It is booked on ${day(d)}, when the invoice was opened again: before that it was settled, or less of it was open.`,
    },
    stillDisputed: (a: { disputed: Money; toCredit: Money; command: string }) =>
      `${money(a.disputed)} of it is still in dispute. If the customer is right: ${a.command} ${
        a.toCredit.minor === 0
          ? 'ends it, and credits nothing more.'
          : `ends it, and credits ${money(a.toCredit)} more.`
      }`,
    moreThanOpen: (a: { number: string; outstanding: Money }) =>
      `A credit note cannot be more than what is open on ${a.number}: ${money(a.outstanding)}.`,
    moved: (a: { number: string; before: Day; after: Day }) =>
      `${a.number} is due on ${day(a.after)} (was ${day(a.before)}).`,
    pastDue: (a: { number: string; due: Day }) =>
      `${a.number} was due on ${day(a.due)}: what is past due is put off by finance. Ask them, or record what the customer promised.`,
    dueBeforeIssue: (a: { issued: Day; due: Day }) =>
      `An invoice cannot be due (${day(a.due)}) before it is issued (${day(a.issued)}).`,
    inTheFuture: (a: { day: Day; today: Day }) =>
      `${day(a.day)} is in the future; today is ${day(a.today)}. Give today or an earlier day.`,
    balanceRecorded: (a: { account: string; balance: Money; day: Day }) =>
      `${a.account}: ${money(a.balance)} on ${day(a.day)}.`,
    newAccount: 'This is a new account.',
    restricted: 'Restricted cash: the orange light does not count it.',
    accountInOtherCurrency: (a: { account: string; currency: string }) =>
      `${a.account} is an account in ${a.currency}. Give its balance in ${a.currency}.`,
    movementRecorded: (a: { direction: 'in' | 'out'; amount: Money; day: Day; category: string }) =>
      ending(`${money(a.amount)} ${a.direction} on ${day(a.day)}: ${a.category}`),
    activity: (a: { activity: Activity; guessed: boolean }): string =>
      a.guessed
        ? `Counted as ${en.movement.activity[a.activity]}, by its words. To say it yourself, write operating, investing, financing or transfer behind it.`
        : `Counted as ${en.movement.activity[a.activity]}.`,
    baseCurrency: (a: { currency: string }) => `${a.currency} is the base currency: it needs no rate.`,
    rateRecorded: (a: { from: string; rate: string; to: string; day: Day }) =>
      `1 ${a.from} = ${a.rate} ${a.to} from ${day(a.day)}.`,
    dutyDone: (a: { what: string; about: string }) => ending(`${a.what}: ${a.about}`),
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
    addressSaved: (a: { who: string; address: string }) => `Answers to letters of ${a.who} go to ${a.address}.`,
  },

  /** Requests for a limit or a release, their card in the approvals channel, and who may approve. */
  approval: {
    title: {
      limit: (a: { customer: string; amount: Money }) =>
        a.amount.minor === 0
          ? `${a.customer}: cash in advance asked for`
          : `${a.customer}: credit limit of ${money(a.amount)} asked for`,
      release: (customer: string) => `${customer}: release of the hold asked for`,
    },
    askedBy: (a: { who: string; when: string }) => `Asked by ${a.who}, ${a.when}`,
    proposed: (when: string) => `Proposed by Cashlight, ${when}`,
    expires: (when: string) => `expires ${when}`,
    /** Behind a customer's name. */
    limitOf: (a: { amount: Money; since: Day }): string =>
      a.amount.minor === 0
        ? `cash in advance since ${day(a.since)}`
        : `limit of ${money(a.amount)} since ${day(a.since)}`,
    noLimit: 'no limit approved yet',
    /** As a line of its own. */
    limitLine: (limit: string) => capitalised(limit),
    sharedWith: (names: string) => `shared with ${names}`,
    exposure: 'Exposure',
    headroom: (m: Money) => `Headroom with the new limit: ${money(m)}`,
    overBy: (m: Money) => `Already over the new limit by ${money(m)}`,
    headroomUnknown: (a: { currency: string; day: Day }) =>
      `Headroom with the new limit: not known, there is no ${a.currency} rate on or before ${day(a.day)}: /cash rate`,
    /** What speaks against an approval: asked before it is given, and told to who asked for it. */
    caution: {
      asked: { title: 'Approve all the same?', confirm: 'Approve', deny: 'Not yet' },
      onHold: (a: { customer: string; since: Day; because: string }) =>
        `${a.customer} is on hold since ${day(a.since)}: ${a.because}.`,
      'over-new': (a: { customer: string; exposure: Money; over: Money }) =>
        `The exposure to ${a.customer} is ${money(a.exposure)} now: ${money(a.over)} over the new limit.`,
      'over-limit': (a: { customer: string; exposure: Money; over: Money }) =>
        `The exposure to ${a.customer} is ${money(a.exposure)} now: ${money(a.over)} over the limit in force.`,
      exposure: (a: { customer: string; exposure: Money }) =>
        `The exposure to ${a.customer} is ${money(a.exposure)} now.`,
    },
    moved: (channel: string) => `Now in ${channel}: it is decided there.`,
    tier: 'Tier',
    noTier: {
      nothingKnown: 'not known yet: neither payments nor a score to go by',
      notFound: 'not known yet: it is found every morning, once there is a channel for approvals',
    },
    score: 'Score',
    scoreOf: (n: number) => `${number(n)} of 100`,
    noScore: 'none yet',
    notGraded: (a: { ungraded: number; of: number }) => `none yet, ${a.ungraded} of ${a.of} points without a grade`,
    notScreened: 'not through the screening',
    tradedBefore: 'not screened, traded with before',
    behaviour: 'Pays',
    late: (a: { days: number; onTime: number; settled: number }) =>
      `${a.days > 0 ? `${tenths(a.days)} days late` : a.days < 0 ? `${tenths(-a.days)} days early` : 'on the day'} on average, ${number(a.onTime)} of ${number(a.settled)} on time in 12 months`,
    behaviourUnknown: 'not known yet: nothing paid in 12 months, and nothing overdue',
    overdue: 'Overdue',
    overdueOf: (a: { amounts: string; count: number; daysMax: number }) =>
      `${a.amounts} (${invoices(a.count)}, up to ${days(a.daysMax)})`,
    nothingOverdue: 'nothing',
    netAtRisk: 'Net at risk',
    notInsured: (m: Money) => `${money(m)}, nothing insured`,
    onHold: (a: { customer: string; since: Day; what: string }) =>
      `On hold since ${day(a.since)} (${a.customer}): ${a.what}`,
    asItStood: (d: Day) => `As it stood on ${day(d)}:`,
    signed: (a: { who: string; when: string; exposure: Money | null }) =>
      `✓ ${a.who} approves, ${a.when}${a.exposure === null ? '' : `, at an exposure of ${money(a.exposure)}`}; a second approver is needed`,
    lapsed: (a: { who: string; when: string; why: string }) =>
      `✗ ${a.who} approved, ${a.when}, which no longer counts: ${a.why}`,
    lapse: {
      'put-on-hold': 'put on hold since',
      'worse-tier': (a: { before: Tier | null; tier: Tier }): string =>
        `its tier has turned ${a.before === null ? '' : `from ${en.tier.name[a.before]} `}to ${en.tier.name[a.tier]} since`,
    },
    lapsedTo: (a: { customer: string; when: string; why: string }) =>
      `Your approval for ${a.customer}, ${a.when}, no longer counts: ${a.why}.`,
    lookAgain: 'If you would still approve it, press Approve on its card again.',
    mayDecide: (who: string) => `May approve it: ${who}`,
    nobodyCanTell: 'Nobody may approve it before there is an exchange rate to compare it with: /cash rate',
    nobodyMay: 'Nobody else may approve this much. An admin names approvers: /cash approver @PERSON amount',
    decided: {
      approved: (a: { who: string; when: string }) => `✓ Approved by ${a.who}, ${a.when}`,
      approvedLimit: (a: { amount: Money; who: string; when: string }) =>
        a.amount.minor === 0
          ? `✓ Cash in advance, approved by ${a.who}, ${a.when}`
          : `✓ Limit of ${money(a.amount)} approved by ${a.who}, ${a.when}`,
      rejected: (a: { who: string; when: string }) => `✗ Rejected by ${a.who}, ${a.when}`,
      withdrawn: (a: { who: string; when: string }) => `Withdrawn by ${a.who}, ${a.when}`,
      expired: (when: string) => `Expired ${when}: nobody decided in time`,
    },
    buttons: { approve: 'Approve', less: 'Approve less', reject: 'Reject', ask: 'Ask' },
    outcome: {
      asked: (a: { channel: string; who: string }) => `Asked in ${a.channel}. ${a.who}`,
      edited: (channel: string) => `Your request is changed, and its card in ${channel} with it.`,
      alreadyAsked: (a: { channel: string; who: string }) =>
        `A request for this customer waits in ${a.channel} already, asked by ${a.who}.`,
      noFirewall: 'There is no channel for approvals yet. An admin chooses one.',
      sharesLimit: (a: { customer: string; head: string }) =>
        `${a.customer} shares the limit of ${a.head}: ask for that one.`,
      notScreened: (customer: string) => `${customer} is not through the screening, and can have no credit before.`,
      notOnHold: (customer: string) => `${customer} is not on hold.`,
      unchanged: (a: { customer: string; amount: Money }) =>
        a.amount.minor === 0
          ? `${a.customer} is on cash in advance already.`
          : `${a.customer} has a limit of ${money(a.amount)} already.`,
      approved: (customer: string) => ending(`Approved for ${customer}`),
      rejected: (customer: string) => ending(`Rejected for ${customer}`),
      withdrawn: 'Your request is withdrawn.',
      signed: (a: { authority: Money }) =>
        `Noted. This is above your authority of ${money(a.authority)}: a second approver has to approve it too.`,
      notAnApprover: 'You are not one of the approvers.',
      alreadyDecided: 'This is decided already.',
      expired: 'This request has expired. It can be asked for again.',
      editedMeanwhile: 'The request was changed since this card was drawn. This is what is asked for now.',
      ownRequest: 'You asked for this yourself: somebody else has to approve it. You can withdraw it with Reject.',
      nothingOnHold: 'There is no hold any more.',
      standsWorse: (customer: string) =>
        `${customer} stands worse than on the card that you pressed. Nothing is approved: look at the card again, which shows it now.`,
      notLess: (asked: Money) => `That is not less than the ${money(asked)} asked for.`,
      noRate: 'There is no exchange rate to compare this with your authority. Enter one.',
      aboveAuthority: (authority: Money) => `That is above your authority of ${money(authority)}.`,
      alreadySigned: (authority: Money) =>
        `You have approved this already. It is above your authority of ${money(authority)} and waits for a second approver.`,
      noSuchRequest: 'I do not find this request.',
      questionAsked: 'Your question is in the thread of the card.',
    },
    /** Asked once, before a limit is put before the approvers. */
    doubt: {
      otherCurrency: (a: { customer: string; amount: Money; before: Money }) =>
        ending(
          `${money(a.amount)} is in another currency than the ${money(a.before)} that you asked for ${a.customer}`,
        ),
      tenTimes: {
        limit: (a: { customer: string; amount: Money; than: Money }) =>
          `${money(a.amount)} is ten times the limit of ${a.customer} or more: that is ${money(a.than)}.`,
        sales: (a: { customer: string; amount: Money; than: Money }) =>
          `${money(a.amount)} is ten times what ${a.customer} bought in twelve months or more: that was ${money(a.than)}.`,
      },
      notAsked: 'It is not asked for yet. If it is meant, press the button; if not, type it again.',
      ask: (m: Money) => `Ask for ${money(m)}`,
      notReadable: 'I cannot read this button. Please type the request again.',
    },
    form: {
      limitTitle: 'Ask for a limit',
      releaseTitle: 'Ask for a release',
      customer: 'Customer',
      amount: 'Limit',
      amountHint: '0 means cash in advance.',
      currency: 'Currency',
      reason: 'Reason',
      reasonHint: 'Whoever approves reads it, and it is kept.',
      ask: 'Ask',
      lessTitle: 'Approve less',
      less: 'Limit to approve',
      lessHint: (asked: string) => `Less than the ${asked} asked for.`,
      note: 'Note',
      approve: 'Approve',
      rejectTitle: 'Reject',
      reject: 'Reject',
      askTitle: 'Ask a question',
      question: 'Question',
      questionHint: 'It goes into the thread of the card, for everybody in the channel to read.',
    },
    result: {
      approved: (a: { customer: string; amount: Money | null; who: string }) =>
        a.amount === null
          ? `${a.customer} is released from its hold: approved by ${a.who}.`
          : a.amount.minor === 0
            ? `${a.customer} is on cash in advance: approved by ${a.who}.`
            : `${a.customer} has a limit of ${money(a.amount)}: approved by ${a.who}.`,
      less: (asked: Money) => `Asked for: ${money(asked)}.`,
      rejected: (a: { customer: string; who: string }) => `The request for ${a.customer} was rejected by ${a.who}.`,
      expired: (customer: string) =>
        `The request for ${customer} expired: nobody decided it in time. Ask again if it still matters.`,
      /** Of a proposal, to whoever owns the customer: they asked for nothing. */
      proposalRejected: (a: { customer: string; who: string }) =>
        `The limit that Cashlight proposed for ${a.customer} was rejected by ${a.who}.`,
      proposalExpired: (customer: string) =>
        `The limit that Cashlight proposed for ${customer} expired: nobody decided it in time.`,
    },
    everybody: 'Everybody',
    question: (a: { who: string; to: string; text: string }) => `${a.to}, ${a.who} asks: ${a.text}`,
    audit: {
      title: (a: { customer: string; day: Day }) => `${a.customer} on ${day(a.day)}`,
      givenBy: (a: { who: string; day: Day }) => `The limit was approved by ${a.who} on ${day(a.day)}.`,
      findings: 'Screening as it was known then',
      finding: (a: { step: string; result: string; day: Day; who: string }) =>
        `${a.step}: ${a.result}, ${day(a.day)}, by ${a.who}`,
      noFinding: (step: string) => `${step}: not looked at yet`,
      fromFacts: 'From what is dated on or before that day. What was recorded later for it is counted.',
    },
    limitCard: {
      title: (a: { customer: string; limit: string }) => `${a.customer}: ${a.limit}`,
      history: 'Decided so far, the newest first',
      /** `asked` is null for the release of a hold. */
      decided: (a: { asked: Money | null; ending: string }) =>
        `${a.asked === null ? 'Release of the hold' : a.asked.minor === 0 ? 'Cash in advance' : `${money(a.asked)} asked for`}: ${a.ending}`,
      /** null: the release of a hold. */
      waits: (m: Money | null) =>
        `${m === null ? 'The release of the hold' : m.minor === 0 ? 'Cash in advance' : money(m)} waits for a decision`,
      ask: 'Ask for a limit',
    },
    approvers: {
      title: (n: number) => (n === 0 ? 'Nobody may approve yet.' : count(n, { one: 'approver', other: 'approvers' })),
      upTo: (m: Money) => `up to ${money(m)}`,
      saved: (a: { who: string; authority: Money }) => `${a.who} may approve up to ${money(a.authority)}.`,
      removed: (who: string) => `${who} may no longer approve. What they approved stands.`,
      noAuthority: (who: string) => `Up to 0 ${who} could approve nothing. To take them off the approvers, type “off”.`,
      notAMember: (who: string) => `${who} is not on the team. Add them first.`,
      notAnApprover: (who: string) => `${who} is no approver.`,
    },
  },

  /** Risk tiers by colour, and what stops credit. A hold is a stop of further credit. */
  tier: {
    name: { green: 'green', yellow: 'yellow', orange: 'orange', red: 'red' } satisfies Record<Tier, string>,
    since: (a: { tier: Tier; day: Day }): string => `${en.tier.name[a.tier]} since ${day(a.day)}`,
    /** More than one in a message. */
    several: (n: number) => `${number(n)} customers: tier changed, or credit stopped`,
    turned: (a: { customer: string; before: Tier; tier: Tier }): string =>
      `${a.customer}: tier ${en.tier.name[a.before]} → ${en.tier.name[a.tier]}`,
    held: (customer: string) => `${customer} is on hold`,
    onHold: 'on hold',
    heldSince: (a: { customer: string; day: Day }) => `${a.customer} is on hold since ${day(a.day)}`,
    because: {
      'red-signal': (what: string) => `red signal “${what}”`,
      'red-tier': () => 'its tier turned red',
      'hand-over': (what: string) => `${what} is to be handed over`,
    } satisfies Record<HoldCause, (what: string) => string>,
    holdMeans:
      'Orders and deliveries on credit are refused until an approver releases it. Cash in advance and invoicing go on.',
    part: {
      behaviour: 'Payment behaviour',
      score: 'Screening score',
      signals: 'Signals',
    } satisfies Record<TierPart, string>,
    late: (n: number) =>
      n > 0
        ? `${tenths(n)} days late on average in 12 months`
        : n < 0
          ? `${tenths(-n)} days early on average in 12 months`
          : 'paid on the day on average in 12 months',
    score: (n: number) => `${number(n)} of 100`,
    signal: (a: { what: string; day: Day }) => `“${a.what}”, ${day(a.day)}`,
    unknown: 'not known yet',
    noSignal: 'none open',
    dated: (a: { text: string; day: Day }) => `${a.text} (as of ${day(a.day)})`,
    worstCounts: 'The worst of the three counts. What is not known any more keeps its last colour.',
    none: (customer: string) => `${customer} has no tier yet`,
    buttons: { file: 'Open the screening', release: 'Ask for its release' },
  },

  /** What somebody saw of a customer that its payments do not show yet. */
  signal: {
    recorded: (a: { customer: string; severity: SignalSeverity; what: string }): string =>
      `${capitalised(en.tier.name[a.severity])} signal on ${a.customer}: “${a.what}”.`,
    alreadyOpen: (a: { customer: string; what: string; day: Day }) =>
      `“${a.what}” is open on ${a.customer} since ${day(a.day)}. Nothing was saved.`,
    cleared: (a: { customer: string; count: number }) =>
      `${count(a.count, { one: 'signal', other: 'signals' })} on ${a.customer} cleared.`,
    noneOpen: (customer: string) => `${customer} has no open signal to clear.`,
    tierTurned: (a: { before: Tier; tier: Tier }): string =>
      `Its tier goes from ${en.tier.name[a.before]} to ${en.tier.name[a.tier]}.`,
    tierFirst: (tier: Tier): string => `Its tier is ${en.tier.name[tier]}.`,
    tierStays: (tier: Tier): string => `Its tier stays ${en.tier.name[tier]}.`,
    heldNow: 'It is on hold from now on: orders and deliveries on credit are refused until an approver releases it.',
    stillHeld: 'It stays on hold until an approver releases it.',
    noFirewall: 'Nothing follows from it: nobody has chosen a channel for approvals.',
    open: 'Open signals',
    noColour: (text: string) => `“${text}” needs a colour before it: yellow, orange or red.`,
    noWords: (severity: SignalSeverity): string =>
      `What makes it ${en.tier.name[severity]}? Write it behind the colour.`,
  },

  /** The arithmetic of a proposed limit. */
  proposal: {
    sales: (a: { months: string; sales: Money }) => `Busiest three months, ${a.months}: ${money(a.sales)} invoiced`,
    need: (a: {
      sales: Money
      termsDays: number
      daysLate: number
      tier: Tier
      percent: number
      need: Money
    }): string =>
      `Need: ${money(a.sales)} ÷ 3 × (${days(a.termsDays)} of terms + ${days(a.daysLate)} late) ÷ 30 × ${a.percent}% for ${en.tier.name[a.tier]} = ${money(a.need)}, to two digits`,
    most: (a: { limit: Money; most: Money }) => `At most half more at once: ${money(a.limit)} × 1.5 → ${money(a.most)}`,
    earned: (a: { onTime: number; settled: number }) =>
      `Earned: ${number(a.onTime)} of ${invoices(a.settled)} on time in 12 months, nothing overdue`,
    worse: (a: { before: Tier; tier: Tier }): string =>
      `Its tier went from ${en.tier.name[a.before]} to ${en.tier.name[a.tier]} since the limit was given`,
    down: (a: { limit: Money; beforePercent: number; tierPercent: number; proposed: Money }) =>
      a.beforePercent === 100
        ? `${money(a.limit)} × ${a.tierPercent}% = ${money(a.proposed)}, rounded down to two digits`
        : `${money(a.limit)} × ${a.tierPercent}% ÷ ${a.beforePercent}% = ${money(a.proposed)}, rounded down to two digits`,
  },

  /** What a customer could cost, item by item. */
  exposure: {
    item: {
      open: 'Open invoices',
      delivered: 'Delivered, not invoiced',
      ordered: 'Ordered, not delivered',
      'credit-notes': 'Credit notes on them',
      unapplied: 'Receipts not applied',
    } satisfies Record<ExposureItem, string>,
    total: 'Exposure',
    nothing: 'nothing open, delivered or ordered',
    /** Behind the figure of an item: what it is made of, a currency each. */
    recorded: (amounts: string) => ` (${amounts})`,
    /** In the place of the figure. */
    noRate: (a: { currency: string; day: Day }) =>
      `not known, there is no ${a.currency} rate on or before ${day(a.day)}`,
    headroom: 'Left of the limit',
    over: 'Over the limit by',
  },

  /** `/cash check`, and what orders and deliveries are told by it. `amount` is what was asked for. */
  gate: {
    verdict: {
      'not-screened': (a: AskedCredit) => `${notOnCredit(a)} yet: ${a.customer} is not through the screening.`,
      'on-hold': (a: AskedCredit & { held: string | null; since: Day; what: string }) =>
        a.held === null
          ? `${notOnCredit(a)}. ${a.customer} is on hold since ${day(a.since)}: ${a.what}`
          : `${notOnCredit(a)}. ${a.customer} is on hold with ${a.held} since ${day(a.since)}: ${a.what}`,
      'no-first-limit': (a: AskedCredit) =>
        `${notOnCredit(a)} yet: ${a.customer} is new, and nobody has given it a limit.`,
      'cash-in-advance': (a: AskedCredit & { since: Day }) =>
        `${notOnCredit(a)}: ${a.customer} pays in advance since ${day(a.since)}.`,
      'no-rate': (a: AskedCredit & { currency: string; day: Day }) =>
        a.amount === null
          ? `What is left of the limit of ${a.customer} cannot be told: there is no ${a.currency} rate on or before ${day(a.day)}.`
          : `${money(a.amount)} cannot be compared with the limit of ${a.customer}: there is no ${a.currency} rate on or before ${day(a.day)}.`,
      'already-over': (a: { customer: string; over: Money; limit: Money }) =>
        `${money(a.over)} over its limit of ${money(a.limit)} already: ${a.customer} can buy nothing on credit.`,
      'would-breach': (a: { customer: string; amount: Money; over: Money; limit: Money }) =>
        `${money(a.amount)} would take ${a.customer} ${money(a.over)} over its limit of ${money(a.limit)}.`,
      prepaid: (a: AskedCredit) =>
        a.amount === null
          ? 'It is prepaid and needs no limit: deliver when the money is here.'
          : `${money(a.amount)} for ${a.customer}, prepaid: it needs no limit. Deliver when the money is here.`,
      'no-limit': (a: AskedCredit) =>
        a.amount === null
          ? `Nothing is stopped: no limit is approved for ${a.customer} yet.`
          : `${money(a.amount)} is not stopped: no limit is approved for ${a.customer} yet.`,
      fits: (a: AskedCredit & { headroom: Money; limit: Money }) =>
        a.amount === null
          ? ending(`${money(a.headroom)} is left of the limit of ${money(a.limit)} of ${a.customer}`)
          : `${money(a.amount)} fits: ${money(a.headroom)} of the limit of ${money(a.limit)} of ${a.customer} is left behind it.`,
    },
    todo: {
      prepaid: 'What is paid before it goes can be ordered as prepaid.',
      'not-screened': 'Finish the screening first. What is paid before it goes can be ordered as prepaid.',
      'on-hold': 'Settle the cause and ask for its release. What is paid before it goes can be ordered as prepaid.',
      'no-first-limit': 'Ask for its first limit. What is paid before it goes can be ordered as prepaid.',
      'cash-in-advance': 'Take the payment first and order as prepaid, or ask for a limit.',
      'no-rate': 'Enter the rate, then ask again:',
      'already-over': 'Collect what is due, or ask for a higher limit.',
      'would-breach': (fits: Money) =>
        fits.minor > 0
          ? `${money(fits)} fits now. For all of it collect first, or ask for a higher limit.`
          : 'Collect first, or ask for a higher limit.',
    },
    goneLogged: (verdict: string) => `It went against the gate, and the audit trail says so: ${verdict}`,
    noFirewall: 'Nothing is stopped here: an admin has chosen no channel for approvals yet.',
    exposureOf: (a: { customer: string; total: string }) => `Exposure of ${a.customer}: ${a.total}`,
    button: {
      screen: 'Open the screening',
      limit: 'Ask for a limit',
      release: 'Ask for the release',
      order: 'Log the order',
      prepaid: 'Order as prepaid',
      gone: 'The goods have gone: log it',
    },
    doNotShip: 'Do not ship.',
    notReadable: 'I cannot read what this button carries. Log the delivery once more with /cash delivered.',
    ifGone: 'If the goods have gone already, log it: the record says that the gate was closed.',
    gone: {
      title: 'Have the goods gone?',
      text: (a: { amount: Money; customer: string }) =>
        `${money(a.amount)} to ${a.customer} is logged as delivered, against the gate and under your name.`,
      confirm: 'They have gone',
      deny: 'Not yet',
    },
    alreadyLogged: (a: { amount: Money; customer: string; delivered: Day }) =>
      `This delivery of ${money(a.amount)} to ${a.customer} on ${day(a.delivered)} is logged already.`,
  },

  order: {
    recorded: (a: { number: string; customer: string; amount: Money; day: Day }) =>
      `${a.number} of ${a.customer}: ${money(a.amount)} ordered on ${day(a.day)}.`,
    notLogged: (number: string) => `${number} is not logged.`,
    alreadyOrdered: (a: { number: string; customer: string }) =>
      `${a.number} of ${a.customer} is already recorded. Nothing was saved; this is the first one:`,
    ordered: (a: { amount: Money; day: Day }) => `${money(a.amount)} ordered on ${day(a.day)}`,
    prepaid: 'prepaid',
    toDeliver: (m: Money) => `${money(m)} to deliver`,
    state: {
      open: 'open',
      delivered: 'delivered in full',
      cancelled: 'cancelled',
    } satisfies Record<OrderState, string>,
    cancelledOn: (d: Day) => `cancelled on ${day(d)}`,
    delivery: (a: { day: Day; amount: Money }) => `${day(a.day)}: ${money(a.amount)} delivered`,
    noDeliveries: 'Nothing is delivered of it yet.',
    moreDeliveries: (n: number) => `${number(n)} earlier left out`,
    cancelled: (a: { number: string; customer: string; freed: Money }) =>
      `${a.number} of ${a.customer} is cancelled: ${money(a.freed)} is no longer to deliver.`,
    alreadyCancelled: (number: string) => `${number} is cancelled already. Nothing changed.`,
    alreadyDelivered: (number: string) => `${number} is delivered in full: nothing of it is left to cancel.`,
    noSuchOrder: (text: string) => `There is no order “${text}”.`,
    whichOrder: (a: { number: string; customers: readonly string[] }) =>
      `${a.number} is an order of ${list(a.customers)}. Write the customer behind the number.`,
    amountMissing: (a: { number: string; toDeliver: Money }) =>
      `${money(a.toDeliver)} of ${a.number} is still to deliver. The amount of this delivery is missing.`,
    /** In front of the command. */
    cancelFirst: 'To change it, cancel it and log it anew:',
    doubt: {
      again: (a: { amount: Money; customer: string; delivered: Day }) =>
        `A delivery of ${money(a.amount)} to ${a.customer} on ${day(a.delivered)} is logged already.`,
      beyond: (a: { amount: Money; number: string; toDeliver: Money; beyond: Money }) =>
        a.toDeliver.minor > 0
          ? `${money(a.amount)} is ${money(a.beyond)} more than ${a.number} still has to deliver.`
          : `${a.number} is delivered in full: all of ${money(a.amount)} is more than was ordered.`,
      todo: {
        again: 'Again, or the same? If it is the same, there is nothing to do.',
        beyond:
          'Nothing is logged yet. If it belongs to another order, or to none, write “order” and its number, or “no order”, behind the amount.',
      } satisfies Record<DeliveryDoubt['kind'], string>,
      sure: 'Log it all the same',
    },
    /** Of a delivery. */
    whichOfOrders: (orders: readonly string[]) =>
      `Several orders are open: ${list(orders)}. Write “order” and its number behind the amount, or “no order”.`,
    orderCancelled: (a: { number: string; day: Day }) =>
      `${a.number} was cancelled on ${day(a.day)}. Name another order, or write “no order”.`,
    otherCurrency: (a: { number: string; ordered: Money; delivered: Money }) =>
      `${a.number} is in ${a.ordered.currency} (${money(a.ordered)}), and you wrote ${money(a.delivered)}. Give the amount in ${a.ordered.currency}.`,
    openOrder: (a: { number: string; toDeliver: Money }) => `${a.number} (${money(a.toDeliver)} to deliver)`,
    onlyOpen: (number: string) =>
      `It counts for ${number}, the only open order. A delivery that is of none takes “no order” behind it.`,
    left: (a: { number: string; toDeliver: Money }) =>
      a.toDeliver.minor > 0
        ? `${a.number}: ${money(a.toDeliver)} still to deliver.`
        : `${a.number} is delivered in full.`,
    beyond: (m: Money) => `${money(m)} of it is more than was ordered.`,
    unpaid: (a: { number: string; unpaid: Money }) =>
      `${a.number} is prepaid, and no receipt covers ${money(a.unpaid)} of this: it is on credit.`,
    form: {
      title: 'Log an order',
      number: 'Order number',
      day: 'Ordered on',
      prepaid: 'Payment',
      prepaidOption: 'Prepaid: paid before delivery',
      ofDelivery: 'Order',
      ofDeliveryHint: 'Its number, or “none”. Left empty, the only open one.',
    },
    group: {
      joined: (a: { customer: string; head: string; limit: Money | null }) =>
        `${a.customer} shares the limit of ${a.head} now: ${a.limit === null ? 'none approved yet' : limitOrCash(a.limit)}. A hold of one holds all.`,
      left: (a: { customer: string; head: string; limit: Money | null }) =>
        `${a.customer} no longer shares the limit of ${a.head}. ${a.limit === null ? 'It has no limit of its own yet.' : `Its own counts again: ${limitOrCash(a.limit)}.`}`,
      ownParent: (customer: string) => `${customer} cannot be its own parent.`,
      unchanged: (a: { customer: string; parent: string | null }) =>
        a.parent === null
          ? `${a.customer} has no parent: nothing changed.`
          : `${a.parent} is the parent of ${a.customer} already: nothing changed.`,
      hasParent: (a: { parent: string; head: string }) =>
        `${a.parent} itself has the parent ${a.head}, and groups have one level. Name ${a.head}.`,
      isParent: (a: { customer: string; children: readonly string[] }) =>
        `${a.customer} is the parent of ${list(a.children)}, and groups have one level.`,
      parent: (name: string) => `parent: ${name}`,
      children: (names: string) => `parent of ${names}`,
    },
  },

  help: {
    title: 'Cashlight: what you can type',
    groups: { see: 'See', record: 'Record', credit: 'Give credit', manage: 'Manage' },
    usage: 'Usage:',
    playground:
      'This is the playground: a demo company, and a clock that you move. Log INV-1001 as below first: the other examples are about it.',
    more: 'More about one command:',
    files: 'Or send me a CSV or Excel file in a direct message.',
    /** What of a verb's other names is shown in this language: those that are words of it. */
    alsoTyped: (aliases: readonly string[]): readonly string[] => aliases.filter((alias) => /^[a-z]/i.test(alias)),
    /** In the list, behind a command: what stands for its verb as well. */
    also: (alias: string) => `(${alias})`,
    /** In the help of one command. */
    alsoAll: (aliases: readonly string[]) => `Also: ${list(aliases)}`,
  },

  /** `usage` and `example` stand after `/cash`; [ ] may be left out. */
  commands: {
    status: { usage: 'status', summary: 'the three cash lights and what is owed', example: 'status' },
    overdue: { usage: 'overdue', summary: 'what is overdue, the longest first', example: 'overdue' },
    ageing: {
      usage: 'ageing [CUSTOMER] [day]',
      summary: 'what is owed, by how late it is; of one customer, invoice by invoice',
      example: 'ageing',
    },
    statement: {
      usage: 'statement CUSTOMER [from to]',
      summary: "a customer's statement of account, with CSV and PDF",
      example: 'statement ACME 2026-09-01 2026-11-20',
    },
    duties: {
      usage: 'duties [team | CUSTOMER]',
      summary: 'what is to do: for you, the team or one customer',
      example: 'duties team',
    },
    customer: {
      usage: 'customer CUSTOMER [terms | parent CUSTOMER | parent none]',
      summary: 'show a customer, or record one with its terms',
      example: 'customer ACME Trading net 30',
    },
    screen: {
      usage: 'screen CUSTOMER',
      summary: 'what is known of a customer before the first sale on credit, and what is missing',
      example: 'screen ACME',
    },
    invoice: {
      usage: 'invoice NUMBER [CUSTOMER amount day terms] [new product]',
      summary: 'show an invoice, or log one',
      example: 'invoice INV-1001 ACME 12,500.00 USD 2026-11-20 net 30',
    },
    check: {
      usage: 'check CUSTOMER [amount] [prepaid]',
      summary: 'may this much more be sold to a customer on credit?',
      example: 'check ACME 20,000',
    },
    order: {
      usage: 'order NUMBER [CUSTOMER amount [day] [prepaid] | cancel]',
      summary: 'log an order, show it, or cancel what is not delivered of it',
      example: 'order SO-77 ACME 20,000',
    },
    delivered: {
      usage: 'delivered CUSTOMER amount [day] [order NUMBER | no order]',
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
      usage: 'credit INVOICE amount [day] ["REASON"]',
      summary: 'record a credit note',
      example: 'credit INV-1001 500 2026-11-20 "Two pallets returned"',
    },
    'write-off': {
      usage: 'write-off INVOICE [amount] "REASON"',
      summary: 'write a bad debt off, all that is open when no amount is given',
      example: 'write-off INV-1001 "The customer was wound up"',
    },
    uncredit: {
      usage: 'uncredit INVOICE',
      summary: 'reverse the last credit note, discount or write-off of an invoice',
      example: 'uncredit INV-1001',
    },
    promise: {
      usage: 'promise INVOICE|CUSTOMER day [amount] ["note"] | … withdrawn',
      summary: 'record by when a customer pays: nobody asks for it until then',
      example: 'promise INV-1001 5 Dec 5,000 "said Mr Li"',
    },
    dispute: {
      usage: 'dispute INVOICE [amount] "reason" [until day] | INVOICE credited|rejected|withdrawn',
      summary: 'record that an amount is in dispute, or how it ended: only the rest is chased',
      example: 'dispute INV-1001 2,000 "short delivery"',
    },
    hold: {
      usage: 'hold INVOICE until day "reason" | INVOICE off',
      summary: 'ask nobody for an invoice until a day',
      example: 'hold INV-1001 until 5 Dec "goods on their way back"',
    },
    note: {
      usage: 'note CUSTOMER|INVOICE "text"',
      summary: 'note what was said, for whoever calls next',
      example: 'note ACME "Mr Li is on holiday until the 8th"',
    },
    terms: {
      usage: 'terms CUSTOMER [terms] | INVOICE terms | INVOICE due day | preview "TERMS"',
      summary: "see and shorten a customer's terms, change an invoice's, or see what terms mean",
      example: 'terms INV-1001 net 45',
    },
    limit: {
      usage: 'limit CUSTOMER [amount "REASON"]',
      summary: "show a customer's credit limit, or ask for another; 0 is cash in advance",
      example: 'limit ACME 50,000 "Two large orders for spring"',
    },
    signal: {
      usage: 'signal CUSTOMER [yellow | orange | red "WHAT" | clear]',
      summary: 'see, log or clear what puts a customer at risk; red stops its credit',
      example: 'signal ACME red "lawsuit filed"',
    },
    audit: {
      usage: 'audit CUSTOMER day',
      summary: 'how a customer stood on a past day: limit, exposure, tier, score',
      example: 'audit ACME 2026-03-01',
    },
    approver: {
      usage: 'approver [@PERSON amount | off]',
      summary: 'who may approve limits, and up to how much',
      example: 'approver @wei 100,000',
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
    policy: { usage: 'policy', summary: 'the credit policy: deadlines, tiers, first limits', example: 'policy' },
    'follow-up': {
      usage: 'follow-up [team]',
      summary: 'who is overdue, what they promised and dispute, what was said last, what has worked',
      example: 'follow-up',
    },
    dso: { usage: 'dso [CUSTOMER]', summary: 'how long money is out, three ways', example: 'dso ACME' },
    dunning: {
      usage: 'dunning',
      summary: 'how we follow up: final notice, hand-over, late interest, how old bank data may be',
      example: 'dunning',
    },
    interest: {
      usage: 'interest CUSTOMER | INVOICE | interest rate [PERCENT from DAY "SOURCE"]',
      summary: 'late interest that may be charged, to charge or waive; the rates in force',
      example: 'interest ACME',
    },
    setup: { usage: 'setup', summary: 'currency, time zone, calendar, channels', example: 'setup' },
    letter: {
      usage: 'letter CUSTOMER [reminder | collection | final-notice | statement] [en | zh] | letter templates',
      summary: 'write to a customer: one letter for all its invoices',
      example: 'letter ACME collection',
    },
    contact: {
      usage: 'contact CUSTOMER ["NAME"] [e-mail] [en | zh] | contact CUSTOMER none',
      summary: 'to whom letters to a customer go, and in which language',
      example: 'contact ACME "Li Lei" li@example.com zh',
    },
    letterhead: {
      usage: 'letterhead',
      summary: 'what stands on every letter: name, address, bank details',
      example: 'letterhead',
    },
    team: {
      usage: 'team [@PERSON admin | finance | sales | viewer | remove | e-mail]',
      summary: 'who is on the team, as what, and where answers to their letters go',
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
      order: 'the order number',
      target: 'the invoice number',
      customer: 'the customer',
      parent: 'the parent',
      account: 'the account',
      amount: 'the amount',
      currency: 'the currency',
      rate: 'the rate',
      day: 'the day',
      terms: 'the terms',
      code: 'the code',
      reason: 'the reason',
      note: 'the note',
      rest: 'the rest of the line',
      person: 'the person',
      role: 'the role',
      language: 'the language',
      address: 'an e-mail address',
    } satisfies Record<EntryPart | 'person' | 'role' | 'language' | 'address', string>,
    missing: (what: string) => `${capitalised(what)} ${what === en.entry.what.terms ? 'are' : 'is'} missing.`,
    notUnderstood: (a: { what: string; text: string }) => `I cannot read “${a.text}” as ${a.what}.`,
    leftOver: (text: string) => `“${text}” is left over: I cannot place it.`,
    notPositive: (text: string) => `“${text}” has to be more than zero.`,
    belowZero: (text: string) => `“${text}” is below zero: 0 or more.`,
    tooManyDigits: (a: { text: string; currency: string }) =>
      `“${a.text}” has more decimals than ${a.currency} allows.`,
    ambiguousAmount: (a: { text: string; readings: readonly string[] }) =>
      `“${a.text}” can be ${either(a.readings)}. Write it without grouping, with a point before the decimals.`,
    ambiguousDay: (a: { text: string; readings: readonly Day[] }) =>
      `“${a.text}” can be ${either(a.readings.map(day))}. Write it as year-month-day, such as 2026-11-20.`,
    ambiguousTerms: (a: { text: string; readings: readonly string[] }) =>
      `“${a.text}” can be read ${a.readings.length === 2 ? 'two' : a.readings.length} ways. ${a.readings.join(' ')}`,
    discountOutlasts: (a: { text: string; days: number }) =>
      `In “${a.text}” the discount (${a.days} days) would outlast the due day.`,
    partOrDiscount: (a: { text: string; basisPoints: number; clear: string }) =>
      `“${a.text}” may be parts or a discount. Of parts say what falls due when: 50% net 30, 50% net 60. A discount of ${a.basisPoints / 100}% is written ${a.clear}.`,
    discountEitherWay: (a: { text: string; percent: number; days: number; clear: string }) =>
      `“${a.text}” can be read two ways. For ${a.percent}% within ${days(a.days)} write ${a.clear}; ${a.days}% within ${days(a.percent)} would outlast the due day.`,
    noDueDays: (a: { text: string; example: string }) =>
      `“${a.text}” does not say how many days after the end of the month all of it is due: write, for example, ${a.example}.`,
    partsNotWhole: (a: { text: string; basisPoints: number }) =>
      `The parts of “${a.text}” come to ${a.basisPoints / 100}%, not 100%.`,
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
    cellsLeftOut: (n: number) => `${count(n, { one: 'cell', other: 'cells' })} left out; their rows count without:`,
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
      'ambiguous-terms': 'payment terms that can be read two ways: write eom 30, or 30 days then eom',
      'not-an-activity': 'not operating, investing, financing or transfer',
      'not-a-direction': 'not in or out',
      'not-yes-or-no': 'not yes or no',
      'no-such-person': 'nobody on the team',
      'not-an-address': 'not an e-mail address',
      'further-addresses': 'only the first address is kept',
      'not-a-language': 'not en or zh',
      'name-too-long': `longer than ${NAME_MAX} characters`,
      'name-not-plain': 'no name: it has four digits in a row, “@”, “:” or “/”',
      'in-the-future': 'in the future',
      'due-before-issue': 'due before it is issued',
      'not-owed': 'cancelled, or still a draft',
      'not-an-instalment': 'not an instalment: the second of three of INV-1 is INV-1/2, with a due day',
      'not-all-instalments': 'other instalments of the same invoice are missing',
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

  /** Letters to customers. `template`, `line` and what stands round them is read by a customer; the rest by whoever writes to them. */
  letter: {
    name: {
      reminder: 'payment reminder',
      collection: 'collection letter',
      'final-notice': 'final notice',
      statement: 'statement letter',
    } satisfies Record<LetterKind, string>,
    template: {
      reminder: {
        subject: 'Payment reminder from {company}: {total}',
        body: `Dear {contact},

May we remind you of the following invoices to {customer}:

{table}

If your payment is already on its way, please disregard this letter. If you need anything from us to pay, please let us know.

{bank details}

Kind regards
{sender}
{company}
{date}`,
      },
      collection: {
        subject: 'Overdue payment to {company}: {total}',
        body: `Dear {contact},

The following invoices to {customer} are overdue. The oldest was due on {due}, {days overdue} ago:

{table}

Please pay {total} within 7 days, or tell us within that time on which day you will pay. If you dispute an invoice, please tell us which amount, and why; the rest remains due.

{bank details}

Kind regards
{sender}
{company}
{date}`,
      },
      'final-notice': {
        subject: 'Final notice from {company}: {total} overdue',
        body: `Dear {contact},

In spite of our reminders we have not received payment of the following invoices to {customer}. The oldest was due on {due}, {days overdue} ago:

{table}

We ask you for the last time to pay {total}, within 7 days of the date of this letter. If the payment has not arrived by then, we will hand the claim over for recovery without writing again, and claim late interest and the costs of recovery as the law allows.

{bank details}

Yours sincerely
{sender}
{company}
{date}`,
      },
      statement: {
        subject: 'Statement of account from {company}, {date}',
        body: `Dear {contact},

Please find attached the statement of account of {customer} as of {date}. The following invoices are open:

{table}

Please compare it with your books, and tell us within 14 days if anything differs.

{bank details}

Kind regards
{sender}
{company}
{date}`,
      },
    } satisfies Record<LetterKind, { subject: string; body: string }>,
    noContact: 'Sir or Madam',
    line: (a: { number: string; dueDay: Day; daysOverdue: number; asked: Money; outstanding: Money }): string =>
      [
        `- ${a.number}: ${money(a.asked)}`,
        ...(a.asked.minor < a.outstanding.minor ? [` of ${money(a.outstanding)}`] : []),
        `, due ${day(a.dueDay)}`,
        ...(a.daysOverdue > 0 ? [`, ${days(a.daysOverdue)} overdue`] : []),
      ].join(''),
    moreLines: (a: { count: number; amounts: string }) =>
      `- ${invoices(a.count)} more: ${a.amounts}, see the statement`,
    received: (amounts: string) => `Received, not yet set against an invoice, and taken off the total: ${amounts}`,
    total: (amounts: string) => `Total: ${amounts}`,
    alsoOverdue: 'Also overdue, and not in the total above:',
    paused: (a: { amounts: string; numbers: string; more: number }): string =>
      `Not asked for here, as payment is promised or agreed for later: ${a.amounts} (${a.numbers}${a.more > 0 ? ` ${en.andMore(a.more)}` : ''})`,
    disputed: (a: { amounts: string; numbers: string; more: number }): string =>
      `Not asked for here, as you dispute it: ${a.amounts} (${a.numbers}${a.more > 0 ? ` ${en.andMore(a.more)}` : ''})`,
    ofWhichDisputed: (a: { amounts: string; numbers: string; more: number }): string =>
      `Of this, you dispute: ${a.amounts} (${a.numbers}${a.more > 0 ? ` ${en.andMore(a.more)}` : ''})`,
    file: {
      letter: {
        reminder: 'Payment reminder',
        collection: 'Collection letter',
        'final-notice': 'Final notice',
        statement: 'Letter',
      } satisfies Record<LetterKind, string>,
      statement: 'Statement',
    },
    write: 'Write a letter',
    form: {
      title: {
        reminder: 'Payment reminder',
        collection: 'Collection letter',
        'final-notice': 'Final notice',
        statement: 'Statement letter',
      } satisfies Record<LetterKind, string>,
      about: (a: {
        letter: LetterKind
        customer: string
        invoices: number
        amounts: string
        also: string | null
        disputed: string | null
        paused: string | null
        received: string | null
      }): string =>
        [
          `${a.customer}: ${invoices(a.invoices)}, ${a.amounts} ${a.letter === 'statement' ? 'open' : 'asked for'}`,
          ...(a.received === null ? [] : [`, ${a.received} received and unapplied taken off`]),
          ...(a.also === null ? [] : [`, ${a.also} also overdue`]),
          ...(a.disputed === null ? [] : [`, ${a.disputed} disputed`]),
          ...(a.paused === null ? [] : [`, ${a.paused} promised or on hold`]),
          '.',
        ].join(''),
      nothingAsked: 'nothing',
      attached: 'By mail, this letter and the statement of account go with it as PDF files.',
      repliesTo: (address: string) => `Answers go to ${address}.`,
      noLanguage: (a: { customer: string; language: string; command: string }) =>
        `No language is set for ${a.customer}; this letter is in ${a.language}. To set it: ${a.command}`,
      subject: 'Subject',
      body: 'Text',
      bodyHint: 'Copy it from here, or change it: it goes out as it stands.',
      way: 'How it goes out',
      byMail: (address: string) => `By mail to ${address}`,
      byHand: 'I copy it and send it myself',
      send: 'Approve & send',
      sent: 'I have sent it',
      cannotMail: {
        off: 'Mail is not set up: copy the text, send it yourself, then press “I have sent it”.',
        'no-address': (code: string) =>
          `No address is known. To send by mail, first type /cash contact ${code} "Li Lei" li@example.com`,
        'no-reply-address':
          'Nobody would get the answer. To send by mail, an admin first types /cash team @wei wei@company.com, of whoever looks after the customer',
        'name-not-plain':
          'A name in this letter holds four digits or an “@”, “:” or “/”, as an account or an address does: copy the text and send it yourself, correct the name, or ask finance to send it.',
      },
      again: 'A second letter today',
      tickedAgain: 'This one is to go today as well',
      tickAgain: 'Tick this if the customer is to get a second letter today.',
      anyway: 'Old news of payments',
      tickedAnyway: 'Ask for it all the same',
      tickAnyway: 'Tick this to ask for it all the same, or first bring in what was paid.',
      ownText:
        'By mail you send the text only as it was drafted. Open the letter anew and leave it unchanged, copy yours and send it yourself, or ask finance to send it.',
    },
    /** Why there is no such letter to write: nothing that it is for. */
    nothingOpen: {
      reminder: (customer: string) =>
        `Nothing of ${customer} is overdue, or due within ${days(DAYS_BEFORE_DUE)}: there is nothing to remind of.`,
      collection: (customer: string) => `Nothing of ${customer} is overdue: there is no collection letter to write.`,
      'final-notice': (customer: string) =>
        `Nothing that ${customer} can be asked for is ${days(COLLECTION_DAYS)} overdue and at collection: it is too early for a final notice.`,
      statement: (customer: string) => `${customer} owes nothing: there is nothing to write.`,
    } satisfies Record<LetterKind, (customer: string) => string>,
    /** What stands before the command that opens it. */
    fitting: {
      reminder: 'A payment reminder is what fits:',
      collection: 'A collection letter is what fits:',
      'final-notice': 'A final notice is what fits:',
      statement: 'A statement letter asks for nothing, and can go all the same:',
    } satisfies Record<LetterKind, string>,
    nameTooLong: (most: number) => `A name has at most ${number(most)} characters here, as it stands in an address.`,
    nameNotPlain:
      'A contact’s name has no four digits in a row and no “@”, “:” or “/”: an account or an address is not part of it.',
    nothingToAsk: {
      sentence: (a: { customer: string; why: string }) => `There is nothing to ask ${a.customer} for now: ${a.why}.`,
      why: {
        promised: (a: { amounts: string; untilDay: Day | null }): string =>
          `${a.amounts} is promised${a.untilDay === null ? '' : ` by ${day(a.untilDay)}`}`,
        held: (a: { amounts: string; untilDay: Day | null }): string =>
          `${a.amounts} is on hold${a.untilDay === null ? '' : ` until ${day(a.untilDay)}`}`,
        disputed: (a: { amounts: string; untilDay: Day | null }): string => `${a.amounts} is in dispute`,
        received: (a: { amounts: string; untilDay: Day | null }): string =>
          `${a.amounts} has come in and is not applied yet`,
      },
    },
    queued: (a: { letter: LetterKind; customer: string; to: string; duties: number }): string =>
      `The ${en.letter.name[a.letter]} to ${a.customer} goes by mail to ${a.to} now.${a.duties === 0 ? '' : ` Once the mail server has it, ${duties(a.duties)} ${a.duties === 1 ? 'is' : 'are'} done.`}`,
    byHand: (a: { letter: LetterKind; customer: string; duties: number; isInstead: boolean }): string =>
      `The ${en.letter.name[a.letter]} to ${a.customer} is recorded as sent by you.${a.isInstead ? ' The one that waited to be mailed is cancelled.' : ''}${a.duties === 0 ? '' : ` ${capitalised(duties(a.duties))} ${a.duties === 1 ? 'is' : 'are'} done with it.`}`,
    oneWaiting: (a: { customer: string; letter: LetterKind }): string =>
      `The ${en.letter.name[a.letter]} to ${a.customer} that was approved before still waits to be sent. Nothing was approved now: wait until it has gone out, or cancel it.`,
    oneInDoubt: (a: { customer: string; letter: LetterKind }): string =>
      `It is not known whether the last ${en.letter.name[a.letter]} to ${a.customer} arrived. First answer what is asked about it in the channel.`,
    alreadyApproved: (a: { customer: string; letter: LetterKind; who: string; when: string }): string =>
      `A ${en.letter.name[a.letter]} to ${a.customer} went out today already, approved by ${a.who}, ${a.when}.`,
    oldNews: (a: { customer: string; age: string }) =>
      `The news of payments is ${a.age} old: ${a.customer} may have paid since.`,
    wentOut: (a: { customer: string; letter: LetterKind }) =>
      `A ${en.letter.name[a.letter]} to ${a.customer} went out since you opened this form.`,
    openAgain: (tick: string) =>
      `Nothing was approved now. If it is meant, copy the text if you changed it, close this form, open the letter again and tick “${tick}”.`,
    changed: (a: { customer: string; letter: LetterKind }) =>
      `What ${a.customer} owes has changed since this letter was written, or when it is due, or the address that it goes to. Nothing was sent: copy the text if you changed it, close this form and open the letter again.`,
    noAddress: (customer: string) => `No address of ${customer} is known.`,
    noReplyAddress:
      'Nobody would get the answer: an admin first has to give an address to whoever looks after the customer, or to the letterhead.',
    question: (a: { letter: LetterKind; customer: string; to: string }): string =>
      `The mail server did not confirm the ${en.letter.name[a.letter]} to ${a.customer} (${a.to}). It may have arrived, and is not sent again by itself. Look into the server's log or ask the customer.`,
    questionNotice: (a: { letter: LetterKind; customer: string }): string =>
      `Did the ${en.letter.name[a.letter]} to ${a.customer} arrive?`,
    answers: { sent: 'It was sent', again: 'Send again' },
    answered: {
      sent: (a: { letter: LetterKind; customer: string; who: string | null }): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was sent${a.who === null ? '' : `, says ${a.who}`}.`,
      again: (a: { letter: LetterKind; customer: string; who: string | null }): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} is sent again${a.who === null ? '' : `, asked for by ${a.who}`}.`,
      cancelled: (a: { letter: LetterKind; customer: string; who: string | null }): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} does not go by mail any more: cancelled${a.who === null ? '' : ` by ${a.who}`}.`,
    },
    unsent: (a: { letter: LetterKind; customer: string; to: string }): string =>
      `Mail is switched off, and the ${en.letter.name[a.letter]} to ${a.customer} (${a.to}) still waits. Copy it and send it yourself, or cancel it. If mail is on again within ${LETTER_WORKDAYS_MOST} working days, it goes by itself.`,
    copy: 'Copy it',
    cancel: 'Cancel it',
    notWaiting: (a: { letter: LetterKind; customer: string }) =>
      `The ${en.letter.name[a.letter]} to ${a.customer} waits no more.`,
    tooLate: (a: { letter: LetterKind; customer: string }) =>
      `The ${en.letter.name[a.letter]} to ${a.customer} cannot be cancelled: it waits no more, or is being sent just now.`,
    alreadyAnswered: (a: { letter: LetterKind; customer: string }): string =>
      `The ${en.letter.name[a.letter]} to ${a.customer} has been answered for already.`,
    noSuchLetter: 'This letter is not there any more.',
    refused: {
      address: (a: LetterRefused): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: the mail server refused ${a.to}. Correct the address, then write it again: ${a.example}`,
      'too-large': (a: LetterRefused): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: with its attachments it is too large for the mail server. Write it again, copy it and send it yourself, or have the server take larger mail.`,
      login: (a: LetterRefused): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: the mail server refused our user or password. An admin corrects SMTP_URL; then write it again.`,
      other: (a: LetterRefused): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: the mail server refused it for the reason below. Have that mended and write it again, or copy it and send it yourself.`,
      unwritten: (a: LetterRefused): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: its files could not be written, for the reason below. Once that is mended, write it again.`,
    } satisfies Record<MailTrouble, (a: LetterRefused) => string>,
    outdated: {
      changed: (a: { letter: LetterKind; customer: string }): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: while it waited, what ${a.customer} owes has changed, or when it is due, or the address of its letters. If there is still something to ask for, write it again.`,
      waited: (a: { letter: LetterKind; customer: string }): string =>
        `The ${en.letter.name[a.letter]} to ${a.customer} was not sent: it waited for more than ${LETTER_WORKDAYS_MOST} working days, and the days that it names are past. If there is still something to ask for, write it again.`,
    },
    serverSays: (words: string) => `The mail server: ${words}`,
    unwrittenWhy: (words: string) => `The reason: ${words}`,
    wrongLogin: 'It refuses our user or password: an admin corrects SMTP_URL and starts Cashlight again.',
    /** `more`: customers that are not named. */
    waiting: ({ count: n, customers, more }: { count: number; customers: readonly string[]; more: number }): string =>
      `${count(n, { one: 'letter waits', other: 'letters wait' })} to go to ${more > 0 ? `${customers.join(', ')} ${en.andMore(more)}` : list(customers)}: the mail server does not take ${n === 1 ? 'it' : 'them'} now. ${n === 1 ? 'It is' : 'They are'} tried again every five minutes for ${LETTER_WORKDAYS_MOST} working days; npm run cash -- doctor looks what is wrong.`,
    contact: {
      saved: (a: { customer: string; name: string | null; email: string | null; language: string | null }): string =>
        `Letters to ${a.customer} go to ${[a.name, a.email ?? 'no address yet', a.language && `in ${a.language}`].filter(Boolean).join(', ')}.`,
      unchanged: (customer: string) => `Nothing has changed: this is how letters to ${customer} go already.`,
      nothing: (customer: string) => `Nobody is known to whom letters to ${customer} go.`,
      cleared: (customer: string) =>
        `${customer} has no contact any more: no letter goes there by mail until one is named.`,
      /** What to type behind /cash. */
      correct: (code: string) => `contact ${code} li@example.com`,
    },
    templates: {
      title: 'Letter text',
      which: (a: { letter: LetterKind; language: string; isOwn: boolean }): string =>
        `The ${en.letter.name[a.letter]} in ${a.language}: ${a.isOwn ? 'your own text' : 'the text that Cashlight brings along'}.`,
      others: 'The others:',
      placeholders: (names: string) => `In braces stands what is filled in: ${names}.`,
      emptyHint: "Left empty, it is Cashlight's own text again.",
      preview: 'Filled in for a made-up customer, it reads:',
      unknown: (gaps: string) => `${gaps} cannot be filled in. See the list above.`,
      noTable: 'Without {table} the letter would not say which invoices it is about.',
      saved: (a: { letter: LetterKind; language: string }): string =>
        `The ${en.letter.name[a.letter]} in ${a.language} is saved.`,
      restored: (a: { letter: LetterKind; language: string }): string =>
        `The ${en.letter.name[a.letter]} in ${a.language} is Cashlight's own text again.`,
    },
  },

  letterhead: {
    title: 'Letterhead',
    name: 'Company',
    address: 'Address',
    bankDetails: 'Bank details',
    bankDetailsHint: 'What a customer needs to pay you. It stands in every letter.',
    replyTo: 'Answers go to',
    replyToHint: 'An e-mail address, for letters to customers whose owner has none here.',
    notAnAddress: (text: string) => `“${text}” is not an e-mail address. For example: credit@company.com`,
    saved: 'The letterhead is saved. The next letter has it.',
    unchanged: 'Nothing has changed: the letterhead is as it was.',
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
      termsHint: (terms: string) =>
        `Left empty, as they are; of a new customer: ${terms}. For example EOM + 30, or 30% in advance, 70% net 60.`,
      currency: 'Currency',
      currencyHint: (currency: string) => `Left empty, as it is; of a new customer: ${currency}.`,
      owner: 'Owner',
      ownerUnsaid: 'As it is; a new customer: me',
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
      newProduct: 'New products',
      newProductOption: 'The terms agreed for new products count',
    },
    check: { title: 'Check credit', submit: 'Check', amountHint: 'Left empty: what is left of the limit.' },
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
