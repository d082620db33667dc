import { z } from 'zod'
import type { NewTerms } from '../../core/customer-terms.ts'
import type { Day } from '../../core/day.ts'
import { decimalFromMinor, isCurrency } from '../../core/money.ts'
import type { TermsPlan } from '../../core/terms-proposal.ts'
import { termsText } from '../../core/terms-text.ts'
import { acceptTerms } from '../../flows/accept-terms.ts'
import type { Fields, Form } from '../form.ts'
import { Reading, submitted } from '../form.ts'
import type { Ask } from '../handle.ts'
import { entryRefusalText } from '../views/entry-refusal.ts'
import { type TermsDraft, termsAcceptModal } from '../views/terms-accept-modal.ts'
import { termsAcceptOutcomeView } from '../views/terms-accept-outcome.ts'

const STEPS = ['agreed', 'new-products', 'order-size', 'points'] as const
type Step = (typeof STEPS)[number]

const remembered = z.object({ customerId: z.string(), step: z.enum(STEPS), currency: z.string() })

/** Filled in with what a step proposes now; null for a step that proposes nothing. */
export function stepForm({ words }: Ask, plan: TermsPlan, step: string) {
  const proposed = plan.proposal.kind === 'steps' ? plan.proposal.steps.find((s) => s.step === step)?.proposed : []
  const [first, second] = proposed ?? []
  if (!first || !isStep(step)) return null
  const others = second?.terms ?? ''
  const currency = first.fromAmount?.currency ?? plan.customer.currency
  const size = first.fromAmount ? decimalFromMinor(first.fromAmount.minor, currency) : ''
  const about: TermsDraft['about'] =
    step === 'order-size'
      ? { step, size, currency, others }
      : step === 'points'
        ? { step, points: first.fromPoints ?? 0, others }
        : { step }
  return termsAcceptModal(draftOf(plan, { terms: first.terms, about, currency }), words)
}

/** Filled in with terms that somebody said, and the day from which on. */
export function agreeForm({ words }: Ask, plan: TermsPlan, { terms, from }: { terms: string; from: Day }) {
  const { currency } = plan.customer
  return termsAcceptModal({ ...draftOf(plan, { terms, about: { step: 'agreed' }, currency }), from }, words)
}

function draftOf(
  { customer, today }: TermsPlan,
  { terms, about, currency }: { terms: string; about: TermsDraft['about']; currency: string },
): TermsDraft {
  const what: z.infer<typeof remembered> = { customerId: customer.id, step: about.step, currency }
  return { customerName: customer.name, from: today, terms, about, remembered: JSON.stringify(what) }
}

function isStep(text: string): text is Step {
  return (STEPS as readonly string[]).includes(text)
}

export const termsAccept: Form = {
  id: 'terms-accept',
  right: 'log-sales-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const { customerId, step, currency } = remembered.parse(JSON.parse(fields.remembered))
    const reading = new Reading(ask, fields)
    const agreed = readAgreed(ask, fields, { reading, step, currency })
    if (!reading.isFine) return reading
    const outcome = await acceptTerms(db, clock, by, { customerId, agreed })
    return submitted(outcome, termsAcceptOutcomeView(outcome, words), {
      'starts-in-the-past': 'from',
      'already-agreed': 'terms',
    })
  },
}

const NO_CONDITION = { fromAmount: null, fromPoints: null }

function readAgreed(
  { today, words, workspace }: Ask,
  fields: Fields,
  { reading, step, currency }: { reading: Reading; step: Step; currency: string },
): NewTerms[] {
  const base: Omit<NewTerms, 'terms'> = {
    fromDay: fields.day('from') ?? today,
    untilDay: null,
    scope: step === 'new-products' ? 'new-products' : 'all',
    origin: step,
    ...NO_CONDITION,
  }
  const inCurrency = isCurrency(currency) ? currency : workspace.baseCurrency
  const condition = {
    fromAmount: step === 'order-size' ? reading.amount('size', inCurrency) : null,
    fromPoints: step === 'points' ? pointsFrom(fields.text('points')) : null,
  }
  if (step === 'points' && condition.fromPoints === null) reading.wrong('points', words.termsPlan.form.notPoints)
  const terms = reading.terms('terms')
  const others = reading.terms('others')
  if (!terms) {
    if (fields.text('terms') === '') reading.wrong('terms', entryRefusalText({ kind: 'missing', what: 'terms' }, words))
    return []
  }
  return [
    { ...base, ...condition, terms: termsText(terms) },
    ...(others ? [{ ...base, terms: termsText(others) }] : []),
  ]
}

function pointsFrom(text: string): number | null {
  return /^\d{1,4}$/.test(text) ? Number(text) : null
}
