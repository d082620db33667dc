/** Told to an admin: messages wait for a channel, and what has to be mended before they can follow. */
import type { Words } from '../../i18n/en.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export type Undelivered = {
  readonly count: number
  readonly channelId: string
  readonly why: keyof Words['outbox']['why']
}

export function undeliveredView({ count, channelId, why }: Undelivered, words: Words): Payload {
  return sentenceView(words.outbox.undelivered({ count, channel: `<#${channelId}>`, why: words.outbox.why[why] }))
}
