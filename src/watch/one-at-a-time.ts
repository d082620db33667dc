import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks once, however many want to know: whoever comes while an answer is awaited shares it, so that a database that has stopped
 * answering is not asked again every few seconds. Nobody waits longer than `deadlineMs`; then it throws, in words.
 */
export function oneAtATime<T>(ask: () => Promise<T>, deadlineMs: number): () => Promise<T> {
  let asked: Promise<T> | null = null
  return async () => {
    asked ??= ask().finally(() => {
      asked = null
    })
    const waiting = new AbortController()
    const late = sleep(deadlineMs, undefined, { signal: waiting.signal }).then(() => {
      throw new Error(`no answer within ${deadlineMs / 1000} s`)
    })
    try {
      return await Promise.race([asked, late])
    } finally {
      late.catch(() => {})
      waiting.abort()
    }
  }
}
