/**
 * Copies of a PostgreSQL database by PostgreSQL's own programs, `pg_dump` and `pg_restore`. A password goes to them by their standard
 * input and environment, never on a command line that everybody on the machine can read.
 */
import { spawn } from 'node:child_process'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { newId } from './id.ts'
import { type Inventory, takeInventory } from './inventory.ts'
import { type Db, openStore, type Store } from './open.ts'

/** Whether the programs here can copy this server: they must be of its version or a later one. */
export type PostgresPrograms =
  | { readonly kind: 'ready' }
  | { readonly kind: 'no-client'; readonly server: number }
  | { readonly kind: 'client-too-old'; readonly server: number; readonly client: number }

export async function findPrograms(db: Db): Promise<PostgresPrograms> {
  const { rows } = await sql<{ serverVersionNum: string }>`show server_version_num`.execute(db)
  const server = Math.floor(Number(rows[0]?.serverVersionNum) / 10_000)
  const said = await run('pg_dump', ['--version']).catch(() => null)
  const client = Number(said?.match(/(\d+)(?:\.\d+)*/)?.[1])
  if (said === null || Number.isNaN(client)) return { kind: 'no-client', server }
  return client < server ? { kind: 'client-too-old', server, client } : { kind: 'ready' }
}

export type Dumped<T> = {
  readonly problems: readonly string[]
  readonly inventory: Inventory
  /** What whoever looked found in that moment. */
  readonly seen: T
  /** True when the dump was brought into a scratch database and read there. False where the role may create none. */
  readonly isRestored: boolean
}

/**
 * Dumps one moment of the database into a file, and checks it: the dump's list of contents, and where the role may create databases
 * the dump itself, restored into one that is dropped again, must hold and show what that moment does. Throws what pg_dump says.
 */
export async function dumpPostgres<T>(
  db: Db,
  { url, to, now }: { url: string; to: string; now: Date },
  look: (db: Db) => Promise<T>,
): Promise<Dumped<T>> {
  const { inventory, seen } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(tx)
      const found = { inventory: await takeInventory(tx), seen: await look(tx) }
      await runOn(url, 'pg_dump', ['--format=custom', `--snapshot=${rows[0]?.id}`, `--file=${to}`])
      return found
    })
  const problems: string[] = []
  const listed = await run('pg_restore', ['--list', to])
  for (const table of Object.keys(inventory.rows))
    if (!new RegExp(`TABLE DATA \\S+ ${table} `).test(listed)) problems.push(`the dump has no table ${table}`)
  if (!(await mayCreateDatabases(db))) return { problems, inventory, seen, isRestored: false }
  await dropOldScratch(db, now)
  const scratch = `${SCRATCH}${now.toISOString().replace(/\D/g, '')}_${newId().slice(-12)}`
  try {
    const copy = await loadDump(db, { url, dump: to, name: scratch })
    try {
      if (!isDeepStrictEqual(await takeInventory(copy.db), inventory) || !isDeepStrictEqual(await look(copy.db), seen))
        problems.push('the restored dump does not hold what the database held')
    } finally {
      await copy.close()
    }
  } finally {
    await dropDatabase(db, scratch)
  }
  return { problems, inventory, seen, isRestored: true }
}

/** Followed by when it was made: YYYYMMDDHHMMSSmmm. */
const SCRATCH = 'cashlight_check_'
const HOUR_MS = 60 * 60_000

/** Drops what a backup that was killed has left, after an hour: a database of our own with its time in its name. */
async function dropOldScratch(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - HOUR_MS).toISOString().replace(/\D/g, '')
  const { rows } = await sql<{ name: string }>`select datname as name from pg_database
    where datname ~ ${`^${SCRATCH}[0-9]{17}_[0-9a-f]{12}$`} and datname < ${`${SCRATCH}${before}`}
      and pg_has_role(datdba, 'USAGE')`.execute(db)
  for (const { name } of rows) await dropDatabase(db, name)
}

