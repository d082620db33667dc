// The credit firewall: screenings, looks at the file, tiers, signals, holds, limits and who approved them, orders, terms by day.
import { type CreateTableBuilder, type Kysely, SqliteAdapter, sql } from 'kysely'

type Column = 'text' | 'text?' | 'int' | 'int?'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const int = isSqlite ? 'integer' : 'bigint'

  type More = { references?: Record<string, string>; unique?: string[][]; checks?: Record<string, string> }

  /** A table of one company's rows, keyed by (workspace_id, id) where nothing else is said. */
  async function table(name: string, columns: Record<string, Column>, more: More & { key?: string[] } = {}) {
    const key = ['workspace_id', ...(more.key ?? ['id'])]
    let builder: CreateTableBuilder<string, string> = db.schema.createTable(name)
    for (const [column, type] of Object.entries({ workspace_id: 'text', ...columns }))
      builder = builder.addColumn(column, type.startsWith('int') ? int : 'text', (c) =>
        type.endsWith('?') ? c : c.notNull(),
      )
    builder = builder
      .addPrimaryKeyConstraint(`${name}_pk`, key as never[])
      .addForeignKeyConstraint(`${name}_workspace`, ['workspace_id'] as never[], 'workspaces', ['id'])
    for (const [column, target] of Object.entries(more.references ?? {}))
      builder = builder.addForeignKeyConstraint(`${name}_${column}`, ['workspace_id', column] as never[], target, [
        'workspace_id',
        'id',
      ])
    for (const unique of more.unique ?? [])
      builder = builder.addUniqueConstraint(`${name}_${unique.at(-1)}_once`, ['workspace_id', ...unique] as never[])
    for (const [check, condition] of Object.entries(more.checks ?? {}))
      builder = builder.addCheckConstraint(`${name}_${check}`, sql.raw(condition) as never)
    if (isSqlite) builder = builder.modifyEnd(sql`strict`)
    await builder.execute()
  }

  async function index(name: string, on: string, columns: string[], where?: ReturnType<typeof sql<boolean>>) {
    let builder = db.schema
      .createIndex(name)
      .on(on)
      .columns(columns as never[])
    if (where) builder = builder.where(where as never)
    await builder.execute()
  }

  /** At most one row of a customer (and a kind) may be in a state. */
  async function onlyOne(name: string, on: string, state: ReturnType<typeof sql<boolean>>, of: string[] = []) {
    await db.schema
      .createIndex(name)
      .unique()
      .on(on)
      .columns(['workspace_id', 'customer_id', ...of] as never[])
      .where(state as never)
      .execute()
  }

  const ofCustomer = { customer_id: 'customers' }
  const made = { created_by: 'text', created_at: 'text' } as const
  const step = { id: 'text', customer_id: 'text' } as const

  // Who shares the limit of which parent; and who was traded with before there was a firewall, so that nobody asks to screen them first.
  await db.schema.alterTable('customers').addColumn('parent_id', 'text').execute()
  await db.schema
    .alterTable('customers')
    .addColumn('traded_before', int, (c) => c.notNull().defaultTo(1))
    .execute()
  await index('customers_by_parent', 'customers', ['workspace_id', 'parent_id'], sql<boolean>`parent_id is not null`)

  // Whose limit a customer shared before that was changed, so that an as-of report can tell the group of then.
  await table(
    'parent_changes',
    { id: 'text', customer_id: 'text', changed_day: 'text', parent_before: 'text?' },
    { references: ofCustomer },
  )
  await index('parent_changes_by_day', 'parent_changes', ['workspace_id', 'changed_day'])

  // Since when a company's duties are to be planned anew, as its calendar, its rhythm or its firewall is another; null: they stand as planned.
  await db.schema.alterTable('workspaces').addColumn('replan_at', 'text').execute()

  // What a company decided of its credit rules; without a row the defaults of core/credit-policy hold.
  await table(
    'credit_policies',
    {
      request_days: 'int',
      refresh_months: 'int',
      review_months: 'int',
      green_days: 'int',
      yellow_days: 'int',
      orange_days: 'int',
      equity_basis_points: 'int',
      sales_basis_points: 'int',
      capital_cost_basis_points: 'int',
    },
    { key: [] },
  )

  // One finding of one step; the last of a step counts, the earlier ones are what was known before.
  await table(
    'screenings',
    { ...step, step: 'text', result: 'text', evidence: 'text', facts: 'text', looked_day: 'text', ...made },
    { references: ofCustomer },
  )
  await index('screenings_by_customer', 'screenings', ['workspace_id', 'customer_id', 'step', 'looked_day'])

  // The quarterly refresh of the file and the half-yearly review of the terms: who looked, what changed.
  await table(
    'looks',
    { ...step, kind: 'text', day: 'text', suppliers: 'text?', buyers: 'text?', changed: 'text', ...made },
    { references: ofCustomer },
  )
  await index('looks_by_customer', 'looks', ['workspace_id', 'customer_id', 'kind', 'day'])

  await table(
    'signals',
    {
      ...step,
      severity: 'text',
      what: 'text',
      day: 'text',
      ended_day: 'text?',
      ended_by: 'text?',
      ...made,
    },
    { references: ofCustomer },
  )
  await index('signals_by_customer', 'signals', ['workspace_id', 'customer_id', 'day'])

  await table(
    'tiers',
    { ...step, day: 'text', tier: 'text', before: 'text?', parts: 'text', created_at: 'text' },
    { references: ofCustomer },
  )
  await index('tiers_by_customer', 'tiers', ['workspace_id', 'customer_id', 'day'])
  // Whom to look at again in the morning: by what was recorded since the last one.
  for (const recorded of ['invoices', 'payments', 'credit_notes'])
    await index(`${recorded}_by_recording`, recorded, ['workspace_id', 'created_at'])

  await table(
    'holds',
    {
      ...step,
      cause: 'text',
      what: 'text',
      placed_day: 'text',
      placed_by: 'text',
      placed_at: 'text',
      released_day: 'text?',
      released_by: 'text?',
      released_at: 'text?',
      request_id: 'text?',
    },
    { references: ofCustomer },
  )
  await onlyOne('holds_one_at_a_time', 'holds', sql<boolean>`released_at is null`)
  await index('holds_by_customer', 'holds', ['workspace_id', 'customer_id', 'placed_day'])

  // Who may approve limits, and up to which amount of the base currency of the day it was given.
  await table(
    'approvers',
    { user_id: 'text', authority_minor: 'int', currency: 'text', added_by: 'text', added_at: 'text' },
    { key: ['user_id'] },
  )

  // What is asked of an approver: a limit, or the release of a hold. Nobody decides what they asked for themselves.
  await table(
    'credit_requests',
    {
      ...step,
      kind: 'text',
      amount_minor: 'int?',
      currency: 'text',
      reason: 'text',
      origin: 'text',
      basis: 'text?',
      version: 'int',
      state: 'text',
      requested_by: 'text',
      requested_at: 'text',
      expires_at: 'text',
      message_id: 'text?',
      decided_by: 'text?',
      decided_at: 'text?',
      decided_minor: 'int?',
      note: 'text?',
      exposure: 'text?',
    },
    {
      references: ofCustomer,
      checks: {
        four_eyes: `state not in ('approved', 'rejected') or decided_by <> requested_by`,
        decided: `state not in ('approved', 'rejected') or (decided_by is not null and decided_at is not null)`,
      },
    },
  )
  await onlyOne('credit_requests_one_pending', 'credit_requests', sql<boolean>`state = 'pending'`, ['kind'])
  await index('credit_requests_by_customer', 'credit_requests', ['workspace_id', 'customer_id', 'requested_at'])
  await index(
    'credit_requests_by_expiry',
    'credit_requests',
    ['workspace_id', 'expires_at'],
    sql<boolean>`state = 'pending'`,
  )

  // An approval above the approver's authority: it waits for a second one whose authority covers the amount. With the customer's standing
  // of then: on a worse one it counts no longer.
  await table(
    'credit_signatures',
    { request_id: 'text', version: 'int', user_id: 'text', at: 'text', standing: 'text' },
    { key: ['request_id', 'version', 'user_id'], references: { request_id: 'credit_requests' } },
  )
  await table(
    'credit_questions',
    { id: 'text', request_id: 'text', text: 'text', ...made },
    { references: { request_id: 'credit_requests' } },
  )
  await index('credit_questions_by_request', 'credit_questions', ['workspace_id', 'request_id'])

  // The history of limits: the last one counts. A limit of 0 means cash in advance; no row, that none was ever set.
  await table(
    'limits',
    { ...step, amount_minor: 'int', currency: 'text', day: 'text', request_id: 'text', ...made },
    { references: { ...ofCustomer, request_id: 'credit_requests' }, unique: [['request_id']] },
  )
  await index('limits_by_customer', 'limits', ['workspace_id', 'customer_id', 'day'])

  // delivered = the sum of its deliveries, kept in the transaction that logs one.
  await table(
    'orders',
    {
      ...step,
      number: 'text',
      number_key: 'text',
      amount_minor: 'int',
      delivered_minor: 'int',
      currency: 'text',
      ordered_day: 'text',
      prepaid: 'int',
      cancelled_day: 'text?',
      note: 'text',
      ...made,
    },
    { references: ofCustomer },
  )
  // The number of an order that was cancelled before anything was delivered is free again.
  const hasNumber = sql<boolean>`cancelled_day is null or delivered_minor > 0`
  await onlyOne('orders_number_key_once', 'orders', hasNumber, ['number_key'])
  await index('orders_by_number', 'orders', ['workspace_id', 'number_key'])
  await db.schema.alterTable('deliveries').addColumn('order_id', 'text').execute()
  await index('deliveries_by_order', 'deliveries', ['workspace_id', 'order_id'], sql<boolean>`order_id is not null`)

  // A customer's terms from a day on; several of one day differ by what they are for (a size of invoice, points, new products).
  await table(
    'customer_terms',
    {
      ...step,
      from_day: 'text',
      until_day: 'text?',
      scope: 'text',
      from_amount_minor: 'int?',
      currency: 'text?',
      from_points: 'int?',
      terms: 'text',
      origin: 'text',
      reported_day: 'text?',
      ...made,
    },
    { references: ofCustomer },
  )
  await index('customer_terms_by_customer', 'customer_terms', ['workspace_id', 'customer_id', 'from_day'])
  await index(
    'customer_terms_trials',
    'customer_terms',
    ['workspace_id', 'until_day'],
    sql<boolean>`until_day is not null and reported_day is null`,
  )

  // A message that answers in another one's thread.
  await db.schema.alterTable('messages').addColumn('thread_of', 'text').execute()
}
