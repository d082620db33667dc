import type { Workspace } from '../core/workspace.ts'
import type { Db } from './open.ts'

export async function findWorkspace(db: Db, id: string): Promise<Workspace | null> {
  const row = await db.selectFrom('workspaces').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const channels = await db.selectFrom('channels').selectAll().where('workspaceId', '=', id).execute()
  const { factsAt: _, lightsAt: __, lightsDay: ___, moneyAt: ____, replanAt: _____, paymentsAreCash, ...settings } = row
  return {
    ...settings,
    paymentsAreCash: paymentsAreCash === 1,
    channels: Object.fromEntries(
      channels.map((c) => [
        c.purpose,
        { channelId: c.channelId, language: c.language, escalationUserId: c.escalationUserId },
      ]),
    ),
  }
}

export async function listWorkspaceIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('workspaces').select('id').orderBy('id').execute()
  return rows.map((r) => r.id)
}

export async function saveWorkspace(db: Db, workspace: Workspace, at: string): Promise<void> {
  const { channels, paymentsAreCash, ...settings } = workspace
  const row = { ...settings, paymentsAreCash: paymentsAreCash ? (1 as const) : (0 as const) }
  const { id: _, ...changes } = row
  await db
    .insertInto('workspaces')
    .values({ ...row, factsAt: at, lightsDay: null, lightsAt: null, replanAt: null })
    .onConflict((c) => c.column('id').doUpdateSet({ ...changes, factsAt: at, lightsAt: null }))
    .execute()
  await db.deleteFrom('channels').where('workspaceId', '=', workspace.id).execute()
  const rows = Object.entries(channels).map(([purpose, channel]) => ({
    workspaceId: workspace.id,
    purpose: purpose as keyof typeof channels,
    ...channel,
  }))
  if (rows.length > 0) await db.insertInto('channels').values(rows).execute()
}

/** Says that a fact of the company changes now. Its row lock makes the writers of one company take turns on PostgreSQL. */
export async function touchFacts(db: Db, workspaceId: string, at: string): Promise<void> {
  await db.updateTable('workspaces').set({ factsAt: at, lightsAt: null }).where('id', '=', workspaceId).execute()
}

/** Up to when money was brought in: by a payment, a bank balance, a file. An instant; null while none ever was. */
export async function moneyBroughtAt(db: Db, workspaceId: string): Promise<string | null> {
  const row = await db.selectFrom('workspaces').select('moneyAt').where('id', '=', workspaceId).executeTakeFirst()
  return row?.moneyAt ?? null
}

/** Says that the news of payments reaches up to an instant; it never goes back. */
export async function touchMoney(db: Db, workspaceId: string, at: string): Promise<void> {
  await db
    .updateTable('workspaces')
    .set({ moneyAt: at })
    .where('id', '=', workspaceId)
    .where((eb) => eb.or([eb('moneyAt', 'is', null), eb('moneyAt', '<', at)]))
    .execute()
}

/** Companies whose lights have not been looked at since a fact changed, or not on `day`. */
export async function lightsAreStale(db: Db, workspaceId: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('workspaces')
    .select(['factsAt', 'lightsAt', 'lightsDay'])
    .where('id', '=', workspaceId)
    .executeTakeFirst()
  return row !== undefined && (row.lightsAt !== row.factsAt || row.lightsDay !== day)
}

/** Says that what the company's duties are planned by is another now. Called in the transaction that changes it. */
export async function wantReplan(db: Db, workspaceId: string, at: string): Promise<void> {
  await db.updateTable('workspaces').set({ replanAt: at }).where('id', '=', workspaceId).execute()
}

/** Since when the company's duties are to be planned anew; null when they stand as planned. */
export async function replanWantedAt(db: Db, workspaceId: string): Promise<string | null> {
  const row = await db.selectFrom('workspaces').select('replanAt').where('id', '=', workspaceId).executeTakeFirst()
  return row?.replanAt ?? null
}

/** They are planned anew, unless that was wanted once more meanwhile. */
export async function replanned(db: Db, workspaceId: string, wantedAt: string): Promise<void> {
  await db
    .updateTable('workspaces')
    .set({ replanAt: null })
    .where('id', '=', workspaceId)
    .where('replanAt', '=', wantedAt)
    .execute()
}

/** Takes the company's row lock on PostgreSQL without saying that a fact changed. */
export async function lockWorkspace(db: Db, workspaceId: string): Promise<void> {
  await db
    .updateTable('workspaces')
    .set((eb) => ({ factsAt: eb.ref('factsAt') }))
    .where('id', '=', workspaceId)
    .execute()
}
