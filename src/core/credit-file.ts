/**
 * A customer's credit file as the rules of law 1 see it, and what such a rule asks for.
 *
 * Three duties keep a file: it is screened before the first sale on credit, refreshed every quarter and its terms are reviewed every
 * half year. The rhythm counts from the last look, or from the day since when the customer is through its screening. Who was traded
 * with before there was a firewall has neither: the first look of each is spread evenly over the working days of one rhythm, by the
 * customer's id, so that the files of 300 customers are not all asked for on one day (judgement). Once planned, a first look stays on
 * its day. Our own contact moves off days that are not working days. Sources: domain.md, law 1 and 'Time'.
 *
 * Who has bought nothing for twelve months and owes nothing has a file that nobody needs: it is not asked for until there is something
 * again, and then by the last look, so at once (judgement).
 *
 * Example: through the screening since 2026-01-15, refreshed every 3 months: due Wednesday 2026-04-15. Refreshed on the 20th: the next
 * one is due Monday 2026-07-20.
 */
import type { CreditPolicy } from './credit-policy.ts'
import { addMonths, type Day, laterDay } from './day.ts'
import type { LookKind } from './look.ts'
import type { Planned } from './receivable.ts'
import { type Finding, screeningFrom } from './screening.ts'
import { type Calendar, onOrAfterWorkday, workdaysBetween } from './working-day.ts'

export type CreditFile = {
  readonly customerId: string
  /** Its terms let it have goods that it has not paid. */
  readonly givesCredit: boolean
  readonly tradedBefore: boolean
  readonly trade: Trade
  /** Since when it is through the screening; null while it is not. */
  readonly throughSince: Day | null
  readonly looks: Readonly<Record<LookKind, Looked>>
  /** The day that a rule's duty is on now, by the rule's id; nothing for one that is not asked for yet. */
  readonly asked: Readonly<Record<string, Day>>
  readonly today: Day
}

/** What goes on with a customer. */
export type Trade = {
  /** When it last ordered, was delivered to or invoiced, or else when it came into the books. */
  readonly lastDay: Day
  /** Something is owed, delivered and not invoiced, or ordered and not delivered. */
  readonly isOpen: boolean
}

/** How often it was looked at in one way, and when last. */
export type Looked = { readonly count: number; readonly lastDay: Day | null }

/** A rule about a customer. It recurs with each look of its kind: the step of a duty is 1 and the looks before it. */
export type CustomerRule<Id extends string = string> = {
  readonly id: Id
  readonly about: 'customer'
  readonly law: 1
  /** What ends its duty; null: the screening does. */
  readonly look: LookKind | null
  plan(file: CreditFile, policy: CreditPolicy, calendar: Calendar): Planned
}

export function stepOf({ look }: Pick<CustomerRule, 'look'>, { looks }: Pick<CreditFile, 'looks'>): number {
  return look === null ? 1 : 1 + looks[look].count
}

/** When a file is to be looked at again. `months` is the rhythm, at least 1. */
export function nextLook(
  file: CreditFile,
  { id, look, months }: { id: string; look: LookKind; months: number },
  calendar: Calendar,
): Planned {
  const { customerId, givesCredit, tradedBefore, throughSince, asked, today } = file
  const last = latest([file.looks[look].lastDay, throughSince])
  // Who is not through the screening yet has no file to refresh.
  if (!givesCredit || (throughSince === null && !tradedBefore) || isDormant(file))
    return { kind: 'none', end: 'not-needed' }
  const dueDay =
    last === null ? (asked[id] ?? firstDay({ customerId, today, months }, calendar)) : addMonths(last, months)
  return { kind: 'due', dueDay: onOrAfterWorkday(dueDay, calendar), subject: { kind: 'customer', id: customerId } }
}

const MONTHS_TO_DORMANT = 12

/** Whoever was screened of late is about to buy. */
function isDormant({ trade, throughSince, today }: CreditFile): boolean {
  const last = throughSince === null ? trade.lastDay : laterDay(trade.lastDay, throughSince)
  return !trade.isOpen && last < addMonths(today, -MONTHS_TO_DORMANT)
}

/** The day since when the findings, the oldest first, make a screening that is through; null when they do not. */
export function throughSince(findings: readonly Finding[]): Day | null {
  let since: Day | null = null
  for (const [index, finding] of findings.entries()) {
    const { isThrough } = screeningFrom(findings.slice(0, index + 1))
    since = isThrough ? (since ?? finding.lookedDay) : null
  }
  return since
}

function latest(days: readonly (Day | null)[]): Day | null {
  return days.reduce((a, b) => (a !== null && b !== null ? laterDay(a, b) : (a ?? b)))
}

/** One of the working days of the rhythm that begins tomorrow, always the same for a customer. */
function firstDay(
  { customerId, today, months }: { customerId: string; today: Day; months: number },
  calendar: Calendar,
): Day {
  const end = addMonths(today, months)
  const days = workdaysBetween(today, end, calendar)
  return days[placeOf(customerId) % days.length] ?? end
}

/** An even number for an id: FNV-1a, 32 bits, with a last mixing so that its low bits are even too. */
function placeOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
