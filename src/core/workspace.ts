/** A company's settings: what `/cash setup` asks. Every figure and every day is told in these terms. */
import type { Language } from './language.ts'
import type { Currency } from './money.ts'

export const CHANNEL_PURPOSES = ['receivables', 'status', 'approvals'] as const
export type ChannelPurpose = (typeof CHANNEL_PURPOSES)[number]

export type ChannelSetting = {
  readonly channelId: string
  readonly language: Language
  /** Who is told when a duty named in this channel stays undone. null: the admins. */
  readonly escalationUserId: string | null
}

/** What a company begins with where nobody said otherwise. */
export const DEFAULT_SETTINGS = {
  postingHour: 9,
  escalateAfterDays: 3,
  dsoWindowMonths: 12,
  staleAfterDays: 10,
  paymentsAreCash: true,
  setUpAt: null,
  channels: {},
} as const satisfies Partial<Workspace>

export type Workspace = {
  readonly id: string
  readonly name: string
  readonly baseCurrency: Currency
  readonly timeZone: string
  /** Country of the working-day calendar (ISO 3166-1 alpha-2), or 'none' for Monday to Friday. */
  readonly calendar: string
  /** The local hour, 0 to 23, from which the day's messages go out. */
  readonly postingHour: number
  readonly language: Language
  /** Working days a named duty may stay undone before the escalation person hears of it. */
  readonly escalateAfterDays: number
  /** How many completed month-ends the mean DSO is taken over. */
  readonly dsoWindowMonths: number
  /** A bank balance older than this many days makes the orange light grey. */
  readonly staleAfterDays: number
  /** True: customers' payments count as operating cash in. False: the company logs its bank movements instead. */
  readonly paymentsAreCash: boolean
  readonly setUpAt: string | null
  readonly channels: Readonly<Partial<Record<ChannelPurpose, ChannelSetting>>>
}

/** Law 1 needs somebody to approve: the credit firewall stands from the day on which a channel for approvals is chosen. */
export function hasFirewall({ channels }: Pick<Workspace, 'channels'>): boolean {
  return channels.approvals !== undefined
}
