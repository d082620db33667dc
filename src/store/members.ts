import type { Language } from '../core/language.ts'
import type { Role } from '../core/person.ts'
import type { Db } from './open.ts'

export type Member = {
  readonly userId: string
  readonly role: Role
  readonly name: string
  readonly language: Language | null
}

const COLUMNS = ['userId', 'role', 'name', 'language'] as const

export async function findMember(db: Db, workspaceId: string, userId: string): Promise<Member | null> {
  const row = await db
    .selectFrom('members')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row ?? null
}

export async function listMembers(db: Db, workspaceId: string): Promise<Member[]> {
  return db
    .selectFrom('members')
    .select(COLUMNS)
    .where('workspaceId', '=', workspaceId)
    .orderBy('addedAt')
    .orderBy('userId')
    .execute()
}

export async function saveMember(
  db: Db,
  workspaceId: string,
  member: Member & { addedBy: string; addedAt: string },
): Promise<void> {
  const { role, name, language } = member
  await db
    .insertInto('members')
    .values({ workspaceId, ...member })
    .onConflict((c) => c.columns(['workspaceId', 'userId']).doUpdateSet({ role, name, language }))
    .execute()
}

export async function removeMember(db: Db, workspaceId: string, userId: string): Promise<void> {
  await db.deleteFrom('members').where('workspaceId', '=', workspaceId).where('userId', '=', userId).execute()
}

/** Where answers to a person's letters go; null when nobody has said. */
export async function emailOfMember(db: Db, workspaceId: string, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('members')
    .select('email')
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row?.email ?? null
}

export async function saveEmailOfMember(
  db: Db,
  workspaceId: string,
  { userId, email }: { userId: string; email: string | null },
): Promise<void> {
  await db
    .updateTable('members')
    .set({ email })
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .execute()
}
