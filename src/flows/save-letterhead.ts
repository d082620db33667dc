import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import { type Letterhead, type LetterKind, type LetterTemplate, unknownPlaceholders } from '../core/letter.ts'
import { findLetterTemplate, removeLetterTemplate, saveLetterTemplate } from '../store/letter-templates.ts'
import { findLetterhead, saveLetterhead as storeLetterhead } from '../store/letterheads.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'

/** What stands on every letter of a company. */
export async function saveLetterhead(
  db: Db,
  clock: Clock,
  by: Actor,
  letterhead: Letterhead,
): Promise<{ kind: 'saved' | 'unchanged' }> {
  return changeFacts(db, clock, by, async ({ tx, workspace, at, audit }) => {
    const before = await findLetterhead(tx, workspace.id)
    const fields = ['name', 'address', 'bankDetails', 'replyTo'] as const
    if (before && fields.every((field) => before[field] === letterhead[field])) return { kind: 'unchanged' }
    await storeLetterhead(tx, workspace.id, letterhead, { updatedBy: by.userId, updatedAt: at })
    audit({
      action: 'save-letterhead',
      subjectKind: 'workspace',
      subjectId: workspace.id,
      ...(before ? { before } : {}),
      after: letterhead,
    })
    return { kind: 'saved' }
  })
}

export { findLetterTemplate } from '../store/letter-templates.ts'

/** A company's own text of a letter; null goes back to ours. What cannot be filled in is refused. */
export async function saveTemplate(
  db: Db,
  clock: Clock,
  by: Actor,
  { kind, language, template }: { kind: LetterKind; language: Language; template: LetterTemplate | null },
): Promise<{ kind: 'unknown-placeholders'; gaps: readonly string[] } | { kind: 'saved' | 'restored' }> {
  const gaps = template ? unknownPlaceholders(template) : []
  if (gaps.length > 0) return { kind: 'unknown-placeholders', gaps }
  return changeFacts(db, clock, by, async ({ tx, workspace, at, audit }) => {
    const of = { kind, language }
    const before = await findLetterTemplate(tx, workspace.id, of)
    if (template) await saveLetterTemplate(tx, workspace.id, of, template, { updatedBy: by.userId, updatedAt: at })
    else await removeLetterTemplate(tx, workspace.id, of)
    audit({
      action: 'save-letter-template',
      subjectKind: 'workspace',
      subjectId: workspace.id,
      before: { ...of, ...before },
      after: { ...of, ...template },
    })
    return { kind: template ? 'saved' : 'restored' }
  })
}
