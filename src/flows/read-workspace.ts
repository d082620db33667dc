/** What the edge reads of a company without asking for anything else. */
export { listMembers } from '../store/members.ts'
export { hasRun } from '../store/runs.ts'
export { findWorkspace, listWorkspaceIds } from '../store/workspaces.ts'
