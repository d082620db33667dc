/**
 * Payment terms as people write them, and their canonical form, which is what is stored and what parseTerms reads back.
 *
 * 'eom 30' and 月结30天 are the end of the month and then 30 days (what 月结 means between Chinese companies: a month's deliveries are
 * settled together, and paid 30 days later). '30 days eom' is written for that by some and for the other way round, 30 days and then the
 * end of that month, by others: such a line has two readings, and it is for whoever typed it to say which (domain.md has both; French law
 * knows both for '45 jours fin de mois'). A bare number is no terms: it may be anything.
 *
 * '10/2 net 30' is one of them: some write the days first. With its per cent sign, '10%/2 net 30', a discount is clear. What is written as
 * terms and cannot be is refused with its reason: a discount that would outlast the due day, parts that are not 100 %. And so is what is
 * rather a slip than what it would come to: '50% 30 days, net 60' is two parts without the words for them, no discount of 50 %.
 *
 * Example: '2/10, n/30' is 2/10 net 30: 2 % off when paid within 10 days, all of it due after 30. '30% in advance, 70% net 60' is two
 * instalments.
 */
import {
  type Discount,
  type DueRule,
  type Instalment,
  type InstalmentTerms,
  partsOf,
  type Shift,
  type SingleTerms,
  type Terms,
} from './terms.ts'

export type TermsReading =
  | { readonly kind: 'terms'; readonly terms: Terms }
  /** Two readings, or four of a line with two doubts. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Terms[] }
  | { readonly kind: 'impossible'; readonly why: TermsFault }
  | { readonly kind: 'not-terms' }

/** Why what is written as terms cannot be. */
export type TermsFault =
  /** The discount's days end with the due day, or after it. */
  | { readonly kind: 'discount-outlasts'; readonly days: number }
  /** Too much for a discount that is not called one: rather a part. `clear`: how to write it if it is a discount. */
  | { readonly kind: 'part-or-discount'; readonly basisPoints: number; readonly clear: string }
  /** It may be written the other way round, which would outlast the due day. `clear`: how to write it if it is not. */
  | { readonly kind: 'discount-either-way'; readonly discount: Discount; readonly clear: string }
  /** The discount counts from the end of the month, after which all of it falls due when? `example`: with days. */
  | { readonly kind: 'no-due-days'; readonly example: string }
  /** What the parts come to, which is not 10,000. */
  | { readonly kind: 'not-whole'; readonly basisPoints: number }

/** What a text can mean: nothing, one thing, or several. */
type Readings<T> = readonly T[]

const DAYS = '(\\d{1,3})(?: ?(?:days?|d|天))'
const NET = `(?:(?:net|n) ?/? ?(\\d{1,3})(?: ?(?:days?|d|天))?|${DAYS}(?: net)?)`
const MONTH_END = '(?:eom|(?:the )?end of (?:the )?month|month[- ]end)'
const ORDINAL = '(\\d{1,2})(?:st|nd|rd|th)'

type Form = [pattern: string, read: (numbers: number[], match: RegExpExecArray) => Readings<DueRule>]

