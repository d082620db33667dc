import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import type { LetterKind, LetterOutcome, LetterWay } from '../core/letter.ts'
import { mayOn } from '../core/person.ts'
import { findContact } from '../store/contacts.ts'
import { findCustomer } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import { insertLetter, letterOfDay, letterUnderWay } from '../store/letters.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { endDutiesOf } from './deliver-letter.ts'
import { dutiesDoneBy, figuresOf, linesOf, replyToOf } from './read-letter.ts'

export type Approval = {
  readonly customerId: string
  readonly kind: LetterKind
  readonly language: Language
  readonly subject: string
  readonly body: string
  /** What the preview showed (read-letter's figuresOf): an approval of other figures is none. */
  readonly figures: string
  readonly way: LetterWay
}

/**
 * Approves a letter word by word. By mail it goes into the outbox under its own key; by hand it counts as sent, and what it was for is
 * done.
 */
export async function approveLetter(db: Db, clock: Clock, by: Actor, approval: Approval): Promise<LetterOutcome> {
  const { customerId, kind, language, subject, body, way } = approval
  return changeFacts(db, clock, by, async (change): Promise<LetterOutcome> => {
    const { tx, workspace, today, at, audit } = change
    const customer = await findCustomer(tx, workspace.id, customerId)
    if (!customer) return { kind: 'no-such-customer', text: '', didYouMean: [] }
    const customerName = customer.name
    if (!mayOn(by.role, 'log-sales-fact', { userId: by.userId, ownerUserId: customer.ownerUserId }))
      return { kind: 'not-your-customer', customerName }
    const before = await letterUnderWay(tx, workspace.id, customerId)
    if (before) {
      const isDoubtful = before.state.kind === 'in-doubt'
      return { kind: isDoubtful ? 'one-in-doubt' : 'one-waiting', customerName, letter: before.kind }
    }
    const earlier = await letterOfDay(tx, workspace.id, { customerId, kind, day: today })
    if (earlier)
      return { kind: 'already-approved', customerName, letter: kind, by: earlier.approvedBy, at: earlier.approvedAt }
    const lines = await linesOf(tx, workspace.id, { customerId, kind, today })
    const contact = await findContact(tx, workspace.id, customerId)
    const figures = figuresOf(lines, contact?.email ?? null)
    if (figures !== approval.figures) return { kind: 'changed', customerName, letter: kind }
    const replyTo = await replyToOf(tx, by, customer)
    if (way === 'mail' && !contact?.email) return { kind: 'no-address', customerName }
    if (way === 'mail' && replyTo === null) return { kind: 'no-reply-address' }

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
      after: { customerId, kind, way, to, subject, invoiceIds },
    })
    const dutiesDone = way === 'by-hand' ? await endDutiesOf(change, letter) : 0
    return { kind: 'approved', way, letter: kind, customerName, to, duties: letter.dutyIds.length, dutiesDone }
  })
}
