import type { Clock } from '../core/clock.ts'
import type { Approver } from '../core/credit-request.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { ProposalBasis } from '../core/limit-proposal.ts'
import { convert, type Money } from '../core/money.ts'
import { type RequestCard, type StandingThen, standingThen } from '../core/request-card.ts'
import type { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { listApprovers } from '../store/approvers.ts'
import { readRates } from '../store/cash.ts'
import { findRequest, type StoredRequest, signaturesOf } from '../store/credit-requests.ts'
import { findCustomer } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import { readStanding } from './read-standing.ts'

/** The card of a request as it is now; null for an id that is none of this company's. */
export async function readRequestCard(
  db: Db,
  clock: Clock,
  workspace: Workspace,
  requestId: string,
): Promise<RequestCard | null> {
  const request = await findRequest(db, workspace.id, requestId)
  return request && requestCardOf(db, workspace, request, dayAt(clock.now(), workspace.timeZone))
}

export async function requestCardOf(
  db: Db,
  workspace: Workspace,
  request: StoredRequest,
  today: Day,
): Promise<RequestCard | null> {
  const customer = await findCustomer(db, workspace.id, request.customerId)
  if (!customer) return null
  // What was decided is shown as it stood then.
  const standing = request.standing
    ? (JSON.parse(request.standing) as StandingThen)
    : standingThen(await readStanding(db, workspace, customer, today))
  const inBase = await converterToBase(db, workspace, today)
  const stake = stakeOf(request, standing, inBase)
  const approvers = (await listApprovers(db, workspace.id)).filter((a) => a.userId !== request.requestedBy)
  const deciders = stake && approvers.filter((a) => covers(a, stake, inBase))
  const signatures = await signaturesOf(db, workspace.id, request)
  return {
    request,
    customerName: customer.name,
    ownerUserId: customer.ownerUserId,
    standing,
    basis: request.basis === null ? null : (JSON.parse(request.basis) as ProposalBasis),
    signatures,
    deciders,
  }
}

/** Into the company's base currency at the last rate on or before a day; null where there is none. */
export async function converterToBase(
  db: Db,
  { id, baseCurrency }: Workspace,
  day: Day,
): Promise<(amount: Money) => Money | null> {
  // The last rate of a currency comes last.
  const rates = new Map((await readRates(db, id, baseCurrency, day)).map((rate) => [rate.from, rate]))
  return (amount) => {
    if (amount.currency === baseCurrency) return amount
    const rate = rates.get(amount.currency)
    return rate ? convert(amount, rate) : null
  }
}

/** What an approval of it would let out, in the base currency: the limit asked for, or that of the hold which is released. */
export function stakeOf(
  { kind, amount }: Pick<StoredRequest, 'kind' | 'amount'>,
  { limit, exposure }: Pick<Standing, 'limit' | 'exposure'>,
  inBase: (amount: Money) => Money | null,
): Money | null {
  if (kind === 'limit') return amount && inBase(amount)
  if (limit) return inBase(limit.amount)
  return exposure.kind === 'known' ? inBase(exposure.total) : null
}

function covers({ authority }: Approver, stake: Money, inBase: (amount: Money) => Money | null): boolean {
  const bound = inBase(authority)
  return bound !== null && stake.minor <= bound.minor
}