const FORMS: Form[] = [
  ['(?:due )?(?:up)?on receipt|(?:due )?immediate(?:ly)?|见票即付|见票付款|即付', () => [{ kind: 'on-receipt' }]],
  ['cod|c\\.o\\.d|(?:cash|payment) on delivery|货到付款|货到即付', () => [{ kind: 'on-delivery' }]],
  [
    '(?:(?:cash|paid|payment) )?in advance|cia|prepaid|prepay(?:ment)?|预付款?|款到发货|先款后货',
    () => [{ kind: 'in-advance' }],
  ],
  [
    `(?:at )?(?:the )?${MONTH_END}|当月(?:月)?[底末](?:前?(?:付款?|付清|支付|结清))?`,
    () => [{ kind: 'month-end-then-net', days: 0 }],
  ],
  ['weekly(?: settlement)?|周结', () => [{ kind: 'weekly' }]],
  ['monthly(?: settlement)?|月结', () => [{ kind: 'monthly' }]],
  [`${NET}`, ([days = 0]) => [{ kind: 'net', days }]],
  [`(?:净|账期|票到|货到|发票后|开票后)?${DAYS}(?:内|账期)?`, ([days = 0]) => [{ kind: 'net', days }]],
  // 15日 alone is a date.
  ['(?:净|账期|票到|货到|发票后|开票后)(\\d{1,3})日内?|(\\d{1,3})日内', ([days = 0]) => [{ kind: 'net', days }]],
  [
    '(?:net |n ?/ ?)?(\\d{1,2}) ?(?:months?|个月)(?: net|内|账期)?',
    ([months = 0]) => (months > 0 ? [{ kind: 'months', months }] : []),
  ],
  [
    `${NET}(?:, ?| ?)(?:then |and then |(?:up )?to |until |\\+ ?)(?:the )?${MONTH_END}`,
    ([days = 0]) => [{ kind: 'net-then-month-end', days }],
  ],
  [`(?:${NET}|(\\d{1,3})),? (?:the )?${MONTH_END}`, ([days = 0]) => eitherSideOfMonthEnd(days)],
  [`${DAYS}(?:后的?|的|到)+月[底末]`, ([days = 0]) => [{ kind: 'net-then-month-end', days }]],
  [`${DAYS}月[底末]`, ([days = 0]) => eitherSideOfMonthEnd(days)],
  [
    `(?:net )?${MONTH_END}(?:, ?| ?)(?:then |\\+ ?)?(?:(?:net|n) ?/? ?)?(\\d{1,3})(?: ?days?)?`,
    ([days = 0]) => [{ kind: 'month-end-then-net', days }],
  ],
  [`(?:net )?${NET} (?:after|from) (?:the )?${MONTH_END}`, ([days = 0]) => [{ kind: 'month-end-then-net', days }]],
  [`月(?:结|底|末)后?\\+?${DAYS}`, ([days = 0]) => [{ kind: 'month-end-then-net', days }]],
  [`${DAYS}月结`, ([days = 0]) => eitherSideOfMonthEnd(days).toReversed()],
  // Some say 月结30 for thirty days on account, from the invoice.
  [
    '月结(\\d{1,3})',
    ([days = 0]) => [
      { kind: 'month-end-then-net', days },
      { kind: 'net', days },
    ],
  ],
  [
    `(\\d{1,2}) ?months?,? (?:(?:after|from) (?:the )?|then |to (?:the )?)?${MONTH_END}`,
    ([months = 0]) => [{ kind: 'months-after-month-end', months }],
  ],
  ['次月[底末]', () => [{ kind: 'months-after-month-end', months: 1 }]],
  [
    `${NET},? (?:then )?(?:the )?${ORDINAL}(?: of (?:the )?(?:next|following) month)?`,
    ([days = 0, date = 0]) => nextMonth(days, date),
  ],
  [
    `(?:the )?${ORDINAL} of (?:the )?(?:next|following) month|(?:net )?(\\d{1,2})(?:st|nd|rd|th)? prox(?:imo)?|(?:月结)?次月(\\d{1,2})[日号](?:前?(?:付款?|付清|支付|结清))?|月结(\\d{1,2})[日号]`,
    ([date = 0]) => nextMonth(0, date),
  ],
  [
    `(?:${NET},? )?(?:pay ?days?|付款日) ?:? ?(\\d{1,2}(?:[日号]?(?: ?, ?| ?、 ?| ?& ?| and |和| )\\d{1,2})*)[日号]?`,
    (_, match) => {
      const [dates = '', days = '0'] = match.slice(1).filter(Boolean).reverse()
      return payDays(Number(days), dates.match(/\d+/g) ?? [])
    },
  ],
]

