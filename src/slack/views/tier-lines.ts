/** A customer's risk tier by its three parts, and why it is on hold: in the channel, and in what a signal is answered with. */
import type { Day } from '../../core/day.ts'
import type { Hold } from '../../core/hold.ts'
import type { Tier, TierPart, TierParts } from '../../core/tier.ts'
import type { Words } from '../../i18n/en.ts'
import { bold } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'

const CIRCLES: Readonly<Record<Tier, string>> = { green: '🟢', yellow: '🟡', orange: '🟠', red: '🔴' }
const SHOWN = 200

export function tierCircle(tier: Tier | null): string {
  return tier === null ? '⚪' : CIRCLES[tier]
}

/** A line a part, those that make the tier in bold. `today` is the day they are told of: what was known earlier is dated. */
export function tierLines(parts: TierParts, { tier, today }: { tier: Tier; today: Day }, words: Words): string[] {
  const { behaviour, score, signals } = parts
  const said = words.tier
  const dated = (text: string, day: Day) => (day < today ? said.dated({ text, day }) : text)
  const line = (part: TierPart, colour: Tier | null, text: string) => {
    const told = `${said.part[part]}${words.colon}${text}`
    return `${tierCircle(colour)} ${colour === tier ? bold(told) : told}`
  }
  return [
    line(
      'behaviour',
      behaviour?.tier ?? null,
      behaviour ? dated(said.late(behaviour.meanDaysLate), behaviour.day) : said.unknown,
    ),
    line('score', score?.tier ?? null, score ? dated(said.score(score.score), score.day) : said.unknown),
    signals
      ? line('signals', signals.tier, said.signal({ what: escapeMrkdwn(signals.what, SHOWN), day: signals.day }))
      : `${said.part.signals}${words.colon}${said.noSignal}`,
  ]
}

/** 'red signal “lawsuit filed”': why credit was stopped. */
export function holdCause({ cause, what }: Pick<Hold, 'cause' | 'what'>, words: Words, max: number = SHOWN): string {
  return words.tier.because[cause](escapeMrkdwn(what, max))
}
