/**
 * What was said of the invoices, as a clerk would note it in a diary beside the books: promises, disputes, and holds on reminders. How a
 * promise stands, how much is in dispute and until when nobody asks are read off the diary and the books (paper.ts) for any day.
 */
import type { Day } from '../../src/core/day.ts'
import { latest, least, type Paper, type PaperInvoice } from './paper.ts'

type PromiseState = 'kept' | 'broken' | 'open' | 'put-off' | 'withdrawn'

export type DiaryPromise = {
  /** The one that the app made of it. */
  readonly id: string
  readonly customer: number
  /** The customer and no invoice was named: whatever it pays counts. */
  readonly isOfAll: boolean
  readonly deed: number
  readonly recorded: Day
  readonly until: Day
  readonly minors: ReadonlyMap<PaperInvoice, bigint>
  /** What could have been promised of these invoices besides. */
  readonly besides: ReadonlyMap<PaperInvoice, bigint>
  /** All that ever put it off, the last one last. */
  readonly putOffBy: DiaryPromise[]
  withdrawn: Day | null
  /** Another one took its place. */
  isStruckOut: boolean
}
export type DiaryDispute = {
  /** The invoice's number, and which of its disputes it is: 'N-1/2 in dispute, 0'. */
  readonly name: string
  readonly invoice: PaperInvoice
  readonly minor: bigint
  readonly deed: number
  readonly opened: Day
  readonly until: Day
  ended: Day | null
}
type DiaryHold = { readonly invoice: PaperInvoice; readonly until: Day; isReleased: boolean }

export class Diary {
  readonly promises: DiaryPromise[] = []
  readonly disputes: DiaryDispute[] = []
  readonly holds: DiaryHold[] = []
  readonly #paper: Paper
  readonly #coins = new WeakMap<object, readonly object[]>()

  constructor(paper: Paper) {
    this.#paper = paper
  }

  /**
   * Notes a promise, and what becomes of those still to come that are about nothing else: of the same day, and those that it is not later
   * than, are struck out; of the rest whatever waited on its own, or for one that is struck out now, waits for it. Returns both, but
   * not what was over before.
   */
  promise(
    facts: Omit<DiaryPromise, 'putOffBy' | 'withdrawn' | 'isStruckOut'>,
  ): Record<'withdrawn' | 'putOff', DiaryPromise[]> {
    const today = facts.recorded
    const fresh: DiaryPromise = { ...facts, putOffBy: [], withdrawn: null, isStruckOut: false }
    const about = this.promises.filter((p) => [...p.minors.keys()].every((i) => fresh.minors.has(i)))
    // Whoever withdraws, and promises anew for later while there is still time, has put off.
    const isBack = ({ withdrawn, recorded, until, isStruckOut }: DiaryPromise) =>
      withdrawn !== null && withdrawn > recorded && !isStruckOut && today <= until && fresh.until > until
    const asIf = (p: DiaryPromise) => ({ ...p, withdrawn: isBack(p) ? null : p.withdrawn })
    const states = new Map(about.map((p) => [p, this.stateOn(asIf(p), today)]))
    const isToCome = (p: DiaryPromise) => states.get(p) === 'open' || states.get(p) === 'put-off'
    const withdrawn = about.filter((p) => isToCome(p) && (p.recorded === today || p.until >= fresh.until))
    const waits = (p: DiaryPromise) => states.get(p) === 'open' || withdrawn.some((w) => p.putOffBy.at(-1) === w)
    const putOff = about.filter((p) => !withdrawn.includes(p) && p.until < fresh.until && waits(p))
    for (const p of withdrawn) Object.assign(p, { withdrawn: today, isStruckOut: true })
    for (const p of putOff) {
      p.withdrawn = null
      p.putOffBy.push(fresh)
    }
    this.promises.push(fresh)
    return { withdrawn, putOff: putOff.filter(isToCome) }
  }

  dispute(invoice: PaperInvoice, facts: Omit<DiaryDispute, 'name' | 'invoice' | 'ended'>): void {
    const earlier = this.disputes.filter((d) => d.invoice === invoice).length
    this.disputes.push({ name: `${invoice.number} in dispute, ${earlier}`, invoice, ...facts, ended: null })
  }

