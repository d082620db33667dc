import { z } from 'zod'
import { readLetterNews } from '../../flows/read-letter-news.ts'
import type { MessageKind } from '../draw.ts'
import { letterRefusedView } from '../views/letter-news.ts'

const data = z.object({ letterId: z.string() })

/** The mail server does not take a letter, or it is outdated. */
export const letterRefused: MessageKind<z.infer<typeof data>> = {
  kind: 'letter-refused',
  data,
  async draw({ db, workspace, data: { letterId }, words }) {
    const news = await readLetterNews(db, workspace.id, letterId)
    return news && letterRefusedView(news, words)
  },
}
