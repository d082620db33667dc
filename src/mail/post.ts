/**
 * The only sender of mail. Takes letters out of the outbox, one at a time, and hands them to the mail server.
 *
 * What it rests on: a mail that was handed over cannot be looked for, as a message in a channel can. So the row says that the letter may
 * arrive before it may (mail/server): a process that dies before that leaves a row that is sent again by the next, one that dies after it
 * leaves a row in doubt, which nobody sends again but a person who was asked. A clear answer settles it either way. Every letter carries
 * one Message-ID for ever, so that a reader's mail program shows a second copy as the same.
 */
import type { MailServer } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import { reasonOf } from '../core/reason.ts'
import { drawPdf } from '../documents/pdf.ts'
import {
  askOfLetter,
  askOfUnsent,
  giveUpOutdated,
  letterRefused,
  letterSent,
  letterWaits,
} from '../flows/deliver-letter.ts'
import {
  claimMessages,
  type Message,
  type Outbox,
  reapLeases,
  type Sender,
  settleMessage,
  takeDoubtful,
} from '../flows/outbox.ts'
import type { Log } from '../log.ts'
import { createPump } from '../pump.ts'
import { composeLetter } from './compose.ts'
import { handOver, type MailAnswer } from './server.ts'

/** Longer than it takes to draw a letter and to reach a server. */
const LEASE_MS = 120_000
/** Longer than a server is waited for: whoever is asked is asked of what nobody waits for any more. */
const GRACE_MS = 180_000
const AGAIN_MS = 5 * 60_000
/** A letter that the server puts off for a day is given up. */
const PUT_OFF_MOST = 288
const WRITE_TRIES_MAX = 5
const DOUBTFUL_AT_ONCE = 10
const CLOCKS_APART_MS_MOST = 10 * 60_000
const STOP_MS_MOST = 5_000

export type MailerOptions = {
  readonly db: Outbox
  /** The wall clock, for leases and pauses; the company's, for what is written in its books. */
  readonly clock: Clock
  readonly companyClock: Clock
  readonly log: Log
  readonly workspaceIds: readonly string[]
  /** null: mail is switched off. Nothing is sent, and what was approved before is asked about. */
  readonly server: MailServer | null
  /** The address that letters come from. */
  readonly from: string
  readonly leaseMs?: number
  readonly graceMs?: number
  readonly againMs?: number
  /** Left out: as PDF files. */
  readonly drawPdf?: typeof drawPdf
  /** Something was put into the outbox of Slack. */
  readonly onTold?: () => void
  /** Called before the row says that the letter may arrive, and before the dot: for tests of crashes. */
  readonly onMoment?: (moment: 'written' | 'committed') => Promise<void>
}

export type Mailer = {
  kick(): void
  /** Sends until nothing can be sent now. */
  drain(): Promise<void>
  stop(withinMs?: number): Promise<void>
}

export function createMailer(options: MailerOptions): Mailer {
  const { db, clock, companyClock, log, workspaceIds } = options
  const { leaseMs = LEASE_MS, graceMs = GRACE_MS, againMs = AGAIN_MS } = options
  const pump = createPump({ log, name: 'the sender of mail', round })

  const iso = (ms: number) => new Date(ms).toISOString()
  const nowMs = () => clock.now().getTime()

  function sender(longestMs: number): Sender {
    const now = nowMs()
    return { workspaceIds, via: 'mail', now: iso(now), farthest: iso(now + longestMs + CLOCKS_APART_MS_MOST) }
  }

  /** One letter, and what is to be asked; false when there was nothing to send. */
  async function round(): Promise<boolean> {
    const take = (limit: number) => ({ leaseUntil: iso(nowMs() + leaseMs), limit })
    // 'sending' is before anything can have arrived.
    await reapLeases(db, sender(leaseMs), null)
    for (const message of await takeDoubtful(db, sender(Math.max(graceMs, leaseMs)), take(DOUBTFUL_AT_ONCE))) {
      await askOfLetter(db, companyClock, message)
      options.onTold?.()
    }
    if (options.server === null) return askAll()
    const [message] = await claimMessages(db, sender(againMs), take(1))
    if (message) await send(message, options.server)
    return message !== undefined
  }

  async function askAll(): Promise<false> {
    for (const workspaceId of workspaceIds)
      if ((await askOfUnsent(db, companyClock, workspaceId)) > 0) options.onTold?.()
    return false
  }

  async function send(message: Message, server: MailServer): Promise<void> {
    const { key } = message
    let mail: Awaited<ReturnType<typeof composeLetter>>
    try {
      if (await giveUpOutdated(db, companyClock, message)) return options.onTold?.()
      mail = await composeLetter(db, message, { from: options.from, drawPdf: options.drawPdf ?? drawPdf })
    } catch (error) {
      log.error({ error, key }, 'a letter could not be written')
      return putOff(message, { says: reasonOf(error), mostTries: WRITE_TRIES_MAX })
    }
    if (mail === null) {
      await settleMessage(db, message, { state: 'superseded', error: 'nothing left to send' })
      return
    }
    let { state } = message
    const commit = async () => {
      await options.onMoment?.('written')
      const notBeforeAt = iso(nowMs() + graceMs)
      const error = 'the mail server has not confirmed it'
      if (pump.isStopped || !(await settleMessage(db, message, { state: 'in-doubt', notBeforeAt, error }))) return false
      state = 'in-doubt'
      await options.onMoment?.('committed')
      return true
    }
    const answer = await handOver(server, mail, commit)
    await settle({ ...message, state }, answer, mail.messageId)
  }

  async function settle(message: Message, answer: MailAnswer, messageId: string): Promise<void> {
    const { key } = message
    switch (answer.kind) {
      case 'accepted':
        await letterSent(db, companyClock, message, { messageId, sentAt: iso(nowMs()) })
        return options.onTold?.()
      case 'refused':
        log.warn({ key, server: answer.says }, 'the mail server refused a letter')
        return putOff(message, { says: answer.says, mostTries: answer.isForGood ? 0 : PUT_OFF_MOST })
      case 'unreachable':
        log.warn({ key, server: answer.says }, 'the mail server takes no letters now: they are tried again')
        // Nothing was tried of the letter: what waits for long is not given up sooner for it.
        return putOff({ ...message, attempts: message.attempts - 1 }, { says: answer.says, mostTries: PUT_OFF_MOST })
      case 'held-back':
        // Told to stop; or another sender has it, and this changes nothing.
        await settleMessage(db, message, { state: 'queued', notBeforeAt: '', error: 'handed back' })
        return
      case 'unclear':
        log.warn({ key, server: answer.says }, 'it is unclear whether a letter arrived: somebody is asked')
    }
  }

  async function putOff(message: Message, { says, mostTries }: { says: string; mostTries: number }): Promise<void> {
    const { attempts } = message
    if (attempts >= mostTries) await letterRefused(db, companyClock, message, says)
    else await letterWaits(db, companyClock, message, { says, notBeforeAt: iso(nowMs() + againMs), attempts })
    options.onTold?.()
  }

  return {
    kick: pump.kick,
    drain: pump.drain,
    async stop(withinMs = STOP_MS_MOST) {
      const late = Promise.withResolvers<void>()
      const timer = setTimeout(late.resolve, withinMs)
      await Promise.race([pump.stop(), late.promise])
      clearTimeout(timer)
    },
  }
}
