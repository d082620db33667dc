/** A debt to be written off, to be confirmed; and what came of it. */
import { daysOverdue } from '../../core/ageing.ts'
import type { WriteOffOutcome } from '../../core/outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import { alreadySettledView } from './invoice-card.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

const REASON_SHOWN = 300
/** Of a longer reason the rest is not carried through the button, whose value has 2,000 characters. */
const REASON_CARRIED = 400

export function writeOffOutcomeView(outcome: WriteOffOutcome, words: Words): Payload {
  const said = words.creditNote
  switch (outcome.kind) {
    case 'to-confirm':
      return toConfirm(outcome, words)
    case 'written-off': {
      const number = escapeMrkdwn(outcome.number)
      const customer = escapeMrkdwn(outcome.customerName)
      const text = said.writtenOff({ ...outcome, number, customer })
      return { text, blocks: [section(text), context(`${said.undo} ${command(`uncredit ${number}`)}`)] }
    }
    case 'already-settled':
      return alreadySettledView(outcome.card, words)
    case 'changed-meanwhile':
      return sentenceView(said.changedMeanwhile({ ...outcome, number: escapeMrkdwn(outcome.number) }))
    case 'more-than-open': {
      const number = escapeMrkdwn(outcome.number)
      return refusalView(said.writeOffTooMuch({ ...outcome, number }), 'write-off', words)
    }
    case 'other-currency': {
      const number = escapeMrkdwn(outcome.number)
      return refusalView(words.outcome.otherCurrency({ ...outcome, number }), 'write-off', words)
    }
    default:
      return sharedRefusalView(outcome, 'write-off', words)
  }
}

function toConfirm(outcome: Extract<WriteOffOutcome, { kind: 'to-confirm' }>, words: Words): Payload {
  const { invoiceId, isWhole, amount, outstanding, dueDay: due, today, reason } = outcome
  const said = words.creditNote
  const number = escapeMrkdwn(outcome.number)
  const ask = said.askWriteOff({ number, customer: escapeMrkdwn(outcome.customerName), amount })
  const lines = [
    bold(ask),
    said.standing({ outstanding, due, daysOverdue: daysOverdue(due, today) }),
    said.reason(escapeMrkdwn(reason, REASON_SHOWN)),
    said.whatItDoes,
  ]
  const carried = {
    invoiceId,
    isWhole,
    minor: amount.minor,
    outstandingMinor: outstanding.minor,
    reason: [...reason].slice(0, REASON_CARRIED).join(''),
  }
  const value = JSON.stringify(carried)
  return {
    text: ask,
    blocks: [
      section(lines.join('\n')),
      actions([button({ label: said.writeOff, action: 'write-off', value, style: 'danger' })]),
    ],
  }
}
