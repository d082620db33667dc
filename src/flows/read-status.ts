import type { Books } from '../core/books.ts'
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { dsoHistory, headlineOf, type Light, lightsOn, type StatusReport } from '../core/light.ts'
import { type Currency, money, totalsByCurrency } from '../core/money.ts'
import type { Workspace } from '../core/workspace.ts'
import { readBalances, readRates } from '../store/cash.ts'
import { readTotals } from '../store/daily-totals.ts'
import { type OpenSums, openInvoicesOn, openSums } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace } from '../store/workspaces.ts'

/** The lights and what they rest on: today, or as of an earlier day from the facts dated on or before it alone. */
export async function readStatus(
  db: Db,
  clock: Clock,
  { workspaceId, asOf }: { workspaceId: string; asOf?: Day },
): Promise<StatusReport> {
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace) throw new Error(`no workspace ${workspaceId}`)
  const now = dayAt(clock.now(), workspace.timeZone)
  const today = asOf ?? now
  const open = today === now ? await openSums(db, workspaceId, today) : await openSumsOn(db, workspaceId, today)
  const books = await readBooks(db, workspace, today, open)
  const lights = lightsOn(books, today)
  return {
    today,
    baseCurrency: workspace.baseCurrency,
    lights,
    headline: headlineOf(lights),
    rates: ratesUsed(books),
    receivables: receivablesOf(books, open),
    dsoHistory: dsoHistory(books, today, 12),
  }
}

/** The lights alone, as a job looks at them. */
export async function readLights(db: Db, workspace: Workspace, today: Day): Promise<Light[]> {
  return lightsOn(await readBooks(db, workspace, today, await openSums(db, workspace.id, today)), today)
}

export async function readBooks(db: Db, workspace: Workspace, today: Day, open: readonly OpenSums[]): Promise<Books> {
  const { baseCurrency, dsoWindowMonths, staleAfterDays, paymentsAreCash } = workspace
  return {
    baseCurrency,
    dsoWindowMonths,
    staleAfterDays,
    paymentsAreCash,
    totals: await readTotals(db, workspace.id, today),
    balances: await readBalances(db, workspace.id, today),
    rates: await readRates(db, workspace.id, baseCurrency, today),
    notOverdue: { day: today, amounts: open.map((o) => money(o.openMinor - o.overdueMinor, o.currency)) },
  }
}

export async function openSumsOn(db: Db, workspaceId: string, day: Day): Promise<OpenSums[]> {
  const byCurrency = Map.groupBy(await openInvoicesOn(db, workspaceId, day), (i) => i.outstanding.currency)
  return [...byCurrency].map(([currency, invoices]) => {
    const overdue = invoices.filter((i) => i.dueDay < day)
    const sum = (of: typeof invoices) => of.reduce((s, i) => s + i.outstanding.minor, 0)
    return { currency, openMinor: sum(invoices), overdueMinor: sum(overdue), overdueCount: overdue.length }
  })
}

function receivablesOf(books: Books, open: readonly OpenSums[]): StatusReport['receivables'] {
  const ar = totalsByCurrency(
    books.totals.map((t) => money(t.invoicedMinor - t.creditedMinor - t.receivedMinor, t.currency)),
  ).filter((m) => m.minor !== 0 || open.some((o) => o.currency === m.currency))
  return ar.map(({ currency, minor }) => {
    const sums = open.find((o) => o.currency === currency)
    return { currency, arMinor: minor, overdueMinor: sums?.overdueMinor ?? 0, overdueCount: sums?.overdueCount ?? 0 }
  })
}

/** The latest rate of each currency that the books hold amounts in. */
function ratesUsed({ baseCurrency, totals, balances, rates }: Books): StatusReport['rates'] {
  const used = new Set<Currency>([...totals.map((t) => t.currency), ...balances.map((b) => b.balance.currency)])
  used.delete(baseCurrency)
  return [...used].flatMap((from) => rates.findLast((r) => r.from === from) ?? [])
}
