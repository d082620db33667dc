/**
 * What is to be said of the invoices, and when, as a clerk would keep it on slips: each step of each invoice, promise and dispute is a slip
 * with its day. After whatever happens all slips are dated anew by the books and the diary; in the morning what is due is said.
 *
 * A slip whose day is still to come has not been said, whatever was said before; one that comes back is said again unless it was said on or
 * after its day. Of an invoice only the last step that is due is said: it takes the place of those before it. But of the warnings none is
 * passed over: the first that has not been said is, and those after it have as many days as ever from the day on which it was.
 *
 * While a warning is late nobody knows when those after it will come: if it was said today, or had been on its day, or at any time between.
 */
import { addDays, type Day, laterDay } from '../../src/core/day.ts'
import type { RuleId } from '../../src/core/rules/index.ts'
import { calendarOf } from '../../src/core/working-day.ts'
import type { Diary } from './diary.ts'
import { latest, type Paper, type PaperInvoice } from './paper.ts'

/** Whose public holidays. */
export const COUNTRY = 'CN'
const calendar = calendarOf(COUNTRY)

/** The ladder of an invoice, and what stands alone. */
const ORDER: readonly RuleId[] = ['send-invoice', 'remind-before-due', 'start-collection', 'final-notice', 'hand-over']
/** With how many days there are after the due day. */
const WARNINGS = new Map<RuleId, number>([
  ['start-collection', 7],
  ['final-notice', 21],
  ['hand-over', 45],
])

type Slip = {
  readonly rule: RuleId
  /** Of what: slips of one are one ladder. */
  readonly of: string
  day: Day
  /** If every warning before it that is late had been said on its day. */
  earliest: Day
  isWanted: boolean
  state: 'planned' | 'open' | 'passed' | 'done'
  saidOn: Day | null
}
/** What is wanted of a slip; `unpaused` is its day if nobody was waited for. */
type Dated = { readonly day: Day; readonly earliest?: Day; readonly unpaused?: Day }
/** By the name of its rule, of an invoice's number, or of the promise or dispute. */
type Said = readonly [rule: RuleId, of: string, day: Day, state: Slip['state']]

export class Steps {
  readonly #paper: Paper
  readonly #diary: Diary
  readonly #slips = new Map<string, Slip>()

  constructor(paper: Paper, diary: Diary) {
    this.#paper = paper
    this.#diary = diary
  }

