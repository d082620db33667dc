/**
 * Which column of a file is what: found by heading, in English or Chinese, whatever its case, spaces and punctuation. And what kind of
 * file it is: the kind that understands most of the columns, and has those that it cannot do without.
 *
 * A heading may name the currency of its column: 'Amount (USD)', '金额（元）'. Lines above the headings (a title, a date) are skipped.
 *
 * Example: 'customerID, invoiceNumber, InvoiceDate, DueDate, InvoiceAmount, SettledDate' are invoices.
 */
import { currenciesOf } from './currency-word.ts'
import type { ImportKind } from './import-report.ts'

/** A cell as the file has it: a text, or a number that a spreadsheet holds as such. A spreadsheet's days are texts, YYYY-MM-DD. */
export type Cell = string | number
export type Row = readonly Cell[]

// The words for each field, the surest first: of two columns that could be a field, the one with the surer word is.
const CURRENCY = 'currency, ccy, cur, currency code, 币种, 货币, 币别'
const OWNER = 'owner, salesperson, sales person, sales rep, account manager, 负责人, 业务员, 销售员, 销售'
const TERMS = 'terms, payment terms, credit terms, 付款条件, 付款条款, 账期, 信用期'

const FIELDS = {
  invoices: {
    number:
      'invoice number, invoice no, invoice id, invoice #, inv no, invoice, document number, document no, doc no, number, no, 发票号码, 发票号, 发票编号, 单据编号, 单据号, 单号, 号码',
    code: 'customer code, customer id, customer number, customer no, client code, client id, account code, debtor no, debtor number, code, 客户编码, 客户代码, 客户编号, 客户号',
    customer:
      'customer name, customer, client name, client, buyer, debtor, bill to, sold to, company, account name, name, 客户名称, 客户, 购买方名称, 购方名称, 购买方, 买方, 往来单位, 单位名称, 公司名称',
    amount:
      'invoice amount, total amount, gross amount, amount incl tax, invoice total, amount, total, gross, value, 价税合计, 含税金额, 发票金额, 开票金额, 应收金额, 总金额, 金额, amount due',
    outstanding:
      'outstanding, balance due, open amount, open balance, amount open, amount due, balance, 未收金额, 未付金额, 欠款金额, 欠款, 余额',
    currency: CURRENCY,
    issuedDay:
      'invoice date, issue date, issued, issued on, date issued, issue day, document date, billing date, date, 开票日期, 发票日期, 单据日期, 日期',
    dueDay:
      'due date, due, due on, due day, payment due, maturity date, 到期日期, 到期日, 应收日期, 应付日期, 付款期限',
    terms: TERMS,
    deliveredDay:
      'delivered, delivery date, delivered on, date delivered, ship date, shipped, 交货日期, 发货日期, 送货日期, 交付日期',
    sentDay: 'sent, sent on, date sent, sent date, 发送日期, 寄出日期, 送票日期',
    paid: 'paid amount, amount paid, paid, received amount, amount received, payments, 已收金额, 已付金额, 收款金额, 回款金额, 已收',
    paidDay:
      'paid day, paid date, date paid, paid on, payment date, settled date, settlement date, date settled, settled, received date, clearing date, 收款日期, 付款日期, 回款日期, 结清日期, 到账日期',
    credited: 'credited, credit note, credit notes, credited amount, 贷项金额, 冲减金额, 红字金额, 冲红金额',
    creditedDay: 'credited day, credited on, credit date, credit note date, 贷项日期, 冲减日期, 红字日期, 冲红日期',
    status: 'status, invoice status, payment status, state, 状态, 发票状态, 付款状态, 收款状态',
    kind: 'kind, invoice kind, 发票性质',
    part: 'instalment, instalment number, 第几期, 期次',
    parts: 'of instalments, number of instalments, 总期数, 分期数',
    owner: OWNER,
  },
  balances: {
    account:
      'account, account name, bank account, bank, account number, account no, iban, 账户名称, 银行账户, 账户, 账号, 银行',
    day: 'day, date, balance date, as of, as at, 日期, 余额日期, 截止日期',
    amount: 'balance, closing balance, ending balance, book balance, amount, 账户余额, 期末余额, 余额, 金额',
    currency: CURRENCY,
    restricted: 'restricted, blocked, pledged, 受限, 是否受限, 冻结, 是否冻结',
  },
  movements: {
    day: 'transaction date, booking date, posting date, value date, date, day, 交易日期, 记账日期, 入账日期, 交易时间, 日期',
    amount: 'amount, transaction amount, value, sum, 交易金额, 发生额, 金额',
    in: 'in, money in, amount in, credit, credit amount, deposit, deposits, inflow, paid in, received, 收入金额, 收入, 贷方发生额, 贷方金额, 贷方, 存入',
    out: 'out, money out, amount out, debit, debit amount, withdrawal, withdrawals, outflow, paid out, spent, 支出金额, 支出, 借方发生额, 借方金额, 借方, 支取',
    direction:
      'direction, in or out, in/out, dr/cr, cr/dr, debit/credit, credit/debit, 收支类型, 收支, 借贷标志, 借贷, 方向',
    currency: CURRENCY,
    activity: 'activity, cash flow activity, 现金流类别, 活动类型, 活动',
    category:
      'category, description, details, narrative, memo, purpose, text, counterparty, 类别, 分类, 摘要, 交易摘要, 用途, 附言, 备注, 对方户名',
    account: 'account, account name, bank account, account number, account no, iban, 账户名称, 银行账户, 账户, 账号',
    reference:
      'transaction id, transaction number, reference, reference number, ref, no, number, 交易流水号, 流水号, 凭证号, 序号',
    balanceAfter: 'balance, running balance, balance after, account balance, 余额, 账户余额, 交易后余额',
  },
  customers: {
    name: 'customer name, customer, client name, client, company, company name, name, 客户名称, 客户, 单位名称, 公司名称, 名称',
    code: 'customer code, customer id, customer number, customer no, client code, client id, account code, code, id, 客户编码, 客户代码, 客户编号, 编码, 代码, 编号',
    terms: TERMS,
    currency: CURRENCY,
    owner: OWNER,
    contactName: 'contact name, contact person, contact, attention, attn, 联系人姓名, 联系人',
    email:
      'contact email, email address, email, contact mail, mail, 联系人邮箱, 联系邮箱, 电子邮箱, 电子邮件, 邮箱地址, 邮箱',
    letterLanguage: 'letter language, correspondence language, language, 信函语言, 通信语言, 语言',
  },
} as const

