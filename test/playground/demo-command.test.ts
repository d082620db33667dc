import { describe, expect, test, vi } from 'vitest'
import { addDays, day, daysBetween } from '../../src/core/day.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { demo } from '../../src/slack/commands/demo.ts'
import type { Ask, Demo } from '../../src/slack/handle.ts'
import { payloadAsText } from '../../src/slack/views/payload-text.ts'

const TODAY = day('2026-11-23')

/** What is answered to `/cash demo TEXT` by a clock that moves as it is told, up to 400 days; and that clock. */
async function answered(text: string, light: Awaited<ReturnType<Demo['untilLight']>>['kind'] = 'lit') {
  const clockwork = {
    daysMax: 400,
    tomorrow: vi.fn(async () => addDays(TODAY, 1)),
    untilDay: vi.fn(async (to) => addDays(TODAY, Math.min(400, daysBetween(TODAY, to)))),
    untilLight: vi.fn(async () => ({ kind: light, day: day('2027-01-04') })),
    reset: vi.fn(async () => TODAY),
  } satisfies Demo
  const reply = await demo.run({ demo: clockwork, today: TODAY, words: wordsOf('en') } as unknown as Ask, text)
  if (!reply || 'modal' in reply) throw new Error('no message was answered')
  return { said: payloadAsText(reply, (id) => id), clockwork }
}

describe('/cash demo', () => {
  test.each([
    ['tomorrow', 'It is 24 Nov 2026 now.'],
    ['until 2026-12-28', 'It is 28 Dec 2026 now.'],
    ['until 2027-12-28', 'It is 28 Dec 2027 now.'],
    ['until 2030-01-01', 'The clock moves at most 400 days at once; it is 28 Dec 2027 now.'],
    ['reset', 'The demo company is as it was on 23 Nov 2026.'],
  ])('%s: %s', async (text, answer) => {
    expect((await answered(text)).said).toBe(answer)
  })

  test.each([
    ['lit', 'It is 4 Jan 2027 now: the orange light is on.'],
    ['already-lit', 'The orange light is on already; it is still 4 Jan 2027.'],
    ['not-lit', 'It is 4 Jan 2027 now, and the orange light has not come on.'],
  ] as const)('until orange, when it is %s: %s', async (kind, answer) => {
    for (const text of ['until orange', '直到橙灯']) {
      const { said, clockwork } = await answered(text, kind)
      expect(said).toBe(answer)
      expect(clockwork.untilLight).toHaveBeenCalledWith('orange')
    }
  })

  test.each(['', 'until', 'sideways', 'until blue'])(
    '“%s” moves nothing and is told all that it takes',
    async (text) => {
      const { said, clockwork } = await answered(text)
      for (const way of ['demo tomorrow', 'demo until 2026-12-28', 'demo until orange', 'yellow', 'red', 'demo reset'])
        expect(said).toContain(way)
      for (const move of [clockwork.tomorrow, clockwork.untilDay, clockwork.untilLight, clockwork.reset])
        expect(move).not.toHaveBeenCalled()
    },
  )
})
