/** `npm run crash -- --kills 10000 [--database postgres --processes 4] [--seed N]`: the long form of the crash run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { startPostgres } from '../support/postgres.ts'
import { loggedText, type Progress, type Ran, runCrashes } from './run.ts'

const PROGRESS_MS = 30_000
/** A kill costs the start of a process: this is for a machine that is ten times slower than ours. */
const MS_A_KILL_MOST = 3_000
const MS_MOST_BESIDES = 120_000

type Place = { readonly url: string; remove(): Promise<void> }

async function openPlace(database: string): Promise<Place> {
  if (database === 'postgres') {
    const server = await startPostgres()
    return { url: `${server.url}/postgres`, remove: server.stop }
  }
  if (database !== 'sqlite') return { url: database, remove: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'cashlight-crash-'))
  return { url: `sqlite:${join(folder, 'cashlight.db')}`, remove: async () => rmSync(folder, { recursive: true }) }
}

function whole(text: string, what: string): number {
  const n = Number(text)
  if (!Number.isSafeInteger(n) || n < 1) throw new Error(`--${what} is a whole number from 1 on, not ${text}`)
  return n
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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '1000' },
      database: { type: 'string', default: 'sqlite' },
      processes: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  })
  const kills = whole(values.kills, 'kills')
  const processes = whole(values.processes, 'processes')
  if (processes > 1 && /^sqlite/.test(values.database))
    throw new Error('SQLite is for one process: --database postgres')
  const { seed } = values
  const startedAt = Date.now()
  const place = await openPlace(values.database)
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
