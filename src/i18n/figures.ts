/** How a language writes figures: amounts, days, counts. What Intl knows is taken from Intl. */
import type { Day, Month } from '../core/day.ts'
import type { Language } from '../core/language.ts'
import { type Currency, type Money, minorDigits } from '../core/money.ts'

/** English as the business world dates it (20 Nov 2026). */
const LOCALES: Record<Language, string> = { en: 'en-GB', 'zh-CN': 'zh-CN' }

/**
 * An amount is written with its ISO code in every language (`CNY 12,500.00`): a sign alone leaves yuan and yen, or six kinds of
 * dollar, to be guessed, and the code is what people type into a command.
 */
export function figuresOf(language: Language) {
  const locale = LOCALES[language]
  const currencies = new Map<Currency, Intl.NumberFormat>()
  const currencyFormat = (currency: Currency): Intl.NumberFormat => {
    let format = currencies.get(currency)
    if (!format) {
      const places = minorDigits(currency)
      const digits = { minimumFractionDigits: places, maximumFractionDigits: places }
      format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'code', ...digits })
      currencies.set(currency, format)
    }
    return format
  }
  const date = (style: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...style })
    return (iso: string) => format.format(Date.parse(iso))
  }
  const isEnglish = language === 'en'
  const dayOf = date(isEnglish ? { dateStyle: 'medium' } : { dateStyle: 'long' })
  const daysFormat = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' })
  const monthStyle = { year: 'numeric', month: isEnglish ? 'short' : 'long' } as const
  const monthOf = date(monthStyle)
  const monthsFormat = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...monthStyle })
  const shortMonthOf = date({ year: '2-digit', month: 'short' })
  const instantOf = date({ dateStyle: isEnglish ? 'medium' : 'long', timeStyle: 'short' })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const names = new Intl.ListFormat(locale, { type: 'conjunction' })
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' })
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const plurals = new Intl.PluralRules(locale)
  return {
    /** Which language this is. */
    code: language,
    /** `USD 12,500.00`: exact for every amount, as Intl is given the decimal and not a float; a plain space, to be typed back. */
    money({ minor, currency }: Money): string {
      const format = currencyFormat(currency)
      return format.format(`${minor}e-${minorDigits(currency)}` as `${number}`).replace('\u00a0', ' ')
    },
    /** `20 Nov 2026`, `2026年11月20日`. */
    day: (d: Day): string => dayOf(d),
    /** `18 – 20 Nov 2026`, `2026年11月18日至11月20日`. */
    daySpan(first: Day, last: Day): string {
      if (isEnglish) return plainSpaces(daysFormat.formatRange(Date.parse(first), Date.parse(last)))
      const isOneYear = first.slice(0, 4) === last.slice(0, 4)
      return `${dayOf(first)}至${isOneYear ? dayOf(last).replace(/^\d+年/, '') : dayOf(last)}`
    },
    /** `Nov 2026`, `2026年11月`. */
    month: (m: Month): string => monthOf(`${m}-01`),
    /** `Aug – Oct 2026`, `2026年8月至10月`. */
    months(first: Month, last: Month): string {
      if (isEnglish) return plainSpaces(monthsFormat.formatRange(Date.parse(`${first}-01`), Date.parse(`${last}-01`)))
      const isOneYear = first.slice(0, 4) === last.slice(0, 4)
      return `${monthOf(first)}至${isOneYear ? `${Number(last.slice(5))}月` : monthOf(last)}`
    },
    /** For the axis of a chart: `Nov 26`, `26/11`. */
    shortMonth: (d: Day): string => (isEnglish ? shortMonthOf(d) : d.slice(2, 7).replace('-', '/')),
    /** An ISO instant where Slack cannot say it in the reader's own time zone. */
    instant: (iso: string): string => `${instantOf(iso)} UTC`,
    /** A country by its ISO 3166-1 alpha-2 code. */
    country: (code: string): string => regions.of(code) ?? code,
    number: (n: number): string => whole.format(n),
    tenths: (n: number): string => tenths.format(n),
    hundredths: (n: number): string => hundredths.format(n),
    /** One after the other: with a space between them where the language has one. */
    sentences: (all: readonly string[]): string => all.join(isEnglish ? ' ' : ''),
    /** What somebody wrote, as theirs. */
    quoted: (text: string): string => `“${text}”`,
    /** 'a, b and c', 'a、b、c'. */
    list: (items: readonly string[]): string => (isEnglish ? names.format(items) : items.join('、')),
    /** 'a, b or c', 'a 或 b': in Chinese with a space on both sides of the word where there are Latin letters, and else on neither. */
    either: (items: readonly string[]): string =>
      isEnglish ? choices.format(items) : items.join(/[a-z]/i.test(items.join('')) ? ' 或 ' : '或'),
    /** '1 day', '3 days': a language without plural forms gives one. */
    count: (n: number, forms: { readonly one?: string; readonly other: string }): string =>
      `${whole.format(n)} ${(plurals.select(n) === 'one' && forms.one) || forms.other}`,
  }
}

/** Intl puts thin spaces round the dash of a range, which not every font has. */
function plainSpaces(text: string): string {
  return text.replace(/\s/g, ' ')
}
