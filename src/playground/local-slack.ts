import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Leashed, leash } from './leash.ts'

export interface LocalSlackUser {
  id: string
  name: string
  real_name: string
  email?: string
  tz?: string
}

export interface LocalSlackChannel {
  id: string
  name: string
  /** User ids. The app hears only what is said in channels whose members include its `botUserId`. */
  members: string[]
  is_private?: boolean
}

/** Who is in the workspace besides our app. */
export interface LocalSlackWorkspace {
  workspace: { name: string; domain: string; teamId: string }
  users: LocalSlackUser[]
  channels: LocalSlackChannel[]
}

export interface LocalSlack {
  /** The page to open, e.g. `http://localhost:3900`. */
  url: string
  port: number
  /** The Web API's base, for Bolt's `clientOptions.slackApiUrl`. */
  apiUrl: string
  /** Removes its uploaded files with it. */
  stop(): Promise<void>
}

/**
 * What our app is called there. The tokens open nothing but this program on this machine: it takes any token, and
 * hands out files for the one it was told.
 */
export const LOCAL_APP = {
  appId: 'A0CASHLIGHT',
  botUserId: 'U0CASHLIGHT',
  botName: 'cashlight',
  botToken: 'xoxb-playground',
  appToken: 'xapp-playground',
  signingSecret: 'playground',
} as const

/** The program for this platform, or undefined where nobody has built one. */
export function localSlackProgram(): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `local-slack-${process.platform}-${process.arch}/package.json`,
    )
    const program = join(dirname(manifest), 'bin/local-slack')
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

/** Opens the direct message between a person and the app, unless it is open. Its page lists it under the person's name. The channel's id. */
export async function openDirectMessage({ apiUrl }: Pick<LocalSlack, 'apiUrl'>, userId: string): Promise<string> {
  const response = await fetch(`${apiUrl}conversations.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${LOCAL_APP.botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ users: userId }),
  })
  return ((await response.json()) as { channel: { id: string } }).channel.id
}

type Started = { kind: 'started'; port: number } | { kind: 'port-taken' } | { kind: 'failed'; said: string }

/** It says its address when it listens; a taken port is the one failure that another try can mend. */
function started({ process: program }: Leashed): Promise<Started> {
  return new Promise((resolve) => {
    let said = ''
    const listen = (text: string) => {
      said += text
      const address = /Web UI:\s+http:\/\/\S+:(\d+)/.exec(said)
      if (address) resolve({ kind: 'started', port: Number(address[1]) })
    }
    program.stdout?.setEncoding('utf8').on('data', listen)
    program.stderr?.setEncoding('utf8').on('data', listen)
    program.once('error', (error) => resolve({ kind: 'failed', said: String(error) }))
    program.once('close', () =>
      resolve(said.includes('EADDRINUSE') ? { kind: 'port-taken' } : { kind: 'failed', said }),
    )
  })
}

const PORTS_TO_TRY = 20

/**
 * Starts the local Slack on `port`, or on the next free one after it; port 0 lets the system choose. It forgets all
 * messages when it stops, and it stops when we do, however we end (see `leash`).
 */
export async function startLocalSlack(options: LocalSlackWorkspace & { port: number }): Promise<LocalSlack> {
  const { port: first, ...workspace } = options
  const program = localSlackProgram()
  if (program === undefined) throw new Error(`no local Slack for ${process.platform}-${process.arch} is installed`)

  for (let port = first; port < first + PORTS_TO_TRY; port += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'cashlight-local-slack-'))
    const config = join(folder, 'config.json')
    writeFileSync(config, JSON.stringify({ ...workspace, app: { ...LOCAL_APP, mode: 'socket' } }))
    const files = join(folder, 'files')
    // Nothing in it is worth an orderly end, and nothing can ignore KILL.
    const running = leash(program, ['--config', config, '--port', String(port), '--files-dir', files], {
      folder,
      signal: 'KILL',
    })
    const start = await started(running)
    if (start.kind === 'started') {
      const url = `http://localhost:${start.port}`
      return { url, port: start.port, apiUrl: `${url}/api/`, stop: () => running.release() }
    }
    await running.release()
    if (start.kind === 'failed') throw new Error(`the local Slack did not start: ${start.said.slice(-2000)}`)
  }
  throw new Error(`the ports ${first} to ${first + PORTS_TO_TRY - 1} are all taken`)
}
