/**
 * What is stored for terms, as people read it: terms ('eom 30'), or the day that was agreed in their place ('due 2026-10-01').
 * What nobody can read any more is shown as it is stored.
 */
import type { ContextBlock } from '@slack/types'
import type { Customer } from '../../core/customer.ts'
import { type CustomerTerms, isUnconditional } from '../../core/customer-terms.ts'
import { isDay } from '../../core/day.ts'
import type { SampleDueDay } from '../../core/terms.ts'
import { parseTerms } from '../../core/terms-text.ts'
import type { Words } from '../../i18n/en.ts'
import { context, dotted } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'

export function termsLine(stored: string, words: Words): string {
  const [, dueDay] = /^due (\d{4}-\d\d-\d\d)$/.exec(stored) ?? []
  if (dueDay && isDay(dueDay)) return words.agreedDueDay(dueDay)
  const terms = parseTerms(stored)
  return terms ? words.terms(terms) : escapeMrkdwn(stored)
}

type Agreed = Pick<CustomerTerms, 'terms' | 'scope' | 'fromAmount' | 'fromPoints'> &
  Partial<Pick<CustomerTerms, 'untilDay'>>

/** Each with what it is for: 'net 30 for invoices from USD 10,000.00', 'net 15 for all others'. */
export function agreedLines(rows: readonly Agreed[], words: Words): string[] {
  const said = words.termsPlan
  const isAlone = rows.length === 1
  return rows.map(({ terms, scope, untilDay = null, fromAmount, fromPoints }) => {
    const isForNewProducts = scope === 'new-products'
    const isForOthers = !isAlone && !isForNewProducts && isUnconditional({ fromAmount, fromPoints })
    const text = termsLine(terms, words)
    return said.agreed({ terms: text, isForNewProducts, isForOthers, untilDay, fromAmount, fromPoints })
  })
}

const LINES_SHOWN = 6

/** The terms that a customer has on a day; the last are those of everything that has no others. */
export function standingLines(
  { customer, standing }: { customer: Pick<Customer, 'terms'>; standing: readonly CustomerTerms[] },
  words: Words,
): string[] {
  const isForAll = standing.some((row) => row.scope === 'all' && isUnconditional(row))
  const own: Agreed = { terms: customer.terms, scope: 'all', fromAmount: null, fromPoints: null }
  return fewOf(agreedLines(isForAll ? standing : [...standing, own], words), words)
}

/** One line an agreement, with the day from which on it holds. */
export function datedLines(rows: readonly CustomerTerms[], words: Words): string[] {
  const agreements = Map.groupBy(rows, ({ fromDay, agreedAt }) => `${fromDay} ${agreedAt}`)
  const lines = [...agreements.values()].flatMap((agreement) => {
    const [first] = agreement
    return first
      ? `${words.termsPlan.from(first.fromDay)}${words.colon}${dotted(fewOf(agreedLines(agreement, words), words))}`
      : []
  })
  return fewOf(lines, words)
}

/** The last line always stands. */
function fewOf(lines: readonly string[], words: Words): string[] {
  const more = lines.length - LINES_SHOWN
  return more > 0 ? [...lines.slice(0, LINES_SHOWN - 1), words.andMore(more), ...lines.slice(-1)] : [...lines]
}

/** Three days and what falls due when: terms are understood by their days. */
export function samplesContext(terms: string, samples: readonly SampleDueDay[], words: Words): ContextBlock {
  const lines = samples.map((s) => words.outcome.sample(s))
  const unknown = samples.some((s) => !s.isKnown) ? [words.termsRead.calendarUnknown] : []
  return context([words.outcome.samples(termsLine(terms, words)), ...lines, ...unknown].join('\n'))
}