const PATTERNS = FORMS.map(([pattern, read]) => ({ pattern: new RegExp(`^(?:${pattern})$`), read }))

/** What a text that somebody types says of terms. The readings of an ambiguous one differ in their due days. */
export function readTerms(text: string): TermsReading {
  const plain = plainOf(text)
  const readings = readingsOf(plain)
  const [terms, other] = readings
  if (terms && other) return { kind: 'ambiguous', readings }
  if (terms) {
    const discount = unclearDiscount(plain, terms)
    if (!discount) return { kind: 'terms', terms }
    return { kind: 'impossible', why: { kind: 'discount-either-way', discount, clear: termsText(terms) } }
  }
  const why = faultOf(withoutShift(plain).text)
  return why ? { kind: 'impossible', why } : { kind: 'not-terms' }
}

function faultOf(text: string): TermsFault | null {
  const { parts, left } = sharesIn(text)
  if (parts.length > 0 && left !== 0 && parts.every(({ readings }) => readings.length > 0))
    return { kind: 'not-whole', basisPoints: WHOLE - left }
  for (const { discount, isSaid, rest } of discountsIn(text)) {
    const [rule] = discount.basisPoints > 0 ? readRule(rest) : []
    if (!rule) continue
    if (!isSaid)
      return { kind: 'part-or-discount', basisPoints: discount.basisPoints, clear: termsText({ ...rule, discount }) }
    if (rule.kind === 'month-end-then-net' && !/\d/.test(rest)) {
      const days = discount.days < 30 ? 30 : discount.days + 30
      return { kind: 'no-due-days', example: termsText({ ...rule, days, discount }) }
    }
    return { kind: 'discount-outlasts', days: discount.days }
  }
  return null
}

/** The terms' discount that is written without its per cent sign and may be meant the other way round. */
function unclearDiscount(plain: string, terms: Terms): Discount | null {
  const written = [...plain.matchAll(/(?<![\d.])(\d{1,2}(?:\.\d{1,2})?) ?\/ ?(\d{1,3})/g)].map(
    ([, percent, days]) => `${Number(percent)}/${Number(days)}`,
  )
  const discounts = partsOf(terms).flatMap((part) => part.terms.discount ?? [])
  return discounts.find((d) => mayBeReversed(d) && written.includes(`${d.basisPoints / 100}/${d.days}`)) ?? null
}

/** The terms that are stored as a text; null when it names none. What was stored as '30 days eom' is 30 days, then the end of the month. */
export function parseTerms(text: string): Terms | null {
  return readingsOf(plainOf(text))[0] ?? null
}

/** The canonical form, in ASCII, which has one reading: what is stored, and what to type to be clear. */
export function termsText(terms: Terms): string {
  const text =
    terms.kind === 'instalments' ? instalmentsText(terms) : `${discountText(terms.discount)}${ruleText(terms)}`
  return terms.shift ? `${text} ${terms.shift} working day` : text
}

function ruleText(rule: DueRule): string {
  switch (rule.kind) {
    case 'net':
      return `net ${rule.days}`
    case 'months':
      return `${rule.months} ${rule.months === 1 ? 'month' : 'months'}`
    case 'net-then-month-end':
      return `${rule.days} days then eom`
    case 'month-end-then-net':
      return `eom ${rule.days}`
    case 'months-after-month-end':
      return `${rule.months} ${rule.months === 1 ? 'month' : 'months'} eom`
    case 'net-then-date-of-next-month':
      return rule.days === 0 ? `${ordinal(rule.date)} of next month` : `${rule.days} days ${ordinal(rule.date)}`
    case 'pay-days':
      return `${rule.days === 0 ? '' : `net ${rule.days} `}pay days ${rule.dates.join(', ')}`
    case 'on-receipt':
      return 'due on receipt'
    case 'on-delivery':
      return 'cod'
    case 'in-advance':
      return 'in advance'
    case 'weekly':
    case 'monthly':
      return rule.kind
  }
}

