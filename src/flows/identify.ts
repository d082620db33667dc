import type { Language } from '../core/language.ts'
import { languageOfLocale } from '../core/language.ts'
import type { Role } from '../core/person.ts'
import type { Workspace } from '../core/workspace.ts'
import { findMember, listMembers } from '../store/members.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace } from '../store/workspaces.ts'

/** A person as Slack tells of them. */
export type SlackPerson = {
  readonly userId: string
  readonly name: string
  /** The workspace the person belongs to: another one in a channel shared through Slack Connect. */
  readonly teamId: string | null
  readonly isGuest: boolean
  readonly isSlackAdmin: boolean
  readonly locale: string | undefined
  readonly timeZone: string | undefined
}

export type Identity =
  | { readonly kind: 'outsider'; readonly language: Language } // of another workspace, or a guest: refused whatever the team says
  | { readonly kind: 'not-set-up'; readonly language: Language; readonly maySetUp: boolean }
  | { readonly kind: 'stranger'; readonly language: Language } // not on the team
  | { readonly kind: 'member'; readonly language: Language; readonly role: Role; readonly workspace: Workspace }

/** Who asks, deny by default: from our own team table by workspace and person. */
export async function identify(db: Db, workspaceId: string, person: SlackPerson): Promise<Identity> {
  const language = languageOfLocale(person.locale)
  if (person.isGuest || (person.teamId !== null && person.teamId !== workspaceId)) return { kind: 'outsider', language }
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace?.setUpAt) return { kind: 'not-set-up', language, maySetUp: person.isSlackAdmin }
  const member = await findMember(db, workspaceId, person.userId)
  if (member) return { kind: 'member', language: member.language ?? language, role: member.role, workspace }
  // A company whose admins have all left Slack's team is taken over by an admin of the Slack workspace.
  const hasAdmin = (await listMembers(db, workspaceId)).some((m) => m.role === 'admin')
  return hasAdmin ? { kind: 'stranger', language } : { kind: 'not-set-up', language, maySetUp: person.isSlackAdmin }
}
