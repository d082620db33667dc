import { z } from 'zod'
import { readLetterNews } from '../../flows/read-letter-news.ts'
import type { MessageKind } from '../draw.ts'
import { letterQuestionView } from '../views/letter-news.ts'

const data = z.object({ letterId: z.string(), epoch: z.number() })

/** The mail server had a letter and did not confirm it: did it arrive? */
export const letterQuestion: MessageKind<z.infer<typeof data>> = {
  kind: 'letter-question',
  data,
  async draw({ db, workspace, data: { letterId, epoch }, words }) {
    const news = await readLetterNews(db, workspace.id, letterId)
    return news && letterQuestionView({ ...news, epoch }, words)
  },
}
