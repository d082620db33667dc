import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { DEMO_PEOPLE, DEMO_TEAM_ID, demoSlack } from '../../src/playground/demo-company.ts'
import { LOCAL_APP } from '../../src/playground/local-slack.ts'
import { enqueue } from '../../src/store/messages.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { HandClock, openCompany } from '../support/company.ts'
import { hasLocalSlack, LocalSlackPeople } from '../support/local-slack.ts'

/*
 * Several real processes: on one PostgreSQL they share the work, on one SQLite file the second refuses. Their Slack is the local one,
 * which gives every delivery to all of them, over real sockets.
 */

const ROOT = join(import.meta.dirname, '../..')
const ALICE = DEMO_PEOPLE[0]?.id as string
const GENERAL = 'C0GENERAL'
const CHANNELS = ['C0RECEIVABLES', 'C0CASHFLOW']

class Running {
  said = ''
  readonly process: ChildProcess
  readonly ended: Promise<number | null>

  constructor(env: Record<string, string>) {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('SLACK_')))
    this.process = spawn(process.execPath, ['src/main.ts'], { cwd: ROOT, env: { ...clean, ...env } })
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text
      })
    this.ended = new Promise((resolve) => this.process.once('exit', resolve))
  }

  async says(words: string): Promise<void> {
    await expect.poll(() => this.said, { timeout: 20_000 }).toContain(words)
  }
}

describe.skipIf(!hasLocalSlack())('several processes', () => {
  let people: LocalSlackPeople
  let folder: string
  const all: Running[] = []

  beforeAll(async () => {
    people = await LocalSlackPeople.start(demoSlack())
    folder = mkdtempSync(join(tmpdir(), 'cashlight-processes-'))
  })
  afterAll(async () => {
    for (const { process } of all) if (process.exitCode === null) process.kill('SIGKILL')
    await people.stop()
    rmSync(folder, { recursive: true })
  })

  function run(databaseUrl: string): Running {
    const running = new Running({
      DATABASE_URL: databaseUrl,
      SLACK_BOT_TOKEN: LOCAL_APP.botToken,
      SLACK_APP_TOKEN: LOCAL_APP.appToken,
      SLACK_API_URL: people.apiUrl,
      // A connection that breaks on a busy machine leaves a message in doubt for so long.
      POST_GRACE_SECONDS: '2',
    })
    all.push(running)
    return running
  }

  const answers = async () => (await people.messages(GENERAL)).filter((m) => m.ephemeral_to === ALICE)

  describe('on one PostgreSQL', () => {
    const database = `cashlight_${randomUUID().replaceAll('-', '')}`
    let store: Store
    let url: string

    async function administer(statement: string): Promise<void> {
      const client = new pg.Client(`${inject('postgresUrl')}/postgres`)
      await client.connect()
      await client.query(statement)
      await client.end()
    }

    beforeAll(async () => {
      await administer(`create database ${database}`)
      url = `${inject('postgresUrl')}/${database}`
      store = openStore(url)
    })
    afterAll(async () => {
      for (const { process } of all) process.kill('SIGKILL')
      await Promise.all(all.map(({ ended }) => ended))
      await store.close()
      await administer(`drop database ${database} with (force)`)
    })

    test('that is empty, started at the same moment, bring it to its form once', async () => {
      const three = [run(url), run(url), run(url)]
      await Promise.all(three.map((each) => each.says('Cashlight runs')))
      const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(store.db)
      const files = readdirSync(join(ROOT, 'migrations')).map((file) => file.replace('.ts', ''))
      expect(rows.map((r) => r.name)).toEqual(files.toSorted())
      await openCompany(store.db, new HandClock(new Date().toISOString()), {
        id: DEMO_TEAM_ID,
        channels: { receivables: { channelId: CHANNELS[0] as string, language: 'en', escalationUserId: null } },
      })
    })

    test('answer a command that Slack gives to all of them once', async () => {
      await people.command({ user: ALICE, channel: GENERAL, text: 'help' })
      await expect.poll(async () => (await answers()).length, { timeout: 10_000 }).toBe(1)
      // Whoever would answer as well had the same command at the same moment.
      await sleep(1_000)
      expect(await answers()).toHaveLength(1)
    })

    test('send every message once, in its channel’s order', async () => {
      const at = new Date().toISOString()
      for (let n = 0; n < 5; n++)
        for (const channelId of CHANNELS) {
          const message = {
            key: `${channelId} ${n}`,
            kind: 'channel-ready',
            data: {},
            channelId,
            language: 'en',
          } as const
          await enqueue(store.db, DEMO_TEAM_ID, message, at)
        }
      const keysIn = async (channel: string) =>
        (await people.messages(channel)).flatMap(
          (m) => /^key:(.* \d)$/.exec(String(m.blocks?.[0]?.block_id))?.[1] ?? [],
        )
      const expected = (channel: string) => [0, 1, 2, 3, 4].map((n) => `${channel} ${n}`)
      for (const channel of CHANNELS)
        await expect.poll(() => keysIn(channel), { timeout: 25_000 }).toEqual(expected(channel))
    })

    test('one that is told to end ends within ten seconds, and the others go on', async () => {
      const [first, second] = all
      if (!first || !second) throw new Error('nothing runs')
      const began = performance.now()
      first.process.kill('SIGTERM')
      expect(await first.ended).toBe(0)
      expect(performance.now() - began).toBeLessThan(10_000)
      const before = (await answers()).length
      await people.command({ user: ALICE, channel: GENERAL, text: 'help' })
      await expect.poll(async () => (await answers()).length, { timeout: 10_000 }).toBe(before + 1)
    })
  })

  test('on one SQLite file the second refuses to start, in words, and the first goes on', async () => {
    const url = `sqlite:${join(folder, 'books.db')}`
    const first = run(url)
    await first.says('Cashlight runs')
    const second = run(url)
    expect(await second.ended).toBe(1)
    expect(second.said).toContain(`Another Cashlight runs on ${join(folder, 'books.db')} already.`)
    expect(first.process.exitCode).toBeNull()
    first.process.kill('SIGKILL')
    await first.ended
    // Nothing is left behind that would keep the next one out.
    const third = run(url)
    await third.says('Cashlight runs')
  })
})
