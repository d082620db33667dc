/** One duty as it is told everywhere: what to do, about which invoice or delivery, by when; or how it ended. */
import type { SectionBlock } from '@slack/types'
import { type Day, daysBetween } from '../../core/day.ts'
import type { DutyItem } from '../../core/duty.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, button, dotted, mention, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'

/** 'INV-1001 · USD 12,500.00': short enough to stand inside a sentence. */
export function dutySubject({ invoice, delivery }: DutyItem, words: Words): string {
  if (invoice) {
    const isPart = invoice.outstanding.minor !== invoice.amount.minor && invoice.outstanding.minor > 0
    return dotted([escapeMrkdwn(invoice.number), isPart ? words.duty.partOf(invoice) : words.money(invoice.amount)])
  }
  return delivery ? dotted([words.duty.delivery(delivery.day), words.money(delivery.amount)]) : '–'
}

/** How it stands with the day: of sending, or of payment. */
export function dutyTiming({ rule, dueDay, invoice }: DutyItem, today: Day, words: Words): string {
  if (rule === 'send-invoice' || !invoice) return words.duty.sendBy({ days: daysBetween(today, dueDay), day: dueDay })
  return words.duty.invoiceDue({ days: daysBetween(today, invoice.dueDay), day: invoice.dueDay })
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
  const fallback = words.instant(endedAt)
  const when = `<!date^${Math.floor(Date.parse(endedAt) / 1000)}^{date_short_pretty} {time}|${fallback}>`
  return ` ${words.duty.doneBy({ who: mention(doneBy), when })}`
}

/** A duty in a list: told in three lines, with the button that ends it, or how it ended. */
export function dutyRow(duty: DutyItem, today: Day, words: Words): SectionBlock {
  const late = daysBetween(duty.dueDay, today)
  const title = dotted([bold(words.duty.what[duty.rule]), escapeMrkdwn(duty.customerName)])
  const ending = dutyEnding(duty, words)
  if (ending !== null) return section(`${title}\n${dutySubject(duty, words)}\n${ending}`)
  const timing = dotted([dutyTiming(duty, today, words), late > 0 && words.duty.undoneFor(late)])
  return section(`${title}\n${dutySubject(duty, words)}\n${timing}`, { accessory: doneButton(duty, words) })
}

export function doneButton(duty: DutyItem, words: Words) {
  return button({ label: words.duty.done[duty.rule], action: 'duty-done', value: duty.id })
}
