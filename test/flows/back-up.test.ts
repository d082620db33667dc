import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BackupOutcome, backUp, backUpDaily } from '../../src/flows/back-up.ts'
import { writeManifest } from '../../src/flows/backup-manifest.ts'
import { restoreBackup } from '../../src/flows/restore-backup.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { verifyAudit } from '../../src/flows/verify-audit.ts'
import { createBackUp } from '../../src/jobs/back-up.ts'
import { openLog } from '../../src/log.ts'
import { findViolations } from '../../src/store/invariants.ts'
import { takeInventory } from '../../src/store/inventory.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { besideDatabase } from '../../src/store/postgres-copy.ts'
import { beginning } from '../../src/store/restored.ts'
import { holdAlone } from '../../src/store/sole-process.ts'
import { HandClock, haveCustomer, haveInvoice, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase, openSqlite } from '../support/databases.ts'
import { startPostgres } from '../support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'cashlight-backup-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})
let folders = 0
const freshFolder = () => join(folder, `f${++folders}`)

const NOW = '2026-11-22T10:00:00Z'

async function company(db: Db): Promise<HandClock> {
  const clock = new HandClock(NOW)
  await openCompany(db, clock)
  await haveCustomer(db, clock, 'Busy')
  for (const number of ['INV-1', 'INV-2', 'INV-3'])
    await haveInvoice(db, clock, { number, customer: 'Busy', amount: '100', issued: '2026-10-01' })
  return clock
}

type Made = Extract<BackupOutcome, { kind: 'made' }>

function made(outcome: BackupOutcome | null): Made {
  if (outcome?.kind !== 'made') throw new Error(`no backup was made: ${JSON.stringify(outcome)}`)
  return outcome
}

const sha256Of = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** A database that nobody uses, for a copy to come into. */
const elsewhere = () => `sqlite:${join(freshFolder(), 'restored.db')}`

/** Writes through the flows in a process of its own until `stop`. */
async function busyOffice(url: string): Promise<{ stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, '../../bench/busy-office.ts'), [url])
  running.add(child)
  await once(child, 'message')
  return {
    async stop() {
      child.kill('SIGKILL')
      await once(child, 'exit')
      running.delete(child)
    },
  }
}

async function opened<T>(url: string, look: (db: Db) => Promise<T>): Promise<T> {
  const store = openStore(url)
  try {
    return await look(store.db)
  } finally {
    await store.close()
  }
}

describe('a backup of SQLite', () => {
  test('is the whole database, with a manifest that knows it', async () => {
    const { db, url, destroy } = await openSqlite()
    const clock = await company(db)
    const { path, manifest } = made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' }))
    expect(basename(path)).toBe('cashlight-2026-11-22T10-00-00-000Z.db')
    expect(readdirSync(join(path, '..')).sort()).toEqual([basename(path), `${basename(path)}.json`])
    expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toEqual(manifest)
    expect(manifest).toMatchObject({
      ...(await takeInventory(db)),
      bytes: readFileSync(path).length,
      sha256: sha256Of(path),
      of: realpathSync(url.slice('sqlite:'.length)),
      companies: [TEAM],
      checked: ['integrity', 'foreign-keys', 'invariants', 'audit'],
      faults: [],
    })
    expect(manifest.rows).toMatchObject({ invoices: 3, customers: 1, workspaces: 1 })
    await destroy()
  })

  test('that was made while others write is one moment of the books: each restores with all invariants', async () => {
    const { db, url, destroy } = await openSqlite()
    const clock = await company(db)
    const office = await busyOffice(url)
    const counts: number[] = []
    for (let i = 0; i < 3; i++) {
      clock.add(1000)
      const { path, manifest } = made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' }))
      const into = elsewhere()
      expect(await restoreBackup(clock, { file: path, url: into })).toMatchObject({ kind: 'restored', keptAs: null })
      await opened(into, async (restored) => {
        expect(await findViolations(restored)).toEqual([])
        expect((await takeInventory(restored)).rows.invoices).toBe(manifest.rows.invoices)
      })
      counts.push(manifest.rows.invoices as number)
    }
    await office.stop()
    // There was something going on between them.
    expect(new Set(counts).size).toBe(counts.length)
    await destroy()
  }, 60_000)

  const BROKEN: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      'an invariant',
      [`update invoices set outstanding_minor = 1 where number = 'INV-1'`],
      /^what is outstanding of an/,
    ],
    [
      'the audit trail',
      ['drop trigger audit_no_update', `update audit set actor = 'U0SOMEBODY' where seq = 2`],
      /^the audit trail of T0FAKE is broken at row 2: changed$/,
    ],
  ]
  test.each(BROKEN)(
    'of books that break %s is made, says so, and is restored only on demand',
    async (_, breaking, says) => {
      const { db, url, destroy } = await openSqlite()
      const clock = await company(db)
      for (const statement of breaking) await sql.raw(statement).execute(db)
      const { path, manifest } = made(await backUp(clock, { url, folder: freshFolder(), reason: 'daily' }))
      expect(manifest.faults[0]).toMatch(says)
      expect(manifest.checked).toHaveLength(3)
      const into = elsewhere()
      const { faults } = manifest
      expect(await restoreBackup(clock, { file: path, url: into })).toMatchObject({ kind: 'faulty', faults })
      expect(existsSync(into.slice('sqlite:'.length))).toBe(false)
      expect(await restoreBackup(clock, { file: path, url: into, replace: true })).toMatchObject({
        kind: 'restored',
        faults,
      })
      await destroy()
    },
  )

  test('of a file that is none is not made, and no folder for it', async () => {
    const into = freshFolder()
    const place = join(realpathSync(folder), 'none.db')
    expect(await backUp(new HandClock(NOW), { url: `sqlite:${place}`, folder: into, reason: 'daily' })).toEqual({
      kind: 'no-database',
      place,
    })
    expect(existsSync(into)).toBe(false)
  })
})

