/**
 * `npm run crash -- --kills 10000 [--database postgres --processes 4] [--seed N]`: the long form of the crash run. It sweeps and posts
 * from a database that it makes, and throws away.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { databaseKind, readFlags, wholeNumber } from '../support/flags.ts'
import { startPostgres } from '../support/postgres.ts'
import { loggedText, type Progress, type Ran, runCrashes } from './run.ts'

const PROGRESS_MS = 30_000
/** A kill costs the start of a process: this is for a machine that is ten times slower than ours. */
const MS_A_KILL_MOST = 3_000
const MS_MOST_BESIDES = 120_000

type Place = { readonly url: string; remove(): Promise<void> }

async function openPlace(database: 'sqlite' | 'postgres'): Promise<Place> {
  if (database === 'postgres') {
    const server = await startPostgres()
    return { url: `${server.url}/postgres`, remove: server.stop }
  }
  const folder = mkdtempSync(join(tmpdir(), 'cashlight-crash-'))
  return { url: `sqlite:${join(folder, 'cashlight.db')}`, remove: async () => rmSync(folder, { recursive: true }) }
}

function sayProgress(): (progress: Progress) => void {
  let saidAt = Date.now()
  return ({ kills, posted, day, twice }) => {
    if (Date.now() - saidAt < PROGRESS_MS) return
    saidAt = Date.now()
    console.log(
      `${new Date().toISOString().slice(11, 19)}  ${kills} kills, ${posted} messages posted, ${twice} twice, day ${day}`,
    )
  }
}

function sentence(ran: Ran, { seed, took }: { seed: string; took: number }): string {
  const faults = Object.entries(ran.faults).map(([name, count]) => `${count} × ${name}`)
  return [
    `${ran.kills} kills over ${ran.messages} messages and ${ran.duties} duties of ${ran.days} days (seed ${seed}, ${Math.round(took / 1000)} s)`,
    `${ran.lost} lost, ${ran.twice} twice, ${ran.dutiesLost} duties never said, ${ran.dutiesTwice} said twice`,
    `${ran.unsettled} unsettled, ${ran.strange} strange, ${ran.superseded} superseded, ${ran.violations.length} violations`,
    `Slack answered with ${faults.join(', ')}`,
  ].join('; ')
}

const LONG_RUN = {
  usage: 'crash -- --kills 10000 [--database postgres --processes 4] [--seed N]',
  defaults: { kills: '1000', database: 'sqlite', processes: '1', seed: String(Date.now() % 1_000_000) },
}

async function main(): Promise<void> {
  const { kills, processes, database, seed } = readFlags(LONG_RUN, (given) => {
    const database = databaseKind(given.database)
    const processes = wholeNumber(given.processes, 'processes')
    if (processes > 1 && database === 'sqlite') throw new Error('SQLite is for one process: add --database postgres')
    return { kills: wholeNumber(given.kills, 'kills'), processes, database, seed: given.seed }
  })
  const startedAt = Date.now()
  const place = await openPlace(database)
  try {
    const store = openStore(place.url)
    await migrate(store.db)
    await store.close()
    const withinMs = kills * MS_A_KILL_MOST + MS_MOST_BESIDES
    const ran = await runCrashes({ url: place.url, kills, processes, seed, withinMs, onProgress: sayProgress() })
    for (const violation of ran.violations) console.log(violation)
    if (ran.logged.size > 0) console.log(`the workers logged: ${loggedText(ran.logged)}`)
    console.log(sentence(ran, { seed, took: Date.now() - startedAt }))
    const wrong = [
      ran.lost,
      ran.twice,
      ran.dutiesLost,
      ran.dutiesTwice,
      ran.unsettled,
      ran.strange,
      ran.violations.length,
    ]
    if (wrong.some((n) => n > 0)) process.exitCode = 1
  } finally {
    await place.remove()
  }
}

await main()
