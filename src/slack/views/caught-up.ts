/** Said before the messages of a morning that catches up: how much, and which days had none. */
import type { CaughtUp } from '../../core/duty.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, section } from './blocks.ts'
import type { Payload } from './payload.ts'

export function caughtUpView(caughtUp: CaughtUp, words: Words): Payload {
  const title = words.caughtUp.title(caughtUp)
  const about = [
    words.caughtUp.missed(caughtUp),
    ...(caughtUp.steps > 0 ? [words.caughtUp.follows] : []),
    ...(caughtUp.superseded > 0 ? [words.caughtUp.onlyLatest] : []),
  ]
  return { text: title, blocks: [section(`${bold(title)}\n${words.sentences(about)}`)] }
}
