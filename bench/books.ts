/** Books of any size, made through the same flow as a file's: two years of invoices, most of them paid, one in twenty open. */
import type { Clock } from '../src/core/clock.ts'
import type { Customer } from '../src/core/customer.ts'
import { addDays, type Day, daysBetween, monthEnd, monthOf } from '../src/core/day.ts'
import { currency, money } from '../src/core/money.ts'
import { type Actor, changeFacts } from '../src/flows/change.ts'
import { recordBalance } from '../src/flows/record-balance.ts'
import { recordMovement } from '../src/flows/record-movement.ts'
import { type NewInvoice, saveInvoices } from '../src/flows/save-invoices.ts'
import { insertCustomers } from '../src/store/customers.ts'
import { newId } from '../src/store/id.ts'
import type { Db } from '../src/store/open.ts'
import { refreshStatistics } from '../src/store/statistics.ts'

const CHUNK = 500
const DAYS = 730

export async function fillBooks(
  db: Db,
  clock: Clock,
  by: Actor,
  { invoices, today }: { invoices: number; today: Day },
): Promise<void> {
  const customers: Customer[] = Array.from({ length: 500 }, (_, i) => ({
    id: newId(),
    code: `C${i}`,
    name: `Customer ${i}`,
    ownerUserId: by.userId,
    parentId: null,
    tradedBefore: true,
    terms: 'net 30',
    currency: currency('USD'),
  }))
  await changeFacts(db, clock, by, ({ tx, made }) => insertCustomers(tx, by.workspaceId, customers, made))
  const first = addDays(today, -DAYS)
  for (let from = 0; from < invoices; from += CHUNK) {
    const batch = Array.from({ length: Math.min(CHUNK, invoices - from) }, (_, i): NewInvoice => {
      const n = from + i
      const issuedDay = addDays(first, (n * 7) % (DAYS + 1))
      const dueDay = addDays(issuedDay, 30)
      const amount = money(10_000 + ((n * 7919) % 900_000), currency('USD'))
      const paidDay = addDays(dueDay, (n % 41) - 10)
      const isPaid = n % 20 !== 0 && paidDay <= today
      return {
        number: `INV-${n}`,
        customer: customers[n % customers.length] as Customer,
        amount,
        issuedDay,
        dueDay,
        terms: 'net 30',
        deliveredDay: null,
        sentDay: issuedDay,
        delivery: null,
        payments: isPaid ? [{ receivedDay: paidDay, amount, sourceKey: null }] : [],
      }
    })
    await changeFacts(db, clock, by, (change) => saveInvoices(change, batch))
    // As a file's import does it.
    if (from === 0 || from === 10 * CHUNK || from === 100 * CHUNK) await refreshStatistics(db)
  }
  for (let d = first; daysBetween(d, today) >= 0; d = addDays(monthEnd(monthOf(d)), 1)) {
    for (const [category, minor] of [
      ['payroll', 900_000_000],
      ['rent', 80_000_000],
      ['suppliers', 700_000_000],
    ] as const)
      await recordMovement(db, clock, by, {
        direction: 'out',
        amount: money(minor, currency('USD')),
        category,
        activity: 'operating',
        day: d,
      })
  }
  for (let d = first; daysBetween(d, today) >= 0; d = addDays(d, 7))
    for (const accountName of ['Bank 1', 'Bank 2'])
      await recordBalance(db, clock, by, {
        accountName,
        balance: money(2_000_000_000, currency('USD')),
        day: d,
        restricted: null,
      })
}
