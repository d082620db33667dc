import { z } from 'zod'
import type { Day } from '../../core/day.ts'
import { readQuestion } from '../../flows/hold-chasing.ts'
import type { MessageKind } from '../draw.ts'
import { freshnessView } from '../views/freshness.ts'

const data = z.object({ day: z.string() })

export const freshness: MessageKind<z.infer<typeof data>> = {
  kind: 'freshness',
  data,
  async draw({ db, workspace, isFirst, data: { day }, words }) {
    const question = await readQuestion(db, workspace.id, day as Day)
    // Answered while it waited: nobody is asked any more.
    if (!question || (isFirst && question.state.kind !== 'waiting')) return null
    return freshnessView(question, words)
  },
}
