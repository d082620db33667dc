import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import { type Check, type CheckOutcome, checkOf, type GateRequest } from '../core/gate.ts'
import { type Money, money } from '../core/money.ts'
import { hasFirewall, type Workspace } from '../core/workspace.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { findCustomerAhead } from './find-customer.ts'
import { ratesOf } from './read-exposure.ts'
import { mayScreen } from './read-screening.ts'
import { readStanding } from './read-standing.ts'

/** `/cash check`: what a customer may still buy. Without an amount: what is left of its limit. */
export async function readCheck(
  db: Db,
  by: Actor,
  workspace: Workspace,
  asked: { text: string; amount: Money | null; prepaid: boolean; today: Day },
): Promise<CheckOutcome> {
  const found = await findCustomerAhead(db, by, asked.text, 'read-customer')
  if (found.kind !== 'match') return found
  const { customer } = found
  const { prepaid, today: day } = asked
  const amount = asked.amount ?? money(0, customer.currency)
  const check = await checkCredit(db, by, workspace, { customer, amount, prepaid, day })
  return { kind: 'checked', check, hasAmount: asked.amount !== null, hasFirewall: hasFirewall(workspace) }
}

/** What the gate says to this much more for a customer, on a day. */
export async function checkCredit(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { customer, day, ...request }: GateRequest & { readonly customer: Customer; readonly day: Day },
): Promise<Check> {
  const standing = await readStanding(db, workspace, customer, day)
  const { exposure, limit, head } = standing
  const currency = exposure.kind === 'known' ? exposure.total.currency : (limit?.amount.currency ?? head.currency)
  const rates = await ratesOf(db, workspace, { currencies: [request.amount.currency, currency], day })
  return checkOf(standing, { ...request, mayScreen: mayScreen(by) }, rates)
}
