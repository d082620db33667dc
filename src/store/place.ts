/** Where a database is: how it is told and noted, never with a password. The same for every way that leads to it. */
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { sqlitePath } from './open.ts'

/** The file, through whichever link somebody comes: '/srv/data/cashlight.db'. Or the server and the database: 'postgres://host/books'. */
export function placeOf(url: string): string {
  const path = sqlitePath(url)
  if (path !== null) return realPath(path)
  const { hostname, port, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? (hostname || 'localhost')
  return `postgres://${host}${port && port !== '5432' ? `:${port}` : ''}/${databaseName(url)}`
}

/** What files about a database begin with: 'cashlight' for data/cashlight.db. */
export function stemOf(url: string): string {
  const path = sqlitePath(url)
  const name = path === null ? databaseName(url) : basename(path, extname(path))
  return name.replace(/[^\p{L}\p{N}_-]+/gu, '-') || 'cashlight'
}

/** '' where a URL of PostgreSQL names none. */
export function databaseName(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

/** Of a file that is not there, too. */
export function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = resolve(dirname(path))
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path))
}
