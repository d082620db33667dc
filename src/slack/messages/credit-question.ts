import { z } from 'zod'
import { readQuestion } from '../../flows/ask-question.ts'
import type { MessageKind } from '../draw.ts'
import { creditQuestionView } from '../views/credit-question.ts'

const data = z.object({ questionId: z.string() })

export const creditQuestion: MessageKind<z.infer<typeof data>> = {
  kind: 'credit-question',
  data,
  async draw({ db, workspace, data: { questionId }, words }) {
    const question = await readQuestion(db, workspace.id, questionId)
    return question && creditQuestionView(question, words)
  },
}
