/**
 * One conversation with the mail server: connect, encrypt, log in, hand over one letter, hear the answer.
 *
 * SMTP has no history to look back in, so what matters is the moment from which the server may have the letter: the dot that ends its
 * text (RFC 5321, 4.1.1.4). Everything of the text but that dot is sent first; then the caller writes down that the letter may arrive from
 * now on; only then the dot follows. A connection that ends before it has sent nothing.
 */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from '../config.ts'

const CONNECT_MS_MOST = 10_000
/** A server looks at a letter before it answers: RFC 5321 gives it ten minutes, which nobody takes. */
const ANSWER_MS_MOST = 60_000

export type Envelope = { readonly from: string; readonly to: string }

export type MailAnswer =
  | { readonly kind: 'accepted' }
  /** No to this letter; for good, or for now. */
  | { readonly kind: 'refused'; readonly isForGood: boolean; readonly says: string }
  /** Nothing about the letter: no connection, no encryption, no login, or the sender is not taken. */
  | { readonly kind: 'unreachable'; readonly says: string }
  /** The caller did not let the dot follow. */
  | { readonly kind: 'held-back' }
  /** The server had all of it and did not answer. */
  | { readonly kind: 'unclear'; readonly says: string }

type SmtpError = Error & {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
  readonly command?: string
}

/** `commit` is awaited before the dot, and only `true` lets it follow. */
export async function handOver(
  server: MailServer,
  { from, to, raw }: Envelope & { readonly raw: Buffer },
  commit: () => Promise<boolean>,
): Promise<MailAnswer> {
  let isOver = false
  let isHanded = false
  let committing: Promise<boolean> = Promise.resolve(false)
  async function* text() {
    yield raw
    committing = isOver ? Promise.resolve(false) : commit()
    if (!(await committing) || isOver) throw new Error('held back')
    isHanded = true
  }
  const connection = connectionTo(server)
  try {
    await opened(connection, server)
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.once('end', () => reject(new Error('the connection ended')))
      connection.send({ from, to: [to], size: raw.length }, Readable.from(text()), (error) =>
        error ? reject(error) : resolve(),
      )
    })
    connection.quit()
    return { kind: 'accepted' }
  } catch (error) {
    isOver = true
    // What is being written down is waited for, so that the answer below is told of a letter that stands still.
    const isCommitted = await committing.catch(() => false)
    connection.close()
    return answerOf(error as SmtpError, {
      isHanded,
      isHeldBack: !isCommitted && (error as SmtpError).message === 'held back',
    })
  }
}

/** Whether the server lets us in: in words why not, or null. */
export async function whyNoMail(server: MailServer): Promise<string | null> {
  const connection = connectionTo(server)
  try {
    await opened(connection, server)
    connection.quit()
    return null
  } catch (error) {
    connection.close()
    return saysOf(error as SmtpError)
  }
}

function connectionTo({ host, port, isSecure, user, isLocal }: MailServer): SMTPConnection {
  const connection = new SMTPConnection({
    host,
    port,
    secure: isSecure,
    // A password is never said in the open; on this machine itself nobody listens.
    requireTLS: !isSecure && user !== null && !isLocal,
    ignoreTLS: isLocal && !isSecure,
    connectionTimeout: CONNECT_MS_MOST,
    greetingTimeout: CONNECT_MS_MOST,
    socketTimeout: ANSWER_MS_MOST,
    logger: false,
  })
  // What breaks after the answer has come is nobody's trouble any more.
  connection.on('error', () => {})
  return connection
}

async function opened(connection: SMTPConnection, { user, password }: MailServer): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
  if (user === null) return
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.login({ user, pass: password ?? '' }, (error) => (error ? reject(error) : resolve()))
  })
}

function answerOf(error: SmtpError, { isHanded, isHeldBack }: { isHanded: boolean; isHeldBack: boolean }): MailAnswer {
  const says = saysOf(error)
  if (isHeldBack) return { kind: 'held-back' }
  const code = error.responseCode ?? 0
  // 421 closes the connection, whatever was asked.
  const isAboutTheLetter = (error.command === 'RCPT TO' || error.command === 'DATA') && code >= 400 && code !== 421
  // Too large, by what the server said of itself (RFC 1870: nothing was handed over then) or by its answer to the size: it stays so.
  const isTooLarge = error.command === 'MAIL FROM' && (error.code === 'EMESSAGE' || code === 552)
  if (isAboutTheLetter || isTooLarge) return { kind: 'refused', isForGood: isTooLarge || code >= 500, says }
  return isHanded ? { kind: 'unclear', says } : { kind: 'unreachable', says }
}

/** The server's own words where there are any; in one line. */
function saysOf({ response, message }: SmtpError): string {
  return (response ?? message).replace(/\s+/g, ' ').trim().slice(0, 300)
}
