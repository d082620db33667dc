/** What was promised, disputed or put on hold, as it stands beside an invoice or a duty; and the buttons that begin each. */
import type { KnownBlock } from '@slack/types'
import type { Following, FollowingCard, ShownDispute, ShownHold, ShownPromise } from '../../core/following.ts'
import type { Note } from '../../core/note.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, button, context, dotted, mention, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'

/** What somebody wrote may be a whole sentence. */
const SAID_SHOWN = 160
const NUMBERS_SHOWN = 3
const LINES_SHOWN = 5

export function followLines({ promise, dispute, hold }: Following, words: Words): string[] {
  return [
    ...(promise ? [promiseLine(promise, words)] : []),
    ...(dispute ? [disputeLine(dispute, words)] : []),
    ...(hold ? [holdLine(hold, words)] : []),
  ]
}

/** What a card adds of the talk with the customer; with the invoice that more can be recorded of, its buttons. */
export function followBlocks(card: FollowingCard, invoiceId: string | null, words: Words): KnownBlock[] {
  const { promises, disputes, holds, notes } = card
  const lines = [
    ...promises.map((p) => dotted([namesOf(p.numbers, words), promiseLine(p, words)])),
    ...(card.morePromises > 0 ? [words.promise.more(card.morePromises)] : []),
    ...disputes.slice(0, LINES_SHOWN).map((d) => dotted([escapeMrkdwn(d.number), disputeLine(d, words)])),
    ...holds.slice(0, LINES_SHOWN).map((h) => dotted([escapeMrkdwn(h.number), holdLine(h, words)])),
  ]
  const [disputed] = disputes
  const end = disputed
    ? [button({ label: words.dispute.decide, action: 'dispute-end', value: disputed.invoiceId })]
    : []
  return [
    ...sectionsOf(lines),
    ...(notes.length > 0 ? [context(words.note.last), ...sectionsOf(notes.map((n) => noteLine(n, words)))] : []),
    ...(invoiceId === null ? [] : [actions([...followButtons(invoiceId, words), ...end])]),
  ]
}

/** Without what was said: short enough to stand at each duty of a message. */
export function followShortLines({ promise, dispute, hold }: Following, words: Words): string[] {
  return [
    ...(promise ? [promisedBy(promise, words)] : []),
    ...(dispute ? [words.dispute.standing(dispute)] : []),
    ...(hold ? [words.reminderHold.standing(hold.untilDay)] : []),
  ]
}

/** 'Promised by 5 Dec 2026: USD 5,000.00, recorded by @ann · “said Mr Li” · message'. */
function promiseLine(promise: ShownPromise, words: Words): string {
  const { note, link } = promise
  return dotted([promisedBy(promise, words), note !== '' && quoted(note, words), messageLink(link, words)])
}

function promisedBy(promise: ShownPromise, words: Words): string {
  const { state, amounts, promisedDay: day, putOffTo, recordedBy } = promise
  const [amount, who] = [amounts.map(words.money).join(' · '), mention(recordedBy)]
  return dotted([words.promise.standing[state]({ amount, day, who }), putOffTo && words.promise.putOffTo(putOffTo)])
}

function disputeLine(dispute: ShownDispute, words: Words): string {
  const again = words.dispute.lookAgain({ day: dispute.untilDay, who: mention(dispute.ownerUserId) })
  return dotted([words.dispute.standing(dispute), quoted(dispute.reason, words), again])
}

function holdLine({ untilDay, reason, ownerUserId }: ShownHold, words: Words): string {
  return dotted([words.reminderHold.standing(untilDay), quoted(reason, words), mention(ownerUserId)])
}

export function noteLine({ day, createdBy, text }: Note, words: Words): string {
  return dotted([words.day(day), mention(createdBy), quoted(text, words)])
}

function quoted(text: string, words: Words): string {
  return words.quoted(escapeMrkdwn(text, SAID_SHOWN))
}

/** Some numbers by name, more as a count. */
export function namesOf(numbers: readonly string[], words: Words): string {
  return numbers.length > NUMBERS_SHOWN
    ? words.invoices(numbers.length)
    : words.list(numbers.map((n) => escapeMrkdwn(n)))
}

const MESSAGE = /^https:\/\/[a-z0-9.-]+\.slack\.com\/archives\/[A-Z0-9]+\/p\d+(?:\?[\w=&.-]*)?$/

/** Only what Slack itself gives as the address of a message is a link of ours. */
function messageLink(link: string | null, words: Words): string | false {
  return link !== null && MESSAGE.test(link) && `<${link.replaceAll('&', '&amp;')}|${words.promise.message}>`
}

/** What can be recorded of an invoice. */
export function followButtons(invoiceId: string, words: Words) {
  return [
    button({ label: words.promise.record, action: 'promise', value: invoiceId }),
    button({ label: words.dispute.record, action: 'dispute', value: invoiceId }),
    button({ label: words.reminderHold.record, action: 'reminder-hold', value: invoiceId }),
    button({ label: words.note.record, action: 'note', value: invoiceId }),
  ]
}
