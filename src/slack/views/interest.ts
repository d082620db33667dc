/** `/cash interest ACME`, or an invoice: what may be charged for late payment, slice by slice, with the buttons of whoever decides; and the rates. */
import { addDays } from '../../core/day.ts'
import type { InterestEntryRefusal } from '../../core/interest-text.ts'
import {
  type EnteredRate,
  fixedSumCurrency,
  type InterestDecision,
  type InterestOutcome,
  type InterestProposal,
  type InterestRate,
  type InterestRegime,
  type InterestReport,
  type Overcharge,
  type RateEntryOutcome,
} from '../../core/late-interest.ts'
import { decimalFromMinor, money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, instant, mention, section, sectionsOf } from './blocks.ts'
import { entryRefusalView } from './entry-refusal.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

const PROPOSALS_SHOWN = 5
const MORE_NAMED = 3
const SLICES_SHOWN = 4
const DECISIONS_SHOWN = 3
const CURRENCIES_SHOWN = 6
const RATES_SHOWN = 20
/** A source or a reason may be a whole sentence. */
const SENTENCE_SHOWN = 160
const RATE_EXAMPLE = 'interest rate 10.15% from 2026-01-01 "ECB 2.15% + 8"'

export type InterestShown = { readonly report: InterestReport; readonly mayDecide: boolean }

export function interestView({ report, mayDecide }: InterestShown, words: Words): Payload {
  const said = words.interest
  const { proposals, withoutRate, totals, overcharged, decided, regime, freshness, today } = report
  const number = report.number === null ? null : escapeMrkdwn(report.number)
  const title = said.title({ customer: escapeMrkdwn(report.customerName), number, day: today })
  const tooMuch = overcharged.length > 0 ? sectionsOf(overchargeLines(overcharged, words)) : []
  if (regime === 'none') {
    const off = `${said.off} ${command('dunning')}`
    return { text: title, blocks: [...sectionsOf([bold(title), off]), ...tooMuch] }
  }
  const total =
    totals.length === 0 ? said.nothing : said.total(totals.slice(0, CURRENCIES_SHOWN).map(words.money).join(' · '))
  return {
    text: `${title}${words.colon}${total}`,
    blocks: [
      section([bold(title), total, words.dunning.regime[regime]].join('\n')),
      ...(freshness.kind === 'stale' ? [context(words.freshness.lastBrought(instant(freshness.moneyAt, words)))] : []),
      ...tooMuch,
      ...proposals
        .slice(0, PROPOSALS_SHOWN)
        .flatMap((proposal) => [
          section(proposalLines(proposal, regime, words).join('\n')),
          ...(mayDecide ? [actions(buttons(proposal, report, words))] : []),
        ]),
      ...moreLine(proposals.slice(PROPOSALS_SHOWN), words),
      ...(withoutRate.length > 0 ? [section(rateLines(withoutRate, words).join('\n'))] : []),
      ...(decided.length > 0 ? sectionsOf(decisionLines(decided, words)) : []),
      context(said.source),
    ],
  }
}

/** Each has its buttons where it is asked for alone. */
function moreLine(more: readonly InterestProposal[], words: Words) {
  const [first] = more
  if (!first) return []
  const numbers = more.slice(0, MORE_NAMED).map((p) => escapeMrkdwn(p.number))
  const invoices = `${words.list(numbers)}${more.length > numbers.length ? ' …' : ''}`
  const one = command(`interest ${escapeMrkdwn(first.number)}`)
  return [context(words.interest.moreProposals({ count: more.length, invoices, one }))]
}

function proposalLines({ number, interest }: InterestProposal, regime: InterestRegime, words: Words): string[] {
  const said = words.interest
  const { slices, fixedMinor, total } = interest
  const { currency } = total
  const fixedIn = fixedSumCurrency(regime)
  const shown = slices.slice(0, SLICES_SHOWN).map((s) =>
    said.slice({
      from: addDays(s.fromDay, 1),
      to: s.toDay,
      days: s.days,
      base: money(s.baseMinor, currency),
      rate: rateText(s.rate, words),
      interest: money(s.interestMinor, currency),
    }),
  )
  const more = slices.length - SLICES_SHOWN
  return [
    bold(said.proposed({ number: escapeMrkdwn(number), amount: total })),
    ...shown,
    ...(more > 0 ? [said.moreSlices(more)] : []),
    ...(fixedMinor > 0 ? [said.fixed(money(fixedMinor, currency))] : []),
    ...(fixedIn !== null && fixedIn !== currency ? [said.noFixed(fixedIn)] : []),
  ]
}

function rateText({ per, basisPoints }: InterestRate, words: Words): string {
  const percent = basisPoints / 100
  return per === 'year' ? words.interest.perYear(percent) : words.interest.perDay(percent)
}

function buttons({ invoiceId, interest }: InterestProposal, { today }: InterestReport, words: Words) {
  const { charge, chargeAsked, waive } = words.interest
  const { total } = interest
  const value = `${invoiceId}:${today}:${total.minor}`
  const asked = { ...chargeAsked, text: chargeAsked.text(total) }
  return [
    button({ label: charge, action: 'interest-charge', value, asked }),
    button({ label: waive, action: 'interest-waive', value }),
  ]
}

function rateLines(withoutRate: InterestReport['withoutRate'], words: Words): string[] {
  const said = words.interest
  const shown = withoutRate.slice(0, PROPOSALS_SHOWN)
  const more = withoutRate.length - shown.length
  return [
    ...shown.map(({ number, day }) => said.noRate({ number: escapeMrkdwn(number), day })),
    ...(more > 0 ? [words.andMore(more)] : []),
    `${said.enterRate} ${command(RATE_EXAMPLE)}`,
  ]
}

