import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startTimetable, type Timetable } from '../../src/jobs/timetable.ts'
import { openLog } from '../../src/log.ts'

const MINUTE = 60_000
const logged: string[] = []
const log = openLog('error', { write: (line: string) => void logged.push(line) })

let ticks: string[]
let timetable: Timetable

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T08:58:30Z') })
  ticks = []
  logged.length = 0
})
afterEach(async () => {
  await timetable.stop()
  vi.useRealTimers()
})

const time = () => new Date().toISOString().slice(11, 19)

function start(jobs: { runDue?: () => Promise<void>; send?: () => void } = {}) {
  timetable = startTimetable(
    { runDue: jobs.runDue ?? (async () => void ticks.push(time())), send: jobs.send ?? (() => {}) },
    log,
  )
}

test('what is due is looked for on every full minute', async () => {
  start()
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
  expect(ticks).toEqual(['08:59:00', '09:00:00', '09:01:00'])
})

test('an event loop blocked for 5 s across the posting minute: the tick comes late and once', async () => {
  start({
    send: () => {
      // Time goes by, and nothing else can run meanwhile.
      if (time() === '08:59:58') vi.setSystemTime(Date.now() + 5_000)
    },
  })
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
  expect(ticks).toEqual(['08:59:00', '09:00:05', '09:01:00'])
})

test('a clock that is set back an hour goes on ticking every minute', async () => {
  start()
  await vi.advanceTimersByTimeAsync(MINUTE)
  vi.setSystemTime(Date.now() - 60 * MINUTE)
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(ticks).toEqual(['08:59:00', '08:00:00', '08:01:00'])
})

test('a machine that slept for three days catches up with one tick, not with thousands', async () => {
  let sent = 0
  start({
    send: () => {
      sent += 1
    },
  })
  await vi.advanceTimersByTimeAsync(MINUTE)
  const before = sent
  vi.setSystemTime(Date.now() + 3 * 24 * 60 * MINUTE)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sent - before).toBeLessThanOrEqual(5)
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(ticks).toHaveLength(2)
})

test('a run that takes longer than a minute is not started a second time beside itself', async () => {
  let running = 0
  let most = 0
  let runs = 0
  start({
    runDue: async () => {
      runs += 1
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2.5 * MINUTE))
      running -= 1
    },
  })
  await vi.advanceTimersByTimeAsync(10 * MINUTE)
  expect(most).toBe(1)
  expect(runs).toBe(4)
})

test('a run that fails is logged and comes again the next minute', async () => {
  start({
    runDue: async () => {
      ticks.push(time())
      throw new Error('the database is away')
    },
  })
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect(ticks).toEqual(['08:59:00', '09:00:00'])
  expect(logged).toHaveLength(2)
  expect(logged[0]).toContain('the database is away')
})

test('after stopping nothing ticks, not even behind a run that was in hand', async () => {
  let finish = () => {}
  start({
    runDue: () => {
      ticks.push(time())
      return new Promise((resolve) => {
        finish = resolve
      })
    },
  })
  await vi.advanceTimersByTimeAsync(MINUTE)
  await timetable.stop()
  finish()
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(ticks).toEqual(['08:59:00'])
  expect(vi.getTimerCount()).toBe(0)
})
