import type { WebClient } from '@slack/web-api'
import { reachOf } from '../core/person.ts'
import { readDuties } from '../flows/read-duties.ts'
import { readOverdue } from '../flows/read-overdue.ts'
import { readStatus } from '../flows/read-status.ts'
import { type Ask, type Deps, handle } from './handle.ts'
import { emptyHomeView, homeView } from './views/home.ts'

const OVERDUE_SHOWN = 10

/** Draws the App Home of the person who opened it; for whoever may not see anything, the reason. */
export async function publishHome(deps: Deps, { client, userId }: { client: WebClient; userId: string }) {
  await handle(
    deps,
    {
      userId,
      via: 'command',
      client,
      channelId: null,
      triggerId: null,
      respond: ({ blocks }) => client.views.publish({ user_id: userId, view: emptyHomeView({ refusal: blocks }) }),
    },
    null,
    async (ask) => {
      await client.views.publish({ user_id: userId, view: homeView(await readHome(ask), ask.words) })
      return null
    },
  )
}

async function readHome({ db, clock, by, today, workspace }: Ask) {
  const mine = await readDuties(db, by, { today, scope: { kind: 'mine' } })
  if (mine.kind !== 'list') throw new Error(`the duties of a person cannot be ${mine.kind}`)
  return {
    status:
      reachOf(by.role, 'read-company') === 'all' ? await readStatus(db, clock, { workspaceId: workspace.id }) : null,
    duties: mine.list,
    overdue: await readOverdue(db, by, { today, limit: OVERDUE_SHOWN }),
  }
}
