/**
 * Who is who in the playground: an invented company, the people who act in it, and its customers, who come out of fairy tales and
 * the Journey to the West so that nobody takes them for real ones. What happens to them is in demo-script.ts.
 */
import { DEFAULT_DUNNING, type DunningPolicy } from '../core/dunning-policy.ts'
import type { Language } from '../core/language.ts'
import { type Currency, currency } from '../core/money.ts'
import type { Role } from '../core/person.ts'
import type { Workspace } from '../core/workspace.ts'
import { LOCAL_APP, type LocalSlackWorkspace } from './local-slack.ts'

export const DEMO_TEAM_ID = 'T0LANTERN'
export const DEMO_TIME_ZONE = 'Asia/Shanghai'

const RECEIVABLES = 'C0RECEIVABLES'
const CASH_FLOW = 'C0CASHFLOW'
const APPROVALS = 'C0APPROVALS'
const GENERAL = 'C0GENERAL'

type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly role: Role | null
  readonly language: Language | null
  /** Up to which amount of the base currency they may approve limits, in whole units. */
  readonly approvesUpTo?: number
}

export const ALICE = 'U0ALICE'
const XIAOCHEN = 'U0XIAOCHEN'
const BEN = 'U0BEN'
const XIAOLI = 'U0XIAOLI'

/** A role of null is not on the team: to see what such a person is told. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { id: ALICE, name: 'Alice (demo)', role: 'admin', language: 'en' },
  { id: XIAOCHEN, name: '小陈（演示）', role: 'finance', language: 'zh-CN', approvesUpTo: 200_000 },
  { id: BEN, name: 'Ben (demo)', role: 'sales', language: 'en' },
  { id: XIAOLI, name: '小李（演示）', role: 'sales', language: 'zh-CN' },
  { id: 'U0VERA', name: 'Vera (demo)', role: 'viewer', language: 'en', approvesUpTo: 2_000_000 },
  { id: 'U0GUS', name: 'Gus (demo, not on the team)', role: null, language: null },
]

/** Who enters what the script brings. */
export const DEMO_BOOKKEEPER = XIAOCHEN

const CNY = currency('CNY')
const USD = currency('USD')
const EUR = currency('EUR')
const JPY = currency('JPY')

export const DEMO_CHANNELS = [
  { id: RECEIVABLES, name: 'receivables' },
  { id: CASH_FLOW, name: '现金流' },
  { id: APPROVALS, name: 'approvals' },
  { id: GENERAL, name: 'general' },
] as const

/** The local Slack that the company talks in. */
export function demoSlack(): LocalSlackWorkspace {
  const everybody = DEMO_PEOPLE.map((p) => p.id)
  return {
    workspace: { name: 'Lantern Demo Co.', domain: 'lantern-demo', teamId: DEMO_TEAM_ID },
    users: DEMO_PEOPLE.map(({ id, name }) => ({
      id,
      name: id.slice(2).toLowerCase(),
      real_name: name,
      tz: DEMO_TIME_ZONE,
    })),
    channels: DEMO_CHANNELS.map((channel) => ({ ...channel, members: [...everybody, LOCAL_APP.botUserId] })),
  }
}

/** The company's settings, as set up at an instant. */
export function demoWorkspace(setUpAt: string): Workspace {
  return {
    id: DEMO_TEAM_ID,
    name: 'Lantern Demo Co.',
    baseCurrency: CNY,
    timeZone: DEMO_TIME_ZONE,
    calendar: 'CN',
    postingHour: 9,
    language: 'en',
    escalateAfterDays: 3,
    dsoWindowMonths: 12,
    staleAfterDays: 10,
    paymentsAreCash: true,
    setUpAt,
    channels: {
      receivables: { channelId: RECEIVABLES, language: 'en', escalationUserId: ALICE },
      status: { channelId: CASH_FLOW, language: 'zh-CN', escalationUserId: null },
      approvals: { channelId: APPROVALS, language: 'en', escalationUserId: null },
    },
  }
}

/** News of money is asked about after a long weekend, and late interest is proposed by the contracts. */
export const DEMO_DUNNING: DunningPolicy = { ...DEFAULT_DUNNING, freshHours: 96, interestRegime: 'agreed' }

