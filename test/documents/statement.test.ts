import { extractText } from 'unpdf'
import { expect, test } from 'vitest'
import { ageingDoc } from '../../src/documents/ageing.ts'
import type { Table } from '../../src/documents/doc.ts'
import { drawPdf } from '../../src/documents/pdf.ts'
import { statementDoc } from '../../src/documents/statement.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { HOSTILE, TODAY } from '../../src/slack/samples/basis.ts'
import { STATEMENT, STATEMENT_NOTHING, STATEMENT_PAID } from '../../src/slack/samples/statement.ts'
import { AGEING_REPORT, AGEING_REPORT_WORST } from '../../src/slack/samples/status.ts'

const paper = (language: 'en' | 'zh-CN') => ({ language, day: TODAY, head: ['晨光演示'], foot: 'Page' })
const tablesOf = ({ sections }: { sections: readonly { kind: string }[] }) =>
  sections.filter((s): s is Table => s.kind === 'table')

test('a statement has every line with its balance, and closes with what the buckets sum to', () => {
  const [lines, open, ageing] = tablesOf(statementDoc(STATEMENT, wordsOf('en'), paper('en')))
  expect(lines?.rows.map((row) => row.join(' | '))).toEqual([
    'Balance before 1 Sept 2026 |  |  |  | 18,200.00',
    'Invoice INV-1001 | 3 Sept 2026 | 12,500.00 |  | 30,700.00',
    'Cash discount INV-1001 | 11 Sept 2026 |  | 250.00 | 30,450.00',
    'Payment TRX 88120 for INV-1001 | 11 Sept 2026 |  | 12,250.00 | 18,200.00',
    'Payment for INV-0910 | 2 Oct 2026 |  | 5,000.00 | 13,200.00',
    'Payment reversed for INV-0910 | 5 Oct 2026 | 5,000.00 |  | 18,200.00',
    'Invoice INV-1042 | 13 Oct 2026 | 9,800.00 |  | 28,000.00',
    'Credit note INV-1042 | 20 Oct 2026 |  | 800.00 | 27,200.00',
    'Adjustment INV-0910 | 2 Nov 2026 |  | 200.00 | 27,000.00',
    'Late interest INT-INV-0910-1 | 10 Nov 2026 | 182.00 |  | 27,182.00',
    'Payment | 16 Nov 2026 |  | 350.00 | 26,832.00',
  ])
  expect(lines?.totals).toEqual([['Balance on 20 Nov 2026', '', '', '', 'USD 26,832.00']])
  expect(open?.rows.map((row) => row.at(-2))).toEqual(['', '2,000.00', ''])
  expect(ageing?.rows.map((row) => row[1])).toEqual(['182.00', '9,000.00', '18,000.00', '-350.00'])
  expect([lines, open, ageing].map((table) => table?.caption)).toEqual([
    'Account in USD',
    'Open invoices in USD',
    'Ageing in USD',
  ])
  expect(ageing?.totals).toEqual([['Balance', 'USD 26,832.00']])
})

test('its customer reads of an adjustment, and never that a debt was written off or why', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const said = JSON.stringify(statementDoc(STATEMENT, wordsOf(language), paper(language)))
    expect(said).not.toMatch(/write-off|Written off|坏账|核销坏账|Bank charges/i)
  }
})

test('where no invoice is open, there is no table of them', () => {
  const captions = tablesOf(statementDoc(STATEMENT_PAID, wordsOf('en'), paper('en'))).map((table) => table.caption)
  expect(captions).toEqual(['Account in USD', 'Ageing in USD'])
})

test('nothing of what customers, invoices and payments are called makes a line of its own', () => {
  const lines = STATEMENT.accounts.flatMap((account) => account.lines)
  const [account] = STATEMENT.accounts
  if (!account) throw new Error('the sample has no account')
  const open = account.open.map((invoice) => ({ ...invoice, number: HOSTILE }))
  const named = { ...account, open, lines: lines.map((line) => ({ ...line, number: HOSTILE })) }
  const statement = { ...STATEMENT, customerName: 'ACME', accounts: [named] }
  const docs = [
    statementDoc(statement, wordsOf('en'), paper('en')),
    ageingDoc(AGEING_REPORT_WORST, wordsOf('en'), paper('en')),
  ]
  for (const { rows } of docs.flatMap(tablesOf)) for (const cell of rows.flat()) expect(cell).not.toMatch(/[\n\u202e]/)
  const [about] = statementDoc({ ...STATEMENT, customerName: HOSTILE }, wordsOf('en'), paper('en')).sections
  expect(about?.kind === 'paragraph' && about.text.split('\n')).toHaveLength(2)
})

test('every row of every table has a cell for every column', () => {
  for (const words of [wordsOf('en'), wordsOf('zh-CN')]) {
    const docs = [
      statementDoc(STATEMENT, words, paper('en')),
      ageingDoc(AGEING_REPORT, words, paper('en')),
      ageingDoc(AGEING_REPORT_WORST, words, paper('en')),
    ]
    for (const { columns, rows, totals } of docs.flatMap(tablesOf))
      expect(new Set([...rows, ...totals].map((row) => row.length))).toEqual(new Set([columns.length]))
  }
})

test('of nothing says so in a sentence', () => {
  const doc = statementDoc(STATEMENT_NOTHING, wordsOf('zh-CN'), paper('zh-CN'))
  expect(doc.sections.at(-1)).toEqual({ kind: 'paragraph', text: '此期间没有余额，也没有发生额。' })
})

test.each([
  ['en', /晨光演示 Statement of account 北京 <!channel> .*1 Sept – 20 Nov 2026 .*USD 26,832\.00/],
  ['zh-CN', /对账单 北京 .*2026年9月1日至11月20日.*未结清发票（USD）.*INV-1042.*账龄（USD）/],
] as const)('as a PDF it is read in %s as it stands, whatever its customer is called', async (language, expected) => {
  const named = { ...STATEMENT, customerName: `北京 ${HOSTILE}` }
  const bytes = await drawPdf(statementDoc(named, wordsOf(language), paper(language)))
  expect((await extractText(bytes, { mergePages: true })).text.replace(/\s+/g, ' ')).toMatch(expected)
})

test('an ageing as a PDF has its customers and totals, a currency each', async () => {
  const bytes = await drawPdf(ageingDoc(AGEING_REPORT, wordsOf('en'), paper('en')))
  const text = (await extractText(bytes, { mergePages: true })).text.replace(/\s+/g, ' ')
  expect(text).toContain('ACME Trading 182,000.00 – 7,500.00 18,200.00 – – -150.00 207,550.00')
  expect(text).toContain('Total EUR 8,500.00')
})
