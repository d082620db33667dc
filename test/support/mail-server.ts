/** A real SMTP server that keeps what it was handed, and answers as a test asks it to. */
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { MailServer } from '../../src/config.ts'

type Handed = { readonly from: string; readonly to: readonly string[]; readonly mail: ParsedMail; readonly raw: string }

/** At which step it says no, and how. */
type Refusal = { readonly at: 'sender' | 'recipient' | 'message'; readonly code: number; readonly says: string }

export class TestMailServer {
  readonly handed: Handed[] = []
  /** Called when a whole message is there, before it is answered; a rejection drops the connection without an answer. */
  onMessage: (count: number) => Promise<void> = async () => {}
  refusal: Refusal | null = null
  /** How large a message may be, in bytes; to be set before it starts. */
  sizeMost: number | null = null
  /** Only with this user and password. */
  login: { readonly user: string; readonly password: string } | null = null
  #server: SMTPServer | null = null
  #port = 0

  async start(port = 0): Promise<this> {
    const no = ({ code, says }: Refusal) => Object.assign(new Error(says), { responseCode: code })
    const refused = (at: Refusal['at']) => (this.refusal?.at === at ? no(this.refusal) : null)
    const server = new SMTPServer({
      authOptional: this.login === null,
      allowInsecureAuth: true,
      disabledCommands: this.login === null ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
      logger: false,
      ...(this.sizeMost === null ? {} : { size: this.sizeMost }),
      onAuth: ({ username, password }, _, done) => {
        const isRight = username === this.login?.user && password === this.login?.password
        if (isRight) done(null, { user: username })
        else done(Object.assign(new Error('wrong user or password'), { responseCode: 535 }))
      },
      onMailFrom: (_, __, done) => done(refused('sender')),
      onRcptTo: (_, __, done) => done(refused('recipient')),
      onData: (stream, { envelope, id }, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', async () => {
          const refusal = refused('message')
          if (refusal) return done(refusal)
          const raw = Buffer.concat(chunks)
          const from = envelope.mailFrom ? envelope.mailFrom.address : ''
          const to = envelope.rcptTo.map(({ address }) => address)
          this.handed.push({ from, to, mail: await simpleParser(raw), raw: raw.toString() })
          try {
            await this.onMessage(this.handed.length)
            done()
          } catch {
            this.#drop(id)
          }
        })
      },
    })
    // A client that is killed in the middle is no trouble of the server's.
    server.on('error', () => {})
    this.#server = server
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    this.#port = (server.server.address() as AddressInfo).port
    return this
  }

  #drop(id: string): void {
    const connections = (this.#server as unknown as { connections: Set<{ id: string; _socket: { destroy(): void } }> })
      .connections
    for (const connection of connections) if (connection.id === id) connection._socket.destroy()
  }

  /** How it is reached; also when it has stopped. */
  get settings(): MailServer {
    return {
      host: '127.0.0.1',
      port: this.#port,
      isSecure: false,
      user: this.login?.user ?? null,
      password: this.login?.password ?? null,
      isLocal: true,
    }
  }

  async stop(): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server) await new Promise<void>((resolve) => server.close(resolve))
  }
}
