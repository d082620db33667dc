/**
 * Answers whoever watches this process: `/healthz` (it is alive), `/readyz` (it does its work: 200, or 503 with the reasons),
 * `/metrics` (for Prometheus). No names, no amounts; all the same it listens on this machine alone unless told otherwise.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../core/clock.ts'
import type { Meters } from '../core/meters.ts'
import type { Log } from '../log.ts'
import { createMetrics, type Watched } from './metrics.ts'
import { createReadiness, type Readiness } from './readiness.ts'

export type Watch = Pick<Readiness, 'slack' | 'ticked'> & {
  readonly meters: Meters
  readonly port: number
  stop(): Promise<void>
}

type Answer = { status: number; type: string; body: string }

/** Throws when the port cannot be had. Port 0 takes any. */
export async function startWatch(
  { host, port }: { host: string; port: number },
  { wall, log, ...watched }: Watched & { wall: Clock; log: Log },
): Promise<Watch> {
  const { registry, meters } = createMetrics(watched)
  const readiness = createReadiness(watched.db, wall)
  const answers: Readonly<Record<string, () => Promise<Answer>>> = {
    '/healthz': async () => ({ status: 200, type: 'text/plain; charset=utf-8', body: 'ok\n' }),
    '/readyz': async () => {
      const reasons = await readiness.reasons()
      const ready = reasons.length === 0
      return { status: ready ? 200 : 503, type: 'application/json', body: JSON.stringify({ ready, reasons }) }
    },
    '/metrics': async () => ({ status: 200, type: registry.contentType, body: await registry.metrics() }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const found = answers[pathname]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!found || !isRead) return void response.writeHead(found ? 405 : 404).end()
    const { status, type, body } = await found()
    response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      log.warn({ error, url: request.url }, 'a figure could not be read')
      response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' }).end('the figures cannot be read now\n')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    meters,
    port: (server.address() as AddressInfo).port,
    slack: readiness.slack,
    ticked: readiness.ticked,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
