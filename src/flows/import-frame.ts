/**
 * What the imports of all kinds share: rows come in one by one, are compared with the books, and are saved in chunks, each a
 * transaction of its own, with the app answering others in between. A crash leaves whole chunks, and the same file again finishes them.
 */
import { hash } from 'node:crypto'
import type { Clock } from '../core/clock.ts'
import type { Customer } from '../core/customer.ts'
import type { Day } from '../core/day.ts'
import type { Person } from '../core/import-customers.ts'
import type { ImportFault } from '../core/import-report.ts'
import type { RowReader } from '../core/import-row.ts'
import type { Currency } from '../core/money.ts'
import type { Workspace } from '../core/workspace.ts'
import { inBatches } from '../store/batches.ts'
import { addToImport, finishImport, type NewImport, startImport } from '../store/imports.ts'
import type { Db } from '../store/open.ts'
import { refreshStatistics } from '../store/statistics.ts'
import { type Actor, type Change, changeFacts } from './change.ts'
import { letOthersGo } from './let-others-go.ts'

export type ImportContext = {
  readonly db: Db
  readonly clock: Clock
  readonly by: Actor
  readonly workspace: Workspace
  readonly today: Day
  /** Of what names none. */
  readonly currency: Currency
  readonly people: readonly Person[]
  /** As they are before the import. */
  readonly customers: readonly Customer[]
  /** Of movements that name none; '' where the person named none either. */
  readonly account: string
  /** True when a file of this name, or the same file, came in before. */
  readonly isKnownFile: boolean
  /** Aborted when Cashlight is to stop: what has been saved by then stays. */
  readonly signal?: AbortSignal | undefined
}

/** One kind of file. */
export type Importer = {
  /** Takes a row; what is wrong with it is noted on the reader. */
  read(row: RowReader, rowNumber: number): void
  /** Sets aside what is in the books already, and what contradicts them: how many rows each is. */
  compare(): Promise<{ alreadyThere: number; badRows: number; faults: ImportFault[] }>
  /** Saves what is new. Returns how many rows that was. */
  save(chunks: Chunks): Promise<number>
}

export type Chunks = {
  /** Saves items in chunks. `work` returns how many rows of its chunk were new after all; `rowsOf` how many rows an item stands for. */
  save<T>(
    items: readonly T[],
    work: (change: Change, chunk: readonly T[]) => Promise<number>,
    rowsOf?: (item: T) => number,
  ): Promise<number>
  /** True when somebody said stop before everything was saved: the same file again brings the rest. */
  finish(): Promise<boolean>
}

/** On SQLite a transaction holds up everybody until it is on the disk: so many invoices take some 25 ms. */
const ITEMS_A_CHUNK = 100
/** Rows after which a table is another one than the one that queries were planned for. */
const COUNTED_ANEW_AT = [500, 5_000, 50_000]

/** Nothing is written, not even that there was an import, before there is something new to save. */
export function chunksOf(
  { db, clock, by, signal }: ImportContext,
  entry: Omit<NewImport, 'startedAt' | 'startedBy'>,
  onSaved: (rows: number) => void,
): Chunks {
  let importId: string | null = null
  let isCut = false

  async function started({ tx, workspace, made, audit }: Change): Promise<string> {
    const { createdBy: startedBy, createdAt: startedAt } = made
    const { id, isNew } = await startImport(tx, workspace.id, { ...entry, startedBy, startedAt })
    if (isNew) audit({ action: 'import-file', subjectKind: 'import', subjectId: id, after: entry })
    return id
  }

  return {
    async save(items, work, rowsOf = () => 1) {
      let total = 0
      for (const chunk of inBatches(items, ITEMS_A_CHUNK)) {
        if (signal?.aborted) {
          isCut = true
          break
        }
        const saved = await changeFacts(db, clock, by, async (change) => {
          const id = importId ?? (await started(change))
          // Every row of the audit trail names the file that it comes from.
          const audit: Change['audit'] = (...done) => change.audit(...done.map((each) => ({ ...each, importId: id })))
          const rows = await work({ ...change, audit }, chunk)
          await addToImport(change.tx, change.workspace.id, id, rows)
          return { id, rows }
        })
        importId = saved.id
        total += saved.rows
        if (COUNTED_ANEW_AT.some((at) => total >= at && total - saved.rows < at)) await refreshStatistics(db)
        onSaved(chunk.reduce((sum, item) => sum + rowsOf(item), 0))
        await letOthersGo()
      }
      return total
    },
    async finish() {
      if (importId !== null && !isCut) await finishImport(db, by.workspaceId, importId, clock.now().toISOString())
      return isCut
    },
  }
}

/** The key under which a fact from a file is in the books once, from the text that tells it from all others. */
export function sourceKeyOf(text: string): string {
  return hash('sha256', text, 'base64url')
}
