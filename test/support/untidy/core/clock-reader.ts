import { existsSync } from 'node:fs'
import type { Kysely } from 'kysely'
import { rows } from '../store/rows.ts'

/** Everything that a pure shelf may not do. The names alone, in texts and as properties, are allowed. */
export function untidy(db: Kysely<unknown>) {
  const allowed = {
    crypto: 'Date.now()',
    process: new Date(0),
    row: undefined as import('../store/rows.ts').Row | undefined,
  }
  return {
    ...allowed,
    db,
    rows,
    file: existsSync('.'),
    at: Date.now(),
    day: new Date(),
    chance: Math.random(),
    id: crypto.randomUUID(),
    home: process.env.HOME,
  }
}
