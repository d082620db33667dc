import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { clockFileOf, instantAt, openMovableClock } from '../../src/playground/movable-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'cashlight-clock-'))
afterAll(() => rmSync(folder, { recursive: true }))

function wallAt(iso: string) {
  let ms = Date.parse(iso)
  return {
    now: () => new Date(ms),
    passes: (by: number) => {
      ms += by
    },
  }
}

describe('the movable clock', () => {
  test('runs with the wall from where it was moved to, and a second one on the same file goes on', () => {
    const wall = wallAt('2026-11-23T01:00:00Z')
    const file = join(folder, 'deep', 'demo.clock.json')
    const clock = openMovableClock(file, wall)
    expect(clock.now()).toEqual(wall.now())
    clock.moveTo(new Date('2026-12-28T01:00:00Z'))
    wall.passes(60_000)
    expect(clock.now().toISOString()).toBe('2026-12-28T01:01:00.000Z')
    expect(openMovableClock(file, wall).now()).toEqual(clock.now())
    clock.moveBack()
    expect(openMovableClock(file, wall).now()).toEqual(wall.now())
  })

  test('takes a file that says nothing of use for none', () => {
    const wall = wallAt('2026-11-23T01:00:00Z')
    const file = join(folder, 'broken.json')
    for (const text of ['', '{"aheadMs":"far"}', '[]']) {
      writeFileSync(file, text)
      expect(openMovableClock(file, wall).now()).toEqual(wall.now())
    }
    openMovableClock(file, wall).moveTo(new Date('2026-11-24T01:00:00Z'))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ aheadMs: 86_400_000 })
  })

  test.each([
    ['sqlite:data/cashlight.db', 'data/cashlight.db.clock.json'],
    ['postgres://me@host/books', 'data/playground.clock.json'],
    ['sqlite::memory:', null],
  ])('is kept for %s in %s', (url, file) => {
    expect(clockFileOf(url)).toBe(file)
  })

  test.each([
    ['2026-11-23', 9, 'Asia/Shanghai', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23', 9, 'America/New_York', '2026-11-23T14:00:00.000Z'],
    ['2026-07-01', 9, 'America/New_York', '2026-07-01T13:00:00.000Z'],
  ] as const)('on %s at %i in %s it is %s', (d, hour, zone, iso) => {
    expect(instantAt(day(d), hour, zone).toISOString()).toBe(iso)
  })
})
