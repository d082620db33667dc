import type { Customer } from '../core/customer.ts'
import {
  customerLookup,
  ownerOf,
  type ResolvedCustomers,
  resolveCustomers,
  type WantedCustomer,
} from '../core/import-customers.ts'
import {
  countingDay,
  dueDayAndTerms,
  faultOfWhole,
  gatherInvoices,
  type InvoiceInFile,
  isSameInvoice,
  keyInFile,
  type NamedInFile,
  type NewPayment,
  type NewsOfInvoice,
  newsOf,
  readInvoice,
  unknownInvoice,
  type WholeInFile,
  wholesOf,
} from '../core/import-invoices.ts'
import type { ImportFault, ImportFaultCode } from '../core/import-report.ts'
import { byDueDay, wholeOf } from '../core/instalment.ts'
import { invoiceNumberKey } from '../core/invoice.ts'
import { money } from '../core/money.ts'
import type { Terms } from '../core/terms.ts'
import { parseTerms, termsText } from '../core/terms-text.ts'
import { inBatches } from '../store/batches.ts'
import { areAnyThere, listCustomers } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import { knownSources, receivedFor } from '../store/imports.ts'
import { type InvoiceByNumber, invoicesByNumber, type StoredInvoice } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { keepPromised, receivePayment } from './apply-receipts.ts'
import type { Change } from './change.ts'
import { saveCredits } from './credit-invoice.ts'
import { type ImportContext, type Importer, sourceKeyOf } from './import-frame.ts'
import { letOthersGo } from './let-others-go.ts'
import { termsReader } from './read-terms.ts'
import { saveCustomers } from './save-customers.ts'
import { asParts, type NewInvoice, saveInvoices } from './save-invoices.ts'

type Item = { readonly file: InvoiceInFile; readonly customer: Customer }
type Newcomers = { readonly fresh: Set<Customer>; resolve(known: readonly Customer[]): ResolvedCustomers }

const LOOKED_UP_AT_ONCE = 500

/** Invoices with their payments; customers that they name and nobody knows are created. */
export function invoicesImporter({ db, workspace, currency, people, customers }: ImportContext): Importer {
  const invoices = gatherInvoices()
  const wanted = new Map<string, WantedCustomer>()
  const resolve = (known: readonly Customer[]) => resolveCustomers(wanted, known, { currency, newId })
  const lookup = customerLookup(customers)
  /** A newcomer's amounts are in the currency of the first, so that the file reads the same once the customer is known. */
  const currencyOf = (named: NamedInFile) => lookup(named)?.currency ?? wanted.get(keyInFile(named))?.currency ?? null
  const fresh = new Set<Customer>()
  let pending: readonly WholeInFile<Item>[] = []

  return {
    read(row, rowNumber) {
      const invoice = readInvoice(row, rowNumber, currencyOf)
      const ownerUserId = ownerOf(row, people)
      if (!invoice || row.faults.length > 0) return
      const twice = invoices.add(invoice)
      if (twice) {
        row.fault('number', twice)
        return
      }
      const key = keyInFile(invoice.customer)
      if (wanted.has(key)) return
      const terms = invoice.terms && termsText(invoice.terms)
      wanted.set(key, { ...invoice.customer, terms, currency: invoice.amount.currency, ownerUserId })
    },

    async compare() {
      const resolved = resolve(customers)
      for (const customer of resolved.fresh) fresh.add(customer)
      const items = invoices
        .all()
        .map((file) => ({ file, customer: resolved.byKey.get(keyInFile(file.customer)) as Customer }))
      const faults: ImportFault[] = []
      const news: Item[] = []
      const unknown = new Set<Item>()
      let alreadyThere = 0
      let badRows = 0
      const refuse = ({ file }: Item, code: ImportFaultCode) => {
        badRows += file.rows
        faults.push({ row: file.firstRow, column: null, code, text: file.number })
      }
      for (const batch of inBatches(items, LOOKED_UP_AT_ONCE)) {
        const logged = await inTheBooks(
          db,
          workspace.id,
          batch.filter(({ customer }) => !fresh.has(customer)),
        )
        for (const item of batch) {
          const known = logged.get(item)?.news
          if (known === undefined) unknown.add(item)
          if (known === 'differs') refuse(item, 'differs')
          else if (known === undefined || isAnything(known)) news.push(item)
          else alreadyThere += item.file.rows
        }
        await letOthersGo()
      }
      const wholes = wholesOf(news)
      const taken = await takenWholes(db, workspace.id, wholes, unknown)
      pending = wholes.filter((whole) => {
        if (!whole.items.some((item) => unknown.has(item))) return true
        const fault = taken.has(whole) ? 'differs' : faultOfWhole(whole.items.map(({ file }) => file))
        if (fault) for (const item of whole.items) refuse(item, fault)
        return fault === null
      })
      return { alreadyThere, badRows, faults }
    },

    save: (chunks) =>
      chunks.save(
        pending,
        async (change, chunk) => {
          const items = chunk.flatMap((whole) => whole.items)
          return saveChunk(change, await withCustomers(change, items, { fresh, resolve }))
        },
        ({ items }) => items.reduce((sum, { file }) => sum + file.rows, 0),
      ),
  }
}

