import { LETTER_ANSWERS } from '../../core/letter.ts'
import { answerLetter } from '../../flows/deliver-letter.ts'
import type { Action } from '../action.ts'
import { letterAnswerView } from '../views/letter-outcome.ts'
import { sentenceView } from '../views/refusal.ts'

/** `letterId:epoch:sent` or `letterId:epoch:again`, of a letter that the mail server did not confirm at that attempt. */
export const letterAnswer: Action = {
  id: 'letter-answer',
  right: 'log-sales-fact',
  async run({ db, clock, by, words, isDrawnAgain }, value) {
    const [letterId = '', epoch, said] = value.split(':')
    const answer = LETTER_ANSWERS.find((each) => each === said)
    if (!answer) return sentenceView(words.letter.noSuchLetter)
    const outcome = await answerLetter(db, clock, by, { letterId, epoch: Number(epoch), answer })
    return outcome.kind === 'answered' && isDrawnAgain ? null : letterAnswerView(outcome, words)
  },
}
