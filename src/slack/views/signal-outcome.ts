/** What came of a signal: what was kept, what it makes of the customer's tier, and whether it stops its credit. */
import type { ClearOutcome, SignalCard, SignalEntryRefusal, SignalOutcome } from '../../core/signal.ts'
import type { Tier } from '../../core/tier.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, section, sectionsOf } from './blocks.ts'
import { entryRefusalView } from './entry-refusal.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'
import { holdCause, tierCircle, tierLines } from './tier-lines.ts'

/** A signal may be a whole sentence. */
const SHOWN = 300
const SIGNALS_SHOWN = 10

export function signalOutcomeView(outcome: SignalOutcome | ClearOutcome, words: Words): Payload {
  const said = words.signal
  switch (outcome.kind) {
    case 'recorded': {
      const { severity } = outcome.signal
      const [customer, what] = [escapeMrkdwn(outcome.customerName), escapeMrkdwn(outcome.signal.what, SHOWN)]
      return afterView(said.recorded({ customer, severity, what }), outcome, words)
    }
    case 'cleared': {
      const customer = escapeMrkdwn(outcome.customerName)
      return afterView(said.cleared({ customer, count: outcome.signals.length }), outcome, words)
    }
    case 'already-open': {
      const [customer, what] = [escapeMrkdwn(outcome.customerName), escapeMrkdwn(outcome.signal.what, SHOWN)]
      return sentenceView(said.alreadyOpen({ customer, what, day: outcome.signal.day }))
    }
    case 'none-open':
      return sentenceView(said.noneOpen(escapeMrkdwn(outcome.customerName)))
    default:
      return sharedRefusalView(outcome, 'signal', words)
  }
}

type After = Extract<SignalOutcome, { kind: 'recorded' }> | Extract<ClearOutcome, { kind: 'cleared' }>

function afterView(sentence: string, outcome: After, words: Words): Payload {
  const { tier, before, hold, hasFirewall, customerId } = outcome
  const said = words.signal
  const isHeldNow = outcome.kind === 'recorded' && outcome.isHeldNow
  const sentences = [
    sentence,
    ...(tier ? [tierSentence({ tier: tier.tier, before }, words)] : []),
    ...(hold ? [isHeldNow ? said.heldNow : said.stillHeld] : []),
  ]
  const text = words.sentences(sentences)
  return {
    text,
    blocks: [
      section(text),
      ...(hold ? [releaseButton(customerId, words)] : []),
      ...(hasFirewall ? [] : [context(`${said.noFirewall} ${command('setup')}`)]),
    ],
  }
}

function tierSentence({ tier, before }: { tier: Tier; before: Tier | null }, words: Words): string {
  const said = words.signal
  if (before === null) return said.tierFirst(tier)
  return before === tier ? said.tierStays(tier) : said.tierTurned({ before, tier })
}

/** `/cash signal ACME`: what is seen of a customer. */
export function signalCardView(card: SignalCard, words: Words): Payload {
  const { tier, hold, signals, today, customerId } = card
  const said = words.tier
  const name = escapeMrkdwn(card.customerName)
  const title = tier ? `${name}${words.colon}${said.since({ tier: tier.tier, day: tier.since })}` : said.none(name)
  const held =
    hold && `${said.heldSince({ customer: name, day: hold.placedDay })}${words.colon}${holdCause(hold, words)}`
  const open = signals.map(
    (s) => `${tierCircle(s.severity)} ${said.signal({ what: escapeMrkdwn(s.what, SHOWN), day: s.day })}`,
  )
  const more = signals.length > SIGNALS_SHOWN ? [words.andMore(signals.length - SIGNALS_SHOWN)] : []
  return {
    text: title,
    blocks: [
      section([`${tierCircle(tier?.tier ?? null)} ${bold(title)}`, ...(held ? [held] : [])].join('\n')),
      ...(tier ? sectionsOf(tierLines(tier.parts, { tier: tier.tier, today }, words)) : []),
      ...(open.length > 0
        ? [context(words.signal.open), ...sectionsOf([...open.slice(0, SIGNALS_SHOWN), ...more])]
        : []),
      ...(hold ? [releaseButton(customerId, words)] : []),
      context([...(tier ? [said.worstCounts] : []), command(words.commands.signal.example)].join(' ')),
    ],
  }
}

function releaseButton(customerId: string, words: Words) {
  return actions([button({ label: words.tier.buttons.release, action: 'release-ask', value: customerId })])
}

export function signalEntryRefusalView(refusal: SignalEntryRefusal, words: Words): Payload {
  switch (refusal.kind) {
    case 'missing':
      return entryRefusalView(refusal, 'signal', words)
    case 'no-words':
      return refusalView(words.signal.noWords(refusal.severity), 'signal', words)
    case 'no-colour':
      return refusalView(words.signal.noColour(escapeMrkdwn(refusal.text)), 'signal', words)
  }
}
