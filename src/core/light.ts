/**
 * The three cash lights, each with its figure, its limit and since when; grey with the reason where data is missing or stale,
 * never green. The headline is the worst lit light; grey is shown beside it.
 *
 * yellow  countback DSO is more than 20 % above the mean of the 12 completed month-ends before this month (at least 3).
 * orange  unrestricted bank cash is below 1.5 × the mean outflow of the last 3 completed months.
 * red     operating cash flow was negative in the last two completed months.
 * Source: domain.md 'three lights'. A company's figures come in as `Books`, in its base currency.
 *
 * Example: mean DSO 50 days, DSO today 60.0: clear (strictly above 60 is lit).
 */
import { type Books, type Ledger, ledgerOf, type NoRate } from './books.ts'
import {
  addDays,
  addToMonth,
  type Day,
  daysBetween,
  daysInMonth,
  type Month,
  monthEnd,
  monthOf,
  monthStart,
} from './day.ts'
import { countbackDso, type SalesMonth, simpleDso } from './dso.ts'
import { type Currency, type Money, money, type Rate } from './money.ts'

export const LIGHTS = ['red', 'orange', 'yellow'] as const
export type LightId = (typeof LIGHTS)[number]

export type GreyReason =
  | { readonly kind: 'no-invoices' }
  | { readonly kind: 'history-short'; readonly have: number; readonly need: number } // month-ends with a DSO
  | { readonly kind: 'ar-beyond-sales' }
  | NoRate
  | { readonly kind: 'no-balance' }
  | { readonly kind: 'balance-stale'; readonly accountName: string; readonly day: Day; readonly staleAfterDays: number }
  | { readonly kind: 'no-outflow'; readonly months: readonly Month[] } // months of which no movement is known
  | { readonly kind: 'no-movements'; readonly months: readonly Month[] }

export type YellowFigures = {
  readonly dsoDays: number
  readonly meanDays: number
  readonly limitDays: number
  readonly monthEnds: number
  readonly simpleDays: number | null
  readonly bestPossibleDays: number | null
}
export type OrangeFigures = {
  readonly cash: Money
  readonly meanOutflow: Money
  readonly limit: Money
  readonly months: readonly Month[]
}
export type RedFigures = { readonly months: readonly { readonly month: Month; readonly operating: Money }[] }

type Figures = { yellow: YellowFigures; orange: OrangeFigures; red: RedFigures }

export type Light<Id extends LightId = LightId> = Id extends LightId
  ?
      | { readonly id: Id; readonly state: 'lit' | 'clear'; readonly figures: Figures[Id]; readonly since: Since }
      | { readonly id: Id; readonly state: 'grey'; readonly reason: GreyReason; readonly since: Since }
  : never

/** The first day of the present state; `atLeast` when it goes back further than was looked (400 days) or than the books reach. */
export type Since = { readonly day: Day; readonly atLeast: boolean }

export type LightState = Light['state']

export type StatusReport = {
  readonly today: Day
  readonly baseCurrency: Currency
  readonly lights: readonly Light[]
  readonly headline: LightId | 'clear' | 'grey'
  /** Rates used for amounts in other currencies, the day's own or the latest before it. */
  readonly rates: readonly Rate[]
  /** AR net of unapplied receipts and what of the open invoices is overdue, a currency each. */
  readonly receivables: readonly {
    readonly currency: Currency
    readonly arMinor: number
    readonly overdueMinor: number
    readonly overdueCount: number
  }[]
  /** The last twelve month-ends and today, oldest first, for the chart: null where a month has no answer. */
  readonly dsoHistory: readonly { readonly day: Day; readonly days: number | null }[]
}

const LOOK_BACK_DAYS = 400
const MONTH_ENDS_MIN = 3
const OUTFLOW_MONTHS = 3

/** All three lights on a day, in order of gravity, with since when. */
export function lightsOn(books: Books, today: Day): Light[] {
  const ledger = ledgerOf(books)
  const answers = { red: redOn, orange: orangeOn, yellow: yellowOn }
  return LIGHTS.map((id) => {
    const answer = answers[id](ledger, today)
    return { ...answer, since: sinceOf((d) => stateKey(answers[id](ledger, d)), today, ledger.firstDay) } as Light
  })
}

/** The worst lit light. With none lit it is clear only when every light is known: one that is not could be on. */
export function headlineOf(lights: readonly Light[]): LightId | 'clear' | 'grey' {
  const lit = LIGHTS.find((id) => lights.some((l) => l.id === id && l.state === 'lit'))
  return lit ?? (lights.every((l) => l.state === 'clear') ? 'clear' : 'grey')
}

type Answer<Id extends LightId> =
  | { id: Id; state: 'lit' | 'clear'; figures: Figures[Id] }
  | { id: Id; state: 'grey'; reason: GreyReason }

function stateKey(answer: { state: LightState; reason?: GreyReason }): string {
  return answer.state === 'grey' ? `grey ${answer.reason?.kind}` : answer.state
}

function sinceOf(stateOn: (d: Day) => string, today: Day, firstDay: Day | null): Since {
  const now = stateOn(today)
  let first = today
  for (let i = 0; i < LOOK_BACK_DAYS; i++) {
    const before = addDays(first, -1)
    if (firstDay === null || before < firstDay) return { day: first, atLeast: true }
    if (stateOn(before) !== now) return { day: first, atLeast: false }
    first = before
  }
  return { day: first, atLeast: true }
}

