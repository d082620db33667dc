/**
 * What becomes of a letter on its way: sent, refused, waiting for the mail server, or in doubt and asked about. Called by the one sender
 * of mail (src/mail), whose leases stand on the wall's clock; what is written here is dated by the company's.
 */
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import { isTooOld, type LetterAnswer, type LetterAnswerOutcome, type LetterCancelOutcome } from '../core/letter.ts'
import { mayOn } from '../core/person.ts'
import { calendarOf } from '../core/working-day.ts'
import type { Workspace } from '../core/workspace.ts'
import { findContact } from '../store/contacts.ts'
import { findCustomer } from '../store/customers.ts'
import { dutyItems } from '../store/duties.ts'
import {
  findLetter,
  type Letter,
  queuedLetters,
  answerLetter as storeAnswer,
  WAITED_TOO_LONG,
} from '../store/letters.ts'
import { enqueue, findMessage, type Message, markStale, messageIdOf, settleMessage } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { markDone, redrawDuties } from './end-duty.ts'
import { figuresOf, linesOf } from './read-letter.ts'

/**
 * Marks what a letter was for as done by whoever approved it, and no other step: that the invoice itself has gone out, no letter says. How
 * many duties that were.
 */
export async function endDutiesOf(change: Change, { dutyIds }: Pick<Letter, 'dutyIds'>): Promise<number> {
  const duties = await dutyItems(change.tx, change.workspace.id, { ids: dutyIds, states: ['open', 'planned'] })
  for (const duty of duties) await markDone(change, duty)
  await redrawDuties(change, duties)
  return duties.length
}

/** The mail server took it. False when it is not the asker's any more. */
export async function letterSent(
  db: Db,
  clock: Clock,
  message: Message,
  sent: { readonly messageId: string; readonly sentAt: string },
): Promise<boolean> {
  const letter = await letterOf(db, message)
  return changeFacts(db, clock, approverOf(message, letter), async (change) => {
    const { messageId: ts, sentAt } = sent
    if (!(await settleMessage(change.tx, message, { state: 'sent', ts, sentAt }))) return false
    if (!letter) return true
    await endDutiesOf(change, letter)
    await redrawUnsent(change, letter)
    change.audit({
      action: 'send-letter',
      subjectKind: 'letter',
      subjectId: letter.id,
      after: { to: letter.toAddress },
    })
    return true
  })
}

/** The mail server does not take it, or it cannot be written: it is given up, and that is said. */
export async function letterRefused(db: Db, clock: Clock, message: Message, says: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await settleMessage(tx, message, { state: 'failed', error: says }))) return false
    await tell(tx, clock, message, 'letter-refused', `letter-refused:${letterIdOf(message)}:${message.epoch}`)
    return true
  })
}

/**
 * Gives up a letter that waited until something else is open than what was approved: paid, credited, disputed or due on another day
 * meanwhile; until letters go to somebody else; or for longer than what it says holds. That is said; false when it may go out as it is.
 */
export async function giveUpOutdated(db: Db, clock: Clock, message: Message): Promise<boolean> {
  const letter = await letterOf(db, message)
  const workspace = letter && (await findWorkspace(db, message.workspaceId))
  if (!workspace) return false
  const { figures } = JSON.parse(message.data) as { figures: string }
  const error = await whyOutdated(db, workspace, letter, { figures, today: dayAt(clock.now(), workspace.timeZone) })
  if (error === null) return false
  await db.transaction().execute(async (tx) => {
    if (!(await settleMessage(tx, message, { state: 'superseded', error }))) return
    await tell(tx, clock, message, 'letter-refused', `letter-outdated:${letter.id}`)
    await redrawUnsent({ tx, workspace }, letter)
  })
  return true
}

async function whyOutdated(
  db: Db,
  workspace: Workspace,
  { customerId, kind, statementDay }: Letter,
  { figures, today }: { figures: string; today: Day },
): Promise<string | null> {
  if (isTooOld(statementDay, today, calendarOf(workspace.calendar))) return WAITED_TOO_LONG
  const lines = await linesOf(db, workspace, { customerId, kind, today: statementDay, disputedDay: today })
  const contact = await findContact(db, workspace.id, customerId)
  const isTrue = figuresOf(lines, contact?.email ?? null) === figures
  return isTrue ? null : 'what is open, a due day or its address has changed since it was approved'
}

/** It waits, and is tried again by itself. That letters wait is said once a day. */
export async function letterWaits(
  db: Db,
  clock: Clock,
  message: Message,
  { says, notBeforeAt, attempts }: { says: string; notBeforeAt: string; attempts: number },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await settleMessage(tx, message, { state: 'queued', notBeforeAt, error: says, attempts }))) return false
    const workspace = await findWorkspace(tx, message.workspaceId)
    const today = workspace && dayAt(clock.now(), workspace.timeZone)
    await tell(tx, clock, message, 'letters-waiting', `letters-waiting:${today}`)
    return true
  })
}

/** The mail server had all of it and did not confirm: whether it arrived is asked, once for each time. */
export async function askOfLetter(db: Db, clock: Clock, message: Message): Promise<void> {
  await tell(db, clock, message, 'letter-question', questionKey(message), { epoch: message.epoch })
}

function questionKey(message: Pick<Message, 'data' | 'epoch'>): string {
  return `letter-question:${letterIdOf(message)}:${message.epoch}`
}

