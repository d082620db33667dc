/** What `/cash resend` tries again, a line a channel: what kept it may stand all the same. */
import type { Words } from '../../i18n/en.ts'
import { mention, mentionChannel, section } from './blocks.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

const CHANNELS_SHOWN = 20

type Resent = {
  readonly channelId: string
  readonly count: number
  /** What waits for its turn in the same channel. */
  readonly behind: number
}

export function resentView(requeued: readonly Resent[], words: Words): Payload {
  const said = words.outbox
  if (requeued.length === 0) return sentenceView(said.nothingToResend)
  const sum = (of: 'count' | 'behind') => requeued.reduce((total, each) => total + each[of], 0)
  const text = said.resent({ count: sum('count'), behind: sum('behind') })
  const lines = requeued
    .slice(0, CHANNELS_SHOWN)
    .map(({ channelId, ...counts }) => said.resentTo({ ...counts, place: placeOf(channelId) }))
  return { text, blocks: [section([text, ...lines].join('\n'))] }
}

/** A person is written to under their own id. */
function placeOf(channelId: string): string {
  return /^[UW]/.test(channelId) ? mention(channelId) : mentionChannel(channelId)
}
