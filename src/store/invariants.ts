/**
 * What is true of the books at every moment, as queries for whatever breaks it. Run by the tests, on every backup, after a restore, and
 * by the doctor.
 *
 * Each is one statement over the whole database, so that it sees one moment of it, and reads each table once or twice: 300,000 invoices
 * take some seconds. On SQLite that is time in which the process does nothing else: not for the thread that answers people.
 *
 * Example: an invoice of 100.00 with a credit note of 20.00 and a payment of 30.00 put on it says 50.00 outstanding. If it says 60.00,
 * 'what is outstanding of an invoice is its amount less its credit notes and what payments put on it' is broken by that invoice:
 * expected 5000, found 6000.
 */
import { type RawBuilder, SqliteAdapter, sql } from 'kysely'
import { ageingOf, BUCKETS, type OpenInvoice } from '../core/ageing.ts'
import type { Day } from '../core/day.ts'
import { type Currency, type Money, money } from '../core/money.ts'
import type { Db } from './open.ts'

/** One thing that is not as it must be. `subject` is the id of a row, or what stands for one; amounts are minor units. */
export type Violation = {
  readonly invariant: string
  readonly workspaceId: string
  readonly subject: string
  readonly expected: string
  readonly found: string
}

type Breach = Omit<Violation, 'invariant'>

export type Invariant = {
  /** A sentence that is true. */
  readonly name: string
  /** What breaks it: at most `SHOWN_MOST`. */
  breaches(db: Db): Promise<Breach[]>
}

/** Of each invariant no more than these are told: who is wrong in one place is often wrong in all. */
const SHOWN_MOST = 20

/** Everything in this database that breaks an invariant: none, when all is well. */
export async function findViolations(db: Db): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const { name, breaches } of INVARIANTS)
    violations.push(...(await breaches(db)).map((breach) => ({ invariant: name, ...breach })))
  return violations
}

/** A violation in a line. */
export function told({ invariant, subject, expected, found }: Violation): string {
  return `${invariant}: ${subject}, ${expected} expected, ${found} found`
}

/** Fields of JSON text, in the dialect of the database. */
type Json = {
  field(column: string, name: string): RawBuilder<string>
  /** The texts in a list, as rows of `entry(value)`. */
  entries(column: string, name: string): RawBuilder<unknown>
}

const JSON_OF: Record<'sqlite' | 'postgres', Json> = {
  sqlite: {
    field: (column, name) => sql`json_extract(${sql.ref(column)}, ${sql.lit(`$.${name}`)})`,
    entries: (column, name) => sql`json_each(${sql.ref(column)}, ${sql.lit(`$.${name}`)}) as entry`,
  },
  postgres: {
    field: (column, name) => sql`${sql.ref(column)}::json ->> ${sql.lit(name)}`,
    entries: (column, name) =>
      sql`json_array_elements_text(${sql.ref(column)}::json -> ${sql.lit(name)}) as entry(value)`,
  },
}

/** An invariant of one query, which returns what breaks it: workspace_id, subject, expected, found. */
function rule(name: string, query: (json: Json) => RawBuilder<unknown>): Invariant {
  return {
    name,
    async breaches(db) {
      const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
      const { rows } = await sql<Record<keyof Breach, string | number | null>>`
        select workspace_id, subject, expected, found from (${query(JSON_OF[isSqlite ? 'sqlite' : 'postgres'])}) as broken
        order by 1, 2 limit ${sql.lit(SHOWN_MOST)}`.execute(db)
      return rows.map(({ workspaceId, subject, expected, found }) => ({
        workspaceId: String(workspaceId),
        subject: String(subject),
        expected: String(expected ?? 'none'),
        found: String(found ?? 'none'),
      }))
    },
  }
}

/** Of each invoice, what its own rows say: sums and the last day. */
const MOVED = sql`(
  select i.workspace_id, i.id, i.amount_minor, i.credited_minor, i.applied_minor, i.outstanding_minor, i.settled_day,
    coalesce(c.minor, 0) as credited, coalesce(a.minor, 0) as applied,
    case when coalesce(c.last, '') > coalesce(a.last, '') then c.last else a.last end as last_day
  from invoices i
  left join (select workspace_id, invoice_id, sum(amount_minor) as minor, max(credited_day) as last
    from credit_notes group by workspace_id, invoice_id) c on c.workspace_id = i.workspace_id and c.invoice_id = i.id
  left join (select workspace_id, invoice_id, sum(amount_minor) as minor, max(applied_day) as last
    from allocations group by workspace_id, invoice_id) a on a.workspace_id = i.workspace_id and a.invoice_id = i.id
) as moved`

