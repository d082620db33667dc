/** Everything a company has in Cashlight, as CSV files. customers, invoices, balances and movements can be imported again. */
import { setImmediate } from 'node:timers/promises'
import { daysOverdue } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import type { Currency } from '../core/money.ts'
import { parseTerms, termsText } from '../core/terms-text.ts'
import { findPolicy } from '../store/credit-policies.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { type ExportedTable, pagesOf, rowsOf } from '../store/exports.ts'
import { listLetterTemplates } from '../store/letter-templates.ts'
import { findLetterhead } from '../store/letterheads.ts'
import type { Db } from '../store/open.ts'
import type { Database } from '../store/schema.ts'
import { BYTE_ORDER_MARK, type CsvFile, type CsvValue, csvLines, decimal as decimalOf } from './csv.ts'

/** What stands under each heading. */
type Columns<Row> = Readonly<Record<string, (row: Row) => CsvValue>>

export async function exportAll(db: Db, workspaceId: string, today: Day): Promise<CsvFile[]> {
  const names = await readNames(db, workspaceId)
  const file = <T extends ExportedTable>(name: string, table: T, columns: Columns<Database[T]>) =>
    csvOf(name, pagesOf(db, workspaceId, table), columns)
  const customer = {
    customer: (row: { customerId: string }) => names.customers.get(row.customerId)?.name ?? null,
    'customer code': (row: { customerId: string }) => names.customers.get(row.customerId)?.code ?? null,
  }
  const recorded = {
    'recorded by': (row: { createdBy: string }) => row.createdBy,
    'recorded at': (row: { createdAt: string }) => row.createdAt,
  }
  const currencyOf = (row: { invoiceId: string }) => names.invoices.get(row.invoiceId)?.currency
  const ofInvoice = {
    invoice: (row: { invoiceId: string | null }) => names.invoices.get(row.invoiceId ?? '')?.number ?? null,
    amount: (row: { invoiceId: string; amountMinor: number }) => decimal(row.amountMinor, currencyOf(row)),
    currency: (row: { invoiceId: string }) => currencyOf(row) ?? null,
  }
  const account = (row: { accountId: string }) => names.accounts.get(row.accountId)

  return [
    await file('customers.csv', 'customers', {
      name: (c) => c.name,
      code: (c) => c.code,
      terms: (c) => termsToImport(c.terms),
      currency: (c) => c.currency,
      owner: (c) => c.ownerUserId,
      'parent code': (c) => names.customers.get(c.parentId ?? '')?.code ?? null,
      contact: (c) => c.contactName,
      'e-mail': (c) => c.email,
      'letter language': (c) => c.letterLanguage,
    }),
    await file('invoices.csv', 'invoices', {
      number: (i) => i.number,
      ...customer,
      amount: (i) => decimal(i.amountMinor, i.currency),
      currency: (i) => i.currency,
      issued: (i) => i.issuedDay,
      due: (i) => i.dueDay,
      // A due day that was agreed on its own is no terms.
      terms: (i) => termsToImport(i.terms),
      instalment: (i) => i.part,
      'of instalments': (i) => i.parts,
      delivered: (i) => i.deliveredDay,
      sent: (i) => i.sentDay,
      credited: (i) => decimal(i.creditedMinor, i.currency),
      'credited day': (i) => names.creditedDays.get(i.id) ?? null,
      paid: (i) => decimal(i.appliedMinor, i.currency),
      'paid day': (i) => (i.appliedMinor > 0 ? (names.paidDays.get(i.id) ?? null) : null),
      outstanding: (i) => decimal(i.outstandingMinor, i.currency),
      'settled day': (i) => i.settledDay,
      kind: (i) => i.kind,
      'days overdue': (i) => (i.outstandingMinor > 0 ? Math.max(0, daysOverdue(i.dueDay, today)) : 0),
    }),
    await file('due-changes.csv', 'dueChanges', {
      invoice: ofInvoice.invoice,
      day: (d) => d.changedDay,
      'due before': (d) => d.dueDayBefore,
    }),
    await file('payments.csv', 'payments', {
      id: (p) => p.id,
      day: (p) => p.receivedDay,
      ...customer,
      amount: (p) => decimal(p.amountMinor, p.currency),
      unapplied: (p) => decimal(p.unappliedMinor, p.currency),
      currency: (p) => p.currency,
      reference: (p) => p.reference,
      'takes back': (p) => p.reversesId,
      ...recorded,
    }),
    await file('allocations.csv', 'allocations', {
      payment: (a) => a.paymentId,
      ...ofInvoice,
      day: (a) => a.appliedDay,
    }),
    await file('credit-notes.csv', 'creditNotes', {
      ...ofInvoice,
      day: (c) => c.creditedDay,
      kind: (c) => c.kind,
      reason: (c) => c.reason,
      id: (c) => c.id,
      'takes back': (c) => c.reversesId,
      payment: (c) => c.paymentId,
      ...recorded,
    }),
    await file('orders.csv', 'orders', {
      number: (o) => o.number,
      ...customer,
      ordered: (o) => o.orderedDay,
      amount: (o) => decimal(o.amountMinor, o.currency),
      delivered: (o) => decimal(o.deliveredMinor, o.currency),
      currency: (o) => o.currency,
      prepaid: (o) => (o.prepaid === 1 ? 'yes' : 'no'),
      cancelled: (o) => o.cancelledDay,
      note: (o) => o.note,
      ...recorded,
    }),
    await file('deliveries.csv', 'deliveries', {
      ...customer,
      delivered: (d) => d.deliveredDay,
      amount: (d) => decimal(d.amountMinor, d.currency),
      currency: (d) => d.currency,
      note: (d) => d.note,
      order: (d) => names.orders.get(d.orderId ?? '') ?? null,
      invoice: ofInvoice.invoice,
      ...recorded,
    }),
    await file('signals.csv', 'signals', {
      ...customer,
      day: (s) => s.day,
      severity: (s) => s.severity,
      what: (s) => s.what,
      ended: (s) => s.endedDay,
      'ended by': (s) => s.endedBy,
      ...recorded,
    }),
    await file('tiers.csv', 'tiers', {
      ...customer,
      day: (t) => t.day,
      tier: (t) => t.tier,
      before: (t) => t.before,
      'taken from': (t) => t.parts,
      'recorded at': (t) => t.createdAt,
    }),
    await file('holds.csv', 'holds', {
      ...customer,
      placed: (h) => h.placedDay,
      cause: (h) => h.cause,
      what: (h) => h.what,
      'placed by': (h) => h.placedBy,
      released: (h) => h.releasedDay,
      'released by': (h) => h.releasedBy,
      request: (h) => h.requestId,
    }),
    await file('credit-requests.csv', 'creditRequests', {
      id: (r) => r.id,
      ...customer,
      kind: (r) => r.kind,
      asked: (r) => (r.amountMinor === null ? null : decimal(r.amountMinor, r.currency)),
      currency: (r) => r.currency,
      reason: (r) => r.reason,
      state: (r) => r.state,
      'asked by': (r) => r.requestedBy,
      'asked at': (r) => r.requestedAt,
      given: (r) => (r.decidedMinor === null ? null : decimal(r.decidedMinor, r.currency)),
      'decided by': (r) => r.decidedBy,
      'decided at': (r) => r.decidedAt,
      note: (r) => r.note,
      origin: (r) => r.origin,
      'standing then': (r) => r.exposure,
    }),
    await csvOf('credit-signatures.csv', [await rowsOf(db, workspaceId, 'creditSignatures')], {
      request: (s) => s.requestId,
      version: (s) => s.version,
      'signed by': (s) => s.userId,
      'signed at': (s) => s.at,
      'standing then': (s) => s.standing,
    }),
    await file('credit-questions.csv', 'creditQuestions', {
      request: (q) => q.requestId,
      question: (q) => q.text,
      ...recorded,
    }),
    await file('parent-changes.csv', 'parentChanges', {
      ...customer,
      day: (p) => p.changedDay,
      'parent code before': (p) => names.customers.get(p.parentBefore ?? '')?.code ?? null,
    }),
    await file('limits.csv', 'limits', {
      ...customer,
      request: (l) => l.requestId,
      day: (l) => l.day,
      limit: (l) => decimal(l.amountMinor, l.currency),
      currency: (l) => l.currency,
      ...recorded,
    }),
    await csvOf('approvers.csv', [await rowsOf(db, workspaceId, 'approvers')], {
      approver: (a) => a.userId,
      'up to': (a) => decimal(a.authorityMinor, a.currency),
      currency: (a) => a.currency,
      'added by': (a) => a.addedBy,
      'added at': (a) => a.addedAt,
    }),
    // What holds: the defaults, as long as the company decided nothing else.
    await csvOf('credit-policy.csv', [Object.entries(await findPolicy(db, workspaceId))], {
      figure: ([figure]) => figure,
      value: ([, value]) => value,
    }),
    await file('balances.csv', 'balances', {
      account: (b) => account(b)?.name ?? null,
      day: (b) => b.day,
      balance: (b) => decimal(b.amountMinor, account(b)?.currency),
      currency: (b) => account(b)?.currency ?? null,
      restricted: (b) => (account(b)?.restricted === 1 ? 'yes' : 'no'),
      ...recorded,
    }),
    await file('movements.csv', 'movements', {
      day: (m) => m.day,
      amount: (m) => decimal(m.amountMinor, m.currency),
      currency: (m) => m.currency,
      activity: (m) => m.activity,
      category: (m) => m.category,
      ...recorded,
    }),
    await file('interest-rates.csv', 'interestRates', {
      regime: (r) => r.regime,
      from: (r) => r.fromDay,
      'per cent a year': (r) => ({ decimal: String(r.basisPoints / 100) }),
      source: (r) => r.source,
      ...recorded,
    }),
    await file('interest.csv', 'interestCharges', {
      ...ofInvoice,
      after: (c) => c.fromDay,
      'up to': (c) => c.toDay,
      state: (c) => c.state,
      reason: (c) => c.reason,
      'charged as': (c) => names.invoices.get(c.chargedAs ?? '')?.number ?? null,
      day: (c) => c.decidedDay,
      slices: (c) => c.slices,
      ...recorded,
    }),
    await file('rates.csv', 'rates', {
      day: (r) => r.day,
      from: (r) => r.fromCurrency,
      to: (r) => r.toCurrency,
      rate: (r) => ({ decimal: r.rate }),
      ...recorded,
    }),
    await file('customer-terms.csv', 'customerTerms', {
      ...customer,
      from: (t) => t.fromDay,
      until: (t) => t.untilDay,
      terms: (t) => t.terms,
      for: (t) => t.scope,
      'from amount': (t) => (t.fromAmountMinor === null ? null : decimal(t.fromAmountMinor, t.currency ?? undefined)),
      currency: (t) => t.currency,
      'from points': (t) => t.fromPoints,
      origin: (t) => t.origin,
      ...recorded,
    }),
    await file('screenings.csv', 'screenings', {
      ...customer,
      day: (s) => s.lookedDay,
      step: (s) => s.step,
      result: (s) => s.result,
      evidence: (s) => s.evidence,
      found: (s) => s.facts,
      ...recorded,
    }),
    await file('looks.csv', 'looks', {
      ...customer,
      kind: (l) => l.kind,
      day: (l) => l.day,
      suppliers: (l) => l.suppliers,
      buyers: (l) => l.buyers,
      changed: (l) => l.changed,
      ...recorded,
    }),
    await file('promises.csv', 'promises', {
      id: (p) => p.id,
      ...customer,
      promised: (p) => p.promisedDay,
      recorded: (p) => p.recordedDay,
      note: (p) => p.note,
      link: (p) => p.link,
      owner: (p) => p.ownerUserId,
      withdrawn: (p) => p.withdrawnDay,
      'withdrawn by': (p) => p.withdrawnBy,
      'replaced by': (p) => p.replacedBy,
      'of customer': (p) => (p.isOfCustomer === 1 ? 'yes' : 'no'),
      ...recorded,
    }),
    await file('promised-invoices.csv', 'promisedInvoices', {
      promise: (p) => p.promiseId,
      ...ofInvoice,
      'open besides': (p) => decimal(p.restMinor, currencyOf(p)),
    }),
    await file('put-offs.csv', 'putOffs', { promise: (o) => o.promiseId, 'put off by': (o) => o.laterId }),
    await file('disputes.csv', 'disputes', {
      ...ofInvoice,
      reason: (d) => d.reason,
      owner: (d) => d.ownerUserId,
      opened: (d) => d.openedDay,
      'look again': (d) => d.untilDay,
      ended: (d) => d.endedDay,
      'ended by': (d) => d.endedBy,
      outcome: (d) => d.outcome,
      ...recorded,
    }),
    await file('reminder-holds.csv', 'reminderHolds', {
      invoice: ofInvoice.invoice,
      from: (h) => h.placedDay,
      until: (h) => h.untilDay,
      reason: (h) => h.reason,
      owner: (h) => h.ownerUserId,
      ended: (h) => h.endedDay,
      'ended by': (h) => h.endedBy,
      ...recorded,
    }),
    await file('notes.csv', 'notes', {
      ...customer,
      invoice: ofInvoice.invoice,
      day: (n) => n.day,
      note: (n) => n.text,
      ...recorded,
    }),
    await file('letters.csv', 'letters', {
      id: (l) => l.id,
      ...customer,
      kind: (l) => l.kind,
      language: (l) => l.language,
      to: (l) => l.toAddress,
      'reply to': (l) => l.replyTo,
      subject: (l) => l.subject,
      text: (l) => l.body,
      'approved by': (l) => l.approvedBy,
      'approved at': (l) => l.approvedAt,
      'answered by': (l) => l.answeredBy,
      answer: (l) => l.answer,
    }),
    await csvOf('letterhead.csv', [[await findLetterhead(db, workspaceId)].filter((head) => head !== null)], {
      name: (h) => h.name,
      address: (h) => h.address,
      'bank details': (h) => h.bankDetails,
      'reply to': (h) => h.replyTo,
    }),
    // Those that the company wrote itself.
    await csvOf('letter-templates.csv', [await listLetterTemplates(db, workspaceId)], {
      kind: (t) => t.kind,
      language: (t) => t.language,
      subject: (t) => t.subject,
      text: (t) => t.body,
    }),
    // What holds, as with the credit policy.
    await csvOf('dunning.csv', [Object.entries(await findDunningPolicy(db, workspaceId))], {
      what: ([what]) => what,
      value: ([, value]) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value),
    }),
    await csvOf('team.csv', [await rowsOf(db, workspaceId, 'members')], {
      user: (m) => m.userId,
      name: (m) => m.name,
      role: (m) => m.role,
      language: (m) => m.language,
      'e-mail': (m) => m.email,
    }),
    await file('duties.csv', 'duties', {
      rule: (d) => d.rule,
      ...customer,
      // The chain of a duty is its invoice, or its delivery while there is none.
      invoice: (d) => names.invoices.get(d.chainId)?.number ?? null,
      due: (d) => d.dueDay,
      state: (d) => d.state,
      reason: (d) => d.end,
      'ended by': (d) => d.endedBy,
      'ended at': (d) => d.endedAt,
    }),
    await file('audit.csv', 'audit', {
      number: (a) => a.seq,
      id: (a) => a.id,
      at: (a) => a.at,
      who: (a) => a.actor,
      through: (a) => a.via,
      action: (a) => a.action,
      'subject kind': (a) => a.subjectKind,
      subject: (a) => a.subjectId,
      before: (a) => a.before,
      after: (a) => a.after,
      import: (a) => a.importId,
      hash: (a) => a.hash,
    }),
  ]
}

