import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Third-party data that lies beside the checkout, in `../shared/data`, and is not part of it. Where it is not there, the
 * answer is undefined, one line says so, and the tests that need it are skipped.
 */
export function sharedData(name: string): string | undefined {
  const path = join(import.meta.dirname, '../../../shared/data', name)
  if (existsSync(path)) return path
  console.info(`skipped: what needs ../shared/data/${name}, which is not there`)
  return undefined
}
