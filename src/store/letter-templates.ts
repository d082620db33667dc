import type { Language } from '../core/language.ts'
import type { LetterKind, LetterTemplate } from '../core/letter.ts'
import type { Db } from './open.ts'

/** What a company has written itself; null where it has left ours. */
export async function findLetterTemplate(
  db: Db,
  workspaceId: string,
  { kind, language }: { kind: LetterKind; language: Language },
): Promise<LetterTemplate | null> {
  const row = await db
    .selectFrom('letterTemplates')
    .select(['subject', 'body'])
    .where('workspaceId', '=', workspaceId)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
  return row ?? null
}

/** All that a company has written itself. */
export async function listLetterTemplates(
  db: Db,
  workspaceId: string,
): Promise<(LetterTemplate & { readonly kind: LetterKind; readonly language: Language })[]> {
  return db
    .selectFrom('letterTemplates')
    .select(['kind', 'language', 'subject', 'body'])
    .where('workspaceId', '=', workspaceId)
    .orderBy('kind')
    .orderBy('language')
    .execute()
}

export async function saveLetterTemplate(
  db: Db,
  workspaceId: string,
  of: { readonly kind: LetterKind; readonly language: Language },
  template: LetterTemplate,
  updated: { readonly updatedBy: string; readonly updatedAt: string },
): Promise<void> {
  const row = { ...template, ...updated }
  await db
    .insertInto('letterTemplates')
    .values({ workspaceId, ...of, ...row })
    .onConflict((c) => c.columns(['workspaceId', 'kind', 'language']).doUpdateSet(row))
    .execute()
}

/** Goes back to ours. */
export async function removeLetterTemplate(
  db: Db,
  workspaceId: string,
  { kind, language }: { kind: LetterKind; language: Language },
): Promise<void> {
  await db
    .deleteFrom('letterTemplates')
    .where('workspaceId', '=', workspaceId)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .execute()
}
