import { SqliteAdapter, sql } from 'kysely'
import type { Db } from './open.ts'

/** The database under the tables, and the settings on which 'what was committed stays' rests, as they are for this connection. */
export type Engine =
  | {
      readonly kind: 'sqlite'
      readonly version: string
      readonly journalMode: string
      /** 0 off, 1 normal, 2 full, 3 extra. */
      readonly synchronous: number
      readonly foreignKeys: boolean
    }
  | {
      readonly kind: 'postgres'
      /** As `server_version_num`: 150004 is 15.4. */
      readonly version: number
      readonly synchronousCommit: string
      readonly fsync: string
      /** The server's clock. */
      readonly now: Date
    }

export async function readEngine(db: Db): Promise<Engine> {
  return db.getExecutor().adapter instanceof SqliteAdapter ? readSqlite(db) : readPostgres(db)
}

async function readSqlite(db: Db): Promise<Engine> {
  const only = async <T>(query: ReturnType<typeof sql<Record<string, T>>>): Promise<T> => {
    const { rows } = await query.execute(db)
    return Object.values(rows[0] ?? {})[0] as T
  }
  return {
    kind: 'sqlite',
    version: await only<string>(sql`select sqlite_version()`),
    journalMode: await only<string>(sql`pragma journal_mode`),
    synchronous: await only<number>(sql`pragma synchronous`),
    foreignKeys: (await only<number>(sql`pragma foreign_keys`)) === 1,
  }
}

async function readPostgres(db: Db): Promise<Engine> {
  const { rows } = await sql<{ version: number; synchronousCommit: string; fsync: string; now: Date }>`
    select current_setting('server_version_num')::int as version, current_setting('synchronous_commit') as synchronous_commit,
      current_setting('fsync') as fsync, clock_timestamp() as now`.execute(db)
  return { kind: 'postgres', ...(rows[0] as (typeof rows)[number]) }
}
