import type { Day } from '../core/day.ts'
import type { LimitCard } from '../core/limit-outcome.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import type { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { requestsOf } from '../store/credit-requests.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { findCustomerFor } from './find-customer.ts'
import { readStanding } from './read-standing.ts'

type StandingAnswer = { readonly kind: 'standing'; readonly standing: Standing } | CustomerRefusal

/** How a customer stood on a day. */
export async function readStandingOf(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { text, day }: { text: string; day: Day },
): Promise<StandingAnswer> {
  const found = await findCustomerFor(db, by, text, 'read-customer')
  if (found.kind !== 'match') return found
  return { kind: 'standing', standing: await readStanding(db, workspace, found.customer, day) }
}

/** A customer's limit, how it stands, and every request for it. */
export async function readLimit(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { text, today }: { text: string; today: Day },
): Promise<({ readonly kind: 'limit' } & LimitCard) | CustomerRefusal> {
  const answer = await readStandingOf(db, by, workspace, { text, day: today })
  if (answer.kind !== 'standing') return answer
  const { standing } = answer
  return { kind: 'limit', standing, requests: await requestsOf(db, workspace.id, standing.head.id) }
}
