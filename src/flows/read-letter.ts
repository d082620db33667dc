import { createHash } from 'node:crypto'
import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import {
  type Contact,
  LETTER_ENDS,
  type LetterDraft,
  type LetterKind,
  type LetterLine,
  letterFigures,
  letterKindFor,
  letterLines,
} from '../core/letter.ts'
import type { CustomerRefusal } from '../core/outcome.ts'
import type { Workspace } from '../core/workspace.ts'
import { findContact } from '../store/contacts.ts'
import { disputedOn } from '../store/disputes.ts'
import { dutyItems } from '../store/duties.ts'
import { openInvoicesOf } from '../store/invoices.ts'
import { findLetterTemplate } from '../store/letter-templates.ts'
import { findLetterhead } from '../store/letterheads.ts'
import { emailOfMember, findMember } from '../store/members.ts'
import type { Db } from '../store/open.ts'
import { unappliedNow } from '../store/payments.ts'
import type { Actor } from './change.ts'
import { findWhose, type Whose } from './find-customer.ts'
import { pausedUntil } from './paused-until.ts'

/**
 * What a letter to a customer would say today. Its kind, when none is given, is the one that is to do; its language the contact's, else
 * the company's.
 */
export async function readLetter(
  db: Db,
  by: Actor,
  workspace: Workspace,
  { whose, kind, language, today }: { whose: Whose; kind: LetterKind | null; language: Language | null; today: Day },
): Promise<
  /** `figures`: what an approval of this draft says it has seen. */
  | { kind: 'draft'; draft: LetterDraft; figures: string }
  | { kind: 'nothing-open'; customer: Customer; letter: LetterKind }
  | CustomerRefusal
> {
  const found = await findWhose(db, by, whose, 'log-sales-fact')
  if (found.kind !== 'match') return found
  const { customer } = found
  const letter = kind ?? (await kindToDo(db, workspace.id, customer.id, today))
  const lines = await linesOf(db, workspace.id, { customerId: customer.id, kind: letter, today })
  if (lines.length === 0) return { kind: 'nothing-open', customer, letter }
  const contact = (await findContact(db, workspace.id, customer.id)) as Contact
  const its = language ?? contact.language ?? workspace.language
  const letterhead = (await findLetterhead(db, workspace.id)) ?? {
    name: workspace.name,
    address: '',
    bankDetails: '',
    replyTo: null,
  }
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
  return { kind: 'draft', draft, figures: figuresOf(lines, contact.email) }
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
  workspaceId: string,
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
  const paused = await pausedUntil(db, workspaceId, ids)
  return letterLines(
    invoices.map((invoice) => ({
      ...invoice,
      disputedMinor: disputed.get(invoice.id) ?? 0,
      pausedUntil: paused.get(invoice.id) ?? null,
    })),
    kind,
    today,
    await unappliedNow(db, workspaceId, customerId),
  )
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
 * What a letter of a kind does of what is to do: what has been said, what would be today, and what somebody put off; of invoices that it
 * asks for.
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
  const duties = await dutyItems(db, workspaceId, { customerId, states: ['open', 'planned'] })
  return duties
    .filter(({ rule, invoice }) => invoice !== null && named.has(invoice.id) && LETTER_ENDS[kind].includes(rule))
    .filter(({ state, dueDay, snoozedBy }) => state === 'open' || dueDay <= today || snoozedBy !== null)
    .map(({ id }) => id)
}
