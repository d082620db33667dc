/**
 * Every schedule there is. node-cron is only the ticker: it forgets over restarts, so a job never relies on being called at a certain
 * minute; it asks the database what is due.
 *
 * By itself node-cron drops a tick that comes a second late, and after the wall clock was set back it waits until that has caught up. So
 * a tick may come as late as the next one, and a clock that went backwards starts the schedules anew. The outbox is looked at every two
 * seconds by a plain timer: after a machine's long sleep node-cron counts every tick that it missed, which takes it seconds.
 */
import { type Logger, type ScheduledTask, schedule } from 'node-cron'
import type { Log } from '../log.ts'

export type Jobs = {
  /** What is due for the companies. */
  runDue(): Promise<void>
  /** What waits in the outbox. */
  send(): void
  /** The daily backup, where there is one. */
  backUp?(): Promise<void>
  /** What the database knows of its own size. */
  refreshStatistics?(): Promise<void>
}

export type Timetable = { stop(): Promise<void> }

const TIMETABLE = [
  { name: 'run-due', expression: '* * * * *', everyMs: 60_000, run: (jobs: Jobs) => jobs.runDue() },
  { name: 'back-up', expression: '30 */5 * * * *', everyMs: 300_000, run: (jobs: Jobs) => jobs.backUp?.() },
  {
    name: 'refresh-statistics',
    expression: '45 17 3 * * *',
    everyMs: 86_400_000,
    run: (jobs: Jobs) => jobs.refreshStatistics?.(),
  },
] as const

const SEND_EVERY_MS = 2_000
const CLOCK_LOOKED_AT_MS = 10_000

/** Starts the ticking. A job that still runs when its next tick comes is not started again; one that fails comes again with the next. */
export function startTimetable(jobs: Jobs, log: Log): Timetable {
  // Over schedules that were started anew, too: the old one's job may still run.
  const running = new Set<string>()
  const start = (): ScheduledTask[] =>
    TIMETABLE.map(({ name, expression, everyMs, run }) => {
      const attempt = async () => {
        if (running.has(name)) return
        running.add(name)
        try {
          await run(jobs)
        } catch (error) {
          log.error({ error, job: name }, 'a job failed')
        } finally {
          running.delete(name)
        }
      }
      const late = { missedExecutionTolerance: everyMs - 1, suppressMissedWarning: true }
      return schedule(expression, attempt, { name, timezone: 'UTC', logger: quietly(log), ...late })
    })
  const end = (tasks: readonly ScheduledTask[]) => Promise.all(tasks.map((task) => task.destroy()))

  const sending = setInterval(() => jobs.send(), SEND_EVERY_MS)
  let tasks = start()
  let lookedAtMs = Date.now()
  const watching = setInterval(async () => {
    const nowMs = Date.now()
    const isSetBack = nowMs < lookedAtMs
    lookedAtMs = nowMs
    if (!isSetBack) return
    const old = tasks
    tasks = start()
    await end(old)
  }, CLOCK_LOOKED_AT_MS)
  return {
    async stop() {
      clearInterval(sending)
      clearInterval(watching)
      await end(tasks)
    },
  }
}

/** What the ticker says of itself: a job that still runs is no news. */
function quietly(log: Log): Logger {
  const say = (message: string | Error, error?: Error) => log.debug({ from: 'node-cron', error }, String(message))
  return { info: say, warn: say, error: say, debug: say }
}
