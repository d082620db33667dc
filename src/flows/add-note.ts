import type { Clock } from '../core/clock.ts'
import type { NoteOutcome } from '../core/note.ts'
import { newId } from '../store/id.ts'
import { insertNote } from '../store/notes.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { findReceivables, type WhichReceivables } from './find-receivables.ts'

/** Keeps what was said to a customer, or heard of it; about one of its invoices where that is named. */
export async function addNote(
  db: Db,
  clock: Clock,
  by: Actor,
  { which, text }: { which: WhichReceivables; text: string },
): Promise<NoteOutcome> {
  return changeFacts(db, clock, by, async (change): Promise<NoteOutcome> => {
    const { tx, workspace, today, at } = change
    const found = await findReceivables(tx, by, which, 'log-sales-fact')
    if (found.kind !== 'match') return found
    const { customer, named } = found
    const note = {
      id: newId(),
      customerId: customer.id,
      invoiceId: named?.id ?? null,
      text,
      day: today,
      createdBy: by.userId,
    }
    await insertNote(tx, workspace.id, note, at)
    const after = { text, ...(named ? { invoiceId: named.id } : {}) }
    change.audit({ action: 'add-note', subjectKind: 'customer', subjectId: customer.id, after })
    return { kind: 'noted', customerName: customer.name, number: named?.number ?? null, note }
  })
}
