/**
 * What people write for a currency: '$', 'US$', 'usd', '美元', 'euros', 'RMB'.
 *
 * One word may stand for several currencies ('$' in Hong Kong, Toronto and New York). The company's or customer's own currency
 * wins when it is among them; else the one that is usually meant; '¥' and 'kr' have none that is usually meant, so they are asked.
 *
 * Example: '$' is CAD for a company that keeps its books in CAD, and USD for one that keeps them in EUR.
 */
import { type Currency, currency, isCurrency } from './money.ts'

// The currencies of a word, the usual one first.
const WORDS: Record<string, string> = {
  $: 'USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP',
  '¥': 'CNY JPY',
  '€': 'EUR',
  '£': 'GBP EGP',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₪': 'ILS',
  '₴': 'UAH',
  'us$ u$ usd$ dollar dollars buck bucks 美元 美金 美刀': 'USD',
  'hk$ 港币 港元 港幣': 'HKD',
  'nt$ 台币 新台币 台幣 新臺幣': 'TWD',
  's$ sg$ 新加坡元 新元 坡币': 'SGD',
  'c$ ca$ 加元 加币': 'CAD',
  'a$ au$ 澳元 澳币': 'AUD',
  'nz$ 新西兰元 纽币': 'NZD',
  r$: 'BRL',
  'mx$ 墨西哥比索': 'MXN',
  'rmb cnh cn¥ 人民币 人民幣 块 块钱 yuan renminbi': 'CNY',
  '元 圆 圓': 'CNY HKD TWD',
  'jp¥ 日元 日圆 日圓 日币 円 yen': 'JPY',
  'euro euros 欧元 歐元': 'EUR',
  'pound pounds sterling 英镑 英鎊': 'GBP',
  '瑞士法郎 瑞郎 fr sfr': 'CHF',
  '韩元 韩币 won': 'KRW',
  '卢布 rouble roubles ruble rubles': 'RUB',
  '泰铢 baht': 'THB',
  '印度卢比 rs rupee rupees': 'INR',
  '越南盾 dong': 'VND',
  '马币 马来西亚林吉特 林吉特 rm ringgit': 'MYR',
  '印尼盾 rp rupiah': 'IDR',
  zł: 'PLN',
  kč: 'CZK',
  kr: 'SEK NOK DKK ISK',
}

const NONE_USUAL = new Set(['¥', 'kr'])

// Codes understood in any case. The others only in capitals: 'try', 'all', 'top', 'mad' and 'ron' are words and names as well.
const OFTEN = new Set(
  'USD EUR CNY JPY GBP HKD TWD SGD AUD NZD CAD CHF SEK NOK DKK PLN CZK HUF INR KRW THB VND IDR MYR PHP AED SAR KWD QAR ZAR BRL MXN RUB UAH'.split(
    ' ',
  ),
)

const currenciesByWord = new Map(
  Object.entries(WORDS).flatMap(([words, codes]) =>
    words.split(' ').map((word) => [word, codes.split(' ').map(currency)] as const),
  ),
)

/** Every currency that a word may stand for, the usual one first; empty when it is no word for a currency. */
export function currenciesOf(word: string): readonly Currency[] {
  const plain = word.normalize('NFKC').trim().replace(/\.$/, '')
  const named = currenciesByWord.get(plain.toLowerCase())
  if (named) return named
  const code = plain.toUpperCase()
  return isCurrency(code) && (code === plain || OFTEN.has(code)) ? [code] : []
}

/**
 * The currencies that an amount with these words around it can be in, none of them empty: `assumed` when nothing is written or
 * when it is one of several, the usual one otherwise. More than one: it has to be asked. None: the words contradict each other.
 */
export function currenciesMeant(words: readonly string[], assumed: Currency): readonly Currency[] {
  const [first, ...others] = words.map(currenciesOf)
  if (!first) return [assumed]
  const shared = first.filter((code) => others.every((codes) => codes.includes(code)))
  if (shared.includes(assumed)) return [assumed]
  const isOpen = words.every((word) => NONE_USUAL.has(word.normalize('NFKC').toLowerCase()))
  return isOpen ? shared : shared.slice(0, 1)
}

/** The currency of one word, null when it is none or when it has to be asked ('¥' where neither CNY nor JPY is `assumed`). */
export function currencyFromText(word: string, assumed?: Currency): Currency | null {
  const codes = currenciesOf(word)
  if (assumed && codes.includes(assumed)) return assumed
  return NONE_USUAL.has(word.normalize('NFKC').trim().toLowerCase()) ? null : (codes[0] ?? null)
}