/** Of each payment, what of it was put on invoices, and whether it was taken back or is itself the taking back. */
const PUT = sql`(
  select p.workspace_id, p.id, p.amount_minor, p.unapplied_minor, coalesce(a.minor, 0) as applied,
    case when p.reverses_id is not null or r.id is not null then 1 else 0 end as is_undone
  from payments p
  left join payments r on r.workspace_id = p.workspace_id and r.reverses_id = p.id
  left join (select workspace_id, payment_id, sum(amount_minor) as minor
    from allocations group by workspace_id, payment_id) a on a.workspace_id = p.workspace_id and a.payment_id = p.id
) as put`

/** The measures of a day's totals, and the facts that each is the sum of: workspace, currency, day, amount. */
const MEASURES: Record<string, RawBuilder<unknown>> = {
  invoiced_minor: sql`select workspace_id, currency, issued_day as day, amount_minor as minor from invoices`,
  credited_minor: sql`select n.workspace_id, i.currency, n.credited_day as day, n.amount_minor as minor
    from credit_notes n join invoices i on i.workspace_id = n.workspace_id and i.id = n.invoice_id`,
  written_off_minor: sql`select n.workspace_id, i.currency, n.credited_day as day, n.amount_minor as minor
    from credit_notes n join invoices i on i.workspace_id = n.workspace_id and i.id = n.invoice_id
    where n.kind = 'write-off'`,
  received_minor: sql`select workspace_id, currency, received_day as day, amount_minor as minor from payments`,
  applied_minor: sql`select a.workspace_id, i.currency, a.applied_day as day, a.amount_minor as minor
    from allocations a join invoices i on i.workspace_id = a.workspace_id and i.id = a.invoice_id`,
  operating_in_minor: movements(sql`activity = 'operating' and amount_minor > 0`),
  operating_out_minor: movements(sql`activity = 'operating' and amount_minor < 0`),
  other_in_minor: movements(sql`activity not in ('operating', 'transfer') and amount_minor > 0`),
  other_out_minor: movements(sql`activity not in ('operating', 'transfer') and amount_minor < 0`),
}

function movements(which: RawBuilder<unknown>) {
  return sql`select workspace_id, currency, day, abs(amount_minor) as minor from movements where ${which}`
}

const sumsOfDays = Object.entries(MEASURES).map(
  ([measure, facts]) => sql`
    select workspace_id, currency, day, ${sql.lit(measure)} as measure, sum(minor) as facts, 0 as total
      from (${facts}) as facts group by workspace_id, currency, day
    union all
    select workspace_id, currency, day, ${sql.lit(measure)}, 0, ${sql.ref(measure)} from daily_totals`,
)

/** Columns that name a row of another table without a foreign key, because the other may come later or be of two kinds. */
const REFERENCES: readonly (readonly [from: string, column: string, to: string, when?: string])[] = [
  ['invoices', 'delivery_id', 'deliveries'],
  ['deliveries', 'invoice_id', 'invoices'],
  ['deliveries', 'order_id', 'orders'],
  ['customers', 'parent_id', 'customers'],
  ['parent_changes', 'parent_before', 'customers'],
  ['payments', 'reverses_id', 'payments'],
  ['credit_notes', 'reverses_id', 'credit_notes'],
  ['credit_notes', 'payment_id', 'payments'],
  ['duties', 'message_id', 'messages'],
  ['duties', 'subject_id', 'invoices', `t.subject_kind = 'invoice'`],
  ['duties', 'subject_id', 'deliveries', `t.subject_kind = 'delivery'`],
  ['duties', 'subject_id', 'customers', `t.subject_kind = 'customer'`],
  ['duties', 'subject_id', 'promises', `t.subject_kind = 'promise'`],
  ['duties', 'subject_id', 'disputes', `t.subject_kind = 'dispute'`],
]

