import { day } from '../../core/day.ts'
import { currency, money } from '../../core/money.ts'
import { openItem, type Statement, type StatementFact, type StatementFacts, statementOf } from '../../core/statement.ts'
import { HOSTILE, HOSTILE_LONG, LARGE, TODAY, times, USD, usd } from './basis.ts'

function sample(given: Partial<StatementFacts>): Statement {
  const statement = statementOf({
    customerId: 'cus_1',
    customerName: 'ACME Trading',
    from: day('2026-09-01'),
    to: TODAY,
    facts: [],
    open: [],
    unapplied: [],
    proposedInterest: [],
    ...given,
  })
  if (statement.kind === 'untied') throw new Error('the sample does not tie')
  return statement
}

const fact = (
  kind: StatementFact['kind'],
  on: string,
  minor: number,
  more: Partial<StatementFact> = {},
): StatementFact => ({
  kind,
  isTakenBack: false,
  day: day(on),
  number: null,
  settled: [],
  reference: '',
  amount: usd(minor),
  ...more,
})

const open = (
  number: string,
  [issued, due]: [string, string],
  [amount, left, disputedMinor]: [number, number, number],
) =>
  openItem(
    {
      invoiceId: number,
      number,
      issuedDay: day(issued),
      dueDay: day(due),
      amount: usd(amount),
      outstanding: usd(left),
      disputedMinor,
    },
    TODAY,
  )

/** Something of every kind, and a payment that the bank returned. */
export const STATEMENT = sample({
  facts: [
    fact('invoice', '2026-08-04', 1_820_000, { number: 'INV-0910' }),
    fact('invoice', '2026-09-03', 1_250_000, { number: 'INV-1001' }),
    fact('invoice', '2026-10-13', 980_000, { number: 'INV-1042' }),
    fact('payment', '2026-09-11', -1_225_000, { reference: 'TRX 88120', settled: ['INV-1001'] }),
    fact('discount', '2026-09-11', -25_000, { number: 'INV-1001' }),
    fact('payment', '2026-10-02', -500_000, { settled: ['INV-0910'] }),
    fact('payment', '2026-10-05', 500_000, { isTakenBack: true, settled: ['INV-0910'] }),
    fact('credit-note', '2026-10-20', -80_000, { number: 'INV-1042', reference: 'Two pallets returned' }),
    fact('write-off', '2026-11-02', -20_000, { number: 'INV-0910', reference: 'Bank charges' }),
    fact('interest', '2026-11-10', 18_200, { number: 'INT-INV-0910-1' }),
    fact('payment', '2026-11-16', -35_000),
  ],
  open: [
    open('INV-0910', ['2026-08-04', '2026-09-17'], [1_820_000, 1_800_000, 0]),
    open('INV-1042', ['2026-10-13', '2026-11-12'], [980_000, 900_000, 200_000]),
    open('INT-INV-0910-1', ['2026-11-10', '2026-11-24'], [18_200, 18_200, 0]),
  ],
  unapplied: [usd(35_000)],
  proposedInterest: [usd(3_120)],
})

export const STATEMENT_PAID = sample({
  facts: [fact('invoice', '2026-10-13', 980_000, { number: 'INV-1042' }), fact('payment', '2026-11-09', -990_000)],
  unapplied: [usd(10_000)],
})

export const STATEMENT_NOTHING = sample({})

const codes = ['USD', 'EUR', 'JPY', 'KWD', 'CNY'].map(currency)

/** As many currencies, lines and invoices as there may be, of somebody whose every word is hostile. */
export const STATEMENT_WORST = sample({
  customerName: HOSTILE_LONG,
  facts: codes.flatMap((code) =>
    times(200, (i) => fact('invoice', '2026-09-03', 0, { number: `${HOSTILE}${i}`, amount: money(LARGE / 20, code) })),
  ),
  open: codes.flatMap((code) =>
    times(200, (i) => ({
      ...open(`${HOSTILE}${i}`, ['2026-09-03', '2026-10-03'], [LARGE, LARGE, 0]),
      amount: money(LARGE / 20, code),
      outstanding: money(LARGE / 20, code),
      disputedMinor: LARGE,
    })),
  ),
  proposedInterest: [money(LARGE, USD)],
})

/** A payment over as many invoices as there may be, every word of it hostile. */
export const STATEMENT_OF_MANY = sample({
  customerName: HOSTILE_LONG,
  facts: [
    fact('invoice', '2026-09-03', LARGE, { number: HOSTILE }),
    fact('payment', '2026-11-16', -LARGE, { reference: HOSTILE_LONG, settled: times(200, (i) => `${HOSTILE}${i}`) }),
  ],
})
