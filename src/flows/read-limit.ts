import type { Day } from '../core/day.ts'
import type { LimitCard } from '../core/limit-outcome.ts'
import type { CustomerRefusal, LeftOver } from '../core/outcome.ts'
import { mayOn } from '../core/person.ts'
import type { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { requestsOf } from '../store/credit-requests.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { findCustomerAhead } from './find-customer.ts'
import { readStanding } from './read-standing.ts'

type StandingAnswer = { readonly kind: 'standing'; readonly standing: Standing } | CustomerRefusal | LeftOver

/** How a customer stood on a day. */
export async function readStandingOf(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { text, day }: { text: string; day: Day },
): Promise<StandingAnswer> {
  const found = await findCustomerAhead(db, by, text, 'read-customer')
  if (found.kind !== 'match') return found
  return { kind: 'standing', standing: await readStanding(db, workspace, found.customer, day) }
}

/** A customer's limit, how it stands, and every request for it. */
export async function readLimit(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { text, today }: { text: string; today: Day },
): Promise<({ readonly kind: 'limit' } & LimitCard) | CustomerRefusal | LeftOver> {
  const answer = await readStandingOf(db, by, workspace, { text, day: today })
  if (answer.kind !== 'standing') return answer
  const { standing } = answer
  const mayAsk = standing.members.some(({ ownerUserId }) =>
    mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId }),
  )
  return { kind: 'limit', standing, mayAsk, requests: await requestsOf(db, workspace.id, standing.head.id) }
}
