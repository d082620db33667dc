import { CREDIT_KINDS } from '../../core/credit-note.ts'
import { day } from '../../core/day.ts'
import type { PaidLine, WriteOffOutcome } from '../../core/outcome.ts'
import { HOSTILE, HOSTILE_LONG, LARGE, TODAY, times, usd } from '../samples/basis.ts'
import { applyOutcomeView } from '../views/apply-outcome.ts'
import { creditReversalOutcomeView } from '../views/credit-reversal-outcome.ts'
import { discountOutcomeView } from '../views/discount-outcome.ts'
import { paymentOutcomeView } from '../views/payment-outcome.ts'
import { writeOffOutcomeView } from '../views/write-off-outcome.ts'
import type { Drawing } from './drawing.ts'

const TAKEN: PaidLine = {
  number: 'INV-1001',
  amount: usd(980_000),
  outstanding: usd(0),
  discount: { kind: 'taken', amount: usd(20_000) },
}
const LATE: PaidLine = {
  ...TAKEN,
  outstanding: usd(20_000),
  discount: {
    kind: 'late',
    amount: usd(20_000),
    lastDay: day('2026-11-11'),
    invoiceId: '7f1c0c4e-9a57-4a5e-8d12-000000000001',
    paymentId: '7f1c0c4e-9a57-4a5e-8d12-000000000002',
  },
}
const payment = (applied: readonly PaidLine[], customerName = 'ACME Trading') =>
  ({
    kind: 'recorded',
    customerName,
    amount: usd(980_000),
    receivedDay: TODAY,
    applied,
    unapplied: usd(0),
    dutiesCancelled: 0,
  }) as const
const ASKED: WriteOffOutcome = {
  kind: 'to-confirm',
  invoiceId: '7f1c0c4e-9a57-4a5e-8d12-000000000001',
  isWhole: false,
  number: 'INV-1001',
  customerName: 'ACME Trading',
  amount: usd(750_000),
  outstanding: usd(750_000),
  dueDay: day('2026-05-12'),
  today: TODAY,
  reason: 'The customer was wound up',
}

export const creditDrawings: readonly Drawing[] = [
  { name: 'payment-outcome: a discount in time', draw: (w) => paymentOutcomeView(payment([TAKEN]), w) },
  { name: 'payment-outcome: a discount too late', draw: (w) => paymentOutcomeView(payment([LATE]), w) },
  {
    name: 'payment-outcome: the worst discounts',
    draw: (w) =>
      paymentOutcomeView(
        payment([...times(30, () => ({ ...TAKEN, number: HOSTILE_LONG })), { ...LATE, number: HOSTILE_LONG }], HOSTILE),
        w,
      ),
  },
  { name: 'apply-outcome: a discount in time', draw: (w) => applyOutcomeView({ kind: 'applied', ...TAKEN }, w) },
  {
    name: 'apply-outcome: a discount too late',
    draw: (w) => applyOutcomeView({ kind: 'applied', ...LATE, number: HOSTILE }, w),
  },
  {
    name: 'discount-outcome',
    draw: (w) => discountOutcomeView({ kind: 'allowed', number: 'INV-1001', amount: usd(20_000) }, w),
  },
  { name: 'discount-outcome: no longer', draw: (w) => discountOutcomeView({ kind: 'no-such-discount' }, w) },
  { name: 'write-off-outcome: to confirm', draw: (w) => writeOffOutcomeView(ASKED, w) },
  {
    name: 'write-off-outcome: to confirm, the worst',
    draw: (w) =>
      writeOffOutcomeView(
        { ...ASKED, number: HOSTILE_LONG, customerName: HOSTILE_LONG, amount: usd(LARGE), reason: HOSTILE.repeat(30) },
        w,
      ),
  },
  ...[0, 250_000].map((minor): Drawing => {
    const done = { kind: 'written-off', number: 'INV-1001', customerName: HOSTILE, amount: usd(500_000) } as const
    return {
      name: `write-off-outcome: ${minor === 0 ? 'all' : 'a part'}`,
      draw: (w) => writeOffOutcomeView({ ...done, outstanding: usd(minor) }, w),
    }
  }),
  ...(['changed-meanwhile', 'more-than-open'] as const).map((kind): Drawing => {
    return {
      name: `write-off-outcome: ${kind}`,
      draw: (w) => writeOffOutcomeView({ kind, number: HOSTILE, outstanding: usd(250_000) }, w),
    }
  }),
  ...CREDIT_KINDS.map((what): Drawing => {
    const back = { kind: 'reversed', what, amount: usd(20_000), creditedDay: day('2026-11-11') } as const
    return {
      name: `credit-reversal-outcome: ${what}`,
      draw: (w) => creditReversalOutcomeView({ ...back, number: HOSTILE, outstanding: usd(20_000) }, w),
    }
  }),
  {
    name: 'credit-reversal-outcome: nothing to take back',
    draw: (w) => creditReversalOutcomeView({ kind: 'nothing-credited', number: HOSTILE }, w),
  },
]
