/** Told to an admin: messages wait for a channel, and what has to be mended before they can follow; or some were given up. */
import type { Words } from '../../i18n/en.ts'
import { mentionChannel } from './blocks.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export type Undelivered = {
  readonly count: number
  readonly channelId: string
  readonly why: keyof Words['outbox']['why'] | keyof Words['outbox']['givenUpBecause']
}

export function undeliveredView({ count, channelId, why }: Undelivered, words: Words): Payload {
  const said = words.outbox
  const channel = mentionChannel(channelId)
  if (why === 'refused' || why === 'unknown')
    return sentenceView(said.givenUp({ count, channel, why: said.givenUpBecause[why](count) }))
  return sentenceView(said.undelivered({ count, channel, why: said.why[why] }))
}
