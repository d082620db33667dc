/**
 * The duties of law 1: what the rules want of these customers' credit files. Called in the transaction that changes what a file says
 * (a new customer, other terms, a finding, a look, the policy), for the customers it changed; every morning for those with whom something
 * went on, and for those whose duty is due, as terms by day begin and customers fall asleep without a word.
 *
 * Each occurrence of what recurs is a duty of its own, told from the earlier ones by its step; those of one rule and customer are one
 * chain. Without a firewall nothing is asked for.
 */
import { type CreditFile, stepOf, throughSince } from '../core/credit-file.ts'
import { mayOwe } from '../core/customer-terms.ts'
import type { PlannedDuty } from '../core/outcome.ts'
import { RULES, type RuleId } from '../core/rules/index.ts'
import { hasFirewall } from '../core/workspace.ts'
import { findPolicy } from '../store/credit-policies.ts'
import { customerTermsOf } from '../store/customer-terms.ts'
import { findCustomers } from '../store/customers.ts'
import { dutiesOfChains, type SaidDuty } from '../store/duties.ts'
import { looksByCustomer } from '../store/looks.ts'
import { screeningsByCustomer } from '../store/screenings.ts'
import { tradesOf } from '../store/trades.ts'
import type { Change } from './change.ts'
import { reconcileDuties, type Wish } from './plan-duties.ts'

const CUSTOMER_RULES = RULES.filter((rule) => rule.about === 'customer')
const NEVER = { count: 0, lastDay: null } as const

/** Plans what law 1 asks for; returns all that is to be done now or later for these customers. */
export async function planCreditDuties(change: Change, customerIds: readonly string[]): Promise<PlannedDuty[]> {
  const { tx, workspace, today, calendar } = change
  if (!hasFirewall(workspace)) return []
  const policy = await findPolicy(tx, workspace.id)
  const customers = await findCustomers(tx, workspace.id, customerIds)
  const looks = await looksByCustomer(tx, workspace.id, customerIds)
  const findings = await screeningsByCustomer(tx, workspace.id, customerIds, today)
  const agreed = Map.groupBy(await customerTermsOf(tx, workspace.id, customerIds), (row) => row.customerId)
  const trades = await tradesOf(tx, workspace, customerIds)
  const known = await dutiesOfFiles(change, customerIds)
  const knownOf = Map.groupBy(known, (d) => d.customerId)
  const wishes = customers.flatMap((customer): Wish[] => {
    const file: CreditFile = {
      customerId: customer.id,
      givesCredit: mayOwe(agreed.get(customer.id) ?? [], { day: today, own: customer.terms }),
      tradedBefore: customer.tradedBefore,
      trade: trades.get(customer.id) ?? { lastDay: today, isOpen: false },
      throughSince: throughSince(findings.get(customer.id) ?? []),
      looks: { refresh: NEVER, review: NEVER, ...looks.get(customer.id) },
      asked: daysAsked(knownOf.get(customer.id) ?? []),
      today,
    }
    return CUSTOMER_RULES.map((rule) => ({
      rule: rule.id,
      step: stepOf(rule, file),
      chainId: chainOf(rule.id, customer.id),
      customerId: customer.id,
      plan: rule.plan(file, policy, calendar),
      subjectIds: [customer.id],
    }))
  })
  return (await reconcileDuties(change, wishes, known)).planned
}

/** Ends what law 1 asked for, as nobody asks any more: the firewall is gone. What was looked at stays known. */
export async function cancelCreditDuties(change: Change, customerIds: readonly string[]): Promise<void> {
  const known = await dutiesOfFiles(change, customerIds)
  const wishes = known.filter(isAlive).map(({ rule, step, chainId, customerId, subjectId }): Wish => {
    return { rule, step, chainId, customerId, subjectIds: [subjectId], plan: { kind: 'none', end: 'not-needed' } }
  })
  await reconcileDuties(change, wishes, known)
}

async function dutiesOfFiles({ tx, workspace }: Change, customerIds: readonly string[]): Promise<SaidDuty[]> {
  const chains = customerIds.flatMap((id) => CUSTOMER_RULES.map((rule) => chainOf(rule.id, id)))
  return dutiesOfChains(tx, workspace.id, chains)
}

function chainOf(rule: RuleId, customerId: string): string {
  return `${rule}:${customerId}`
}

function daysAsked(known: readonly SaidDuty[]): CreditFile['asked'] {
  return Object.fromEntries(known.filter(isAlive).map((d) => [d.rule, d.ruleDay]))
}

function isAlive({ state }: SaidDuty): boolean {
  return state === 'planned' || state === 'open'
}
