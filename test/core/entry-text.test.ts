import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import {
  readBalanceEntry,
  readCheckEntry,
  readCustomerEntry,
  readDeliveredEntry,
  readDeliveredOrder,
  readInvoiceEntry,
  readMovementEntry,
  readOrderAsked,
  readOrderEntry,
  readPaidEntry,
  readParentEntry,
  readRateEntry,
} from '../../src/core/entry-text.ts'
import { currency, decimalFromMinor, type Money } from '../../src/core/money.ts'
import type { SaidOrder } from '../../src/core/order.ts'
import { sampleDueDays, type Terms } from '../../src/core/terms.ts'
import { parseTerms, termsText } from '../../src/core/terms-text.ts'
import { calendarOf } from '../../src/core/working-day.ts'

/** A Sunday. */
const CONTEXT = { today: day('2026-11-22'), currency: currency('USD') }

type Read = (text: string, context: typeof CONTEXT) => object

/** What was read as one short text: 'entry' or the refusal, then every field that says something. */
function shown(read: Read, text: string): string {
  return Object.entries(read(text, CONTEXT))
    .filter(([, value]) => value !== null && value !== false && value?.kind !== 'unsaid')
    .map(([key, value]) =>
      key === 'kind' ? value : value === true ? key : `${key} ${plain(key === 'why' ? value.kind : value)}`,
    )
    .join('; ')
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(' | ')
  if (typeof value !== 'object' || value === null) return String(value)
  if ('minor' in value)
    return `${decimalFromMinor((value as Money).minor, (value as Money).currency)} ${(value as Money).currency}`
  if ('number' in value) return (value as Extract<SaidOrder, { kind: 'number' }>).number
  return (value as SaidOrder | Terms).kind === 'none' ? 'none' : termsText(value as Terms)
}

