import { z } from 'zod'
import { readWaitingLetters } from '../../flows/read-letter-news.ts'
import type { MessageKind } from '../draw.ts'
import { lettersWaitingView } from '../views/letter-news.ts'

const data = z.object({ letterId: z.string() })

/** The mail server takes nothing now. Said once a day, and not at all when they have gone meanwhile. */
export const lettersWaiting: MessageKind<z.infer<typeof data>> = {
  kind: 'letters-waiting',
  data,
  async draw({ db, workspace, words }) {
    const waiting = await readWaitingLetters(db, workspace.id)
    return waiting.count === 0 ? null : lettersWaitingView(waiting, words)
  },
}
