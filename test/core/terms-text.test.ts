import { expect, test } from 'vitest'
import { parseTerms, termsText } from '../../src/core/terms-text.ts'

test.each([
  ['net 30', 'net 30'],
  ['NET30', 'net 30'],
  ['n30', 'net 30'],
  ['n/30', 'net 30'],
  ['30 days', 'net 30'],
  ['30 days net', 'net 30'],
  ['Payment terms: net 30', 'net 30'],
  ['30天', 'net 30'],
  ['账期60天', 'net 60'],
  ['票到 30 天', 'net 30'],
  ['net 0', 'net 0'],
  ['net 30 eom', '30 days eom'],
  ['30 days end of month', '30 days eom'],
  ['30天后月底', '30 days eom'],
  ['eom 30', 'eom 30'],
  ['EOM+30', 'eom 30'],
  ['30 days after end of month', 'eom 30'],
  ['月结30天', 'eom 30'],
  ['月结 60 天', 'eom 60'],
  ['1 month eom', '1 month eom'],
  ['2 months after end of month', '2 months eom'],
  ['次月底', '1 month eom'],
  ['30 days 10th', '30 days 10th'],
  ['30 days then the 1st of next month', '30 days 1st'],
  ['22nd of the following month', '22nd of next month'],
  ['次月10日', '10th of next month'],
  ['pay days 20 and 5', 'pay days 5, 20'],
  ['net 30 pay days 5, 20', 'net 30 pay days 5, 20'],
  ['付款日5日、20日', 'pay days 5, 20'],
  ['2/10 net 30', '2/10 net 30'],
  ['2%/10, n/30', '2/10 net 30'],
  ['1.5/10 net 45', '1.5/10 net 45'],
  ['due on receipt', 'due on receipt'],
  ['见票即付', 'due on receipt'],
  ['COD', 'cod'],
  ['货到付款', 'cod'],
  ['prepaid', 'in advance'],
  ['预付', 'in advance'],
  ['款到发货', 'in advance'],
  ['weekly', 'weekly'],
  ['周结', 'weekly'],
  ['monthly', 'monthly'],
  ['月结', 'monthly'],
])('%s is %s', (text, canonical) => {
  const terms = parseTerms(text)
  expect(terms && termsText(terms)).toBe(canonical)
})

test.each([
  '',
  '30',
  'net',
  'net thirty',
  '30 Nov',
  '2/10',
  '30/10 net 10',
  '0/10 net 30',
  '30 days 32nd',
  'pay days 0, 40',
  'net 1000',
  'ACME',
])('%s is no terms', (text) => {
  expect(parseTerms(text)).toBeNull()
})
