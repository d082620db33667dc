/** What every view is drawn from in the tests, in the gallery and by the doctor: the usual case, and the worst. Companies and people are made up. */
import { day } from '../../core/day.ts'
import { currency, type Money, money } from '../../core/money.ts'
import type { Workspace } from '../../core/workspace.ts'

export const TODAY = day('2026-11-20')
export const USD = currency('USD')
export const EUR = currency('EUR')
export const usd = (minor: number): Money => money(minor, USD)
export const eur = (minor: number): Money => money(minor, EUR)
export const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
/** Everything that a name must not be able to do. */
export const HOSTILE =
  '<!channel> *Paid* <https://evil.example|your bank> @everyone evil.com `code` ~old~ :white_check_mark:\n✅ Approved \u202eFDP.exe & <@U000EVIL>'
export const HOSTILE_LONG = HOSTILE.repeat(3)
/** A trillion: as long as an amount gets. */
export const LARGE = 100_000_000_000_000
export const WORKSPACE: Workspace = {
  id: 'T01',
  name: 'ACME',
  baseCurrency: USD,
  timeZone: 'Asia/Shanghai',
  calendar: 'CN',
  postingHour: 9,
  language: 'en',
  escalateAfterDays: 2,
  dsoWindowMonths: 12,
  staleAfterDays: 14,
  paymentsAreCash: true,
  setUpAt: null,
  channels: { receivables: { channelId: 'C01', language: 'en', escalationUserId: 'U02WEI' } },
}
export const CNY = currency('CNY')
export const PEOPLE = times(120, (i) => ({ userId: `U${i}`, name: i === 0 ? 'Ann' : i === 1 ? '王伟' : HOSTILE_LONG }))
