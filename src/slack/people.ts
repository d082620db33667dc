/** Who a person is, as Slack tells it, kept for ten minutes: a command has three seconds, and users.info is a call away. */
import type { WebClient } from '@slack/web-api'
import type { SlackPerson } from '../flows/identify.ts'

const KEPT_MS = 10 * 60_000
const KEPT_MOST = 5000

export type People = {
  find(client: WebClient, who: { teamId: string; userId: string }): Promise<SlackPerson>
}

/** `nowMs` is the wall clock. */
export function rememberPeople(nowMs: () => number): People {
  const known = new Map<string, { until: number; person: Promise<SlackPerson> }>()
  return {
    find(client, { teamId, userId }) {
      const key = `${teamId} ${userId}`
      const hit = known.get(key)
      if (hit && hit.until > nowMs()) return hit.person
      if (known.size >= KEPT_MOST) known.clear()
      const person = ask(client, userId)
      known.set(key, { until: nowMs() + KEPT_MS, person })
      // A call that failed is not remembered.
      person.catch(() => known.delete(key))
      return person
    },
  }
}

async function ask(client: WebClient, userId: string): Promise<SlackPerson> {
  const { user } = await client.users.info({ user: userId, include_locale: true })
  return {
    userId,
    name: user?.profile?.display_name || user?.real_name || user?.name || userId,
    teamId: user?.team_id ?? null,
    isGuest: user?.is_restricted === true || user?.is_ultra_restricted === true || user?.is_stranger === true,
    isSlackAdmin: user?.is_admin === true || user?.is_owner === true,
    locale: user?.locale,
    timeZone: user?.tz,
  }
}
