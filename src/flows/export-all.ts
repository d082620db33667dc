/**
 * Everything a company has in Cashlight, as CSV files: UTF-8 with a byte order mark, so that a spreadsheet reads Chinese; days as
 * YYYY-MM-DD, amounts as plain decimals. customers, invoices, balances and movements can be imported again.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe in front; amounts stay numbers, also below zero.
 */
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { daysOverdue } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import { type Currency, decimalFromMinor } from '../core/money.ts'
import { parseTerms } from '../core/terms-text.ts'
import { findPolicy } from '../store/credit-policies.ts'
import { type ExportedTable, pagesOf, rowsOf } from '../store/exports.ts'
import type { Db } from '../store/open.ts'
import type { Database } from '../store/schema.ts'

export type ExportedFile = { readonly name: string; readonly text: string }

type Value = string | number | null | { readonly decimal: string }
/** What stands under each heading. */
type Columns<Row> = Readonly<Record<string, (row: Row) => Value>>

export async function exportAll(db: Db, workspaceId: string, today: Day): Promise<ExportedFile[]> {
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
      terms: (c) => c.terms,
      currency: (c) => c.currency,
      owner: (c) => c.ownerUserId,
      'parent code': (c) => names.customers.get(c.parentId ?? '')?.code ?? null,
    }),
    await file('invoices.csv', 'invoices', {
      number: (i) => i.number,
      ...customer,
      amount: (i) => decimal(i.amountMinor, i.currency),
      currency: (i) => i.currency,
      issued: (i) => i.issuedDay,
      due: (i) => i.dueDay,
      // A due day that was agreed on its own is no terms.
      terms: (i) => (parseTerms(i.terms) ? i.terms : null),
      delivered: (i) => i.deliveredDay,
      sent: (i) => i.sentDay,
      credited: (i) => decimal(i.creditedMinor, i.currency),
      'credited day': (i) => names.creditedDays.get(i.id) ?? null,
      paid: (i) => decimal(i.appliedMinor, i.currency),
      'paid day': (i) => (i.appliedMinor > 0 ? (names.paidDays.get(i.id) ?? null) : null),
      outstanding: (i) => decimal(i.outstandingMinor, i.currency),
      'settled day': (i) => i.settledDay,
      'days overdue': (i) => (i.outstandingMinor > 0 ? Math.max(0, daysOverdue(i.dueDay, today)) : 0),
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
      reason: (c) => c.reason,
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

function decimal(minor: number, currency: Currency | undefined): Value {
  return currency === undefined ? null : { decimal: decimalFromMinor(minor, currency) }
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
  await each('creditNotes', (c) => noteLater(names.creditedDays, c.invoiceId, c.creditedDay))
  return names
}

const BYTE_ORDER_MARK = '\uFEFF'

async function csvOf<Row>(
  name: string,
  pages: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
  columns: Columns<Row>,
): Promise<ExportedFile> {
  const readers = Object.values(columns)
  const pieces = [BYTE_ORDER_MARK, csv([Object.keys(columns)])]
  for await (const page of pages) {
    pieces.push(csv(page.map((row) => readers.map((read) => read(row)))))
    await setImmediate()
  }
  return { name, text: pieces.join('') }
}

function csv(lines: readonly (readonly Value[])[]): string {
  return stringify(lines.map((line) => line.map(cellOf)))
}

/** A spreadsheet may divide a line at semicolons and tabs, and its cells then begin within a text. */
function cellOf(value: Value): string | number | null {
  if (typeof value === 'string') return value.replace(/(^|[;\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g, "$1$2'")
  return value !== null && typeof value === 'object' ? value.decimal : value
}
