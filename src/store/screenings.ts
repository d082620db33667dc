import type { Day } from '../core/day.ts'
import type { Finding, Found } from '../core/screening.ts'
import { inBatches } from './batches.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'

const CUSTOMERS_A_QUERY = 500

/** The findings of a customer dated on or before a day, the oldest first. */
export async function screeningsOf(db: Db, workspaceId: string, customerId: string, day: Day): Promise<Finding[]> {
  return (await screeningsByCustomer(db, workspaceId, [customerId], day)).get(customerId) ?? []
}

/** The same of many customers; one without a finding is not in it. */
export async function screeningsByCustomer(
  db: Db,
  workspaceId: string,
  customerIds: readonly string[],
  day: Day,
): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>()
  for (const ids of inBatches(customerIds, CUSTOMERS_A_QUERY)) {
    const rows = await db
      .selectFrom('screenings')
      .select(['customerId', 'step', 'result', 'evidence', 'facts', 'lookedDay', 'createdBy'])
      .where('workspaceId', '=', workspaceId)
      .where('customerId', 'in', ids)
      .where('lookedDay', '<=', day)
      .orderBy('lookedDay')
      .orderBy('id')
      .execute()
    for (const { customerId, step, facts, createdBy, ...row } of rows) {
      const finding = { ...row, ...(JSON.parse(facts) as object), step, lookedBy: createdBy } as Finding
      const of = found.get(customerId)
      if (of) of.push(finding)
      else found.set(customerId, [finding])
    }
  }
  return found
}

/** One finding more; who looked is who made the row. */
export async function insertScreening(
  db: Db,
  workspaceId: string,
  { customerId, finding }: { customerId: string; finding: Finding },
  createdAt: string,
): Promise<void> {
  const { result, evidence, lookedDay, lookedBy, ...found } = finding
  const { step, ...facts } = found satisfies Found
  await db
    .insertInto('screenings')
    .values({
      workspaceId,
      id: newId(),
      customerId,
      step,
      result,
      evidence,
      facts: JSON.stringify(facts),
      lookedDay,
      createdBy: lookedBy,
      createdAt,
    })
    .execute()
}
