/** `/cash interest ACME`: what may be charged for late payment, slice by slice, with the buttons of whoever decides; and the rates. */
import { addDays } from '../../core/day.ts'
import type { InterestEntryRefusal } from '../../core/interest-text.ts'
import type {
  InterestDecision,
  InterestOutcome,
  InterestProposal,
  InterestRate,
  InterestReport,
  RateEntryOutcome,
  YearlyRate,
} from '../../core/late-interest.ts'
import { money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, mention, section, sectionsOf } from './blocks.ts'
import { entryRefusalView } from './entry-refusal.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView, sharedRefusalView } from './refusal.ts'

const PROPOSALS_SHOWN = 5
const SLICES_SHOWN = 4
const DECISIONS_SHOWN = 4
const CURRENCIES_SHOWN = 6
const RATES_SHOWN = 20
/** A source or a reason may be a whole sentence. */
const SENTENCE_SHOWN = 160
const RATE_EXAMPLE = 'interest rate 10.15% from 2026-01-01 "ECB 2.15% + 8"'

export type InterestShown = { readonly report: InterestReport; readonly mayDecide: boolean }

export function interestView({ report, mayDecide }: InterestShown, words: Words): Payload {
  const said = words.interest
  const { proposals, withoutRate, totals, decided, regime, today } = report
  const title = said.title({ customer: escapeMrkdwn(report.customerName), day: today })
  if (regime === 'none') {
    const off = `${said.off} ${command('dunning')}`
    return { text: title, blocks: sectionsOf([bold(title), off]) }
  }
  const total =
    totals.length === 0 ? said.nothing : said.total(totals.slice(0, CURRENCIES_SHOWN).map(words.money).join(' · '))
  const more = proposals.length - PROPOSALS_SHOWN
  return {
    text: `${title}${words.colon}${total}`,
    blocks: [
      section([bold(title), total, words.dunning.regime[regime]].join('\n')),
      ...proposals
        .slice(0, PROPOSALS_SHOWN)
        .flatMap((proposal) => [
          section(proposalLines(proposal, words).join('\n')),
          ...(mayDecide ? [actions(buttons(proposal, report, words))] : []),
        ]),
      ...(more > 0 ? [context(words.andMore(more))] : []),
      ...(withoutRate.length > 0 ? [section(rateLines(withoutRate, words).join('\n'))] : []),
      ...(decided.length > 0 ? sectionsOf(decisionLines(decided, words)) : []),
      context(said.source),
    ],
  }
}

function proposalLines({ number, interest }: InterestProposal, words: Words): string[] {
  const said = words.interest
  const { slices, fixedMinor, total } = interest
  const { currency } = total
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
    case 'charged': {
      const { amount, dueDay: due } = outcome
      const [number, chargedAs] = [escapeMrkdwn(outcome.number), escapeMrkdwn(outcome.chargedAs)]
      return sentenceView(said.charged({ number, amount, chargedAs, due }))
    }
    case 'waived':
      return sentenceView(said.waived({ number: escapeMrkdwn(outcome.number), amount: outcome.amount }))
  }
}

export function interestRatesView(rates: readonly (YearlyRate & { readonly source: string })[], words: Words): Payload {
  const said = words.interest
  if (rates.length === 0) return refusalView(said.noRates, 'interest', words, RATE_EXAMPLE)
  const lines = rates
    .toReversed()
    .slice(0, RATES_SHOWN)
    .map(({ basisPoints, fromDay, source }) =>
      said.rateFrom({
        percent: basisPoints / 100,
        day: fromDay,
        source: source === '' ? '' : escapeMrkdwn(source, SENTENCE_SHOWN),
      }),
    )
  return { text: said.rates, blocks: sectionsOf([bold(said.rates), ...lines]) }
}

export function rateEntryView(outcome: RateEntryOutcome, words: Words): Payload {
  const said = words.interest
  if (outcome.kind === 'unchanged') return sentenceView(said.rateUnchanged)
  const { rate, before } = outcome
  return sentenceView(
    words.sentences([
      said.rateSaved({ percent: rate.basisPoints / 100, day: rate.fromDay }),
      ...(before && before.basisPoints !== rate.basisPoints ? [said.rateWas(before.basisPoints / 100)] : []),
    ]),
  )
}

export function interestEntryRefusalView(refusal: InterestEntryRefusal, words: Words): Payload {
  switch (refusal.kind) {
    case 'not-a-percent':
      return refusalView(words.interest.notAPercent(escapeMrkdwn(refusal.text)), 'interest', words, RATE_EXAMPLE)
    case 'no-source':
      return refusalView(words.interest.noSource, 'interest', words, RATE_EXAMPLE)
    default:
      return entryRefusalView(refusal, 'interest', words)
  }
}
