/**
 * The tables as Kysely sees them. Every row has the workspace first in its key: one database holds many workspaces.
 *
 * Amounts are whole minor units, days are 'YYYY-MM-DD', instants are ISO 8601 in UTC, yes/no is 1/0, JSON is text: the same in SQLite
 * and PostgreSQL. Columns end in Minor, Day or At as in core. What each table is for stands in the migration that made it.
 */
import type { Activity } from '../core/cash.ts'
import type { CreditKind } from '../core/credit-note.ts'
import type { CreditPolicy } from '../core/credit-policy.ts'
import type { RequestKind, RequestOrigin, RequestState } from '../core/credit-request.ts'
import type { TermsOrigin, TermsScope } from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import type { DisputeEnd } from '../core/dispute.ts'
import type { DutyEnd, DutyState, SubjectKind } from '../core/duty.ts'
import type { HoldCause, SignalSeverity } from '../core/hold.ts'
import type { InvoiceKind } from '../core/invoice.ts'
import type { Language } from '../core/language.ts'
import type { InterestRegime } from '../core/late-interest.ts'
import type { LetterDecision, LetterKind } from '../core/letter.ts'
import type { LightId, LightState } from '../core/light.ts'
import type { LookKind, Stability } from '../core/look.ts'
import type { Currency } from '../core/money.ts'
import type { Role } from '../core/person.ts'
import type { RuleId } from '../core/rules/index.ts'
import type { ScreeningResult, ScreeningStep } from '../core/screening.ts'
import type { Tier } from '../core/tier.ts'
import type { ChannelPurpose } from '../core/workspace.ts'

type Flag = 0 | 1