export async function mayCreateDatabases(db: Db): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user`.execute(db)
  return rows[0]?.may === true
}

/** Whether who is connected may make something that belongs to another role. */
export async function mayActAs(db: Db, role: string): Promise<boolean> {
  const INSUFFICIENT_PRIVILEGE = '42501'
  try {
    await db.transaction().execute((tx) => sql`set local role ${sql.id(role)}`.execute(tx))
    return true
  } catch (error) {
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE) return false
    throw error
  }
}

export async function currentRole(db: Db): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db)
  return rows[0]?.role ?? ''
}

/**
 * A new database with what a dump holds, opened. `db` is any other database of the server. With an owner it belongs to them, with all that
 * is in it and all that is made through the store that is returned.
 */
export async function loadDump(
  db: Db,
  { url, dump, name, owner = null }: { url: string; dump: string; name: string; owner?: string | null },
): Promise<Store> {
  const to = owner === null ? sql`` : sql` owner ${sql.id(owner)}`
  await sql`create database ${sql.id(name)}${to} template template0`.execute(db)
  const its = owner === null ? databaseUrl(url, name) : actingAs(databaseUrl(url, name), owner)
  await runOn(its, 'pg_restore', ['--exit-on-error', '--no-owner', '--no-privileges', dump])
  return openStore(its)
}

export async function dropDatabase(db: Db, name: string): Promise<void> {
  await sql`drop database if exists ${sql.id(name)} with (force)`.execute(db)
}

/** Puts one database in the place of another, which goes on under another name. 'in-use' when somebody is connected to it. */
export async function replaceDatabase(
  db: Db,
  { name, by, keepAs }: { name: string; by: string; keepAs: string | null },
): Promise<'replaced' | 'in-use'> {
  if (await isConnectedTo(db, name)) return 'in-use'
  const swap = async (tx: Db) => {
    if (keepAs !== null) await sql`alter database ${sql.id(name)} rename to ${sql.id(keepAs)}`.execute(tx)
    await sql`alter database ${sql.id(by)} rename to ${sql.id(name)}`.execute(tx)
  }
  try {
    await db.transaction().execute(swap)
    return 'replaced'
  } catch (error) {
    const OBJECT_IN_USE = '55006'
    if ((error as { code?: string }).code === OBJECT_IN_USE) return 'in-use'
    throw error
  }
}

export async function isConnectedTo(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_stat_activity
    where datname = ${name} and backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(db)
  return (rows[0]?.n ?? 0) > 0
}

export async function hasDatabase(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(db)
  return rows.length > 0
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

const NAME_BYTES_MOST = 63

/** Another database's name that tells what it is of. PostgreSQL cuts off what is too long, and would take the one for the other. */
export function besideDatabase(name: string, what: string): string {
  const room = NAME_BYTES_MOST - what.length - 1
  return `${Buffer.from(name)
    .subarray(0, room)
    .toString()
    .replace(/\uFFFD+$/, '')}_${what}`
}

/** The same database, in which everything is done as another role. */
function actingAs(url: string, role: string): string {
  const other = new URL(url)
  const options = other.searchParams.get('options')
  // A backslash before what would end the value.
  const asRole = `-c role=${role.replace(/[\\\s]/g, '\\$&')}`
  other.searchParams.set('options', options === null ? asRole : `${options} ${asRole}`)
  // PostgreSQL's programs take '+' for itself.
  other.search = other.search.replaceAll('+', '%20')
  return other.href
}

/** Does the work while no other process on this database does the same; null when another one is at it. */
export async function aloneAmongProcesses<T>(db: Db, work: () => Promise<T>): Promise<T | null> {
  // 'cashlight backup', as a number that nobody else takes for theirs.
  const lock = sql.lit(0x63_61_73_68)
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ isOurs: boolean }>`select pg_try_advisory_lock(${lock}) as is_ours`.execute(connection)
    if (!rows[0]?.isOurs) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(${lock})`.execute(connection)
    }
  })
}

function runOn(url: string, program: string, args: readonly string[]): Promise<string> {
  const shown = new URL(url)
  const password = decodeURIComponent(shown.password)
  shown.password = ''
  const script = 'IFS= read -r word; if [ -n "$word" ]; then export PGPASSWORD="$word"; fi; unset word; exec "$@"'
  return run('/bin/sh', ['-c', script, 'sh', program, ...args, `--dbname=${shown.href}`, '--no-password'], password)
}

/** What a program wrote. Throws what it complained of, when it failed. */
function run(program: string, args: readonly string[], line = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'pipe' })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err.trim() || `${program}: ${code}`))))
    // A program that asks nothing does not wait for the line.
    child.stdin.on('error', () => {})
    child.stdin.end(`${line}\n`)
  })
}
