/** One duty as it is told everywhere: what to do, about which invoice or delivery, by when; or how it ended. */
import type { Button, KnownBlock } from '@slack/types'
import { type Day, daysBetween } from '../../core/day.ts'
import type { DutyItem } from '../../core/duty.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, dotted, instant, mention, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { followShortLines, namesOf } from './follow-lines.ts'

/** 'INV-1001 · USD 12,500.00': short enough to stand inside a sentence; '' for what is about the customer itself. */
export function dutySubject({ subjectKind, invoice, delivery, following }: DutyItem, words: Words): string {
  if (subjectKind === 'customer') return ''
  const { promise, dispute } = following
  if (subjectKind === 'promise' && promise)
    return dotted([namesOf(promise.numbers, words), ...promise.amounts.map(words.money)])
  if (subjectKind === 'dispute' && dispute) return dotted([escapeMrkdwn(dispute.number), words.money(dispute.disputed)])
  if (invoice) {
    const isPart = invoice.outstanding.minor !== invoice.amount.minor && invoice.outstanding.minor > 0
    return dotted([escapeMrkdwn(invoice.number), isPart ? words.duty.partOf(invoice) : words.money(invoice.amount)])
  }
  return delivery ? dotted([words.duty.delivery(delivery.day), words.money(delivery.amount)]) : '–'
}

/** How it stands with the day: of sending, of payment, or of what is to be looked at. */
export function dutyTiming({ rule, subjectKind, dueDay, invoice }: DutyItem, today: Day, words: Words): string {
  if (subjectKind === 'customer' || subjectKind === 'promise' || subjectKind === 'dispute')
    return words.duty.doBy({ days: daysBetween(today, dueDay), day: dueDay })
  if (rule === 'send-invoice' || !invoice) return words.duty.sendBy({ days: daysBetween(today, dueDay), day: dueDay })
  return words.duty.invoiceDue({ days: daysBetween(today, invoice.dueDay), day: invoice.dueDay })
}

/** What was promised, disputed or put on hold of what it is about; nothing for what has to be sent first, or is over. */
export function dutyFollowing({ rule, state, following }: DutyItem, words: Words): string[] {
  const isOver = state !== 'open' && state !== 'planned'
  return rule === 'send-invoice' || isOver ? [] : followShortLines(following, words)
}

/** 'owner @ann'. */
export function ownerLine({ ownerUserId }: { readonly ownerUserId: string | null }, words: Words): string {
  return ownerUserId ? words.duty.owner(mention(ownerUserId)) : words.nobody
}

/** Who ended it, when or why; null while it is to be done. */
export function dutyEnding(duty: DutyItem, words: Words): string | null {
  switch (duty.state) {
    case 'open':
      return null
    case 'done':
      return `✓ ${words.duty.done[duty.rule]}${byWhom(duty, words)}`
    case 'planned':
      return duty.snoozedBy
        ? words.duty.snoozedUntil({ who: mention(duty.snoozedBy), day: duty.dueDay })
        : words.duty.movedTo(duty.dueDay)
    case 'cancelled':
    case 'superseded':
      return words.duty.end[duty.end ?? (duty.state === 'superseded' ? 'higher-step' : 'not-needed')]
  }
}

function byWhom({ doneBy, endedAt }: DutyItem, words: Words): string {
  if (!doneBy || !endedAt) return ''
  return ` ${words.duty.doneBy({ who: mention(doneBy), when: instant(endedAt, words) })}`
}

/** A duty in a list: told in two or three lines, with the button that ends it and what can be said of it, or how it ended. */
export function dutyRow(duty: DutyItem, today: Day, words: Words): KnownBlock[] {
  const late = daysBetween(duty.dueDay, today)
  const title = dotted([bold(words.duty.what[duty.rule]), escapeMrkdwn(duty.customerName)])
  const ending = dutyEnding(duty, words)
  const lines = (last: string) =>
    [title, dutySubject(duty, words), last, ...dutyFollowing(duty, words)].filter((line) => line !== '').join('\n')
  if (ending !== null) return [section(lines(ending))]
  const timing = dotted([dutyTiming(duty, today, words), late > 0 && words.duty.undoneFor(late)])
  const ends = dutyButton(duty, words)
  const says = sayButtons(duty, words)
  return says.length > 0
    ? [section(lines(timing)), actions([ends, ...says])]
    : [section(lines(timing), { accessory: ends })]
}

/** 'Customer says …', for what the customer can promise or dispute. */
export function sayButtons({ id, invoice, rule }: DutyItem, words: Words): Button[] {
  return invoice && rule !== 'send-invoice'
    ? [button({ label: words.duty.follow, action: 'duty-follow', value: id })]
    : []
}

/** What ends a duty: a press, or the form in which what was found is written down. */
export function dutyButton({ id, rule, customerId, following }: DutyItem, words: Words) {
  switch (rule) {
    case 'screen-customer':
      return button({ label: words.duty.form[rule], action: 'screen-open', value: customerId })
    case 'refresh-file':
    case 'review-terms':
      return button({ label: words.duty.form[rule], action: 'duty-look', value: id })
    case 'look-at-dispute':
      return button({ label: words.duty.form[rule], action: 'dispute-end', value: following.dispute?.invoiceId ?? id })
    default:
      return button({ label: words.duty.done[rule], action: 'duty-done', value: id })
  }
}
