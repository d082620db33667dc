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
import { type ExportedTable, pagesOf } from '../store/exports.ts'
import type { Db } from '../store/open.ts'
import type { Database } from '../store/schema.ts'

export type ExportedFile = { readonly name: string; readonly text: string }

type Value = string | number | null | { readonly decimal: string }
/** Headings with what stands under them. */
type Line = Readonly<Record<string, Value>>

export async function exportAll(db: Db, workspaceId: string, today: Day): Promise<ExportedFile[]> {
  const names = await readNames(db, workspaceId)
  const file = <T extends ExportedTable>(name: string, table: T, lineOf: (row: Database[T]) => Line) =>
    csvOf(name, linesOf(db, workspaceId, table, lineOf))
  const who = (customerId: string) => {
    const customer = names.customers.get(customerId)
    return { customer: customer?.name ?? '', 'customer code': customer?.code ?? '' }
  }
  const invoiceNumber = (id: string | null) => (id === null ? null : (names.invoices.get(id)?.number ?? null))

  return [
    await file('customers.csv', 'customers', (c) => ({
      name: c.name,
      code: c.code,
      terms: c.terms,
      currency: c.currency,
      owner: c.ownerUserId,
    })),
    await file('invoices.csv', 'invoices', (i) => ({
      number: i.number,
      ...who(i.customerId),
      amount: decimal(i.amountMinor, i.currency),
      currency: i.currency,
      issued: i.issuedDay,
      due: i.dueDay,
      // A due day of its own is no terms.
      terms: parseTerms(i.terms) ? i.terms : null,
      delivered: i.deliveredDay,
      sent: i.sentDay,
      credited: decimal(i.creditedMinor, i.currency),
      'credited day': names.creditedDays.get(i.id) ?? null,
      paid: decimal(i.appliedMinor, i.currency),
      'paid day': i.appliedMinor > 0 ? (names.paidDays.get(i.id) ?? null) : null,
      outstanding: decimal(i.outstandingMinor, i.currency),
      'settled day': i.settledDay,
      'days overdue': i.outstandingMinor > 0 ? Math.max(0, daysOverdue(i.dueDay, today)) : 0,
    })),
    await file('payments.csv', 'payments', (p) => ({
      id: p.id,
      day: p.receivedDay,
      ...who(p.customerId),
      amount: decimal(p.amountMinor, p.currency),
      currency: p.currency,
      unapplied: decimal(p.unappliedMinor, p.currency),
      reference: p.reference,
      'takes back': p.reversesId,
      'recorded by': p.createdBy,
      'recorded at': p.createdAt,
    })),
    await file('allocations.csv', 'allocations', (a) => ({
      payment: a.paymentId,
      invoice: invoiceNumber(a.invoiceId),
      amount: decimal(a.amountMinor, names.invoices.get(a.invoiceId)?.currency),
      currency: names.invoices.get(a.invoiceId)?.currency ?? null,
      day: a.appliedDay,
    })),
    await file('credit-notes.csv', 'creditNotes', (c) => ({
      invoice: invoiceNumber(c.invoiceId),
      amount: decimal(c.amountMinor, names.invoices.get(c.invoiceId)?.currency),
      currency: names.invoices.get(c.invoiceId)?.currency ?? null,
      day: c.creditedDay,
      reason: c.reason,
      'recorded by': c.createdBy,
      'recorded at': c.createdAt,
    })),
    await file('deliveries.csv', 'deliveries', (d) => ({
      ...who(d.customerId),
      delivered: d.deliveredDay,
      amount: decimal(d.amountMinor, d.currency),
      currency: d.currency,
      note: d.note,
      invoice: invoiceNumber(d.invoiceId),
    })),
    await file('balances.csv', 'balances', (b) => ({
      account: names.accounts.get(b.accountId)?.name ?? null,
      day: b.day,
      balance: decimal(b.amountMinor, names.accounts.get(b.accountId)?.currency),
      currency: names.accounts.get(b.accountId)?.currency ?? null,
      restricted: names.accounts.get(b.accountId)?.restricted === 1 ? 'yes' : 'no',
    })),
    await file('movements.csv', 'movements', (m) => ({
      day: m.day,
      amount: decimal(m.amountMinor, m.currency),
      currency: m.currency,
      activity: m.activity,
      category: m.category,
    })),
    await file('rates.csv', 'rates', (r) => ({ day: r.day, from: r.fromCurrency, to: r.toCurrency, rate: { decimal: r.rate } })),
    await file('duties.csv', 'duties', (d) => ({
      rule: d.rule,
      ...who(d.customerId),
      invoice: d.subjectKind === 'invoice' ? invoiceNumber(d.subjectId) : invoiceNumber(d.chainId),
      due: d.dueDay,
      state: d.state,
      reason: d.end,
      'ended by': d.endedBy,
      'ended at': d.endedAt,
    })),
    await file('audit.csv', 'audit', (a) => ({
      at: a.at,
      who: a.actor,
      through: a.via,
      action: a.action,
      'subject kind': a.subjectKind,
      subject: a.subjectId,
      before: a.before,
      after: a.after,
    })),
  ]
}

function decimal(minor: number, currency: Currency | undefined): Value {
  return currency === undefined ? null : { decimal: decimalFromMinor(minor, currency) }
}

type Names = {
  customers: Map<string, { name: string; code: string }>
  invoices: Map<string, { number: string; currency: Currency }>
  accounts: Map<string, Database['accounts']>
  /** The last day on which something was paid on, or credited to, an invoice. */
  paidDays: Map<string, Day>
  creditedDays: Map<string, Day>
}

async function readNames(db: Db, workspaceId: string): Promise<Names> {
  const names: Names = {
    customers: new Map(),
    invoices: new Map(),
    accounts: new Map(),
    paidDays: new Map(),
    creditedDays: new Map(),
  }
  const each = async <T extends ExportedTable>(table: T, take: (row: Database[T]) => void) => {
    for await (const page of pagesOf(db, workspaceId, table)) for (const row of page) take(row as Database[T])
  }
  const later = (days: Map<string, Day>, id: string, day: Day) => {
    const known = days.get(id)
    if (known === undefined || day > known) days.set(id, day)
  }
  await each('customers', ({ id, name, code }) => names.customers.set(id, { name, code }))
  await each('invoices', ({ id, number, currency }) => names.invoices.set(id, { number, currency }))
  await each('accounts', (account) => names.accounts.set(account.id, account))
  await each('allocations', (a) => a.amountMinor > 0 && later(names.paidDays, a.invoiceId, a.appliedDay))
  await each('creditNotes', (c) => later(names.creditedDays, c.invoiceId, c.creditedDay))
  return names
}

async function* linesOf<T extends ExportedTable>(
  db: Db,
  workspaceId: string,
  table: T,
  lineOf: (row: Database[T]) => Line,
): AsyncGenerator<Line[]> {
  // A file without rows still has its headings: those of a row of nothing.
  yield [lineOf(new Proxy({}, { get: () => '' }) as Database[T])]
  for await (const page of pagesOf(db, workspaceId, table)) {
    yield page.map((row) => lineOf(row as Database[T]))
    await setImmediate()
  }
}
