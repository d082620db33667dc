/** `/cash terms ACME`: a customer's terms, the steps towards shorter ones with what each would have brought, and its trial. */
import type { Button, KnownBlock } from '@slack/types'
import {
  TERMS_STEPS,
  type TermsEffect,
  type TermsPlan,
  type TermsProposal,
  type TermsStep,
} from '../../core/terms-proposal.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, dotted, section, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { agreedLines, datedLines, standingLines, termsLine } from './terms-line.ts'
import { trialLines } from './terms-trial.ts'

type Steps = Extract<TermsProposal, { kind: 'steps' }>

/** `mayAgree`: the person may change this customer's terms. */
export function termsPlanView(plan: TermsPlan, words: Words, { mayAgree }: { mayAgree: boolean }): Payload {
  const said = words.termsPlan
  const title = said.title({ customer: escapeMrkdwn(plan.customer.name) })
  const now = `${said.now}${words.colon}${dotted(standingLines(plan, words))}`
  return {
    text: words.sentences([`${title}${words.colon}`, now]),
    blocks: [
      ...sectionsOf([bold(title), now, ...datedLines(plan.coming, words)]),
      ...proposalBlocks(plan, words, mayAgree),
      ...(mayAgree
        ? [context(`${said.agreeByHand} ${command(`terms ${escapeMrkdwn(plan.customer.code)} net 45`)}`)]
        : []),
    ],
  }
}

function proposalBlocks(plan: TermsPlan, words: Words, mayAgree: boolean): KnownBlock[] {
  const { proposal, trial } = plan
  const said = words.termsPlan
  if (proposal.kind === 'steps') {
    return [
      ...sectionsOf([said.pays(proposal), said.lookedAt(proposal), pointsLine(plan.points, proposal, words)]),
      ...proposal.steps.flatMap((step) => stepBlocks(step, { plan, proposal, words, mayAgree })),
      context(said.basis),
    ]
  }
  const why = proposal.kind === 'too-few' ? said.tooFew(proposal) : said.shortAlready(proposal.termDays)
  return [section(why), ...(trial ? trialBlocks({ plan, words, mayAgree }, [bold(said.step['weekly-trial'])]) : [])]
}

/** How many points the customer has, and what they open. */
function pointsLine(points: number, { steps }: Steps, words: Words): string {
  const said = words.termsPlan
  const opened = steps
    .filter(({ step }) => step === 'points')
    .flatMap(({ agreed, proposed }) => [...agreed, ...proposed])
    .flatMap(({ fromPoints, terms }) => (fromPoints === null ? [] : [{ needed: fromPoints, terms }]))[0]
  if (!opened) return said.points(points)
  return words.sentences([said.points(points), said.pointsOpen({ ...opened, terms: termsLine(opened.terms, words) })])
}

type Shown = { readonly plan: TermsPlan; readonly words: Words; readonly mayAgree: boolean }

function stepBlocks(step: TermsStep, shown: Shown & { readonly proposal: Steps }): KnownBlock[] {
  const { plan, words, mayAgree, proposal } = shown
  const said = words.termsPlan
  const { effect } = step
  const lines = [bold(said.step[step.step])]
  if (step.agreed.length > 0 && step.step !== 'weekly-trial')
    lines.push(words.sentences([said.stepAgreed, dotted(datedLines(step.agreed, words))]))
  // What was measured says more than what was reckoned.
  if (step.step === 'weekly-trial')
    return trialBlocks(shown, effect && !plan.trial ? [...lines, ...effectLines(effect, proposal, shown)] : lines)
  if (step.agreed.length === 0 && effect === null) lines.push(said.stepPassed)
  if (effect) {
    lines.push(said.propose(dotted(agreedLines(step.proposed, words))))
    lines.push(...effectLines(effect, proposal, shown))
  }
  const isOffered = mayAgree && effect !== null && effect.invoices > 0
  const value = `${plan.customer.id}:${step.step}`
  const label = said.accept(TERMS_STEPS.indexOf(step.step) + 1)
  const accept = button({ label, action: 'terms-accept', value })
  return [section(lines.join('\n'), isOffered ? { accessory: accept } : {})]
}

function effectLines(effect: TermsEffect, { invoices: of }: Steps, { plan, words }: Shown): string[] {
  const said = words.termsPlan
  const { cashFreed, daysEarlier, invoices, interestSaved, discount, annualCost } = effect
  if (invoices === 0) return [said.noEffect]
  const percent = plan.capitalCostBasisPoints / 100
  const annualPercent = annualCost === null ? null : annualCost * 100
  return [
    said.freed({ amount: cashFreed, days: daysEarlier, invoices, of }),
    words.sentences([
      said.interest({ amount: interestSaved, percent }),
      ...(discount.minor > 0 ? [said.discount({ amount: discount, annualPercent })] : []),
    ]),
  ]
}

/** What weekly settlement would bring, or how its trial stands, and what can be done about it. */
function trialBlocks({ plan, words, mayAgree }: Shown, lines: readonly string[]): KnownBlock[] {
  const { trial, customer, standing } = plan
  const said = words.termsPlan
  const isKept = standing.some(({ terms, untilDay }) => terms === 'weekly' && untilDay === null)
  const start = button({ label: said.startTrial, action: 'terms-trial', value: `start:${customer.id}` })
  const buttons: Button[] = []
  if (trial?.state === 'ended') {
    const value = `${customer.id}:agreed:weekly`
    buttons.push(button({ label: said.keepWeekly, action: 'terms-accept', value }), start)
  } else if (trial) buttons.push(button({ label: said.moveEnd, action: 'terms-trial', value: `end:${trial.id}` }))
  else buttons.push(start)
  return [
    section([...lines, ...(trial ? trialLines(trial, words) : [])].join('\n')),
    ...(mayAgree && !isKept ? [actions(buttons)] : []),
  ]
}
