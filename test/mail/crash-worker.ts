/** The process that is killed: the real store and the real sender of mail, against the mail server that lives in the parent. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MailServer } from '../../src/config.ts'
import { openLog } from '../../src/log.ts'
import { createMailer } from '../../src/mail/post.ts'
import { openStore } from '../../src/store/open.ts'

/** What is wrong with a worker on purpose, so that the counting is seen to count. */
export type Planted = 'marks-before-the-dot' | 'sends-what-is-in-doubt'
export type WorkerSettings = {
  readonly url: string
  readonly server: MailServer
  readonly workspaceId: string
  readonly planted: Planted | null
  /** The company's clock stands at the instant of the approvals: a letter that waited for days is not sent any more. */
  readonly companyNow: string
}
/** To the parent, which answers when it goes on: it has written a letter down but for the dot; it has said that it may arrive. */
export type Says = 'written' | 'committed'

const { url, server, workspaceId, planted, companyNow }: WorkerSettings = JSON.parse(process.argv[2] as string)
const clock = { now: () => new Date() }
const companyClock = { now: () => new Date(companyNow) }
const { db } = openStore(url)
const mailer = createMailer({
  ...{ db, server, clock, companyClock, from: 'letters@lighthouse.example', workspaceIds: [workspaceId] },
  ...{ leaseMs: 3_000, graceMs: 3_000, againMs: 200 },
  log: openLog('error'),
  drawPdf: async ({ title }) => Buffer.from(title),
  onMoment: async (moment) => {
    const answered = once(process, 'message')
    process.send?.(moment satisfies Says)
    await answered
    const taken = db.updateTable('messages').where('via', '=', 'mail').where('state', '=', 'sending')
    if (planted === 'marks-before-the-dot') await taken.set({ state: 'sent' }).execute()
  },
})
const doubtful = db.updateTable('messages').where('via', '=', 'mail').where('state', '=', 'in-doubt')
if (planted === 'sends-what-is-in-doubt') await doubtful.set({ state: 'queued', notBeforeAt: '' }).execute()
// Nobody is left behind by a parent that ends.
process.on('disconnect', () => process.exit())
for (;;) {
  mailer.kick()
  await sleep(50)
}
