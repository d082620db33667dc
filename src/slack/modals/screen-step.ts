import { type Day, day } from '../../core/day.ts'
import { readRegistration } from '../../core/registration.ts'
import {
  type Finding,
  type Found,
  GRADES,
  type Grade,
  SCREENING_RESULTS,
  SCREENING_STEPS,
  type ScreeningPoint,
  type ScreeningStep,
} from '../../core/screening.ts'
import { SIGNED_FIGURES, STATEMENT_FIGURES, type StatementFigure, statementsFault } from '../../core/statements.ts'
import { parseYears, type YearsReading } from '../../core/statements-text.ts'
import { readScreeningCard } from '../../flows/read-screening.ts'
import { recordScreening } from '../../flows/record-screening.ts'
import type { Words } from '../../i18n/en.ts'
import { type Fields, type Form, Reading, submitted } from '../form.ts'
import type { Ask, Reply } from '../handle.ts'
import { entryRefusalText } from '../views/entry-refusal.ts'
import { escapePlain } from '../views/escape.ts'
import { sharedRefusalView } from '../views/refusal.ts'
import { NOT_GRADED, screenStepModal } from '../views/screen-step-modal.ts'
import { screeningOutcomeView } from '../views/screening-outcome.ts'

/** The form of one step; `remembered` is `customerId:step`. */
export async function openStep(ask: Ask, remembered: string): Promise<Reply> {
  const { words, today } = ask
  const asked = await readStep(ask, remembered)
  if (asked.kind !== 'step') return sharedRefusalView(asked, 'screen', words)
  const { step, customer, last } = asked
  const { name: customerName, currency } = customer
  const yearEnd = lastYearEnd(today)
  return { modal: screenStepModal({ step, customerName, last, currency, yearEnd, remembered }, words) }
}

export const screenStep: Form = {
  id: 'screen-step',
  right: 'log-cash-fact',
  async submit(ask, fields) {
    const { db, clock, by, words } = ask
    const asked = await readStep(ask, fields.remembered)
    if (asked.kind !== 'step') return { reply: sharedRefusalView(asked, 'screen', words) }
    const { form } = words.screening
    const reading = new Reading(ask, fields)
    const found = readFound(asked, { ask, fields, reading })
    const result = SCREENING_RESULTS.find((r) => r === fields.text('result'))
    if (!result) reading.wrong('result', form.resultMissing)
    const evidence = fields.text('evidence')
    if (evidence === '') reading.wrong('evidence', form.evidenceMissing)
    if (!reading.isFine || !found || !result) return reading
    const outcome = await recordScreening(db, clock, by, { customerId: asked.customer.id, result, evidence, found })
    return submitted(outcome, screeningOutcomeView(outcome, words), {
      'not-clear': 'result',
      'statements-old': 'result',
    })
  },
}

/** Which step of whose screening, and what it found last. What a button or a form carries may have been edited. */
async function readStep({ db, by, workspace, today }: Ask, remembered: string) {
  const [customerId = '', name] = remembered.split(':')
  const step = SCREENING_STEPS.find((s) => s === name)
  if (!step) return { kind: 'no-such-customer', text: '', didYouMean: [] } as const
  const answer = await readScreeningCard(db, by, workspace, { whose: { customerId }, today })
  if (answer.kind !== 'card') return answer
  const { customer, screening } = answer.card
  return { kind: 'step', step, customer, last: screening.steps[step] as Finding | null } as const
}

type Read = { readonly ask: Ask; readonly fields: Fields; readonly reading: Reading }
type Step = { readonly step: ScreeningStep; readonly last: Finding | null }

/** What was found; null when a field is wrong. */
function readFound({ step, last }: Step, read: Read): Found | null {
  switch (step) {
    case 'registry':
      return readRegistry(last, read)
    case 'statements':
      return readStatements(read)
    case 'reputation': {
      const grade = (point: ScreeningPoint) => readGrade(point, last, read)
      return { step, grades: { reputation: grade('reputation'), 'supply-chain': grade('supply-chain') } }
    }
  }
}

function readRegistry(last: Finding | null, read: Read): Found | null {
  const { ask, fields, reading } = read
  const { form, registration: names } = ask.words.screening
  const grade = (point: ScreeningPoint) => readGrade(point, last, read)
  const grades = {
    'credit-report': grade('credit-report'),
    'court-records': grade('court-records'),
    'management-changes': grade('management-changes'),
  }
  const typed = fields.text('registration')
  if (typed === '') return { step: 'registry', registration: null, grades }
  const number = readRegistration(typed)
  if (number.kind === 'registration') return { step: 'registry', registration: number.registration, grades }
  const text = escapePlain(typed)
  return reading.wrong(
    'registration',
    number.kind === 'not-known' ? form.unknownNumber(text) : form.wrongCheckDigit({ text, what: names[number.of] }),
  )
}

/** A select that nobody touched comes back empty from some Slacks: it stays as it was drawn. */
function readGrade(point: ScreeningPoint, last: Finding | null, { fields }: Read): Grade | null {
  const text = fields.text(point)
  if (text === NOT_GRADED) return null
  const known: Partial<Record<ScreeningPoint, Grade | null>> = last && last.step !== 'statements' ? last.grades : {}
  return GRADES.find((grade) => grade === text) ?? known[point] ?? null
}

function readStatements({ ask, fields, reading }: Read): Found | null {
  const { words, today, workspace } = ask
  const { form } = words.screening
  const yearEnd = fields.day('year-end') ?? lastYearEnd(today)
  if (yearEnd > today) reading.wrong('year-end', words.outcome.inTheFuture({ day: yearEnd, today }))
  const currency = reading.currency('currency', workspace.baseCurrency)
  const years = STATEMENT_FIGURES.map((figure) => {
    const isSigned = SIGNED_FIGURES.includes(figure)
    const read = parseYears(fields.text(figure), { currency, isSigned })
    if (read.kind !== 'years') reading.wrong(figure, yearsRefusal(read, { text: fields.text(figure), currency }, words))
    return [figure, read.kind === 'years' ? read : { year: 0, before: 0 }] as const
  })
  if (!reading.isFine) return null
  const of = (which: 'year' | 'before') =>
    Object.fromEntries(years.map(([figure, read]) => [figure, read[which]])) as Record<StatementFigure, number>
  const statements = { currency, yearEnd, year: of('year'), before: of('before') }
  const fault = statementsFault(statements)
  if (!fault) return { step: 'statements', statements }
  const { part, whole } = fault
  return reading.wrong(part, form.partOverWhole({ part: form.figure[part], whole: form.figure[whole] }))
}

function yearsRefusal(
  read: Exclude<YearsReading, { kind: 'years' }>,
  { text, currency }: { text: string; currency: string },
  words: Words,
): string {
  const { form } = words.screening
  switch (read.kind) {
    case 'not-two':
      return form.bothYears(escapePlain(text))
    case 'below-zero':
      return form.notNegative(escapePlain(read.text))
    case 'other-currency':
      return form.oneCurrency({ text: escapePlain(read.text), currency })
    default:
      return entryRefusalText(read, words)
  }
}

/** Most financial years are calendar years. */
function lastYearEnd(today: Day): Day {
  return day(`${Number(today.slice(0, 4)) - 1}-12-31`)
}
