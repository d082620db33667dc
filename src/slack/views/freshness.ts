/** Asked once a day before customers are chased on old news of payments; drawn again with what came of it. */
import type { ChaseOutcome, FreshnessQuestion } from '../../core/freshness.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, bold, button, command, context, instant, mention, section } from './blocks.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export function freshnessView(question: FreshnessQuestion, words: Words): Payload {
  const said = words.freshness
  const { day, moneyAt, hours, state } = question
  const title = said.title(said.age(hours))
  const head = section([bold(title), said.lastBrought(instant(moneyAt, words))].join('\n'))
  switch (state.kind) {
    case 'waiting': {
      if (state.steps === 0) return { text: title, blocks: [head, context(said.waiting(0))] }
      const example = command(words.commands.balance.example)
      return {
        text: title,
        blocks: [
          head,
          section(`${said.waiting(state.steps)}\n${said.howTo} ${example}`),
          actions([button({ label: said.chase, action: 'chase-anyway', value: day })]),
        ],
      }
    }
    case 'chased-anyway':
      return {
        text: title,
        blocks: [head, context(said.chased({ who: mention(state.by), when: instant(state.at, words) }))],
      }
    case 'resumed':
      return { text: title, blocks: [head, context(said.resumed)] }
    case 'asked-again':
      return { text: title, blocks: [head, context(said.askedAgain)] }
  }
}

export function chaseOutcomeView(outcome: ChaseOutcome, words: Words): Payload {
  const said = words.freshness
  switch (outcome.kind) {
    case 'another-day':
      return sentenceView(said.anotherDay(outcome.day))
    case 'decided-already':
      return sentenceView(said.decidedAlready(mention(outcome.by)))
    case 'fresh-already':
      return sentenceView(said.freshAlready)
    case 'decided':
      return sentenceView(said.decided)
  }
}
