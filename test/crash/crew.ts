/** The processes of a run: as many at work as it asks for, and a few that have read their packages and wait to take a place. */
import { type ChildProcess, fork } from 'node:child_process'
import { type Bundle, bundleWorker } from './bundle.ts'
import type { Says, Told, WorkerSettings } from './worker.ts'

const SPARES = 2

type Hand = {
  readonly process: ChildProcess
  readonly ready: Promise<void>
  /** It has taken its first message to post. */
  readonly busy: Promise<void>
  readonly ended: Promise<void>
  isToEnd: boolean
}

export class Crew {
  /** What the workers logged, by its words: how often, and the first of it. */
  readonly logged = new Map<string, { count: number; first: string }>()
  /** Rejects when a worker ends that nobody killed. */
  readonly trouble: Promise<never>
  readonly #settings: WorkerSettings
  readonly #bundle: Bundle
  readonly #atWork: Hand[] = []
  readonly #spares: Hand[] = []
  #fail: (error: Error) => void = () => {}
  #now = ''

  private constructor(settings: WorkerSettings, bundle: Bundle) {
    this.#settings = settings
    this.#bundle = bundle
    this.trouble = new Promise((_, reject) => {
      this.#fail = reject
    })
    // Whoever waits for something else first still hears of it.
    this.trouble.catch(() => {})
  }

  static async start(settings: WorkerSettings, processes: number, now: string): Promise<Crew> {
    const crew = new Crew(settings, await bundleWorker())
    crew.#now = now
    // Only a process that ends by itself leaves what it compiled to the next ones.
    const first = crew.#spawn()
    await Promise.race([first.ready, crew.trouble])
    await crew.#dismiss(first)
    for (let i = 0; i < SPARES; i++) crew.#spares.push(crew.#spawn())
    for (let i = 0; i < processes; i++) await crew.#fill(i)
    return crew
  }

  /** Tells everybody at work the instant on the companies' clock. */
  tell(now: string): void {
    this.#now = now
    for (const { process } of this.#atWork) this.#send(process)
  }

  /** Resolves when the worker in a place has a message in hand, or after `mostMs`. */
  async busy(place: number, mostMs: number): Promise<void> {
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, mostMs)
    await Promise.race([this.#atWork[place]?.busy, late.promise])
    clearTimeout(timer)
  }

  /** SIGKILL for the worker in a place; the next one is at work there when this resolves. */
  async kill(place: number): Promise<void> {
    const hand = this.#atWork[place] as Hand
    hand.isToEnd = true
    hand.process.kill('SIGKILL')
    await hand.ended
    await this.#fill(place)
  }

  async end(): Promise<void> {
    const all = [...this.#atWork, ...this.#spares]
    for (const hand of all) {
      hand.isToEnd = true
      hand.process.kill('SIGKILL')
    }
    await Promise.all(all.map((hand) => hand.ended))
    this.#bundle.remove()
  }

  async #fill(place: number): Promise<void> {
    const hand = this.#spares.shift() as Hand
    this.#spares.push(this.#spawn())
    await Promise.race([hand.ready, this.trouble])
    this.#atWork[place] = hand
    this.#send(hand.process)
  }

  async #dismiss(hand: Hand): Promise<void> {
    hand.isToEnd = true
    hand.process.disconnect()
    await hand.ended
  }

  #send(process: ChildProcess): void {
    const told: Told = { now: this.#now }
    // One that has just been killed cannot be told anything; its place is filled at once.
    process.send(told, () => {})
  }

  #spawn(): Hand {
    const ready = Promise.withResolvers<void>()
    const busy = Promise.withResolvers<void>()
    const ended = Promise.withResolvers<void>()
    const child = fork(this.#bundle.file, [JSON.stringify(this.#settings)], {
      execArgv: [],
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: this.#bundle.compileCache },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const hand: Hand = {
      process: child,
      ready: ready.promise,
      busy: busy.promise,
      ended: ended.promise,
      isToEnd: false,
    }
    child.on('message', (says: Says) => (says === 'ready' ? ready : busy).resolve())
    let last = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      last = text
      for (const line of text.split('\n')) if (line !== '') this.#hear(line)
    })
    child.once('error', this.#fail)
    child.once('exit', (code, signal) => {
      ended.resolve()
      if (!hand.isToEnd) this.#fail(new Error(`a worker ended by itself with ${code ?? signal}: ${last}`))
    })
    return hand
  }

  #hear(line: string): void {
    const words = /"msg":"([^"]*)"/.exec(line)?.[1] ?? line
    const known = this.logged.get(words)
    this.logged.set(words, { count: (known?.count ?? 0) + 1, first: known?.first ?? line })
  }
}
