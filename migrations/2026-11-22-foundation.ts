// The house: workspaces and people, facts of receivables and cash, daily totals, duties, the outbox, the audit trail.
import { type CreateTableBuilder, type Kysely, SqliteAdapter, sql } from 'kysely'

type Column = 'text' | 'text?' | 'int' | 'int?'

export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  const int = isSqlite ? 'integer' : 'bigint'

  /** A table whose key begins with the workspace. References are to tables keyed by (workspace_id, id). */
  async function table(
    name: string,
    key: string[],
    columns: Record<string, Column>,
    more: { references?: Record<string, string>; unique?: string[][] } = {},
  ) {
    let builder: CreateTableBuilder<string, string> = db.schema.createTable(name)
    for (const [column, type] of Object.entries(columns)) {
      builder = builder.addColumn(column, type.startsWith('int') ? int : 'text', (c) =>
        type.endsWith('?') ? c : c.notNull(),
      )
    }
    builder = builder.addPrimaryKeyConstraint(`${name}_pk`, key as never[])
    if (key[0] === 'workspace_id')
      builder = builder.addForeignKeyConstraint(`${name}_workspace`, ['workspace_id'] as never[], 'workspaces', ['id'])
    for (const [column, target] of Object.entries(more.references ?? {}))
      builder = builder.addForeignKeyConstraint(`${name}_${column}`, ['workspace_id', column] as never[], target, [
        'workspace_id',
        'id',
      ])
    for (const columns of more.unique ?? [])
      builder = builder.addUniqueConstraint(`${name}_${columns.at(-1)}_once`, ['workspace_id', ...columns] as never[])
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

  await table('workspaces', ['id'], {
    id: 'text',
    name: 'text',
    base_currency: 'text',
    time_zone: 'text',
    calendar: 'text',
    posting_hour: 'int',
    language: 'text',
    escalate_after_days: 'int',
    dso_window_months: 'int',
    stale_after_days: 'int',
    payments_are_cash: 'int',
    set_up_at: 'text?',
    facts_at: 'text',
    lights_day: 'text?',
    lights_at: 'text?',
  })

  await table('channels', ['workspace_id', 'purpose'], {
    workspace_id: 'text',
    purpose: 'text',
    channel_id: 'text',
    language: 'text',
    escalation_user_id: 'text?',
  })

  await table('members', ['workspace_id', 'user_id'], {
    workspace_id: 'text',
    user_id: 'text',
    role: 'text',
    name: 'text',
    language: 'text?',
    added_by: 'text',
    added_at: 'text',
  })

  await table(
    'customers',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      code: 'text',
      code_key: 'text',
      name: 'text',
      name_key: 'text',
      owner_user_id: 'text?',
      terms: 'text',
      currency: 'text',
      created_by: 'text',
      created_at: 'text',
    },
    { unique: [['name_key'], ['code_key']] },
  )

  await table(
    'deliveries',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      customer_id: 'text',
      amount_minor: 'int',
      currency: 'text',
      delivered_day: 'text',
      note: 'text',
      invoice_id: 'text?',
      created_by: 'text',
      created_at: 'text',
    },
    { references: { customer_id: 'customers' } },
  )
  await index('deliveries_by_customer', 'deliveries', ['workspace_id', 'customer_id', 'delivered_day'])

  // outstanding = amount − credited − applied, kept in the transaction that changes it.
  await table(
    'invoices',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      customer_id: 'text',
      number: 'text',
      number_key: 'text',
      delivery_id: 'text?',
      currency: 'text',
      amount_minor: 'int',
      credited_minor: 'int',
      applied_minor: 'int',
      outstanding_minor: 'int',
      issued_day: 'text',
      due_day: 'text',
      terms: 'text',
      delivered_day: 'text?',
      sent_day: 'text?',
      settled_day: 'text?',
      created_by: 'text',
      created_at: 'text',
    },
    { references: { customer_id: 'customers' }, unique: [['customer_id', 'number_key']] },
  )
  await index('invoices_by_number', 'invoices', ['workspace_id', 'number_key'])
  // Covers the sums of what is open and overdue, so that a status never reads the rows themselves.
  await index(
    'invoices_open',
    'invoices',
    ['workspace_id', 'due_day', 'currency', 'outstanding_minor'],
    sql<boolean>`outstanding_minor > 0`,
  )
  await index('invoices_by_issue', 'invoices', ['workspace_id', 'issued_day'])

  // Receipts. A payment taken back is a row of its own with a negative amount that names the one it reverses.
  await table(
    'payments',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      customer_id: 'text',
      currency: 'text',
      amount_minor: 'int',
      unapplied_minor: 'int',
      received_day: 'text',
      reference: 'text',
      reverses_id: 'text?',
      source_key: 'text?',
      created_by: 'text',
      created_at: 'text',
    },
    { references: { customer_id: 'customers' }, unique: [['source_key'], ['reverses_id']] },
  )
  await index('payments_by_customer', 'payments', ['workspace_id', 'customer_id', 'received_day'])
  await index('payments_unapplied', 'payments', ['workspace_id', 'customer_id'], sql<boolean>`unapplied_minor <> 0`)

  // What of a payment goes to which invoice, from which day. Negative when taken back.
  await table(
    'allocations',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      payment_id: 'text',
      invoice_id: 'text',
      amount_minor: 'int',
      applied_day: 'text',
    },
    { references: { payment_id: 'payments', invoice_id: 'invoices' } },
  )
  await index('allocations_by_invoice', 'allocations', ['workspace_id', 'invoice_id'])
  await index('allocations_by_payment', 'allocations', ['workspace_id', 'payment_id'])
  await index('allocations_by_day', 'allocations', ['workspace_id', 'applied_day'])

  await table(
    'credit_notes',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      invoice_id: 'text',
      amount_minor: 'int',
      credited_day: 'text',
      reason: 'text',
      created_by: 'text',
      created_at: 'text',
    },
    { references: { invoice_id: 'invoices' } },
  )
  await index('credit_notes_by_invoice', 'credit_notes', ['workspace_id', 'invoice_id'])

  await table(
    'accounts',
    ['workspace_id', 'id'],
    { workspace_id: 'text', id: 'text', name: 'text', name_key: 'text', currency: 'text', restricted: 'int' },
    { unique: [['name_key']] },
  )

  // The last one recorded for a day counts; earlier ones stay as history.
  await table(
    'balances',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      account_id: 'text',
      day: 'text',
      amount_minor: 'int',
      source_key: 'text?',
      created_by: 'text',
      created_at: 'text',
    },
    { references: { account_id: 'accounts' }, unique: [['source_key']] },
  )
  await index('balances_by_account', 'balances', ['workspace_id', 'account_id', 'day'])

  await table(
    'movements',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      day: 'text',
      amount_minor: 'int',
      currency: 'text',
      activity: 'text',
      category: 'text',
      source_key: 'text?',
      created_by: 'text',
      created_at: 'text',
    },
    { unique: [['source_key']] },
  )
  await index('movements_by_day', 'movements', ['workspace_id', 'day'])

  await table('rates', ['workspace_id', 'id'], {
    workspace_id: 'text',
    id: 'text',
    from_currency: 'text',
    to_currency: 'text',
    day: 'text',
    rate: 'text',
    created_by: 'text',
    created_at: 'text',
  })
  await index('rates_by_day', 'rates', ['workspace_id', 'from_currency', 'day'])

  // Sums a day and currency, kept in the transaction that changes a fact; the lights read these, not the facts.
  await table('daily_totals', ['workspace_id', 'currency', 'day'], {
    workspace_id: 'text',
    currency: 'text',
    day: 'text',
    invoiced_minor: 'int',
    credited_minor: 'int',
    received_minor: 'int',
    applied_minor: 'int',
    operating_in_minor: 'int',
    operating_out_minor: 'int',
    other_in_minor: 'int',
    other_out_minor: 'int',
  })

  // One row a rule, subject and step, ever: the unique key is what keeps a duty from being said twice.
  await table(
    'duties',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      rule: 'text',
      subject_kind: 'text',
      subject_id: 'text',
      step: 'int',
      chain_id: 'text',
      customer_id: 'text',
      rule_day: 'text',
      due_day: 'text',
      state: 'text',
      end: 'text?',
      message_id: 'text?',
      opened_day: 'text?',
      escalated_day: 'text?',
      ended_by: 'text?',
      ended_at: 'text?',
      snoozed_by: 'text?',
      created_at: 'text',
    },
    { references: { customer_id: 'customers' }, unique: [['rule', 'subject_id', 'step']] },
  )
  await index('duties_due', 'duties', ['workspace_id', 'due_day'], sql<boolean>`state = 'planned'`)
  await index('duties_open', 'duties', ['workspace_id', 'opened_day'], sql<boolean>`state = 'open'`)
  await index('duties_by_chain', 'duties', ['workspace_id', 'chain_id'])
  await index('duties_by_customer', 'duties', ['workspace_id', 'customer_id', 'state'])
  await index('duties_by_message', 'duties', ['workspace_id', 'message_id'])

  // The outbox. `data` says what the message is about; it is drawn when it is sent, and redrawn in place when it went stale.
  await table(
    'messages',
    ['workspace_id', 'id'],
    {
      workspace_id: 'text',
      id: 'text',
      key: 'text',
      kind: 'text',
      data: 'text',
      channel_id: 'text',
      language: 'text',
      state: 'text',
      stale: 'int',
      attempts: 'int',
      epoch: 'int',
      not_before_at: 'text',
      lease_until_at: 'text?',
      claimed_at: 'text?',
      ts: 'text?',
      error: 'text?',
      created_at: 'text',
      sent_at: 'text?',
    },
    { unique: [['key']] },
  )
  // What the sender asks for every two seconds, and whether something is on its way in a channel already.
  await index('messages_by_state', 'messages', ['state', 'workspace_id', 'channel_id', 'id'])
  await index('messages_by_channel', 'messages', ['workspace_id', 'channel_id', 'state'])
  await index('messages_stale', 'messages', ['not_before_at'], sql<boolean>`stale > 0`)

  // What an invoice was due on before its terms were changed, so that an as-of report can tell the day it was due on then.
  await table(
    'due_changes',
    ['workspace_id', 'id'],
    { workspace_id: 'text', id: 'text', invoice_id: 'text', changed_day: 'text', due_day_before: 'text' },
    { references: { invoice_id: 'invoices' } },
  )
  await index('due_changes_by_day', 'due_changes', ['workspace_id', 'changed_day'])

  await table('light_changes', ['workspace_id', 'id'], {
    workspace_id: 'text',
    id: 'text',
    light: 'text',
    day: 'text',
    state: 'text',
    before: 'text?',
    at: 'text',
  })

  // That a job has run for a company's day, written in the transaction of what it did.
  await table('runs', ['workspace_id', 'job', 'day'], { workspace_id: 'text', job: 'text', day: 'text', at: 'text' })

  await table('imports', ['workspace_id', 'id'], {
    workspace_id: 'text',
    id: 'text',
    file_name: 'text',
    file_hash: 'text',
    kind: 'text',
    row_count: 'int',
    saved_count: 'int',
    state: 'text',
    started_by: 'text',
    started_at: 'text',
    finished_at: 'text?',
  })

  // Slack delivers an event again when it is unsure: each is acted on once.
  await table('handled_events', ['workspace_id', 'id'], { workspace_id: 'text', id: 'text', at: 'text' })

  await table('audit', ['workspace_id', 'id'], {
    workspace_id: 'text',
    id: 'text',
    at: 'text',
    actor: 'text',
    via: 'text',
    action: 'text',
    subject_kind: 'text',
    subject_id: 'text',
    before: 'text?',
    after: 'text?',
  })
  if (isSqlite) {
    for (const event of ['update', 'delete'])
      await sql`create trigger ${sql.raw(`audit_no_${event}`)} before ${sql.raw(event)} on audit
        begin select raise(abort, 'the audit trail is append-only'); end`.execute(db)
    // 'insert or replace' takes the old row away without asking the trigger on delete.
    await sql`create trigger audit_no_replace before insert on audit
      when exists (select 1 from audit where workspace_id = new.workspace_id and id = new.id)
      begin select raise(abort, 'the audit trail is append-only'); end`.execute(db)
  } else {
    await sql`create function audit_append_only() returns trigger language plpgsql as
      $$ begin raise exception 'the audit trail is append-only'; end $$`.execute(db)
    await sql`create trigger audit_append_only before update or delete or truncate on audit
      for each statement execute function audit_append_only()`.execute(db)
  }
}
