import { createHash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import {
  type CollectionState,
  type Contact,
  isAsking,
  kindsOfOneDay,
  LETTER_ENDS,
  type LetterDoubts,
  type LetterDraft,
  type LetterKind,
  type LetterLine,
  type LetterTemplate,
  letterFigures,
  letterKindFor,
  letterLanguage,
  letterLines,
  letterThatFits,
  letterTotals,
  type NothingAsked,
  whyNothingAsked,
} from '../core/letter.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import { promisedUntil } from '../core/promise.ts'
import type { Workspace } from '../core/workspace.ts'
import { findContact } from '../store/contacts.ts'
import { disputedOn } from '../store/disputes.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { dutiesOfChains, dutyItems, type SaidDuty } from '../store/duties.ts'
import { openInvoicesOf } from '../store/invoices.ts'
import { findLetterTemplate } from '../store/letter-templates.ts'
import { findLetterhead } from '../store/letterheads.ts'
import { letterOfDay, letterUnderWay, type SentLetter } from '../store/letters.ts'
import { emailOfMember, findMember } from '../store/members.ts'
import { findMessage } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow } from '../store/payments.ts'
import { promisesOfInvoices } from '../store/promises.ts'
import { heldUntil } from '../store/reminder-holds.ts'
import { moneyBroughtAt } from '../store/workspaces.ts'
import type { Actor } from './change.ts'
import { findWhose, type Whose } from './find-customer.ts'
import { mayChase } from './hold-chasing.ts'
import { pausedUntil } from './paused-until.ts'
import { readLetterhead } from './read-letterhead.ts'
import { standingsOf } from './read-promises.ts'

/**
 * What a letter to a customer would say today. Its kind, when none is given, is the one that is to do; its language the customer's
 * (core/letter).
 */
export async function readLetter(
  db: Db,
  clock: Clock,
  by: Actor,
  workspace: Workspace,
  { whose, kind, language, today }: { whose: Whose; kind: LetterKind | null; language: Language | null; today: Day },
): Promise<
  /**
   * `figures`: what an approval of this draft says it has seen. `approved`: the text of the same letter where one waits to be mailed, as
   * somebody approved it. `moneyAt`: when money was last brought in, an instant; null for what asks for nothing.
   */
  | {
      kind: 'draft'
      draft: LetterDraft
      figures: string
      approved: LetterTemplate | null
      doubts: LetterDoubts
      moneyAt: string | null
    }
  /** `fits`: which letter would have something to say; null when nothing is open. */
  | { kind: 'nothing-open'; customer: Customer; letter: LetterKind; fits: LetterKind | null }
  /** Something is open, and all of it promised, on hold, disputed or received. */
  | { kind: 'nothing-to-ask'; customer: Customer; letter: LetterKind; why: readonly NothingAsked[] }
  | CustomerRefusal
> {
  const found = await findWhose(db, by, whose, 'log-sales-fact')
  if (found.kind !== 'match') return found
  const { customer } = found
  const letter = kind ?? (await kindToDo(db, workspace.id, customer.id, today))
  const lines = await linesOf(db, workspace, { customerId: customer.id, kind: letter, today })
  const totals = letterTotals(lines)
  const isNothingAsked = isAsking(letter) && totals.asked.length === 0
  if (lines.length === 0 || (isNothingAsked && totals.also.length > 0)) {
    const fits = letterThatFits(await openInvoicesOf(db, workspace.id, customer.id), today)
    return { kind: 'nothing-open', customer, letter, fits }
  }
  if (isNothingAsked)
    return { kind: 'nothing-to-ask', customer, letter, why: await whyNothing(db, workspace.id, { lines, today }) }
  const contact = (await findContact(db, workspace.id, customer.id)) as Contact
  const known = { customerName: customer.name, companyLanguage: workspace.language }
  const its = language ?? letterLanguage(contact, known)
  const letterhead = await readLetterhead(db, workspace)
  const sender = await findMember(db, workspace.id, by.userId)
  const draft: LetterDraft = {
    kind: letter,
    language: its,
    today,
    customer: { id: customer.id, name: customer.name, code: customer.code },
    contact,
    letterhead,
    template: await findLetterTemplate(db, workspace.id, { kind: letter, language: its }),
    senderName: sender?.name ?? '',
    replyTo: await replyToOf(db, by, customer),
    lines,
  }
  const figures = figuresOf(lines, contact.email)
  const underWay = await letterUnderWay(db, workspace.id, customer.id)
  const about = { customerId: customer.id, kind: letter, now: clock.now(), but: underWay?.id ?? null }
  return {
    kind: 'draft',
    draft,
    figures,
    approved: await approvedText(db, workspace.id, underWay, { draft, figures }),
    doubts: await doubtsOf(db, workspace, about),
    moneyAt: isAsking(letter) ? await moneyBroughtAt(db, workspace.id) : null,
  }
}

/** `but`: a letter on its way, which has a question of its own. */
export async function doubtsOf(
  db: Db,
  { id, timeZone }: Workspace,
  { customerId, kind, now, but }: { customerId: string; kind: LetterKind; now: Date; but: string | null },
): Promise<LetterDoubts> {
  const dayOf = (at: string) => dayAt(new Date(at), timeZone)
  const today = dayAt(now, timeZone)
  const earlier = await letterOfDay(db, id, { customerId, kinds: kindsOfOneDay(kind), day: today, dayOf, but })
  return {
    earlier: earlier && { id: earlier.id, kind: earlier.kind, by: earlier.approvedBy, at: earlier.approvedAt },
    freshness: isAsking(kind) ? await mayChase(db, { workspaceId: id, now, today }) : { kind: 'fresh' },
  }
}

