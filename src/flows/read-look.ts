import { standingTerms } from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import type { Look, LookDraft, LookKind } from '../core/look.ts'
import type { DutyRefusal } from '../core/outcome.ts'
import { mayOn } from '../core/person.ts'
import { RULES, type RuleId } from '../core/rules/index.ts'
import { customerTermsOf } from '../store/customer-terms.ts'
import { findCustomer } from '../store/customers.ts'
import { dutyItems } from '../store/duties.ts'
import { looksOf } from '../store/looks.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'

const SHOWN_AT_MOST = 2

/** The look that ends a rule's duty; null when something else does. */
export function lookFor(rule: RuleId): LookKind | null {
  const found = RULES.find((r) => r.id === rule)
  return found?.about === 'customer' ? found.look : null
}

/** What the form of a duty's look begins with, or why it cannot be opened. */
export async function readLookDraft(
  db: Db,
  by: Actor,
  { dutyId, today }: { dutyId: string; today: Day },
): Promise<DutyRefusal | { readonly kind: 'draft'; readonly draft: LookDraft }> {
  const [duty] = await dutyItems(db, by.workspaceId, { ids: [dutyId] })
  const customer = duty && (await findCustomer(db, by.workspaceId, duty.customerId))
  const kind = duty && lookFor(duty.rule)
  if (!duty || !customer || !kind) return { kind: 'no-such-duty' }
  if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId: duty.ownerUserId }))
    return { kind: 'not-your-customer', customerName: duty.customerName }
  if (duty.state !== 'open' && duty.state !== 'planned') return { kind: 'already-ended', duty }
  const before = await looksOf(db, by.workspaceId, { customerId: customer.id, day: today, kind, limit: SHOWN_AT_MOST })
  const { name: customerName, code: customerCode, terms } = customer
  const standing = standingTerms(await customerTermsOf(db, by.workspaceId, [customer.id]), today)
  return { kind: 'draft', draft: { kind, dutyId, customerName, customerCode, terms, standing, before } }
}

/** Every look at a customer's file on or before a day, the newest first. */
export async function readLooks(
  db: Db,
  workspaceId: string,
  { customerId, day }: { customerId: string; day: Day },
): Promise<Look[]> {
  return looksOf(db, workspaceId, { customerId, day })
}