const dangling = REFERENCES.map(
  ([from, column, to, when = 'true']) => sql`
    select t.workspace_id, ${sql.lit(`${from} `)} || t.id as subject, ${sql.lit(`a row of ${to}`)} as expected,
      ${sql.lit(`${column} `)} || t.${sql.ref(column)} as found
    from ${sql.table(from)} t left join ${sql.table(to)} o on o.workspace_id = t.workspace_id and o.id = t.${sql.ref(column)}
    where t.${sql.ref(column)} is not null and o.id is null and ${sql.raw(when)}`,
)

/** How the columns of a duty go with its state: '1' where the column is set, '0' where it is not, '-' where either is right. */
const DUTY_SHAPES = [
  ['planned', 'end 0, ended_at 0, ended_by 0'],
  ['open', 'end 0, ended_at 0, ended_by 0'],
  ['done', 'end 0, ended_at 1, ended_by 1'],
  ['cancelled', 'end 1, ended_at 1'],
  ['superseded', 'end 1, ended_at 1'],
  ['missed', 'end 1, ended_at 1'],
] as const

const misshapen = DUTY_SHAPES.map(([state, shape]) => {
  const columns = shape.split(', ').map((each) => each.split(' ') as [column: string, isSet: string])
  const isOff = columns.map(
    ([column, isSet]) => sql`${sql.ref(column)} ${isSet === '1' ? sql`is null` : sql`is not null`}`,
  )
  const found = columns.map(
    ([column]) => sql`${sql.lit(`${column} `)} || case when ${sql.ref(column)} is null then '0' else '1' end`,
  )
  return sql`
    select workspace_id, id as subject, ${sql.lit(`${state}: ${shape}`)} as expected,
      ${sql.lit(`${state}: `)} || ${sql.join(found, sql` || ', ' || `)} as found
    from duties where state = ${sql.lit(state)} and (${sql.join(isOff, sql` or `)})`
})

const either = (queries: readonly RawBuilder<unknown>[]) => sql.join([...queries], sql` union all `)