function discountText(discount: Discount | undefined): string {
  if (!discount) return ''
  const sign = mayBeReversed(discount) ? '%' : ''
  return `${discount.basisPoints / 100}${sign}/${discount.days} `
}

/** Hardly anybody gives 10 % for two days: '10/2' may well be 2 % for ten (judgement: above 5 %, and more of them than days). */
const USUAL_PERCENT_MAX = 5

function mayBeReversed({ basisPoints, days }: Discount): boolean {
  const percent = basisPoints / 100
  return Number.isInteger(percent) && percent > Math.max(USUAL_PERCENT_MAX, days) && days > 0
}

function instalmentsText({ parts }: InstalmentTerms): string {
  const texts = parts.map(({ terms }) => `${discountText(terms.discount)}${ruleText(terms)}`)
  if (!isEqualParts(parts)) return parts.map(({ share }, i) => `${share / 100}% ${texts[i]}`).join(', ')
  const isMonthly = texts.every((text, i) => text === ruleText({ kind: 'months', months: i + 1 }))
  return isMonthly ? `${parts.length} instalments monthly` : `${parts.length} instalments: ${texts.join('; ')}`
}

function isEqualParts(parts: readonly Instalment[]): boolean {
  return parts.every(({ share }) => share === 1)
}

function plainOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:payment )?terms|付款条件|付款方式)[: ]+|[.,;]$/g, '')
}

/** Chinese is written without spaces, except where one is all that is left of a comma. */
function withoutHanSpaces(text: string): string {
  return text.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
}

function readingsOf(plain: string): Readings<Terms> {
  const { text, shift } = withoutShift(plain)
  const withShift = <T extends Terms>(terms: T): T => (shift ? { ...terms, shift } : terms)
  const inParts = readInstalments(text).map(withShift)
  return inParts.length > 0 ? inParts : readSingle(text).map(withShift)
}

const SHIFT_IN_WORDS =
  /[,;]? ?\(?(?:(?:or|then|on|to) )*(?:the )?(next|following|previous|preceding|prior) (?:working|business) day\)?$/
const SHIFT_IN_CHINESE =
  /[,;]? ?\(?(?:如?[遇逢])?(?:法定)?(?:节假日|假日|休息日|非工作日|周末|工作日)*则?(顺延|提前)(?:[至到][下上]?一?个?工作日)?\)?$/

/** The terms without what they say of a due day that is no working day, and that. */
function withoutShift(plain: string): { text: string; shift: Shift | null } {
  const found = SHIFT_IN_WORDS.exec(plain) ?? SHIFT_IN_CHINESE.exec(plain)
  if (!found) return { text: plain, shift: null }
  const isNext = /^(?:next|following|顺延)$/.test(found[1] ?? '')
  return { text: plain.slice(0, found.index).trim(), shift: isNext ? 'next' : 'previous' }
}

const DISCOUNT = [
  /^(?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?<sign>%?) ?(?<said>\/) ?(?<days>\d{1,3}),? ?(?<rest>\D.*|\d.*[^\d].*)$/,
  /^(?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?<sign>%) (?<said>(?:discount )?(?:if paid )?(?:(?:within|in) )?)(?<days>\d{1,3}) days?,? (?<rest>.+)$/,
  /^(?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?<sign>%) (?<days>\d{1,3}),? (?<rest>(?:net|n) ?\/? ?\d.*)$/,
  /^(?<days>\d{1,3}) ?[天日]内?(?:付款?)?(?<said>[享减]?(?:优惠|折扣)?)(?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?<sign>%)(?<also>(?:现金)?(?:优惠|折扣)?)[, ]*(?<rest>.+)$/,
  /^(?<rest>.+?)[, ]*(?<days>\d{1,3}) ?[天日]内付款?(?<said>[享减]?(?:优惠|折扣)?) ?(?<percent>\d{1,2}(?:\.\d{1,2})?) ?(?<sign>%) ?(?<also>(?:现金)?(?:优惠|折扣)?)$/,
]

