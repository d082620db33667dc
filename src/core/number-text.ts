/**
 * A written number as a plain decimal, under one decimal mark: exact, as text, never a float.
 *
 * Thousands are grouped by one and the same sign: the other mark, a space or an apostrophe; or the Indian way (1,23,456.00).
 *
 * Example: '12.500,00' is '12500.00' with the mark ',' and no number at all with the mark '.'.
 */

export type DecimalMark = '.' | ','

export const DECIMAL_MARKS: readonly DecimalMark[] = ['.', ',']

/** The digits of an amount with everything between them, in normalized text. Not after a letter: the dot of 'Rs.500' is no mark. */
export const NUMERAL = /(?:(?<![\p{L}\d])[.,])?\d(?:[\d.,' ]*\d)?/u

/** Full-width digits and signs, typographic apostrophes and minus signs in their plain form. */
export function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‘’´`]/g, "'")
    .replace(/[−–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The plain decimal ('12500.00') that a numeral means when `mark` is its decimal mark; null when it cannot be read so. */
export function decimalWithMark(numeral: string, mark: DecimalMark): string | null {
  const [whole = '', fraction = '', ...more] = numeral.split(mark)
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null
  if (whole === '') return fraction === '' ? null : `0.${fraction}`
  const digits = ungrouped(whole)
  if (digits === null) return null
  return fraction === '' ? digits : `${digits}.${fraction}`
}

function ungrouped(whole: string): string | null {
  if (/^\d+$/.test(whole)) return whole
  const isGrouped =
    /^[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*$/.test(whole) || /^[1-9]\d?(?:,\d{2})+,\d{3}$/.test(whole)
  return isGrouped ? whole.replace(/\D/g, '') : null
}

/** How many digits behind the mark count: 1 in '12.500'. */
export function fractionDigits(decimal: string): number {
  return (decimal.split('.')[1] ?? '').replace(/0+$/, '').length
}

/** A decimal times ten to the `power` (≥ 0): '1.2' and 4 is '12000'. */
export function timesPowerOfTen(decimal: string, power: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const moved = fraction.padEnd(power, '0')
  const rest = moved.slice(power)
  return `${whole}${moved.slice(0, power)}${rest === '' ? '' : `.${rest}`}`
}

/** A decimal without sign rounded half up to `places` digits behind the mark. */
export function roundedDecimal(decimal: string, places: number): string {
  const [whole = '', fraction = ''] = decimal.split('.')
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  const rounded = String(kept + ((fraction[places] ?? '0') >= '5' ? 1n : 0n)).padStart(places + 1, '0')
  return places === 0 ? rounded : `${rounded.slice(0, -places)}.${rounded.slice(-places)}`
}