export const INVARIANTS: readonly Invariant[] = [
  rule(
    'what is outstanding of an invoice is its amount less its credit notes and what payments put on it',
    () => sql`select workspace_id, id as subject, amount_minor - credited - applied as expected,
      outstanding_minor as found from ${MOVED} where outstanding_minor <> amount_minor - credited - applied`,
  ),
  rule(
    'what an invoice says was credited is the sum of its credit notes',
    () => sql`select workspace_id, id as subject, credited as expected, credited_minor as found
      from ${MOVED} where credited_minor <> credited`,
  ),
  rule(
    'what an invoice says was paid is the sum of what payments put on it',
    () => sql`select workspace_id, id as subject, applied as expected, applied_minor as found
      from ${MOVED} where applied_minor <> applied`,
  ),
  rule(
    'the instalments of an invoice are all there, alike but for amount and due day, and named by the first',
    () => sql`select workspace_id, whole_id as subject, max(parts) || ' that belong together' as expected,
        count(*) || ' that do not' as found
      from invoices where whole_id is not null or part is not null or parts is not null group by workspace_id, whole_id
      having whole_id is null or min(parts) is distinct from count(*) or max(parts) is distinct from count(*)
        or count(distinct part) <> count(*) or min(part) <> 1 or max(part) <> count(*)
        or sum(case when id = whole_id and part = 1 then 1 else 0 end) <> 1
        or count(distinct customer_id) <> 1 or count(distinct currency) <> 1
        or count(distinct issued_day) <> 1 or count(distinct coalesce(sent_day, '')) <> 1`,
  ),
  rule(
    'what is outstanding of an invoice is never below nothing nor above its amount',
    () => sql`select workspace_id, id as subject, '0 to ' || amount_minor as expected, outstanding_minor as found
      from invoices where outstanding_minor < 0 or outstanding_minor > amount_minor`,
  ),
  rule(
    'an invoice is settled on the day of the last payment or credit note exactly when nothing is outstanding',
    () => sql`select workspace_id, id as subject, case when outstanding_minor > 0 then null else last_day end as expected,
      settled_day as found from ${MOVED}
      where settled_day is distinct from case when outstanding_minor > 0 then null else last_day end`,
  ),
  rule(
    'what is unapplied of a payment is its amount less what was put on invoices, and nothing once it was taken back',
    () => sql`select workspace_id, id as subject, case when is_undone = 1 then 0 else amount_minor - applied end as expected,
      unapplied_minor as found from ${PUT}
      where unapplied_minor <> case when is_undone = 1 then 0 else amount_minor - applied end`,
  ),
  rule(
    'of a payment never more is put on invoices than it is',
    () => sql`select workspace_id, id as subject, 'at most ' || amount_minor as expected, applied as found
      from ${PUT} where amount_minor > 0 and (applied > amount_minor or applied < 0)`,
  ),
  rule(
    'a payment that is taken back is taken back whole, from the customer and in the currency that it came in',
    () => sql`select r.workspace_id, r.id as subject, p.customer_id || ' ' || p.currency || ' ' || -p.amount_minor as expected,
      r.customer_id || ' ' || r.currency || ' ' || r.amount_minor as found
      from payments r join payments p on p.workspace_id = r.workspace_id and p.id = r.reverses_id
      where r.customer_id <> p.customer_id or r.currency <> p.currency or r.amount_minor <> -p.amount_minor
      union all
      select workspace_id, id, 'reverses_id', 'an amount of ' || amount_minor
      from payments where reverses_id is null and amount_minor < 0`,
  ),
  rule(
    'a payment that is taken back leaves nothing on any invoice',
    () => sql`select a.workspace_id, p.reverses_id || ' on ' || a.invoice_id as subject, 0 as expected,
      sum(a.amount_minor) as found
      from (select workspace_id, id, reverses_id from payments where reverses_id is not null
        union all select workspace_id, reverses_id, reverses_id from payments where reverses_id is not null) p
      join allocations a on a.workspace_id = p.workspace_id and a.payment_id = p.id
      group by a.workspace_id, p.reverses_id, a.invoice_id having sum(a.amount_minor) <> 0`,
  ),
  rule(
    'a credit note, a discount and a write-off are reversed whole and once, on their own invoice',
    () => sql`select r.workspace_id, r.id as subject, c.kind || ' ' || c.invoice_id || ' ' || -c.amount_minor as expected,
      r.kind || ' ' || r.invoice_id || ' ' || r.amount_minor as found
      from credit_notes r join credit_notes c on c.workspace_id = r.workspace_id and c.id = r.reverses_id
      where r.kind <> c.kind or r.invoice_id <> c.invoice_id or r.amount_minor <> -c.amount_minor or c.reverses_id is not null
      union all
      select workspace_id, id, case when reverses_id is null then 'above 0' else 'below 0' end, '' || amount_minor
      from credit_notes where (reverses_id is null and amount_minor <= 0) or (reverses_id is not null and amount_minor >= 0)
      union all
      select workspace_id, reverses_id, 'taken back once', count(*) || ' times'
      from credit_notes where reverses_id is not null group by workspace_id, reverses_id having count(*) > 1`,
  ),
  rule(
    'a discount came with a payment of its invoice, and is taken back when that payment is',
    () => sql`select c.workspace_id, c.id as subject, 'a payment of ' || c.invoice_id as expected,
      c.kind || ' of ' || coalesce(c.payment_id, 'no payment') as found
      from credit_notes c
      where (c.kind = 'discount') <> (c.payment_id is not null) or (c.kind = 'discount' and not exists (
        select 1 from allocations a where a.workspace_id = c.workspace_id and a.payment_id = c.payment_id
          and a.invoice_id = c.invoice_id))
      union all
      select c.workspace_id, c.id, 'taken back with ' || c.payment_id, 'it stands' from credit_notes c
      join payments p on p.workspace_id = c.workspace_id and p.reverses_id = c.payment_id
      left join credit_notes r on r.workspace_id = c.workspace_id and r.reverses_id = c.id
      where c.reverses_id is null and r.id is null`,
  ),
  rule(
    'a payment is put on invoices of its own customer and currency',
    () => sql`select a.workspace_id, a.id as subject, p.customer_id || ' ' || p.currency as expected,
      i.customer_id || ' ' || i.currency as found
      from allocations a join payments p on p.workspace_id = a.workspace_id and p.id = a.payment_id
      join invoices i on i.workspace_id = a.workspace_id and i.id = a.invoice_id
      where i.customer_id <> p.customer_id or i.currency <> p.currency`,
  ),
  { name: 'the buckets of the ageing sum to the receivables of the facts', breaches: unevenAgeings },
  rule(
    'the totals of a day are the sums of its facts',
    () => sql`select workspace_id, currency || ' ' || day || ' ' || measure as subject, sum(facts) as expected,
      sum(total) as found from (${either(sumsOfDays)}) as sums
      group by workspace_id, currency, day, measure having sum(facts) <> sum(total)`,
  ),
  rule(
    'a duty is in one state: what is planned or open has no end, what was done has somebody, what fell away has a reason',
    () => either(misshapen),
  ),
  rule(
    'a duty is there once for a rule, a subject and a step, once for a rule and a receivable, and to be done once for a rule and a customer',
    () => sql`select workspace_id, rule || ' ' || subject_id || ' ' || step as subject, 1 as expected, count(*) as found
      from duties group by workspace_id, rule, subject_id, step having count(*) > 1
      union all
      select workspace_id, rule || ' of ' || chain_id, 1, count(*)
      from duties where subject_kind <> 'customer' or state in ('planned', 'open')
      group by workspace_id, chain_id, rule having count(*) > 1`,
  ),
  rule(
    'a duty is of the customer of its invoice or delivery, or of the customer that it is about',
    () => sql`select d.workspace_id, d.id as subject, o.customer_id as expected, d.customer_id as found
      from duties d join (select workspace_id, id, customer_id from invoices
        union all select workspace_id, id, customer_id from deliveries
        union all select workspace_id, id, id from customers) o
      on o.workspace_id = d.workspace_id and o.id = d.subject_id where o.customer_id <> d.customer_id`,
  ),
  rule(
    'an open duty was named in a message about its customer, on a day',
    (json) => sql`select d.workspace_id, d.id as subject, 'customer-duties of ' || d.customer_id as expected,
      coalesce(m.kind || ' of ' || coalesce(${json.field('m.data', 'customerId')}, 'nobody'), 'no message') || ', '
        || coalesce(d.opened_day, 'on no day') as found
      from duties d left join messages m on m.workspace_id = d.workspace_id and m.id = d.message_id
      where d.state = 'open' and (m.id is null or d.opened_day is null or m.kind <> 'customer-duties'
        or ${json.field('m.data', 'customerId')} is distinct from d.customer_id)`,
  ),
  rule(
    'a message is there once for its key',
    () => sql`select workspace_id, key as subject, 1 as expected, count(*) as found
      from messages group by workspace_id, key having count(*) > 1`,
  ),
  rule(
    'a message that was sent says when, and one that is being sent until when it is held',
    () => sql`select workspace_id, id as subject, case state when 'sent' then 'sent_at' else 'lease_until_at' end as expected,
      null as found from messages
      where (state = 'sent' and sent_at is null) or (state = 'sending' and lease_until_at is null)`,
  ),
  rule('a message about a customer’s duties has that customer, and the duty of its key is theirs', (json) => {
    const customerId = json.field('m.data', 'customerId')
    // The key is customer-duties:YYYY-MM-DD:DUTY.
    return sql`select m.workspace_id, m.id as subject, 'a duty of ' || coalesce(c.id, 'some customer') as expected,
      coalesce('one of ' || d.customer_id, 'no duty ' || substr(m.key, 28)) as found
      from messages m
      left join customers c on c.workspace_id = m.workspace_id and c.id = ${customerId}
      left join duties d on d.workspace_id = m.workspace_id and d.id = substr(m.key, 28)
      where m.kind = 'customer-duties' and (c.id is null or d.id is null or d.customer_id <> c.id)`
  }),
  rule(
    'a digest and an escalation name duties that there are',
    (json) => sql`select m.workspace_id, m.id as subject, 'a duty' as expected, entry.value as found
      from messages m cross join ${json.entries('m.data', 'dutyIds')}
      left join duties d on d.workspace_id = m.workspace_id and d.id = entry.value
      where m.kind in ('digest', 'escalation') and d.id is null`,
  ),
  rule(
    'a message about lights has their change, and the day’s status its run',
    (json) => sql`select m.workspace_id, m.id as subject, 'a change of a light' as expected, 'none on that day' as found
      from messages m where m.kind = 'light-change' and not exists (select 1 from light_changes l
        where l.workspace_id = m.workspace_id and l.day = ${json.field('m.data', 'day')})
      union all
      select m.workspace_id, m.id, 'a run of the day', 'none' from messages m
      where m.kind = 'status' and m.key like 'status:%' and not exists (select 1 from runs r
        where r.workspace_id = m.workspace_id and r.job = 'status' and r.day = substr(m.key, 8, 10))
      union all
      select m.workspace_id, m.id, 'somebody who shared it', 'nobody in the audit trail' from messages m
      where m.kind = 'status' and m.key like 'status-shared:%' and (m.workspace_id, m.channel_id) not in
        (select workspace_id, subject_id from audit where action = 'share-status')`,
  ),
  rule(
    'what an order says was delivered is the sum of its deliveries',
    () => sql`select o.workspace_id, o.id as subject, coalesce(d.minor, 0) as expected, o.delivered_minor as found
      from orders o left join (select workspace_id, order_id, sum(amount_minor) as minor
        from deliveries group by workspace_id, order_id) d on d.workspace_id = o.workspace_id and d.order_id = o.id
      where o.delivered_minor <> coalesce(d.minor, 0)`,
  ),
  rule(
    'a delivery is of an order of the same customer and currency',
    () => sql`select d.workspace_id, d.id as subject, o.customer_id || ' ' || o.currency as expected,
      d.customer_id || ' ' || d.currency as found
      from deliveries d join orders o on o.workspace_id = d.workspace_id and o.id = d.order_id
      where o.customer_id <> d.customer_id or o.currency <> d.currency`,
  ),
  rule(
    'an order is cancelled on or after its day, and not once all of it is delivered',
    () => sql`select workspace_id, id as subject, 'from ' || ordered_day || ', less than ' || amount_minor as expected,
      cancelled_day || ', ' || delivered_minor as found
      from orders where cancelled_day < ordered_day or (cancelled_day is not null and delivered_minor >= amount_minor)`,
  ),
  rule(
    'a limit is what its request was approved for, and every approved one has set one',
    () => sql`select l.workspace_id, l.id as subject,
      r.state || ' ' || r.customer_id || ' ' || r.decided_minor || ' ' || r.currency as expected,
      'approved ' || l.customer_id || ' ' || l.amount_minor || ' ' || l.currency as found
      from limits l join credit_requests r on r.workspace_id = l.workspace_id and r.id = l.request_id
      where r.kind <> 'limit' or r.state <> 'approved' or r.customer_id <> l.customer_id
        or r.decided_minor is distinct from l.amount_minor or r.currency <> l.currency
      union all
      select r.workspace_id, r.id, 'a limit', 'none' from credit_requests r
      where r.kind = 'limit' and r.state = 'approved' and not exists (select 1 from limits l
        where l.workspace_id = r.workspace_id and l.request_id = r.id)`,
  ),
  rule(
    'a hold is released by an approved request for that, and by nothing else',
    () => sql`select h.workspace_id, h.id as subject, 'an approved release' as expected,
      coalesce(r.kind || ' ' || r.state, 'no request') as found
      from holds h left join credit_requests r on r.workspace_id = h.workspace_id and r.id = h.request_id
      where h.released_at is not null and (r.id is null or r.kind <> 'release' or r.state <> 'approved')`,
  ),
  rule(
    'nobody signs what they asked for themselves',
    () => sql`select s.workspace_id, s.request_id as subject, 'somebody else' as expected, s.user_id as found
      from credit_signatures s join credit_requests r on r.workspace_id = s.workspace_id and r.id = s.request_id
      where s.user_id = r.requested_by`,
  ),
  rule(
    'a parent has no parent: groups have one level',
    () => sql`select c.workspace_id, c.id as subject, 'no parent' as expected, p.parent_id as found
      from customers c join customers p on p.workspace_id = c.workspace_id and p.id = c.parent_id
      where p.parent_id is not null or p.id = c.id`,
  ),
  rule('what one row says of another is there', () => either(dangling)),
  rule(
    'a delivery and its invoice name each other',
    () => sql`select i.workspace_id, i.id as subject, d.id as expected, coalesce(d.invoice_id, 'no invoice') as found
      from invoices i join deliveries d on d.workspace_id = i.workspace_id and d.id = i.delivery_id
      where d.invoice_id is distinct from i.id
      union all
      select d.workspace_id, d.id, i.id, coalesce(i.delivery_id, 'no delivery')
      from deliveries d join invoices i on i.workspace_id = d.workspace_id and i.id = d.invoice_id
      where i.delivery_id is distinct from d.id`,
  ),
  rule(
    'what a promise names are invoices of its own customer',
    () => sql`select p.workspace_id, p.id as subject, p.customer_id as expected, i.customer_id as found
      from promised_invoices pi
        join promises p on p.workspace_id = pi.workspace_id and p.id = pi.promise_id
        join invoices i on i.workspace_id = pi.workspace_id and i.id = pi.invoice_id
      where i.customer_id <> p.customer_id`,
  ),
  rule(
    'a promise is put off by one of its customer for a later day',
    () => sql`select p.workspace_id, p.id as subject, p.customer_id || ' after ' || p.promised_day as expected,
        l.customer_id || ' for ' || l.promised_day as found
      from put_offs o
        join promises p on p.workspace_id = o.workspace_id and p.id = o.promise_id
        join promises l on l.workspace_id = o.workspace_id and l.id = o.later_id
      where l.customer_id <> p.customer_id or l.promised_day <= p.promised_day`,
  ),
  rule(
    'a dispute that has ended says how and by whom, and one that is open says neither',
    () => sql`select workspace_id, id as subject, 'all three or none' as expected,
        coalesce(ended_day, '-') || ' ' || coalesce(ended_by, '-') || ' ' || coalesce(outcome, '-') as found
      from disputes
      where not (ended_day is null and ended_by is null and outcome is null)
        and not (ended_day is not null and ended_by is not null and outcome is not null)`,
  ),
  rule(
    'late interest on an invoice is decided on once for a day',
    () => sql`select workspace_id, id as subject, 'from ' || decided_to || ' on' as expected, 'from ' || from_day as found
      from (select workspace_id, id, from_day,
          lag(to_day) over (partition by workspace_id, invoice_id order by from_day, to_day) as decided_to
        from interest_charges) as spans
      where from_day < decided_to`,
  ),
]

