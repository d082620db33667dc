/**
 * The talk with a customer about one invoice as a clerk would keep it in a diary: every promise, dispute, hold and payment is noted as it
 * happens, and the diary says which steps are due when. Written as plainly as can be, and differently from core: it walks from day to day
 * and keeps piles.
 */
import { addDays, type Day } from '../../src/core/day.ts'
import type { PromiseScore } from '../../src/core/promise.ts'
import type { Calendar } from '../../src/core/working-day.ts'

type Pile = { paid: number; credited: number }
/** All that came since it was promised, and of that what came in time. */
type DiaryPromise = { until: Day; promised: number; isWithdrawn: boolean; all: Pile; inTime: Pile }
type DiaryPayment = { minor: number; isReturned: boolean; piles: Pile[] }

/** A step by the name of its rule, on the day on which it is to be said. */
export type DiaryStep = { readonly rule: string; readonly day: Day }

export class Diary {
  open: number
  readonly disputes: { minor: number; until: Day; isOver: boolean }[] = []
  readonly holds: { until: Day; isReleased: boolean }[] = []
  readonly promises: DiaryPromise[] = []
  readonly #payments: DiaryPayment[] = []
  readonly #steps: readonly DiaryStep[]
  readonly #dueDay: Day
  readonly #calendar: Calendar

  /** `steps` are those of an invoice of which nobody has said anything yet. */
  constructor(facts: { open: number; steps: readonly DiaryStep[]; dueDay: Day; calendar: Calendar }) {
    this.open = facts.open
    this.#steps = facts.steps
    this.#dueDay = facts.dueDay
    this.#calendar = facts.calendar
  }

  promise(promised: number, until: Day): void {
    this.promises.push({
      until,
      promised,
      isWithdrawn: false,
      all: { paid: 0, credited: 0 },
      inTime: { paid: 0, credited: 0 },
    })
  }

  pay(minor: number, day: Day): void {
    const piles = this.#pilesOn(day)
    for (const pile of piles) pile.paid += minor
    this.#payments.push({ minor, isReturned: false, piles })
    this.open -= minor
  }

  returnLast(): void {
    const last = this.#payments.findLast((p) => !p.isReturned)
    if (!last) throw new Error('nothing was paid')
    last.isReturned = true
    for (const pile of last.piles) pile.paid -= last.minor
    this.open += last.minor
  }

  credit(minor: number, day: Day): void {
    for (const pile of this.#pilesOn(day)) pile.credited += minor
    this.open -= minor
  }

  /** What is to be done, in the order of rules and days. */
  steps(): DiaryStep[] {
    const steps: DiaryStep[] = []
    const inDispute = this.disputes.filter((d) => !d.isOver).reduce((n, d) => n + d.minor, 0)
    for (const { rule, day } of this.#steps) {
      if (this.open <= 0) continue
      if (rule === 'send-invoice') steps.push({ rule, day })
      else if (inDispute < this.open) {
        const said = this.#firstDayToAsk(day)
        if (rule !== 'remind-before-due' || said < this.#dueDay) steps.push({ rule, day: said })
      }
    }
    for (const p of this.promises)
      if (!p.isWithdrawn && p.all.paid < p.promised - p.all.credited)
        steps.push({ rule: 'follow-up-promise', day: this.#workdayFrom(addDays(p.until, 1)) })
    for (const d of this.disputes)
      if (!d.isOver && this.open > 0) steps.push({ rule: 'look-at-dispute', day: this.#workdayFrom(d.until) })
    return inOrder(steps)
  }

  score(today: Day): PromiseScore {
    const counts = { kept: 0, broken: 0, open: 0 }
    for (const { isWithdrawn, promised, inTime, until } of this.promises) {
      if (isWithdrawn || inTime.credited >= promised) continue
      if (inTime.paid >= promised - inTime.credited) counts.kept += 1
      else if (today > until) counts.broken += 1
      else counts.open += 1
    }
    return counts
  }

  #pilesOn(day: Day): Pile[] {
    return this.promises.flatMap((p) => (day <= p.until ? [p.all, p.inTime] : [p.all]))
  }

  #firstDayToAsk(day: Day): Day {
    let at = day
    while (this.#isQuiet(at) || !this.#calendar.isWorkingDay(at)) at = addDays(at, 1)
    return at
  }

  #isQuiet(day: Day): boolean {
    return (
      this.promises.some((p) => !p.isWithdrawn && day <= p.until) ||
      this.holds.some((h) => !h.isReleased && day <= h.until)
    )
  }

  #workdayFrom(day: Day): Day {
    let at = day
    while (!this.#calendar.isWorkingDay(at)) at = addDays(at, 1)
    return at
  }
}

export function inOrder(steps: readonly DiaryStep[]): DiaryStep[] {
  return steps.toSorted((a, b) => a.rule.localeCompare(b.rule) || a.day.localeCompare(b.day))
}
