import type { Workspace } from '../../src/core/workspace.ts'
import { APPROVALS, workspaceOf } from './company.ts'

/** The settings of a company with a credit firewall: it has a channel for approvals. */
export const WITH_FIREWALL: Partial<Workspace> = {
  channels: {
    ...workspaceOf().channels,
    approvals: { channelId: APPROVALS, language: 'en', escalationUserId: null },
  },
}
