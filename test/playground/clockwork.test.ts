import { describe, expect, test } from 'vitest'
import { addDays, type Day, day, dayAt } from '../../src/core/day.ts'
import { beginAtMorning, createClockwork } from '../../src/playground/clockwork.ts'
import { demoWorkspace } from '../../src/playground/demo-company.ts'
import { openMovableClock } from '../../src/playground/movable-clock.ts'

const ZONE = 'Asia/Shanghai'
const START = day('2026-11-23')

/** A world that writes down what happened in it and when. Orange is lit from `orangeFrom` on. */
function worldAt(iso: string, { orangeFrom = day('2199-12-31'), endsOn }: { orangeFrom?: Day; endsOn?: Day } = {}) {
  const clock = openMovableClock(null, { now: () => new Date(iso) })
  const diary: string[] = []
  const brevity: boolean[] = []
  const write = (what: string) => async () => {
    // What follows must not begin before this has ended.
    await new Promise((resolve) => setImmediate(resolve))
    diary.push(`${clock.now().toISOString().slice(0, 16)} ${what}`)
  }
  const demo = createClockwork({
    clock,
    workspace: async () => demoWorkspace(iso),
    live: write('live'),
    runDue: write('jobs'),
    drain: write('post'),
    isLit: async (light) => light === 'orange' && dayAt(clock.now(), ZONE) >= orangeFrom,
    printInBrief: (isBrief) => brevity.push(isBrief),
    isEnding: () => endsOn !== undefined && dayAt(clock.now(), ZONE) >= endsOn,
    startAnew: async () => {
      clock.moveBack()
      await write('anew')()
    },
  })
  return { demo, diary, brevity, clock }
}

const NOON = '2026-11-23T04:00:00Z'

describe('the clockwork', () => {
  test('goes to tomorrow at the posting hour: the script, then the jobs, then the posting', async () => {
    const { demo, diary } = worldAt(NOON)
    expect(await demo.tomorrow()).toBe('2026-11-24')
    expect(diary).toEqual(['2026-11-24T01:00 live', '2026-11-24T01:00 jobs', '2026-11-24T01:00 post'])
  })

  test('before the posting hour it lives this morning too', async () => {
    const { demo, diary } = worldAt('2026-11-22T22:00:00Z')
    expect(await demo.tomorrow()).toBe('2026-11-24')
    expect(diary.filter((line) => line.endsWith('live'))).toEqual(['2026-11-23T01:00 live', '2026-11-24T01:00 live'])
  })

  test('goes through every day up to the one that is asked for, and no further than 400 days', async () => {
    const { demo, diary } = worldAt(NOON)
    expect(await demo.untilDay(day('2026-12-23'))).toBe('2026-12-23')
    expect(diary.filter((line) => line.endsWith('jobs'))).toHaveLength(30)
    expect(await demo.untilDay(day('2035-01-01'))).toBe(addDays(day('2026-12-23'), 400))
  })

  test.each([
    [40, [false, false]],
    [41, [true, false]],
  ])('a move of %i days is printed in brief: %j', async (days, brief) => {
    const { demo, brevity } = worldAt(NOON)
    await demo.untilDay(addDays(START, days))
    expect(brevity).toEqual(brief)
  })

  test('goes until a light comes on; stays where it is lit already; gives up after half a year', async () => {
    const { demo, diary } = worldAt(NOON, { orangeFrom: day('2026-12-10') })
    expect(await demo.untilLight('orange')).toEqual({ kind: 'lit', day: '2026-12-10' })
    const days = diary.length
    expect(await demo.untilLight('orange')).toEqual({ kind: 'already-lit', day: '2026-12-10' })
    expect(diary).toHaveLength(days)
    expect(await demo.untilLight('red')).toEqual({ kind: 'not-lit', day: addDays(day('2026-12-10'), 184) })
    expect(await demo.tomorrow()).toBe(addDays(day('2026-12-10'), 185))
  })

  test('stops after the day in hand when the program is to end', async () => {
    const { demo, diary } = worldAt(NOON, { endsOn: day('2026-11-25') })
    expect(await demo.untilDay(day('2026-12-23'))).toBe('2026-11-25')
    expect(diary.at(-1)).toBe('2026-11-25T01:00 post')
    expect(await demo.rest()).toBe(false)
    const move = demo.tomorrow()
    expect(await demo.rest()).toBe(true)
    expect(diary.at(-1)).toBe('2026-11-26T01:00 post')
    await move
  })

  test('two people who move it take turns, and a failure of one does not stop the other', async () => {
    const { demo, diary } = worldAt(NOON)
    expect(await Promise.all([demo.tomorrow(), demo.tomorrow()])).toEqual(['2026-11-24', '2026-11-25'])
    expect(diary.map((line) => line.slice(0, 10))).toEqual([
      ...Array(3).fill('2026-11-24'),
      ...Array(3).fill('2026-11-25'),
    ])
  })

  test('is set back to the day of the wall clock by a reset, after what was waiting has gone out', async () => {
    const { demo, diary } = worldAt(NOON)
    await demo.untilDay(day('2026-12-23'))
    diary.length = 0
    expect(await demo.reset()).toBe(START)
    expect(diary.map((line) => line.split(' ')[1])).toEqual(['post', 'anew', 'jobs', 'post'])
  })

  test.each([
    ['2026-11-22T22:00:00Z', '2026-11-23T01:00:00.000Z'],
    [NOON, '2026-11-23T04:00:00.000Z'],
  ])('a demo begun at %s begins at %s', (iso, begins) => {
    const { clock } = worldAt(iso)
    beginAtMorning(clock, demoWorkspace(iso))
    expect(clock.now().toISOString()).toBe(begins)
  })
})
