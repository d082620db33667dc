import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { addDays, type Day, dayAt } from '../../src/core/day.ts'
import { addWorkdays, calendarOf, onOrAfterWorkday } from '../../src/core/working-day.ts'
import { hasLocalSlack, type LocalMessage, LocalSlackPeople } from '../support/local-slack.ts'

/*
 * The real thing: `npm start` as a newcomer runs it, used through the local Slack's control port and the socket of its page.
 */

const ROOT = join(import.meta.dirname, '../..')
const ALICE = 'U0ALICE'
const GENERAL = 'C0GENERAL'
const RECEIVABLES = 'C0RECEIVABLES'
const STATUS = 'C0CASHFLOW'
const PORT = 3960

const CHINA = calendarOf('CN')
const TODAY = dayAt(new Date(), 'Asia/Shanghai')
const DUE = addDays(TODAY, 30)
const SEND = addWorkdays(TODAY, 3, CHINA)
const REMIND = onOrAfterWorkday(addDays(DUE, -14), CHINA)
const COLLECT = onOrAfterWorkday(addDays(DUE, 7), CHINA)

class Newcomer {
  process: ChildProcess | undefined
  people: LocalSlackPeople | undefined
  said = ''
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async start(): Promise<void> {
    this.said = ''
    const env = {
      ...process.env,
      DATABASE_URL: `sqlite:${join(this.#folder, 'demo.db')}`,
      PLAYGROUND_PORT: String(PORT),
    }
    const started = spawn(process.execPath, ['src/main.ts'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    this.process = started
    for (const stream of [started.stdout, started.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.said += text
      })
    await vi.waitFor(() => expect(this.said).toContain('Ctrl-C ends it'), { timeout: 15_000 })
    const url = /http:\/\/localhost:\d+/.exec(this.said)?.[0] ?? ''
    this.people = await LocalSlackPeople.join({ url, apiUrl: `${url}/api/`, stop: async () => {} })
  }

  get slack(): LocalSlackPeople {
    if (!this.people) throw new Error('the playground is not running')
    return this.people
  }

  /** Ctrl-C. The exit code. */
  async interrupt(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process?.once('exit', resolve))
    this.process?.kill('SIGINT')
    await this.people?.stop()
    return ended
  }

  /** Types a command, and reads the answer that only they see. */
  async types(text: string): Promise<string> {
    const latest = async () => (await this.slack.messages(GENERAL)).at(-1)
    const before = (await latest())?.ts
    await this.slack.command({ user: ALICE, channel: GENERAL, text })
    // A reset takes the earlier messages away first.
    await expect.poll(async () => ((await latest())?.ts ?? before) !== before, { timeout: 20_000 }).toBe(true)
    return shown(await latest())
  }

  /** The messages in the receivables channel that name an invoice. */
  async messagesNaming(number: string): Promise<LocalMessage[]> {
    return (await this.slack.messages(RECEIVABLES)).filter((m) => shown(m).includes(number))
  }
}

function shown(message: LocalMessage | undefined): string {
  return message ? `${message.text}\n${JSON.stringify(message.blocks ?? [])}` : ''
}

function until(day: Day): string {
  return `demo until ${day}`
}

describe.skipIf(!hasLocalSlack())('a newcomer in the playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cashlight-e2e-'))
  const newcomer = new Newcomer(folder)

  beforeAll(() => newcomer.start())
  afterAll(async () => {
    if (newcomer.process?.exitCode === null) newcomer.process.kill('SIGKILL')
    await newcomer.people?.stop()
    rmSync(folder, { recursive: true })
  })

  test('reads in three lines what to open, who to be, what to type and where to send a file', async () => {
    const lines = newcomer.said.split('\n').filter((line) => /^(Open|Act as|Type) /.test(line))
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^Open http:\/\/localhost:\d+ /)
    expect(lines[2]).toContain('"Direct messages"')
    // The page lists it without anybody having opened it.
    expect(await newcomer.slack.directMessage(ALICE)).toBeDefined()
  })

  test('sees the lights: yellow is on, the others are off', async () => {
    const status = await newcomer.types('status')
    expect(status).toContain('Yellow light')
    expect(status).toMatch(/Red light.* off since/)
    expect(status).toMatch(/Orange light.* off since/)
    expect(await newcomer.slack.messages(STATUS)).not.toEqual([])
  })

  test('logs an invoice by command and one by form', async () => {
    const answer = await newcomer.types(`invoice INV-1001 ACME 12,500.00 USD ${TODAY} net 30`)
    expect(answer).toContain('USD 12,500.00')
    await newcomer.slack.command({ user: ALICE, channel: GENERAL, text: 'invoice' })
    await expect.poll(() => newcomer.slack.modals).toMatchObject([{ callback_id: 'invoice' }])
    const fields = { number: 'INV-1002', customer: 'duck', amount: '4,000', currency: 'USD', terms: 'net 30' }
    newcomer.slack.submit({ user: ALICE, fields })
    await expect.poll(() => newcomer.slack.modals).toEqual([])
    expect(await newcomer.types('invoice INV-1002')).toContain('USD 4,000.00')
    expect(await newcomer.types(`invoice INV-1003 ACME 900 USD ${TODAY} net 90`)).toContain('USD 900.00')
  })

  test('is told to send it on the third working day and not before, and a press is shown in the message', async () => {
    await newcomer.types(until(addDays(SEND, -1)))
    expect(await newcomer.messagesNaming('INV-1001')).toEqual([])
    await newcomer.types(until(SEND))
    const [message] = await newcomer.messagesNaming('INV-1001')
    expect(shown(message)).toContain('Send the invoice')
    if (message) await newcomer.slack.press({ user: ALICE, message, actionId: 'duty-done' })
    await expect
      .poll(async () => shown((await newcomer.messagesNaming('INV-1001'))[0]))
      .toMatch(/Invoice sent by <@U0ALICE>/)
    expect(JSON.stringify(await newcomer.messagesNaming('INV-1001'))).not.toContain('<!date')
    expect(await newcomer.messagesNaming('INV-1001')).toHaveLength(1)
  })

  test('is told to remind two weeks before the due day; what was paid is not mentioned again', async () => {
    expect(await newcomer.types('paid INV-1002')).toContain('USD 4,000.00')
    await newcomer.types(until(addDays(REMIND, -1)))
    expect(await newcomer.messagesNaming('INV-1001')).toHaveLength(1)
    await newcomer.types(until(REMIND))
    const messages = await newcomer.messagesNaming('INV-1001')
    expect(messages).toHaveLength(2)
    expect(shown(messages[1])).toContain('Send a payment reminder')
  })

  test('is told to collect a week after the due day, and of nothing once it is paid', async () => {
    await newcomer.types(until(addDays(COLLECT, -1)))
    expect(await newcomer.messagesNaming('INV-1001')).toHaveLength(2)
    await newcomer.types(until(COLLECT))
    const messages = await newcomer.messagesNaming('INV-1001')
    expect(messages).toHaveLength(3)
    expect(shown(messages[2])).toContain('Start collection')
    expect(await newcomer.types('paid INV-1001')).toContain('USD 12,500.00')
    await newcomer.types(until(addDays(COLLECT, 21)))
    expect(await newcomer.messagesNaming('INV-1001')).toHaveLength(3)
    expect((await newcomer.messagesNaming('INV-1002')).length).toBeLessThanOrEqual(1)
  })

  test('ends it with Ctrl-C, and nothing is left running', async () => {
    const { url } = newcomer.slack
    expect(await newcomer.interrupt()).toBe(0)
    await expect(fetch(url)).rejects.toThrow('fetch failed')
  })

  test('finds everything again on a second start, and where things stand in the channels', async () => {
    await newcomer.start()
    expect(await newcomer.types('invoice INV-1001')).toContain('USD 12,500.00')
    await expect.poll(() => newcomer.slack.messages(STATUS)).not.toEqual([])
    // The clock goes on where it was: a day before it is in the past.
    expect(await newcomer.types(until(addDays(COLLECT, 20)))).toContain('has passed')
    await expect.poll(() => newcomer.messagesNaming('INV-1003')).toHaveLength(1)
    const [message] = await newcomer.messagesNaming('INV-1003')
    if (message) await newcomer.slack.press({ user: ALICE, message, actionId: 'duty-done' })
    await expect
      .poll(async () => shown((await newcomer.messagesNaming('INV-1003'))[0]))
      .toMatch(/Invoice sent by <@U0ALICE>/)
  })

  test('begins again with a reset: what they logged is gone, and the first morning is in the channels', async () => {
    expect(await newcomer.types('demo reset')).not.toContain('reference')
    expect(await newcomer.messagesNaming('INV-1003')).toEqual([])
    expect(await newcomer.slack.messages(RECEIVABLES)).not.toEqual([])
    expect(await newcomer.types('invoice INV-1003')).not.toContain('USD 900.00')
    expect(await newcomer.types('status')).toContain('Yellow light')
    expect(await newcomer.interrupt()).toBe(0)
    // Nothing went wrong that only the log knows of.
    expect(newcomer.said).not.toMatch(/"level":[45]0/)
  })
})