describe('a restore of SQLite', () => {
  async function backedUp() {
    const database = await openSqlite()
    const clock = await company(database.db)
    const { path } = made(await backUp(clock, { url: database.url, folder: freshFolder(), reason: 'by-hand' }))
    return { ...database, clock, file: path }
  }

  test('puts the copy in the place of the database, which is kept whole, with what was in its log', async () => {
    const { db, url, clock, file, destroy } = await backedUp()
    await haveInvoice(db, clock, { number: 'INV-4', customer: 'Busy', amount: '100' })
    const into = elsewhere()
    const target = into.slice('sqlite:'.length)
    mkdirSync(join(target, '..'))
    // As a killed app leaves it: what was last written stands in the log alone.
    for (const tail of ['', '-wal']) copyFileSync(url.slice('sqlite:'.length) + tail, target + tail)
    const outcome = await restoreBackup(clock, { file, url: into })
    expect(outcome).toMatchObject({ kind: 'restored', keptAs: `${target}.before-restore-20261122100000` })
    const numbers = (at: string) =>
      opened(at, async (its) =>
        (await its.selectFrom('invoices').select('number').orderBy('number').execute()).map((i) => i.number),
      )
    expect(await numbers(into)).toEqual(['INV-1', 'INV-2', 'INV-3'])
    expect(await numbers(`${into}.before-restore-20261122100000`)).toEqual(['INV-1', 'INV-2', 'INV-3', 'INV-4'])
    await destroy()
  })

  test('takes nothing over from a restore that was killed', async () => {
    const { clock, file: path } = await backedUp()
    const to = elsewhere().slice('sqlite:'.length)
    const by = `${to}.restoring`
    mkdirSync(join(to, '..'), { recursive: true })
    copyFileSync(path, by)
    const killed = new SQLite(by)
    killed.pragma('journal_mode = WAL')
    killed.exec(`update workspaces set name = 'of the killed one'`)
    copyFileSync(`${by}-wal`, `${by}-log`)
    killed.close()
    copyFileSync(path, by)
    copyFileSync(`${by}-log`, `${by}-wal`)
    expect((await restoreBackup(clock, { file: path, url: `sqlite:${to}` })).kind).toBe('restored')
    const restored = openStore(`sqlite:${to}`)
    expect(await restored.db.selectFrom('workspaces').select('name').execute()).toEqual([{ name: 'Test company' }])
    await restored.close()
  })

  test('comes to where a link leads, open to the same people as what was there, and its backup to nobody else', async () => {
    const { clock, file: path } = await backedUp()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const real = elsewhere()
    const file = real.slice('sqlite:'.length)
    const before = openStore(real)
    await migrate(before.db)
    await before.close()
    chmodSync(file, 0o640)
    const link = `${file}.link`
    symlinkSync(file, link)
    expect((await restoreBackup(clock, { file: path, url: `sqlite:${link}` })).kind).toBe('restored')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o640)
    const restored = openStore(real)
    expect(await restored.db.selectFrom('workspaces').select('name').execute()).toHaveLength(1)
    await restored.close()
  })

  test('keeps a database that is damaged as it is, and its log with it', async () => {
    const { clock, file, destroy } = await backedUp()
    const into = elsewhere()
    const target = into.slice('sqlite:'.length)
    mkdirSync(join(target, '..'))
    writeFileSync(target, 'x'.repeat(5000))
    writeFileSync(`${target}-wal`, 'its log')
    expect(await restoreBackup(clock, { file, url: into })).toMatchObject({ kind: 'restored' })
    expect(readFileSync(`${target}.before-restore-20261122100000`, 'utf8')).toBe('x'.repeat(5000))
    expect(readFileSync(`${target}.before-restore-20261122100000-wal`, 'utf8')).toBe('its log')
    expect(await opened(into, findViolations)).toEqual([])
    await destroy()
  })

  const REFUSALS: readonly (readonly [string, string, (file: string) => unknown])[] = [
    ['a copy that lost its manifest', 'no-manifest', (file) => rmSync(`${file}.json`)],
    ['a manifest of another', 'unreadable-manifest', (file) => writeFileSync(`${file}.json`, '{"app":"other"}')],
    ['a manifest that was cut off', 'unreadable-manifest', (file) => truncateSync(`${file}.json`, 100)],
    ['a copy that is not there', 'no-copy', (file) => rmSync(file)],
    ...Object.entries({
      madeAt: '2026-11-22T09:00:00.000Z',
      schema: '2026-11-22-foundation',
      companies: ['T0ELSE'],
      rows: { invoices: 4 },
      auditHeads: [],
    }).map(
      ([field, value]) =>
        [
          `a manifest with another ${field}`,
          'edited-manifest',
          (file: string) => edit(file, (manifest) => Object.assign(manifest, { [field]: value })),
        ] as const,
    ),
    ['a copy that was cut off', 'altered', (file) => truncateSync(file, 20_000)],
    [
      'a copy in which one byte is another',
      'altered',
      (file) => {
        const bytes = readFileSync(file)
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
        writeFileSync(file, bytes)
      },
    ],
  ]
  test.each(REFUSALS)('refuses %s, and touches nothing', async (_, kind, spoil) => {
    const { clock, file, destroy } = await backedUp()
    const into = elsewhere()
    const before = await opened(into, async (db) => {
      await migrate(db)
      return db.selectFrom('workspaces').selectAll().execute()
    })
    spoil(file)
    expect(await restoreBackup(clock, { file, url: into })).toMatchObject({ kind })
    expect(await opened(into, (db) => db.selectFrom('workspaces').selectAll().execute())).toEqual(before)
    await destroy()
  })

  function edit(file: string, change: (manifest: Record<string, unknown>) => void): void {
    const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8'))
    change(manifest)
    writeFileSync(`${file}.json`, JSON.stringify(manifest))
  }

  test('refuses a copy that was renamed with its manifest, and says what it was', async () => {
    const { clock, file, destroy } = await backedUp()
    const other = join(freshFolder(), 'other.db')
    mkdirSync(join(other, '..'))
    for (const end of ['', '.json']) copyFileSync(file + end, other + end)
    expect(await restoreBackup(clock, { file: other, url: elsewhere() })).toEqual({
      kind: 'renamed',
      was: basename(file),
    })
    await destroy()
  })

  test('refuses the manifest itself, and says of what it is', async () => {
    const { clock, file, destroy } = await backedUp()
    expect(await restoreBackup(clock, { file: `${file}.json`, url: elsewhere() })).toEqual({
      kind: 'is-the-manifest',
      of: file,
    })
    await destroy()
  })

  test('refuses to put one company in the place of another, unless told to; the trail tells of it', async () => {
    const { db, clock, file, destroy } = await backedUp()
    const into = elsewhere()
    const other = await opened(into, async (target) => {
      await migrate(target)
      await openCompany(target, clock, { id: 'T0ELSE' })
      return takeInventory(target)
    })
    const refused = { kind: 'other-companies', copy: [TEAM], target: ['T0ELSE'] }
    expect(await restoreBackup(clock, { file, url: into })).toEqual(refused)
    expect(await opened(into, takeInventory)).toEqual(other)
    expect(await restoreBackup(clock, { file, url: into, replace: true })).toMatchObject({ kind: 'restored' })
    const [head] = (await takeInventory(db)).auditHeads
    await opened(into, async (restored) => {
      expect(await verifyAudit(restored)).toMatchObject([{ kind: 'whole', rows: (head?.seq ?? 0) + 1 }])
      const last = await restored.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst()
      expect(last).toMatchObject({ action: 'restore-backup', via: 'cli', subjectId: basename(file), before: null })
    })
    expect(await restoreBackup(clock, { file, url: into })).toMatchObject({ kind: 'restored' })
    await opened(into, async (restored) => {
      const last = await restored
        .selectFrom('audit')
        .select('before')
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      expect(JSON.parse(last?.before ?? '')).toMatchObject({ seq: (head?.seq ?? 0) + 1 })
    })
    await destroy()
  })

  /** A copy changed by somebody who mends the manifest as well. */
  async function changed(file: string, statements: readonly string[]): Promise<void> {
    await opened(`sqlite:${file}`, async (db) => {
      await sql`pragma foreign_keys = off`.execute(db)
      for (const statement of statements) await sql.raw(statement).execute(db)
      await sql`pragma journal_mode = delete`.execute(db)
    })
    edit(file, (manifest) => Object.assign(manifest, { bytes: readFileSync(file).length, sha256: sha256Of(file) }))
  }

  test.each([
    ['breaks an invariant', 'faulty', `update invoices set outstanding_minor = 7 where number = 'INV-1'`],
    ['has a row that names one that is not there', 'unsound', `update invoices set customer_id = 'nobody'`],
    [
      'comes from a newer Cashlight',
      'newer',
      `insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '')`,
    ],
  ])('refuses a copy that %s', async (_, kind, statement) => {
    const { clock, file, destroy } = await backedUp()
    await changed(file, [statement])
    const into = elsewhere()
    expect(await restoreBackup(clock, { file, url: into })).toMatchObject({ kind })
    expect(existsSync(into.slice('sqlite:'.length))).toBe(false)
    await destroy()
  })

  test('refuses while the app holds the database, and while anybody has it open', async () => {
    const { db, url, clock, file, destroy } = await backedUp()
    const hold = holdAlone(url)
    expect(await restoreBackup(clock, { file, url })).toEqual({ kind: 'in-use' })
    hold?.release()
    expect(await restoreBackup(clock, { file, url })).toEqual({ kind: 'in-use' })
    expect(await takeInventory(db)).toMatchObject({ rows: { invoices: 3 } })
    expect(readdirSync(join(url.slice('sqlite:'.length), '..')).filter((name) => /restor/.test(name))).toEqual([])
    await destroy()
  })

  test('refuses a backup of the other kind of database', async () => {
    const { clock, file, destroy } = await backedUp()
    const outcome = await restoreBackup(clock, { file, url: 'postgres://somebody@127.0.0.1:1/books' })
    expect(outcome).toEqual({ kind: 'of-the-other-kind', database: 'sqlite' })
    await destroy()
  })

  test('puts what waited in doubt, and for a day what is made anew', async () => {
    const { db, url, clock, destroy } = await openSqlite().then(async (d) => ({ ...d, clock: await company(d.db) }))
    await sweepDuties(db, clock, TEAM)
    const { path } = made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' }))
    const into = elsewhere()
    clock.add(3 * 86_400_000)
    const at = clock.now().toISOString()
    expect(await restoreBackup(clock, { file: path, url: into })).toMatchObject({ kind: 'restored', inDoubt: 1 })
    await opened(into, async (restored) => {
      const messages = await restored.selectFrom('messages').select(['state', 'claimedAt', 'notBeforeAt']).execute()
      expect(messages).toEqual([{ state: 'in-doubt', claimedAt: at, notBeforeAt: '' }])
      const later = (hours: number) => new Date(Date.parse(at) + hours * 3_600_000).toISOString()
      expect(await beginning(restored, TEAM, later(23))).toEqual({ state: 'in-doubt', claimedAt: later(5) })
      expect(await beginning(restored, TEAM, later(25))).toEqual({ state: 'queued', claimedAt: null })
      expect(await beginning(restored, 'T0ELSE', later(1))).toEqual({ state: 'queued', claimedAt: null })
    })
    await destroy()
  })
})

