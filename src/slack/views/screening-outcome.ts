/** What came of recording a step of the screening: the checklist as it is now. */
import type { ScreeningOutcome } from '../../core/screening-card.ts'
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import type { Payload } from './payload.ts'
import { sentenceView, sharedRefusalView } from './refusal.ts'
import { screeningView } from './screening.ts'

export function screeningOutcomeView(outcome: ScreeningOutcome, words: Words): Payload {
  const said = words.screening
  if (outcome.kind === 'not-clear') return sentenceView(said.notClear(outcome.points.map((point) => said.point[point])))
  if (outcome.kind === 'statements-old')
    return sentenceView(said.statementsOld({ yearEnd: outcome.yearEnd, months: outcome.monthsMax }))
  if (outcome.kind !== 'recorded') return sharedRefusalView(outcome, 'screen', words)
  const { step, card } = outcome
  const result = card.screening.steps[step]?.result ?? 'concern'
  const recorded = said.recorded({ step: said.step[step], result: said.result[result] })
  const { text, blocks, native } = screeningView(card, words)
  return {
    text: words.sentences([recorded, text]),
    blocks: [section(recorded), ...blocks],
    ...(native ? { native: [section(recorded), ...native] } : {}),
  }
}
