/**
 * Every schedule there is. node-cron is only the ticker: it forgets over restarts and drops a tick that comes a second late, so a job
 * never relies on being called at a certain minute; it asks the database what is due.
 */
import { type ScheduledTask, schedule } from 'node-cron'

export type Jobs = {
  /** What is due for the companies. */
  runDue(): Promise<void>
  /** What waits in the outbox. */
  send(): void
}

const TIMETABLE = [
  { name: 'run-due', expression: '* * * * *', run: (jobs: Jobs) => jobs.runDue() },
  { name: 'send', expression: '*/2 * * * * *', run: (jobs: Jobs) => jobs.send() },
] as const

/** Starts the ticking. A job that still runs when its next tick comes is not started again. */
export function startTimetable(jobs: Jobs): { stop(): Promise<void> } {
  const tasks: ScheduledTask[] = TIMETABLE.map(({ name, expression, run }) =>
    schedule(expression, () => run(jobs), { name, noOverlap: true, timezone: 'UTC' }),
  )
  return {
    stop: async () => {
      await Promise.all(tasks.map((t) => t.destroy()))
    },
  }
}
