/** Following up, side by side: what is said of invoices goes into the app and into the diary, and every step, score and dispute is asked of both. */
import { addDays, type Day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { endDispute } from '../../src/flows/end-dispute.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { holdReminders } from '../../src/flows/hold-reminders.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { dsoOf } from '../../src/flows/read-dso.ts'
import { readDuties } from '../../src/flows/read-duties.ts'
import { keptOn } from '../../src/flows/read-promises.ts'
import { recordPromise } from '../../src/flows/record-promise.ts'
import { releaseReminders } from '../../src/flows/release-reminders.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { withdrawPromise } from '../../src/flows/withdraw-promise.ts'
import { disputedOn, disputesOf } from '../../src/store/disputes.ts'
import type { Db } from '../../src/store/open.ts'
import type { asFinance, HandClock } from '../support/company.ts'
import { CURRENCIES, CUSTOMERS, type FollowingDeed } from './deeds.ts'
import { Diary, type DiaryPromise } from './diary.ts'
import { least, type Paper, type PaperInvoice } from './paper.ts'
import { Steps } from './steps.ts'

/** Nobody waits longer than so many days. */
const LONGEST_WAIT = 180

/** What the collector shares with the office. */
export type Desk = {
  readonly db: Db
  readonly clock: HandClock
  readonly by: typeof asFinance
  readonly paper: Paper
  /** The customers' ids, in their order. */
  readonly customerIds: readonly string[]
  today(): Day
  same(what: string, found: unknown, expected: unknown, figures?: number): void
}

/** What a deed is about: the text that names it, and its invoices, the first due first. */
export type Meant = {
  readonly text: string
  readonly invoices: readonly PaperInvoice[]
  readonly customer: number | null
}

type Follows<Kind extends FollowingDeed['kind']> = Extract<FollowingDeed, { kind: Kind }>

export class Collector {
  readonly #desk: Desk
  readonly #diary: Diary
  readonly #steps: Steps
  /** What each chain of duties is called on the slips; a promise by its id. */
  readonly #names = new Map<string, string>()

  constructor(desk: Desk) {
    this.#desk = desk
    this.#diary = new Diary(desk.paper)
    this.#steps = new Steps(desk.paper, this.#diary)
  }

  async does(deed: FollowingDeed, meant: Meant): Promise<void> {
    switch (deed.kind) {
      case 'promise':
        return this.#promises(meant, deed)
      case 'withdraw':
        return this.#withdraws(meant)
      case 'dispute':
        return this.#disputes(meant, deed)
      case 'end-dispute':
        return this.#endsDispute(meant, deed)
      case 'hold':
        return this.#holds(meant, deed)
      case 'release':
        return this.#releases(meant)
      case 'finish':
        return this.#finishes(meant)
    }
  }

  /** The morning's sweep. */
  async says(): Promise<void> {
    const { db, clock, by, same, today } = this.#desk
    const swept = await sweepDuties(db, clock, by.workspaceId)
    same('what is said in the morning', swept.kind === 'swept' ? swept.duties : swept.kind, this.#steps.say(today()))
  }

  async #promises(meant: Meant, deed: Follows<'promise'>): Promise<void> {
    const { db, clock, by, paper, same } = this.#desk
    const today = this.#desk.today()
    const until = addDays(today, deed.ahead)
    const minor = deed.minor === null ? null : BigInt(deed.minor)
    const code = meant.customer === null ? meant.invoices[0]?.currency : CURRENCIES[deed.currency]
    const outcome = await recordPromise(db, clock, by, {
      ...{ which: { text: meant.text }, promisedDay: until, note: '', link: null },
      amount: minor === null ? null : money(Number(minor), currency(code ?? '')),
    })
    const open = this.#openOf(meant)
    const inCurrency = open.filter((i) => i.currency === code)
    // Of parts those that are due by then are meant, or the next one.
    const dueThen = open.filter((i) => i.due <= until)
    const parts = dueThen.length > 0 ? dueThen : open.slice(0, 1)
    const about = minor !== null ? inCurrency : meant.customer === null ? parts : open
    const refusal =
      deed.ahead > LONGEST_WAIT
        ? 'too-far-ahead'
        : open.length === 0
          ? 'nothing-open'
          : about.length === 0
            ? 'other-currency'
            : minor !== null && minor > paper.open(about)
              ? 'more-than-open'
              : null
    same(`a promise of ${meant.text}`, outcome.kind, refusal ?? 'recorded')
    if (outcome.kind !== 'recorded') return
    const units = this.#diary.promisedUnits(about, minor, today)
    const countOf = (of: readonly PaperInvoice[]) =>
      new Map([...Map.groupBy(of, (i) => i)].map(([i, its]) => [i, BigInt(its.length)]))
    const [minors, besides] = [countOf(units.promised), countOf(units.besides)]
    const found = outcome.promise.invoices.map((i) => [i.number, BigInt(i.amount.minor)])
    const expected = [...minors].map(([i, its]) => [i.number, its])
    same(`what is promised of ${meant.text}`, found, expected, expected.length)
    const customer = meant.customer ?? (about[0] as PaperInvoice).customer
    const { id } = outcome.promise
    this.#names.set(id, id)
    const isOfAll = meant.customer !== null
    const facts = { id, customer, isOfAll, deed: paper.deed, recorded: today, until, minors, besides }
    const { withdrawn, putOff } = this.#diary.promise(facts)
    const taken = [outcome.withdrawn, outcome.putOff].map((days) => days.toSorted())
    const takes = [withdrawn, putOff].map((those) => those.map(untilOf).sort())
    same(`whose place the promise of ${meant.text} takes`, taken, takes)
  }

  async #withdraws(meant: Meant): Promise<void> {
    const { db, clock, by, same } = this.#desk
    const outcome = await withdrawPromise(db, clock, by, { text: meant.text })
    const open = this.#standing('open').filter((p) =>
      meant.customer === null ? meant.invoices.some((i) => p.minors.has(i)) : p.customer === meant.customer,
    )
    same(
      `withdrawing what is promised of ${meant.text}`,
      outcome.kind,
      open.length > 0 ? 'withdrawn' : 'no-open-promise',
    )
    const wasPutOff = this.#standing('put-off')
    for (const p of open) p.withdrawn = this.#desk.today()
    if (outcome.kind !== 'withdrawn') return
    const stillIs = this.#standing('put-off')
    const restored = wasPutOff.filter((p) => !stillIs.includes(p))
    same(`what stands again of ${meant.text}`, outcome.restored.toSorted(), restored.map(untilOf).sort())
  }

  async #disputes(meant: Meant, { minor, ahead }: Follows<'dispute'>): Promise<void> {
    const { db, clock, by, paper, same } = this.#desk
    const today = this.#desk.today()
    const untilDay = ahead === null ? null : addDays(today, ahead)
    const outcome = await openDispute(db, clock, by, {
      ...{ which: { text: meant.text }, reason: 'broken', untilDay },
      amount: minor === null ? null : money(minor, currency(meant.invoices[0]?.currency ?? '')),
    })
    const open = this.#openOf(meant)
    const undisputed = this.#diary.undisputedUnits(open, today)
    const units = undisputed.slice(0, minor ?? undisputed.length)
    const fits = units.length > 0 && units.length === (minor ?? undisputed.length)
    const isTooFar = ahead !== null && ahead > LONGEST_WAIT
    const refusal = open.length === 0 ? 'nothing-open' : fits ? null : 'more-than-undisputed'
    const expected = isTooFar ? 'too-far-ahead' : (refusal ?? 'opened')
    same(`a dispute of ${meant.text}`, outcome.kind, expected)
    if (outcome.kind !== 'opened') return
    same(`chased of ${meant.text}`, outcome.chased.minor, undisputed.length - units.length)
    for (const [invoice, { length }] of Map.groupBy(units, (i) => i))
      this.#diary.dispute(invoice, {
        ...{ minor: BigInt(length), deed: paper.deed, opened: today },
        until: untilDay ?? addDays(today, 14),
      })
  }

  async #endsDispute(meant: Meant, { outcome: end }: Follows<'end-dispute'>): Promise<void> {
    const { db, clock, by, paper, same } = this.#desk
    const today = this.#desk.today()
    const outcome = await endDispute(db, clock, by, { which: { text: meant.text }, outcome: end })
    const ended = this.#diary.disputes.filter((d) => d.ended === null && meant.invoices.includes(d.invoice))
    same(`the end of the disputes of ${meant.text}`, outcome.kind, ended.length > 0 ? 'ended' : 'no-open-dispute')
    if (outcome.kind !== 'ended') return
    let credited = 0n
    for (const [invoice, disputes] of Map.groupBy(ended, (d) => d.invoice)) {
      const minor = end === 'credited' ? this.#diary.toCredit(invoice, disputes) : 0n
      if (minor > 0n) paper.credit(invoice, minor, today, 'credit-note')
      for (const d of disputes) d.ended = today
      credited += minor
    }
    const found = [outcome.credited.minor, outcome.outstanding.minor].map(BigInt)
    same(`credited and open of ${meant.text}`, found, [credited, paper.open(meant.invoices)], 2)
  }

  async #holds(meant: Meant, { ahead }: Follows<'hold'>): Promise<void> {
    const { db, clock, by, same } = this.#desk
    const until = addDays(this.#desk.today(), ahead)
    const entry = { which: { text: meant.text }, untilDay: until, reason: 'asked for patience' }
    const outcome = await holdReminders(db, clock, by, entry)
    const open = this.#openOf(meant)
    const expected = ahead > LONGEST_WAIT ? 'too-far-ahead' : open.length > 0 ? 'held' : 'nothing-open'
    same(`a hold on ${meant.text}`, outcome.kind, expected)
    if (outcome.kind !== 'held') return
    this.#diary.release(open, this.#desk.today())
    for (const invoice of open) this.#diary.holds.push({ invoice, until, isReleased: false })
  }

  async #releases(meant: Meant): Promise<void> {
    const { db, clock, by, same } = this.#desk
    const outcome = await releaseReminders(db, clock, by, { text: meant.text })
    const wasHeld = this.#diary.release(meant.invoices, this.#desk.today())
    same(`releasing ${meant.text}`, outcome.kind, wasHeld ? 'released' : 'not-on-hold')
  }

  async #finishes(meant: Meant): Promise<void> {
    const { db, clock, by, same } = this.#desk
    const last = this.#steps.finish(meant.invoices, this.#desk.today())
    if (last === null) return
    const [chainId] = [...this.#names].find(([, name]) => name === last.of) ?? ['']
    const duty = await db
      .selectFrom('duties')
      .select('id')
      .where('workspaceId', '=', by.workspaceId)
      .where('chainId', '=', chainId)
      .where('rule', '=', last.rule)
      .executeTakeFirstOrThrow()
    same(`doing ${last.rule} of ${last.of}`, (await finishDuty(db, clock, by, duty.id)).kind, 'done')
  }

  #openOf({ invoices }: Meant): PaperInvoice[] {
    return invoices.filter((i) => this.#desk.paper.outstanding(i) > 0n)
  }

  #standing(state: string): DiaryPromise[] {
    return this.#diary.promises.filter((p) => this.#diary.stateOn(p, this.#desk.today()) === state)
  }

  /** Throws where a step that is to be said, or was and is not done, is not that of the slips; asked after every deed. */
  async agreesOnSteps(): Promise<void> {
    const { db, by, same } = this.#desk
    this.#steps.date(this.#desk.today())
    const stored = await db
      .selectFrom('duties')
      .select(['rule', 'chainId', 'dueDay', 'state'])
      .where('workspaceId', '=', by.workspaceId)
      .where('state', 'in', ['planned', 'open'])
      .execute()
    if (stored.some((d) => !this.#names.has(d.chainId))) await this.#learnNames()
    const found = stored.map((d) => {
      const of = this.#names.get(d.chainId) as string
      return [d.rule, of, this.#steps.settle(d.rule, of, d.dueDay), d.state]
    })
    const expected = this.#steps.standing()
    same('the steps', found.map(String).sort(), expected.map(String).sort(), 2 * expected.length)
  }

  async #learnNames(): Promise<void> {
    const { db, by } = this.#desk
    const invoices = await db
      .selectFrom('invoices')
      .select(['id', 'number'])
      .where('workspaceId', '=', by.workspaceId)
      .execute()
    for (const { id, number } of invoices) this.#names.set(id, number)
    const ids = invoices.map((i) => i.id)
    for (const [invoiceId, theirs] of Map.groupBy(await disputesOf(db, by.workspaceId, ids), (d) => d.invoiceId))
      for (const [index, { id }] of theirs.entries())
        this.#names.set(id, `${this.#names.get(invoiceId)} in dispute, ${index}`)
  }

  /** Throws where a score, a dispute or what is shown of the steps is not that of the diary: today, and on every day on which they changed. */
  async agrees(): Promise<void> {
    const { db, by, paper, same, customerIds } = this.#desk
    const { workspaceId } = by
    const today = this.#desk.today()
    const diary = this.#diary
    for (const on of new Set([today, ...diary.days().flatMap((d) => [d, addDays(d, 1)])])) {
      same(`kept on ${on}`, await keptOn(db, workspaceId, { day: on }), diary.score(diary.promises, on), 3)
      const disputed = [...(await disputedOn(db, workspaceId, on))].map(
        ([id, minor]) => `${this.#names.get(id)}: ${minor}`,
      )
      const expected = paper.invoices.map((i) => [i.number, diary.disputed(i, on)] as const).filter(([, n]) => n > 0n)
      same(`disputed on ${on}`, disputed.sort(), expected.map(([of, n]) => `${of}: ${n}`).sort(), expected.length)
    }
    for (const [customer, customerId] of customerIds.entries()) {
      const theirs = diary.promises.filter((p) => p.customer === customer)
      const kept = await keptOn(db, workspaceId, { customerIds: [customerId], day: today })
      same(`kept by ${CUSTOMERS[customer]}`, kept, diary.score(theirs, today), 3)
      await this.#agreesOnOwed(customer, customerId)
    }
    await this.#agreesOnList()
  }

  /** What is owed, not overdue and in dispute, as the days sales outstanding count it: of a dispute no more than is open. */
  async #agreesOnOwed(customer: number, customerId: string): Promise<void> {
    const { db, by, paper, same } = this.#desk
    const today = this.#desk.today()
    for (const { currency: code, owed } of await dsoOf(db, by.workspaceId, { customerId, day: today })) {
      const open = paper.owedBy(customer).filter((i) => i.currency === code)
      const inDispute = open.map((i) => {
        return least(this.#diary.disputed(i, today), paper.outstanding(i))
      })
      const expected = {
        arMinor: Number(paper.open(open) - paper.unapplied(customer, code)),
        notOverdueMinor: Number(paper.open(open.filter((i) => i.due >= today))),
        disputedMinor: Number(inDispute.reduce((n, minor) => n + minor, 0n)),
      }
      same(`owed in ${code} by ${CUSTOMERS[customer]}`, owed, expected, 3)
    }
  }

  /** `/cash duties`, of everybody: how many are open, and how many come within a fortnight. */
  async #agreesOnList(): Promise<void> {
    const { db, by, same } = this.#desk
    const today = this.#desk.today()
    const answer = await readDuties(db, by, { today, scope: { kind: 'team' } })
    if (answer.kind !== 'list') throw new Error(`no list of duties: ${answer.kind}`)
    const { openCount, comingCount } = answer.list
    const open = this.#steps.standing().filter(([, , , state]) => state === 'open')
    same('how many duties are open', openCount, open.length)
    const [fewest, most] = this.#steps.comingBy(addDays(today, 14))
    same(`coming, ${comingCount} of ${fewest} to ${most}`, fewest <= comingCount && comingCount <= most, true)
  }
}

function untilOf({ until }: DiaryPromise): Day {
  return until
}
