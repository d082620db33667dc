/**
 * Moves the playground's clock. Every day on the way is lived at the company's posting hour: what the script brings, then the jobs, then
 * everything that is to be posted, so that messages come in the order in which they would have come.
 */
import { addDays, type Day, dayAt, daysBetween } from '../core/day.ts'
import type { LightId } from '../core/light.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Demo } from '../slack/handle.ts'
import { instantAt, type MovableClock } from './movable-clock.ts'

const DAYS_MAX = 400
const LIGHT_WITHIN_DAYS = 184
/** A longer move would fill the terminal with thousands of lines. */
const PRINTED_IN_FULL_DAYS = 40

export type World = {
  readonly clock: MovableClock
  workspace(): Promise<Workspace>
  /** Plays the script up to the clock's day. */
  live(): Promise<void>
  /** What the jobs would do now. */
  runDue(): Promise<void>
  /** Posts all that waits. */
  drain(): Promise<void>
  isLit(light: LightId): Promise<boolean>
  /** Everything as on a first start. */
  startAnew(): Promise<void>
  /** Whether what is posted is to be printed as a line a day. */
  printInBrief(isBrief: boolean): void
  /** True once the program is to end: a move stops after the day in hand. */
  isEnding(): boolean
}

export type Clockwork = Demo & {
  /** Resolves when nobody moves the clock; true when somebody did. */
  rest(): Promise<boolean>
}

export function createClockwork(world: World): Clockwork {
  let turn: Promise<unknown> = Promise.resolve()
  let moving = 0

  /** Two people who move the clock at once take turns. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    moving += 1
    const done = turn.then(work).finally(() => {
      moving -= 1
    })
    turn = done.catch(() => {})
    return done
  }

  async function today(): Promise<Day> {
    return dayAt(world.clock.now(), (await world.workspace()).timeZone)
  }

  /** Lives what is left of today and the days up to `last`, until `isEnough`. */
  async function liveUntil(last: Day, isEnough: () => Promise<boolean> = async () => false): Promise<void> {
    const first = await today()
    world.printInBrief(daysBetween(first, last) > PRINTED_IN_FULL_DAYS)
    try {
      for (let day = first; day <= last; day = addDays(day, 1)) {
        const { postingHour, timeZone } = await world.workspace()
        const morning = instantAt(day, postingHour, timeZone)
        if (morning <= world.clock.now()) continue
        world.clock.moveTo(morning)
        await world.live()
        await world.runDue()
        await world.drain()
        if (world.isEnding() || (await isEnough())) return
      }
    } finally {
      world.printInBrief(false)
    }
  }

  return {
    daysMax: DAYS_MAX,
    rest: async () => {
      const wasMoving = moving > 0
      await turn
      return wasMoving
    },
    tomorrow: () =>
      inTurn(async () => {
        await liveUntil(addDays(await today(), 1))
        return today()
      }),
    untilDay: (day) =>
      inTurn(async () => {
        const first = await today()
        await liveUntil(daysBetween(first, day) > DAYS_MAX ? addDays(first, DAYS_MAX) : day)
        return today()
      }),
    untilLight: (light) =>
      inTurn(async () => {
        if (await world.isLit(light)) return { kind: 'already-lit', day: await today() }
        await liveUntil(addDays(await today(), LIGHT_WITHIN_DAYS), () => world.isLit(light))
        return { kind: (await world.isLit(light)) ? 'lit' : 'not-lit', day: await today() }
      }),
    reset: () =>
      inTurn(async () => {
        await world.drain()
        await world.startAnew()
        await world.runDue()
        await world.drain()
        return today()
      }),
  }
}

/** The morning of the clock's day when that is still to come, else now: a demo that begins at night begins with its first messages. */
export function beginAtMorning(
  clock: MovableClock,
  { postingHour, timeZone }: Pick<Workspace, 'postingHour' | 'timeZone'>,
): void {
  const morning = instantAt(dayAt(clock.now(), timeZone), postingHour, timeZone)
  if (clock.now() < morning) clock.moveTo(morning)
}
