import { describe, expect, test } from 'vitest'
import { findHeadings } from '../../src/core/import-columns.ts'

const read = (...lines: string[]) => findHeadings(lines.map((line) => line.split(/[,，]/)))
const fieldsOf = (...lines: string[]) => {
  const found = read(...lines)
  if (found.kind !== 'found') return found
  const { kind, columns } = found.headings
  return { kind, ...Object.fromEntries([...columns].map(([field, { heading }]) => [field, heading])) }
}

describe('headings are found by what they say', () => {
  test.each([
    {
      name: 'the export of an accounting system, in one word each',
      line: 'countrycode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate',
      means: {
        kind: 'invoices',
        code: 'customerID',
        number: 'invoiceNumber',
        issuedDay: 'InvoiceDate',
        dueDay: 'DueDate',
        amount: 'InvoiceAmount',
        paidDay: 'SettledDate',
      },
    },
    {
      name: 'a Chinese list of invoices',
      line: '发票号码,购方名称,价税合计,开票日期,到期日,已收金额,收款日期,账期',
      means: {
        kind: 'invoices',
        number: '发票号码',
        customer: '购方名称',
        amount: '价税合计',
        issuedDay: '开票日期',
        dueDay: '到期日',
        paid: '已收金额',
        paidDay: '收款日期',
        terms: '账期',
      },
    },
    {
      name: 'an invoice’s amount due is its amount when nothing else is, and what is left when something is',
      line: 'Invoice #,Client,Date,Total,Amount due',
      means: {
        kind: 'invoices',
        number: 'Invoice #',
        customer: 'Client',
        issuedDay: 'Date',
        amount: 'Total',
        outstanding: 'Amount due',
      },
    },
    {
      name: 'a bank statement with two columns of amounts and a running balance',
      line: '交易日期,摘要,借方发生额,贷方发生额,余额',
      means: {
        kind: 'movements',
        day: '交易日期',
        category: '摘要',
        out: '借方发生额',
        in: '贷方发生额',
        balanceAfter: '余额',
      },
    },
    {
      name: 'balances, although they could be movements as well',
      line: 'Account,Date,Amount,Currency',
      means: { kind: 'balances', account: 'Account', day: 'Date', amount: 'Amount', currency: 'Currency' },
    },
    {
      name: 'a list of customers with whom to write to',
      line: '客户名称,客户编码,联系人,邮箱,信函语言',
      means: {
        kind: 'customers',
        name: '客户名称',
        code: '客户编码',
        contactName: '联系人',
        email: '邮箱',
        letterLanguage: '信函语言',
      },
    },
    {
      name: 'instalments',
      line: '发票号,客户,金额,开票日期,第几期,总期数',
      means: {
        kind: 'invoices',
        number: '发票号',
        customer: '客户',
        amount: '金额',
        issuedDay: '开票日期',
        part: '第几期',
        parts: '总期数',
      },
    },
    {
      name: 'a list of customers',
      line: 'Customer name,Customer no.,Payment terms,Account manager',
      means: {
        kind: 'customers',
        name: 'Customer name',
        code: 'Customer no.',
        terms: 'Payment terms',
        owner: 'Account manager',
      },
    },
  ])('$name', ({ line, means }) => {
    expect(fieldsOf(line)).toEqual(means)
  })

  test('below a title and an empty line', () => {
    const found = read('Open items as of 20 Nov', '', 'Number,Customer,Amount,Issued', 'INV-1,ACME,1,2026-11-02')
    expect(found).toMatchObject({ kind: 'found', headings: { kind: 'invoices', at: 2 } })
  })

  test.each([
    ['Invoice no,Customer,Invoice date,Amount (USD)', 'USD'],
    ['发票号,客户,开票日期,金额（元）', '元'],
    ['Invoice no,Customer,Invoice date,Amount EUR', 'EUR'],
  ])('a heading may name the currency of its column: %s', (line, word) => {
    const found = read(line)
    expect(found.kind === 'found' && found.headings.columns.get('amount')?.currencyWord).toBe(word)
  })
})

test('invoices without their customers are not taken for movements of cash: what is missing is said', () => {
  expect(read('Invoice no,Invoice date,Due date,Amount')).toMatchObject({
    kind: 'missing',
    importKind: 'invoices',
    words: ['customer name'],
  })
})

test('columns that mean nothing are shown, those of the widest line', () => {
  expect(read('Weather', 'Sun,Rain,Snow')).toEqual({
    kind: 'unknown',
    texts: ['Sun', 'Rain', 'Snow'],
    namesSomebody: false,
  })
})

test.each(['name,age', 'Customer', '公司名称,地址'])(
  'a column of names alone is not a list of customers: %s',
  (line) => {
    expect(read(line)).toMatchObject({ kind: 'unknown', namesSomebody: true })
    expect(findHeadings([line.split(',')], 'customers')).toMatchObject({ kind: 'found' })
  },
)