export type Database = {
  workspaces: {
    id: string
    name: string
    baseCurrency: Currency
    timeZone: string
    calendar: string
    postingHour: number
    language: Language
    escalateAfterDays: number
    dsoWindowMonths: number
    staleAfterDays: number
    paymentsAreCash: Flag
    setUpAt: string | null
    /** When money was last brought in: a payment, a bank balance, a file. */
    moneyAt: string | null
    /** When a fact last changed, and up to when the lights have been looked at. */
    factsAt: string
    lightsDay: Day | null
    lightsAt: string | null
    /** Since when its duties are to be planned anew. */
    replanAt: string | null
  }
  channels: {
    workspaceId: string
    purpose: ChannelPurpose
    channelId: string
    language: Language
    escalationUserId: string | null
  }
  members: {
    workspaceId: string
    userId: string
    role: Role
    name: string
    language: Language | null
    /** Where answers to their letters go. */
    email: string | null
    addedBy: string
    addedAt: string
  }
  customers: {
    workspaceId: string
    id: string
    code: string
    codeKey: string
    name: string
    nameKey: string
    ownerUserId: string | null
    terms: string
    currency: Currency
    /** Whose limit it shares. */
    parentId: string | null
    /** Traded with before anybody could screen it: nobody asks to do that before its first sale. */
    tradedBefore: Flag
    contactName: string | null
    email: string | null
    letterLanguage: Language | null
    createdBy: string
    createdAt: string
  }
  deliveries: {
    workspaceId: string
    id: string
    customerId: string
    amountMinor: number
    currency: Currency
    deliveredDay: Day
    note: string
    invoiceId: string | null
    orderId: string | null
    createdBy: string
    createdAt: string
  }
  invoices: {
    workspaceId: string
    id: string
    customerId: string
    number: string
    numberKey: string
    deliveryId: string | null
    currency: Currency
    amountMinor: number
    creditedMinor: number
    appliedMinor: number
    outstandingMinor: number
    issuedDay: Day
    dueDay: Day
    terms: string
    deliveredDay: Day | null
    sentDay: Day | null
    settledDay: Day | null
    kind: InvoiceKind
    /** Of an instalment: the first part of its invoice, which part it is, of how many. */
    wholeId: string | null
    part: number | null
    parts: number | null
    createdBy: string
    createdAt: string
  }
  payments: {
    workspaceId: string
    id: string
    customerId: string
    currency: Currency
    /** Negative in the row that takes an earlier payment back. */
    amountMinor: number
    unappliedMinor: number
    receivedDay: Day
    reference: string
    reversesId: string | null
    sourceKey: string | null
    createdBy: string
    createdAt: string
  }
  allocations: {
    workspaceId: string
    id: string
    paymentId: string
    invoiceId: string
    amountMinor: number
    appliedDay: Day
  }
  creditNotes: {
    workspaceId: string
    id: string
    invoiceId: string
    amountMinor: number
    creditedDay: Day
    reason: string
    kind: CreditKind
    /** The one that this row takes back, with a negative amount. */
    reversesId: string | null
    /** The payment that took a discount. */
    paymentId: string | null
    createdBy: string
    createdAt: string
  }
  accounts: {
    workspaceId: string
    id: string
    name: string
    nameKey: string
    currency: Currency
    restricted: Flag
  }
  balances: {
    workspaceId: string
    id: string
    accountId: string
    day: Day
    amountMinor: number
    sourceKey: string | null
    createdBy: string
    createdAt: string
  }
  movements: {
    workspaceId: string
    id: string
    day: Day
    /** Positive in, negative out. */
    amountMinor: number
    currency: Currency
    activity: Activity
    category: string
    sourceKey: string | null
    createdBy: string
    createdAt: string
  }
  rates: {
    workspaceId: string
    id: string
    fromCurrency: Currency
    toCurrency: Currency
    day: Day
    rate: string
    createdBy: string
    createdAt: string
  }
  dailyTotals: {
    workspaceId: string
    currency: Currency
    day: Day
    invoicedMinor: number
    creditedMinor: number
    /** What of the credited was written off. */
    writtenOffMinor: number
    receivedMinor: number
    appliedMinor: number
    operatingInMinor: number
    operatingOutMinor: number
    otherInMinor: number
    otherOutMinor: number
  }
  duties: {
    workspaceId: string
    id: string
    rule: RuleId
    subjectKind: SubjectKind
    subjectId: string
    step: number
    /** What belongs together for 'only the highest step': the invoice, or the delivery while it has none. */
    chainId: string
    customerId: string
    /** What the rule says. */
    ruleDay: Day
    /** When it is to be said: the rule's day, or the day it sleeps until. */
    dueDay: Day
    state: DutyState
    end: DutyEnd | null
    messageId: string | null
    openedDay: Day | null
    escalatedDay: Day | null
    endedBy: string | null
    endedAt: string | null
    snoozedBy: string | null
    createdAt: string
  }
  messages: {
    workspaceId: string
    id: string
    key: string
    kind: string
    data: string
    channelId: string
    language: Language
    state: MessageState
    /** How many changes since it was drawn; above 0 the sender redraws it in place. */
    stale: number
    attempts: number
    epoch: number
    notBeforeAt: string
    leaseUntilAt: string | null
    claimedAt: string | null
    ts: string | null
    error: string | null
    createdAt: string
    sentAt: string | null
    /** The message in whose thread it stands. */
    threadOf: string | null
    /** Who sends it: Slack, or the mail server. */
    via: 'slack' | 'mail'
  }
  dueChanges: {
    workspaceId: string
    id: string
    invoiceId: string
    changedDay: Day
    dueDayBefore: Day
  }
  lightChanges: {
    workspaceId: string
    id: string
    light: LightId
    day: Day
    state: LightState
    before: LightState | null
    at: string
  }
  runs: {
    workspaceId: string
    job: string
    day: Day
    at: string
  }
  imports: {
    workspaceId: string
    id: string
    fileName: string
    fileHash: string
    kind: string
    rowCount: number
    savedCount: number
    state: 'running' | 'saved'
    startedBy: string
    startedAt: string
    finishedAt: string | null
  }
  handledEvents: {
    workspaceId: string
    id: string
    at: string
  }
  audit: {
    workspaceId: string
    id: string
    at: string
    actor: string
    via: Via
    action: string
    subjectKind: string
    subjectId: string
    before: string | null
    after: string | null
    /** The import that brought it. */
    importId: string | null
    /** From 1 on, without gaps, in each workspace. */
    seq: number
    /** SHA-256 of this row and the hash of the one before it. */
    hash: string
  }
  /** The newest row of each workspace's trail. */
  auditHeads: {
    workspaceId: string
    seq: number
    hash: string
  }
  /** What the outbox must not do before an instant: `what` is a channel, 'history' or 'redraw'. */
  pauses: {
    workspaceId: string
    what: string
    untilAt: string
  }
  parentChanges: {
    workspaceId: string
    id: string
    customerId: string
    changedDay: Day
    parentBefore: string | null
  }
  creditPolicies: { workspaceId: string } & CreditPolicy
  screenings: {
    workspaceId: string
    id: string
    customerId: string
    step: ScreeningStep
    result: ScreeningResult
    evidence: string
    /** What the step found beside its result (core/screening), as JSON. */
    facts: string
    lookedDay: Day
    createdBy: string
    createdAt: string
  }
  looks: {
    workspaceId: string
    id: string
    customerId: string
    kind: LookKind
    day: Day
    suppliers: Stability | null
    buyers: Stability | null
    changed: string
    createdBy: string
    createdAt: string
  }
  signals: {
    workspaceId: string
    id: string
    customerId: string
    severity: SignalSeverity
    what: string
    day: Day
    endedDay: Day | null
    endedBy: string | null
    createdBy: string
    createdAt: string
  }
  tiers: {
    workspaceId: string
    id: string
    customerId: string
    day: Day
    tier: Tier
    before: Tier | null
    /** What it was taken from (core/tier), as JSON. */
    parts: string
    createdAt: string
  }
  holds: {
    workspaceId: string
    id: string
    customerId: string
    cause: HoldCause
    what: string
    placedDay: Day
    placedBy: string
    placedAt: string
    releasedDay: Day | null
    releasedBy: string | null
    releasedAt: string | null
    requestId: string | null
  }
  approvers: {
    workspaceId: string
    userId: string
    authorityMinor: number
    currency: Currency
    addedBy: string
    addedAt: string
  }
  creditRequests: {
    workspaceId: string
    id: string
    customerId: string
    kind: RequestKind
    /** null for the release of a hold. */
    amountMinor: number | null
    currency: Currency
    reason: string
    origin: RequestOrigin
    /** The arithmetic of a proposal (core/limit-proposal), as JSON. */
    basis: string | null
    /** Raised when the request is edited: what was pressed on an older card is stale. */
    version: number
    state: RequestState
    requestedBy: string
    requestedAt: string
    expiresAt: string
    messageId: string | null
    decidedBy: string | null
    decidedAt: string | null
    decidedMinor: number | null
    note: string | null
    /** The customer's standing as it was when it was decided, as JSON. */
    exposure: string | null
  }
  creditSignatures: {
    workspaceId: string
    requestId: string
    version: number
    userId: string
    at: string
    /** The customer's standing as it was shown to whoever signed, as JSON. */
    standing: string
  }
  creditQuestions: {
    workspaceId: string
    id: string
    requestId: string
    text: string
    createdBy: string
    createdAt: string
  }
  limits: {
    workspaceId: string
    id: string
    customerId: string
    amountMinor: number
    currency: Currency
    day: Day
    requestId: string
    createdBy: string
    createdAt: string
  }
  orders: {
    workspaceId: string
    id: string
    customerId: string
    number: string
    numberKey: string
    amountMinor: number
    deliveredMinor: number
    currency: Currency
    orderedDay: Day
    prepaid: Flag
    cancelledDay: Day | null
    note: string
    createdBy: string
    createdAt: string
  }
  customerTerms: {
    workspaceId: string
    id: string
    customerId: string
    fromDay: Day
    untilDay: Day | null
    scope: TermsScope
    fromAmountMinor: number | null
    currency: Currency | null
    fromPoints: number | null
    terms: string
    origin: TermsOrigin
    /** When the result of a trial was told. */
    reportedDay: Day | null
    createdBy: string
    createdAt: string
  }
  promises: {
    workspaceId: string
    id: string
    customerId: string
    promisedDay: Day
    recordedDay: Day
    note: string
    /** The message in which it was said. */
    link: string | null
    ownerUserId: string
    withdrawnDay: Day | null
    withdrawnBy: string | null
    /** The promise in whose favour it was withdrawn. */
    replacedBy: string | null
    /** The customer and no invoice was named. */
    isOfCustomer: Flag
    createdBy: string
    createdAt: string
  }
  promisedInvoices: {
    workspaceId: string
    id: string
    promiseId: string
    invoiceId: string
    amountMinor: number
    /** What was open of it besides, and not in dispute. */
    restMinor: number
  }
  putOffs: {
    workspaceId: string
    id: string
    promiseId: string
    /** The promise for a later day that put it off. */
    laterId: string
  }
  disputes: {
    workspaceId: string
    id: string
    invoiceId: string
    amountMinor: number
    reason: string
    ownerUserId: string
    openedDay: Day
    /** When it is to be looked at again: it ends by a decision, never by itself. */
    untilDay: Day
    endedDay: Day | null
    endedBy: string | null
    outcome: DisputeEnd | null
    createdBy: string
    createdAt: string
  }
  reminderHolds: {
    workspaceId: string
    id: string
    invoiceId: string
    untilDay: Day
    reason: string
    ownerUserId: string
    placedDay: Day
    endedDay: Day | null
    endedBy: string | null
    createdBy: string
    createdAt: string
  }
  notes: {
    workspaceId: string
    id: string
    customerId: string
    invoiceId: string | null
    text: string
    day: Day
    createdBy: string
    createdAt: string
  }
  dunningPolicies: {
    workspaceId: string
    freshHours: number | null
    finalNoticeDays: number | null
    finalNoticeTells: string | null
    handOverDays: number | null
    handOverTells: string | null
    handOverHoldsCredit: Flag
    interestRegime: InterestRegime
  }
  freshnessQuestions: {
    workspaceId: string
    day: Day
    /** When money had last been brought in as it was asked, and how many hours before. */
    moneyAt: string
    hours: number
    messageId: string | null
    chasedBy: string | null
    chasedAt: string | null
    /** When what had been held was said. */
    resumedAt: string | null
  }
  interestRates: {
    workspaceId: string
    id: string
    regime: InterestRegime
    fromDay: Day
    basisPoints: number
    source: string
    createdBy: string
    createdAt: string
  }
  interestCharges: {
    workspaceId: string
    id: string
    invoiceId: string
    fromDay: Day
    toDay: Day
    amountMinor: number
    /** The slices that it was summed from (core/late-interest), as JSON. */
    slices: string
    state: 'charged' | 'waived'
    reason: string
    /** The invoice that it was charged as. */
    chargedAs: string | null
    decidedDay: Day
    createdBy: string
    createdAt: string
  }
  letterheads: {
    workspaceId: string
    name: string
    address: string
    bankDetails: string
    replyTo: string | null
    updatedBy: string
    updatedAt: string
  }
  letterTemplates: {
    workspaceId: string
    kind: LetterKind
    language: Language
    subject: string
    body: string
    updatedBy: string
    updatedAt: string
  }
  letters: {
    workspaceId: string
    id: string
    customerId: string
    kind: LetterKind
    language: Language
    toAddress: string
    replyTo: string
    subject: string
    body: string
    statementDay: Day
    /** JSON lists of ids. */
    invoiceIds: string
    dutyIds: string
    /** Its row in the outbox. */
    messageId: string | null
    /** What somebody said when the mail server did not confirm it, or that they took it back while it waited. */
    answer: LetterDecision | null
    answeredBy: string | null
    approvedBy: string
    approvedAt: string
  }
}

export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'in-doubt', 'failed', 'superseded'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** Through what a change came. */
export type Via = 'command' | 'modal' | 'button' | 'file' | 'cli' | 'job' | 'playground'
