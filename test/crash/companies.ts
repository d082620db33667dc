/** Companies with work for many days, in one database: what the workers of a crash run sweep and say. */
import type { Clock } from '../../src/core/clock.ts'
import type { Customer } from '../../src/core/customer.ts'
import { addDays, type Day, weekday } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import { type Actor, changeFacts } from '../../src/flows/change.ts'
import { finishDuty } from '../../src/flows/end-duty.ts'
import { type NewInvoice, saveInvoices } from '../../src/flows/save-invoices.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import type { Chance } from '../../src/playground/chance.ts'
import { insertCustomers } from '../../src/store/customers.ts'
import { newId } from '../../src/store/id.ts'
import { saveMember } from '../../src/store/members.ts'
import type { Db } from '../../src/store/open.ts'
import { workspaceOf } from '../support/company.ts'
import { FAKE_APP, type FakeChannel, type FakeUser } from '../support/fake-slack.ts'

const USD = currency('USD')
const CUSTOMERS = 12
/** As many customers of each company are written to about something new on a day. */
const CUSTOMERS_A_DAY = 5
/** As many duties of each company are done on a day, three days after they were said at the earliest. */
const DONE_A_DAY = 4

export type Company = {
  readonly id: string
  readonly by: Actor
  readonly customers: readonly Customer[]
  readonly users: readonly FakeUser[]
  readonly channels: readonly FakeChannel[]
}

/** A company with two channels, six people and a dozen customers; nothing of it is another company's as well. */
export async function openCompany(db: Db, clock: Clock, number: number): Promise<Company> {
  const id = `T${number}CO`
  const [admin, finance, ...sellers] = ['ADMIN', 'FIN', 'ANN', 'BOB', 'CAT', 'DAN'].map(
    (name) => `U${number}${name}`,
  ) as [string, string, ...string[]]
  const people = [admin, finance, ...sellers]
  const by: Actor = { workspaceId: id, userId: admin, role: 'admin', via: 'command' }
  const channel = (name: string) => ({
    channelId: `C${number}${name}`,
    language: 'en' as const,
    escalationUserId: null,
  })
  const channels = { receivables: channel('REC'), status: channel('STA') }
  await saveSettings(db, clock, by, workspaceOf({ id, name: `Company ${number}`, channels }))
  const addedAt = clock.now().toISOString()
  for (const userId of people) {
    const role = userId === admin ? 'admin' : userId === finance ? 'finance' : 'sales'
    await saveMember(db, id, { userId, role, name: userId, language: null, addedBy: admin, addedAt })
  }
  const customers = Array.from({ length: CUSTOMERS }, (_, i) => ({
    id: newId(),
    code: `C${i}`,
    name: `Customer ${i} of company ${number}`,
    ownerUserId: sellers[i % sellers.length] ?? null,
    terms: 'net 30',
    currency: USD,
    parentId: null,
    tradedBefore: true,
  }))
  await insertCustomers(db, id, customers, { createdBy: admin, createdAt: addedAt })
  const members = [...people, FAKE_APP.botUserId]
  return {
    id,
    by,
    customers,
    users: people.map((userId) => ({ id: userId, name: userId, team_id: id })),
    channels: Object.values(channels).map(({ channelId }) => ({
      id: channelId,
      name: channelId.toLowerCase(),
      members,
    })),
  }
}

/** The next day on which something is posted. */
export function nextPostingDay(d: Day): Day {
  const next = addDays(d, 1)
  return weekday(next) <= 5 ? next : nextPostingDay(next)
}

/** Brings a company what is due on its clock's day: invoices to send, to remind of tomorrow, to collect at once. */
export async function bringWork(db: Db, clock: Clock, company: Company, chance: Chance): Promise<void> {
  await changeFacts(db, clock, company.by, async (change) => {
    const first = chance.whole(0, CUSTOMERS - 1)
    const issuedDay = addDays(change.today, -7)
    const invoices = Array.from({ length: CUSTOMERS_A_DAY }, (_, i): NewInvoice => {
      const customer = company.customers[(first + i) % CUSTOMERS] as Customer
      return {
        number: `INV-${change.today}-${i}`,
        customer,
        amount: money(chance.whole(100, 9_999_999), USD),
        issuedDay,
        dueDay: addDays(issuedDay, [0, 10, 30][chance.whole(0, 2)] as number),
        terms: customer.terms,
        deliveredDay: null,
        sentDay: null,
        delivery: null,
        payments: [],
      }
    })
    await saveInvoices(change, invoices)
  })
}

/** Somebody does what was asked for a few days ago: its message, and the owner's digest, are drawn again. */
export async function doWork(db: Db, clock: Clock, company: Company, today: Day): Promise<void> {
  const duties = await db
    .selectFrom('duties as d')
    .innerJoin('messages as m', (j) => j.onRef('m.workspaceId', '=', 'd.workspaceId').onRef('m.id', '=', 'd.messageId'))
    .select('d.id')
    .where('d.workspaceId', '=', company.id)
    .where('d.state', '=', 'open')
    .where('m.state', '=', 'sent')
    .where('d.openedDay', '<=', addDays(today, -5))
    .orderBy('d.id')
    .limit(DONE_A_DAY)
    .execute()
  for (const { id } of duties) await finishDuty(db, clock, company.by, id)
}