/**
 * What may be a cash discount, whether it is written clearly, and what stands beside it. `isSaid` is false for a per cent beside days that
 * nothing calls a discount and that is more than one usually is: 30% 30, net 60.
 */
function discountsIn(text: string): { discount: Discount; isClear: boolean; isSaid: boolean; rest: string }[] {
  return DISCOUNT.flatMap((form) => {
    const { percent = '', sign = '', days = '', rest = '', said = '', also = '' } = form.exec(text)?.groups ?? {}
    if (rest === '') return []
    const discount = { basisPoints: Math.round(Number(percent) * 100), days: Number(days) }
    const isSaid = said !== '' || also !== '' || Number(percent) <= USUAL_PERCENT_MAX
    return [{ discount, isClear: sign !== '' || !mayBeReversed(discount), isSaid, rest }]
  })
}

/** A due rule, with a cash discount before it or without. */
function readSingle(text: string): Readings<SingleTerms> {
  for (const { discount, isClear, isSaid, rest } of discountsIn(text)) {
    if (!isSaid) continue
    const reversed = { basisPoints: discount.days * 100, days: discount.basisPoints / 100 }
    const found = (isClear ? [discount] : [discount, reversed]).flatMap((each) => discounted(readRule(rest), each))
    if (found.length > 0) return found
  }
  return readRule(text)
}

function discounted(rules: Readings<DueRule>, discount: Discount): Readings<SingleTerms> {
  return rules.filter((rule) => mayBeTaken(discount, rule)).map((rule) => ({ ...rule, discount }))
}

function readRule(text: string): Readings<DueRule> {
  const bare = withoutHanSpaces(text)
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(bare)
    if (match) return read(match.slice(1).filter(Boolean).map(Number), match)
  }
  return []
}

/** A slip is no discount: one of nothing, or one that could only be taken once all of it is due. */
function mayBeTaken({ basisPoints, days }: Discount, rule: DueRule): boolean {
  return basisPoints > 0 && days < longestDaysOf(rule)
}

/** From where the days of the rule and of its discount begin to the latest due day. */
function longestDaysOf(rule: DueRule): number {
  switch (rule.kind) {
    case 'net':
    case 'month-end-then-net':
      return rule.days
    case 'months':
      return 31 * rule.months
    case 'net-then-month-end':
    case 'pay-days':
      return rule.days + 30
    case 'months-after-month-end':
      return 31 * rule.months + 30
    case 'net-then-date-of-next-month':
      return rule.days + 61
    case 'weekly':
      return 6
    case 'monthly':
      return 30
    default:
      return 0
  }
}

const PARTS_MAX = 12
const WHOLE = 10_000
const SHARE = /^(\d{1,2}(?:\.\d{1,2})?) ?%(?: of (?:it|the (?:amount|price|total)))?,? ?(?:due )?(?! ?\/)(.+)$/
/** In Chinese the share may stand behind: 预付30%. */
const SHARE_BEHIND = /^(\D+?) ?(\d{1,2}(?:\.\d{1,2})?) ?%$/
const BALANCE = /^(?:the )?(?:balance|rest|remainder|remaining|余款|余额|尾款|剩余)(?: due)?[: ]*(.+)$/
const ADVANCE =
  /^(?:(?:as )?(?:a )?(?:deposit|down(?: ?payment)?)|up ?front|with (?:the )?order|advance|[定订]金|首付款?|预付款?|发货前(?:付清?|支付)?)$/
const DELIVERY = /^(?:on|at) delivery$|^(?:交货|到货|货到)时?(?:付清?|支付)?$/

function readInstalments(text: string): Readings<InstalmentTerms> {
  const readers = [readPeriodic, readDaysInARow, readEqualParts, readShares]
  for (const read of readers) {
    const found = read(text)
    if (found.length > 0) return found
  }
  return []
}

