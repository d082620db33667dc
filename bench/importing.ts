/**
 * `/cash status` while a large file is imported: signed requests at 50 a second from a hundred people, from the moment at which a
 * colleague sends the app a file of 300,000 invoices in a direct message until it is answered. Aim: p99 under 250 ms, none above 3 s.
 *
 *   node bench/importing.ts [sqlite|postgres] [invoices in the file] [requests a second] [invoices in the books]
 */
import { addDays } from '../src/core/day.ts'
import { openBooks, sayTimes, startAsking, TODAY } from './asking.ts'

const [kind = 'sqlite', ...sizes] = process.argv.slice(2)
const [inFile = 300_000, perSecond = 50, inBooks = 20_000] = sizes.map(Number)

/** Another system's list: the books' own customers, one in twenty invoices open, the days of two years. */
function listOfInvoices(): string {
  const lines = ['Number,Customer,Amount,Issued,Due,Paid on']
  const first = addDays(TODAY, -730)
  for (let n = 0; n < inFile; n++) {
    const issued = addDays(first, n % 730)
    const paid = addDays(issued, 5 + (n % 60))
    const amount = `${100 + ((n * 7919) % 9000)}.${String(n % 100).padStart(2, '0')}`
    lines.push(
      `F-${n},Customer ${n % 500},${amount},${issued},${addDays(issued, 30)},${n % 20 > 0 && paid <= TODAY ? paid : ''}`,
    )
  }
  return `${lines.join('\n')}\n`
}

const books = await openBooks(kind, inBooks)
await books.close()
const asking = await startAsking(books.url)
const [{ id: colleague } = { id: '' }] = asking.users

const quiet = await asking.askWhile(perSecond, (seconds) => seconds < 10)
const quietLoop = await asking.loopMs()
console.log(`without an import, event loop: p99 ${quietLoop.p99.toFixed(0)} ms, most ${quietLoop.most.toFixed(0)} ms`)
sayTimes(quiet, perSecond)

const { slack, people } = asking
const content = listOfInvoices()
const file = slack.addFile({ name: 'invoices.csv', content, user: colleague, mimetype: 'text/csv' })
const direct = slack.directMessage(colleague).id
const report = () => slack.messages(direct).at(-1)?.text.split('\n')[0]
const started = performance.now()
await people.sendFiles(colleague, [file])
const times = await asking.askWhile(perSecond, () => report() === undefined)
const seconds = (performance.now() - started) / 1000
const { p99, most } = await asking.loopMs()
console.log(
  `${inFile} invoices (${(content.length / 1e6).toFixed(1)} MB) imported in ${seconds.toFixed(1)} s (${Math.round(inFile / seconds)} a second)`,
)
console.log(`the app said: ${report()}`)
console.log(`while it was imported, event loop: p99 ${p99.toFixed(0)} ms, most ${most.toFixed(0)} ms`)
sayTimes(times, perSecond)
await asking.stop()
await books.stop()
