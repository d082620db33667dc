import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import { firstLimit } from '../core/first-limit.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { mayOn, type Right, reachOf } from '../core/person.ts'
import { screeningFrom } from '../core/screening.ts'
import type { ScreeningCard } from '../core/screening-card.ts'
import { hasFirewall, type Workspace } from '../core/workspace.ts'
import { findPolicy } from '../store/credit-policies.ts'
import { findCustomer } from '../store/customers.ts'
import { limitOn } from '../store/limits.ts'
import type { Db } from '../store/open.ts'
import { screeningsOf } from '../store/screenings.ts'
import type { Actor } from './change.ts'
import { findWhose, type Whose } from './find-customer.ts'

/** Who screens: the books are finance's, and whoever sells does not sign for the customer too. */
export const SCREENING_RIGHT: Right = 'log-cash-fact'

export function mayScreen({ role }: Pick<Actor, 'role'>): boolean {
  return reachOf(role, SCREENING_RIGHT) === 'all'
}

/** The checklist of one customer, by what was typed or by what a button carries. */
export async function readScreeningCard(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { whose, today }: { whose: Whose; today: Day },
): Promise<{ readonly kind: 'card'; readonly card: ScreeningCard } | CustomerRefusal> {
  const found = await findWhose(db, by, whose, 'read-customer')
  if (found.kind !== 'match') return found
  return { kind: 'card', card: await screeningCardOf(db, by, workspace, { customer: found.customer, today }) }
}

/** As it is today, with what who looks may do about it. */
export async function screeningCardOf(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { customer, today }: { customer: Customer; today: Day },
): Promise<ScreeningCard> {
  const screening = screeningFrom(await screeningsOf(db, workspace.id, customer.id, today))
  const parent = customer.parentId === null ? null : await findCustomer(db, workspace.id, customer.parentId)
  const limit = await limitOn(db, workspace.id, (parent ?? customer).id, today)
  const statements = screening.steps.statements?.statements ?? null
  const policy = await findPolicy(db, workspace.id)
  const may = (right: Right) => mayOn(by.role, right, { userId: by.userId, ownerUserId: customer.ownerUserId })
  return {
    customer,
    screening,
    firstLimit: firstLimit({ statements, score: screening.score }, policy),
    limit: limit?.amount ?? null,
    parentName: parent?.name ?? null,
    mayRecord: mayScreen(by),
    mayAsk: hasFirewall(workspace) && may('log-sales-fact'),
    hasFirewall: hasFirewall(workspace),
  }
}
