/** What is shown beside invoices and duties of the talk with the customer. Read in batch: three questions for a whole list. */
import type { Day } from '../core/day.ts'
import type { DisputeEndOutcome } from '../core/dispute.ts'
import type { DutyItem } from '../core/duty.ts'
import {
  type Following,
  type FollowingCard,
  followingOn,
  NOTHING_TO_FOLLOW,
  promisesToShow,
  type ShownDispute,
  shownDispute,
  shownPromise,
} from '../core/following.ts'
import type { Invoice } from '../core/invoice.ts'
import { disputesOf, findDisputes } from '../store/disputes.ts'
import { findInvoices, openInvoicesOf, type StoredInvoice } from '../store/invoices.ts'
import { notesOf } from '../store/notes.ts'
import type { Db } from '../store/open.ts'
import { findPromises, promisesOf, promisesOfInvoices } from '../store/promises.ts'
import { reminderHoldsOf } from '../store/reminder-holds.ts'
import type { Actor } from './change.ts'
import { findNamedInvoice } from './find-receivables.ts'
import { standingsOf } from './read-promises.ts'

/** How each of these invoices is followed up, by its id. */
export async function followingsOf(
  db: Db,
  workspaceId: string,
  invoices: readonly Pick<Invoice, 'id' | 'number' | 'outstanding'>[],
  day: Day,
): Promise<Map<string, Following>> {
  const ids = invoices.map((i) => i.id)
  const promises = await standingsOf(db, workspaceId, await promisesOfInvoices(db, workspaceId, ids), day)
  const disputes = Map.groupBy(await disputesOf(db, workspaceId, ids), (d) => d.invoiceId)
  const holds = Map.groupBy(await reminderHoldsOf(db, workspaceId, ids), (h) => h.invoiceId)
  return new Map(
    invoices.map((invoice) => {
      const facts = { promises, disputes: disputes.get(invoice.id) ?? [], holds: holds.get(invoice.id) ?? [] }
      return [invoice.id, followingOn(invoice, facts, day)]
    }),
  )
}

const NOTES_SHOWN = 5

/** How a customer is followed up, or some of its invoices alone: what was promised, disputed, put on hold and noted. */
export async function readFollowing(
  db: Db,
  workspaceId: string,
  { customerId, invoices, day }: { customerId: string; invoices: readonly StoredInvoice[] | null; day: Day },
): Promise<FollowingCard> {
  const shown = invoices ?? (await openInvoicesOf(db, workspaceId, customerId))
  const ids = new Set(shown.map((i) => i.id))
  const all = invoices
    ? await promisesOfInvoices(db, workspaceId, [...ids])
    : await promisesOf(db, workspaceId, [customerId])
  const { shown: promises, more } = promisesToShow(await standingsOf(db, workspaceId, all, day))
  const followings = await followingsOf(db, workspaceId, shown, day)
  const each = shown.map((i) => ({ number: i.number, ...(followings.get(i.id) ?? NOTHING_TO_FOLLOW) }))
  const [only] = invoices ?? []
  return {
    promises: promises.map((p) => shownPromise(p, invoices ? (i) => ids.has(i.invoiceId) : undefined)),
    morePromises: more,
    disputes: each.flatMap(({ dispute }) => dispute ?? []),
    holds: each.flatMap(({ number, hold }) => (hold ? [{ ...hold, number }] : [])),
    notes: await notesOf(db, workspaceId, {
      customerId,
      day,
      limit: NOTES_SHOWN,
      ...(only ? { invoiceId: only.wholeId ?? only.id } : {}),
    }),
  }
}

/** What is in dispute of an invoice, for whoever ends it. */
export async function readDispute(
  db: Db,
  by: Actor,
  invoiceId: string,
): Promise<
  { readonly kind: 'dispute'; readonly dispute: ShownDispute } | Exclude<DisputeEndOutcome, { readonly kind: 'ended' }>
> {
  const found = await findNamedInvoice(db, by, { invoiceId }, 'log-sales-fact')
  if (found.kind !== 'match') return found
  const { named, invoices } = found
  const disputes = await disputesOf(
    db,
    by.workspaceId,
    invoices.map((i) => i.id),
  )
  const dispute = shownDispute(named, disputes)
  return dispute ? { kind: 'dispute', dispute } : { kind: 'no-open-dispute', number: named.number }
}

/** These duties with how what they are about is followed up: their invoice, their promise or their dispute. */
export async function withFollowing(
  db: Db,
  workspaceId: string,
  duties: readonly DutyItem[],
  day: Day,
): Promise<DutyItem[]> {
  const invoices = new Map(duties.flatMap(({ invoice }) => (invoice ? [[invoice.id, invoice] as const] : [])))
  const byInvoice = await followingsOf(db, workspaceId, [...invoices.values()], day)
  const bySubject = new Map([
    ...(await promisesAskedAfter(db, workspaceId, duties, day)),
    ...(await disputesAskedAfter(db, workspaceId, duties)),
  ])
  return duties.map((duty) => ({
    ...duty,
    following: bySubject.get(duty.subjectId) ?? byInvoice.get(duty.invoice?.id ?? '') ?? NOTHING_TO_FOLLOW,
  }))
}

async function promisesAskedAfter(
  db: Db,
  workspaceId: string,
  duties: readonly DutyItem[],
  day: Day,
): Promise<Map<string, Following>> {
  const ids = subjectsOf(duties, 'promise')
  if (ids.length === 0) return new Map()
  const promises = await standingsOf(db, workspaceId, await findPromises(db, workspaceId, ids), day)
  return new Map(promises.map((p) => [p.id, { ...NOTHING_TO_FOLLOW, promise: shownPromise(p) }]))
}

async function disputesAskedAfter(
  db: Db,
  workspaceId: string,
  duties: readonly DutyItem[],
): Promise<Map<string, Following>> {
  const ids = subjectsOf(duties, 'dispute')
  if (ids.length === 0) return new Map()
  const disputes = await findDisputes(db, workspaceId, ids)
  const invoices = await findInvoices(
    db,
    workspaceId,
    disputes.map((d) => d.invoiceId),
  )
  return new Map(
    disputes.flatMap((dispute) => {
      const invoice = invoices.find((i) => i.id === dispute.invoiceId)
      // Once it has ended its duty still says what it was about.
      const shown = invoice && shownDispute(invoice, [{ ...dispute, endedDay: null }])
      return shown ? [[dispute.id, { ...NOTHING_TO_FOLLOW, dispute: shown }] as const] : []
    }),
  )
}

function subjectsOf(duties: readonly DutyItem[], kind: DutyItem['subjectKind']): string[] {
  return duties.filter((d) => d.subjectKind === kind).map((d) => d.subjectId)
}
