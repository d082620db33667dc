/**
 * Backups under write load: of a database into which another process writes as fast as it can, each one made, checked, restored, and
 * asked for every invariant again.
 *
 *   node bench/backups.ts [count] [invoices to begin with]
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { day } from '../src/core/day.ts'
import { backUp } from '../src/flows/back-up.ts'
import { restoreBackup } from '../src/flows/restore-backup.ts'
import { findViolations } from '../src/store/invariants.ts'
import { migrate } from '../src/store/migrate.ts'
import { openStore } from '../src/store/open.ts'
import { asAdmin, HandClock, haveCustomer, openCompany } from '../test/support/company.ts'
import { fillBooks } from './books.ts'

const [count = 100, invoices = 2000] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'cashlight-backups-'))
const file = join(folder, 'busy.db')
const url = `sqlite:${file}`
const store = openStore(url)
await migrate(store.db)
const clock = new HandClock('2026-11-20T10:00:00Z')
await openCompany(store.db, clock)
await fillBooks(store.db, clock, asAdmin, { invoices, today: day('2026-11-20') })
await haveCustomer(store.db, clock, 'Busy')
await store.close()

const office = fork(join(import.meta.dirname, 'busy-office.ts'), [url])
let deeds = 0
office.on('message', (n) => {
  deeds = Number(n)
})
await once(office, 'message')

const wall = { now: () => new Date() }
const milliseconds: number[] = []
const started = performance.now()
let restored = 0
let deedsBefore = deeds
let idle = 0
for (let i = 0; i < count; i++) {
  const begun = performance.now()
  const backup = await backUp(wall, { url, folder: join(folder, 'backups'), reason: 'by-hand' })
  milliseconds.push(performance.now() - begun)
  if (deeds === deedsBefore) idle += 1
  deedsBefore = deeds
  if (backup.kind !== 'made') {
    console.log(`backup ${i + 1}: ${JSON.stringify(backup)}`)
    continue
  }
  const into = `sqlite:${join(folder, `restored-${i}.db`)}`
  const outcome = await restoreBackup(wall, { file: backup.path, url: into })
  const copy = openStore(into)
  const violations = outcome.kind === 'restored' ? await findViolations(copy.db) : []
  await copy.close()
  if (outcome.kind === 'restored' && violations.length === 0) restored += 1
  else console.log(`backup ${i + 1}: ${outcome.kind} ${JSON.stringify(violations)}`)
  for (const tail of ['', '.lock']) rmSync(join(folder, `restored-${i}.db${tail}`), { force: true })
  rmSync(backup.path)
  await sleep(20)
}
const seconds = (performance.now() - started) / 1000
office.kill('SIGKILL')
await once(office, 'exit')
milliseconds.sort((a, b) => a - b)
const percentile = (share: number) => Math.round(milliseconds[Math.floor((milliseconds.length - 1) * share)] ?? 0)
console.log(`${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}`)
console.log(
  `${deeds} invoices and what follows them written meanwhile (${Math.round(deeds / seconds)} a second), ${(statSync(file).size / 1e6).toFixed(0)} MB at the end; ${idle} backups during which nothing was written`,
)
console.log(`a backup with its checks: median ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms`)
console.log(`${restored} of ${count} restored, all invariants ${restored === count ? 'hold' : 'do not hold'}`)
rmSync(folder, { recursive: true })
process.exitCode = restored === count ? 0 : 1