/** A person's answer to what was asked of one attempt, its epoch: it was sent, or send it again. */
export async function answerLetter(
  db: Db,
  clock: Clock,
  by: Actor,
  { letterId, epoch, answer }: { letterId: string; epoch: number; answer: LetterAnswer },
): Promise<LetterAnswerOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<LetterAnswerOutcome> => {
    const { tx, workspace, at, audit } = change
    const letter = await findLetter(tx, workspace.id, letterId)
    const customer = letter && (await findCustomer(tx, workspace.id, letter.customerId))
    if (!letter || !customer) return { kind: 'no-such-letter' }
    const customerName = customer.name
    if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId: customer.ownerUserId }))
      return { kind: 'not-your-customer', customerName }
    const answered = { kind: 'already-answered', customerName, letter: letter.kind } as const
    const message = letter.messageId === null ? null : await findMessage(tx, workspace.id, letter.messageId)
    if (message?.state !== 'in-doubt' || message.epoch !== epoch) return answered
    // A row is in doubt already while the server is still waited for: only once it is asked does nobody wait any more.
    const question = await messageIdOf(tx, workspace.id, questionKey(message))
    if (!question) return answered
    const isSettled = await settleMessage(
      tx,
      message,
      answer === 'sent'
        ? { state: 'sent', ts: message.key, sentAt: at }
        : { state: 'queued', notBeforeAt: '', error: 'sent again when asked', attempts: 0 },
    )
    if (!isSettled) return answered
    await storeAnswer(tx, workspace.id, letterId, { answer, answeredBy: by.userId })
    if (answer === 'sent') await endDutiesOf(change, letter)
    audit({ action: 'answer-letter', subjectKind: 'letter', subjectId: letterId, after: { answer } })
    await markStale(tx, workspace.id, [question])
    await redrawUnsent(change, letter)
    return { kind: 'answered', answer, customerName, letter: letter.kind }
  })
}

/**
 * Mail is switched off while letters wait: of each it is asked once whether somebody sends it by hand or cancels it. How many were asked
 * about just now.
 */
export async function askOfUnsent(db: Db, clock: Clock, workspaceId: string): Promise<number> {
  const asked: unknown[] = []
  for (const letter of await queuedLetters(db, workspaceId)) {
    const message = { workspaceId, data: JSON.stringify({ letterId: letter.id }) }
    asked.push(await tell(db, clock, message, 'letter-unsent', unsentKey(letter)))
  }
  return asked.filter((id) => id !== null).length
}

function unsentKey({ id }: Pick<Letter, 'id'>): string {
  return `letter-unsent:${id}`
}

/** Takes back a letter that waits. One that a sender has in hand may arrive, and is left alone. */
export async function cancelLetter(db: Db, clock: Clock, by: Actor, letterId: string): Promise<LetterCancelOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<LetterCancelOutcome> => {
    const { tx, workspace } = change
    const letter = await findLetter(tx, workspace.id, letterId)
    const customer = letter && (await findCustomer(tx, workspace.id, letter.customerId))
    if (!letter || !customer) return { kind: 'no-such-letter' }
    const customerName = customer.name
    if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId: customer.ownerUserId }))
      return { kind: 'not-your-customer', customerName }
    const isCancelled = await takeBack(change, letter)
    return { kind: isCancelled ? 'cancelled' : 'too-late', customerName, letter: letter.kind }
  })
}

/** False when it is not waiting in the queue: only from there nothing of it can have left the house. */
export async function takeBack(change: Change, letter: Letter): Promise<boolean> {
  const { tx, workspace, by, audit } = change
  const message = letter.messageId === null ? null : await findMessage(tx, workspace.id, letter.messageId)
  if (message?.state !== 'queued') return false
  if (!(await settleMessage(tx, message, { state: 'superseded', error: 'cancelled by a person' }))) return false
  await storeAnswer(tx, workspace.id, letter.id, { answer: 'cancelled', answeredBy: by.userId })
  audit({ action: 'cancel-letter', subjectKind: 'letter', subjectId: letter.id, before: { to: letter.toAddress } })
  await redrawUnsent(change, letter)
  return true
}

/** What was asked while mail was off shows what became of the letter. */
async function redrawUnsent({ tx, workspace }: Pick<Change, 'tx' | 'workspace'>, letter: Letter): Promise<void> {
  const asked = await messageIdOf(tx, workspace.id, unsentKey(letter))
  if (asked) await markStale(tx, workspace.id, [asked])
}

/** Said where receivables are followed up; to whoever approved it where there is no such channel. */
async function tell(
  db: Db,
  clock: Clock,
  message: Pick<Message, 'workspaceId' | 'data'>,
  kind: string,
  key: string,
  more: { readonly epoch?: number } = {},
): Promise<string | null> {
  const workspace = await findWorkspace(db, message.workspaceId)
  const letter = await letterOf(db, message)
  const place = workspace && placeOf(workspace, letter)
  if (!place) return null
  const data = { letterId: letterIdOf(message), ...more }
  return enqueue(db, message.workspaceId, { key, kind, data, ...place }, clock.now().toISOString())
}

function placeOf({ channels, language }: Workspace, letter: Letter | null) {
  const { receivables } = channels
  if (receivables) return { channelId: receivables.channelId, language: receivables.language }
  return letter && { channelId: letter.approvedBy, language }
}

function letterIdOf({ data }: Pick<Message, 'data'>): string {
  return (JSON.parse(data) as { letterId: string }).letterId
}

async function letterOf(db: Db, message: Pick<Message, 'workspaceId' | 'data'>) {
  return findLetter(db, message.workspaceId, letterIdOf(message))
}

/** What follows from an approval is its approver's doing. */
function approverOf({ workspaceId }: Message, letter: Letter | null): Actor {
  return { workspaceId, userId: letter?.approvedBy ?? 'cashlight', role: 'sales', via: 'job' }
}
