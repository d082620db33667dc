import { behaviourOf, isOverdueOn } from '../core/behaviour.ts'
import type { Customer } from '../core/customer.ts'
import { addMonths, type Day, dayAt } from '../core/day.ts'
import { mayPropose, type PastRequest, proposeLimit } from '../core/limit-proposal.ts'
import type { CreditLimit } from '../core/standing.ts'
import { standingOf, type Tier, worstOf } from '../core/tier.ts'
import { hasFirewall } from '../core/workspace.ts'
import { requestsOf, type StoredRequest } from '../store/credit-requests.ts'
import { findCustomers } from '../store/customers.ts'
import { groupOn } from '../store/groups.ts'
import { holdOn } from '../store/holds.ts'
import { limitsOn } from '../store/limits.ts'
import { pastInvoicesOn } from '../store/past-invoices.ts'
import { tierHistories } from '../store/tiers.ts'
import { openRequest } from './ask-credit.ts'
import type { Change } from './change.ts'
import { salesOf } from './read-sales.ts'

/** So far back lies the first of the twelve completed months. */
const MONTHS_BACK = 13

/**
 * Puts a proposal before the approvers for each of these customers whose limit should move: behaviour, volume or tier says so. In a group
 * it is the head's limit, by all members together. Returns for how many; nobody without a firewall.
 */
export async function proposeLimits(change: Change, customerIds: readonly string[]): Promise<number> {
  if (!hasFirewall(change.workspace)) return 0
  const { tx, workspace, today } = change
  const customers = await findCustomers(tx, workspace.id, customerIds)
  const headIds = [...new Set(customers.map((c) => c.parentId ?? c.id))]
  const limits = await limitsOn(tx, workspace.id, headIds, today)
  const heads = await findCustomers(tx, workspace.id, [...limits.keys()])
  let proposed = 0
  for (const head of heads) {
    const limit = limits.get(head.id)
    if (limit && (await propose(change, head, limit))) proposed += 1
  }
  return proposed
}

async function propose(change: Change, head: Customer, limit: CreditLimit): Promise<boolean> {
  const { tx, workspace, today } = change
  const past = await requestsOf(tx, workspace.id, head.id)
  if (
    !mayPropose(
      past.map((r) => asPast(r, workspace.timeZone)),
      today,
    )
  )
    return false
  const { members } = await groupOn(tx, workspace.id, head, today)
  const ids = members.map((m) => m.id)
  const since = addMonths(today, -MONTHS_BACK)
  const invoices = [
    ...(await pastInvoicesOn(tx, workspace.id, { customerIds: ids, since, day: today })).values(),
  ].flat()
  const sales = await salesOf(tx, workspace, invoices, { currency: limit.amount.currency, day: today })
  // Without a rate nobody can say how much was sold.
  if (!sales) return false
  const proposal = proposeLimit({
    day: today,
    limit: limit.amount,
    isOnHold: (await holdOn(tx, workspace.id, ids, today)) !== null,
    ...(await tiersOf(change, ids, limit.day)),
    behaviour: behaviourOf(invoices, today),
    overdueCount: invoices.filter((i) => isOverdueOn(i, today)).length,
    sales,
  })
  if (proposal.kind === 'none') return false
  const { amount, basis } = proposal
  await openRequest(change, { customer: head, kind: 'limit', amount, reason: '', origin: 'proposal', basis })
  return true
}

/** The worst tier of the members now, and as it was when the limit was given, or was first known after that. */
async function tiersOf(
  { tx, workspace, today }: Change,
  ids: readonly string[],
  limitDay: Day,
): Promise<{ tier: Tier | null; tierThen: Tier | null }> {
  const histories = [...(await tierHistories(tx, workspace.id, ids, today)).values()]
  const then = histories.map((h) => h.findLast((e) => e.day <= limitDay) ?? h[0])
  return {
    tier: worstOf(histories.flatMap((h) => standingOf(h)?.tier ?? [])),
    tierThen: worstOf(then.flatMap((e) => e?.tier ?? [])),
  }
}

function asPast({ kind, origin, state, requestedAt, decidedAt }: StoredRequest, timeZone: string): PastRequest {
  const dayOf = (at: string) => dayAt(new Date(at), timeZone)
  return {
    kind,
    origin,
    state,
    requestedDay: dayOf(requestedAt),
    decidedDay: decidedAt === null ? null : dayOf(decidedAt),
  }
}
