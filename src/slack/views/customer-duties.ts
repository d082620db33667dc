/** The message of the sweep: one customer, what is to be done for it today. Drawn again in place as its duties end. */
import type { KnownBlock } from '@slack/types'
import { type CustomerDuties, type DutyItem, SNOOZES } from '../../core/duty.ts'
import { waitOf } from '../../core/following.ts'
import { isChasing } from '../../core/freshness.ts'
import { type Money, totalsByCurrency } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, dotted, instant, mention, section, select } from './blocks.ts'
import { dutyButton, dutyEnding, dutyFollowing, dutySubject, dutyTiming, ownerLine, sayButtons } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

export function customerDutiesView(data: CustomerDuties, words: Words): Payload {
  const name = escapeMrkdwn(data.customerName)
  const owner = ownerLine(data, words)
  const open = data.duties.filter((d) => d.state === 'open')
  return {
    text: words.duty.notice({ customer: name, count: open.length }),
    blocks: [
      section(dotted([bold(name), owner])),
      ...data.duties.flatMap((duty) => dutyBlocks(duty, data, words)),
      ...notesBlock(data, words),
      ...(chases(data)
        ? [actions([button({ label: words.letter.write, action: 'letter', value: data.customerId })])]
        : []),
    ],
  }
}

function dutyBlocks(duty: DutyItem, { today, tells }: CustomerDuties, words: Words): KnownBlock[] {
  const title = dotted([bold(words.duty.what[duty.rule]), dutySubject(duty, words)])
  const block_id = `duty:${duty.id}`
  const ending = dutyEnding(duty, words)
  const following = dutyFollowing(duty, words)
  if (ending !== null) return [section(title, { block_id }), context([ending, ...following].join('\n'))]
  const who = tells[duty.rule]
  const attention = who === undefined ? [] : [words.dunning.forAttention(mention(who))]
  const told = [title, dutyTiming(duty, today, words), ...following, words.duty.todo[duty.rule], ...attention].join(
    '\n',
  )
  return [section(told, { block_id }), actions(buttons(duty, words))]
}

function buttons(duty: DutyItem, words: Words) {
  const choices = SNOOZES.map((s) => ({ label: words.duty.snoozes[s], value: `${duty.id}:${s}` }))
  return [
    { ...dutyButton(duty, words), style: 'primary' as const },
    ...(duty.invoice ? [button({ label: words.duty.paid, action: 'duty-paid', value: duty.id })] : []),
    ...sayButtons(duty, words),
    select({ action: 'duty-snooze', choices, placeholder: words.duty.snooze }),
  ]
}

function notesBlock(data: CustomerDuties, words: Words): KnownBlock[] {
  const lines = notes(data, words)
  return lines.length > 0 ? [context(lines.join('\n'))] : []
}

/** Who only has to write an invoice, or to look at a file, need not look at the bank, and writes no letter. */
function chases({ duties }: CustomerDuties): boolean {
  return duties.some((d) => d.state === 'open' && isChasing(d.rule))
}

/** Of what is chased in a currency in which the customer has paid something that is on no invoice: how much, and what puts it there. */
function unappliedLines({ duties, unapplied }: CustomerDuties, words: Words): string[] {
  const chased = duties.flatMap((d) => (d.state === 'open' && isChasing(d.rule) && d.invoice ? [d.invoice] : []))
  return unapplied.flatMap((amount) => {
    const invoice = chased.find(({ outstanding }) => outstanding.currency === amount.currency)
    return invoice ? [words.duty.unapplied({ amount, apply: command(`apply ${escapeMrkdwn(invoice.number)}`) })] : []
  })
}

/**
 * What the steps said here ask for, per currency: without what is in dispute, what is still to be sent, and what is paused, also where the
 * call was made first and the customer promised in it.
 */
function askedIn(duties: readonly DutyItem[]): Money[] {
  const asked = duties.filter(
    (d) => isChasing(d.rule) && (d.state === 'open' || d.state === 'done') && waitOf(d.following) === null,
  )
  const invoices = new Map(
    asked.flatMap(({ invoice, following }) =>
      invoice ? [[invoice.id, following.dispute?.chased ?? invoice.outstanding] as const] : [],
    ),
  )
  return totalsByCurrency(invoices.values()).filter((m) => m.minor > 0)
}

/** What somebody has to know before they call: what is asked for, how new the payments are, whose calendar counted. */
function notes(data: CustomerDuties, words: Words): string[] {
  const asked = askedIn(data.duties)
  const known = data.paymentsKnownTo ? words.duty.paymentsKnownTo(data.paymentsKnownTo) : words.duty.noPaymentsKnown
  const brought = data.moneyAt ? [words.freshness.lastBrought(instant(data.moneyAt, words))] : []
  return [
    ...(asked.length > 0 ? [words.duty.asked(asked.map(words.money).join(' · '))] : []),
    ...(chases(data) ? [...unappliedLines(data, words), known, ...brought] : []),
    ...(data.calendarKnown ? [] : [words.duty.calendarUnknown]),
  ]
}
