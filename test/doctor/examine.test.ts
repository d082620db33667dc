import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { day } from '../../src/core/day.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { saidOf } from '../../src/doctor/database.ts'
import { type Check, type Examination, examine, type Finding } from '../../src/doctor/examine.ts'
import { CHECKS } from '../../src/doctor/index.ts'
import { backUp } from '../../src/flows/back-up.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import type { Engine } from '../../src/store/engine.ts'
import { enqueue } from '../../src/store/messages.ts'
import type { Db } from '../../src/store/open.ts'
import { HandClock, haveCustomer, haveInvoice, openCompany, RECEIVABLES, STATUS, TEAM } from '../support/company.ts'
import { eachDatabase, openSqlite } from '../support/databases.ts'
import { FAKE_APP, FakeSlack } from '../support/fake-slack.ts'
import { TestMailServer } from '../support/mail-server.ts'

const NOW = '2026-11-20T10:30:00Z'
const SCOPES =
  'channels:history channels:read chat:write commands files:read files:write groups:history groups:read im:history im:write users:read'.split(
    ' ',
  )

const folder = mkdtempSync(join(tmpdir(), 'cashlight-doctor-'))
afterAll(() => rmSync(folder, { recursive: true }))

const slack = new FakeSlack()
beforeEach(async () => {
  slack.scopes = SCOPES
  slack.fault = () => undefined
  slack.refuseNativeTables = false
  slack.calls.length = 0
  const channel = (id: string, name: string) => slack.channels.set(id, { id, name, members: [FAKE_APP.botUserId] })
  channel(RECEIVABLES, 'receivables')
  channel(STATUS, 'cash')
  await slack.start()
})
afterEach(() => slack.stop())

/** An address where somebody listened and nobody does. */
async function nobodyAt(): Promise<string> {
  const other = new FakeSlack()
  await other.start()
  const { apiUrl } = other
  await other.stop()
  return apiUrl
}

/** The settings of a real workspace in Socket Mode, whose Slack is the fake one. */
function settings(more: Record<string, string> = {}) {
  return readConfig({
    SLACK_BOT_TOKEN: FAKE_APP.botToken,
    SLACK_APP_TOKEN: FAKE_APP.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...more,
  })
}

async function findings(id: Check['id'], examination: Partial<Examination> = {}): Promise<Finding[]> {
  const checks = CHECKS.filter((check) => check.id === id)
  expect(checks.length).toBe(1)
  return examine({ clock: new HandClock(NOW), settings: settings(), checks, ...examination })
}

/** The one finding that a check has. */
async function finding(id: Check['id'], examination: Partial<Examination> = {}): Promise<Finding> {
  const [found, ...others] = await findings(id, examination)
  expect(others).toEqual([])
  return found as Finding
}

const well = (says: RegExp | string) => ({ state: 'ok', says: expect.stringMatching(says) })
const ill = (state: 'warning' | 'problem', says: RegExp | string) => ({
  state,
  says: expect.stringMatching(says),
  remedy: expect.stringMatching(/\S/),
})

