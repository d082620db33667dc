import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BackupOutcome, backUp, backUpDaily } from '../../src/flows/back-up.ts'
import { writeManifest } from '../../src/flows/backup-manifest.ts'
import { restoreBackup } from '../../src/flows/restore-backup.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { createBackUp } from '../../src/jobs/back-up.ts'
import { openLog } from '../../src/log.ts'
import { findViolations } from '../../src/store/invariants.ts'
import { takeInventory } from '../../src/store/inventory.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type Db, openStore } from '../../src/store/open.ts'
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
      checked: ['integrity', 'foreign-keys', 'invariants'],
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

  test('that breaks an invariant is not kept', async () => {
    const { db, url, destroy } = await openSqlite()
    const clock = await company(db)
    await db.updateTable('invoices').set({ outstandingMinor: 1 }).where('number', '=', 'INV-1').execute()
    const into = freshFolder()
    const outcome = await backUp(clock, { url, folder: into, reason: 'daily' })
    expect(outcome).toMatchObject({ kind: 'unsound' })
    expect(JSON.stringify(outcome)).toContain('what is outstanding of an invoice')
    expect(readdirSync(into)).toEqual([])
    await destroy()
  })

  test('of a file that is none is not made, and nothing is left', async () => {
    const into = freshFolder()
    await expect(
      backUp(new HandClock(NOW), { url: `sqlite:${join(folder, 'none.db')}`, folder: into, reason: 'daily' }),
    ).rejects.toThrow('unable to open database file')
    expect(readdirSync(into)).toEqual([])
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
    ['a manifest that is none of ours', 'no-manifest', (file) => writeFileSync(`${file}.json`, '{"app":"other"}')],
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

  /** A copy changed by somebody who mends the manifest as well. */
  async function changed(file: string, statements: readonly string[]): Promise<void> {
    await opened(`sqlite:${file}`, async (db) => {
      await sql`pragma foreign_keys = off`.execute(db)
      for (const statement of statements) await sql.raw(statement).execute(db)
      await sql`pragma journal_mode = delete`.execute(db)
    })
    const manifest = JSON.parse(readFileSync(`${file}.json`, 'utf8'))
    manifest.bytes = readFileSync(file).length
    manifest.sha256 = sha256Of(file)
    writeFileSync(`${file}.json`, JSON.stringify(manifest))
  }

  test.each([
    ['breaks an invariant', 'unsound', `update invoices set outstanding_minor = 7 where number = 'INV-1'`],
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
    writeFileSync(join(into, 'mine.db'), 'mine')
    writeFileSync(join(into, 'mine.db.json'), '{"reason":"daily","madeAt":"2020-01-01T00:00:00Z"}')
    const today = made(await backUpDaily(db, clock, { url, folder: into }))
    const kept = Array.from({ length: 13 }, (_, i) => `cashlight-day-${String(i + 1).padStart(2, '0')}.db`)
    const files = [...kept, basename(path), basename(today.path), 'mine.db']
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
    for (const { manifest } of backups) expect(manifest.checked).toEqual(['invariants', 'contents', 'restored'])
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
    expect(manifest.checked).toEqual(['invariants', 'contents'])
    await close()
    expect(await restoreBackup(clock, { file: path, url })).toEqual({ kind: 'may-create-no-database' })
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