type AgeingRow = {
  workspaceId: string
  currency: Currency
  kind: 'open' | 'unapplied' | 'receivable'
  dueDay: Day | null
  minor: number
  lastDay: Day
}

/** The ageing is that of the core, on the last day of which anything is known: what it sums to is the same on any other. */
async function unevenAgeings(db: Db): Promise<Breach[]> {
  const { rows } = await sql<AgeingRow>`
    select t.*, l.last_day from (
      select workspace_id, currency, 'open' as kind, due_day, sum(outstanding_minor) as minor
        from invoices where outstanding_minor > 0 group by workspace_id, currency, due_day
      union all
      select workspace_id, currency, 'unapplied', null, sum(unapplied_minor)
        from payments where unapplied_minor <> 0 group by workspace_id, currency
      union all
      select workspace_id, currency, 'receivable', null, sum(minor) from (
        select workspace_id, currency, sum(amount_minor) as minor from invoices group by workspace_id, currency
        union all
        select workspace_id, currency, -sum(amount_minor) from payments group by workspace_id, currency
        union all
        select n.workspace_id, i.currency, -sum(n.amount_minor) from credit_notes n
          join invoices i on i.workspace_id = n.workspace_id and i.id = n.invoice_id group by n.workspace_id, i.currency
      ) as facts group by workspace_id, currency
    ) as t
    join (select workspace_id, max(day) as last_day from (
        select workspace_id, max(due_day) as day from invoices group by workspace_id
        union all select workspace_id, max(received_day) from payments group by workspace_id
      ) as days group by workspace_id) as l on l.workspace_id = t.workspace_id
    order by t.workspace_id, t.currency`.execute(db)
  const breaches = [...Map.groupBy(rows, (r) => r.workspaceId)].flatMap(([workspaceId, own]) => {
    const moneyOf = (kind: AgeingRow['kind']): Money[] =>
      own.filter((r) => r.kind === kind).map((r) => money(r.minor, r.currency))
    const open = own
      .filter((r) => r.kind === 'open')
      .map((r): OpenInvoice => ({ dueDay: r.dueDay as Day, outstanding: money(r.minor, r.currency) }))
    const ageings = new Map(
      ageingOf(open, moneyOf('unapplied'), own[0]?.lastDay as Day).map((ageing) => [ageing.currency, ageing]),
    )
    return moneyOf('receivable').flatMap(({ currency, minor: expected }) => {
      const ageing = ageings.get(currency)
      const buckets = BUCKETS.reduce((sum, bucket) => sum + (ageing?.buckets[bucket].minor ?? 0), 0)
      const found = buckets - (ageing?.unappliedMinor ?? 0)
      return found === expected ? [] : [{ workspaceId, subject: currency, expected: `${expected}`, found: `${found}` }]
    })
  })
  return breaches.slice(0, SHOWN_MOST)
}