/** A year. */
export const DEMO_INTEREST = { basisPoints: 800, source: 'contracts of the demo' } as const

/** How a customer pays: `slowing` ones have lately begun to pay two months later, `parts` pay half and then the rest. */
type Habit = 'steady' | 'slowing' | 'parts'

export type DemoCustomer = {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  /** Canonical form (core/terms-text). */
  readonly terms: string
  readonly ownerUserId: string
  /** A usual invoice, in minor units. */
  readonly usualMinor: number
  /** Days from one invoice to the next. */
  readonly everyDays: number
  /** Days from the due day to the usual payment: negative is early. */
  readonly daysLate: number
  readonly habit: Habit
}

const of =
  (ownerUserId: string, code: Currency) =>
  (
    shortCode: string,
    name: string,
    terms: string,
    [usual, everyDays]: [usual: number, everyDays: number],
    [daysLate, habit]: [daysLate: number, habit: Habit],
  ): DemoCustomer => ({
    code: shortCode,
    name,
    currency: code,
    terms,
    ownerUserId,
    usualMinor: code === JPY ? usual : usual * 100,
    everyDays,
    daysLate,
    habit,
  })

const home = of(XIAOLI, CNY)
const own = of(ALICE, USD)
const dollars = of(BEN, USD)
const euros = of(BEN, EUR)
const yen = of(XIAOLI, JPY)

export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  home('HGS', '花果山果品', 'eom 30', [118_000, 21], [4, 'slowing']),
  home('LONGGONG', '东海龙宫珍珠行', 'net 60', [142_000, 25], [2, 'steady']),
  home('GHG', '广寒宫月饼坊', 'net 30', [64_000, 19], [-2, 'steady']),
  home('YUNXIA', '天庭云霞织造', 'monthly', [96_000, 24], [9, 'slowing']),
  home('PANSI', '盘丝洞纺织', 'net 45', [88_000, 27], [24, 'parts']),
  home('GLZ', '高老庄农产', 'net 30', [57_000, 22], [6, 'steady']),
  home('NEG', '女儿国香料', 'net 14', [38_000, 16], [-1, 'steady']),
  home('HYS', '火焰山扇业', 'net 90', [171_000, 33], [38, 'slowing']),
  home('PENGLAI', '蓬莱仙岛海鲜', 'net 30', [73_000, 23], [3, 'steady']),
  home('TIANHE', '天河鹊桥物流', 'pay days 10, 25', [41_000, 18], [1, 'steady']),
  own('ACME', 'ACME Trading', 'net 30', [12_500, 26], [5, 'steady']),
  dollars('PUMPKIN', 'Pumpkin Carriage Co.', 'net 60', [21_400, 29], [7, 'slowing']),
  dollars('BEAN', 'Beanstalk Garden Centres', '2/10 net 30', [9_800, 20], [-14, 'steady']),
  dollars('BRICK', 'Yellow Brick Paving', 'net 45', [16_300, 28], [16, 'parts']),
  dollars('DUCK', 'Ugly Duckling Marine', 'net 30', [7_600, 17], [0, 'steady']),
  own('PORRIDGE', 'Three Bears Porridge', 'net 60', [18_900, 31], [12, 'slowing']),
  euros('RUMPEL', 'Rumpelstilz Garn GmbH', 'net 30', [11_200, 24], [-1, 'steady']),
  euros('PINO', 'Pinocchio Legno Srl', '60 days then eom', [14_700, 30], [28, 'steady']),
  euros('BOTTE', 'Chat Botté Chaussures SARL', 'net 45', [8_900, 26], [8, 'steady']),
  euros('MOLINO', 'Molinos de Viento Sancho SL', 'net 60', [13_600, 32], [19, 'slowing']),
  euros('ERBSE', 'Prinzessin Erbse Matratzen GmbH', 'net 14', [5_400, 18], [1, 'steady']),
  yen('MOCHI', 'Moon Rabbit Mochi KK', '1 month eom', [1_850_000, 27], [0, 'steady']),
  yen('TURTLE', 'Urashima Turtle Tours KK', 'net 60', [2_400_000, 34], [5, 'steady']),
  yen('KAGUYA', 'かぐや竹工房', 'net 30', [980_000, 22], [-3, 'steady']),
]