/** Of the invoices that come in instalments those whose number an invoice of the customer has that is in none. */
async function takenWholes(
  db: Db,
  workspaceId: string,
  wholes: readonly WholeInFile<Item>[],
  unknown: ReadonlySet<Item>,
): Promise<Set<WholeInFile<Item>>> {
  const divided = wholes.filter(({ items }) => items.some((item) => item.file.part !== null && unknown.has(item)))
  const stored = await invoicesByNumber(
    db,
    workspaceId,
    divided.map(({ number }) => invoiceNumberKey(number)),
  )
  const taken = new Set(stored.map(({ numberKey, invoices }) => `${numberKey} ${invoices[0]?.customerId}`))
  return new Set(
    divided.filter(({ number, items }) => taken.has(`${invoiceNumberKey(number)} ${items[0]?.customer.id}`)),
  )
}

/** In one transaction: the chunk with its newcomers in the books. Whom somebody else brought in the meantime is nobody new. */
async function withCustomers(
  change: Change,
  chunk: readonly Item[],
  { fresh, resolve }: Newcomers,
): Promise<readonly Item[]> {
  const { tx, workspace } = change
  const newcomersIn = (items: readonly Item[]) => [
    ...new Set(items.map(({ customer }) => customer).filter((customer) => fresh.has(customer))),
  ]
  let items = chunk
  if (await areAnyThere(tx, workspace.id, newcomersIn(chunk))) {
    const resolved = resolve(await listCustomers(tx, workspace.id))
    for (const customer of resolved.fresh) fresh.add(customer)
    items = chunk.map(({ file }) => ({ file, customer: resolved.byKey.get(keyInFile(file.customer)) as Customer }))
  }
  const newcomers = newcomersIn(items)
  await saveCustomers(change, newcomers)
  for (const customer of newcomers) fresh.delete(customer)
  return items
}

function isAnything({ creditMinor, payments }: NewsOfInvoice): boolean {
  return creditMinor > 0 || payments.length > 0
}

type Logged = { readonly invoices: readonly InvoiceByNumber[]; readonly news: NewsOfInvoice | 'differs' }

/** Of the items that are logged already: the invoice or its parts, and what the file knows beyond that. */
async function inTheBooks(db: Db, workspaceId: string, items: readonly Item[]): Promise<Map<Item, Logged>> {
  if (items.length === 0) return new Map()
  const keyOf = (customerId: string, number: string) => `${invoiceNumberKey(number)} ${customerId}`
  const stored = await invoicesByNumber(
    db,
    workspaceId,
    items.map(({ file }) => invoiceNumberKey(file.number)),
  )
  const byKey = new Map(
    stored.map(({ numberKey, invoices }) => [keyOf(invoices[0]?.customerId ?? '', numberKey), invoices]),
  )
  const found = items.flatMap((item) => {
    const invoices = byKey.get(keyOf(item.customer.id, item.file.number))
    return invoices ? [{ item, invoices }] : []
  })
  const received = await receivedFor(
    db,
    workspaceId,
    found.flatMap(({ invoices }) => invoices.map(({ id }) => id)),
  )
  const logged = found.map(({ item, invoices }) => {
    const whole = wholeOf(invoices)
    if (!isSameInvoice(item.file, whole)) return { item, invoices, news: 'differs' as const }
    const books = {
      ...whole,
      outstandingMinor: whole.outstanding.minor,
      appliedMinor: invoices.reduce((sum, { appliedMinor }) => sum + appliedMinor, 0),
      creditedMinor: invoices.reduce((sum, { creditedMinor }) => sum + creditedMinor, 0),
      receivedMinor: received.get(whole.wholeId ?? whole.id) ?? 0,
    }
    return { item, invoices, news: newsOf(item.file, books) }
  })
  // A payment that came in with a file and was taken back by hand is not to come back with the same file.
  const keys = logged.flatMap(({ item, news }) =>
    news === 'differs' ? [] : news.payments.map((p) => paymentKey(item, p)),
  )
  const known = await knownSources(db, workspaceId, 'payments', keys)
  const isNew = (item: Item) => (payment: NewPayment) => !known.has(paymentKey(item, payment))
  return new Map(
    logged.map(({ item, invoices, news }) => [
      item,
      { invoices, news: news === 'differs' ? news : { ...news, payments: news.payments.filter(isNew(item)) } },
    ]),
  )
}