export type FieldOf<K extends ImportKind> = keyof (typeof FIELDS)[K]
export type Field = { [K in ImportKind]: FieldOf<K> }[ImportKind]

/** What a kind cannot do without: one of each group. */
const REQUIRED: { readonly [K in ImportKind]: readonly (readonly FieldOf<K>[])[] } = {
  invoices: [['number'], ['customer', 'code'], ['amount'], ['issuedDay']],
  balances: [['account'], ['day'], ['amount']],
  movements: [['day'], ['amount', 'in', 'out']],
  customers: [['name']],
}

/** Which of a kind's columns are days, and which amounts. */
export const DAY_FIELDS: ReadonlySet<Field> = new Set([
  'issuedDay',
  'dueDay',
  'deliveredDay',
  'sentDay',
  'paidDay',
  'creditedDay',
  'day',
])
export const AMOUNT_FIELDS: ReadonlySet<Field> = new Set(['amount', 'outstanding', 'paid', 'credited', 'in', 'out'])

// Whoever is called something has these: they do not tell whose list it is.
const ANYBODYS: ReadonlySet<Field> = new Set(['contactName', 'email', 'letterLanguage'])

export type Column = {
  readonly index: number
  /** As the file writes it. */
  readonly heading: string
  /** A word for a currency in the heading, as it stands there. */
  readonly currencyWord: string | null
}

export type Headings = {
  readonly kind: ImportKind
  /** The index of the row that holds the headings. */
  readonly at: number
  readonly columns: ReadonlyMap<Field, Column>
}

/** Whether a file tells what came in: a bank's, or a list of invoices with what is paid of each, or left. */
export function saysOfPayments({ kind, columns }: Headings): boolean {
  if (kind === 'invoices') return (['paid', 'paidDay', 'outstanding'] as const).some((field) => columns.has(field))
  return kind !== 'customers'
}

export type HeadingsFound =
  | { readonly kind: 'found'; readonly headings: Headings }
  /** Nearly: the kind, and of each column that it misses the surest word. */
  | {
      readonly kind: 'missing'
      readonly importKind: ImportKind
      readonly at: number
      readonly words: readonly string[]
    }
  /** `namesSomebody`: a column of names was found, and nothing that says they are customers'. */
  | { readonly kind: 'unknown'; readonly texts: readonly string[]; readonly namesSomebody: boolean }

// A title, an address and a period may stand above the table.
const ROWS_LOOKED_AT = 50
// In order of what is meant when as many columns fit.
const KINDS = ['invoices', 'balances', 'movements', 'customers'] as const