/** '3 instalments monthly', '4 weekly instalments', '30/40/30 monthly', 分3期按月付. */
function readPeriodic(text: string): Readings<InstalmentTerms> {
  const bare = withoutHanSpaces(text)
  const found = PERIODIC.map((form) => form.exec(bare)?.groups).find((groups) => groups !== undefined)
  if (!found) return []
  const { count, shares, every = '' } = found
  const step = (n: number): DueRule => {
    const days = /\d+/.exec(every)?.[0]
    if (days) return { kind: 'net', days: n * Number(days) }
    return /^(?:w|周|.*week)/.test(every) ? { kind: 'net', days: 7 * n } : { kind: 'months', months: n }
  }
  const sizes = shares ? percentages(shares) : Array<number>(Number(count)).fill(1)
  return inParts(sizes.map((share, i) => ({ share, terms: step(i + 1) })))
}

const EVERY =
  '(?<every>monthly|weekly|(?:every|each|a|per) (?:month|week)|every \\d{1,3} days|[按每](?:月|周)|每\\d{1,3}天)'
const PERIODIC = [
  `(?<count>\\d{1,2}) (?:equal )?(?:instal?l?ments?|payments|parts),? ?(?:(?:due|paid|payable) )?${EVERY}`,
  '(?<count>\\d{1,2}) (?:equal )?(?<every>monthly|weekly) (?:instal?l?ments?|payments|parts)',
  `(?<shares>\\d{1,2}(?:\\/\\d{1,2})+) ?%?,? ?${EVERY}(?:付款?|支付)?`,
  `分?(?<count>\\d{1,2})[期次](?:等额)?,?${EVERY}(?:[付还]?一[期次]|付款?|付清|支付|结清?)?`,
  `${EVERY}分(?<count>\\d{1,2})[期次](?:等额)?(?:付款?|付清|支付|结清?)?`,
  '分(?<count>\\d{1,2})个(?<every>月)(?:等额)?(?:付款?|付清|支付|结清?)?',
].map((form) => new RegExp(`^(?:${form})$`))

/** 'net 30/60/90': equal parts. Bare, it must be no date; and where the numbers sum to 100 they may be shares, a month apart. */
function readDaysInARow(text: string): Readings<InstalmentTerms> {
  const bare = withoutHanSpaces(text)
  const [, net, row = '', days] = /^(net |n\/)?(\d{1,3}(?:\/\d{1,3})+) ?(days?|d|天)?$/.exec(bare) ?? []
  const numbers = row.split('/').map(Number)
  const isAscending = numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0))
  if (row === '' || !isAscending) return []
  const [inDays] = inParts(numbers.map((n) => ({ share: 1, terms: { kind: 'net', days: n } })))
  if (!inDays) return []
  if (net || days) return [inDays]
  if (numbers.length < 3 || numbers.every((n) => n <= 31)) return []
  const [inShares] = inParts(percentages(row).map((share, i) => ({ share, terms: { kind: 'months', months: i + 1 } })))
  return inShares ? [inDays, inShares] : [inDays]
}

function percentages(row: string): number[] {
  const shares = row.split('/').map((n) => Number(n) * 100)
  return shares.reduce((sum, n) => sum + n, 0) === WHOLE ? shares : []
}

/** '3 instalments: net 30; net 60; net 90'. */
function readEqualParts(text: string): Readings<InstalmentTerms> {
  const [, count, list = ''] = /^(\d{1,2}) (?:equal )?(?:instal?l?ments?|payments|parts) ?: ?(.+)$/.exec(text) ?? []
  const pieces = list.split(list.includes(';') ? ';' : ',').map((piece) => piece.trim())
  if (!count || pieces.length !== Number(count)) return []
  return gathered(pieces.map((piece) => ({ share: 1, readings: readPiece(piece) })))
}

