import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import {
  fillTemplate,
  hasPlaceholder,
  type LetterInvoice,
  type LetterKind,
  letterFigures,
  letterKindFor,
  letterLines,
  letterTotals,
  oneLine,
  PLACEHOLDERS,
  type Placeholder,
  unknownPlaceholders,
} from '../../src/core/letter.ts'
import { currency, money } from '../../src/core/money.ts'
import type { RuleId } from '../../src/core/rules/index.ts'

const TODAY = day('2026-11-20')
const USD = currency('USD')
const EUR = currency('EUR')

const NOTHING_WAITS = { disputedMinor: 0, pausedUntil: null }

function invoice(number: string, due: string, minor: number, more: Partial<LetterInvoice> = {}): LetterInvoice {
  return { id: `id-${number}`, number, dueDay: day(due), outstanding: money(minor, USD), ...NOTHING_WAITS, ...more }
}

describe('the invoices of a letter', () => {
  const late = invoice('INV-2', '2026-11-10', 100_00)
  const later = invoice('INV-1', '2026-11-10', 50_00)
  const today = invoice('INV-3', '2026-11-20', 70_00)
  const coming = invoice('INV-4', '2026-12-20', 80_00)
  const settled = invoice('INV-5', '2026-11-01', 0)
  const all = [coming, today, late, later, settled]

  test.each<[string, LetterKind, string[]]>([
    ['a reminder names everything open, the first due first', 'reminder', ['INV-1', 'INV-2', 'INV-3', 'INV-4']],
    ['a statement letter too', 'statement', ['INV-1', 'INV-2', 'INV-3', 'INV-4']],
    ['a collection letter names what is overdue alone', 'collection', ['INV-1', 'INV-2']],
    ['and so does a final notice', 'final-notice', ['INV-1', 'INV-2']],
  ])('%s', (_, kind, numbers) => {
    expect(letterLines(all, kind, TODAY).map((line) => line.number)).toEqual(numbers)
  })

  test('say how late each is, and 0 on the due day and before', () => {
    expect(letterLines(all, 'reminder', TODAY).map((line) => line.daysOverdue)).toEqual([10, 10, 0, 0])
  })

  test('ask for what is not disputed, and say the disputed amounts apart, a total a currency', () => {
    const euros = { outstanding: money(900_00, EUR) }
    const lines = letterLines(
      [
        invoice('A', '2026-11-01', 10_000_00, { disputedMinor: 2_000_00 }),
        invoice('B', '2026-11-02', 300_00, { disputedMinor: 300_00 }),
        invoice('C', '2026-11-03', 0, euros),
      ],
      'collection',
      TODAY,
    )
    expect(lines.map((line) => line.asked.minor)).toEqual([8_000_00, 0, 900_00])
    expect(letterTotals(lines)).toEqual({
      asked: [money(8_000_00, USD), money(900_00, EUR)],
      disputed: [money(2_300_00, USD)],
      ...{ paused: [], received: [] },
    })
  })

  test('a dispute over more than is left asks for nothing, never for less', () => {
    const [line] = letterLines([invoice('A', '2026-11-01', 100, { disputedMinor: 500 })], 'collection', TODAY)
    expect(line).toMatchObject({ asked: { minor: 0 }, disputed: { minor: 100 } })
  })

  test('do not ask for what is promised or on hold up to its last day, and take off what came in for no invoice', () => {
    const all = [
      invoice('A', '2026-11-01', 500, { pausedUntil: TODAY, disputedMinor: 100 }),
      invoice('B', '2026-11-02', 300, { pausedUntil: addDays(TODAY, -1) }),
      invoice('C', '2026-11-03', 200),
    ]
    const lines = letterLines(all, 'collection', TODAY, [money(70, EUR), money(450, USD)])
    expect(lines.map((l) => [l.asked, l.disputed, l.paused, l.received].map((m) => m.minor))).toEqual([
      [0, 100, 400, 0],
      [300, 0, 0, 300],
      [200, 0, 0, 150],
    ])
    const [asked, disputed, paused, received] = [50, 100, 400, 450].map((minor) => [money(minor, USD)])
    expect(letterTotals(lines)).toEqual({ asked, disputed, paused, received })
    expect(letterFigures(lines, null)).not.toBe(letterFigures(letterLines(all, 'collection', TODAY), null))
  })

  const anyInvoice = fc
    .record({ days: fc.integer({ min: -200, max: 200 }), open: fc.nat(9_999), disputed: fc.nat(9_999) })
    .map(({ days, open, disputed }) => invoice(`N${days}`, addDays(TODAY, days), open, { disputedMinor: disputed }))

  test('asked and disputed are what is open, of every line and in total', () => {
    fc.assert(
      fc.property(fc.array(anyInvoice), (invoices) => {
        const lines = letterLines(invoices, 'reminder', TODAY)
        for (const { asked, disputed, outstanding } of lines) {
          expect(asked.minor + disputed.minor).toBe(outstanding.minor)
          expect(Math.min(asked.minor, disputed.minor)).toBeGreaterThanOrEqual(0)
        }
        const { asked, disputed } = letterTotals(lines)
        const open = invoices.reduce((sum, i) => sum + i.outstanding.minor, 0)
        expect([...asked, ...disputed].reduce((sum, { minor }) => sum + minor, 0)).toBe(open)
      }),
    )
  })

  test('their figures are others as soon as an amount, a dispute, an invoice or the address is', () => {
    const figures = (to: string | null, invoices: LetterInvoice[]) =>
      letterFigures(letterLines(invoices, 'reminder', TODAY), to)
    const of = (...invoices: LetterInvoice[]) => figures('li@acme.example', invoices)
    expect(of(late)).toBe(of(late))
    const others = [
      of(late),
      of(late, later),
      of({ ...late, disputedMinor: 1 }),
      of(invoice('INV-2', '2026-11-10', 99_99)),
      of({ ...late, id: 'another of the same amount' }),
      of({ ...late, outstanding: later.outstanding }, { ...later, outstanding: late.outstanding }),
      figures('eve@acme.example', [late]),
      figures(null, [late]),
    ]
    expect(new Set(others).size).toBe(others.length)
  })
})