function decimal(minor: number, currency: Currency | undefined): CsvValue {
  return currency === undefined ? null : decimalOf(minor, currency)
}

type Names = {
  readonly customers: Map<string, { name: string; code: string }>
  readonly invoices: Map<string, { number: string; currency: Currency }>
  readonly orders: Map<string, string>
  readonly accounts: Map<string, Database['accounts']>
  /** The last day on which something of an invoice was paid, or credited. */
  readonly paidDays: Map<string, Day>
  readonly creditedDays: Map<string, Day>
}

async function readNames(db: Db, workspaceId: string): Promise<Names> {
  const names: Names = {
    customers: new Map(),
    invoices: new Map(),
    orders: new Map(),
    accounts: new Map(),
    paidDays: new Map(),
    creditedDays: new Map(),
  }
  const each = async <T extends ExportedTable>(table: T, take: (row: Database[T]) => void) => {
    for await (const page of pagesOf(db, workspaceId, table)) page.forEach(take)
  }
  const noteLater = (days: Map<string, Day>, id: string, day: Day) => {
    if (day > (days.get(id) ?? '')) days.set(id, day)
  }
  await each('customers', ({ id, name, code }) => names.customers.set(id, { name, code }))
  await each('invoices', ({ id, number, currency }) => names.invoices.set(id, { number, currency }))
  await each('orders', ({ id, number }) => names.orders.set(id, number))
  await each('accounts', (account) => names.accounts.set(account.id, account))
  await each('allocations', (a) => {
    if (a.amountMinor > 0) noteLater(names.paidDays, a.invoiceId, a.appliedDay)
  })
  await each('creditNotes', (c) => {
    if (c.amountMinor > 0) noteLater(names.creditedDays, c.invoiceId, c.creditedDay)
  })
  return names
}

async function csvOf<Row>(
  name: string,
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  columns: Columns<Row>,
): Promise<CsvFile> {
  const readers = Object.values(columns)
  const pieces = [BYTE_ORDER_MARK, csvLines([Object.keys(columns)])]
  for await (const page of pages) {
    pieces.push(csvLines(page.map((row) => readers.map((read) => read(row)))))
    await setImmediate()
  }
  return { name, text: pieces.join('') }
}

/** Terms as they are written now, which has one reading, however they were stored. */
function termsToImport(stored: string): string | null {
  const terms = parseTerms(stored)
  return terms && termsText(terms)
}
