/**
 * How the rows of an audit trail hang together: each holds the hash of itself and of the row before it, so that whoever changes,
 * takes out or slips in a row has to write every later one anew.
 *
 *   hash = SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of
 *          JSON.stringify([hash before, workspaceId, seq, id, at, actor, via, action, subjectKind, subjectId, before, after, importId])
 *
 * The hash before the first row is the empty text. `before` and `after` are hashed as the texts that are stored, or null; nothing is
 * read and written again. An array has one order, and JSON's quotes tell where a field ends. Trails are checked by this for ever: it
 * must not change. A column that comes later is left out of it, or becomes part of `after`.
 *
 * For example, the first row of company T1, by U1 ('2026-11-20T10:00:00.000Z', id A, a command that set invoice I1 to net 30):
 *   ["","T1",1,"A","2026-11-20T10:00:00.000Z","U1","command","change-terms","invoice","I1",null,"{\"terms\":\"net 30\"}",null]
 *   → 6171a06a3bcc…
 */
import { hash } from 'node:crypto'

/** The hash before the first row, and of a trail without rows. */
export const FIRST_HASH = ''

/** A row as it is stored, without its hash. */
export type AuditFields = {
  readonly workspaceId: string
  /** From 1 on, without gaps, in each workspace. */
  readonly seq: number
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly via: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly before: string | null
  readonly after: string | null
  readonly importId: string | null
}

/** The hash of a row that comes after one with the hash `previous`. */
export function hashOfRow(previous: string, row: AuditFields): string {
  const { workspaceId, seq, id, at, actor, via, action, subjectKind, subjectId, before, after, importId } = row
  const fields = [workspaceId, seq, id, at, actor, via, action, subjectKind, subjectId, before, after, importId]
  return hash('sha256', JSON.stringify([previous, ...fields]), 'hex')
}
