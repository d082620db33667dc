// Following up: promises, disputes, reminders on hold, discounts and write-offs, instalments, letters, late interest.
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

  async function add(to: string, columns: Record<string, Column>, defaults: Record<string, string | number> = {}) {
    for (const [column, type] of Object.entries(columns)) {
      await db.schema
        .alterTable(to)
        .addColumn(column, type.startsWith('int') ? int : 'text', (c) =>
          type.endsWith('?') ? c : c.notNull().defaultTo(defaults[column]),
        )
        .execute()
    }
  }

  const made = { created_by: 'text', created_at: 'text' } as const
  const ofCustomer = { customer_id: 'customers' }
  const ofInvoice = { invoice_id: 'invoices' }

  // An instalment is a receivable of its own: a row like any other, which names the first part of its invoice.
  await add('invoices', { kind: 'text', whole_id: 'text?', part: 'int?', parts: 'int?' }, { kind: 'sale' })
  await index('invoices_by_whole', 'invoices', ['workspace_id', 'whole_id'], sql<boolean>`whole_id is not null`)

  // What lowers an invoice without money: a credit note, a cash discount that was taken, a debt that was written off. Taken back by a
  // row of its own with a negative amount. A discount names the payment that took it, and is taken back with it.
  await add('credit_notes', { kind: 'text', reverses_id: 'text?', payment_id: 'text?' }, { kind: 'credit-note' })
  await index(
    'credit_notes_by_payment',
    'credit_notes',
    ['workspace_id', 'payment_id'],
    sql<boolean>`payment_id is not null`,
  )
  // What of the credited was written off: it lowers what is owed, and no sales.
  await add('daily_totals', { written_off_minor: 'int' }, { written_off_minor: 0 })

  // Where letters go and in which language; and to whom their answers.
  await add('customers', { contact_name: 'text?', email: 'text?', letter_language: 'text?' })
  await add('members', { email: 'text?' })

  // When money was last brought in: a payment, a bank balance, a file.
  await add('workspaces', { money_at: 'text?' })

  // 'slack', or 'mail' for a letter: who sends it.
  await add('messages', { via: 'text' }, { via: 'slack' })

  // A promise pauses its invoices until its day. Whether it was kept is read from the payments, never stored. One for a later day puts it off.
  await table(
    'promises',
    {
      id: 'text',
      customer_id: 'text',
      promised_day: 'text',
      recorded_day: 'text',
      note: 'text',
      link: 'text?',
      owner_user_id: 'text',
      withdrawn_day: 'text?',
      withdrawn_by: 'text?',
      is_of_customer: 'int',
      // The promise in whose favour it was withdrawn; null where a person withdrew it.
      replaced_by: 'text?',
      ...made,
    },
    { references: ofCustomer },
  )
  await index('promises_by_customer', 'promises', ['workspace_id', 'customer_id', 'promised_day'])
  await table(
    'promised_invoices',
    {
      id: 'text',
      promise_id: 'text',
      invoice_id: 'text',
      amount_minor: 'int',
      // What was open of the invoice besides: of two promises of a part each needs its own money.
      rest_minor: 'int',
    },
    {
      unique: [['promise_id', 'invoice_id']],
      references: { promise_id: 'promises', ...ofInvoice },
      checks: { is_something: 'amount_minor > 0' },
    },
  )
  await index('promised_invoices_by_invoice', 'promised_invoices', ['workspace_id', 'invoice_id'])
  // A promise, and the one for a later day that put it off: every one that ever did, so that any day can be asked about.
  await table(
    'put_offs',
    { id: 'text', promise_id: 'text', later_id: 'text' },
    { unique: [['promise_id', 'later_id']], references: { promise_id: 'promises', later_id: 'promises' } },
  )

  // A dispute holds its amount of one invoice; the rest is still chased.
  await table(
    'disputes',
    {
      id: 'text',
      invoice_id: 'text',
      amount_minor: 'int',
      reason: 'text',
      owner_user_id: 'text',
      opened_day: 'text',
      until_day: 'text',
      ended_day: 'text?',
      ended_by: 'text?',
      outcome: 'text?',
      ...made,
    },
    { references: ofInvoice, checks: { is_something: 'amount_minor > 0' } },
  )
  await index('disputes_by_invoice', 'disputes', ['workspace_id', 'invoice_id'])
  await index('disputes_open', 'disputes', ['workspace_id', 'until_day'], sql<boolean>`ended_day is null`)

  // Reminders on hold: nobody asks for this invoice until a day.
  await table(
    'reminder_holds',
    {
      id: 'text',
      invoice_id: 'text',
      until_day: 'text',
      reason: 'text',
      owner_user_id: 'text',
      placed_day: 'text',
      ended_day: 'text?',
      ended_by: 'text?',
      ...made,
    },
    { references: ofInvoice },
  )
  await index('reminder_holds_by_invoice', 'reminder_holds', ['workspace_id', 'invoice_id'])

  // What a colleague said or heard, for whoever takes up the receiver next.
  await table(
    'notes',
    { id: 'text', customer_id: 'text', invoice_id: 'text?', text: 'text', day: 'text', ...made },
    { references: ofCustomer },
  )
  await index('notes_by_customer', 'notes', ['workspace_id', 'customer_id', 'day'])

  // How a company follows up; without a row the defaults of core/dunning-policy hold. These have steps that nothing was planned by before:
  // what is open is planned anew.
  await table(
    'dunning_policies',
    {
      fresh_hours: 'int?',
      final_notice_days: 'int?',
      final_notice_tells: 'text?',
      hand_over_days: 'int?',
      hand_over_tells: 'text?',
      hand_over_holds_credit: 'int',
      interest_regime: 'text',
    },
    { key: [] },
  )
  await sql`update workspaces set replan_at = facts_at`.execute(db)

  // What a morning asked because nobody had brought in money for long: chase all the same? Answered by a person, or by the money.
  await table(
    'freshness_questions',
    {
      day: 'text',
      money_at: 'text',
      hours: 'int',
      message_id: 'text?',
      chased_by: 'text?',
      chased_at: 'text?',
      resumed_at: 'text?',
    },
    { key: ['day'] },
  )

  // The yearly rate of late interest in force from a day, reference rate and margin together. It counts under its regime alone.
  await table(
    'interest_rates',
    { id: 'text', regime: 'text', from_day: 'text', basis_points: 'int', source: 'text', ...made },
    { unique: [['regime', 'from_day']] },
  )

  // Late interest that a person charged, or waived. Charged, it is an invoice of its own.
  await table(
    'interest_charges',
    {
      id: 'text',
      invoice_id: 'text',
      from_day: 'text',
      to_day: 'text',
      amount_minor: 'int',
      slices: 'text',
      state: 'text',
      reason: 'text',
      charged_as: 'text?',
      decided_day: 'text',
      ...made,
    },
    { references: ofInvoice, unique: [['invoice_id', 'from_day']] },
  )

  // Who writes: what stands at the head and the foot of a letter.
  await table(
    'letterheads',
    { name: 'text', address: 'text', bank_details: 'text', reply_to: 'text?', updated_by: 'text', updated_at: 'text' },
    { key: [] },
  )
  await table(
    'letter_templates',
    { kind: 'text', language: 'text', subject: 'text', body: 'text', updated_by: 'text', updated_at: 'text' },
    { key: ['kind', 'language'] },
  )

  // A letter as it was approved, word by word. Its way out is a row of the outbox.
  await table(
    'letters',
    {
      id: 'text',
      customer_id: 'text',
      kind: 'text',
      language: 'text',
      to_address: 'text',
      reply_to: 'text',
      subject: 'text',
      body: 'text',
      statement_day: 'text',
      invoice_ids: 'text',
      duty_ids: 'text',
      message_id: 'text?',
      answer: 'text?',
      answered_by: 'text?',
      approved_by: 'text',
      approved_at: 'text',
    },
    { references: ofCustomer },
  )
  await index('letters_by_customer', 'letters', ['workspace_id', 'customer_id', 'approved_at'])
}
