import type { Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import type { LetterAnswer, LetterKind, LetterState } from '../core/letter.ts'
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
  /** Of the last time that the mail server did not confirm it. */
  readonly answer: LetterAnswer | null
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
    state: stateOf({ messageState, error, sentAt }),
  }
}

function stateOf({ messageState, error, sentAt }: Pick<Row, 'messageState' | 'error' | 'sentAt'>): LetterState {
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
      return { kind: 'outdated' }
    case 'sent':
      return { kind: 'sent', at: sentAt ?? '' }
  }
}

export async function findLetter(db: Db, workspaceId: string, id: string): Promise<SentLetter | null> {
  const row = await letters(db, workspaceId).where('l.id', '=', id).executeTakeFirst()
  return row ? toLetter(row) : null
}

/** A customer's letters, the newest first. */
export async function lettersOf(
  db: Db,
  workspaceId: string,
  customerId: string,
  { limit }: { limit: number },
): Promise<SentLetter[]> {
  const rows = await letters(db, workspaceId)
    .where('l.customerId', '=', customerId)
    .orderBy('l.approvedAt', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toLetter)
}

/** The letter of a kind that was approved for a customer on a day and was not given up; null when there is none. */
export async function letterOfDay(
  db: Db,
  workspaceId: string,
  { customerId, kind, day }: { customerId: string; kind: LetterKind; day: Day },
): Promise<SentLetter | null> {
  const rows = await letters(db, workspaceId)
    .where('l.customerId', '=', customerId)
    .where('l.kind', '=', kind)
    .where('l.statementDay', '=', day)
    .execute()
  return rows.map(toLetter).find(({ state }) => state.kind !== 'refused' && state.kind !== 'outdated') ?? null
}

/** How many letters wait for the mail server, and what it said last. */
export async function waitingLetters(
  db: Db,
  workspaceId: string,
): Promise<{ readonly count: number; readonly why: string | null }> {
  const rows = await db
    .selectFrom('messages')
    .select('error')
    .where('workspaceId', '=', workspaceId)
    .where('via', '=', 'mail')
    .where('state', 'in', ['queued', 'sending'])
    .where('notBeforeAt', '<>', '')
    .orderBy('claimedAt', 'desc')
    .execute()
  return { count: rows.length, why: rows[0]?.error ?? null }
}

/** What somebody answered when the mail server did not confirm a letter. */
export async function answerLetter(
  db: Db,
  workspaceId: string,
  id: string,
  answered: { readonly answer: LetterAnswer; readonly answeredBy: string },
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
