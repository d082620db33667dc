import { whyNoMail } from '../mail/server.ts'
import type { Check } from './examine.ts'

/** Whether the mail server lets us in. Nothing is sent. */
export const mail: Check = {
  id: 'mail',
  of: 'anything',
  async run({ settings }) {
    if ('problems' in settings) return []
    const { mail } = settings.config
    if (mail === null) return [{ state: 'ok', says: '0 mail servers are set: letters are copied and sent by hand.' }]
    const { host, port } = mail.server
    const why = await whyNoMail(mail.server)
    if (why === null) return [{ state: 'ok', says: `${host}:${port} takes letters from ${mail.from}.` }]
    return [
      {
        state: 'problem',
        says: `${host}:${port} takes no letters: ${why}.`,
        remedy: 'Are the host, port, user and password of SMTP_URL right? Letters wait, and follow by themselves.',
      },
    ]
  },
}