function paymentKey({ file, customer }: Item, { key }: NewPayment): string {
  return sourceKeyOf(`payment|${customer.id}|${invoiceNumberKey(file.number)}|${key}`)
}

/** In one transaction. What somebody else logged in the meantime is seen here. Returns how many rows were new. */
async function saveChunk(change: Change, chunk: readonly Item[]): Promise<number> {
  const customerIds = [...new Set(chunk.map(({ customer }) => customer.id))]
  const { brought } = await keepPromised(change, { customerIds, since: null }, () => saveItems(change, chunk))
  return brought
}

async function saveItems(change: Change, chunk: readonly Item[]): Promise<number> {
  const { tx, workspace } = change
  const logged = await inTheBooks(tx, workspace.id, chunk)
  // Of instalments that somebody logged in part in the meantime the rest is left: the same file again says so.
  const unknown = wholesOf(chunk).flatMap(({ items }) => (items.some((item) => logged.has(item)) ? [] : items))
  const made = await withTerms(change, unknown)
  const { saved } = await saveInvoices(change, made.flat())
  let rows = unknown.reduce((sum, { file }) => sum + file.rows, 0)
  let at = 0
  for (const [i, item] of unknown.entries()) {
    const count = made[i]?.length ?? 0
    const invoices = saved.slice(at, at + count)
    at += count
    if (isSavedFirst(item, count)) await saveNews(change, item, invoices, newsOf(item.file, unknownInvoice(item.file)))
  }
  for (const [item, { invoices, news }] of logged) {
    if (news === 'differs' || !isAnything(news)) continue
    await saveNews(change, item, invoices, news)
    rows += item.file.rows
  }
  return rows
}

/** Before what was credited and paid of it: that decides what is owed, or on which part it is put. */
function isSavedFirst({ file }: Item, parts: number): boolean {
  return file.credit !== null || parts > 1
}

/** Of each the terms that were agreed for its issue day, where it does not say its own. */
async function withTerms(change: Change, items: readonly Item[]): Promise<NewInvoice[][]> {
  const agreedFor = await termsReader(
    change.tx,
    change.workspace.id,
    items.map(({ customer }) => customer),
  )
  // The same few terms come again and again.
  const known = new Map<string, Terms>()
  const invoices: NewInvoice[][] = []
  for (const item of items) {
    const { amount, issuedDay } = item.file
    const { terms: text } = await agreedFor({ customer: item.customer, issuedDay, amount, isNewProduct: false })
    const terms = known.get(text) ?? (parseTerms(text) as Terms)
    known.set(text, terms)
    invoices.push(newInvoices(item, terms, change))
  }
  return invoices
}

/** With its payments, unless these come after it; or its parts. */
function newInvoices(item: Item, customerTerms: Terms, { today, calendar }: Change): NewInvoice[] {
  const { file, customer } = item
  const { number, kind, amount, issuedDay, deliveredDay, sentDay, part, parts } = file
  const invoice = { number, kind, customer, amount, issuedDay, deliveredDay, sentDay, delivery: null, payments: [] }
  const due = dueDayAndTerms(file, customerTerms, calendar)
  if ('inParts' in due) return asParts(invoice, due.inParts, calendar)
  const payments = isSavedFirst(item, 1) ? [] : newsOf(file, unknownInvoice(file)).payments
  return [
    {
      ...invoice,
      ...due,
      part,
      parts,
      payments: payments.map((payment) => ({
        receivedDay: countingDay(payment.day, due.dueDay, today),
        amount: money(payment.minor, amount.currency),
        sourceKey: paymentKey(item, payment),
      })),
    },
  ]
}

async function saveNews(
  change: Change,
  item: Item,
  logged: readonly StoredInvoice[],
  { creditMinor, payments }: NewsOfInvoice,
): Promise<void> {
  const { amount, dueDay } = wholeOf(logged)
  const { currency } = amount
  const dayOf = (day: NewPayment['day']) => countingDay(day, dueDay, change.today)
  let invoices = byDueDay(logged)
  if (creditMinor > 0) {
    const credit = {
      amount: money(creditMinor, currency),
      creditedDay: dayOf(item.file.credit?.day ?? null),
      reason: '',
    }
    invoices = await saveCredits(change, invoices, { kind: 'credit-note', ...credit })
  }
  for (const payment of payments) {
    const receipt = {
      customerId: item.customer.id,
      amount: money(payment.minor, currency),
      receivedDay: dayOf(payment.day),
      reference: item.file.number,
      sourceKey: paymentKey(item, payment),
    }
    const { applied } = await receivePayment(change, receipt, invoices, { takesDiscounts: false })
    invoices = invoices.map((invoice) => applied.find((a) => a.invoice.id === invoice.id)?.invoice ?? invoice)
  }
}
