import { setTimeout as sleep } from 'node:timers/promises'

const BREATH_MS = 4
const LATE_MS = 4
const BREATHS_MAX = 25

/**
 * Between two pieces of long work: waits until the process has nothing more urgent to do. A single turn of the event loop is not enough:
 * a request that waits needs several, for reading, answering and sending. Ends after a tenth of a second even where the process is busy all
 * the time, so that the long work comes to an end too.
 */
export async function letOthersGo(): Promise<void> {
  for (let breath = 0; breath < BREATHS_MAX; breath++) {
    const started = performance.now()
    await sleep(BREATH_MS)
    // A timer that rings on time has found nobody before it.
    if (performance.now() - started < BREATH_MS + LATE_MS) return
  }
}
