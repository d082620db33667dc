import type { Clock } from '../core/clock.ts'
import type { Language } from '../core/language.ts'
import type { Role } from '../core/person.ts'
import { hasFirewall, type Workspace } from '../core/workspace.ts'
import { findApprover, removeApprover } from '../store/approvers.ts'
import { type Change as Audited, recordChange, recordChanges } from '../store/audit.ts'
import { markTradedBefore } from '../store/customers.ts'
import {
  emailOfMember,
  findMember,
  listMembers,
  removeMember,
  saveEmailOfMember,
  saveMember,
} from '../store/members.ts'
import { moveWaiting } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { findWorkspace, lockWorkspace, saveWorkspace, wantReplan } from '../store/workspaces.ts'
import type { Actor } from './change.ts'
import { redrawRequests } from './redraw-requests.ts'
import { replanDuties } from './replan-duties.ts'
import { reviewAnew } from './review-credit.ts'
import { moveRequests } from './show-requests.ts'

/** Saves a company's settings; returns what they were. With another calendar the days of its duties are worked out anew. */
export async function saveSettings(
  db: Db,
  clock: Clock,
  by: Actor,
  workspace: Workspace,
  /** Who sets a company up for the first time is its admin from then on. */
  { firstAdmin }: { firstAdmin?: { userId: string; name: string } } = {},
): Promise<Workspace | null> {
  const at = clock.now().toISOString()
  const before = await db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, workspace.id)
    const known = await findWorkspace(tx, workspace.id)
    const done: Audited[] = [
      {
        action: 'save-settings',
        subjectKind: 'workspace',
        subjectId: workspace.id,
        before: known ?? undefined,
        after: workspace,
      },
    ]
    await saveWorkspace(tx, { ...workspace, setUpAt: known?.setUpAt ?? workspace.setUpAt ?? at }, at)
    if (known && !hasFirewall(known) && hasFirewall(workspace)) {
      done.push(await tradeBefore(tx, workspace.id))
      // What was seen while there was none has its consequences now.
      await reviewAnew({ tx, workspace })
    }
    if (known && (known.calendar !== workspace.calendar || hasFirewall(known) !== hasFirewall(workspace)))
      await wantReplan(tx, workspace.id, at)
    if (known) await moveMessages(tx, workspace, at)
    if (firstAdmin) {
      const made = { addedBy: by.userId, addedAt: at }
      const { userId } = firstAdmin
      const member = (await findMember(tx, workspace.id, userId)) ?? undefined
      await saveMember(tx, workspace.id, { ...firstAdmin, role: 'admin', language: null, ...made })
      const after = { userId, role: 'admin' }
      done.push({ action: 'change-team', subjectKind: 'member', subjectId: userId, before: member, after })
    }
    await recordChanges(tx, by, at, done)
    return known
  })
  await replanDuties(db, clock, by)
  return before
}

/** Whoever has bought when the firewall is put up is not screened before a first sale. */
async function tradeBefore(tx: Db, workspaceId: string): Promise<Audited> {
  const after = { customersTradedBefore: await markTradedBefore(tx, workspaceId) }
  return { action: 'put-up-firewall', subjectKind: 'workspace', subjectId: workspaceId, after }
}

/** What is said in the status channel; what is asked of approvers, in theirs; all else in a channel, where receivables are followed up. */
const STATUS_KINDS = ['status', 'light-change']
const RECEIVABLES_KINDS = [
  'customer-duties',
  'caught-up',
  'freshness',
  'terms-trial',
  'tier-change',
  'letter-question',
  'letter-refused',
  'letter-unsent',
  'letters-waiting',
]
const APPROVALS_KINDS = ['credit-request', 'credit-question']

/**
 * What waits for a channel that the company uses no more goes to the one that was chosen for it; also what was on its way or in doubt when
 * the channel was changed, and waits since. What somebody shared into a channel stays there. What was asked of the approvers and is not
 * decided is asked where they are now.
 */
