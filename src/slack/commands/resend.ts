import { resend as resendAll } from '../../flows/resend.ts'
import type { Command } from '../command.ts'
import { resentView } from '../views/resent.ts'

export const resend: Command = {
  verb: 'resend',
  aliases: ['重发'],
  right: 'set-up',
  async run({ db, clock, by, poster, words }) {
    const requeued = await resendAll(db, clock, by)
    poster.kick()
    return resentView(requeued, words)
  },
}
