/**
 * What people ask for of a law 2 that has grown: each report on books of some size and on books ten times as large, with the same number
 * of customers. One that reads only what it says grows by what is open; one that reads all there ever was would grow tenfold.
 *
 *   node bench/reports.ts [invoices of the smaller books] [sqlite|postgres]
 */
import { addDays } from '../src/core/day.ts'
import { readAgeing, readAgeingOn, readAgeingReport } from '../src/flows/read-ageing.ts'
import { readCustomer } from '../src/flows/read-customer.ts'
import { readDso } from '../src/flows/read-dso.ts'
import { readDuties } from '../src/flows/read-duties.ts'
import { readFollowUp } from '../src/flows/read-follow-up.ts'
import { readStatement } from '../src/flows/read-statement.ts'
import { sweepDuties } from '../src/flows/sweep-duties.ts'
import { listCustomers } from '../src/store/customers.ts'
import { findWorkspace } from '../src/store/workspaces.ts'
import { asAdmin, HandClock, TEAM } from '../test/support/company.ts'
import { NOW, openBooks, TODAY } from './asking.ts'

const invoices = Number(process.argv[2] ?? 10_000)
const kind = process.argv[3] ?? 'sqlite'
const TIMES = 5

async function measure(size: number): Promise<Map<string, number>> {
  const books = await openBooks(kind, size)
  const { db } = books
  const clock = new HandClock(NOW)
  const workspace = await findWorkspace(db, TEAM)
  const customer = (await listCustomers(db, TEAM)).find((c) => c.code === 'C7')
  if (!workspace || !customer) throw new Error('the books are empty')
  const took = new Map<string, number>()
  const time = async (what: string, work: () => Promise<unknown>, times = TIMES) => {
    const all: number[] = []
    for (let i = 0; i < times; i++) {
      const started = performance.now()
      await work()
      all.push(performance.now() - started)
    }
    took.set(what, all.sort((a, b) => a - b)[Math.floor(times / 2)] as number)
  }
  await time('the morning', () => sweepDuties(db, clock, TEAM), 1)
  await time('follow-up', () => readFollowUp(db, asAdmin, { workspace, today: TODAY, scope: 'team' }))
  await time('duties', () => readDuties(db, asAdmin, { today: TODAY, scope: { kind: 'team' } }))
  await time('customer', () => readCustomer(db, asAdmin, { text: 'C7', today: TODAY }))
  await time('ageing', () => readAgeing(db, TEAM, TODAY))
  await time('ageing by customer', () => readAgeingReport(db, TEAM, { day: TODAY, today: TODAY }))
  await time('ageing a year ago', () => readAgeingOn(db, TEAM, addDays(TODAY, -365)))
  await time('statement', () => readStatement(db, workspace, customer.id, { from: addDays(TODAY, -90), to: TODAY }))
  await time('dso', () => readDso(db, clock, workspace))
  await books.close()
  await books.stop()
  return took
}

const small = await measure(invoices)
const large = await measure(invoices * 10)
for (const [what, ms] of large) {
  const ratio = ms / (small.get(what) as number)
  console.log(`${what}: ${small.get(what)?.toFixed(1)} ms, then ${ms.toFixed(1)} ms: ${ratio.toFixed(1)} times`)
}
