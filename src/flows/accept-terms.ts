import type { Clock } from '../core/clock.ts'
import {
  type AcceptOutcome,
  type CustomerTerms,
  isUnconditional,
  type NewTerms,
  standingTerms,
  type TrialEndOutcome,
} from '../core/customer-terms.ts'
import type { Day } from '../core/day.ts'
import { mayOn } from '../core/person.ts'
import { sampleDueDays, type Terms } from '../core/terms.ts'
import { parseTerms } from '../core/terms-text.ts'
import { customerTermsOf, findCustomerTerms, setTrialEnd } from '../store/customer-terms.ts'
import { findCustomer } from '../store/customers.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { findCustomerById } from './find-customer.ts'
import { planCreditDuties } from './plan-credit-duties.ts'
import { saveTerms } from './save-terms.ts'

/** Makes what was agreed with a customer its terms from a day on, or for the days of a trial: today at the earliest. */
export async function acceptTerms(
  db: Db,
  clock: Clock,
  by: Actor,
  { customerId, agreed }: { customerId: string; agreed: readonly NewTerms[] },
): Promise<AcceptOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today, calendar } = change
    const found = await findCustomerById(tx, by, customerId, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer } = found
    for (const { fromDay, untilDay } of agreed) {
      if (fromDay < today) return { kind: 'starts-in-the-past', fromDay, today }
      if (untilDay !== null && untilDay < fromDay) return { kind: 'ends-before-start', fromDay, untilDay }
    }
    const known = await customerTermsOf(tx, workspace.id, [customer.id])
    if (agreed.every((terms) => standingTerms(known, terms.fromDay).some((row) => isSame(row, terms))))
      return { kind: 'already-agreed', customerName: customer.name, fromDay: agreed[0]?.fromDay ?? today }
    const other = trialIn(known, agreed)
    if (other) return { kind: 'trial-there', customerName: customer.name, ...other }
    const rows = await saveTerms(change, customer, agreed)
    await planCreditDuties(change, [customer.id])
    const most = (rows.find(isUnconditional) ?? rows[0]) as CustomerTerms
    const samples = sampleDueDays(parseTerms(most.terms) as Terms, most.fromDay, calendar)
    return { kind: 'agreed', customerName: customer.name, rows, sampled: most.terms, samples }
  })
}

/** A trial ends on another day than was agreed: today at the earliest. */
export async function endTrial(
  db: Db,
  clock: Clock,
  by: Actor,
  { trialId, untilDay }: { trialId: string; untilDay: Day },
): Promise<TrialEndOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const trial = await findCustomerTerms(tx, workspace.id, trialId)
    const customer = trial && (await findCustomer(tx, workspace.id, trial.customerId))
    if (!trial?.untilDay || !customer) return { kind: 'no-such-trial' }
    const { name: customerName, ownerUserId } = customer
    if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId }))
      return { kind: 'not-your-customer', customerName }
    if (trial.untilDay < today) return { kind: 'trial-over', customerName, untilDay: trial.untilDay }
    if (untilDay < today) return { kind: 'ends-in-the-past', untilDay, today }
    if (untilDay < trial.fromDay) return { kind: 'ends-before-start', fromDay: trial.fromDay, untilDay }
    await setTrialEnd(tx, workspace.id, trial.id, untilDay)
    await planCreditDuties(change, [customer.id])
    change.audit({
      action: 'end-trial',
      subjectKind: 'customer',
      subjectId: customer.id,
      before: { trial: trial.id, untilDay: trial.untilDay },
      after: { trial: trial.id, untilDay },
    })
    return { kind: 'moved', customerName, untilDay }
  })
}

function isSame(row: CustomerTerms, terms: NewTerms): boolean {
  return (
    row.terms === terms.terms &&
    row.scope === terms.scope &&
    row.fromPoints === terms.fromPoints &&
    row.fromAmount?.minor === terms.fromAmount?.minor &&
    row.fromAmount?.currency === terms.fromAmount?.currency &&
    row.untilDay === terms.untilDay
  )
}

/** A trial that has a day in common with the one to be agreed: their results could not be told apart. */
function trialIn(
  known: readonly CustomerTerms[],
  agreed: readonly NewTerms[],
): { readonly fromDay: Day; readonly untilDay: Day } | null {
  for (const { fromDay, untilDay } of known) {
    if (untilDay === null) continue
    if (agreed.some((a) => a.untilDay !== null && a.fromDay <= untilDay && a.untilDay >= fromDay))
      return { fromDay, untilDay }
  }
  return null
}
