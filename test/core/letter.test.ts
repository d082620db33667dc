import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/core/day.ts'
import type { Language } from '../../src/core/language.ts'
import {
  fillTemplate,
  hasPlaceholder,
  hasPlainNames,
  isPlainName,
  isSameText,
  isTooOld,
  kindsOfOneDay,
  type LetterInvoice,
  type LetterKind,
  letterFigures,
  letterKindFor,
  letterLanguage,
  letterLines,
  letterThatFits,
  letterTotals,
  mailTroubleOf,
  oneLine,
  PLACEHOLDERS,
  type Placeholder,
  unknownPlaceholders,
  whyNothingAsked,
} from '../../src/core/letter.ts'
import { currency, money } from '../../src/core/money.ts'
import type { RuleId } from '../../src/core/rules/index.ts'
import { calendarOf } from '../../src/core/working-day.ts'

const TODAY = day('2026-11-20')
const USD = currency('USD')
const EUR = currency('EUR')

const NOTHING_WAITS = { disputedMinor: 0, pausedUntil: null, collection: 'done' as const }

function invoice(number: string, due: string, minor: number, more: Partial<LetterInvoice> = {}): LetterInvoice {
  return { id: `id-${number}`, number, dueDay: day(due), outstanding: money(minor, USD), ...NOTHING_WAITS, ...more }
}

describe('the invoices of a letter', () => {
  const late = invoice('INV-2', '2026-11-10', 100_00)
  const later = invoice('INV-1', '2026-11-10', 50_00)
  const today = invoice('INV-3', '2026-11-20', 70_00)
  const coming = invoice('INV-4', '2026-12-04', 80_00)
  const far = invoice('INV-6', '2026-12-05', 80_00)
  const settled = invoice('INV-5', '2026-11-01', 0)
  const all = [far, coming, today, late, later, settled]

  test.each<[string, LetterKind, string[]]>([
    [
      'a reminder names what is overdue or due within 14 days, the first due first',
      'reminder',
      ['INV-1', 'INV-2', 'INV-3', 'INV-4'],
    ],
    ['a statement letter everything that is open', 'statement', ['INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-6']],
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
      ...{ also: [], paused: [], received: [] },
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
    expect(letterTotals(lines)).toEqual({ asked, also: [], disputed, paused, received })
    expect(letterFigures(lines, null)).not.toBe(letterFigures(letterLines(all, 'collection', TODAY), null))
  })

  const anyInvoice = fc
    .record({ days: fc.integer({ min: -200, max: 200 }), open: fc.nat(9_999), disputed: fc.nat(9_999) })
    .map(({ days, open, disputed }) => invoice(`N${days}`, addDays(TODAY, days), open, { disputedMinor: disputed }))

  test('asked for, also overdue and disputed are what is open of what is named, of every line and in total', () => {
    const named = fc.constantFrom(
      ...([
        ['reminder', 14],
        ['collection', -1],
        ['final-notice', -1],
      ] as const),
    )
    fc.assert(
      fc.property(fc.array(anyInvoice), named, (invoices, [kind, last]) => {
        const lines = letterLines(invoices, kind, TODAY)
        for (const { asked, also, disputed, outstanding } of lines) {
          expect(asked.minor + also.minor + disputed.minor).toBe(outstanding.minor)
          expect(Math.min(asked.minor, also.minor, disputed.minor)).toBeGreaterThanOrEqual(0)
        }
        const { asked, also, disputed } = letterTotals(lines)
        const isNamed = ({ dueDay }: LetterInvoice) => dueDay <= addDays(TODAY, last)
        const open = invoices.filter(isNamed).reduce((sum, i) => sum + i.outstanding.minor, 0)
        expect([...asked, ...also, ...disputed].reduce((sum, { minor }) => sum + minor, 0)).toBe(open)
      }),
    )
  })

  test('their figures are others as soon as an amount, a dispute, a due day, an invoice or the address is', () => {
    const figures = (to: string | null, invoices: LetterInvoice[]) =>
      letterFigures(letterLines(invoices, 'reminder', TODAY), to)
    const of = (...invoices: LetterInvoice[]) => figures('li@acme.example', invoices)
    expect(of(late)).toBe(of(late))
    const others = [
      of(late),
      of(late, later),
      of({ ...late, disputedMinor: 1 }),
      of({ ...late, dueDay: day('2026-11-11') }),
      of(invoice('INV-2', '2026-11-10', 99_99)),
      of({ ...late, id: 'another of the same amount' }),
      of({ ...late, outstanding: later.outstanding }, { ...later, outstanding: late.outstanding }),
      figures('eve@acme.example', [late]),
      figures(null, [late]),
    ]
    expect(new Set(others).size).toBe(others.length)
  })
})

