import { sql } from 'kysely'
import { addDays, type Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import type { LetterDecision, LetterKind, LetterState } from '../core/letter.ts'
import type { Db } from './open.ts'
import type { MessageState } from './schema.ts'

/** A letter as it was approved. */
export type Letter = {
  readonly id: string
  readonly customerId: string
  readonly kind: LetterKind
  readonly language: Language
  /** '' for a letter that somebody sends by hand. */
  readonly toAddress: string
  readonly replyTo: string
  readonly subject: string
  readonly body: string
  readonly statementDay: Day
  readonly invoiceIds: readonly string[]
  readonly dutyIds: readonly string[]
  /** Its row in the outbox; null for one by hand. */
  readonly messageId: string | null
  readonly approvedBy: string
  readonly approvedAt: string
}

/** With how it fared. */
export type SentLetter = Letter & {
  readonly state: LetterState
  /** Of the last time that the mail server did not confirm it; or that it was taken back while it waited. */
  readonly answer: LetterDecision | null
  readonly answeredBy: string | null
}

export async function insertLetter(db: Db, workspaceId: string, letter: Letter): Promise<void> {
  const { invoiceIds, dutyIds, ...row } = letter
  await db
    .insertInto('letters')
    .values({
      workspaceId,
      ...row,
      invoiceIds: JSON.stringify(invoiceIds),
      dutyIds: JSON.stringify(dutyIds),
      answer: null,
      answeredBy: null,
    })
    .execute()
}

function letters(db: Db, workspaceId: string) {
  return db
    .selectFrom('letters as l')
    .leftJoin('messages as m', (j) => j.onRef('m.workspaceId', '=', 'l.workspaceId').onRef('m.id', '=', 'l.messageId'))
    .selectAll('l')
    .select(['m.state as messageState', 'm.error', 'm.sentAt'])
    .where('l.workspaceId', '=', workspaceId)
}

type Row = Omit<SentLetter, 'invoiceIds' | 'dutyIds' | 'state'> & {
  workspaceId: string
  invoiceIds: string
  dutyIds: string
  messageState: MessageState | null
  error: string | null
  sentAt: string | null
}

function toLetter({ workspaceId: _, messageState, error, sentAt, invoiceIds, dutyIds, ...row }: Row): SentLetter {
  return {
    ...row,
    invoiceIds: JSON.parse(invoiceIds),
    dutyIds: JSON.parse(dutyIds),
    state: stateOf({ messageState, error, sentAt, answer: row.answer }),
  }
}

/** The error of a letter that was given up for nothing but its age. */
export const WAITED_TOO_LONG = 'it has waited for too long'

function stateOf(row: Pick<Row, 'messageState' | 'error' | 'sentAt' | 'answer'>): LetterState {
  const { messageState, error, sentAt, answer } = row
  switch (messageState) {
    case null:
      return { kind: 'by-hand' }
    case 'queued':
    case 'sending':
      return { kind: 'waiting', why: error }
    case 'in-doubt':
      return { kind: 'in-doubt' }
    case 'failed':
      return { kind: 'refused', why: error ?? '' }
    case 'superseded':
      if (answer === 'cancelled') return { kind: 'cancelled' }
      return { kind: 'outdated', why: error === WAITED_TOO_LONG ? 'waited' : 'changed' }
    case 'sent':
      return { kind: 'sent', at: sentAt ?? '' }
  }
}

export async function findLetter(db: Db, workspaceId: string, id: string): Promise<SentLetter | null> {
  const row = await letters(db, workspaceId).where('l.id', '=', id).executeTakeFirst()
  return row ? toLetter(row) : null
}

/** By mail when it was sent, which the sender says by the wall's clock: never before it was approved. By hand as it was approved. */
const OUT_AT = sql<string>`case when m.sent_at > l.approved_at then m.sent_at else l.approved_at end`

/** The last letter that went out to a customer, by mail or by hand, and when; null when none did: what waits or was refused did not. */
export async function lastLetterOut(
  db: Db,
  workspaceId: string,
  customerId: string,
): Promise<(Letter & { readonly outAt: string }) | null> {
  const row = await letters(db, workspaceId)
    .where('l.customerId', '=', customerId)
    .where((eb) => eb.or([eb('l.messageId', 'is', null), eb('m.state', '=', 'sent')]))
    .select(OUT_AT.as('outAt'))
    .orderBy(OUT_AT, 'desc')
    .orderBy('l.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { ...toLetter(row), outAt: row.outAt } : null
}

/**
 * The last letter of some kinds that was approved for a customer on a day and not given up, or was approved before and sent on that day;
 * null when there is none. `but`: one that does not count.
 */
export async function letterOfDay(
  db: Db,
  workspaceId: string,
  of: {
    customerId: string
    kinds: readonly LetterKind[]
    day: Day
    dayOf: (at: string) => Day
    but: string | null
  },
): Promise<SentLetter | null> {
  const { customerId, kinds, day, dayOf, but } = of
  const rows = await letters(db, workspaceId)
    .where('l.customerId', '=', customerId)
    .where('l.kind', 'in', kinds)
    // A day begins earlier than in UTC in half of the world.
    .where((w) => w.or([w('l.statementDay', '=', day), w('m.sentAt', '>=', addDays(day, -1))]))
    .orderBy('l.approvedAt', 'desc')
    .orderBy('l.id', 'desc')
    .execute()
  const isOfDay = ({ statementDay, state }: SentLetter) =>
    (state.kind === 'sent' && dayOf(state.at) === day) || (statementDay === day && !GIVEN_UP.includes(state.kind))
  return rows.map(toLetter).find((letter) => letter.id !== but && isOfDay(letter)) ?? null
}

const GIVEN_UP: readonly LetterState['kind'][] = ['refused', 'outdated', 'cancelled']

/** The letters of the outbox that nobody has taken to hand over, the first approved first. */
export async function queuedLetters(db: Db, workspaceId: string): Promise<SentLetter[]> {
  const rows = await letters(db, workspaceId)
    .where('m.via', '=', 'mail')
    .where('m.state', '=', 'queued')
    .orderBy('m.id')
    .execute()
  return rows.map(toLetter)
}

/** How many letters wait for the mail server, to whom, each named once, and what it said last. */
export async function waitingLetters(
  db: Db,
  workspaceId: string,
): Promise<{ readonly count: number; readonly customerNames: readonly string[]; readonly why: string | null }> {
  const rows = await letters(db, workspaceId)
    .innerJoin('customers as c', (j) =>
      j.onRef('c.workspaceId', '=', 'l.workspaceId').onRef('c.id', '=', 'l.customerId'),
    )
    .select('c.name as customerName')
    .where('m.via', '=', 'mail')
    .where('m.state', 'in', ['queued', 'sending'])
    .where('m.notBeforeAt', '<>', '')
    .orderBy('m.claimedAt', 'desc')
    .orderBy('m.id')
    .execute()
  const customerNames = [...new Set(rows.map((row) => row.customerName))]
  return { count: rows.length, customerNames, why: rows[0]?.error ?? null }
}

/** What somebody decided of a letter on its way. */
export async function answerLetter(
  db: Db,
  workspaceId: string,
  id: string,
  answered: { readonly answer: LetterDecision; readonly answeredBy: string },
): Promise<void> {
  await db.updateTable('letters').set(answered).where('workspaceId', '=', workspaceId).where('id', '=', id).execute()
}

/** The letter of a customer that waits to be sent, or of which nobody knows whether it arrived; null when there is none. */
export async function letterUnderWay(db: Db, workspaceId: string, customerId: string): Promise<SentLetter | null> {
  const row = await letters(db, workspaceId)
    .where('l.customerId', '=', customerId)
    .where('m.state', 'in', ['queued', 'sending', 'in-doubt'])
    .limit(1)
    .executeTakeFirst()
  return row ? toLetter(row) : null
}
