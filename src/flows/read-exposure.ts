import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import type { DayRates } from '../core/exchange.ts'
import { type Exposure, type ExposureFacts, exposureOf } from '../core/exposure.ts'
import type { Currency } from '../core/money.ts'
import type { Workspace } from '../core/workspace.ts'
import { ratesOn } from '../store/cash.ts'
import { exposureFacts } from '../store/exposures.ts'
import type { Db } from '../store/open.ts'

/** What these customers together could cost us at the end of a day, in a currency. There is at least one. */
export async function exposureOn(
  db: Db,
  workspace: Workspace,
  asked: { customers: readonly Pick<Customer, 'id'>[]; currency: Currency; day: Day },
): Promise<Exposure> {
  const { currency, day } = asked
  const customerIds = asked.customers.map(({ id }) => id)
  return exposureAt(db, workspace, await exposureFacts(db, workspace.id, { customerIds, day }), { currency, day })
}

/** The exposure of facts that have been read, at the rates of the day. */
export async function exposureAt(
  db: Db,
  workspace: Workspace,
  facts: ExposureFacts,
  { currency, day }: { currency: Currency; day: Day },
): Promise<Exposure> {
  const { invoices, deliveries, orders, unapplied } = facts
  const amounts = [...[...invoices, ...deliveries, ...orders].map((fact) => fact.amount), ...unapplied]
  const currencies = [currency, ...amounts.map((a) => a.currency)]
  return exposureOf(facts, { currency, rates: await ratesOf(db, workspace, { currencies, day }) })
}

/** The rates of a day between these currencies, as far as they are known. */
export async function ratesOf(
  db: Db,
  { id, baseCurrency: base }: Workspace,
  { currencies, day }: { currencies: readonly Currency[]; day: Day },
): Promise<DayRates> {
  const from = new Set(currencies)
  from.delete(base)
  // One currency alone is never exchanged.
  const rates = new Set(currencies).size > 1 ? await ratesOn(db, id, { from, to: base, day }) : []
  return { base, day, rates }
}
