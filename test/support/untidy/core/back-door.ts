// biome-ignore-all lint/complexity/useLiteralKeys: the other spelling is what is planted

import type { Clock } from './clock.ts'

const ClockOfAnyName = Date
const { random, ...rest } = Math

/** The clock, chance and the outside world by other names. What decides from its arguments alone is allowed. */
export function backDoor(clock: Clock, text: string, at: Date, parts: [number, number]) {
  const allowed = [
    new Date(text),
    Date.UTC(2026, 1, 1),
    Date.parse(text),
    Math.min(1, 2),
    at.getTime(),
    { fetch: text },
  ]
  return {
    allowed,
    clock,
    rest,
    day: new ClockOfAnyName(),
    now: Date['now'](),
    local: new Date(2026, 1, 1),
    spread: new Date(...parts),
    chance: random(),
    answer: globalThis.fetch(text),
    id: globalThis.crypto.randomUUID(),
    later: setImmediate(() => text),
    zone: new Intl.DateTimeFormat('en').resolvedOptions().timeZone,
    rows: import(`../store/${text}.ts`),
    same: import(`../store/rows.ts`),
  }
}