test.each<[RuleId[], boolean, LetterKind]>([
  [[], false, 'reminder'],
  [[], true, 'collection'],
  [['remind-before-due'], true, 'reminder'],
  [['remind-before-due', 'start-collection'], true, 'collection'],
  [['final-notice', 'start-collection'], true, 'final-notice'],
  [['send-invoice'], false, 'reminder'],
])('with %j to do and overdue %j, the letter is a %s', (rules, isOverdue, kind) => {
  expect(letterKindFor(rules, isOverdue)).toBe(kind)
})

describe('a template', () => {
  const values = Object.fromEntries(Object.keys(PLACEHOLDERS).map((name) => [name, `<${name}>`])) as Record<
    Placeholder,
    string
  >
  const filled = (body: string, more: Partial<Record<Placeholder, string>> = {}) =>
    fillTemplate({ subject: '', body }, { ...values, ...more }).body

  test.each(Object.entries(PLACEHOLDERS).flatMap(([name, written]) => written.map((text) => [text, name])))(
    '{%s} is filled in with the %s',
    (written, name) => {
      expect(filled(`a {${written}} b`)).toBe(`a <${name}> b`)
    },
  )

  test.each(['{ Customer }', '{CUSTOMER}', '｛客户｝', '{  customer}'])(
    '%s is the customer, however it is typed',
    (gap) => {
      expect(filled(gap)).toBe('<customer>')
      expect(unknownPlaceholders({ subject: gap, body: gap })).toEqual([])
    },
  )

  test('what cannot be filled in is named once, as it was written', () => {
    expect(unknownPlaceholders({ subject: '{custmer}', body: '{custmer} {total} {客戶}{}' })).toEqual([
      '{custmer}',
      '{客戶}',
      '{}',
    ])
  })

  test('a value that looks like a gap, or like a pattern of replacement, stays as it is', () => {
    expect(filled('{customer}', { customer: '{total} $& $1 {bank details}' })).toBe('{total} $& $1 {bank details}')
  })

  test('has a placeholder or has not', () => {
    expect(hasPlaceholder('a {明细} b', 'table')).toBe(true)
    expect(hasPlaceholder('a table b', 'table')).toBe(false)
  })

  test('its subject is one line in one direction, its text keeps its lines and nothing else that does not print', () => {
    const text = fillTemplate(
      { subject: 'To {customer}', body: 'Dear {customer},\r\n\r\n\r\n\r\nbye\u0000\u202e' },
      { ...values, customer: 'ACME\r\nBcc: evil@evil.example\u202e' },
    )
    expect(text.subject).toBe('To ACME Bcc: evil@evil.example')
    expect(text.body).toBe('Dear ACME\nBcc: evil@evil.example,\n\nbye')
  })
})

test.each([
  ['a\r\nb', 'a b'],
  ['  a \u2028 b\t', 'a b'],
  ['\u202eevil\u2066', 'evil'],
])('%j is %j as one line', (text, line) => {
  expect(oneLine(text)).toBe(line)
})