describe('a final notice', () => {
  const late = (days: number, more: Partial<LetterInvoice> = {}) => invoice(`${days}`, addDays(TODAY, -days), 100, more)
  const notice = (invoices: LetterInvoice[], finalNoticeDays: number | null, unapplied = 0) => {
    const lines = letterLines(invoices, 'final-notice', TODAY, [money(unapplied, USD)], finalNoticeDays)
    const of = (what: 'asked' | 'also') => lines.filter((l) => l[what].minor > 0).map((l) => [l.number, l[what].minor])
    return { asked: of('asked'), also: of('also') }
  }
  const all = [late(21), late(20), late(7), late(3)]

  test.each([
    [
      'asks for what is as late as the company set it',
      20,
      {
        asked: [
          ['21', 100],
          ['20', 100],
        ],
        also: [
          ['7', 100],
          ['3', 100],
        ],
      },
    ],
    [
      'asks for what is 21 days late where the ladder has no such step',
      null,
      {
        asked: [['21', 100]],
        also: [
          ['20', 100],
          ['7', 100],
          ['3', 100],
        ],
      },
    ],
    [
      'asks for what can be collected where nothing is that late',
      30,
      {
        asked: [
          ['21', 100],
          ['20', 100],
          ['7', 100],
        ],
        also: [['3', 100]],
      },
    ],
  ])('%s', (_, days, lines) => {
    expect(notice(all, days)).toEqual(lines)
  })

  test.each<[string, LetterInvoice[], { asked: unknown[]; also: unknown[] }]>([
    [
      'only what was collected, however late',
      [late(22), late(80, { collection: 'said' }), late(81, { collection: 'none' })],
      {
        asked: [['22', 100]],
        also: [
          ['81', 100],
          ['80', 100],
        ],
      },
    ],
    [
      'what is at collection where nothing was collected',
      [late(80, { collection: 'said' }), late(81, { collection: 'none' })],
      { asked: [['80', 100]], also: [['81', 100]] },
    ],
    ['nothing that nobody was told to collect', [late(81, { collection: 'none' })], { asked: [], also: [['81', 100]] }],
  ])('asks for %s', (_, invoices, lines) => {
    expect(notice(invoices, null)).toEqual(lines)
  })

  test('asks for nothing where all is too early', () => {
    expect(notice([late(6), late(3)], null)).toEqual({
      asked: [],
      also: [
        ['6', 100],
        ['3', 100],
      ],
    })
  })

  test('takes what is promised, disputed or received for no reason to threaten for the rest', () => {
    const waits = [late(40, { pausedUntil: TODAY }), late(30, { disputedMinor: 100 }), late(25)]
    expect(notice([...waits, late(8), late(3)], null, 100)).toEqual({
      asked: [
        ['25', 100],
        ['8', 100],
      ],
      also: [['3', 100]],
    })
  })

  test('names what is also overdue less what came in for it, and takes nothing for it off its sum', () => {
    const euros = late(3, { outstanding: money(100, EUR) })
    const lines = letterLines([late(25), euros], 'final-notice', TODAY, [money(40, EUR), money(30, USD)])
    expect(letterTotals(lines)).toMatchObject({
      asked: [money(70, USD)],
      also: [money(60, EUR)],
      received: [money(30, USD)],
    })
  })
})

test.each<[number[], LetterKind | null]>([
  [[], null],
  [[30], 'statement'],
  [[30, 14], 'reminder'],
  [[30, 14, -1], 'collection'],
])('where something is due in %j days, the letter that fits is: %s', (days, kind) => {
  const open = days.map((n) => invoice(`${n}`, addDays(TODAY, n), 100))
  expect(letterThatFits([...open, invoice('paid', '2026-11-01', 0)], TODAY)).toBe(kind)
})

test.each<[string, string | null, Language | null, Language]>([
  ['ACME', 'Li Lei', null, 'en'],
  ['晨光演示', null, null, 'zh-CN'],
  ['ACME', '李雷', null, 'zh-CN'],
  ['晨光演示', '李雷', 'en', 'en'],
  ['ACME', null, 'zh-CN', 'zh-CN'],
  ['さくら商事', null, null, 'en'],
])('%s with the contact %s and the language %s is written to in %s', (customerName, name, language, its) => {
  const contact = { name, email: null, language }
  expect(letterLanguage(contact, { customerName, companyLanguage: 'en' })).toBe(its)
})