test.each(['cashlight', 'x'.repeat(63), '账'.repeat(21)])(
  'a database beside %s is another one by its first 63 bytes',
  (name) => {
    const beside = besideDatabase(name, 'restoring')
    expect(beside).toMatch(/_restoring$/)
    expect(beside).not.toContain('\uFFFD')
    expect(Buffer.byteLength(beside)).toBeLessThanOrEqual(63)
  },
)

describe('the daily backup', () => {
  test('is made once a day, when there is something to back up', async () => {
    const { db, url, destroy } = await openSqlite()
    const into = freshFolder()
    const clock = new HandClock('2026-11-22T00:00:00Z')
    expect(await backUpDaily(db, clock, { url, folder: into })).toBeNull()
    await company(db)
    made(await backUpDaily(db, clock, { url, folder: into }))
    clock.set('2026-11-22T23:59:59Z')
    expect(await backUpDaily(db, clock, { url, folder: into })).toBeNull()
    clock.set('2026-11-23T00:00:00Z')
    made(await backUpDaily(db, clock, { url, folder: into }))
    expect(readdirSync(into).filter((name) => name.endsWith('.db'))).toHaveLength(2)
    await destroy()
  })

  test('of more than fourteen days is removed; one made by hand and what others put there stay', async () => {
    const { db, url, destroy } = await openSqlite()
    const clock = await company(db)
    const into = freshFolder()
    const { path, manifest } = made(await backUp(clock, { url, folder: into, reason: 'by-hand' }))
    for (let i = 1; i <= 16; i++) {
      const file = `cashlight-day-${String(i).padStart(2, '0')}.db`
      writeFileSync(join(into, file), '')
      const madeAt = new Date(Date.parse(NOW) - i * 86_400_000).toISOString()
      await writeManifest(into, { ...manifest, file, madeAt, reason: 'daily' })
    }
    const stranger = { ...manifest, file: 'other.db', madeAt: '2020-01-01T00:00:00Z', of: '/other.db' }
    await writeManifest(into, { ...stranger, reason: 'daily' })
    writeFileSync(join(into, 'other.db'), 'of another database')
    writeFileSync(join(into, 'mine.db'), 'mine')
    writeFileSync(join(into, 'mine.db.json'), '{"reason":"daily","madeAt":"2020-01-01T00:00:00Z"}')
    const today = made(await backUpDaily(db, clock, { url, folder: into }))
    const kept = Array.from({ length: 13 }, (_, i) => `cashlight-day-${String(i + 1).padStart(2, '0')}.db`)
    const files = [...kept, basename(path), basename(today.path), 'mine.db', 'other.db']
    expect(readdirSync(into).sort()).toEqual([...new Set(files.flatMap((name) => [name, `${name}.json`]))].sort())
    await destroy()
  })

  test('that was cut off leaves a part, which is taken away a day later', async () => {
    const { db, url, destroy } = await openSqlite()
    const clock = await company(db)
    const into = freshFolder()
    mkdirSync(into)
    const parts = ['cashlight-2026-11-20T00-00-00-000Z.db.partial', 'cashlight-2026-11-22T09-00-00-000Z.db.partial']
    for (const part of [...parts, 'mine.partial']) writeFileSync(join(into, part), '')
    utimesSync(join(into, parts[0] as string), new Date(NOW), new Date('2026-11-20T00:00:00Z'))
    utimesSync(join(into, parts[1] as string), new Date(NOW), new Date('2026-11-22T09:00:00Z'))
    made(await backUpDaily(db, clock, { url, folder: into }))
    expect(readdirSync(into).filter((name) => name.endsWith('.partial'))).toEqual([parts[1], 'mine.partial'])
    await destroy()
  })

  test('that failed is told in the log, and tried again in an hour', async () => {
    const { db, url, destroy } = await openSqlite()
    const clock = await company(db)
    const into = freshFolder()
    writeFileSync(into, 'no folder')
    const lines: string[] = []
    const log = openLog('info', { write: (line: string) => void lines.push(line) })
    const run = createBackUp({ db, clock, log, url, folder: into })
    await run()
    clock.add(59 * 60_000)
    await run()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('tried again in an hour')
    rmSync(into)
    clock.add(60_000)
    await run()
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('a backup was made')
    await run()
    expect(lines).toHaveLength(2)
    await destroy()
  })
})

