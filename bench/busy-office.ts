/**
 * A process that writes into a database through the flows as fast as it can until it is ended: invoices, payments, credit notes,
 * payments taken back, movements, sweeps. `node bench/busy-office.ts URL`; says over IPC how many deeds are done.
 */

import { creditInvoice } from '../src/flows/credit-invoice.ts'
import { finishDuty } from '../src/flows/end-duty.ts'
import { logDelivery } from '../src/flows/log-delivery.ts'
import { recordMovement } from '../src/flows/record-movement.ts'
import { recordPayment } from '../src/flows/record-payment.ts'
import { reversePayment } from '../src/flows/reverse-payment.ts'
import { sweepDuties } from '../src/flows/sweep-duties.ts'
import { openStore } from '../src/store/open.ts'
import { amount, asFinance, asSales, HandClock, haveInvoice, TEAM } from '../test/support/company.ts'

const { db } = openStore(process.argv[2] ?? '')
const clock = new HandClock('2026-11-20T10:00:00Z')
const mark = `${process.pid}-${process.hrtime.bigint()}`
for (let n = 0; ; n++) {
  const number = `BUSY-${mark}-${n}`
  clock.add(60_000)
  await haveInvoice(db, clock, { number, customer: 'Busy', amount: '100', issued: '2026-10-01' })
  const pay = (target: string, text: string) =>
    recordPayment(db, clock, asFinance, { target, amount: amount(text), receivedDay: null })
  if (n % 2 === 0) await pay(number, n % 4 === 0 ? '100' : '30')
  if (n % 5 === 0) await pay('Busy', '45')
  if (n % 6 === 0) await reversePayment(db, clock, asFinance, number)
  if (n % 7 === 0)
    await creditInvoice(db, clock, asFinance, { number, amount: amount('1'), creditedDay: null, reason: 'busy' })
  if (n % 9 === 0)
    await logDelivery(db, clock, asSales, { customerText: 'Busy', amount: amount('3'), deliveredDay: null, note: '' })
  if (n % 4 === 1)
    await recordMovement(db, clock, asFinance, {
      direction: 'out',
      amount: amount('2'),
      category: 'busy',
      activity: 'operating',
      day: null,
    })
  if (n % 25 === 24) {
    clock.add(86_400_000)
    await sweepDuties(db, clock, TEAM)
    const open = await db.selectFrom('duties').select('id').where('state', '=', 'open').limit(5).execute()
    for (const { id } of open) await finishDuty(db, clock, asSales, id)
  }
  process.send?.(n + 1)
}
