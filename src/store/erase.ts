import type { Db } from './open.ts'
import type { Database } from './schema.ts'

/** Every table of a company's facts, in an order in which no row is left pointing at one that is gone. */
export const TABLES_OF_FACTS = [
  'letters',
  'letterTemplates',
  'letterheads',
  'interestCharges',
  'interestRates',
  'freshnessQuestions',
  'dunningPolicies',
  'notes',
  'reminderHolds',
  'disputes',
  'putOffs',
  'promisedInvoices',
  'promises',
  'creditSignatures',
  'creditQuestions',
  'limits',
  'creditRequests',
  'approvers',
  'holds',
  'tiers',
  'signals',
  'looks',
  'screenings',
  'customerTerms',
  'creditPolicies',
  'parentChanges',
  'allocations',
  'payments',
  'creditNotes',
  'duties',
  'invoices',
  'deliveries',
  'orders',
  'customers',
  'balances',
  'accounts',
  'movements',
  'rates',
  'dailyTotals',
  'messages',
  'pauses',
  'dueChanges',
  'lightChanges',
  'runs',
  'imports',
  'handledEvents',
  'members',
  'channels',
] as const satisfies (keyof Database)[]

/**
 * Forgets everything about a company but its settings and its audit trail, which is append-only for everybody. For the playground's
 * reset alone: nothing else takes facts away.
 */
export async function eraseFacts(db: Db, workspaceId: string): Promise<void> {
  for (const table of TABLES_OF_FACTS) await db.deleteFrom(table).where('workspaceId', '=', workspaceId).execute()
}
