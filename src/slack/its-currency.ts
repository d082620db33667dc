import type { EntryContext, EntryRefusal } from '../core/entry-line.ts'
import { calendarOf } from '../core/working-day.ts'
import { assumedCurrency } from '../flows/assumed-currency.ts'
import type { Ask } from './handle.ts'

/**
 * Reads a line in the currency of what it is about: the invoice's, the customer's or the account's own. Who that is stands in the line
 * itself, so it is read once to know, and again when the currency is not the company's.
 */
export async function readInItsCurrency<Entry extends { readonly kind: 'entry' }>(
  { db, workspace, today }: Ask,
  read: (context: EntryContext) => Entry | EntryRefusal,
  whose: (entry: Entry) => Parameters<typeof assumedCurrency>[2],
): Promise<Entry | EntryRefusal> {
  const { id, baseCurrency } = workspace
  const calendar = calendarOf(workspace.calendar)
  const first = read({ today, currency: baseCurrency, calendar })
  if (first.kind === 'ambiguous-amount') {
    // ¥ of a customer who is billed in yen is yen.
    for (const currency of new Set(first.readings.map((r) => r.currency))) {
      const entry = read({ today, currency, calendar })
      if (entry.kind === 'entry' && (await assumedCurrency(db, id, whose(entry))) === currency) return entry
    }
  }
  if (first.kind !== 'entry') return first
  const currency = await assumedCurrency(db, id, whose(first))
  return currency && currency !== baseCurrency ? read({ today, currency, calendar }) : first
}