/** The major version of a program of PostgreSQL on the PATH; null when there is none. */
function versionOf(program: string): number | null {
  const said = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout
  return Number(said?.match(/(\d+)(?:\.\d+)*/)?.[1]) || null
}

const client = versionOf('pg_dump')
const programs = client === null ? '' : `/usr/lib/postgresql/${client}`

eachDatabase('a backup of the server of the tests', (openFresh, dialect) => {
  test.runIf(dialect === 'postgres' && (client ?? 0) < 18)(
    'is refused in words where pg_dump is missing or older than the server',
    async () => {
      const { db, url } = await openFresh()
      const clock = await company(db)
      const into = freshFolder()
      const outcome = await backUp(clock, { url, folder: into, reason: 'by-hand' })
      expect(outcome).toEqual(
        client === null ? { kind: 'no-client', server: 18 } : { kind: 'client-too-old', server: 18, client },
      )
      expect(readdirSync(into)).toEqual([])
    },
  )
})

describe.runIf(existsSync(join(programs, 'bin/initdb')))('a backup of a PostgreSQL of the version of pg_dump', () => {
  let server: Awaited<ReturnType<typeof startPostgres>>
  beforeAll(async () => {
    server = await startPostgres({}, programs)
  }, 60_000)
  afterAll(() => server?.stop())
  let databases = 0

  async function openOwn(role = 'postgres') {
    const name = `books_${++databases}`
    const asRole = new URL(server.url)
    asRole.username = role
    asRole.password = 'p w/d'
    await opened(`${server.url}/postgres`, async (db) => {
      if (role !== 'postgres') await sql`create role ${sql.id(role)} login password 'p w/d'`.execute(db).catch(() => {})
      await sql`create database ${sql.id(name)} owner ${sql.id(role)}`.execute(db)
    })
    const url = `${asRole.href.replace(/\/$/, '')}/${name}`
    const store = openStore(url)
    await migrate(store.db)
    return { ...store, url, name, clock: await company(store.db) }
  }

  test('is restored to try, and the scratch database is gone; restored in earnest the old one is kept', async () => {
    const { db, url, name, clock, close } = await openOwn()
    const office = await busyOffice(url)
    const backups: Made[] = []
    for (let i = 0; i < 3; i++) {
      clock.add(1000)
      backups.push(made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' })))
    }
    await office.stop()
    for (const { manifest } of backups)
      expect(manifest.checked).toEqual(['contents', 'restored', 'invariants', 'audit'])
    expect(new Set(backups.map((b) => b.manifest.rows.invoices)).size).toBe(3)
    const last = backups.at(-1) as Made
    expect(await restoreBackup(clock, { file: last.path, url })).toEqual({ kind: 'in-use' })
    const now = await takeInventory(db)
    await close()
    const outcome = await restoreBackup(clock, { file: last.path, url })
    expect(outcome).toMatchObject({ kind: 'restored', keptAs: `${name}_before_restore_20261122100003` })
    expect((await opened(url, takeInventory)).rows.invoices).toBe(last.manifest.rows.invoices)
    expect(await opened(url, findViolations)).toEqual([])
    const kept = await opened(`${server.url}/${name}_before_restore_20261122100003`, takeInventory)
    expect(kept).toEqual(now)
    const names = await opened(`${server.url}/postgres`, (own) =>
      sql<{ datname: string }>`select datname from pg_database where datname like 'cashlight_check%'
        or datname like '%restoring'`.execute(own),
    )
    expect(names.rows).toEqual([])
  }, 120_000)

  test('by a role that may create no databases is checked by its contents alone, and not restored by it', async () => {
    const { url, clock, close } = await openOwn('plain')
    const { path, manifest } = made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' }))
    expect(manifest.checked).toEqual(['contents', 'invariants', 'audit'])
    await close()
    expect(await restoreBackup(clock, { file: path, url })).toEqual({ kind: 'may-create-no-database' })
  }, 60_000)

  const asSuperuser = (name: string) => `${server.url}/${name}`

  test('restored by an administrator belongs to the role of the app, which goes on working with it', async () => {
    const { url, name, clock, close } = await openOwn('the app')
    const { path } = made(await backUp(clock, { url: asSuperuser(name), folder: freshFolder(), reason: 'by-hand' }))
    await close()
    const outcome = await restoreBackup(clock, { file: path, url: asSuperuser(name) })
    expect(outcome).toMatchObject({ kind: 'restored', owner: 'the app' })
    await opened(url, async (db) => {
      await haveInvoice(db, clock, { number: 'INV-9', customer: 'Busy', amount: '1' })
      await sql`create table made_by_a_later_migration (n int)`.execute(db)
      const { rows } = await sql<{ owner: string }>`select distinct tableowner as owner from pg_tables
        where schemaname = 'public' union select pg_get_userbyid(datdba) from pg_database where datname = ${name}`.execute(
        db,
      )
      expect(rows).toEqual([{ owner: 'the app' }])
    })
  }, 60_000)

  test('is not restored by a role that may not give it to the role of the app, and nothing is touched', async () => {
    const { url, name, clock, close } = await openOwn('app2')
    const { path } = made(await backUp(clock, { url: asSuperuser(name), folder: freshFolder(), reason: 'by-hand' }))
    await close()
    const before = await opened(url, takeInventory)
    await opened(asSuperuser('postgres'), (db) =>
      sql`create role maker login createdb; grant pg_read_all_data to maker`.execute(db),
    )
    const asMaker = asSuperuser(name).replace('postgres@', 'maker@')
    const refused = { kind: 'may-not-give', role: 'maker', owner: 'app2' }
    expect(await restoreBackup(clock, { file: path, url: asMaker })).toEqual(refused)
    expect(await opened(url, takeInventory)).toEqual(before)
  }, 60_000)

  test('drops what a killed backup has left an hour ago, and no other database', async () => {
    const { url, clock, close } = await openOwn()
    const names = ['20261122085959999_0123456789ab', '20261122091500000_0123456789ab', 'mine'].map(
      (end) => `cashlight_check_${end}`,
    )
    await opened(asSuperuser('postgres'), async (db) => {
      for (const name of names) await sql`create database ${sql.id(name)}`.execute(db)
    })
    made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' }))
    const left = await opened(asSuperuser('postgres'), (db) =>
      sql<{ name: string }>`select datname as name from pg_database where datname like 'cashlight_check%'`.execute(db),
    )
    expect(left.rows.map(({ name }) => name).sort()).toEqual(names.slice(1))
    await opened(asSuperuser('postgres'), async (db) => {
      for (const name of names.slice(1)) await sql`drop database ${sql.id(name)}`.execute(db)
    })
    await close()
  }, 60_000)

  test('refuses a database that is not there, and a URL without one', async () => {
    const { url, clock, close } = await openOwn()
    const nowhere = await backUp(clock, { url: asSuperuser('nowhere'), folder: freshFolder(), reason: 'by-hand' })
    expect(nowhere).toMatchObject({
      kind: 'no-database',
      place: expect.stringMatching(/^postgres:\/\/127\.0\.0\.1:\d+\/nowhere$/),
    })
    const { path } = made(await backUp(clock, { url, folder: freshFolder(), reason: 'by-hand' }))
    expect(await restoreBackup(clock, { file: path, url: server.url })).toEqual({ kind: 'no-database-named' })
    await close()
  }, 60_000)

  test('is made by one of several processes', async () => {
    const { db, url, clock, close } = await openOwn()
    const second = openStore(url)
    const outcomes = await Promise.all(
      [db, second.db, db].map((own, i) => backUpDaily(own, clock, { url, folder: join(folder, `each-${i}`) })),
    )
    expect(outcomes.filter((o) => o?.kind === 'made')).toHaveLength(1)
    expect(outcomes.filter((o) => o === null)).toHaveLength(2)
    expect(await backUpDaily(second.db, clock, { url, folder })).toBeNull()
    await second.close()
    await close()
  }, 60_000)
})
