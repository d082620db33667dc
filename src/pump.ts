/**
 * Work that goes on while there is something to do: one round at a time, never twice at once. A kick that comes while a round runs is not
 * lost: another round follows. What throws is logged, and waits for the next kick, so that a fault does not run in circles.
 */
import { setImmediate } from 'node:timers/promises'
import type { Log } from './log.ts'

export type Pump = {
  readonly isStopped: boolean
  /** Says that there may be something to do. */
  kick(): void
  /** Works until nothing can be done now, and what the rounds have in hand is through. */
  drain(): Promise<void>
  /** Begins no round any more, and ends with the one that runs. */
  stop(): Promise<void>
}

export type PumpOptions = {
  readonly log: Log
  /** Whose work it is, as the log names it. */
  readonly name: string
  /** Does what there is to do; false when there was nothing. */
  readonly round: () => Promise<boolean>
  /** What goes on behind its round. Whoever adds to it kicks when it is through. */
  readonly inHand?: () => readonly Promise<void>[]
}

export function createPump({ log, name, round, inHand = () => [] }: PumpOptions): Pump {
  let isStopped = false
  let isWanted = false
  let pumping: Promise<void> | null = null

  function kick(): void {
    if (isStopped) return
    isWanted = true
    pumping ??= pump().finally(() => {
      pumping = null
      if (isWanted) kick()
    })
  }

  async function pump(): Promise<void> {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        if (await round()) isWanted = true
      } catch (error) {
        isWanted = false
        log.error({ error }, `${name} stumbled; it goes on with the next tick`)
      }
      // Whoever types meanwhile is answered.
      await setImmediate()
    }
  }

  return {
    get isStopped() {
      return isStopped
    },
    kick,
    async drain() {
      do {
        kick()
        await pumping
        await Promise.all(inHand())
      } while (pumping !== null || inHand().length > 0)
    },
    async stop() {
      isStopped = true
      await pumping
    },
  }
}
