import type { Clock } from '../core/clock.ts'
import { dayAt } from '../core/day.ts'
import type { Workspace } from '../core/workspace.ts'
import { setReported, unreportedTrials } from '../store/customer-terms.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'

/** Tells in the receivables channel, once, what each trial brought that is over. Returns how many there were. */
export async function reportTrials(db: Db, clock: Clock, workspace: Workspace): Promise<number> {
  const channel = workspace.channels.receivables
  if (!channel) return 0
  const today = dayAt(clock.now(), workspace.timeZone)
  if ((await unreportedTrials(db, workspace.id, today)).length === 0) return 0
  const at = clock.now().toISOString()
  return db.transaction().execute(async (tx) => {
    const trials = await unreportedTrials(tx, workspace.id, today)
    for (const { id } of trials) {
      const { channelId, language } = channel
      const data = { trialId: id, day: today }
      await enqueue(tx, workspace.id, { key: `terms-trial:${id}`, kind: 'terms-trial', data, channelId, language }, at)
      await setReported(tx, workspace.id, id, today)
    }
    return trials.length
  })
}
