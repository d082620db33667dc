/**
 * The part of Slack that holds up a sender: one message a second and channel with a small burst, a 429 for what comes earlier, and an
 * answer that takes its time. Keeps when each message came.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const BURST = 2
const PER_SECOND = 1
const LATENCY_MS = { least: 50, most: 200 }

export type Posted = {
  readonly workspaceId: string
  readonly channelId: string
  readonly text: string
  readonly at: number
}

/** The token of a workspace is its id. */
export async function startPacedSlack() {
  const posted: Posted[] = []
  const counts = { requests: 0, refused: 0 }
  const buckets = new Map<string, { left: number; at: number }>()

  /** Takes one from the channel's bucket; false where it is empty. */
  function mayPost(channel: string): boolean {
    const now = performance.now()
    const bucket = buckets.get(channel) ?? { left: BURST, at: now }
    const left = Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * PER_SECOND)
    buckets.set(channel, { left: left >= 1 ? left - 1 : left, at: now })
    return left >= 1
  }

  const server = createServer(async (request, response) => {
    const workspaceId = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const args = new URLSearchParams(await bodyOf(request))
    const channelId = args.get('channel') ?? ''
    counts.requests += 1
    const isTaken = mayPost(`${workspaceId} ${channelId}`)
    if (isTaken) posted.push({ workspaceId, channelId, text: args.get('text') ?? '', at: performance.now() })
    else counts.refused += 1
    const ts = `${Math.floor(Date.now() / 1000)}.${String(posted.length).padStart(6, '0')}`
    await sleep(LATENCY_MS.least + Math.random() * (LATENCY_MS.most - LATENCY_MS.least))
    if (isTaken)
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: true, channel: channelId, ts }))
    else response.writeHead(429, { 'retry-after': '1' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return {
    apiUrl: `http://127.0.0.1:${address.port}/api/`,
    posted,
    counts,
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