function redOn(ledger: Ledger, today: Day): Answer<'red'> {
  const months = completedMonths(today, 2)
  const unknown = months.filter((m) => !ledger.hasMovements(m))
  if (unknown.length > 0) return { id: 'red', state: 'grey', reason: { kind: 'no-movements', months: unknown } }
  const flows = months.map((month) => ({ month, operating: ledger.operatingFlow(month) }))
  for (const { operating } of flows)
    if (typeof operating !== 'number') return { id: 'red', state: 'grey', reason: operating }
  const figures = {
    months: flows.map((f) => ({ month: f.month, operating: money(f.operating as number, ledger.base) })),
  }
  return { id: 'red', state: flows.every((f) => (f.operating as number) < 0) ? 'lit' : 'clear', figures }
}

function orangeOn(ledger: Ledger, today: Day): Answer<'orange'> {
  const grey = (reason: GreyReason): Answer<'orange'> => ({ id: 'orange', state: 'grey', reason })
  const balances = ledger.balancesOn(today)
  if (balances.length === 0) return grey({ kind: 'no-balance' })
  const stale = balances.find((b) => daysBetween(b.day, today) > ledger.staleAfterDays)
  if (stale)
    return grey({
      kind: 'balance-stale',
      accountName: stale.accountName,
      day: stale.day,
      staleAfterDays: ledger.staleAfterDays,
    })
  const months = completedMonths(today, OUTFLOW_MONTHS)
  const unknown = months.filter((m) => !ledger.hasOutflow(m))
  if (unknown.length > 0) return grey({ kind: 'no-outflow', months: unknown })
  const cash = ledger.sumInBase(
    balances.map((b) => b.balance),
    today,
  )
  if (typeof cash !== 'number') return grey(cash)
  let spent = 0
  for (const m of months) {
    const outflow = ledger.outflow(m)
    if (typeof outflow !== 'number') return grey(outflow)
    spent += outflow
  }
  // cash < 1.5 × spent ÷ 3 is cash × 2 < spent, without a fraction. Strictly below.
  const figures = {
    cash: money(cash, ledger.base),
    meanOutflow: money(Math.round(spent / OUTFLOW_MONTHS), ledger.base),
    limit: money(Math.round(spent / 2), ledger.base),
    months,
  }
  return { id: 'orange', state: cash * 2 < spent ? 'lit' : 'clear', figures }
}

function yellowOn(ledger: Ledger, today: Day): Answer<'yellow'> {
  const grey = (reason: GreyReason): Answer<'yellow'> => ({ id: 'yellow', state: 'grey', reason })
  if (ledger.firstSalesMonth === null || monthStart(ledger.firstSalesMonth) > today)
    return grey({ kind: 'no-invoices' })
  const dso = dsoOn(ledger, today)
  if (dso === null) return grey({ kind: 'ar-beyond-sales' })
  if (typeof dso !== 'number') return grey(dso)
  const known: number[] = []
  for (const m of completedMonths(today, ledger.dsoWindowMonths)) {
    const atEnd = m < ledger.firstSalesMonth ? null : ledger.once(`dso ${m}`, () => dsoOn(ledger, monthEnd(m)))
    if (typeof atEnd === 'number') known.push(atEnd)
  }
  if (known.length < MONTH_ENDS_MIN) return grey({ kind: 'history-short', have: known.length, need: MONTH_ENDS_MIN })
  const meanDays = known.reduce((sum, d) => sum + d, 0) / known.length
  const limitDays = meanDays * 1.2
  const gap: { missing?: NoRate } = {}
  const months = [...salesBack(ledger, today, gap).take(12)]
  const year = gap.missing ? null : months
  const notOverdue = ledger.notOverdueOn(today)
  const ar = ledger.arOn(today)
  const figures = {
    dsoDays: dso,
    meanDays,
    limitDays,
    monthEnds: known.length,
    simpleDays: typeof ar === 'number' && year ? simpleDso(ar, year) : null,
    bestPossibleDays: typeof notOverdue === 'number' && year ? simpleDso(notOverdue, year) : null,
  }
  return { id: 'yellow', state: dso > limitDays + 1e-9 ? 'lit' : 'clear', figures }
}

/** Countback DSO on a day; null when the AR is beyond all known sales. */
function dsoOn(ledger: Ledger, d: Day): number | null | NoRate {
  const ar = ledger.arOn(d)
  if (typeof ar !== 'number') return ar
  const gap: { missing?: NoRate } = {}
  const dso = countbackDso(ar, salesBack(ledger, d, gap))
  return gap.missing ?? dso
}

/**
 * The month that d lies in, up to d, and the months before it, the latest first, back to the first sale. Worked out one by one: the
 * countback seldom asks for more than a few. It ends at a month that has no rate, and says so in `gap`.
 */
export function* salesBack(ledger: Ledger, d: Day, gap: { missing?: NoRate }): Generator<SalesMonth> {
  const first = ledger.firstSalesMonth
  for (let m = monthOf(d); first !== null && m >= first; m = addToMonth(m, -1)) {
    const sales = ledger.sales(m, d)
    if (typeof sales !== 'number') {
      gap.missing = sales
      return
    }
    yield { salesMinor: sales, days: m === monthOf(d) ? Number(d.slice(8)) : daysInMonth(m) }
  }
}

/** The last n completed months before the month of d, the latest last. */
function completedMonths(d: Day, n: number): Month[] {
  return Array.from({ length: n }, (_, i) => addToMonth(monthOf(d), i - n))
}

/** Countback DSO at the last `n` month-ends and on the day itself, oldest first. */
export function dsoHistory(books: Books, today: Day, n: number): { day: Day; days: number | null }[] {
  const ledger = ledgerOf(books)
  return [...completedMonths(today, n).map(monthEnd), today].map((d) => {
    const dso = ledger.firstSalesMonth !== null && monthOf(d) >= ledger.firstSalesMonth ? dsoOn(ledger, d) : null
    return { day: d, days: typeof dso === 'number' ? dso : null }
  })
}
