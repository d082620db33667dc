import type { Customer } from '../core/customer.ts'
import { type CustomerTerms, comingTerms, pointsOn, standingTerms } from '../core/customer-terms.ts'
import { addMonths, type Day } from '../core/day.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { proposeTerms, type TermsPlan } from '../core/terms-proposal.ts'
import { measureTrial, type TermsTrial } from '../core/terms-trial.ts'
import { calendarOf } from '../core/working-day.ts'
import { findPolicy } from '../store/credit-policies.ts'
import { customerTermsOf, findCustomerTerms } from '../store/customer-terms.ts'
import { findCustomer } from '../store/customers.ts'
import { mainCurrency } from '../store/invoices.ts'
import type { Db } from '../store/open.ts'
import { pastInvoicesOf } from '../store/past-invoices.ts'
import { findWorkspace } from '../store/workspaces.ts'
import type { Actor } from './change.ts'
import { findWhose, type Whose } from './find-customer.ts'

type Answer = { readonly kind: 'plan'; readonly plan: TermsPlan } | CustomerRefusal

/** One customer's terms: as they stand, what would make them shorter, and what a trial brought. By what was typed, or by id. */
export async function readTermsPlan(db: Db, by: Actor, { today, ...whose }: { today: Day } & Whose): Promise<Answer> {
  const found = await findWhose(db, by, whose, 'read-customer')
  return found.kind === 'match'
    ? { kind: 'plan', plan: await planOf(db, by.workspaceId, found.customer, today) }
    : found
}

async function planOf(db: Db, workspaceId: string, customer: Customer, today: Day): Promise<TermsPlan> {
  const rows = await customerTermsOf(db, workspaceId, [customer.id])
  const currency = (await mainCurrency(db, workspaceId, customer.id)) ?? customer.currency
  const policy = await findPolicy(db, workspaceId)
  const workspace = await findWorkspace(db, workspaceId)
  const calendar = calendarOf(workspace?.calendar ?? 'none')
  // The first of these two years counts for the points that the second would have begun with.
  const invoices = await pastInvoicesOf(db, workspaceId, customer.id, addMonths(today, -24))
  const trial = rows.filter((row) => row.untilDay !== null).sort((a, b) => b.fromDay.localeCompare(a.fromDay))[0]
  return {
    customer,
    today,
    standing: standingTerms(rows, today),
    coming: comingTerms(rows, today),
    points: pointsOn(invoices, today),
    proposal: proposeTerms({ day: today, currency, rows, ownTerms: customer.terms, invoices, policy, calendar }),
    trial: trial ? await measure(db, workspaceId, { customer, trial, day: today }) : null,
    capitalCostBasisPoints: policy.capitalCostBasisPoints,
  }
}

async function measure(
  db: Db,
  workspaceId: string,
  { customer, trial, day }: { customer: Customer; trial: CustomerTerms; day: Day },
): Promise<TermsTrial | null> {
  const { id, fromDay, untilDay } = trial
  if (untilDay === null) return null
  const currency = (await mainCurrency(db, workspaceId, customer.id)) ?? customer.currency
  const invoices = await pastInvoicesOf(db, workspaceId, customer.id, addMonths(fromDay, -13))
  return measureTrial({ id, fromDay, untilDay }, { invoices, currency, day })
}

/** A trial and its result as of a day; null when it is not there. */
export async function readTrial(
  db: Db,
  workspaceId: string,
  { trialId, day }: { trialId: string; day: Day },
): Promise<{ readonly customer: Customer; readonly trial: TermsTrial } | null> {
  const row = await findCustomerTerms(db, workspaceId, trialId)
  const customer = row && (await findCustomer(db, workspaceId, row.customerId))
  const trial = customer && (await measure(db, workspaceId, { customer, trial: row, day }))
  return trial ? { customer, trial } : null
}
