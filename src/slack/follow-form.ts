/** What the forms of the talk with a customer share: which invoice or customer they are about, and where the words come from. */
import { z } from 'zod'
import type { Money } from '../core/money.ts'
import { assumedCurrency } from '../flows/assumed-currency.ts'
import { findNamedInvoice, type WhichReceivables } from '../flows/find-receivables.ts'
import type { Fields, Reading } from './form.ts'
import type { Ask } from './handle.ts'

const remembered = z.object({ invoiceId: z.string().nullable(), which: z.string(), link: z.string().nullable() })

/**
 * Filled in from an invoice of one's own customers; the form remembers which, since two customers may have one number, and the message it
 * was opened on. What a button carries may have been edited: of another's customer nothing is shown.
 */
export async function whichDraft(
  { db, by }: Ask,
  { invoiceId, link = null }: { invoiceId: string | null; link?: string | null },
): Promise<{ which: string; remembered: string }> {
  const found = invoiceId === null ? null : await findNamedInvoice(db, by, { invoiceId }, 'log-sales-fact')
  const [invoice] = found?.kind === 'match' ? found.invoices : []
  const which = invoice?.number ?? ''
  return { which, remembered: JSON.stringify({ invoiceId: invoice?.id ?? null, which, link }) }
}

/** What stands in the field: the invoice that the form was opened with, as long as nobody typed another. */
export function whichIn(fields: Fields, reading: Reading): { which: WhichReceivables; link: string | null } {
  const text = reading.needed('which', 'target')
  const opened = fields.remembered === '' ? null : remembered.parse(JSON.parse(fields.remembered))
  const isSame = opened !== null && opened.invoiceId !== null && opened.which === text
  return { which: isSame ? { invoiceId: opened.invoiceId as string } : { text }, link: opened?.link ?? null }
}

/** The amount in the currency of what it is about; null when the field is empty, or wrong. */
export async function amountIn({ db, workspace }: Ask, fields: Fields, reading: Reading): Promise<Money | null> {
  if (fields.text('amount') === '') return null
  const assumed = await assumedCurrency(db, workspace.id, { invoiceOrCustomer: fields.text('which') })
  return reading.amount('amount', assumed ?? workspace.baseCurrency)
}

/** Under which field the refusals of finding it are said. */
export const WHICH_REFUSALS = {
  'no-such-invoice': 'which',
  'which-invoice': 'which',
  'no-such-customer': 'which',
  'which-customer': 'which',
  'not-your-customer': 'which',
  'nothing-open': 'which',
} as const