  /** Takes off what still holds any of these; whether anything did. */
  release(invoices: readonly PaperInvoice[], today: Day): boolean {
    const running = this.holds.filter((h) => invoices.includes(h.invoice) && !h.isReleased && h.until >= today)
    for (const hold of running) hold.isReleased = true
    return running.length > 0
  }

  /** What is in dispute at the end of a day; of what is settled too. */
  disputed(invoice: PaperInvoice, on: Day): bigint {
    return this.disputes
      .filter((d) => d.invoice === invoice && d.opened <= on && (d.ended === null || d.ended > on))
      .reduce((sum, d) => sum + d.minor, 0n)
  }

  /** One for each minor unit that is open and not in dispute, invoice by invoice. */
  undisputedUnits(invoices: readonly PaperInvoice[], today: Day): PaperInvoice[] {
    return invoices.flatMap((i) => unitsOf(i, this.#paper.outstanding(i) - this.disputed(i, today)))
  }

  /** What a promise of so much (null: all) is about: what is in dispute only where there is no other way. */
  promisedUnits(
    invoices: readonly PaperInvoice[],
    minor: bigint | null,
    today: Day,
  ): Record<'promised' | 'besides', PaperInvoice[]> {
    const undisputed = this.undisputedUnits(invoices, today)
    const isEnough = undisputed.length > 0 && (minor === null || undisputed.length >= minor)
    const units = isEnough ? undisputed : invoices.flatMap((i) => unitsOf(i, this.#paper.outstanding(i)))
    const count = minor === null ? units.length : Number(minor)
    return { promised: units.slice(0, count), besides: units.slice(count) }
  }

  /** Until when nobody asks for an invoice: what was waited for in vain, or on hold, has moved what fell into it. */
  quietUntil(invoice: PaperInvoice, today: Day): Day | null {
    const isWaitedFor = (p: DiaryPromise) => !isPutOff(p, today) && ['open', 'broken'].includes(this.stateOn(p, today))
    const promised = this.promises.filter((p) => p.minors.has(invoice) && isWaitedFor(p))
    const held = this.holds.filter((h) => h.invoice === invoice && !h.isReleased)
    const days = [...promised, ...held].map((pause) => pause.until)
    return days.length === 0 ? null : latest(days)
  }

  /** How a promise stood at the end of a day. Of one that is credited away nothing is left to keep. */
  stateOn(promise: DiaryPromise, on: Day): PromiseState {
    if (promise.withdrawn !== null && promise.withdrawn <= on) return 'withdrawn'
    const lines = this.#linesOf(promise, { by: on < promise.until ? on : promise.until, asOf: on })
    if (lines.every((l) => l.minor <= 0n)) return 'withdrawn'
    if (lines.every((l) => l.paid >= l.minor)) return 'kept'
    if (on > promise.until) return 'broken'
    return isPutOff(promise, on) ? 'put-off' : 'open'
  }

  /** Whether the customer is to be called on what it promised: nothing else was promised since, and something is missing, however late. */
  isToCall(promise: DiaryPromise, today: Day): boolean {
    const isOver = isPutOff(promise, today) || this.stateOn(promise, today) === 'withdrawn'
    return !isOver && this.#linesOf(promise, { by: today, asOf: today }).some((l) => l.paid < l.minor)
  }

  score(promises: readonly DiaryPromise[], on: Day): { kept: number; broken: number; open: number } {
    const states = promises.filter((p) => p.recorded <= on).map((p) => this.stateOn(p, on))
    const count = (state: string) => states.filter((s) => s === state).length
    return { kept: count('kept'), broken: count('broken'), open: count('open') }
  }

  /** Of disputes, what no credit note since then has settled: at most what is open. */
  toCredit(invoice: PaperInvoice, disputes: readonly DiaryDispute[]): bigint {
    const since = Math.min(...disputes.map((d) => d.deed))
    const credited = this.#paper.credits.filter(
      (c) => c.invoice === invoice && c.kind === 'credit-note' && c.takenBack === null && c.deed > since,
    )
    const left = disputes.reduce((n, d) => n + d.minor, 0n) - credited.reduce((n, c) => n + c.minor, 0n)
    const open = this.#paper.outstanding(invoice)
    return left < 0n ? 0n : least(left, open)
  }

  /** The days that were said, and those on which something ended. */
  days(): Day[] {
    const promised = this.promises.flatMap((p) => [p.recorded, p.until, p.withdrawn])
    const disputed = this.disputes.flatMap((d) => [d.opened, d.ended])
    return [...promised, ...disputed].filter((d) => d !== null)
  }

  /**
   * What is promised, less what was credited since, and what was paid since: by each invoice, or of all by each currency. Of what is dated
   * by a day, and is known and not taken back as of another. What is paid is laid on the promises one by one, that for the first day
   * first; where it all has a place on those before, a promise counts of it what was not there to be promised besides.
   */
  #linesOf(promise: DiaryPromise, { by, asOf }: { by: Day; asOf: Day }) {
    const isBefore = (p: DiaryPromise) =>
      p.until < promise.until || (p.until === promise.until && p.deed < promise.deed)
    const before = this.promises
      .filter((p) => p.customer === promise.customer && p.isOfAll === promise.isOfAll && isBefore(p))
      .filter((p) => p.recorded <= asOf && (p.withdrawn === null || p.withdrawn > asOf))
      .sort((a, b) => a.until.localeCompare(b.until))
    return this.#pilesOf(promise, { by, asOf }).map(({ of, minor, besides, coins }) => {
      const laid = new Set<object>()
      let elsewhere = 0n
      for (const earlier of before) {
        const pile = this.#pilesOf(earlier, { by: by < earlier.until ? by : earlier.until, asOf }).find(
          (p) => p.of === of,
        )
        if (!pile) continue
        const free = pile.coins.filter((c) => !laid.has(c)).slice(0, Number(pile.minor))
        for (const coin of free) {
          laid.add(coin)
          if (coins.includes(coin)) elsewhere += 1n
        }
      }
      return { minor, paid: BigInt(coins.length) - least(elsewhere, besides) }
    })
  }

  /** By each invoice, or of all by each currency: what is promised of it, and each single coin that counts for it. */
  #pilesOf({ customer, isOfAll, deed, recorded, minors, besides }: DiaryPromise, { by, asOf }: { by: Day; asOf: Day }) {
    const stands = (of: { takenBack: Day | null }) => of.takenBack === null || of.takenBack > asOf
    const payments = this.#paper.payments
      .filter((p) => p.received <= by && stands(p))
      .sort((a, b) => a.received.localeCompare(b.received))
    // A discount is of the day on which it was paid for, however late it was allowed.
    const credits = this.#paper.credits.filter(
      (c) => c.day <= asOf && (c.payment?.received ?? c.day) <= by && stands(c) && c.deed > deed,
    )
    const coinsOf = (of: readonly { minor: bigint; deed: number }[]) =>
      of.filter((o) => o.deed > deed).flatMap((o) => this.#coinsOf(o))
    const piles = [...minors].map(([invoice, minor]) => {
      const left = minor - sumOf(credits.filter((c) => c.invoice === invoice))
      const puts = payments.flatMap((p) => p.puts.filter((put) => put.day <= asOf && put.invoice === invoice))
      const rest = { besides: besides.get(invoice) ?? 0n, currency: invoice.currency }
      return { of: invoice.number, minor: left > 0n ? left : 0n, coins: isOfAll ? [] : coinsOf(puts), ...rest }
    })
    if (!isOfAll) return piles
    return [...Map.groupBy(piles, (p) => p.currency)].map(([of, its]) => {
      const theirs = payments.filter((p) => p.customer === customer && p.currency === of && p.received >= recorded)
      return { of, minor: sumOf(its), besides: its.reduce((sum, p) => sum + p.besides, 0n), coins: coinsOf(theirs) }
    })
  }

  /** The same ones whenever they are asked for. */
  #coinsOf(of: { minor: bigint }): readonly object[] {
    const coins = this.#coins.get(of) ?? Array.from({ length: Number(of.minor) }, () => ({}))
    this.#coins.set(of, coins)
    return coins
  }
}

/** One that put it off stands. */
function isPutOff({ putOffBy }: DiaryPromise, on: Day): boolean {
  return putOffBy.some((later) => later.recorded <= on && (later.withdrawn === null || later.withdrawn > on))
}

function sumOf(of: readonly { minor: bigint }[]): bigint {
  return of.reduce((sum, { minor }) => sum + minor, 0n)
}

function unitsOf(invoice: PaperInvoice, minor: bigint): PaperInvoice[] {
  return Array.from({ length: Math.max(0, Number(minor)) }, () => invoice)
}
