import type { Clock } from '../core/clock.ts'
import { migrationState } from '../store/migrate.ts'
import type { Db } from '../store/open.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** The ticker comes every two seconds. */
const TICK_MS_MOST = 30_000
const ANSWER_MS_MOST = 3_000

export type Readiness = {
  /** The connection to Slack stands, or does not any more. */
  slack(isStarted: boolean): void
  /** The outbox's ticker has run. */
  ticked(): void
  /** Why this process does not do its work now, in sentences; none when it does. */
  reasons(): Promise<string[]>
}

/** `wall` is real time, whatever day the companies' clock says. */
export function createReadiness(db: Db, wall: Clock): Readiness {
  let isSlackStarted = false
  let tickedAt: number | null = null
  const migrations = oneAtATime(() => migrationState(db), ANSWER_MS_MOST)

  async function ofDatabase(): Promise<string[]> {
    try {
      const { pending } = await migrations()
      return pending.length > 0 ? [`${pending.length} migrations have not run: ${pending.join(', ')}`] : []
    } catch (error) {
      return [`the database does not answer: ${error instanceof Error ? error.message : String(error)}`]
    }
  }

  function ofTicker(): string[] {
    if (tickedAt === null) return ['the outbox has not been looked at yet']
    const idleMs = wall.now().getTime() - tickedAt
    return idleMs > TICK_MS_MOST ? [`the outbox has not been looked at for ${Math.floor(idleMs / 1000)} s`] : []
  }

  return {
    slack: (isStarted) => {
      isSlackStarted = isStarted
    },
    ticked: () => {
      tickedAt = wall.now().getTime()
    },
    reasons: async () => [
      ...(await ofDatabase()),
      ...(isSlackStarted ? [] : ['Slack is not connected']),
      ...ofTicker(),
    ],
  }
}
