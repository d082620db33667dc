import { expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { DEMO_TEAM_ID, DEMO_TIME_ZONE } from '../../src/playground/demo-company.ts'
import { seedDemo } from '../../src/playground/demo-life.ts'
import { instantAt } from '../../src/playground/movable-clock.ts'
import { updateDuties } from '../../src/store/duties.ts'
import { requeueLost } from '../../src/store/lost-messages.ts'
import { claimMessages, enqueue, settleMessage } from '../../src/store/messages.ts'
import type { Db } from '../../src/store/open.ts'
import { eachDatabase } from '../support/databases.ts'

const clock = { now: () => instantAt(day('2026-11-23'), 9, DEMO_TIME_ZONE) }
const NOW = clock.now().toISOString()
const SENDER = { workspaceIds: [DEMO_TEAM_ID], now: NOW, farthest: '9' }

function messagesIn(db: Db) {
  return db.selectFrom('messages').select(['id', 'key', 'state', 'ts', 'data']).orderBy('id').execute()
}

async function sendAll(db: Db): Promise<void> {
  for (;;) {
    const claimed = await claimMessages(db, SENDER, { leaseUntil: NOW, limit: 50 })
    if (claimed.length === 0) return
    for (const message of claimed)
      await settleMessage(db, message, { state: 'sent', ts: `1.${message.key}`, sentAt: NOW })
  }
}

eachDatabase('messages that Slack has forgotten', (openFresh) => {
  test('are posted again where a duty in them is open; the others are kept, and not looked for', async () => {
    const { db } = await openFresh()
    await seedDemo(db, clock)
    await sweepDuties(db, clock, DEMO_TEAM_ID)
    const status = { key: 'status:1', kind: 'status', data: {}, channelId: 'C0CASHFLOW', language: 'en' } as const
    await enqueue(db, DEMO_TEAM_ID, status, NOW)
    await sendAll(db)
    const [first, second] = await messagesIn(db)
    if (!first || !second) throw new Error('the sweep said too little')
    const duties = await db.selectFrom('duties').select('id').where('messageId', '=', first.id).execute()
    const ids = duties.map((d) => d.id)
    await updateDuties(db, DEMO_TEAM_ID, ids, { state: 'done', endedBy: 'U0BEN', endedAt: NOW })
    // One whose sender was ended in the middle.
    await enqueue(db, DEMO_TEAM_ID, { ...status, key: 'status:2' }, NOW)
    await claimMessages(db, SENDER, { leaseUntil: NOW, limit: 50 })
    await requeueLost(db, DEMO_TEAM_ID, day('2026-12-01'))
    const messages = await messagesIn(db)
    expect(messages.filter((m) => m.data.includes('2026-12-01')).map((m) => m.key)).toContain(second.key)
    expect(messages.find((m) => m.key === first.key)).toMatchObject({ data: first.data })
    const after = new Map(messages.map((m) => [m.key, { state: m.state, ts: m.ts }]))
    expect(after.get(first.key)).toEqual({ state: 'sent', ts: null })
    expect(after.get(second.key)).toEqual({ state: 'queued', ts: null })
    expect(after.get('status:1')).toEqual({ state: 'sent', ts: null })
    expect(after.get('status:2')).toEqual({ state: 'queued', ts: null })
  })
})