test.each([
  ['Li Lei', true],
  ["Dr. Anne-Marie O'Neill, 3rd (Lot 12)", true],
  ['李雷', true],
  ['Li Lei. NOTE OUR NEW BANK: IBAN', false],
  ['Li 3704', false],
  ['Li 37 0 4', false],
  ['Li 3-7.0\u200b4', false],
  ['Li ３７０４', false],
  ['li@acme.example', false],
  ['Li／Wang', false],
])('%j is a plain name: %s', (name, isPlain) => {
  expect(isPlainName(name)).toBe(isPlain)
})

test.each([
  [{}, true],
  [{ customer: { id: '', code: '', name: 'ACME 3704' } }, false],
  [{ contact: { name: 'Li 3704', email: null, language: null } }, false],
  [{ senderName: 'Sam 3704' }, false],
])('with %j the names of a letter are plain: %s', (names, isPlain) => {
  const plain = { customer: { id: '', code: '', name: 'ACME' }, senderName: 'Sam' }
  const contact = { name: null, email: 'li3704@acme.example', language: null }
  expect(hasPlainNames({ ...plain, contact, ...names })).toBe(isPlain)
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

test.each([
  ['2026-11-25', false],
  ['2026-11-26', true],
])('written on Friday the 20th, on %s a letter is too old: %s', (today, isOld) => {
  expect(isTooOld(TODAY, day(today), calendarOf('none'))).toBe(isOld)
})

test('one that asks for money and a statement are each once a day', () => {
  expect(kindsOfOneDay('collection')).toEqual(['reminder', 'collection', 'final-notice'])
  expect(kindsOfOneDay('statement')).toEqual(['statement'])
})

test.each([
  ['Please  pay.\r\n\r\nWei ', true],
  ['Please pay 1.\n\nWei', false],
  ['Please pay.', false],
])('%j is what was drafted: %s', (body, isSame) => {
  expect(isSameText({ subject: 'To pay', body }, { subject: 'To pay', body: 'Please pay.\n\nWei' })).toBe(isSame)
})

test('a statement says all that is open, and of it what is disputed', () => {
  const waits = { disputedMinor: 20_00, pausedUntil: day('2026-12-01') }
  const [line] = letterLines([invoice('A', '2026-11-01', 100_00, waits)], 'statement', TODAY)
  expect(line).toMatchObject({ asked: money(100_00, USD), disputed: money(20_00, USD), paused: money(0, USD) })
})

test('why nothing is asked for: promised until a day, on hold until a day, disputed, received', () => {
  const [first, second] = [day('2026-11-25'), day('2026-11-27')]
  const lines = letterLines(
    [
      invoice('A', '2026-11-01', 100_00, { pausedUntil: first }),
      invoice('B', '2026-11-02', 200_00, { pausedUntil: second, disputedMinor: 50_00 }),
      invoice('C', '2026-11-03', 300_00, { pausedUntil: second }),
      invoice('D', '2026-11-04', 10_00),
    ],
    'collection',
    TODAY,
    [money(10_00, USD)],
  )
  const promised = new Map([
    ['id-A', first],
    ['id-B', second],
    ['id-C', first],
  ])
  expect(whyNothingAsked(lines, { promised, held: new Map([['id-C', second]]) })).toEqual([
    { kind: 'promised', amounts: [money(250_00, USD)], untilDay: second },
    { kind: 'held', amounts: [money(300_00, USD)], untilDay: second },
    { kind: 'disputed', amounts: [money(50_00, USD)], untilDay: null },
    { kind: 'received', amounts: [money(10_00, USD)], untilDay: null },
  ])
  expect(whyNothingAsked([], { promised, held: new Map() })).toEqual([])
})

test.each([
  ['550 5.1.1 no such user here', 'address'],
  ['550 no such user here', 'address'],
  ['550-5.1.1 The account that you tried to reach does not exist', 'address'],
  ['551 user not local', 'address'],
  ['553 mailbox name not allowed', 'address'],
  ['550 5.2.1 mailbox disabled', 'address'],
  ['550 5.1.8 bad sender', 'other'],
  ['550 5.7.1 relaying denied', 'other'],
  ['552 message too big', 'too-large'],
  ['552 5.3.4 message too big', 'too-large'],
  ['554 5.2.3 message length exceeds limit', 'too-large'],
  ['552 5.2.2 mailbox full', 'other'],
  ['Message size larger than allowed 1000', 'too-large'],
  ['535 5.7.8 credentials invalid', 'login'],
  ['535 authentication failed', 'login'],
  ['554 transaction failed', 'other'],
  ['451 4.7.1 greylisted', 'other'],
  ['the statement does not tie to the books', 'unwritten'],
] as const)('a mail server that says “%s” has trouble with: %s', (says, trouble) => {
  expect(mailTroubleOf(says)).toBe(trouble)
})