async function approvedText(
  db: Db,
  workspaceId: string,
  letter: SentLetter | null,
  { draft: { kind, language }, figures }: { draft: LetterDraft; figures: string },
): Promise<LetterTemplate | null> {
  if (!letter?.messageId || letter.state.kind !== 'waiting') return null
  if (letter.kind !== kind || letter.language !== language) return null
  const message = await findMessage(db, workspaceId, letter.messageId)
  const { figures: approved } = JSON.parse(message?.data ?? '{}') as { figures?: string }
  return approved === figures ? { subject: letter.subject, body: letter.body } : null
}

async function whyNothing(
  db: Db,
  workspaceId: string,
  { lines, today }: { lines: readonly LetterLine[]; today: Day },
): Promise<NothingAsked[]> {
  const ids = lines.map(({ invoiceId }) => invoiceId)
  const promises = await standingsOf(db, workspaceId, await promisesOfInvoices(db, workspaceId, ids), today)
  const promised = promisedUntil(promises.filter(({ state }) => state === 'open'))
  return whyNothingAsked(lines, { promised, held: await heldUntil(db, workspaceId, ids) })
}

/** As short as a form can carry it, however many invoices there are. */
export function figuresOf(lines: readonly LetterLine[], to: string | null): string {
  return createHash('sha256').update(letterFigures(lines, to)).digest('hex')
}

/** Where answers go: to whoever looks after the customer, whoever approves the letter; else to the company. */
export async function replyToOf(db: Db, by: Actor, { ownerUserId }: Customer): Promise<string | null> {
  const own = await emailOfMember(db, by.workspaceId, ownerUserId ?? by.userId)
  return own ?? (await findLetterhead(db, by.workspaceId))?.replyTo ?? null
}

/** The invoices that a letter of a day names, with what of them waits or is paid; what is disputed on that day, or on a later one. */
export async function linesOf(
  db: Db,
  { id: workspaceId, timeZone }: Pick<Workspace, 'id' | 'timeZone'>,
  {
    customerId,
    kind,
    today,
    disputedDay = today,
  }: { customerId: string; kind: LetterKind; today: Day; disputedDay?: Day },
): Promise<LetterLine[]> {
  const invoices = await openInvoicesOf(db, workspaceId, customerId)
  const ids = invoices.map(({ id }) => id)
  const disputed = await disputedOn(db, workspaceId, disputedDay, ids)
  const promises = await standingsOf(db, workspaceId, await promisesOfInvoices(db, workspaceId, ids), disputedDay)
  const paused = await pausedUntil(db, workspaceId, { invoiceIds: ids, promises })
  const steps = kind === 'final-notice' ? await dutiesOfChains(db, workspaceId, ids) : []
  return letterLines(
    invoices.map((invoice) => ({
      ...invoice,
      disputedMinor: disputed.get(invoice.id) ?? 0,
      pausedUntil: paused.get(invoice.id) ?? null,
      collection: collectionOf(
        steps.filter(({ chainId }) => chainId === invoice.id),
        { today, timeZone },
      ),
    })),
    kind,
    today,
    await unappliedNow(db, workspaceId, customerId),
    (await findDunningPolicy(db, workspaceId)).finalNoticeDays,
  )
}

/** How far the collection of an invoice was on a day. `steps`: its duties. */
function collectionOf(
  steps: readonly SaidDuty[],
  { today, timeZone }: { today: Day; timeZone: string },
): CollectionState {
  const endedDay = ({ endedAt }: SaidDuty) => (endedAt === null ? null : dayAt(new Date(endedAt), timeZone))
  const isBy = (day: Day | null) => day !== null && day <= today
  const said = steps
    .filter(({ state }) => state === 'open' || state === 'done' || state === 'superseded')
    .filter((step) => isBy(step.openedDay ?? endedDay(step)))
  const isDone = (step: SaidDuty) =>
    step.rule === 'final-notice' ||
    step.rule === 'hand-over' ||
    (step.rule === 'start-collection' && step.state === 'done' && isBy(endedDay(step)))
  if (said.some(isDone)) return 'done'
  return said.some(({ rule }) => rule === 'start-collection') ? 'said' : 'none'
}

async function kindToDo(db: Db, workspaceId: string, customerId: string, today: Day): Promise<LetterKind> {
  const duties = await dutyItems(db, workspaceId, { customerId, states: ['open', 'planned'], dueBy: today })
  const invoices = await openInvoicesOf(db, workspaceId, customerId)
  return letterKindFor(
    duties.map(({ rule }) => rule),
    invoices.some(({ dueDay }) => dueDay < today),
  )
}

/**
 * What a letter of a kind does of what is to do: its own step, whenever that would be; of the steps below what has been said, what would be
 * today, and what somebody put off; of invoices that it asks for.
 */
export async function dutiesDoneBy(
  db: Db,
  workspaceId: string,
  {
    customerId,
    kind,
    today,
    lines,
  }: { customerId: string; kind: LetterKind; today: Day; lines: readonly LetterLine[] },
): Promise<string[]> {
  const named = new Set(lines.filter(({ asked }) => asked.minor > 0).map(({ invoiceId }) => invoiceId))
  const own = LETTER_ENDS[kind].at(-1)
  const duties = await dutyItems(db, workspaceId, { customerId, states: ['open', 'planned'] })
  return duties
    .filter(({ rule, invoice }) => invoice !== null && named.has(invoice.id) && LETTER_ENDS[kind].includes(rule))
    .filter(
      ({ rule, state, dueDay, snoozedBy }) => rule === own || state === 'open' || dueDay <= today || snoozedBy !== null,
    )
    .map(({ id }) => id)
}