describe('an invoice', () => {
  test.each([
    [
      'INV-1001 ACME 12,500.00 USD 2026-11-20 net 30 delivered 2026-11-18',
      'entry; amount 12500.00 USD; currencyWritten; number INV-1001; customerText ACME; issuedDay 2026-11-20; terms net 30; deliveredDay 2026-11-18',
    ],
    [
      'INV-1 ACME Trading 12,500 20 Nov',
      'entry; amount 12500.00 USD; number INV-1; customerText ACME Trading; issuedDay 2026-11-20',
    ],
    [
      'INV-1 12,500 USD ACME 2026-11-20',
      'entry; amount 12500.00 USD; currencyWritten; number INV-1; customerText ACME; issuedDay 2026-11-20',
    ],
    ['INV-1 2026-11-20 ACME 500', 'entry; amount 500.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-20'],
    [
      'INV-1 ACME USD 500 due 2026-12-20',
      'entry; amount 500.00 USD; currencyWritten; number INV-1; customerText ACME; dueDay 2026-12-20',
    ],
    [
      'INV-1 ACME 500 due on receipt',
      'entry; amount 500.00 USD; number INV-1; customerText ACME; terms due on receipt',
    ],
    [
      'INV-1 ACME 500 on 20 Nov delivered on 18 Nov due by 5 Jan',
      'entry; amount 500.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-20; deliveredDay 2026-11-18; dueDay 2027-01-05',
    ],
    ['INV-1, ACME, 12,500, today', 'entry; amount 12500.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-22'],
    [
      'INV-1 ACME, Inc. 500 last Friday 2/10 net 30',
      'entry; amount 500.00 USD; number INV-1; customerText ACME, Inc.; issuedDay 2026-11-20; terms 2/10 net 30',
    ],
    ['INV-1 ACME 500 eom', 'entry; amount 500.00 USD; number INV-1; customerText ACME; terms eom 0'],
    [
      'INV-1 ACME 500 2% 10 days, net 30',
      'entry; amount 500.00 USD; number INV-1; customerText ACME; terms 2/10 net 30',
    ],
    [
      'INV-1 ACME 500 USD 20/11 net 5',
      'entry; amount 500.00 USD; currencyWritten; number INV-1; customerText ACME; issuedDay 2026-11-20; terms net 5',
    ],
    ['INV-1 ACME 500 eom 30', 'entry; amount 500.00 USD; number INV-1; customerText ACME; terms eom 30'],
    [
      'INV-1 ACME 500 net 30 pay days 5, 20',
      'entry; amount 500.00 USD; number INV-1; customerText ACME; terms net 30 pay days 5, 20',
    ],
    ['INV-1 ACME yesterday 500', 'entry; amount 500.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-21'],
    [
      'INV-1 ACME 500 new products yesterday',
      'entry; amount 500.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-21; isNewProduct',
    ],
    [
      'INV-1 晨光科技 5000元 新品',
      'entry; amount 5000.00 CNY; currencyWritten; number INV-1; customerText 晨光科技; isNewProduct',
    ],
    ['INV-1 ACME 20 Nov 2000', 'entry; amount 2000.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-20'],
    [
      'INV-1 晨光科技 1.2万元 11月20日 月结30天 11月18日交货',
      'entry; amount 12000.00 CNY; currencyWritten; number INV-1; customerText 晨光科技; issuedDay 2026-11-20; terms eom 30; deliveredDay 2026-11-18',
    ],
    [
      'INV-1 ACME 9,000 30% in advance, 30% 2/10 net 30, balance net 60 next working day',
      'entry; amount 9000.00 USD; number INV-1; customerText ACME; terms 30% in advance, 30% 2/10 net 30, 40% net 60 next working day',
    ],
    [
      'INV-1 晨光科技 9000元 预付30%，余款60天',
      'entry; amount 9000.00 CNY; currencyWritten; number INV-1; customerText 晨光科技; terms 30% in advance, 70% net 60',
    ],
    [
      'INV-1 ACME 9,000 "30% in advance, 70% net 60" 2026-11-18',
      'entry; amount 9000.00 USD; number INV-1; customerText ACME; issuedDay 2026-11-18; terms 30% in advance, 70% net 60',
    ],
    [
      'INV-1 ACME 500 3 instalments monthly delivered 2026-11-18',
      'entry; amount 500.00 USD; number INV-1; customerText ACME; terms 3 instalments monthly; deliveredDay 2026-11-18',
    ],
    [
      'INV-1，晨光科技，5000元，昨天，到期12月20日',
      'entry; amount 5000.00 CNY; currencyWritten; number INV-1; customerText 晨光科技; issuedDay 2026-11-21; dueDay 2026-12-20',
    ],
  ])('%s', (text, expected) => {
    expect(shown(readInvoiceEntry, text)).toBe(expected)
  })

  test.each([
    ['INV-1 3M 500', '3M', '500.00 USD'],
    ['INV-1 3M 12k net 30', '3M', '12000.00 USD'],
    ['INV-1 7-Eleven 24 12,500.00', '7-Eleven 24', '12500.00 USD'],
    ['INV-1 Studio 54 12,500', 'Studio 54', '12500.00 USD'],
    ['INV-1 "Studio 54" 500', 'Studio 54', '500.00 USD'],
    ['INV-1 “Net 30” 500', 'Net 30', '500.00 USD'],
    ['INV-1 "Fish net shop" 500', 'Fish net shop', '500.00 USD'],
    ['INV-1 Weekly News 500', 'Weekly News', '500.00 USD'],
    ['INV-1 Black Friday 500', 'Black Friday', '500.00 USD'],
    ['INV-1 Red Sun 500 yesterday', 'Red Sun', '500.00 USD'],
    ['INV-1 red sun 500', 'red sun', '500.00 USD'],
    ['INV-1 Area 51 Cafe 500', 'Area 51 Cafe', '500.00 USD'],
    ['INV-1 Big Top 500', 'Big Top', '500.00 USD'],
    ['INV-1 Ron 500', 'Ron', '500.00 USD'],
    ['INV-1 New Products 500', 'New Products', '500.00 USD'],
    ['INV-1 新品 500', '新品', '500.00 USD'],
  ])('%s: the name is %s and the amount %s', (text, customerText, amount) => {
    const entry = readInvoiceEntry(text, CONTEXT)
    expect(entry.kind === 'entry' && [entry.customerText, plain(entry.amount)]).toEqual([customerText, amount])
  })

  test.each([
    ['', 'missing; what number'],
    ['ACME 500', 'not-understood; what number; text ACME'],
    ['INV-1', 'missing; what customer'],
    ['INV-1 500 yesterday', 'missing; what customer'],
    ['INV-1 ACME', 'missing; what amount'],
    ['INV-1 ACME net 30', 'missing; what amount'],
    ['INV-1 ACME 12,5x0', 'not-understood; what amount; text 12,5x0'],
    ['INV-1 ACME 500 2026-13-45', 'not-understood; what day; text 2026-13-45'],
    ['INV-1 ACME 2026-13-45 500', 'not-understood; what day; text 2026-13-45'],
    ['INV-1 ACME 500 31 Nov', 'not-understood; what day; text 31 Nov'],
    ['INV-1 ACME 500 delivered soon', 'not-understood; what day; text delivered soon'],
    ['INV-1 ACME 500 2026-11-20 2026-11-21', 'not-understood; what day; text 2026-11-21'],
    ['INV-1 ACME 500 net thirty', 'not-understood; what terms; text net thirty'],
    ['INV-1 ACME 500 net 30 net 60', 'not-understood; what rest; text net 60'],
    ['INV-1 ACME 500 urgent', 'not-understood; what rest; text urgent'],
    ['INV-1 ACME 500 new', 'not-understood; what rest; text new'],
    ['INV-1 ACME -500', 'not-positive; text -500'],
    ['INV-1 ACME 0.125', 'too-many-digits; text 0.125; currency USD'],
    ['INV-1 ACME 1.234', 'ambiguous-amount; text 1.234; readings 1234.00 USD | 1.23 USD'],
    ['INV-1 ACME ¥500', 'ambiguous-amount; text ¥500; readings 500.00 CNY | 500 JPY'],
    ['INV-1 Studio 54 500', 'ambiguous-amount; text 54 500; readings 500.00 USD | 54500.00 USD'],
    ['INV-1 ACME 12 500,00', 'ambiguous-amount; text 12 500,00; readings 500.00 USD | 12500.00 USD'],
    ['INV-1 ACME 500 05/06/2026', 'ambiguous-day; text 05/06/2026; readings 2026-06-05 | 2026-05-06'],
    ['INV-1 ACME 1.234 05/06/2026', 'ambiguous-amount; text 1.234; readings 1234.00 USD | 1.23 USD'],
  ])('%s: %s', (text, expected) => {
    expect(shown(readInvoiceEntry, text)).toBe(expected)
  })

  test('asks of terms that can be read two ways, with what would be due when by each', () => {
    expect(readInvoiceEntry('INV-1 ACME 500 net 30 eom', CONTEXT)).toEqual({
      kind: 'ambiguous-terms',
      text: 'net 30 eom',
      readings: [
        {
          terms: '30 days then eom',
          samples: sampleDueDays(parseTerms('30 days then eom') as Terms, CONTEXT.today, calendarOf('none')),
        },
        { terms: 'eom 30', samples: sampleDueDays(parseTerms('eom 30') as Terms, CONTEXT.today, calendarOf('none')) },
      ],
    })
    expect(readInvoiceEntry('INV-1 ACME 500 30 eom', CONTEXT)).toMatchObject({
      kind: 'ambiguous-terms',
      text: '30 eom',
    })
    // What is wrong with the amount or the day comes first.
    expect(readInvoiceEntry('INV-1 ACME 1.234 net 30 eom', CONTEXT)).toMatchObject({ kind: 'ambiguous-amount' })
    expect(readInvoiceEntry('INV-1 ACME 500 05/06/2026 30 eom', CONTEXT)).toMatchObject({ kind: 'ambiguous-day' })
  })

  test('reads the same whatever the order of what stands behind the name', () => {
    const pieces = ['12,500.00 USD', '20 Nov 2026', 'eom 30', 'delivered 2026-11-19', 'due 2026-12-31']
    const expected = readInvoiceEntry(`INV-1 Studio 54 ${pieces.join(' ')}`, CONTEXT)
    expect(expected).toMatchObject({
      kind: 'entry',
      customerText: 'Studio 54',
      deliveredDay: '2026-11-19',
      dueDay: '2026-12-31',
    })
    fc.assert(
      fc.property(fc.shuffledSubarray(pieces, { minLength: pieces.length }), (shuffled) => {
        expect(readInvoiceEntry(`INV-1 Studio 54 ${shuffled.join(' ')}`, CONTEXT)).toEqual(expected)
      }),
    )
  })

  test('takes a name in quotes as it is, whatever it holds', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((s) => s.trim() !== '' && !/["“”„«»「」『』]/.test(s))
    const tricky = fc.constantFrom('500 USD', 'net 30', '2026-11-20', 'due tomorrow', '1.234', 'yesterday')
    fc.assert(
      fc.property(fc.oneof(name, tricky), (customer) => {
        expect(readInvoiceEntry(`INV-1 "${customer}" 500 2026-11-20 net 30`, CONTEXT)).toMatchObject({
          kind: 'entry',
          customerText: customer.trim(),
          amount: { minor: 50_000 },
          issuedDay: '2026-11-20',
        })
      }),
    )
  })
})

test.each([
  ['INV-1001', 'entry; target INV-1001'],
  ['INV-1001 5,000 yesterday', 'entry; target INV-1001; amount 5000.00 USD; day 2026-11-21'],
  ['INV-1 5000元 昨天', 'entry; target INV-1; amount 5000.00 CNY; currencyWritten; day 2026-11-21'],
  ['INV-1 昨天 5000元', 'entry; target INV-1; amount 5000.00 CNY; currencyWritten; day 2026-11-21'],
  ['5,000 INV-1001', 'entry; target INV-1001; amount 5000.00 USD'],
  ['ACME Trading 5,000 on 20/11/2026', 'entry; target ACME Trading; amount 5000.00 USD; day 2026-11-20'],
  ['INV-1 Friday', 'entry; target INV-1; day 2026-11-20'],
  ['INV-1 3 days ago', 'entry; target INV-1; day 2026-11-19'],
  ['1001', 'entry; target 1001'],
  ['1001 500', 'entry; target 1001; amount 500.00 USD'],
  ['20261120 5,000', 'entry; target 20261120; amount 5000.00 USD'],
  ['', 'missing; what target'],
  ['INV-1 0', 'not-positive; text 0'],
  ['INV-1 500 05/06/2026', 'ambiguous-day; text 05/06/2026; readings 2026-06-05 | 2026-05-06'],
])('a payment: %s: %s', (text, expected) => {
  expect(shown(readPaidEntry, text)).toBe(expected)
})

test.each([
  ['ACME 12,500 2026-11-20', 'entry; amount 12500.00 USD; customerText ACME; day 2026-11-20'],
  [
    'ACME 12,500 second batch delivered yesterday',
    'entry; amount 12500.00 USD; customerText ACME; day 2026-11-21; note second batch',
  ],
  ['ACME 12k 2026-11-20 note: lot 7', 'entry; amount 12000.00 USD; customerText ACME; day 2026-11-20; note lot 7'],
  [
    '晨光科技 5000元 昨天 备注 第二批',
    'entry; amount 5000.00 CNY; currencyWritten; customerText 晨光科技; day 2026-11-21; note 第二批',
  ],
  ['ACME 12,500 order SO-77', 'entry; amount 12500.00 USD; customerText ACME; order SO-77'],
  [
    'ACME order so-77 12,500 yesterday second lot',
    'entry; amount 12500.00 USD; customerText ACME; day 2026-11-21; order so-77; note second lot',
  ],
  ['ACME 12,500 no order', 'entry; amount 12500.00 USD; customerText ACME; order none'],
  ['晨光科技 5000元 订单 SO-77', 'entry; amount 5000.00 CNY; currencyWritten; customerText 晨光科技; order SO-77'],
  ['晨光科技 5000元 订单号：SO-77', 'entry; amount 5000.00 CNY; currencyWritten; customerText 晨光科技; order SO-77'],
  ['晨光科技 5000元 无订单', 'entry; amount 5000.00 CNY; currencyWritten; customerText 晨光科技; order none'],
  ['晨光科技 5000元 无 订单', 'entry; amount 5000.00 CNY; currencyWritten; customerText 晨光科技; order none'],
  ['ACME 500 first order of the year', 'entry; amount 500.00 USD; customerText ACME; note first order of the year'],
  ['ACME 500 note order 7', 'entry; amount 500.00 USD; customerText ACME; note order 7'],
  ['"Mail order 24" 500', 'entry; amount 500.00 USD; customerText Mail order 24'],
  ['ACME 500 lot 7', 'ambiguous-amount; text 500; readings 7.00 USD | 500.00 USD'],
  ['12,500', 'missing; what customer'],
  ['ACME', 'missing; what amount'],
])('a delivery: %s: %s', (text, expected) => {
  expect(shown(readDeliveredEntry, text)).toBe(expected)
})

test.each([
  ['ACME order SO-77', { customerText: 'ACME', number: 'SO-77' }],
  ['ACME Trading yesterday order so-77 note lot 7', { customerText: 'ACME Trading', number: 'so-77' }],
  ['晨光科技 订单号：SO-77', { customerText: '晨光科技', number: 'SO-77' }],
  ['ACME no order', null],
  ['ACME', null],
])('a delivery without an amount: %s', (text, expected) => {
  expect(readDeliveredOrder(text, CONTEXT)).toEqual(expected)
})

test.each([
  ['SO-77 ACME 20,000', 'entry; amount 20000.00 USD; number SO-77; customerText ACME'],
  [
    'SO-77 ACME Trading 20,000 EUR yesterday prepaid note for the fair',
    'entry; amount 20000.00 EUR; currencyWritten; number SO-77; customerText ACME Trading; day 2026-11-21; prepaid; note for the fair',
  ],
  [
    'SO-77 晨光科技 2万元 预付',
    'entry; amount 20000.00 CNY; currencyWritten; number SO-77; customerText 晨光科技; prepaid',
  ],
  ['SO-77 "Prepaid Phones" 500', 'entry; amount 500.00 USD; number SO-77; customerText Prepaid Phones'],
  ['', 'missing; what order'],
  ['ACME 500', 'not-understood; what order; text ACME'],
  ['SO-77', 'missing; what customer'],
  ['SO-77 ACME', 'missing; what amount'],
  ['SO-77 ACME 500 soon', 'not-understood; what rest; text soon'],
])('an order: %s: %s', (text, expected) => {
  expect(shown(readOrderEntry, text)).toBe(expected)
})

test.each([
  ['SO-77', 'show', 'SO-77'],
  ['SO-77 ACME', 'show', 'SO-77 ACME'],
  ['SO-77 cancel', 'cancel', 'SO-77'],
  ['SO-77 cancel ACME', 'cancel', 'SO-77 ACME'],
  ['SO-77 ACME 取消', 'cancel', 'SO-77 ACME'],
  ['SO-77 ACME 500', undefined, undefined],
  ['SO-77 "Cancel Culture" 500', undefined, undefined],
  ['SO-77 ACME 500 note replaces the cancelled one', undefined, undefined],
])('of an order is asked with %s: %s %s', (text, kind, number) => {
  const asked = readOrderAsked(text)
  expect([asked?.kind, asked?.number]).toEqual([kind, number])
})

test.each([
  ['ACME 20,000', 'entry; customerText ACME; amount 20000.00 USD'],
  ['ACME', 'entry; customerText ACME'],
  ['ACME 2万 prepaid', 'entry; customerText ACME; amount 20000.00 USD; prepaid'],
  ['', 'missing; what customer'],
  ['ACME tomorrow?', 'entry; customerText ACME tomorrow?'],
  ['ACME 20,000 30,000', 'entry; customerText ACME 20,000; amount 30000.00 USD'],
])('a check: %s: %s', (text, expected) => {
  expect(shown(readCheckEntry, text)).toBe(expected)
})

test.each([
  ['ACME parent Globex Holding', { kind: 'entry', customerText: 'ACME', parentText: 'Globex Holding' }],
  ['ACME parent none', { kind: 'entry', customerText: 'ACME', parentText: null }],
  ['晨光科技 母公司 晨光集团', { kind: 'entry', customerText: '晨光科技', parentText: '晨光集团' }],
  ['晨光科技 母公司 无', { kind: 'entry', customerText: '晨光科技', parentText: null }],
  ['ACME parent', { kind: 'missing', what: 'parent' }],
  ['New Parent Magazine net 30', null],
  ['"a parent" net 30', null],
  ['parent company', null],
])('a parent: %s', (text, expected) => {
  expect(readParentEntry(text)).toEqual(expected)
})

test.each([
  ['ACME', 'entry; name ACME'],
  ['ACME, Inc. net 30', 'entry; name ACME, Inc.; terms net 30'],
  [
    'ACME Trading net 30 owner <@U123|mei lin> USD code AC1',
    'entry; name ACME Trading; terms net 30; ownerUserId U123; currency USD; code AC1',
  ],
  ['晨光科技 月结30天 负责人 <@U9> 人民币', 'entry; name 晨光科技; terms eom 30; ownerUserId U9; currency CNY'],
  ['ACME currency try', 'not-understood; what currency; text try'],
  ['ACME currency TRY', 'entry; name ACME; currency TRY'],
  ['ACME 30% in advance, 70% net 60 USD', 'entry; name ACME; terms 30% in advance, 70% net 60; currency USD'],
  ['ACME "2/10 net 30" USD', 'entry; name ACME; terms 2/10 net 30; currency USD'],
  ['"Net 30" "net 30"', 'entry; name Net 30; terms net 30'],
  ['晨光科技 预付30%，余款月结60天', 'entry; name 晨光科技; terms 30% in advance, 70% eom 60'],
  ['ACME 30% in advance, 60% net 60', 'impossible-terms; text 30% in advance, 60% net 60; why not-whole'],
  ['ACME 50% 30 days, net 60', 'impossible-terms; text 50% 30 days, net 60; why part-or-discount'],
  ['ACME 10/2 net 10', 'impossible-terms; text 10/2 net 10; why discount-either-way'],
  ['ACME 2/10 eom', 'impossible-terms; text 2/10 eom; why no-due-days'],
  ['ACME 2/10 net 5', 'impossible-terms; text 2/10 net 5; why discount-outlasts'],
  ['ACME eom', 'entry; name ACME; terms eom 0'],
  ['50% Off Stores net 30', 'entry; name 50% Off Stores; terms net 30'],
  ['"Weekly News" weekly', 'entry; name Weekly News; terms weekly'],
  ['Studio 54 net 30', 'entry; name Studio 54; terms net 30'],
  ['', 'missing; what customer'],
  ['net 30', 'missing; what customer'],
  ['ACME code', 'missing; what code'],
  ['ACME net thirty', 'not-understood; what terms; text net thirty'],
  ['ACME net 30 urgent', 'not-understood; what rest; text urgent'],
])('a customer: %s: %s', (text, expected) => {
  expect(shown(readCustomerEntry, text)).toBe(expected)
})

test.each([
  ['"ICBC 8812" 412,300', 'entry; amount 412300.00 USD; account ICBC 8812'],
  ['ICBC 8812 412,300 CNY', 'entry; amount 412300.00 CNY; currencyWritten; account ICBC 8812'],
  ['ICBC -5,000 yesterday restricted', 'entry; amount -5000.00 USD; account ICBC; day 2026-11-21; restricted'],
  ['ICBC (1,000.00)', 'entry; amount -1000.00 USD; account ICBC'],
  ['ICBC 0', 'entry; amount 0.00 USD; account ICBC'],
  ['工行 41.23万元 受限', 'entry; amount 412300.00 CNY; currencyWritten; account 工行; restricted'],
  ['412,300', 'missing; what account'],
  ['ICBC', 'missing; what amount'],
])('a balance: %s: %s', (text, expected) => {
  expect(shown(readBalanceEntry, text)).toBe(expected)
})

test.each([
  ['20,000 sales', 'entry; amount 20000.00 USD; category sales'],
  ['8,000 rent yesterday', 'entry; amount 8000.00 USD; category rent; day 2026-11-21'],
  ['rent floor 3 west 800', 'entry; amount 800.00 USD; category rent floor 3 west'],
  ['rent 8,000', 'entry; amount 8000.00 USD; category rent'],
  ['yesterday 8,000', 'entry; amount 8000.00 USD; category ; day 2026-11-21'],
  ['500 deposit for order 1,001', 'entry; amount 500.00 USD; category deposit for order 1,001'],
  [
    'financing 50k bank loan 20 Nov',
    'entry; amount 50000.00 USD; activity financing; category bank loan; day 2026-11-20',
  ],
  ['50,000 设备 投资', 'entry; amount 50000.00 USD; activity investing; category 设备'],
  ['5万 内部转账 昨天', 'entry; amount 50000.00 USD; activity transfer; category ; day 2026-11-21'],
  ['rent', 'missing; what amount'],
  ['-5 rent', 'not-positive; text -5'],
])('a movement: %s: %s', (text, expected) => {
  expect(shown(readMovementEntry, text)).toBe(expected)
})

test.each([
  ['EUR 1.08', 'entry; currency EUR; rate 1.08'],
  ['eur = 1,08 USD yesterday', 'entry; currency EUR; rate 1.08; day 2026-11-21'],
  ['JPY 0.0067 2026-11-20', 'entry; currency JPY; rate 0.0067; day 2026-11-20'],
  ['日元 7.123', 'entry; currency JPY; rate 7.123'],
  ['', 'missing; what currency'],
  ['foo 7', 'not-understood; what currency; text foo'],
  ['EUR', 'missing; what rate'],
  ['EUR 7,123', 'not-understood; what rate; text 7,123'],
  ['EUR 0.00', 'not-positive; text 0.00'],
  ['EUR 1.08 someday', 'not-understood; what day; text someday'],
  ['EUR 1.08 05/06/2026', 'ambiguous-day; text 05/06/2026; readings 2026-06-05 | 2026-05-06'],
])('a rate: %s: %s', (text, expected) => {
  expect(shown(readRateEntry, text)).toBe(expected)
})

test('any line at all has an answer', () => {
  const words = fc.constantFrom(
    ...'INV-1 ACME 500 12,500.00 1.234 USD ¥ net 30 eom yesterday 05/06/2026 2026-11-20 delivered due on 20 Nov 昨天 5000元 月结30天 " “ 「 」 , <@U1>'.split(
      ' ',
    ),
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 9 }), (line) => {
      for (const read of [
        readInvoiceEntry,
        readPaidEntry,
        readDeliveredEntry,
        readCustomerEntry,
        readBalanceEntry,
        readMovementEntry,
        readRateEntry,
      ]) {
        const result = read(line.join(' '), CONTEXT)
        if (result.kind === 'entry' && 'amount' in result && result.amount)
          expect(Number.isSafeInteger(result.amount.minor)).toBe(true)
        if (result.kind === 'ambiguous-amount' || result.kind === 'ambiguous-day')
          expect(result.readings.length).toBeGreaterThan(1)
        if (result.kind === 'not-understood') expect(result.text).not.toBe('')
      }
    }),
    { numRuns: 500 },
  )
})
