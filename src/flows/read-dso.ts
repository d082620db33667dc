/** Days sales outstanding, three ways and without disputes: of one customer in its own currencies, or of all in the base currency. */
import { ledgerOf, type NoRate } from '../core/books.ts'
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { type DsoLine, type DsoReport, dsoBasis, dsoWays, salesMonthsOf } from '../core/dso.ts'
import { salesBack } from '../core/light.ts'
import { type Money, money } from '../core/money.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import type { Workspace } from '../core/workspace.ts'
import { disputedOn } from '../store/disputes.ts'
import { openInvoicesOn } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { salesOf } from '../store/sales.ts'
import { unappliedByCustomerOn } from '../store/statements.ts'
import type { Actor } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { openSumsOn, readBooks } from './read-status.ts'

/** Of all customers together, today. */
export async function readDso(db: Db, clock: Clock, workspace: Workspace): Promise<DsoReport> {
  const today = dayAt(clock.now(), workspace.timeZone)
  const report = { kind: 'report', today, customerName: null } as const
  const ledger = ledgerOf(await readBooks(db, workspace, today, await openSumsOn(db, workspace.id, today)))
  const gap: { missing?: NoRate } = {}
  const months = [...salesBack(ledger, today, gap)]
  const figures = [
    ledger.arOn(today),
    ledger.notOverdueOn(today) ?? 0,
    ledger.sumInBase(await disputedAmounts(db, workspace.id, today), today),
  ]
  const missing = gap.missing ?? figures.find((f) => typeof f !== 'number') ?? null
  if (missing !== null) return { ...report, lines: [], missing }
  const [arMinor, notOverdueMinor, disputedMinor] = figures as [number, number, number]
  const owed = { arMinor, notOverdueMinor, disputedMinor }
  const isEmpty = months.length === 0
  return {
    ...report,
    lines: isEmpty ? [] : [{ currency: ledger.base, owed, ways: dsoWays(owed, months), basis: dsoBasis(owed, months) }],
    missing: null,
  }
}

export async function readDsoOf(
  db: Db,
  by: Actor,
  { text, today }: { text: string; today: Day },
): Promise<DsoReport | CustomerRefusal> {
  const found = await findCustomerFor(db, by, text, 'read-customer')
  if (found.kind !== 'match') return found
  const { id, name } = found.customer
  const lines = await dsoOf(db, by.workspaceId, { customerId: id, day: today })
  return { kind: 'report', today, customerName: name, lines, missing: null }
}

/** A line for each currency that a customer ever bought in, by code. */
export async function dsoOf(
  db: Db,
  workspaceId: string,
  { customerId, day }: { customerId: string; day: Day },
): Promise<DsoLine[]> {
  const sales = Map.groupBy(await salesOf(db, workspaceId, { customerId, day }), (s) => s.amount.currency)
  const open = await openInvoicesOn(db, workspaceId, day, customerId)
  const unapplied = await unappliedByCustomerOn(db, workspaceId, day, customerId)
  const disputed = await disputedAmounts(db, workspaceId, day, customerId)
  return [...sales.keys()].sort().map((currency) => {
    const sum = (amounts: readonly Money[]) =>
      amounts.reduce((total, m) => (m.currency === currency ? total + m.minor : total), 0)
    const owed = {
      arMinor: sum(open.map((i) => i.outstanding)) - sum(unapplied.map((u) => u.amount)),
      notOverdueMinor: sum(open.filter((i) => i.dueDay >= day).map((i) => i.outstanding)),
      disputedMinor: sum(disputed),
    }
    const months = salesMonthsOf(
      (sales.get(currency) ?? []).map((s) => ({ day: s.day, minor: s.amount.minor })),
      day,
    )
    return { currency, owed, ways: dsoWays(owed, months), basis: dsoBasis(owed, months) }
  })
}

/** What of the open invoices is in dispute: never more of one than is open. */
async function disputedAmounts(db: Db, workspaceId: string, day: Day, customerId?: string): Promise<Money[]> {
  const disputed = await disputedOn(db, workspaceId, day)
  if (disputed.size === 0) return []
  const open = await openInvoicesOn(db, workspaceId, day, customerId)
  return open.flatMap(({ id, outstanding }) => {
    const minor = Math.min(disputed.get(id) ?? 0, outstanding.minor)
    return minor > 0 ? [money(minor, outstanding.currency)] : []
  })
}
