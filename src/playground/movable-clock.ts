/**
 * A clock that runs as the wall's does, but may be ahead of it. How far is kept in a small file beside the database, so that a second
 * start goes on where the first was.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { TZDate } from '@date-fns/tz'
import { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'

export type MovableClock = Clock & {
  /** Sets the clock to an instant, from which it runs on. */
  moveTo(instant: Date): void
  /** Back to the wall's time. */
  moveBack(): void
}

const kept = z.object({ aheadMs: z.number() })

/** `file` null: nothing is kept. A file that cannot be read is as good as none. */
export function openMovableClock(file: string | null, wall: Clock): MovableClock {
  let aheadMs = file === null ? 0 : readAhead(file)
  const keep = (ms: number) => {
    aheadMs = ms
    if (file === null) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify({ aheadMs })}\n`)
  }
  return {
    now: () => new Date(wall.now().getTime() + aheadMs),
    moveTo: (instant) => keep(instant.getTime() - wall.now().getTime()),
    moveBack: () => keep(0),
  }
}

function readAhead(file: string): number {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8'))).aheadMs
  } catch {
    return 0
  }
}

/** Where the clock of a database is kept: beside a SQLite file, else in data/. */
export function clockFileOf(databaseUrl: string): string | null {
  if (databaseUrl === 'sqlite::memory:') return null
  return databaseUrl.startsWith('sqlite:')
    ? `${databaseUrl.slice('sqlite:'.length)}.clock.json`
    : 'data/playground.clock.json'
}

/** The instant at which a local hour begins on a day. */
export function instantAt(day: Day, hour: number, timeZone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(new TZDate(year, month - 1, date, hour, 0, 0, timeZone).getTime())
}
