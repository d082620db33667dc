/**
 * Days said in words, English or Chinese: weekdays, counts from today, ends of months, and dates with a month's name.
 *
 * Weeks begin on Monday (ISO 8601, and what 上周 and 下周 count by). Dates with a month's name are read by chrono, at noon UTC, so
 * that no time zone can move them; what chrono only implies (the day of 'last month') is not a day.
 *
 * Example: on Wednesday 2026-11-18 上周五 is 2026-11-13, and 'next Friday' can be the 20th or the 27th: it is asked.
 */
import * as chrono from 'chrono-node'
import { addDays, addMonths, addToMonth, type Day, dayFrom, endOfMonth, monthEnd, monthOf, weekday } from './day.ts'

type Around = { readonly today: Day; readonly prefer?: 'past' | 'future' }

// So far on the other side of today a date without a year may lie: logged late, or ahead, within a month.
const NEAR_DAYS = 31

/** The days that words can mean; empty when they mean none. `text` in small letters, without spaces where it is Chinese. */
export function daysInWords(text: string, around: Around): Day[] {
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(text)
    if (match) return read(match, around).filter((d) => d !== null)
  }
  const named = dayByName(text, around)
  return named === null ? [] : [named]
}

/** The date of the year nearest to today on the preferred side (see NEAR_DAYS); null when no year has it. */
export function nearestDate(
  { month, date }: { month: number; date: number },
  today: Day,
  prefer: 'past' | 'future' = 'past',
): Day | null {
  const thisYear = Number(today.slice(0, 4))
  // Eight years on either side always hold a 29 February.
  const days = Array.from({ length: 17 }, (_, i) => dayFrom(thisYear - 8 + i, month, date)).filter((d) => d !== null)
  const found =
    prefer === 'past'
      ? days.findLast((d) => d <= addDays(today, NEAR_DAYS))
      : days.find((d) => d >= addDays(today, -NEAR_DAYS))
  return found ?? null
}

type Form = [RegExp, (match: RegExpExecArray, around: Around) => (Day | null)[]]

const FROM_TODAY: Record<string, number> = {
  大前天: -3,
  'the day before yesterday': -2,
  'day before yesterday': -2,
  前天: -2,
  yesterday: -1,
  昨天: -1,
  昨日: -1,
  today: 0,
  now: 0,
  今天: 0,
  今日: 0,
  tomorrow: 1,
  明天: 1,
  明日: 1,
  'the day after tomorrow': 2,
  'day after tomorrow': 2,
  后天: 2,
  大后天: 3,
}

const WEEKDAYS = 'mon tue wed thu fri sat sun'.split(' ')
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const HAN_DIGITS = '〇一二三四五六七八九十'

const WEEKDAY = '(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)'
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