  /** Dates all slips anew. */
  date(today: Day): void {
    const wanted = new Set<Slip>()
    const want = (rule: RuleId, of: string, dated: Dated) => wanted.add(this.#slip(rule, of, { ...dated, today }))
    // A slip is dated before the next one is asked for: it may count from it.
    for (const invoice of this.#paper.invoices)
      for (const [rule, dated] of this.#ladder(invoice, today)) want(rule, invoice.number, dated)
    for (const p of this.#diary.promises)
      if (this.#diary.isToCall(p, today)) want('follow-up-promise', p.id, { day: workday(addDays(p.until, 1)) })
    for (const d of this.#diary.disputes)
      if (d.ended === null && this.#paper.outstanding(d.invoice) > 0n)
        want('look-at-dispute', d.name, { day: workday(d.until) })
    for (const slip of this.#slips.values()) if (!wanted.has(slip)) slip.isWanted = false
  }

  #slip(rule: RuleId, of: string, { today, day, earliest = day, unpaused = day }: Dated & { today: Day }): Slip {
    const key = `${rule} ${of}`
    const known = this.#slips.get(key)
    if (known) redate(known, { day, unpaused, today })
    const slip: Slip = known ?? { rule, of, day, earliest, isWanted: true, state: 'planned', saidOn: null }
    slip.earliest = earliest
    this.#slips.set(key, slip)
    return slip
  }

  /** The day of a slip where the books may have one just as well, or theirs. */
  settle(rule: RuleId, of: string, theirs: Day): Day {
    const slip = this.#slips.get(`${rule} ${of}`)
    return slip && slip.earliest <= theirs && theirs <= slip.day ? slip.day : theirs
  }

  /** The morning of a day: how many are said. */
  say(today: Day): number {
    let said = 0
    for (const ladder of Map.groupBy(this.#alive(), (s) => s.of).values()) {
      const open = ladder.filter((s) => s.state === 'open')
      // Whatever was said this morning already has its turn tomorrow.
      const due = ladder.filter((s) => s.state === 'planned' && s.day <= today && s.saidOn !== today)
      const unsaid = ladder.filter(
        (s) => s.state === 'planned' && WARNINGS.has(s.rule) && !open.some((o) => isLater(o, s)),
      )
      const inTurn = due.filter((s) => !unsaid.some((u) => isLater(s, u)))
      if (due.length === 0 || inTurn.length + open.length === 0) continue
      const last = [...inTurn, ...open].reduce((a, b) => (isLater(b, a) ? b : a))
      if (due.includes(last)) {
        Object.assign(last, { state: 'open', saidOn: today })
        said += 1
      }
      for (const slip of ladder) if (isLater(last, slip)) slip.state = 'passed'
    }
    return said
  }

  /** Does the last step that was said of any of these, which says that the invoice went out: its rule and invoice; null where none was. */
  finish(invoices: readonly PaperInvoice[], today: Day): { rule: RuleId; of: string } | null {
    const theirs = this.#alive().filter((s) => s.state === 'open' && invoices.some((i) => i.number === s.of))
    if (theirs.length === 0) return null
    const last = theirs.reduce((a, b) => (isLater(b, a) ? b : a))
    last.state = 'done'
    const whole = this.#paper.wholes.find((parts) => parts.some((i) => i.number === last.of)) ?? []
    for (const part of whole) part.sent ??= today
    return last
  }

  standing(): Said[] {
    return this.#alive().map(({ rule, of, day, state }) => [rule, of, day, state])
  }

  /** How many are to be said by a day: at least, and at most. */
  comingBy(day: Day): [number, number] {
    const planned = this.#alive().filter((s) => s.state === 'planned')
    return [planned.filter((s) => s.day <= day).length, planned.filter((s) => s.earliest <= day).length]
  }

  #alive(): Slip[] {
    return [...this.#slips.values()].filter((s) => s.isWanted && (s.state === 'planned' || s.state === 'open'))
  }

  *#ladder(invoice: PaperInvoice, today: Day): Iterable<[RuleId, Dated]> {
    const open = this.#paper.outstanding(invoice)
    if (open <= 0n) return
    // An invoice is sent once, whatever it falls due in.
    const sendBy = workdaysAfter(invoice.issued, 3)
    if (invoice.part === 1 && invoice.sent === null) yield ['send-invoice', { day: sendBy }]
    if (this.#diary.disputed(invoice, today) >= open) return
    const quietUntil = this.#diary.quietUntil(invoice, today)
    const ask = (from: Day) => {
      let day = from
      while ((quietUntil !== null && day <= quietUntil) || !calendar.isWorkingDay(day)) day = addDays(day, 1)
      return day
    }
    // Nobody is reminded of what has not gone out; of what was to be paid within a fortnight, not before the day after that.
    const fortnight = addDays(invoice.due, -14)
    const isPlain = invoice.sent !== null && invoice.issued <= fortnight
    const toRemind = isPlain ? fortnight : laterDay(workdaysAfter(invoice.sent ?? sendBy, 1), fortnight)
    const reminder = ask(toRemind)
    if (reminder < invoice.due) yield ['remind-before-due', { day: reminder, unpaused: workday(toRemind) }]
    let before: { days: number; said: Day; earliest: Day } | null = null
    for (const [rule, days] of WARNINGS) {
      const own = addDays(invoice.due, days)
      const after = (said: Day | undefined): Day =>
        said && before ? latest([own, addDays(said, days - before.days), workdaysAfter(said, 1)]) : own
      const from = after(before?.said)
      yield [rule, { day: ask(from), earliest: ask(after(before?.earliest)), unpaused: workday(from) }]
      const { state, day, earliest, saidOn } = this.#slips.get(`${rule} ${invoice.number}`) as Slip
      if (state === 'planned') before = { days, said: laterDay(day, today), earliest }
      else if (saidOn !== null) before = { days, said: saidOn, earliest: saidOn }
    }
  }
}

function redate(slip: Slip, { day, unpaused, today }: { day: Day; unpaused: Day; today: Day }): void {
  const isBack = !slip.isWanted
  const isPutOff = day !== slip.day && day > today
  slip.isWanted = true
  // What another step took the place of is heard of again only when there is time for it again; what is done is done.
  if (slip.state === 'done' || (slip.state === 'passed' && !(isPutOff && unpaused > today))) return
  slip.day = day
  if (isPutOff) slip.state = 'planned'
  else if (isBack) slip.state = slip.saidOn !== null && slip.saidOn >= day ? 'open' : 'planned'
}

function isLater(a: Slip, b: Slip): boolean {
  return ORDER.indexOf(a.rule) > ORDER.indexOf(b.rule)
}

function workday(from: Day): Day {
  let day = from
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1)
  return day
}

function workdaysAfter(from: Day, count: number): Day {
  let day = from
  for (let left = count; left > 0; left--) day = workday(addDays(day, 1))
  return day
}
