import { expect, test } from 'vitest'
import { openLog } from '../src/log.ts'
import { createPump } from '../src/pump.ts'

/** A pump whose rounds end when they are told to, and what it has logged. */
function pumpOf({ rounds = Number.POSITIVE_INFINITY } = {}) {
  const lines: string[] = []
  const log = openLog('error', { write: (line) => void lines.push(line) })
  const ends: PromiseWithResolvers<boolean>[] = []
  let [running, atOnce] = [0, 0]
  const pump = createPump({
    log,
    name: 'the sender',
    async round() {
      running += 1
      atOnce = Math.max(atOnce, running)
      const end = Promise.withResolvers<boolean>()
      ends.push(end)
      if (ends.length > rounds) end.resolve(false)
      return end.promise.finally(() => {
        running -= 1
      })
    },
  })
  return { pump, ends, lines, atOnce: () => atOnce }
}

test('goes on while a round found something, one round at a time; a kick meanwhile is not lost', async () => {
  const { pump, ends, atOnce } = pumpOf({ rounds: 3 })
  const drained = pump.drain()
  pump.kick()
  ends[0]?.resolve(true)
  await expect.poll(() => ends.length).toBe(2)
  pump.kick()
  ends[1]?.resolve(false)
  await expect.poll(() => ends.length).toBe(3)
  ends[2]?.resolve(false)
  await drained
  expect([ends.length, atOnce()]).toEqual([3, 1])
})

test('logs what throws and waits for the next kick, though one came meanwhile', async () => {
  const { pump, ends, lines } = pumpOf({ rounds: 1 })
  const drained = pump.drain()
  pump.kick()
  ends[0]?.reject(new Error('no database'))
  await drained
  expect(ends).toHaveLength(1)
  expect(lines).toEqual([expect.stringMatching(/no database.*the sender stumbled; it goes on with the next tick/)])
  await pump.drain()
  expect(ends).toHaveLength(2)
})

test('stopped, ends with the round that runs, and begins no other', async () => {
  const { pump, ends } = pumpOf()
  pump.kick()
  const stopped = pump.stop()
  expect(pump.isStopped).toBe(true)
  ends[0]?.resolve(true)
  await stopped
  pump.kick()
  await pump.drain()
  expect(ends).toHaveLength(1)
})

test('is drained when what a round has in hand is through, and what that brought', async () => {
  const inHand = new Set<Promise<void>>()
  const done: number[] = []
  const pump = createPump({
    log: openLog('error'),
    name: 'the sender',
    inHand: () => [...inHand],
    async round() {
      if (done.length + inHand.size >= 2) return false
      const work = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
        done.push(done.length + 1)
        inHand.delete(work)
        pump.kick()
      })
      inHand.add(work)
      return false
    },
  })
  await pump.drain()
  expect(done).toEqual([1, 2])
})