async function moveMessages(db: Db, { id, channels }: Workspace, at: string): Promise<void> {
  const used = Object.values(channels).flatMap((c) => c?.channelId ?? [])
  for (const [purpose, kinds] of [
    ['status', STATUS_KINDS],
    ['receivables', RECEIVABLES_KINDS],
    ['approvals', APPROVALS_KINDS],
  ] as const) {
    const to = channels[purpose]
    if (to) await moveWaiting(db, id, { used, to, kinds })
  }
  if (channels.approvals) await moveRequests(db, id, channels.approvals, at)
}

export type TeamOutcome =
  | { readonly kind: 'last-admin' }
  | { readonly kind: 'not-a-member'; readonly userId: string }
  | { readonly kind: 'saved'; readonly userId: string; readonly role: Role }
  | { readonly kind: 'removed'; readonly userId: string }

/**
 * Gives a person a role, or takes them off the team. There is always an admin left. Who is taken off may approve nothing any more, also
 * when they come back: an authority is given, and not found again.
 */
export async function changeTeam(
  db: Db,
  clock: Clock,
  by: Actor,
  { userId, name, role }: { userId: string; name: string; role: Role | null },
): Promise<TeamOutcome> {
  const at = clock.now().toISOString()
  return db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, by.workspaceId)
    const before = await findMember(tx, by.workspaceId, userId)
    const admins = (await listMembers(tx, by.workspaceId)).filter((m) => m.role === 'admin')
    if (!before && role === null) return { kind: 'not-a-member', userId }
    if (role !== 'admin' && admins.length === 1 && admins[0]?.userId === userId) return { kind: 'last-admin' }
    const approver = role === null ? await findApprover(tx, by.workspaceId, userId) : null
    if (role === null) {
      await removeApprover(tx, by.workspaceId, userId)
      await removeMember(tx, by.workspaceId, userId)
    } else
      await saveMember(tx, by.workspaceId, {
        userId,
        role,
        name: name || before?.name || '',
        language: before?.language ?? null,
        addedBy: by.userId,
        addedAt: at,
      })
    const after = role === null ? undefined : { userId, role }
    const subject = { subjectKind: 'member', subjectId: userId }
    await recordChanges(tx, by, at, [
      { action: 'change-team', ...subject, before: before ?? undefined, after },
      ...(approver ? [{ action: 'change-approver', ...subject, before: approver }] : []),
    ])
    if (approver) await redrawRequests(tx, by.workspaceId)
    return role === null ? { kind: 'removed', userId } : { kind: 'saved', userId, role }
  })
}

/** Where answers to somebody's letters go. They are on the team already. */
export async function changeMemberAddress(
  db: Db,
  clock: Clock,
  by: Actor,
  { userId, address }: { userId: string; address: string },
): Promise<{ kind: 'not-a-member'; userId: string } | { kind: 'address-saved'; userId: string; address: string }> {
  return db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, by.workspaceId)
    if (!(await findMember(tx, by.workspaceId, userId))) return { kind: 'not-a-member', userId }
    const before = await emailOfMember(tx, by.workspaceId, userId)
    if (before !== address) {
      await saveEmailOfMember(tx, by.workspaceId, { userId, email: address })
      const change = { action: 'change-address', subjectKind: 'member', subjectId: userId }
      await recordChange(tx, by, clock.now().toISOString(), {
        ...change,
        before: { email: before },
        after: { email: address },
      })
    }
    return { kind: 'address-saved', userId, address }
  })
}

/** Sets the language Cashlight speaks to one person in; null: as their Slack is set. */
export async function setLanguage(db: Db, clock: Clock, by: Actor, language: Language | null): Promise<void> {
  const at = clock.now().toISOString()
  await db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, by.workspaceId)
    const member = await findMember(tx, by.workspaceId, by.userId)
    if (!member || member.language === language) return
    await saveMember(tx, by.workspaceId, { ...member, language, addedBy: by.userId, addedAt: at })
    await recordChange(tx, by, at, {
      action: 'set-language',
      subjectKind: 'member',
      subjectId: by.userId,
      before: { language: member.language },
      after: { language },
    })
  })
}
