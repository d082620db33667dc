/**
 * `/cash status` under load: with 100,000 invoices, signed requests at 50 a second, from the request to the answer's arrival at Slack;
 * and the morning's selection of due duties.
 *
 *   node bench/status.ts [invoices] [requests a second] [seconds] [sqlite|postgres]
 */
import { dutiesDue } from '../src/store/duties.ts'
import { TEAM } from '../test/support/company.ts'
import { openBooks, percentile, sayTimes, startAsking, TODAY } from './asking.ts'

const [invoices = 100_000, perSecond = 50, seconds = 30] = process.argv.slice(2, 5).map(Number)
const books = await openBooks(process.argv[5] ?? 'sqlite', invoices)

// The morning after a quiet night: what is due by today was said, and the day's own share waits.
await books.db.updateTable('duties').set({ state: 'done' }).where('dueDay', '<', TODAY).execute()
const selections: number[] = []
let due = 0
for (let i = 0; i < 200; i++) {
  const started = performance.now()
  due = (await dutiesDue(books.db, TEAM, TODAY)).length
  selections.push(performance.now() - started)
}
selections.sort((a, b) => a - b)
console.log(`due duties: ${due} selected, median ${percentile(selections, 0.5)}, p99 ${percentile(selections, 0.99)}`)
await books.close()

const asking = await startAsking(books.url)
sayTimes(await asking.askWhile(perSecond, (passed) => passed < seconds), perSecond)
await asking.stop()
await books.stop()
