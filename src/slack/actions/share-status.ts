import { isDay } from '../../core/day.ts'
import { shareStatus } from '../../flows/queue-status.ts'
import type { Action } from '../action.ts'
import { sentenceView } from '../views/refusal.ts'

/** Puts the status, as of the day that was looked at, into the channel in which it was asked for. */
export const shareStatusAction: Action = {
  id: 'share-status',
  right: 'read-company',
  async run({ db, clock, by, channelId, client, today, words }, value) {
    if (channelId === null) return sentenceView(words.status.shareNowhere)
    const { channel } = await client.conversations.info({ channel: channelId }).catch(() => ({ channel: undefined }))
    if (!channel || channel.is_member === false) return sentenceView(words.status.shareNotMember)
    // A customer or a supplier may be in it.
    if (channel.is_ext_shared || channel.is_pending_ext_shared) return sentenceView(words.status.shareOutside)
    await shareStatus(db, clock, by, { channelId, day: isDay(value) ? value : today })
    return null
  },
}
