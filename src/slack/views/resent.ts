/** What `/cash resend` sends again, a line a channel. */
import type { Words } from '../../i18n/en.ts'
import { section } from './blocks.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

const CHANNELS_SHOWN = 20

export function resentView(
  requeued: readonly { readonly channelId: string; readonly count: number }[],
  words: Words,
): Payload {
  const said = words.outbox
  if (requeued.length === 0) return sentenceView(said.nothingToResend)
  const text = said.resent(requeued.reduce((sum, { count }) => sum + count, 0))
  const lines = requeued
    .slice(0, CHANNELS_SHOWN)
    .map(({ channelId, count }) => said.resentTo({ count, place: placeOf(channelId) }))
  return { text, blocks: [section([text, ...lines].join('\n'))] }
}

/** A person is written to under their own id. */
function placeOf(channelId: string): string {
  return /^[UW]/.test(channelId) ? `<@${channelId}>` : `<#${channelId}>`
}