const FORMS: Form[] = [
  [
    new RegExp(`^(${Object.keys(FROM_TODAY).join('|')})$`),
    ([text], { today }) => [addDays(today, FROM_TODAY[text] ?? 0)],
  ],
  [new RegExp(`^(?:(last|this|next|coming) )?${WEEKDAY}$`), englishWeekday],
  [/^(上+|这|本|下+)?个?(?:周|星期|礼拜)([一二三四五六日天])$/, chineseWeekday],
  [/^(\d{1,3}|[一二两三四五六七八九十]{1,2})(?:个)?(天|日|周|星期|礼拜|(?<=个)月|年)(?:之|以)?(前|后)$/, chineseCount],
  [
    /^(?:the )?end of (?:the |this )?month$|^month[- ]end$|^eom$|^(?:本|这个?|当)?月[底末]$/,
    (_, { today }) => [endOfMonth(today)],
  ],
  [/^(?:the )?end of last month$|^上个?月[底末]$/, (_, { today }) => [monthEnd(addToMonth(monthOf(today), -1))]],
  [/^(?:the )?end of next month$|^下个?月[底末]$/, (_, { today }) => [monthEnd(addToMonth(monthOf(today), 1))]],
  [
    new RegExp(`^(?:the )?end of ${MONTH}(?: (\\d{4}))?$`),
    ([, name = '', year], around) => endOf(monthNumber(name), year, around),
  ],
  [/^(?:(\d{4})年)?(\d{1,2})月[底末]$/, ([, year, month], around) => endOf(Number(month), year, around)],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?${MONTH}$`),
    ([, date, name = ''], around) => nearest(name, date, around),
  ],
  [
    new RegExp(`^${MONTH}[ -]?(\\d{1,2})(?:st|nd|rd|th)?$`),
    ([, name = '', date], around) => nearest(name, date, around),
  ],
  [
    /^(上个?|本|这个?|下个?)月(\d{1,2})[日号]$/,
    ([, which = '', date], { today }) => {
      const month = addToMonth(monthOf(today), steps(which))
      return [dayFrom(Number(month.slice(0, 4)), Number(month.slice(5)), Number(date))]
    },
  ],
  [
    /^(前年|去年|今年|明年)(\d{1,2})月(\d{1,2})[日号]?$/,
    ([, year = '', month, date], { today }) => [
      dayFrom(
        Number(today.slice(0, 4)) + ['前年', '去年', '今年', '明年'].indexOf(year) - 2,
        Number(month),
        Number(date),
      ),
    ],
  ],
  [
    /^(\d{1,2})月(\d{1,2})[日号]?$/,
    ([, month, date], { today, prefer }) => [nearestDate({ month: Number(month), date: Number(date) }, today, prefer)],
  ],
]

function englishWeekday([, which, name = '']: RegExpExecArray, around: Around): Day[] {
  return weekdayNear(WEEKDAYS.indexOf(name.slice(0, 3)) + 1, which, around)
}

function chineseWeekday([, which, name = '']: RegExpExecArray, around: Around): Day[] {
  const wanted = name === '天' ? 7 : HAN_DIGITS.indexOf(name.replace('日', '七'))
  if (which === undefined) return weekdayNear(wanted, undefined, around)
  return [addDays(around.today, wanted - weekday(around.today) + 7 * steps(which))]
}

/** 'last' is before today, 'this' in this week; 'next' is the coming one to some and next week's to others: both. */
function weekdayNear(wanted: number, which: string | undefined, { today, prefer }: Around): Day[] {
  const inThisWeek = addDays(today, wanted - weekday(today))
  const before = inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7)
  const after = inThisWeek > today ? inThisWeek : addDays(inThisWeek, 7)
  if (which === 'last') return [before]
  if (which === 'this') return [inThisWeek]
  if (which === 'coming') return [after]
  if (which === 'next') return [after, addDays(inThisWeek, 7)]
  if (inThisWeek === today) return [today]
  return [prefer === 'future' ? after : before]
}

/** 上 is one back and 上上 two, 下 one on; 本 and 这 are none. */
function steps(which: string): number {
  const count = which.replace('个', '').length
  if (which.startsWith('上')) return -count
  return which.startsWith('下') ? count : 0
}

function chineseCount([, count = '', unit = '', side]: RegExpExecArray, { today }: Around): Day[] {
  const number = hanNumber(count)
  if (number === null) return []
  const n = side === '前' ? -number : number
  if (unit === '月' || unit === '年') return [addMonths(today, unit === '年' ? 12 * n : n)]
  return [addDays(today, unit === '天' || unit === '日' ? n : 7 * n)]
}

/** 1 to 19 in Chinese digits, or any number in Arabic ones. */
function hanNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const [first = '', second] = text.replace('两', '二')
  if (second === undefined) return HAN_DIGITS.indexOf(first)
  return first === '十' && second !== '十' ? 10 + HAN_DIGITS.indexOf(second) : null
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3)) + 1
}

function nearest(monthName: string, date: string | undefined, { today, prefer }: Around): (Day | null)[] {
  return [nearestDate({ month: monthNumber(monthName), date: Number(date) }, today, prefer)]
}

function endOf(month: number, year: string | undefined, { today, prefer }: Around): (Day | null)[] {
  const first = year ? dayFrom(Number(year), month, 1) : nearestDate({ month, date: 1 }, today, prefer)
  return [first && endOfMonth(first)]
}

// Only such texts are worth chrono's time.
const NAMED = new RegExp(`(?<![a-z])${MONTH}(?![a-z])`)
const COUNTED = /^in .*(?:day|week|month|year)s?$|(?:day|week|month|year)s? (?:ago|later|from now)$/

function dayByName(text: string, { today, prefer }: Around): Day | null {
  if (!NAMED.test(text) && !COUNTED.test(text)) return null
  const [result, other] = chrono.en.parse(text, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 })
  if (!result || other || result.end || result.text.length !== text.length) return null
  const { start } = result
  if (start.isCertain('hour') || !(start.isCertain('day') || COUNTED.test(text))) return null
  const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')]
  if (year === null || month === null || date === null) return null
  const found = start.isCertain('year') ? dayFrom(year, month, date) : nearestDate({ month, date }, today, prefer)
  // 'Mon 20 Nov' where the 20th is a Friday: one of the two is wrong.
  const named = start.isCertain('weekday') ? start.get('weekday') : null
  return found !== null && named !== null && named % 7 !== weekday(found) % 7 ? null : found
}
