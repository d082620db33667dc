/** One step of the screening: what was found, the result, and the evidence. It begins with what was found last; result and evidence are said anew. */
import type { InputBlock, ModalView } from '@slack/types'
import type { Day } from '../../core/day.ts'
import type { Currency } from '../../core/money.ts'
import {
  type Finding,
  GRADES,
  POINTS_OF,
  SCREENING_RESULTS,
  type ScreeningPoint,
  type ScreeningStep,
} from '../../core/screening.ts'
import { STATEMENT_FIGURES, type Statements } from '../../core/statements.ts'
import { yearsText } from '../../core/statements-text.ts'
import type { Words } from '../../i18n/en.ts'
import { escapePlain } from './escape.ts'
import { choiceField, dayField, modal, textField } from './fields.ts'

export type StepDraft = {
  readonly step: ScreeningStep
  readonly customerName: string
  /** What the step found last. */
  readonly last: Finding | null
  /** What new statements begin with. */
  readonly currency: Currency
  readonly yearEnd: Day
  /** Comes back with what is submitted. */
  readonly remembered: string
}

/** The value of a point that was not looked at. */
export const NOT_GRADED = 'none'

export function screenStepModal(draft: StepDraft, words: Words): ModalView {
  const said = words.screening
  const { form } = said
  return modal(
    {
      name: 'screen-step',
      title: said.step[draft.step],
      fields: [
        ...foundFields(draft, words),
        choiceField({
          name: 'result',
          label: form.result(escapePlain(draft.customerName)),
          choices: SCREENING_RESULTS.map((value) => ({ label: form.resultChoice[value], value })),
        }),
        textField({ name: 'evidence', label: form.evidence, hint: form.evidenceHint, max: 1_000, multiline: true }),
      ],
      remembered: draft.remembered,
    },
    words,
  )
}

function foundFields(draft: StepDraft, words: Words): InputBlock[] {
  const { step, last } = draft
  if (step === 'statements') return figureFields(draft, words)
  const grades = POINTS_OF[step].map((point) => gradeField(point, last, words))
  if (step === 'reputation') return grades
  const { form } = words.screening
  const value = last?.step === 'registry' ? last.registration?.number : undefined
  const number = textField({
    name: 'registration',
    label: form.registration,
    hint: form.registrationHint,
    value,
    max: 40,
    placeholder: '91110000600037341L',
    optional: true,
  })
  return [number, ...grades]
}

function gradeField(point: ScreeningPoint, last: Finding | null, words: Words): InputBlock {
  const { form, grade: grades, point: name } = words.screening
  const known: Partial<Record<ScreeningPoint, string | null>> = last && last.step !== 'statements' ? last.grades : {}
  return choiceField({
    name: point,
    label: name[point],
    choices: [
      ...GRADES.map((grade) => ({ label: grades[grade], value: grade })),
      { label: form.notGraded, value: NOT_GRADED },
    ],
    chosen: known[point] ?? NOT_GRADED,
  })
}

function figureFields({ last, currency, yearEnd }: StepDraft, words: Words): InputBlock[] {
  const { form } = words.screening
  const known: Statements | null = last?.step === 'statements' ? last.statements : null
  const figures = STATEMENT_FIGURES.map((figure, i) =>
    textField({
      name: figure,
      label: form.figure[figure],
      ...(i === 0 ? { hint: form.figureHint } : {}),
      value: known ? yearsText({ year: known.year[figure], before: known.before[figure] }, known.currency) : undefined,
      max: 80,
      placeholder: '1,200,000 / 980,000',
    }),
  )
  return [
    dayField({ name: 'year-end', label: form.yearEnd, day: known?.yearEnd ?? yearEnd }),
    textField({ name: 'currency', label: form.currency, value: known?.currency ?? currency, max: 3 }),
    ...figures,
  ]
}
