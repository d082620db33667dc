/** The database that stands where a backup is to come. */
import { sql } from 'kysely'
import { type AuditHead, listAuditHeads } from './audit.ts'
import { type Db, openToRead, type Store } from './open.ts'
import { listWorkspaceIds } from './workspaces.ts'

export type Incumbent = {
  readonly companies: readonly string[]
  readonly auditHeads: readonly AuditHead[]
  /** The role that its tables belong to, as which the app works with them; null on SQLite. */
  readonly owner: string | null
}

/**
 * What is in the database that a URL names, which must be there. One without our tables, or a file that is too damaged to say, holds
 * nothing. Throws when it may not be read.
 */
export async function readIncumbent(url: string): Promise<Incumbent> {
  let store: Store | null = null
  try {
    store = openToRead(url)
    const { db } = store
    const tables = (await db.introspection.getTables()).map((table) => table.name)
    return {
      companies: tables.includes('workspaces') ? await listWorkspaceIds(db) : [],
      auditHeads: tables.includes('audit_heads') ? await listAuditHeads(db) : [],
      owner: store.dialect === 'postgres' ? await ownerOf(db) : null,
    }
  } catch (error) {
    if (/^SQLITE_(NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? ''))
      return { companies: [], auditHeads: [], owner: null }
    throw error
  } finally {
    await store?.close()
  }
}

/** Who owns the database may be an administrator who made it for the app: what counts is whom the tables belong to. */
async function ownerOf(db: Db): Promise<string | null> {
  const { rows } = await sql<{ owner: string }>`select pg_get_userbyid(coalesce(
      (select relowner from pg_class where oid = to_regclass('workspaces')),
      (select datdba from pg_database where datname = current_database()))) as owner`.execute(db)
  return rows[0]?.owner ?? null
}
