/**
 * Finds the tier of customers anew, and what follows from it: another tier is told once in the receivables channel, and a red signal or a
 * tier that turned red stops credit at once. Called in the transaction of what was seen, and every morning for those that can have
 * changed. Without a firewall there are no tiers and no holds.
 */
import type { Behaviour } from '../core/behaviour.ts'
import type { CreditPolicy } from '../core/credit-policy.ts'
import type { Day } from '../core/day.ts'
import { causeOfHold, type Hold } from '../core/hold.ts'
import { screeningFrom } from '../core/screening.ts'
import { hasTurned, type Tier, type TierEntry, type TierFound, type TierNews, tierOf } from '../core/tier.ts'
import { hasFirewall } from '../core/workspace.ts'
import { findPolicy } from '../store/credit-policies.ts'
import { lastHolds, placeHold } from '../store/holds.ts'
import { enqueue } from '../store/messages.ts'
import type { Db } from '../store/open.ts'
import { screeningsByCustomer } from '../store/screenings.ts'
import { openSignalsOn, type StoredSignal } from '../store/signals.ts'
import { addTierNews } from '../store/tier-news.ts'
import { insertTier, type StoredTier, tierHistories } from '../store/tiers.ts'
import type { Change } from './change.ts'
import { behavioursOn } from './read-behaviour.ts'
import { redrawRequests } from './redraw-requests.ts'
import { tellLapsed } from './tell-lapsed.ts'

/** What was found of one customer: its tier before and now, and the hold that was placed. */
export type Assessed = {
  readonly customerId: string
  readonly before: Tier | null
  readonly tier: Tier | null
  readonly placed: Hold | null
}

/** One entry a customer, in the order of the ids; none without a firewall. What a morning's review finds is told together. */
export async function assessCustomers(
  change: Change,
  customerIds: readonly string[],
  { isReview = false } = {},
): Promise<Assessed[]> {
  if (!hasFirewall(change.workspace)) return []
  const ids = [...new Set(customerIds)]
  const known = await readKnown(change.tx, change.workspace.id, ids, change.today)
  const found: Found[] = []
  for (const customerId of ids) found.push(await assess(change, customerId, known))
  const news = found.flatMap((f) => f.news ?? [])
  await (isReview ? tellTogether(change, news) : tellEach(change, news))
  const assessed = found.map((f) => f.assessed)
  // Nobody is to give credit on a card that was drawn before it was stopped, or on what was signed before.
  if (assessed.some((a) => a.placed || a.tier !== a.before)) {
    await redrawRequests(change.tx, change.workspace.id)
    await tellLapsed(change)
  }
  return assessed
}

/** `news`: what of it is told; null when nothing is. */
type Found = { readonly assessed: Assessed; readonly news: TierNews | null }

type Known = {
  readonly policy: CreditPolicy
  readonly histories: ReadonlyMap<string, readonly StoredTier[]>
  readonly behaviours: ReadonlyMap<string, Behaviour>
  readonly screenings: Awaited<ReturnType<typeof screeningsByCustomer>>
  readonly signals: ReadonlyMap<string, readonly StoredSignal[]>
  readonly holds: Awaited<ReturnType<typeof lastHolds>>
}

async function readKnown(db: Db, id: string, customerIds: readonly string[], day: Day): Promise<Known> {
  return {
    policy: await findPolicy(db, id),
    histories: await tierHistories(db, id, customerIds, day),
    behaviours: await behavioursOn(db, id, customerIds, day),
    screenings: await screeningsByCustomer(db, id, customerIds, day),
    signals: Map.groupBy(await openSignalsOn(db, id, customerIds, day), (s) => s.customerId),
    holds: await lastHolds(db, id, customerIds),
  }
}

/** A customer's tier with the figures of a day, by what is known that day; null as long as nothing is. */
export async function findTierOn(db: Db, workspaceId: string, customerId: string, day: Day): Promise<TierFound | null> {
  return foundIn(await readKnown(db, workspaceId, [customerId], day), customerId, day)
}

function foundIn(known: Known, customerId: string, day: Day): TierFound | null {
  const last = known.histories.get(customerId)?.at(-1) ?? null
  const { score } = screeningFrom(known.screenings.get(customerId) ?? [])
  const behaviour = known.behaviours.get(customerId) ?? { meanDaysLate: null }
  return tierOf(last, { day, behaviour, score, signals: known.signals.get(customerId) ?? [] }, known.policy)
}

async function assess(change: Change, customerId: string, known: Known): Promise<Found> {
  const { today } = change
  const last = known.histories.get(customerId)?.at(-1) ?? null
  const signals = known.signals.get(customerId) ?? []
  const found = foundIn(known, customerId, today)
  const before = last?.tier ?? null
  const tier = found?.tier ?? null
  const turn =
    found && hasTurned(last, found) ? await noteTurn(change, customerId, { ...found, day: today, before }) : null
  const lastHold = known.holds.get(customerId) ?? null
  const placed = await hold(change, customerId, { signals, tier, before, last: lastHold })
  // The first tier of a customer is no news, unless it stops credit.
  const isNews = before !== null && before !== tier
  // A better tier releases nobody: the hold that stands is said with it.
  const standing = placed ?? (lastHold?.releasedAt === null ? lastHold : null)
  const news = isNews || placed ? { customerId, tierId: turn, holdId: standing?.id ?? null } : null
  return { assessed: { customerId, before, tier, placed }, news }
}

async function noteTurn({ tx, workspace, at, audit }: Change, customerId: string, entry: TierEntry): Promise<string> {
  const id = await insertTier(tx, workspace.id, { customerId, ...entry }, at)
  audit({
    action: 'change-tier',
    subjectKind: 'customer',
    subjectId: customerId,
    before: { tier: entry.before },
    after: { tier: entry.tier, parts: entry.parts },
  })
  return id
}

type Seen = {
  readonly signals: readonly StoredSignal[]
  readonly tier: Tier | null
  readonly before: Tier | null
  readonly last: (Hold & { readonly releasedAt: string | null }) | null
}

async function hold(change: Change, customerId: string, { last, ...seen }: Seen): Promise<Hold | null> {
  const { tx, workspace, by, today, at } = change
  if (last && last.releasedAt === null) return null
  const cause = causeOfHold({ ...seen, releasedAt: last?.releasedAt ?? null })
  if (!cause) return null
  const placed = await placeHold(tx, workspace.id, { customerId, ...cause, by: by.userId, day: today, at })
  if (placed) change.audit({ action: 'place-hold', subjectKind: 'customer', subjectId: customerId, after: placed })
  return placed
}

async function tellEach({ tx, workspace, at }: Change, news: readonly TierNews[]): Promise<void> {
  const channel = workspace.channels.receivables
  if (!channel) return
  const { channelId, language } = channel
  for (const told of news) {
    const key = told.tierId === null ? `hold:${told.holdId}` : `tier:${told.tierId}`
    await enqueue(tx, workspace.id, { key, kind: 'tier-change', data: { changes: [told] }, channelId, language }, at)
  }
}

async function tellTogether({ tx, workspace, today, at }: Change, changes: readonly TierNews[]): Promise<void> {
  const channel = workspace.channels.receivables
  if (channel) await addTierNews(tx, workspace.id, channel, { today, changes, at })
}
