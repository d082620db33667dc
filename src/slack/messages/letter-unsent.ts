import { z } from 'zod'
import { readLetterNews } from '../../flows/read-letter-news.ts'
import type { MessageKind } from '../draw.ts'
import { letterUnsentView } from '../views/letter-news.ts'

const data = z.object({ letterId: z.string() })

/** Mail is switched off while a letter waits: by hand, or not at all? Not asked when it has gone meanwhile. */
export const letterUnsent: MessageKind<z.infer<typeof data>> = {
  kind: 'letter-unsent',
  data,
  async draw({ db, workspace, isFirst, data: { letterId }, words }) {
    const news = await readLetterNews(db, workspace.id, letterId)
    if (!news || (isFirst && news.state.kind !== 'waiting')) return null
    return letterUnsentView(news, words)
  },
}
