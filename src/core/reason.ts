/**
 * What went wrong, in the words of what lies deepest behind it, without a stop at its end:
 *
 *   reasonOf(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') }))
 *   // 'connect ECONNREFUSED 127.0.0.1:1'
 *
 * Of several tries to connect, which Node keeps in one error, the first.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause, errors } = error as Error & { errors?: readonly unknown[] }
  const behind = cause ?? errors?.[0]
  if (behind instanceof Error) return reasonOf(behind)
  return (error.message || error.name).replace(/\.$/, '')
}
