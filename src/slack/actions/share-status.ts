import { isDay } from '../../core/day.ts'
import { shareStatus } from '../../flows/queue-status.ts'
import type { Action } from '../action.ts'
import { sentenceView } from '../views/refusal.ts'

/** Puts the status, as of the day that was looked at, into the channel in which it was asked for. */
export const shareStatusAction: Action = {
  id: 'share-status',
  right: 'read-company',
  async run({ db, clock, by, channelId, today, words }, value) {
    if (channelId === null) return sentenceView(words.status.shareNowhere)
    await shareStatus(db, clock, by, { channelId, day: isDay(value) ? value : today })
    return null
  },
}