function overchargeLines(overcharged: readonly Overcharge[], words: Words): string[] {
  const said = words.interest
  const more = overcharged.length - PROPOSALS_SHOWN
  const shown = overcharged.slice(0, PROPOSALS_SHOWN).map((o) => {
    const { toCredit, toPayBack } = o
    const number = escapeMrkdwn(o.number)
    const credit = `credit ${number} ${decimalFromMinor(toCredit.minor, toCredit.currency)} "${said.creditReason}"`
    return [
      said.overcharged({ ...o, number }),
      ...(toCredit.minor > 0 ? [`${said.creditIt} ${command(credit)}`] : []),
      ...(toPayBack.minor > 0 ? [said.payBack(toPayBack)] : []),
    ].join('\n')
  })
  return [...shown, ...(more > 0 ? [words.andMore(more)] : [])]
}

function decisionLines(decided: readonly InterestDecision[], words: Words): string[] {
  const more = decided.length - DECISIONS_SHOWN
  const shown = decided.slice(0, DECISIONS_SHOWN).map((d) => {
    const line = words.interest.decided[d.state]({
      number: escapeMrkdwn(d.number),
      amount: d.amount,
      from: addDays(d.fromDay, 1),
      to: d.toDay,
      who: mention(d.by),
      day: d.day,
    })
    return d.reason === '' ? line : `${line}${words.colon}“${escapeMrkdwn(d.reason, SENTENCE_SHOWN)}”`
  })
  return [...shown, ...(more > 0 ? [words.andMore(more)] : [])]
}

export function interestOutcomeView(outcome: InterestOutcome, words: Words): Payload {
  const said = words.interest
  switch (outcome.kind) {
    case 'no-such-invoice-any-more':
      return sentenceView(said.gone)
    case 'not-your-customer':
      return sharedRefusalView(outcome, 'interest', words)
    case 'figures-changed':
      return sentenceView(said.changed({ number: escapeMrkdwn(outcome.number), amount: outcome.amount }))
    case 'apply-first': {
      const [customer, number] = [escapeMrkdwn(outcome.customerName), escapeMrkdwn(outcome.number)]
      const sentence = said.applyFirst({ customer, number, unapplied: outcome.unapplied })
      return refusalView(sentence, 'apply', words, `apply ${number}`)
    }
    case 'charged': {
      const { amount, dueDay: due } = outcome
      const [number, chargedAs] = [escapeMrkdwn(outcome.number), escapeMrkdwn(outcome.chargedAs)]
      return sentenceView(said.charged({ number, amount, chargedAs, due }))
    }
    case 'waived':
      return sentenceView(said.waived({ number: escapeMrkdwn(outcome.number), amount: outcome.amount }))
  }
}

export type InterestRatesShown = { readonly regime: InterestRegime; readonly rates: readonly EnteredRate[] }

/** Those of the chosen regime first, as they alone count. */
export function interestRatesView({ regime, rates }: InterestRatesShown, words: Words): Payload {
  const said = words.interest
  if (rates.length === 0) return refusalView(said.noRates, 'interest', words, RATE_EXAMPLE)
  const [chosen, others] = [rates.filter((r) => r.regime === regime), rates.filter((r) => r.regime !== regime)]
  const latest = [...chosen.toReversed(), ...others.toReversed()]
  const lines = latest.slice(0, RATES_SHOWN).map((r) =>
    said.rateFrom({
      percent: r.basisPoints / 100,
      day: r.fromDay,
      regime: said.regime[r.regime],
      source: r.source === '' ? '' : escapeMrkdwn(r.source, SENTENCE_SHOWN),
      counts: r.regime === regime,
    }),
  )
  const more = latest.length - lines.length
  return {
    text: said.rates,
    blocks: sectionsOf([bold(said.rates), ...lines, ...(more > 0 ? [words.andMore(more)] : [])]),
  }
}

export function rateEntryView(outcome: RateEntryOutcome, words: Words): Payload {
  const said = words.interest
  if (outcome.kind === 'no-regime') return sentenceView(`${said.noRegime} ${command('dunning')}`)
  if (outcome.kind === 'unchanged') return sentenceView(said.rateUnchanged)
  const { rate, before } = outcome
  const regime = said.regime[outcome.regime]
  return sentenceView(
    words.sentences([
      said.rateSaved({ regime, percent: rate.basisPoints / 100, day: rate.fromDay }),
      ...(before && before.basisPoints !== rate.basisPoints ? [said.rateWas(before.basisPoints / 100)] : []),
    ]),
  )
}

export function interestEntryRefusalView(refusal: InterestEntryRefusal, words: Words): Payload {
  switch (refusal.kind) {
    case 'not-a-percent':
      return refusalView(words.interest.notAPercent(escapeMrkdwn(refusal.text)), 'interest', words, RATE_EXAMPLE)
    case 'too-high':
      return refusalView(words.interest.tooHigh(escapeMrkdwn(refusal.text)), 'interest', words, RATE_EXAMPLE)
    case 'no-source':
      return refusalView(words.interest.noSource, 'interest', words, RATE_EXAMPLE)
    default:
      // Whatever else is wrong is so of a rate.
      return refusal.kind === 'missing' && refusal.what === 'customer'
        ? entryRefusalView(refusal, 'interest', words)
        : entryRefusalView(refusal, 'interest', words, RATE_EXAMPLE)
  }
}