/** '30% in advance, 70% net 60', '30% deposit, balance net 30', 预付30%，余款60天. */
function readShares(text: string): Readings<InstalmentTerms> {
  const { parts, left } = sharesIn(text)
  return left === 0 ? gathered(parts) : []
}

type Piece = { readonly share: number; readonly readings: Readings<SingleTerms> }

/** The parts that are written with their shares, and what they leave of the whole. */
function sharesIn(text: string): { readonly parts: readonly Piece[]; readonly left: number } {
  if (!text.includes('%')) return { parts: [], left: WHOLE }
  const pieces: string[] = []
  // 10%/2 is a discount of a part.
  for (const piece of text.split(
    / ?[,;、+] ?| and |和| (?=\d{1,2}(?:\.\d{1,2})? ?%(?! ?\/)|balance|rest|余|尾|剩)|(?<=%)(?=[余尾剩])/,
  )) {
    // A comma may belong to the terms: 'pay days 5, 20'.
    if (pieces.length === 0 || [SHARE, SHARE_BEHIND, BALANCE].some((form) => form.test(piece))) pieces.push(piece)
    else pieces.push(`${pieces.pop()}, ${piece}`)
  }
  let left = WHOLE
  const parts: Piece[] = []
  for (const piece of pieces) {
    const [, ahead, behindTerms] = SHARE.exec(piece) ?? []
    const [, aheadTerms, behind] = ahead ? [] : (SHARE_BEHIND.exec(piece) ?? [])
    const [, restTerms] = BALANCE.exec(piece) ?? []
    const share = restTerms ? left : Math.round(Number(ahead ?? behind) * 100)
    left -= share
    parts.push({ share, readings: readPiece(restTerms ?? behindTerms ?? aheadTerms ?? '') })
  }
  return { parts, left }
}

function readPiece(text: string): Readings<SingleTerms> {
  const bare = withoutHanSpaces(text.trim())
  if (ADVANCE.test(bare)) return [{ kind: 'in-advance' }]
  return DELIVERY.test(bare) ? [{ kind: 'on-delivery' }] : readSingle(text.trim())
}

/** All pieces read the one way, and the other way, where one of them can be read several ways. */
function gathered(pieces: readonly Piece[]): Readings<InstalmentTerms> {
  if (pieces.some(({ readings }) => readings.length === 0)) return []
  const ways = Math.max(...pieces.map(({ readings }) => readings.length))
  return Array.from({ length: ways }, (_, at) =>
    inParts(pieces.map(({ share, readings }) => ({ share, terms: readings[at] ?? (readings[0] as SingleTerms) }))),
  ).flat()
}

function inParts(parts: readonly Instalment[]): Readings<InstalmentTerms> {
  const isSound = parts.every(({ share, terms }) => share > 0 && !('days' in terms && terms.days > 999))
  return parts.length >= 2 && parts.length <= PARTS_MAX && isSound ? [{ kind: 'instalments', parts }] : []
}

/** '30 days eom': the end of the month before the days or after them. It is one and the same with no days. */
function eitherSideOfMonthEnd(days: number): Readings<DueRule> {
  return days === 0
    ? [{ kind: 'month-end-then-net', days }]
    : [
        { kind: 'net-then-month-end', days },
        { kind: 'month-end-then-net', days },
      ]
}

function nextMonth(days: number, date: number): Readings<DueRule> {
  return isDate(date) ? [{ kind: 'net-then-date-of-next-month', days, date }] : []
}

function payDays(days: number, written: readonly string[]): Readings<DueRule> {
  const dates = [...new Set(written.map(Number))].sort((a, b) => a - b)
  return dates.every(isDate) ? [{ kind: 'pay-days', days, dates }] : []
}

function isDate(n: number): boolean {
  return n >= 1 && n <= 31
}

function ordinal(n: number): string {
  const ending = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}
