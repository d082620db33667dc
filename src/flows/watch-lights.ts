import type { Clock } from '../core/clock.ts'
import { dayAt } from '../core/day.ts'
import type { LightId, LightState } from '../core/light.ts'
import type { Workspace } from '../core/workspace.ts'
import { newId } from '../store/id.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { insertLightChange, lastLightStates, lightsSeen } from '../store/runs.ts'
import { lightsAreStale, lockWorkspace } from '../store/workspaces.ts'
import { readLights } from './read-status.ts'

export type LightTurn = { readonly light: LightId; readonly before: LightState | null }

/**
 * Looks at the lights when a fact changed or the day did, and says each change once in the status channel: what turned, not what
 * stayed. The first look ever is remembered and not said, unless a light is lit.
 */
export async function watchLights(db: Db, clock: Clock, workspace: Workspace): Promise<LightTurn[]> {
  const now = clock.now()
  const today = dayAt(now, workspace.timeZone)
  const at = now.toISOString()
  if (!(await lightsAreStale(db, workspace.id, today))) return []
  return db.transaction().execute(async (tx) => {
    await lockWorkspace(tx, workspace.id)
    if (!(await lightsAreStale(tx, workspace.id, today))) return []
    const known = await lastLightStates(tx, workspace.id)
    const turns: LightTurn[] = []
    for (const light of await readLights(tx, workspace, today)) {
      const before = known.get(light.id) ?? null
      if (before === light.state) continue
      await insertLightChange(tx, workspace.id, { light: light.id, day: today, state: light.state, before, at })
      if (before !== null || light.state === 'lit') turns.push({ light: light.id, before })
    }
    await lightsSeen(tx, workspace.id, today)
    const channel = workspace.channels.status
    if (turns.length > 0 && channel) {
      const { channelId, language } = channel
      const key = `light-change:${newId()}`
      await enqueue(
        tx,
        workspace.id,
        { key, kind: 'light-change', data: { day: today, turns }, channelId, language },
        at,
      )
    }
    return turns
  })
}
