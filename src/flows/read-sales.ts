import { addMonths, type Day } from '../core/day.ts'
import { exchange } from '../core/exchange.ts'
import type { Sale } from '../core/limit-proposal.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import type { PastInvoice } from '../core/past-invoice.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Db } from '../store/open.ts'
import { pastInvoicesOn } from '../store/past-invoices.ts'
import { ratesOf } from './read-exposure.ts'

type Asked = { readonly currency: Currency; readonly day: Day }

/** What was invoiced, less what was credited, in one currency at the rates of the day; null where one is missing. */
export async function salesOf(
  db: Db,
  workspace: Workspace,
  invoices: readonly PastInvoice[],
  { currency, day }: Asked,
): Promise<Sale[] | null> {
  const currencies = [currency, ...invoices.map((i) => i.amount.currency)]
  const rates = await ratesOf(db, workspace, { currencies, day })
  const sales: Sale[] = []
  for (const { amount, paid, outstandingMinor, issuedDay, dueDay } of invoices) {
    const minor = paid.reduce((sum, p) => sum + p.minor, outstandingMinor)
    const exchanged = exchange(money(minor, amount.currency), currency, rates)
    if (exchanged.kind === 'no-rate') return null
    sales.push({ issuedDay, dueDay, minor: exchanged.amount.minor })
  }
  return sales
}

/** What these customers bought in the twelve months up to a day; null without a rate. */
export async function salesOfTwelveMonths(
  db: Db,
  workspace: Workspace,
  { customerIds, ...asked }: Asked & { readonly customerIds: readonly string[] },
): Promise<Money | null> {
  const { currency, day } = asked
  const since = addMonths(day, -12)
  const invoices = [...(await pastInvoicesOn(db, workspace.id, { customerIds, since, day })).values()].flat()
  const bought = invoices.filter((i) => i.issuedDay > since)
  const sales = await salesOf(db, workspace, bought, asked)
  return (
    sales &&
    money(
      sales.reduce((sum, s) => sum + s.minor, 0),
      currency,
    )
  )
}
