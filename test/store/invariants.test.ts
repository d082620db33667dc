import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { RequestKind } from '../../src/core/credit-request.ts'
import type { Day } from '../../src/core/day.ts'
import { currency, type Money } from '../../src/core/money.ts'
import { cancelOrder } from '../../src/flows/cancel-order.ts'
import { creditInvoice } from '../../src/flows/credit-invoice.ts'
import { endDispute } from '../../src/flows/end-dispute.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { logDelivery } from '../../src/flows/log-delivery.ts'
import { logOrder } from '../../src/flows/log-order.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { queueDigests } from '../../src/flows/queue-digests.ts'
import { queueStatus, shareStatus } from '../../src/flows/queue-status.ts'
import { recordMovement } from '../../src/flows/record-movement.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { recordPromise } from '../../src/flows/record-promise.ts'
import { reversePayment } from '../../src/flows/reverse-payment.ts'
import { setParent } from '../../src/flows/set-parent.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { watchLights } from '../../src/flows/watch-lights.ts'
import { addSignature, insertRequest, updateRequest } from '../../src/store/credit-requests.ts'
import { placeHold, releaseHold } from '../../src/store/holds.ts'
import { newId } from '../../src/store/id.ts'
import { findViolations, INVARIANTS } from '../../src/store/invariants.ts'
import { insertLimit } from '../../src/store/limits.ts'
import type { Db } from '../../src/store/open.ts'
import {
  ADMIN,
  amount,
  asAdmin,
  asFinance,
  asSales,
  FINANCE,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  SALES,
  STATUS,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

/** Two customers, what was delivered, invoiced, paid in part and whole, taken back, credited, moved; and what was said of it. */
async function someMonths(db: Db): Promise<void> {
  const clock = new HandClock('2026-09-01T10:00:00Z')
  const workspace = await openCompany(db, clock)
  for (const name of ['Alpha', 'Bravo']) await haveCustomer(db, clock, name)
  await logDelivery(db, clock, asSales, { customerText: 'Alpha', amount: amount('100'), deliveredDay: null, note: '' })
  for (const number of ['A-1', 'A-2', 'A-3', 'A-4'])
    await haveInvoice(db, clock, { number, customer: 'Alpha', amount: '100' })
  for (const number of ['B-1', 'B-2']) await haveInvoice(db, clock, { number, customer: 'Bravo', amount: '70' })
  await haveInvoice(db, clock, { number: 'P-1', customer: 'Bravo', amount: '20', terms: '50% net 30, 50% net 60' })
  const pay = (target: string, text: string | null) =>
    recordPayment(db, clock, asFinance, { target, amount: text === null ? null : amount(text), receivedDay: null })
  await pay('A-1', '40')
  await pay('A-2', null)
  await pay('A-3', '150')
  await pay('B-1', null)
  clock.set('2026-09-04T10:00:00Z')
  await reversePayment(db, clock, asFinance, 'B-1')
  await creditInvoice(db, clock, asFinance, { number: 'A-1', amount: amount('5'), creditedDay: null, reason: 'broken' })
  for (const direction of ['in', 'out'] as const)
    for (const activity of ['operating', 'financing', 'transfer'] as const)
      await recordMovement(db, clock, asFinance, { direction, amount: amount('9'), category: 'x', activity, day: null })
  // Two months of more out than in: the red light comes on.
  for (const day of ['2026-07-15', '2026-08-15'] as Day[])
    await recordMovement(db, clock, asFinance, {
      direction: 'out',
      amount: amount('9'),
      category: 'x',
      activity: 'operating',
      day,
    })
  for (const day of ['2026-09-04', '2026-09-07', '2026-09-21']) {
    clock.set(`${day}T10:00:00Z`)
    await queueDigests(db, clock, workspace)
    await sweepDuties(db, clock, TEAM)
    await queueStatus(db, clock, workspace)
    await watchLights(db, clock, workspace)
  }
  await shareStatus(db, clock, asAdmin, { channelId: STATUS, day: '2026-09-21' as Day })
  const open = await db.selectFrom('duties').select('id').where('state', '=', 'open').orderBy('id').execute()
  await finishDuty(db, clock, asSales, open[0]?.id as string)
  await pay('A-4', null)
  const order = { customerText: 'Alpha', amount: amount('200'), orderedDay: null, prepaid: false, note: '' }
  for (const number of ['SO-1', 'SO-2']) await logOrder(db, clock, asSales, { ...order, number })
  const delivery = { customerText: 'Alpha', amount: amount('50'), deliveredDay: null, note: '' }
  for (const number of ['SO-1', 'SO-2'])
    await logDelivery(db, clock, asSales, { ...delivery, order: { kind: 'number', number } })
  await cancelOrder(db, clock, asSales, 'SO-2')
  await setParent(db, clock, asFinance, { customerText: 'Bravo', parentText: 'Alpha' })
  await someCredit(db, clock.now().toISOString())
  const which = { text: 'B-2' }
  await recordPromise(db, clock, asFinance, {
    which,
    promisedDay: '2026-09-21' as Day,
    amount: null,
    note: '',
    link: null,
  })
  for (const sum of ['10', '20']) {
    await openDispute(db, clock, asFinance, { which, amount: amount(sum), reason: 'short', untilDay: null })
    if (sum === '10') await endDispute(db, clock, asFinance, { which, outcome: 'rejected' })
  }
}

/** A limit that two signed for, and a hold that was released. */
async function someCredit(db: Db, at: string): Promise<void> {
  const { id: customerId } = await db
    .selectFrom('customers')
    .select('id')
    .where('name', '=', 'Alpha')
    .executeTakeFirstOrThrow()
  const day = '2026-09-21' as Day
  const asked = { customerId, currency: currency('USD'), reason: '', origin: 'person', basis: null } as const
  const approved = async (kind: RequestKind, limit: Money | null) => {
    const id = newId()
    const by = { requestedBy: FINANCE, requestedAt: at, expiresAt: at }
    await insertRequest(db, TEAM, { id, kind, amount: limit, ...asked, ...by })
    await addSignature(db, TEAM, { id, version: 1 }, { userId: SALES, at, standing: '{}' })
    const decided = { decidedBy: ADMIN, decidedAt: at, decidedMinor: limit?.minor ?? null }
    await updateRequest(db, TEAM, id, { state: 'approved', ...decided })
    return id
  }
  const limit = amount('500')
  const requestId = await approved('limit', limit)
  await insertLimit(db, TEAM, { customerId, amount: limit, day, requestId }, { createdBy: ADMIN, createdAt: at })
  await placeHold(db, TEAM, { customerId, cause: 'red-signal', what: 'lawsuit filed', by: FINANCE, day, at })
  await releaseHold(db, TEAM, { customerId, requestId: await approved('release', null), by: ADMIN, day, at })
}

const raw = (text: string) => sql.raw(text)
const one = (table: string, where = 'true') => `(select id from ${table} where ${where} order by id limit 1)`
/** An id that nobody has. */
const NOBODY = `'00000000-0000-7000-8000-000000000000'`

/** A table without the constraint that would refuse the fault: with it, half of this could not happen. */
async function loosen(db: Db, table: string, dialect: 'sqlite' | 'postgres'): Promise<void> {
  if (dialect === 'postgres') {
    const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
      where conrelid = ${table}::regclass and contype in ('p', 'u', 'f')`.execute(db)
    for (const { name } of rows) await raw(`alter table ${table} drop constraint ${name} cascade`).execute(db)
    return
  }
  await raw('pragma foreign_keys = off').execute(db)
  await raw(`create table loose as select * from ${table}`).execute(db)
  await raw(`drop table ${table}`).execute(db)
  await raw(`alter table loose rename to ${table}`).execute(db)
}

const copyOf = (table: string, columns: string, change: Record<string, string>, where: string) => {
  const list = columns.split(' ')
  const values = list.map((c) => change[c] ?? (c === 'end' ? '"end"' : c))
  const names = list.map((c) => (c === 'end' ? '"end"' : c))
  return `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} where ${where} limit 1`
}
const DUTY_COLUMNS =
  'workspace_id id rule subject_kind subject_id step chain_id customer_id rule_day due_day state end message_id opened_day ended_by ended_at created_at'
const MESSAGE_COLUMNS =
  'workspace_id id key kind data channel_id language state stale attempts epoch not_before_at created_at sent_at'

/** What is done to healthy books, and the invariants that it breaks, by words of their names. Nothing else may be broken. */
const FAULTS: readonly (readonly [
  what: string,
  statements: readonly string[],
  breaks: readonly string[],
  loosens?: string,
])[] = [
  [
    'an outstanding amount that is not what the rows say',
    [`update invoices set outstanding_minor = outstanding_minor + 1 where number = 'A-1'`],
    ['what is outstanding of an invoice is its amount', 'buckets'],
  ],
  [
    'a credit note that the invoice does not know',
    [
      `insert into credit_notes (workspace_id, id, invoice_id, amount_minor, credited_day, reason, created_by, created_at) select workspace_id, ${NOBODY}, id, 100, '2026-09-04', '', 'x', 'x' from invoices where number = 'A-1'`,
      `update daily_totals set credited_minor = credited_minor + 100 where day = '2026-09-04'`,
    ],
    ['what is outstanding of an invoice is its amount', 'was credited', 'buckets'],
  ],
  [
    'a payment put on an invoice twice',
    [
      `update allocations set amount_minor = amount_minor + 100 where invoice_id = ${one('invoices', `number = 'A-1'`)}`,
      `update daily_totals set applied_minor = applied_minor + 100 where day = '2026-09-01'`,
    ],
    ['what is outstanding of an invoice is its amount', 'was paid', 'unapplied of a payment', 'never more'],
  ],
  ...[
    ['an instalment that is missing', 'part = 2', 'whole_id = null, part = null, parts = null'],
    ['an instalment that is there twice', 'part = 2', 'part = 1'],
    ['an instalment that went out alone', 'part = 2', `sent_day = '2026-09-02'`],
    ['instalments that are named by the second', 'part is not null', `whole_id = ${one('invoices', 'part = 2')}`],
    ['an instalment of no invoice', 'part = 2', 'whole_id = null'],
  ].map(([what = '', where, set]): [string, readonly string[], readonly string[]] => [
    what,
    [`update invoices set ${set} where ${where}`],
    ['the instalments of an invoice'],
  ]),
  [
    'an invoice paid beyond its amount',
    [`update invoices set outstanding_minor = -100, applied_minor = amount_minor + 100 where number = 'A-2'`],
    ['never below', 'what is outstanding of an invoice is its amount', 'was paid'],
  ],
  ['a settled invoice without its day', [`update invoices set settled_day = null where number = 'A-2'`], ['settled']],
  [
    'an open invoice with a day on which it was settled',
    [`update invoices set settled_day = '2026-09-04' where number = 'A-1'`],
    ['settled'],
  ],
  [
    'a settled day on which nothing happened',
    [`update invoices set settled_day = '2026-09-30' where number = 'A-2'`],
    ['settled'],
  ],
  [
    'a receipt that says more is left than there is',
    [`update payments set unapplied_minor = unapplied_minor + 1 where unapplied_minor > 0`],
    ['unapplied of a payment', 'buckets'],
  ],
  [
    'a payment taken back of which something is left',
    [
      `update payments set unapplied_minor = 100 where id = (select reverses_id from payments where reverses_id is not null)`,
    ],
    ['unapplied of a payment', 'buckets'],
  ],
  [
    'a credit note that reverses itself',
    [`update credit_notes set reverses_id = id where amount_minor > 0`],
    ['reversed whole and once'],
  ],
  [
    'a discount that came with no payment',
    [`update credit_notes set kind = 'discount' where amount_minor > 0`],
    ['a discount came with a payment'],
  ],
  [
    'a payment taken back in part',
    [
      `update payments set amount_minor = amount_minor + 100 where reverses_id is not null`,
      `update daily_totals set received_minor = received_minor + 100 where day = '2026-09-04'`,
    ],
    ['taken back whole', 'buckets'],
  ],
  [
    'a payment taken back that stays on its invoice',
    [
      `delete from allocations where amount_minor < 0`,
      `update daily_totals set applied_minor = applied_minor + 7000 where day = '2026-09-04'`,
    ],
    ['leaves nothing', 'what is outstanding of an invoice is its amount', 'was paid'],
  ],
  [
    'a payment put on another customer’s invoice',
    [`update payments set customer_id = ${one('customers', `name = 'Bravo'`)} where unapplied_minor > 0`],
    ['put on invoices of its own customer'],
  ],
  [
    'a day’s total that was counted twice',
    [`update daily_totals set invoiced_minor = invoiced_minor * 2 where day = '2026-09-01'`],
    ['totals of a day'],
  ],
  [
    'a movement that the day’s totals do not have',
    [`delete from movements where activity = 'financing' and amount_minor < 0`],
    ['totals of a day'],
  ],
  ['a day’s total that is missing', [`delete from daily_totals where day = '2026-09-04'`], ['totals of a day']],
  [
    'a promise of another customer’s invoice',
    [`update promises set customer_id = ${one('customers', `name = 'Alpha'`)}`],
    ['what a promise names'],
  ],
  [
    'a promise that was put off to no later day',
    [`insert into put_offs (workspace_id, id, promise_id, later_id) select workspace_id, id, id, id from promises`],
    ['put off by one of its customer'],
  ],
  [
    'a dispute that was ended without a decision',
    [`update disputes set outcome = null where outcome is not null`],
    ['how and by whom'],
  ],
  [
    'a dispute that is decided and open',
    [`update disputes set outcome = 'rejected' where outcome is null`],
    ['how and by whom'],
  ],
  [
    'a duty that is both open and done',
    [`update duties set ended_at = 'x', ended_by = 'x' where state = 'open'`],
    ['in one state'],
  ],
  ['a duty done by nobody', [`update duties set ended_by = null where state = 'done'`], ['in one state']],
  ['a duty cancelled without a reason', [`update duties set "end" = null where state = 'cancelled'`], ['in one state']],
  [
    'a duty twice',
    [copyOf('duties', DUTY_COLUMNS, { id: NOBODY }, `state = 'planned'`)],
    ['there once for a rule'],
    'duties',
  ],
  [
    'a duty twice for one receivable, once by its delivery',
    [
      copyOf(
        'duties',
        DUTY_COLUMNS,
        { id: NOBODY, subject_kind: `'delivery'`, subject_id: one('deliveries') },
        `rule = 'remind-before-due' and customer_id = ${one('customers', `name = 'Alpha'`)}`,
      ),
    ],
    ['there once for a rule'],
  ],
  [
    'a file that is to be looked at twice at once',
    ['first', 'second'].map((id, n) =>
      copyOf(
        'duties',
        DUTY_COLUMNS,
        {
          id: `'${id}'`,
          rule: `'refresh-file'`,
          subject_kind: `'customer'`,
          subject_id: one('customers', `name = 'Alpha'`),
          customer_id: one('customers', `name = 'Alpha'`),
          step: `${n + 1}`,
          chain_id: `'refresh-file'`,
        },
        `state = 'planned'`,
      ),
    ),
    ['there once for a rule'],
  ],
  [
    'a duty about a customer that is none',
    [
      `update duties set subject_kind = 'customer', subject_id = ${NOBODY} where id = ${one('duties', `rule = 'start-collection'`)}`,
    ],
    ['what one row says'],
  ],
  [
    'a duty of another customer',
    [
      `update duties set customer_id = ${one('customers', `name = 'Alpha'`)} where state = 'planned' and customer_id = ${one('customers', `name = 'Bravo'`)}`,
    ],
    ['of the customer of its invoice'],
  ],
  [
    'an open duty that was never named',
    [`update duties set message_id = null where id = ${one('duties', `state = 'open'`)}`],
    ['an open duty'],
  ],
  [
    'an open duty named in another customer’s message',
    [
      `update duties set message_id = ${one('messages', `kind = 'customer-duties' and data like '%' || ${one('customers', `name = 'Alpha'`)} || '%'`)} where state = 'open' and customer_id = ${one('customers', `name = 'Bravo'`)}`,
    ],
    ['an open duty'],
  ],
  [
    'a message twice',
    [copyOf('messages', MESSAGE_COLUMNS, { id: NOBODY }, `kind = 'status'`)],
    ['a message is there once'],
    'messages',
  ],
  [
    'a message that was sent at no time',
    [`update messages set state = 'sent' where kind = 'digest'`],
    ['was sent says when'],
  ],
  [
    'a message that nobody holds while it is sent',
    [`update messages set state = 'sending' where kind = 'digest'`],
    ['was sent says when'],
  ],
  [
    'a message about a customer that is none',
    [
      `update messages set data = '{"customerId":"nobody"}' where id = ${one('messages', `kind = 'customer-duties' and id not in (select message_id from duties where message_id is not null and state = 'open')`)}`,
    ],
    ['about a customer’s duties'],
  ],
  [
    'a message of a duty that is none',
    [
      `update messages set key = 'customer-duties:2026-09-04:nobody' where id = ${one('messages', `kind = 'customer-duties'`)}`,
    ],
    ['about a customer’s duties'],
  ],
  [
    'a digest of a duty that is none',
    [`update messages set data = '{"day":"2026-09-04","dutyIds":["nobody"]}' where kind = 'digest'`],
    ['a digest and an escalation'],
  ],
  ['a light’s change that never was', [`delete from light_changes`], ['a message about lights']],
  ['a status that no run asked for', [`delete from runs where job = 'status'`], ['a message about lights']],
  [
    'a status that nobody shared',
    [`update messages set channel_id = 'C0ELSE' where key like 'status-shared:%'`],
    ['a message about lights'],
  ],
  [
    'a duty of an invoice that is none',
    [`update duties set subject_id = ${NOBODY} where id = ${one('duties', `rule = 'start-collection'`)}`],
    ['what one row says'],
  ],
  [
    'a delivery that knows nothing of its invoice',
    [`update deliveries set invoice_id = null where invoice_id is not null`],
    ['name each other'],
  ],
  [
    'an order of which more was delivered than its deliveries say',
    [`update orders set delivered_minor = delivered_minor + 1 where number = 'SO-1'`],
    ['the sum of its deliveries'],
  ],
  [
    'a delivery of another customer’s order',
    [`update orders set customer_id = ${one('customers', `name = 'Bravo'`)} where number = 'SO-1'`],
    ['an order of the same customer'],
  ],
  [
    'a delivery in another currency than its order',
    [`update orders set currency = 'EUR' where number = 'SO-1'`],
    ['an order of the same customer'],
  ],
  [
    'an order cancelled before its day',
    [`update orders set cancelled_day = '2026-09-01' where number = 'SO-2'`],
    ['cancelled on or after'],
  ],
  [
    'an order cancelled when all of it was delivered',
    [`update orders set amount_minor = delivered_minor where number = 'SO-2'`],
    ['cancelled on or after'],
  ],
  [
    'a limit that is more than was approved',
    [`update limits set amount_minor = amount_minor + 1`],
    ['what its request was approved for'],
  ],
  ['an approval that set no limit', [`delete from limits`], ['what its request was approved for']],
  [
    'a hold that was released by nobody’s approval',
    [`update holds set request_id = null`],
    ['released by an approved request'],
  ],
  [
    'a signature of whoever asked',
    [`update credit_signatures set user_id = (select requested_by from credit_requests limit 1)`],
    ['nobody signs'],
  ],
  [
    'a parent with a parent',
    [`update customers set parent_id = ${one('customers', `name = 'Bravo'`)} where name = 'Alpha'`],
    ['groups have one level'],
  ],
  [
    'late interest that is charged for a day on which it was waived',
    [
      `insert into interest_charges (workspace_id, id, invoice_id, from_day, to_day, amount_minor, slices, state, reason,
         decided_day, created_by, created_at)
       select i.workspace_id, s.span, i.id, s.from_day, s.to_day, 1, '[]', 'waived', '', s.to_day, 'U0', s.to_day
       from invoices i cross join (select 'a' as span, '2026-09-10' as from_day, '2026-10-10' as to_day
         union all select 'b', '2026-10-09', '2026-10-20') as s where i.id = ${one('invoices')}`,
    ],
    ['decided on once for a day'],
  ],
]

eachDatabase('the invariants', (openFresh, dialect) => {
  test('hold in an empty database, and in the books of some months', async () => {
    const { db, destroy } = await openFresh()
    expect(await findViolations(db)).toEqual([])
    await someMonths(db)
    const states = await db.selectFrom('duties').select('state').distinct().orderBy('state').execute()
    expect(states.map((s) => s.state)).toEqual(['cancelled', 'done', 'open', 'planned', 'superseded'])
    const kinds = await db.selectFrom('messages').select('kind').distinct().orderBy('kind').execute()
    expect(kinds.map((m) => m.kind)).toEqual(
      expect.arrayContaining(['customer-duties', 'digest', 'light-change', 'status']),
    )
    expect(await findViolations(db)).toEqual([])
    await destroy()
  })

  test.each(FAULTS.map(([what, statements, breaks, loosens]) => ({ what, statements, breaks, loosens })))(
    'see $what',
    async ({ statements, breaks, loosens }) => {
      const { db, destroy } = await openFresh()
      await someMonths(db)
      if (loosens) await loosen(db, loosens, dialect)
      for (const statement of statements) {
        const done = await raw(statement).execute(db)
        expect([statement, Number(done.numAffectedRows ?? 0) > 0]).toEqual([statement, true])
      }
      const violations = await findViolations(db)
      const broken = [...new Set(violations.map((v) => v.invariant))]
      const expected = INVARIANTS.map((i) => i.name).filter((name) => breaks.some((words) => name.includes(words)))
      expect(expected).toHaveLength(breaks.length)
      expect(broken.sort()).toEqual(expected.sort())
      for (const { workspaceId, expected: should, found } of violations) {
        expect(workspaceId).toBe(TEAM)
        expect(found).not.toBe(should)
      }
      await destroy()
    },
  )

  test('are each seen broken by some fault of this table', () => {
    const words = FAULTS.flatMap(([, , breaks]) => breaks)
    expect(INVARIANTS.map((i) => i.name).filter((name) => !words.some((w) => name.includes(w)))).toEqual([])
  })

  test('tell at most twenty of a kind', async () => {
    const { db, destroy } = await openFresh()
    const clock = new HandClock('2026-09-01T10:00:00Z')
    await openCompany(db, clock)
    await haveCustomer(db, clock, 'Alpha')
    for (let i = 0; i < 21; i++) await haveInvoice(db, clock, { number: `N-${i}`, customer: 'Alpha', amount: '10' })
    await raw('update invoices set applied_minor = 1').execute(db)
    expect(await findViolations(db)).toHaveLength(20)
    await destroy()
  })
})