const WORDS = Object.fromEntries(
  KINDS.map((kind) => [
    kind,
    Object.entries(FIELDS[kind]).map(([field, words]) => ({
      field: field as Field,
      keys: words.split(', ').map(keyOf),
    })),
  ]),
) as Record<ImportKind, { field: Field; keys: string[] }[]>

/** Finds the headings among the first rows of a table; those of one kind where it is known what the file holds. */
export function findHeadings(rows: readonly Row[], known?: ImportKind): HeadingsFound {
  const kinds = known ? [known] : KINDS
  const candidates = rows
    .slice(0, ROWS_LOOKED_AT)
    .flatMap((row, at) => kinds.map((kind) => candidateOf(kind, at, row)))
    .sort((a, b) => telling(b) - telling(a))
  const complete = candidates.filter(({ missing }) => missing.length === 0)
  // Anybody may have a name: without a second column that is understood, nobody said that it is a customer's.
  const best = complete.find((candidate) => known || telling(candidate) >= 2)
  // A list of invoices without its customers is not a list of movements because that needs less.
  const nearest = candidates.find((candidate) => known || (telling(candidate) >= 2 && candidate.missing.length <= 2))
  if (best && (!nearest || telling(best) >= telling(nearest))) return { kind: 'found', headings: best.headings }
  if (nearest) {
    const { kind: importKind, at } = nearest.headings
    return { kind: 'missing', importKind, at, words: nearest.missing }
  }
  const widest = rows.slice(0, ROWS_LOOKED_AT).map((row) => row.map(String).filter((text) => text.trim() !== ''))
  const texts = widest.reduce((a, b) => (b.length > a.length ? b : a), [])
  return { kind: 'unknown', texts, namesSomebody: complete.length > 0 }
}

/** True when the rows have columns: most of them have as many cells as each other, two at least. Prose has commas here and there. */
export function isTable(rows: readonly Row[]): boolean {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  const counts = new Map<number, number>()
  for (const { length } of filled) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width, often] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])
  return width >= 2 && often >= 2 && often * 2 >= filled.length
}

type Candidate = { readonly headings: Headings; readonly missing: readonly string[] }

/** How many of its columns speak for it. */
function telling({ headings: { columns } }: Candidate): number {
  return [...columns.keys()].filter((field) => !ANYBODYS.has(field)).length
}

function candidateOf(kind: ImportKind, at: number, row: Row): Candidate {
  const columns = columnsOf(kind, row)
  const words: Readonly<Record<string, string>> = FIELDS[kind]
  const missing = REQUIRED[kind].flatMap((group: readonly Field[]) =>
    group.some((field) => columns.has(field)) ? [] : (words[group[0] as Field]?.split(', ')[0] ?? []),
  )
  return { headings: { kind, at, columns }, missing }
}

/** Each field takes the column with its surest word; a column is one field. */
function columnsOf(kind: ImportKind, row: Row): Map<Field, Column> {
  const free = new Map<string, Column>()
  for (const [index, cell] of row.entries()) {
    if (typeof cell === 'number' || cell.length > 60) continue
    for (const { key, currencyWord } of readingsOf(cell))
      if (key !== '' && !free.has(key)) free.set(key, { index, heading: cell.trim(), currencyWord })
  }
  const taken = new Set<number>()
  const columns = new Map<Field, Column>()
  for (const { field, keys } of WORDS[kind]) {
    const column = keys.map((key) => free.get(key)).find((c) => c !== undefined && !taken.has(c.index))
    if (!column) continue
    taken.add(column.index)
    columns.set(field, column)
  }
  return columns
}

/** A heading as it is, and without the currency that stands in it. */
function readingsOf(text: string): { key: string; currencyWord: string | null }[] {
  const plain = text.normalize('NFKC').trim()
  const [, before = plain, inBrackets = ''] = /^(.*?)[([](.*)[)\]]$/.exec(plain) ?? []
  const words = plain.split(/\s+/)
  const isCurrency = (word: string) => currenciesOf(word).length > 0
  const written = words.length > 1 ? words.find((word) => word === word.toUpperCase() && isCurrency(word)) : undefined
  return [
    { key: keyOf(plain), currencyWord: null },
    { key: keyOf(before), currencyWord: isCurrency(inBrackets.trim()) ? inBrackets.trim() : null },
    ...(written ? [{ key: keyOf(words.filter((word) => word !== written).join(' ')), currencyWord: written }] : []),
  ]
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
