/**
 * Money: whole minor units of an ISO 4217 currency.
 *
 * Never a float, and amounts of different currencies are never added: a total is always a list, one amount a currency.
 * How many digits a currency has is by ISO 4217 (JPY 0, USD and CNY 2, KWD 3).
 *
 * Example: 12,500.00 USD is { minor: 1250000, currency: 'USD' }.
 */

export type Currency = string & { readonly __currency: unique symbol }

export type Money = { readonly minor: number; readonly currency: Currency }

const known = new Set(Intl.supportedValuesOf('currency'))

/** True for an ISO 4217 code in capitals. */
export function isCurrency(code: string): code is Currency {
  return known.has(code)
}

/** The code as a Currency. Throws on an unknown code: the edge has to have checked it. */
export function currency(code: string): Currency {
  if (!isCurrency(code)) throw new Error(`not an ISO 4217 currency: ${code}`)
  return code
}

// ISO 4217 list one: the currencies whose minor unit is not a hundredth. Intl's own table is another one, of how people write
// prices: by it the forint, the rupiah or the Pakistani rupee have no digits, and an exact amount of them could not be kept.
const DIGITS = new Map<string, number>()
for (const code of 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ')) DIGITS.set(code, 0)
for (const code of 'BHD IQD JOD KWD LYD OMR TND'.split(' ')) DIGITS.set(code, 3)
for (const code of 'CLF UYW'.split(' ')) DIGITS.set(code, 4)

/** Digits behind the decimal mark of a currency: 0 to 4. Source: ISO 4217. */
export function minorDigits(code: Currency): number {
  return DIGITS.get(code) ?? 2
}

export function money(minor: number, code: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new Error(`not a whole number of minor units: ${minor}`)
  return { minor, currency: code }
}

/**
 * A decimal in plain form ('-1234.5', no grouping) to minor units, exactly.
 * null when it is not such a number, has more digits than the currency, or is beyond ±2^53.
 */
export function minorFromDecimal(decimal: string, code: Currency): number | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  const places = minorDigits(code)
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > places) return null
  const minor = Number(`${whole}${kept.padEnd(places, '0')}`)
  if (!Number.isSafeInteger(minor)) return null
  return sign === '-' && minor !== 0 ? -minor : minor
}

/** Minor units as a plain decimal: 1250000 USD is '12500.00'. For files and JSON; people see i18n's form. */
export function decimalFromMinor(minor: number, code: Currency): string {
  const places = minorDigits(code)
  const text = String(Math.abs(minor)).padStart(places + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}

/** The sum of each currency, in order of first appearance. */
export function totalsByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<Currency, number>()
  for (const { minor, currency: code } of amounts) sums.set(code, (sums.get(code) ?? 0) + minor)
  return [...sums].map(([code, minor]) => money(minor, code))
}

/**
 * An exchange rate: 1 unit of `from` is `rate` units of `to` (a plain decimal, at most 10 digits behind the mark), as of `day`.
 */
export type Rate = { readonly from: Currency; readonly to: Currency; readonly rate: string; readonly day: string }

/** An amount at a rate, rounded half away from zero to the minor unit of `rate.to`. */
export function convert(amount: Money, rate: Rate): Money {
  if (amount.currency === rate.to) return amount
  if (amount.currency !== rate.from) throw new Error(`a rate for ${rate.from} cannot convert ${amount.currency}`)
  return atRates(amount, rate.to, { times: rate.rate, over: '1' })
}

/** An amount × `times` ÷ `over` (plain decimals) in another currency, rounded once, half away from zero, to its minor unit. */
export function atRates(amount: Money, to: Currency, { times, over }: { times: string; over: string }): Money {
  const [up, down] = [fractionOf(times), fractionOf(over)]
  const numerator = BigInt(amount.minor) * up.digits * 10n ** BigInt(down.places + minorDigits(to))
  const denominator = down.digits * 10n ** BigInt(up.places + minorDigits(amount.currency))
  const sign = numerator < 0n ? -1n : 1n
  const rounded = (2n * numerator * sign + denominator) / (2n * denominator)
  return money(Number(sign * rounded), to)
}

function fractionOf(decimal: string): { digits: bigint; places: number } {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return { digits: BigInt(whole + fraction), places: fraction.length }
}

/** Minor units to their first two digits, as people say a limit: 7,350,000 is 7,300,000 rounded down. */
export function twoDigits(minor: number, round: (n: number) => number): number {
  const unit = 10 ** Math.max(0, String(minor).length - 2)
  return round(minor / unit) * unit
}