describe('settings', () => {
  test.each([
    { name: 'none', env: {}, says: /^0 Slack tokens are set: the playground is started/ },
    { name: 'Socket Mode', env: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, says: /^2 .*Socket Mode/ },
    {
      name: 'HTTP, watched',
      env: { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a'.repeat(32), WATCH_PORT: '9464' },
      says: /HTTP; watched on 127\.0\.0\.1:9464/,
    },
  ])('$name is said', async ({ env, says }) => {
    const told = { settings: readConfig(env), databaseUrl: 'sqlite:/nowhere/at-all.db' }
    const checks = CHECKS.filter(({ id }) => id === 'settings')
    // No Slack is asked for what the settings say: an examination of them alone would ask the real one.
    const [check] = checks
    if (check?.of !== 'anything') throw new Error('the settings need nothing')
    const patient = { ...told, clock: new HandClock(NOW), books: { kind: 'unknown' as const }, backupFolder: null }
    expect(await check.run({ ...patient, slack: { kind: 'not-asked', why: '' } })).toEqual([well(says)])
  })

  test('every problem is a finding of its own', async () => {
    const broken = readConfig({ SLACK_BOT_TOKEN: 'abc', PORT: '0' })
    expect(await findings('settings', { settings: broken })).toMatchObject([
      ill('problem', /^SLACK_BOT_TOKEN begins with xoxb-/),
      ill('problem', /^PORT must be between/),
      ill('problem', /^SLACK_APP_TOKEN .* is missing/),
    ])
  })

  test.each([
    ['PORT', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a'.repeat(32), PORT: '9464' }],
    ['PLAYGROUND_PORT', { PLAYGROUND_PORT: '9464' }],
  ])('%s and WATCH_PORT cannot be one', (name, env) => {
    expect(readConfig({ ...env, WATCH_PORT: '9464' })).toEqual({
      problems: [`${name} and WATCH_PORT are both 9464: each needs its own; for example WATCH_PORT=9465`],
    })
    expect(readConfig({ ...env, WATCH_PORT: '9465' })).toHaveProperty('config')
  })
})

describe('without tokens, or with settings that cannot be read', () => {
  test.each([
    { name: 'no token', env: {}, why: 'no Slack token is set' },
    { name: 'broken settings', env: { PORT: 'x' }, why: 'the settings cannot be read' },
  ])('every check of Slack says that it was not made: $name', async ({ env, why }) => {
    const examination = { settings: readConfig(env), databaseUrl: `sqlite:${folder}/none.db` }
    expect(await finding('token', examination)).toMatchObject(ill('warning', `Not checked: ${why}`))
    const clock = new HandClock(NOW)
    expect((await examine({ clock, ...examination })).filter(({ check }) => check === 'not-made')).toMatchObject([
      ill('warning', `^Not checked, as ${why}: scopes, channels, views\\.$`),
      ill('warning', /^Not checked, as there is no database to look into: migrations, .*outbox.*, audit\.$/),
    ])
  })
})

describe('tokens and scopes', () => {
  test('both tokens are taken', async () => {
    expect(await findings('token')).toMatchObject([
      well(/SLACK_BOT_TOKEN is for Fake \(T0FAKE\)/),
      well(/SLACK_APP_TOKEN opens connections/),
    ])
  })

  test('a bot token that Slack does not take, and what cannot be checked then', async () => {
    const revoked = settings({ SLACK_BOT_TOKEN: 'xoxb-revoked' })
    expect(await finding('token', { settings: revoked })).toMatchObject(ill('problem', 'SLACK_BOT_TOKEN: invalid_auth'))
    expect(await finding('scopes', { settings: revoked })).toMatchObject(
      ill('warning', 'Not checked, as .*invalid_auth'),
    )
  })

  test('an app token that Slack does not take', async () => {
    const [, app] = await findings('token', { settings: settings({ SLACK_APP_TOKEN: 'xapp-revoked' }) })
    expect(app).toMatchObject(ill('problem', 'SLACK_APP_TOKEN: invalid_auth'))
  })

  test('a Slack that cannot be reached is no token that is wrong: the cause is told, and what may stand between', async () => {
    const apiUrl = await nobodyAt()
    const unreachable = settings({ SLACK_API_URL: apiUrl })
    expect(await finding('token', { settings: unreachable })).toEqual({
      check: 'token',
      state: 'problem',
      says: expect.stringMatching(/^Slack cannot be reached: connect ECONNREFUSED \S+\.$/),
      remedy: expect.stringContaining('SLACK_API_URL'),
    })
    expect(await finding('scopes', { settings: unreachable })).toMatchObject(
      ill('warning', /^Not checked, as Slack cannot be reached: scopes\.$/),
    )
  })

  test.each([
    { name: 'all', scopes: SCOPES, expected: [well(/^11 of 11 scopes are granted/)] },
    {
      name: 'two missing',
      scopes: SCOPES.slice(2),
      expected: [ill('problem', /^2 of 11 scopes are missing: channels:history, channels:read\./)],
    },
    {
      name: 'one too many',
      scopes: [...SCOPES, 'admin'],
      expected: [ill('warning', /^1 scope is granted and not used: admin\./)],
    },
    { name: 'not told', scopes: null, expected: [ill('warning', /did not say/)] },
  ])('scopes: $name', async ({ scopes, expected }) => {
    slack.scopes = scopes
    expect(await findings('scopes')).toMatchObject(expected)
  })
})

describe('views', () => {
  test('every view is asked about, in plain and native form, and nothing is posted', async () => {
    expect(await finding('views')).toMatchObject(well(/^(\d+) of \1 views are taken/))
    expect(slack.callsOf('blocks.validate').length).toBeGreaterThan(100)
    expect(new Set(slack.calls.map(({ method }) => method))).toEqual(new Set(['auth.test', 'blocks.validate']))
  })

  test('a view that is refused is named with the reason', async () => {
    let asked = 0
    slack.fault = ({ method }) =>
      method === 'blocks.validate' && asked++ === 0 ? { kind: 'refused', error: 'invalid_blocks' } : undefined
    expect(await finding('views')).toMatchObject(
      ill('problem', /^1 of \d+ views are refused: \S+, en \(invalid_blocks\)\.$/),
    )
  })

  test('a table that this Slack does not know has its plain form', async () => {
    slack.fault = ({ method, args }) =>
      method === 'blocks.validate' && JSON.stringify(args).includes('"data_visualization"')
        ? { kind: 'refused', error: 'invalid_blocks' }
        : undefined
    expect(await finding('views')).toMatchObject(ill('warning', /tables? or charts? (is|are) refused: /))
  })

  test.each([
    ['unknown_method', ill('warning', /^Not checked: this Slack has no blocks\.validate/)],
    ['fatal_error', ill('problem', /^The check stumbled: .*fatal_error/)],
  ])('a Slack that cannot tell (%s) does not make the views wrong', async (error, expected) => {
    slack.fault = ({ method }) => (method === 'blocks.validate' ? { kind: 'refused', error } : undefined)
    expect(await finding('views')).toMatchObject(expected)
  })
})

eachDatabase('the doctor', (openFresh, dialect) => {
  /** A company that is set up and swept today, and how a check finds it after something was done to it. */
  async function world(change: Partial<Workspace> = {}) {
    const { db, url } = await openFresh()
    const clock = new HandClock('2026-11-18T08:00:00Z')
    await openCompany(db, clock, { setUpAt: clock.now().toISOString(), ...change })
    clock.set(NOW)
    const at = (id: Check['id'], more: Partial<Examination> = {}) => findings(id, { databaseUrl: url, clock, ...more })
    return { db, url, clock, at }
  }
  /** One world for the rows that each say all that they need of it. */
  let common: Awaited<ReturnType<typeof world>>
  beforeAll(async () => {
    common = await world()
  })
  const runOn = (db: Db, on: string) =>
    db
      .insertInto('runs')
      .values({ workspaceId: TEAM, job: 'sweep', day: day(on), at: NOW })
      .execute()
  const put = async (
    db: Db,
    key: string,
    state: 'queued' | 'in-doubt' | 'failed',
    createdAt: string,
    error?: string,
  ) => {
    const message = { key, kind: 'status', data: {}, channelId: STATUS, language: 'en' as const }
    const id = await enqueue(db, TEAM, message, createdAt)
    await db
      .updateTable('messages')
      .set({ state, error: error ?? null })
      .where('id', '=', id)
      .execute()
  }

  test('finds nothing ill in a healthy world, beside the app that has it open, and writes nothing', async () => {
    const { db, url, clock } = await world()
    await sweepDuties(db, clock, TEAM)
    await db.updateTable('messages').set({ state: 'sent' }).execute()
    const everything = async () => {
      const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
      return Promise.all(
        tables.map(async ({ name }) => [name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows]),
      )
    }
    const before = await everything()
    // These are looked at below: by the company's clock Slack's is years off, there is no backup, and the server is a fast one.
    const elsewhere = ['clock', 'backups', ...(dialect === 'postgres' ? ['database'] : [])]
    const checks = CHECKS.filter(({ id }) => !elsewhere.includes(id))
    const all = await examine({ clock, settings: settings(), databaseUrl: url, checks })
    expect(all.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(new Set(all.map(({ check }) => check))).toEqual(new Set(checks.map(({ id }) => id)))
    for (const { says } of all) expect(says).toMatch(/^\S[^\n]*\.$/)
    expect(await everything()).toEqual(before)
  })

  describe('channels', () => {
    test.each([
      { name: 'healthy', channel: {}, expected: [well(/^2 of 2 channels/)] },
      {
        name: 'without the bot',
        channel: { members: [] },
        expected: [ill('problem', /not in the receivables channel #rec/)],
      },
      { name: 'archived', channel: { is_archived: true }, expected: [ill('problem', /#rec is archived/)] },
      {
        name: 'private, without the bot',
        channel: { members: [], is_private: true },
        expected: [ill('problem', /receivables channel C0REC is gone/)],
      },
      { name: 'gone', channel: null, expected: [ill('problem', /C0REC is gone, or private/)] },
      { name: 'shared', channel: { is_ext_shared: true }, expected: [ill('warning', /shared with other companies/)] },
    ])('a channel that is $name', async ({ channel, expected }) => {
      if (channel === null) slack.channels.delete(RECEIVABLES)
      else slack.channels.set(RECEIVABLES, { id: RECEIVABLES, name: 'rec', members: [FAKE_APP.botUserId], ...channel })
      expect(await common.at('channels')).toMatchObject(expected)
    })

    test("another workspace's company is not the token's", async () => {
      const { at } = await world({ id: 'T0OTHER' })
      expect(await at('channels')).toMatchObject([ill('warning', /^0 channels: Fake has not set Cashlight up/)])
    })
  })

  describe('the database', () => {
    // The server that the tests run on is set to be fast, and not to keep anything over a power cut: the doctor sees it.
    test('is looked at as it is', async () => {
      expect(await common.at('database')).toMatchObject(
        dialect === 'sqlite'
          ? [well(/^SQLite \S+, with journal_mode wal, synchronous FULL, foreign keys/)]
          : [ill('problem', /^synchronous_commit is off/), ill('problem', /^fsync is off/)],
      )
    })

    test('migrations: all run, one missing, one from a newer Cashlight', async () => {
      const { db, at } = await world()
      expect(await at('migrations')).toMatchObject([well(/^(\d+) of \1 migrations have run/)])
      await sql`update kysely_migration set name = '2099-01-01-tomorrow' where name = '2026-11-22-pauses'`.execute(db)
      expect(await at('migrations')).toMatchObject([
        ill('problem', /^1 migration has not run: 2026-11-22-pauses\./),
        ill('problem', /^1 migration of the database this Cashlight does not know: 2099-01-01-tomorrow/),
      ])
      for (const id of ['sweep', 'outbox', 'invariants', 'time-zone', 'calendar', 'audit'])
        expect(await at(id)).toMatchObject([
          ill('warning', `^Not checked, as the database has not had its migrations: ${id}\\.$`),
        ])
    })
  })

  describe('the clock', () => {
    test.each([
      { name: 'right', aheadMs: 0, expected: well(/^\d\.\d s (behind|ahead of) /) },
      { name: '30 s behind', aheadMs: -30_000, expected: ill('warning', /^(29|30|31)\.\d s behind /) },
      { name: '5 minutes ahead', aheadMs: 300_000, expected: ill('problem', /^(299|300|301)\.\d s ahead of /) },
    ])('of this machine is $name', async ({ aheadMs, expected }) => {
      const clock = { now: () => new Date(Date.now() + aheadMs) }
      const found = await common.at('clock', { clock })
      expect(found).toMatchObject(dialect === 'sqlite' ? [expected] : [expected, expected])
      expect(found[0]?.says).toContain("Slack's clock")
      expect(found[1]?.says ?? "the database server's clock").toContain("the database server's clock")
    })

    test('has nothing to be compared with where only a file was opened', async () => {
      const found = await common.at('clock', { settings: readConfig({}), clock: { now: () => new Date() } })
      expect(found).toMatchObject([
        dialect === 'sqlite' ? ill('warning', /^0 clocks to compare/) : well(/server's clock/),
      ])
    })
  })

  test.each([
    { zone: 'Asia/Shanghai', expected: well(/^2026-11-20, 18 h, is what Test company has now in Asia\/Shanghai/) },
    { zone: 'Mars/Olympus', expected: ill('problem', /^The time zone Mars\/Olympus of Test company is not known/) },
  ])('the time zone $zone', async ({ zone, expected }) => {
    await common.db.updateTable('workspaces').set({ timeZone: zone }).execute()
    expect(await common.at('time-zone')).toMatchObject([expected])
  })

  test.each([
    { calendar: 'none', now: NOW, expected: well(/^0 days off are kept by Test company/) },
    { calendar: 'US', now: NOW, expected: well(/^2026 and 2027 are listed for US/) },
    { calendar: 'CN', now: '2025-10-31T10:00:00Z', expected: well(/2025/) },
    {
      calendar: 'CN',
      now: '2099-06-01T10:00:00Z',
      expected: ill('problem', /^The days off of 2099 in CN are not listed/),
    },
    { calendar: 'QQ', now: NOW, expected: ill('problem', /^There is no calendar QQ/) },
  ])('the calendar $calendar on $now', async ({ calendar, now, expected }) => {
    await common.db.updateTable('workspaces').set({ calendar, timeZone: 'UTC' }).execute()
    expect(await common.at('calendar', { clock: new HandClock(now) })).toMatchObject([expected])
  })

  test.each([
    {
      name: 'on time',
      swept: '2026-11-20',
      now: NOW,
      expected: well(/^0 duties due and not said; last swept: 2026-11-20/),
    },
    {
      name: 'four minutes late',
      swept: '2026-11-19',
      now: '2026-11-20T09:04:00Z',
      expected: well(/last swept: 2026-11-19/),
    },
    {
      name: 'ten minutes late',
      swept: '2026-11-19',
      now: '2026-11-20T09:10:00Z',
      expected: ill('warning', /^10 min late; 0 duties/),
    },
    {
      name: 'two days late',
      swept: '2026-11-17',
      now: '2026-11-20T09:00:00Z',
      expected: ill('problem', /^2880 min late; /),
    },
  ])('a sweep that is $name', async ({ swept, now, expected }) => {
    const { db, at } = common
    await db.updateTable('workspaces').set({ calendar: 'none', timeZone: 'UTC' }).execute()
    await db.deleteFrom('runs').execute()
    await runOn(db, swept)
    expect(await at('sweep', { clock: new HandClock(now) })).toMatchObject([expected])
  })

  test('a sweep that never was has its duties counted, and one without a channel is told', async () => {
    const { db, clock, at } = await world()
    await haveCustomer(db, clock, 'ACME')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-09-01' })
    expect(await at('sweep')).toMatchObject([
      ill('problem', /min late; [1-9]\d* dut(y|ies) due and not said; last swept: never/),
    ])
    await db.deleteFrom('channels').where('purpose', '=', 'receivables').execute()
    expect(await at('sweep')).toMatchObject([ill('problem', /^0 channels for receivables/)])
  })

  test('the outbox: empty, waiting a little, too long, far too long, given up', async () => {
    const { db, at } = await world()
    expect(await at('outbox')).toMatchObject([well(/^0 messages waiting and 0 in doubt/)])
    await put(db, 'a', 'queued', '2026-11-20T10:29:50.000Z')
    expect(await at('outbox')).toMatchObject([well(/^1 message waiting and 0 in doubt, the oldest for 10 s/)])
    await put(db, 'b', 'in-doubt', '2026-11-20T10:20:00.000Z')
    expect(await at('outbox')).toMatchObject([
      ill('warning', /^1 message waiting and 1 in doubt, the oldest for 10 min/),
    ])
    await put(db, 'c', 'queued', '2026-11-20T08:25:00.000Z')
    expect(await at('outbox')).toMatchObject([
      ill('problem', /^2 messages waiting and 1 in doubt, the oldest for 2 h 5 min/),
    ])
    await put(db, 'd', 'failed', '2026-11-19T09:00:00.000Z', 'invalid_blocks')
    await put(db, 'e', 'failed', '2026-11-19T09:00:00.000Z', 'invalid_blocks')
    await put(db, 'f', 'failed', '2026-11-19T09:00:00.000Z', 'msg_too_long')
    expect((await at('outbox'))[1]).toMatchObject(
      ill('problem', /^3 messages given up: 2 × invalid_blocks, 1 × msg_too_long\./),
    )
  })

  test('books that do not add up are told, with the rule that they break', async () => {
    const { db, clock, at } = await world()
    await haveCustomer(db, clock, 'ACME')
    await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-11-01' })
    expect(await at('invariants')).toMatchObject([well(/^(\d+) of \1 invariants hold/)])
    await db.updateTable('invoices').set({ outstandingMinor: 9_999 }).execute()
    const found = await at('invariants')
    expect(found[0]).toMatchObject(ill('problem', /^1 row breaks “what is outstanding .* expected 10000, found 9999/))
  })

  test('an audit trail that was tampered with is told, with the row', async () => {
    const { db, at } = await world()
    expect(await at('audit')).toMatchObject([well(/^\d+ rows? of the audit trail of T0FAKE are whole/)])
    await db
      .updateTable('auditHeads')
      .set({ hash: 'f'.repeat(64) })
      .execute()
    const off = { sqlite: 'drop trigger audit_no_update', postgres: 'alter table audit disable trigger user' }
    await sql.raw(off[dialect]).execute(db)
    expect(await at('audit')).toMatchObject([
      ill('problem', /^1 trigger that guards the audit trail is missing or switched off: audit_/),
      ill('problem', /^Row \d+ of the audit trail of T0FAKE is where it is broken: head/),
    ])
  })
})

const SQLITE: Engine = { kind: 'sqlite', version: '3.54.1', journalMode: 'wal', synchronous: 2, foreignKeys: true }
const POSTGRES: Engine = {
  kind: 'postgres',
  version: 180_002,
  synchronousCommit: 'on',
  fsync: 'on',
  now: new Date(NOW),
}

test.each([
  { name: 'SQLite as it is opened', engine: SQLITE, expected: well(/^SQLite 3\.54\.1, with/) },
  {
    name: 'without a log',
    engine: { ...SQLITE, journalMode: 'delete' },
    expected: ill('problem', /^journal_mode is delete/),
  },
  {
    name: 'not synchronous',
    engine: { ...SQLITE, synchronous: 1 },
    expected: ill('problem', /^synchronous is 1, not 2/),
  },
  { name: 'without keys', engine: { ...SQLITE, foreignKeys: false }, expected: ill('problem', /^foreign_keys is off/) },
  { name: 'PostgreSQL as it comes', engine: POSTGRES, expected: well(/^PostgreSQL 18\.2, with synchronous_commit on/) },
  { name: '14 is new enough', engine: { ...POSTGRES, version: 140_000 }, expected: well(/^PostgreSQL 14\.0/) },
  {
    name: '13 is not',
    engine: { ...POSTGRES, version: 130_022 },
    expected: ill('problem', /^PostgreSQL 13\.22 is older/),
  },
  {
    name: 'that answers before it is written',
    engine: { ...POSTGRES, synchronousCommit: 'off' },
    expected: ill('problem', /^synchronous_commit is off/),
  },
  { name: 'that never waits', engine: { ...POSTGRES, fsync: 'off' }, expected: ill('problem', /^fsync is off/) },
])('the database: $name', ({ engine, expected }) => {
  expect(saidOf(engine)).toMatchObject([expected])
})

describe('a database that is not as it should be', () => {
  test('is not made by looking at it', async () => {
    const file = join(folder, 'not-yet.db')
    expect(await finding('database', { databaseUrl: `sqlite:${file}` })).toMatchObject(
      ill('warning', /^0 databases: there is no file/),
    )
    expect(readdirSync(folder)).not.toContain('not-yet.db')
  })

  test.each([
    {
      name: 'a file that is none',
      url: () => join(folder, 'letter.db'),
      says: /letter\.db cannot be used: file is not a database/,
    },
    {
      name: 'a server that does not run',
      url: () => 'postgres://127.0.0.1:1/none',
      says: /none cannot be used: .*ECONNREFUSED/,
    },
  ])('$name', async ({ url, says }) => {
    writeFileSync(join(folder, 'letter.db'), 'Dear database,'.repeat(100))
    const databaseUrl = url().startsWith('postgres') ? url() : `sqlite:${url()}`
    expect(await finding('database', { databaseUrl })).toMatchObject(ill('problem', says))
    const checks = CHECKS.filter(({ id }) => ['channels', 'outbox', 'audit'].includes(id))
    expect(await examine({ clock: new HandClock(NOW), settings: settings(), databaseUrl, checks })).toMatchObject([
      ill('warning', /^Not checked, as the database cannot be used: channels, outbox, audit\.$/),
    ])
  })

  test('a file without its write-ahead log is told, and stays as it is', async () => {
    const file = join(folder, 'rollback.db')
    new SQLite(file).exec('create table t (a int)').close()
    const databaseUrl = `sqlite:${file}`
    expect(await finding('database', { databaseUrl })).toMatchObject(ill('problem', /^journal_mode is delete, not wal/))
    expect(await finding('migrations', { databaseUrl })).toMatchObject(ill('problem', /^\d+ migrations have not run/))
    expect(new SQLite(file, { readonly: true }).pragma('journal_mode', { simple: true })).toBe('delete')
  })

  test('what the doctor opens refuses to be written', async () => {
    const { url, destroy } = await openSqlite()
    const write: Check = {
      id: 'writes',
      of: 'database',
      async run({ db }) {
        await db.deleteFrom('messages').execute()
        return []
      },
    }
    const [found] = await examine({
      clock: new HandClock(NOW),
      settings: settings(),
      databaseUrl: url,
      checks: [write],
    })
    expect(found).toMatchObject(ill('problem', /^The check stumbled: attempt to write a readonly database/))
    await destroy()
  })
})

describe('backups', () => {
  const at = (databaseUrl: string, now: string) => finding('backups', { databaseUrl, clock: new HandClock(now) })

  test('none, fresh, old, very old, cut short', async () => {
    const { url, destroy } = await openSqlite()
    const place = join(url.slice('sqlite:'.length), '..', 'backups')
    expect(await at(url, NOW)).toMatchObject(ill('warning', /^0 backups of .* are in /))
    mkdirSync(place)
    expect(await at(url, NOW)).toMatchObject(ill('warning', /^0 backups of .* are in /))
    const outcome = await backUp(new HandClock('2026-11-20T03:00:00Z'), { url, folder: place, reason: 'daily' })
    if (outcome.kind !== 'made') throw new Error(outcome.kind)
    expect(await at(url, NOW)).toMatchObject(well(/^7 h old is the newest of 1 backup in /))
    expect(await at(url, '2026-11-22T03:00:00Z')).toMatchObject(ill('warning', /^48 h old/))
    expect(await at(url, '2026-12-20T03:00:00Z')).toMatchObject(ill('problem', /^720 h old/))
    const stranger = await openSqlite()
    const strange = { url: stranger.url, folder: place, reason: 'daily' } as const
    expect((await backUp(new HandClock('2026-11-20T09:00:00Z'), strange)).kind).toBe('made')
    expect(await at(url, NOW)).toMatchObject(well(/^7 h old is the newest of 1 backup in /))
    await stranger.destroy()
    writeFileSync(outcome.path, 'half')
    expect(await at(url, NOW)).toMatchObject(ill('problem', /^4 bytes are left of the newest backup/))
    await destroy()
  })

  test.each([
    { name: 'switched off', env: { BACKUP_DIR: 'off' }, expected: ill('warning', /BACKUP_DIR is off/) },
    { name: 'elsewhere', env: { BACKUP_DIR: folder }, expected: ill('warning', /^0 backups of .* are in /) },
  ])('that are $name', async ({ env, expected }) => {
    expect(await finding('backups', { settings: settings(env) })).toMatchObject(expected)
  })

  test('of the playground nobody needs one', async () => {
    expect(await finding('backups', { settings: readConfig({}) })).toMatchObject(well(/invented/))
  })
})

describe('mail', () => {
  const server = new TestMailServer()
  afterEach(() => server.stop())
  const at = (who: string) => `smtp://${who}127.0.0.1:${server.settings.port}`
  const found = (url: string) =>
    finding('mail', { settings: settings({ SMTP_URL: url, MAIL_FROM: 'letters@lighthouse.example' }) })

  test.each([
    ['SMTP_URL', { SMTP_URL: 'http://mail.company.com', MAIL_FROM: 'a@company.com' }, /^SMTP_URL is smtp:\/\//],
    [
      'MAIL_FROM',
      { SMTP_URL: 'smtp://mail.company.com', MAIL_FROM: 'A <a@company.com>' },
      /^MAIL_FROM is the address alone .*without a name/,
    ],
    ['MAIL_FROM when it is not set', { SMTP_URL: 'smtp://mail.company.com' }, /^MAIL_FROM is missing/],
    ['SMTP_URL when it is not set', { MAIL_FROM: 'a@company.com' }, /^SMTP_URL is missing/],
  ])('the settings say what is wrong with %s', (_, env, problem) => {
    expect(readConfig(env)).toEqual({ problems: [expect.stringMatching(problem)] })
  })

  test.each([
    ['smtp://mail.company.com', { port: 587, isSecure: false, user: null, password: null, isLocal: false }],
    ['smtps://ann%40x:se%2Fcret@mail.company.com', { port: 465, isSecure: true, user: 'ann@x', password: 'se/cret' }],
    ['smtp://localhost:1025', { host: 'localhost', port: 1025, isLocal: true }],
    ['smtp://[::1]:25', { host: '::1', port: 25, isLocal: true }],
  ])('%s is read', (url, server) => {
    const read = readConfig({ SMTP_URL: url, MAIL_FROM: 'a@company.com' })
    expect(read).toMatchObject({ config: { mail: { server, from: 'a@company.com' } } })
  })

  test('without a server is well: letters are sent by hand', async () => {
    expect(await finding('mail')).toMatchObject(well(/^0 mail servers/))
  })

  test('is well when the server lets us in, and not when it does not', async () => {
    server.login = { user: 'ann', password: 'secret' }
    await server.start()
    expect(await found(at('ann:secret@'))).toMatchObject(well(/takes letters from letters@lighthouse\.example/))
    expect(await found(at('ann:wrong@'))).toMatchObject(ill('problem', /wrong user or password/))
    const gone = at('')
    await server.stop()
    expect(await found(gone)).toMatchObject(ill('problem', /ECONNREFUSED/))
    expect(server.handed).toEqual([])
  })
})
