import { daysOverdue } from '../core/ageing.ts'
import { addMonths, type Day, dayAt } from '../core/day.ts'
import { effectsOf, type FollowUp, type FollowUpCustomer, type LastSaid } from '../core/follow-up.ts'
import { CHASING_RULES } from '../core/freshness.ts'
import { money, totalsByCurrency } from '../core/money.ts'
import { reachOf } from '../core/person.ts'
import { scoreOf } from '../core/promise.ts'
import { RULES } from '../core/rules/index.ts'
import type { Workspace } from '../core/workspace.ts'
import { disputedOn } from '../store/disputes.ts'
import { countDuties } from '../store/duties.ts'
import { lastStepDone, type OverdueCustomer, openDutyCounts, overdueCustomers, stepsDone } from '../store/follow-up.ts'
import { openInvoicesOf } from '../store/invoices.ts'
import { lastLetterOut } from '../store/letters.ts'
import { notesOf } from '../store/notes.ts'
import type { Db } from '../store/open.ts'
import { promisesOf } from '../store/promises.ts'
import type { Actor } from './change.ts'
import { keptByColleague, standingsOf } from './read-promises.ts'

const CUSTOMERS_SHOWN = 10
const MONTHS_LOOKED_AT = 12
const STEPS = RULES.filter((rule) => rule.about === 'receivable' && rule.id !== 'send-invoice').map((rule) => rule.id)

/** The overdue customers of a person, or of everybody, with what each promised, disputes and was told last; and what has worked. */
export async function readFollowUp(
  db: Db,
  by: Actor,
  { workspace, today, scope }: { workspace: Workspace; today: Day; scope: 'mine' | 'team' },
): Promise<FollowUp> {
  // Whoever sees only their own customers has a team of one.
  const ownerUserId = scope === 'mine' || reachOf(by.role, 'read-customer') !== 'all' ? by.userId : null
  const all = await overdueCustomers(db, workspace.id, { today, ownerUserId })
  const shown = all.slice(0, CUSTOMERS_SHOWN)
  const about = { workspace, today, ids: shown.map((c) => c.customerId) }
  const after = addMonths(today, -MONTHS_LOOKED_AT)
  const steps = await stepsDone(db, workspace.id, {
    rules: STEPS,
    after: `${after}T00:00:00.000Z`,
    ownerUserId,
    dayOf: (at) => dayAt(new Date(at), workspace.timeZone),
  })
  return {
    today,
    scope: ownerUserId === null ? 'team' : 'mine',
    customers: await customersOf(db, about, shown),
    count: all.length,
    totals: totalsByCurrency(all.flatMap((c) => c.overdue)),
    dutyCount: await countDuties(db, workspace.id, {
      states: ['open'],
      ...(ownerUserId === null ? {} : { ownerUserId }),
    }),
    effects: effectsOf(steps, today),
    colleagues: await keptByColleague(db, workspace.id, { recordedBy: ownerUserId, after, day: today }),
  }
}

type About = { readonly workspace: Workspace; readonly today: Day; readonly ids: readonly string[] }

async function customersOf(
  db: Db,
  { workspace: { id, timeZone }, today, ids }: About,
  shown: readonly OverdueCustomer[],
): Promise<FollowUpCustomer[]> {
  const promises = Map.groupBy(
    await standingsOf(db, id, await promisesOf(db, id, ids), today),
    (promise) => promise.customerId,
  )
  const duties = await openDutyCounts(db, id, ids)
  const disputed = await disputedOn(db, id, today)
  const customers: FollowUpCustomer[] = []
  for (const { firstDueDay, count, ...customer } of shown) {
    const own = promises.get(customer.customerId) ?? []
    const next = own.find((p) => p.state === 'open')
    const invoices = disputed.size === 0 ? [] : await openInvoicesOf(db, id, customer.customerId)
    customers.push({
      ...customer,
      overdueCount: count,
      daysOverdueMax: daysOverdue(firstDueDay, today),
      dutyCount: duties.get(customer.customerId) ?? 0,
      promise: next ? { day: next.promisedDay, amounts: totalsByCurrency(next.invoices.map((i) => i.amount)) } : null,
      score: scoreOf(own),
      disputed: totalsByCurrency(
        invoices.flatMap(({ id: invoiceId, outstanding }) => {
          const minor = Math.min(disputed.get(invoiceId) ?? 0, outstanding.minor)
          return minor > 0 ? [money(minor, outstanding.currency)] : []
        }),
      ),
      lastSaid: await lastSaidTo(db, { workspaceId: id, timeZone, today }, customer.customerId),
    })
  }
  return customers
}

/** Of a note, a letter that went out and a step that was done, the latest. A step that the letter was is told by the letter. */
async function lastSaidTo(
  db: Db,
  { workspaceId, timeZone, today }: { workspaceId: string; timeZone: string; today: Day },
  customerId: string,
): Promise<LastSaid | null> {
  const dayOf = (at: string) => dayAt(new Date(at), timeZone)
  const [note] = await notesOf(db, workspaceId, { customerId, day: today, limit: 1 })
  const letter = await lastLetterOut(db, workspaceId, customerId)
  const step = await lastStepDone(db, workspaceId, { customerId, rules: CHASING_RULES })
  const said: { readonly at: string; readonly what: LastSaid }[] = []
  if (note)
    said.push({ at: note.createdAt, what: { kind: 'note', day: note.day, by: note.createdBy, text: note.text } })
  if (letter) {
    const { outAt: at, approvedBy: by, subject } = letter
    said.push({ at, what: { kind: 'letter', day: dayOf(at), by, subject } })
  }
  if (step && !letter?.dutyIds.includes(step.id)) {
    const { at, by, rule } = step
    said.push({ at, what: { kind: 'step', day: dayOf(at), by, rule } })
  }
  return said.sort((a, b) => b.at.localeCompare(a.at))[0]?.what ?? null
}
