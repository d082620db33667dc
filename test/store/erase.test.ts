import { expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { verifyAudit } from '../../src/flows/verify-audit.ts'
import { DEMO_TEAM_ID, DEMO_TIME_ZONE } from '../../src/playground/demo-company.ts'
import { liveDemo, seedDemo } from '../../src/playground/demo-life.ts'
import { instantAt } from '../../src/playground/movable-clock.ts'
import { eraseFacts, TABLES_OF_FACTS } from '../../src/store/erase.ts'
import type { Db } from '../../src/store/open.ts'
import type { Database } from '../../src/store/schema.ts'
import { openCompany } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const START = day('2026-11-23')
const clock = { now: () => instantAt(START, 9, DEMO_TIME_ZONE) }

/** The tables that have a company in their key, as the database itself lists them. */
async function tablesOf(db: Db): Promise<(keyof Database)[]> {
  const tables = (await db.introspection.getTables()).filter((t) => t.columns.some((c) => c.name === 'workspace_id'))
  return tables
    .map((t) => t.name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof Database)
    .sort()
}

/** Rows of a company in every such table that has any. */
async function rowsOf(db: Db, workspaceId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of await tablesOf(db)) {
    const { n } = await db
      .selectFrom(table as 'customers')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('workspaceId', '=', workspaceId)
      .executeTakeFirstOrThrow()
    if (n > 0) counts[table] = n
  }
  return counts
}

eachDatabase('erasing the facts of a company', (openFresh) => {
  test('leaves its audit trail and nothing else, touches no other company, and it can be filled again', async () => {
    const { db } = await openFresh()
    await openCompany(db, clock, { id: 'T0OTHER' })
    await seedDemo(db, clock)
    const seeded = await rowsOf(db, DEMO_TEAM_ID)
    await liveDemo(db, clock, { startDay: START, today: addDays(START, 1) })
    await sweepDuties(db, clock, DEMO_TEAM_ID)
    const before = await rowsOf(db, DEMO_TEAM_ID)
    expect(Object.keys(before).length).toBeGreaterThan(15)
    const other = await rowsOf(db, 'T0OTHER')
    await db.transaction().execute((tx) => eraseFacts(tx, DEMO_TEAM_ID))
    expect(await rowsOf(db, DEMO_TEAM_ID)).toEqual({ audit: before.audit, auditHeads: 1 })
    expect(await rowsOf(db, 'T0OTHER')).toEqual(other)
    await seedDemo(db, clock)
    expect(await rowsOf(db, DEMO_TEAM_ID)).toEqual({ ...seeded, audit: (before.audit ?? 0) + (seeded.audit ?? 0) })
    expect((await verifyAudit(db)).map(({ kind }) => kind)).toEqual(['whole', 'whole'])
  })

  test('knows every table that a company has rows in', async () => {
    const { db } = await openFresh()
    expect([...TABLES_OF_FACTS, 'audit', 'auditHeads'].sort()).toEqual(await tablesOf(db))
  })
})
