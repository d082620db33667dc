import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import { currency, money } from '../../src/core/money.ts'
import {
  openItem,
  STATEMENT_KINDS,
  type StatementFact,
  type StatementFacts,
  statementOf,
  statementStart,
} from '../../src/core/statement.ts'

const USD = currency('USD')
const usd = (minor: number) => money(minor, USD)

const fact = (kind: StatementFact['kind'], on: string, minor: number, isTakenBack = false): StatementFact => ({
  kind,
  isTakenBack,
  day: day(on),
  number: kind === 'payment' ? null : 'INV-1',
  settled: [],
  reference: '',
  amount: usd(minor),
})

const facts = (more: Partial<StatementFacts>): StatementFacts => ({
  customerId: 'c',
  customerName: 'ACME',
  from: day('2026-11-01'),
  to: day('2026-11-30'),
  facts: [],
  open: [],
  unapplied: [],
  proposedInterest: [],
  ...more,
})

const owing = (minor: number, more: Partial<Parameters<typeof openItem>[0]> = {}) =>
  openItem(
    {
      ...{ invoiceId: 'i', number: 'INV-1', issuedDay: day('2026-10-01'), dueDay: day('2026-10-31') },
      ...{ amount: usd(1_000_000), outstanding: usd(minor), disputedMinor: 0, ...more },
    },
    day('2026-11-30'),
  )

describe('a statement', () => {
  test('opens with what was owed before, adds up line by line, and closes with what is owed', () => {
    const read = statementOf(
      facts({
        facts: [
          fact('credit-note', '2026-11-08', -20_000),
          fact('payment', '2026-11-05', -400_000),
          fact('invoice', '2026-10-01', 1_000_000),
        ],
        open: [owing(580_000)],
      }),
    )
    if (read.kind !== 'statement') throw new Error('it does not tie')
    const [account] = read.accounts
    expect(account).toMatchObject({ opening: usd(1_000_000), closing: usd(580_000) })
    expect(account?.lines.map((l) => [l.kind, l.balance.minor])).toEqual([
      ['payment', 600_000],
      ['credit-note', 580_000],
    ])
    expect(account?.ageing.buckets['1-30']).toEqual({ count: 1, minor: 580_000 })
    expect(account?.open[0]?.daysOverdue).toBe(30)
  })

  test('within a day first charges, then lowers, and what was taken back comes behind what it was', () => {
    const read = statementOf(
      facts({
        facts: [
          fact('payment', '2026-11-05', 50, true),
          fact('payment', '2026-11-05', -50),
          fact('discount', '2026-11-05', -1),
          fact('invoice', '2026-11-05', 100),
          fact('interest', '2026-11-05', 3),
        ],
        open: [owing(102)],
      }),
    )
    const lines = read.kind === 'statement' ? (read.accounts[0]?.lines ?? []) : []
    expect(lines.map((l) => `${l.kind}${l.isTakenBack ? ' back' : ''}`)).toEqual([
      ...['invoice', 'interest', 'discount', 'payment', 'payment back'],
    ])
  })

  test('in which what is open is not what the facts sum to says so, with both figures', () => {
    const read = statementOf(facts({ facts: [fact('invoice', '2026-11-01', 100)], open: [owing(90)] }))
    expect(read).toEqual({ kind: 'untied', buckets: usd(90), receivable: usd(100) })
  })

  test('has an account a currency, and none where nothing was owed and nothing happened', () => {
    const eur = { ...fact('invoice', '2026-11-02', 70), amount: money(70, currency('EUR')) }
    const settled = [fact('invoice', '2026-01-02', 100), fact('payment', '2026-02-02', -100)]
    const open = [owing(70, { amount: eur.amount, outstanding: eur.amount })]
    const read = statementOf(facts({ facts: [eur, ...settled], open }))
    expect(read.kind === 'statement' && read.accounts.map((a) => a.currency)).toEqual(['EUR'])
  })

  test('has money in the customer’s favour below zero, and late interest beside the balance', () => {
    const read = statementOf(
      facts({
        facts: [fact('payment', '2026-11-05', -500)],
        unapplied: [usd(500)],
        proposedInterest: [usd(7)],
      }),
    )
    expect(read).toMatchObject({ accounts: [{ closing: usd(-500), proposedInterest: usd(7), open: [] }] })
  })

  test('never has more in dispute than is open', () => {
    expect(owing(500, { disputedMinor: 800 }).disputedMinor).toBe(500)
  })

  test.each([
    ['2026-11-20', '2026-09-01'],
    ['2026-01-31', '2025-11-01'],
    ['2026-04-30', '2026-02-01'],
  ])('without days, up to %s, begins on %s', (to, from) => {
    expect(statementStart(day(to))).toBe(from)
  })

  test('of any facts closes with their sum, and the next one opens with that', () => {
    const some = fc.array(
      fc
        .record({ kind: fc.constantFrom(...STATEMENT_KINDS), at: fc.nat(60), minor: fc.integer({ min: -50, max: 50 }) })
        .map(({ kind, at, minor }) => fact(kind, addDays(day('2026-10-01'), at), minor)),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(some, fc.nat(60), (all, at) => {
        const split = addDays(day('2026-10-01'), at)
        const sum = (of: readonly StatementFact[]) => of.reduce((total, f) => total + f.amount.minor, 0)
        // What is unapplied stands for whatever is not open: only the sums are looked at here.
        const until = (to: string, from: string) => {
          const known = all.filter((f) => f.day <= to)
          return statementOf(facts({ facts: known, unapplied: [usd(-sum(known))], from: day(from), to: day(to) }))
        }
        const first = until(split, '2026-10-01')
        const second = until('2026-12-31', addDays(split, 1))
        if (first.kind === 'untied' || second.kind === 'untied') throw new Error('it does not tie')
        const [closing, opening] = [first.accounts[0]?.closing.minor ?? 0, second.accounts[0]?.opening.minor ?? 0]
        expect(closing).toBe(sum(all.filter((f) => f.day <= split)))
        if (second.accounts.length > 0) expect(opening).toBe(closing)
        expect(second.accounts[0]?.closing.minor ?? 0).toBe(sum(all))
      }),
    )
  })
})
