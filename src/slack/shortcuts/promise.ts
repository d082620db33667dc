import { guessReceivable } from '../../flows/guess-receivable.ts'
import { promiseForm } from '../modals/promise.ts'
import type { Shortcut } from '../shortcut.ts'
import { NOTE_MAX } from '../views/promise-modal.ts'

/** 'Record promise' on what somebody wrote: the form with its words as the note, and the invoice that it names. The link is kept. */
export const promise: Shortcut = {
  id: 'promise',
  right: 'log-sales-fact',
  async run(ask, { text, ts, channelId }) {
    const { db, by, client, log } = ask
    // Without its address the words alone are worth keeping.
    const link = await client.chat.getPermalink({ channel: channelId, message_ts: ts }).then(
      ({ permalink }) => permalink ?? null,
      (error) => {
        log.warn({ error }, 'a message has no address')
        return null
      },
    )
    const invoiceId = await guessReceivable(db, by, text)
    return { modal: await promiseForm(ask, { invoiceId, note: [...text].slice(0, NOTE_MAX).join(''), link }) }
  },
}
