import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { findViolations } from '../../src/store/invariants.ts'
import { compareLedgers, differenceIn } from '../ledgers/compare.ts'
import { WRONG_ONCE } from '../ledgers/deeds.ts'
import { eachDatabase } from '../support/databases.ts'

const RUNS = 32
const seed = randomInt(2 ** 31)

// The long form is `npm run ledgers`.
eachDatabase('the ledger', (openFresh, dialect) => {
  test('agrees with books kept on paper, on every day, whatever is invoiced, paid, credited, promised, disputed, held and taken back', async () => {
    const { db } = await openFresh()
    const first = Object.values(WRONG_ONCE)
    const compared = await compareLedgers(db, { runs: RUNS, seed, name: 'T', first })
    const { deeds, comparisons } = compared
    console.log(`${RUNS} ledgers on ${dialect}: ${deeds} deeds, ${comparisons} figures compared, seed ${seed}`)
    expect(differenceIn(compared)).toBeNull()
    expect(await findViolations(db)).toEqual([])
    expect(comparisons).toBeGreaterThan(RUNS * 100)
    // A difference is shrunk first.
  }, 120_000)
})
