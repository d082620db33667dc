/** So many random ledgers in one database, each a company of its own, against books kept on paper. */
import fc, { type RunDetails } from 'fast-check'
import type { Db } from '../../src/store/open.ts'
import { type Deed, ledgers } from './deeds.ts'
import { Office, type Tally } from './office.ts'

export type LedgersCompared = Tally & { readonly ledgers: number; readonly details: RunDetails<[Deed[]]> }

/** The same seed and number bring the same ledgers. Companies are named `name-1`, `name-2`…; the first difference ends it, shrunk. `onLedger` hears of each. */
export async function compareLedgers(
  db: Db,
  {
    runs,
    seed,
    name,
    first = [],
    onLedger,
  }: { runs: number; seed: number; name: string; first?: readonly Deed[][]; onLedger?: () => void },
): Promise<LedgersCompared> {
  const tally = { deeds: 0, comparisons: 0 }
  let company = 0
  const property = fc.asyncProperty(ledgers, async (deeds) => {
    company += 1
    const office = await Office.open(db, `${name}-${company}`, tally)
    for (const deed of deeds) await office.does(deed)
    await office.agrees()
    onLedger?.()
  })
  const details = await fc.check(property, { seed, numRuns: runs, examples: first.map((deeds) => [deeds]) })
  return { ...tally, ledgers: company, details }
}

/** What differed, with the shortest ledger that shows it. */
export function differenceIn({ details }: LedgersCompared): string | null {
  return details.failed ? `${fc.defaultReportMessage(details)}\n${details.errorInstance}` : null
}
