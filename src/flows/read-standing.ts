/** How a customer stands with us on a day, put together from everything that is known of it by then (core/standing). */
import { daysOverdue } from '../core/ageing.ts'
import type { Customer } from '../core/customer.ts'
import { mayOwe } from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import { type ExposureFacts, outstandingOf } from '../core/exposure.ts'
import { totalsByCurrency } from '../core/money.ts'
import { screeningFrom } from '../core/screening.ts'
import type { Standing } from '../core/standing.ts'
import type { Workspace } from '../core/workspace.ts'
import { customerTermsOf } from '../store/customer-terms.ts'
import { exposureFacts } from '../store/exposures.ts'
import { groupOn } from '../store/groups.ts'
import { holdsOn } from '../store/holds.ts'
import { limitOn } from '../store/limits.ts'
import type { Db } from '../store/open.ts'
import { screeningsOf } from '../store/screenings.ts'
import { tierOn } from '../store/tiers.ts'
import { behaviourOn } from './read-behaviour.ts'
import { exposureAt } from './read-exposure.ts'

export async function readStanding(db: Db, workspace: Workspace, customer: Customer, day: Day): Promise<Standing> {
  const { id } = workspace
  const { head, members } = await groupOn(db, id, customer, day)
  const customerIds = members.map((m) => m.id)
  const limit = await limitOn(db, id, head.id, day)
  const holds = await holdsOn(db, id, customerIds, day)
  const facts = await exposureFacts(db, id, { customerIds, day })
  const currency = limit?.amount.currency ?? head.currency
  return {
    day,
    customer,
    head,
    members,
    givesCredit: mayOwe(await customerTermsOf(db, id, [customer.id]), { day, own: customer.terms }),
    limit,
    holds: holds.map((hold) => ({
      ...hold,
      customerName: members.find((m) => m.id === hold.customerId)?.name ?? head.name,
    })),
    exposure: await exposureAt(db, workspace, facts, { currency, day }),
    tier: await tierOn(db, id, customer.id, day),
    screening: screeningFrom(await screeningsOf(db, id, customer.id, day)),
    behaviour: await behaviourOn(db, id, [customer.id], day),
    overdue: overdueOf(facts, day),
  }
}

function overdueOf({ invoices }: ExposureFacts, day: Day): Standing['overdue'] {
  const late = invoices
    .map((invoice) => ({ days: daysOverdue(invoice.dueDay, day), amount: outstandingOf(invoice) }))
    .filter(({ days }) => days > 0)
  return {
    count: late.length,
    amounts: totalsByCurrency(late.map((i) => i.amount)),
    daysMax: Math.max(0, ...late.map((i) => i.days)),
  }
}
