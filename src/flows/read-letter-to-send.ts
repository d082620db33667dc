import type { Letterhead } from '../core/letter.ts'
import type { Workspace } from '../core/workspace.ts'
import { findContact } from '../store/contacts.ts'
import { findLetter, type SentLetter } from '../store/letters.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace } from '../store/workspaces.ts'
import { readLetterhead } from './read-letterhead.ts'

/** A letter as it was approved, and whose it is. */
export async function readLetterToSend(
  db: Db,
  workspaceId: string,
  letterId: string,
): Promise<{
  letter: SentLetter
  letterhead: Letterhead
  workspace: Workspace
  contactName: string | null
} | null> {
  const workspace = await findWorkspace(db, workspaceId)
  const letter = await findLetter(db, workspaceId, letterId)
  if (!workspace || !letter) return null
  const contact = await findContact(db, workspaceId, letter.customerId)
  const letterhead = await readLetterhead(db, workspace)
  return { letter, letterhead, workspace, contactName: contact?.name ?? null }
}
