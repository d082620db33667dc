/** What is wrong with the books in a database, however well it was copied. */
import { findViolations, told } from '../store/invariants.ts'
import type { Db } from '../store/open.ts'
import { verifyAudit } from './verify-audit.ts'

export type BookFaults = {
  /** A line each. */
  readonly invariants: readonly string[]
  readonly audit: readonly AuditFault[]
}

export type AuditFault = { readonly workspaceId: string; readonly line: string }

export async function findBookFaults(db: Db): Promise<BookFaults> {
  return { invariants: (await findViolations(db)).map(told), audit: await findAuditFaults(db) }
}

/** The audit trails that are not whole. */
export async function findAuditFaults(db: Db): Promise<AuditFault[]> {
  return (await verifyAudit(db)).flatMap((check) => {
    if (check.kind !== 'broken') return []
    const { workspaceId, seq, what } = check
    return [{ workspaceId, line: `the audit trail of ${workspaceId} is broken at row ${seq}: ${what}` }]
  })
}

export function linesOf({ invariants, audit }: BookFaults): string[] {
  return [...invariants, ...audit.map(({ line }) => line)]
}
