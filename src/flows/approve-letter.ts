import { createHash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import type { LetterKind, LetterOutcome, LetterWay } from '../core/letter.ts'
import { mayOn } from '../core/person.ts'
import { findContact } from '../store/contacts.ts'
import { findCustomer } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import { insertLetter, letterUnderWay } from '../store/letters.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { endDutiesOf, takeBack } from './deliver-letter.ts'
import { doubtsOf, dutiesDoneBy, figuresOf, linesOf, replyToOf } from './read-letter.ts'

export type Approval = {
  readonly customerId: string
  readonly kind: LetterKind
  readonly language: Language
  readonly subject: string
  readonly body: string
  /** What the preview showed (read-letter's figuresOf): an approval of other figures is none. */
  readonly figures: string
  readonly way: LetterWay
  /** The text is the one that would be drafted now, which only who has the words can tell. */
  readonly isAsDrafted: boolean
  /** The letter of this day after which another one is to go all the same; null: nobody was asked, or said so. */
  readonly after: string | null
  /** Money is asked for all the same, though nobody has brought any in for long. */
  readonly isAnyway: boolean
}

/**
 * Approves a letter word by word. By mail it goes into the outbox under its own key; by hand it counts as sent, and what it was for is
 * done. Sent by hand it takes the place of one of its kind that still waits for the mail server.
 *
 * From the company's address a salesperson says what was drafted and nothing else: an edited letter could name another bank account.
 */
export async function approveLetter(db: Db, clock: Clock, by: Actor, approval: Approval): Promise<LetterOutcome> {
  const { customerId, kind, language, subject, body, way } = approval
  return changeFacts(db, clock, by, async (change): Promise<LetterOutcome> => {
    const { tx, workspace, today, at, audit } = change
    const { after, isAsDrafted, isAnyway } = approval
    const customer = await findCustomer(tx, workspace.id, customerId)
    if (!customer) return { kind: 'no-such-customer', text: '', didYouMean: [] }
    const customerName = customer.name
    const who = { userId: by.userId, ownerUserId: customer.ownerUserId }
    if (!mayOn(by.role, 'log-sales-fact', who)) return { kind: 'not-your-customer', customerName }
    const before = await letterUnderWay(tx, workspace.id, customerId)
    if (before?.state.kind === 'in-doubt') return { kind: 'one-in-doubt', customerName, letter: before.kind }
    const waiting = before && ({ kind: 'one-waiting', customerName, letter: before.kind, letterId: before.id } as const)
    if (waiting && (way === 'mail' || before.kind !== kind)) return waiting
    const about = { customerId, kind, now: new Date(at), but: before?.id ?? null }
    const { earlier, freshness } = await doubtsOf(tx, workspace, about)
    if (earlier && earlier.id !== after) return { kind: 'already-approved', customerName, letter: earlier.kind }
    const lines = await linesOf(tx, workspace, { customerId, kind, today })
    const contact = await findContact(tx, workspace.id, customerId)
    const figures = figuresOf(lines, contact?.email ?? null)
    if (figures !== approval.figures) return { kind: 'changed', customerName, letter: kind }
    const replyTo = await replyToOf(tx, by, customer)
    if (way === 'mail' && !contact?.email) return { kind: 'no-address', customerName }
    if (way === 'mail' && replyTo === null) return { kind: 'no-reply-address' }
    if (way === 'mail' && !isAsDrafted && !mayOn(by.role, 'log-cash-fact', who))
      return { kind: 'own-text', customerName, letter: kind }
    if (freshness.kind === 'stale' && !isAnyway) return { ...freshness, kind: 'old-news', customerName, letter: kind }

    // A sender may have taken it by now: what may arrive is not said a second time.
    if (waiting && !(await takeBack(change, before))) return waiting

    const id = newId()
    const data = { letterId: id, figures }
    const message = { key: `letter:${id}`, kind: 'letter', data, channelId: customerId, language }
    const messageId = way === 'mail' ? await enqueue(tx, workspace.id, { ...message, via: 'mail' }, at) : null
    const letter = {
      ...{ id, customerId, kind, language, subject, body, messageId },
      toAddress: way === 'mail' ? (contact?.email ?? '') : '',
      replyTo: way === 'mail' ? (replyTo ?? '') : '',
      statementDay: today,
      invoiceIds: lines.map(({ invoiceId }) => invoiceId),
      dutyIds: await dutiesDoneBy(tx, workspace.id, { customerId, kind, today, lines }),
      approvedBy: by.userId,
      approvedAt: at,
    }
    await insertLetter(tx, workspace.id, letter)
    const { toAddress: to, invoiceIds } = letter
    audit({
      action: 'approve-letter',
      subjectKind: 'letter',
      subjectId: id,
      after: {
        ...{ customerId, kind, way, to, subject, invoiceIds },
        sha256: createHash('sha256').update(`${subject}\n${body}`).digest('hex'),
        ...(earlier ? { after: earlier.id } : {}),
        ...(freshness.kind === 'stale' ? { moneyAt: freshness.moneyAt, hours: freshness.hours } : {}),
      },
    })
    const dutiesDone = way === 'by-hand' ? await endDutiesOf(change, letter) : 0
    const duties = letter.dutyIds.length
    return { kind: 'approved', way, letter: kind, customerName, to, duties, dutiesDone, isInstead: before !== null }
  })
}
