/** The daily backup. Asked for every few minutes; it is made once a day, and one that failed is tried again after an hour. */
import type { Clock } from '../core/clock.ts'
import { backUpDaily } from '../flows/back-up.ts'
import type { Outbox } from '../flows/outbox.ts'
import type { Log } from '../log.ts'

const AGAIN_MS = 60 * 60_000

export type BackUpOptions = {
  readonly db: Outbox
  /** The wall clock. */
  readonly clock: Clock
  readonly log: Log
  readonly url: string
  readonly folder: string
}

export function createBackUp({ db, clock, log, url, folder }: BackUpOptions): () => Promise<void> {
  let notBeforeMs = 0
  return async () => {
    const now = clock.now().getTime()
    // A clock that was set back does not put it off for longer than the pause.
    if (now < notBeforeMs && notBeforeMs - now <= AGAIN_MS) return
    try {
      const outcome = await backUpDaily(db, clock, { url, folder })
      if (outcome === null) return
      if (outcome.kind === 'made') {
        const { path, manifest } = outcome
        const { bytes, checked, faults } = manifest
        if (faults.length === 0) log.info({ path, bytes, checked }, 'a backup was made')
        else log.error({ path, bytes, checked, faults }, 'a backup was made, of books that are broken')
        return
      }
      log.error({ ...outcome, folder }, 'the daily backup was not made: it is tried again in an hour')
    } catch (error) {
      log.error({ error, folder }, 'the daily backup was not made: it is tried again in an hour')
    }
    notBeforeMs = now + AGAIN_MS
  }
}
