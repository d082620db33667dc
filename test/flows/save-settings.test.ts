import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { openRequest } from '../../src/flows/ask-credit.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { shareStatus } from '../../src/flows/queue-status.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import {
  amount,
  asAdmin,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  STATUS,
  TEAM,
  workspaceOf,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'

eachDatabase('a channel that is changed', (openFresh) => {
  async function due(customers: number) {
    const { db } = await openFresh()
    const clock = new HandClock('2026-10-01T10:00:00Z')
    await openCompany(db, clock)
    for (let n = 100; n < 100 + customers; n++) {
      await haveCustomer(db, clock, `Customer ${n}`)
      await haveInvoice(db, clock, { number: `INV-${n}`, customer: `Customer ${n}`, amount: '100' })
    }
    clock.set('2026-11-20T10:00:00Z')
    return { db, clock }
  }

  const change = (db: Db, clock: HandClock) => {
    const channel = { channelId: 'C0NEW', language: 'en', escalationUserId: null } as const
    return saveSettings(db, clock, asAdmin, workspaceOf({ channels: { receivables: channel, status: channel } }))
  }
  const channelsIn = async (db: Db) =>
    (await db.selectFrom('messages').select('channelId').distinct().execute()).map((m) => m.channelId)
  const count = async (db: Db) => (await db.selectFrom('messages').select('id').execute()).length

  test('in the middle of a sweep is where the rest of it is said', async () => {
    const { db, clock } = await due(60)
    const sweep = sweepDuties(db, clock, TEAM)
    while ((await count(db)) === 0) await setImmediate()
    await change(db, clock)
    await sweep
    expect(await count(db)).toBe(60)
    expect(await channelsIn(db)).toEqual(['C0NEW'])
  })

  test('while a message was in doubt has it, too, when the settings are saved again', async () => {
    const { db, clock } = await due(1)
    await sweepDuties(db, clock, TEAM)
    await db.updateTable('messages').set({ state: 'in-doubt' }).execute()
    await change(db, clock)
    await db.updateTable('messages').set({ state: 'queued' }).execute()
    await change(db, clock)
    expect(await channelsIn(db)).toEqual(['C0NEW'])
  })

  test('takes what was asked of approvers and waits to the new one', async () => {
    const { db } = await openFresh()
    const clock = new HandClock('2026-11-20T10:00:00Z')
    await openCompany(db, clock, WITH_FIREWALL)
    const customer = await haveCustomer(db, clock, 'ACME')
    await changeFacts(db, clock, asAdmin, (change) =>
      openRequest(change, { customer, kind: 'limit', amount: amount('100'), reason: 'spring', origin: 'person' }),
    )
    const approvals = { channelId: 'C0NEW', language: 'en', escalationUserId: null } as const
    await saveSettings(db, clock, asAdmin, workspaceOf({ channels: { ...workspaceOf().channels, approvals } }))
    expect(await channelsIn(db)).toEqual(['C0NEW'])
  })

  test('leaves what somebody shared where they shared it, and so every invariant whole', async () => {
    const { db, clock } = await due(0)
    await shareStatus(db, clock, asAdmin, { channelId: STATUS, day: '2026-11-20' as Day })
    await change(db, clock)
    expect(await channelsIn(db)).toEqual([STATUS])
    expect(await findViolations(db)).toEqual([])
  })
})
