/** A customer's exposure item by item: on an approver's card, in a check, and in the audit. */
import type { Day } from '../../core/day.ts'
import type { Exposure, ExposureLine } from '../../core/exposure.ts'
import { type Money, money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { bold } from './blocks.ts'

/** A line an item that is not 0, and their sum; with the rates where currencies were exchanged. */
export function exposureLines(exposure: Exposure, words: Words): string[] {
  const total = bold(`${words.exposure.total}${words.colon}${exposureFigure(exposure, words)}`)
  if (exposure.kind === 'no-rate') return [total]
  const { currency } = exposure.total
  const shown = exposure.lines.filter((line) => line.amounts.length > 0)
  const rates = exposure.rates.map((r) => words.status.rate({ ...r, day: r.day as Day }))
  return [
    ...(shown.length > 0 ? shown.map((line) => itemLine(line, currency, words)) : [words.exposure.nothing]),
    total,
    ...(rates.length > 0 ? [words.status.rates(rates.join(' · '))] : []),
  ]
}

/** The total alone, or why there is none. */
export function exposureFigure(exposure: Exposure, words: Words): string {
  return exposure.kind === 'known' ? words.money(exposure.total) : words.exposure.noRate(exposure)
}

/** 'Open invoices: USD 12,000.00 (USD 8,745.00 · EUR 3,000.00)': the currencies where there is another one than the total's. */
function itemLine({ item, amounts, minor }: ExposureLine, currency: Money['currency'], words: Words): string {
  const isPlain = amounts.every((a) => a.currency === currency)
  const recorded = isPlain ? '' : words.exposure.recorded(amounts.map(words.money).join(' · '))
  return `${words.exposure.item[item]}${words.colon}${words.money(money(minor, currency))}${recorded}`
}
