/**
 * The one wrapper around everything a person does in Slack: who is it and in which language, may they, do it, and when something
 * breaks, a sentence with a reference that stands in the log. The caller has acknowledged before.
 */
import { randomUUID } from 'node:crypto'
import type { ModalView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { Clock } from '../core/clock.ts'
import { type Day, dayAt } from '../core/day.ts'
import type { LightId } from '../core/light.ts'
import type { Meters } from '../core/meters.ts'
import { type Right, ROLES, reachOf } from '../core/person.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Actor } from '../flows/change.ts'
import { identify, type SlackPerson } from '../flows/identify.ts'
import type { Outbox } from '../flows/outbox.ts'
import type { Words } from '../i18n/en.ts'
import { wordsOf } from '../i18n/index.ts'
import type { Log } from '../log.ts'
import { carrying } from './form.ts'
import type { NativeForm } from './native-form.ts'
import type { People } from './people.ts'
import { type Poster, whisper } from './post.ts'
import type { Payload } from './views/payload.ts'
import { refusalView, sentenceView } from './views/refusal.ts'

export type Deps = {
  readonly db: Outbox
  readonly clock: Clock
  readonly log: Log
  /** The workspace that the app is installed in. What a request says of its team is not asked: in a shared channel it is another's. */
  readonly teamId: string
  readonly people: People
  readonly poster: Poster
  /** Who sends letters, where a mail server is set. */
  readonly mailer?: { kick(): void }
  /** The playground's clock, where there is one. */
  readonly demo: Demo | null
  readonly native: NativeForm
  /** Counts how soon requests are acknowledged and answered, where somebody wants to know. */
  readonly meters?: Pick<Meters, 'acked' | 'answered'>
  /** What is being answered now: whoever stops waits for it. */
  readonly inHand?: Set<Promise<unknown>>
  /** Aborted when the process is to stop: long work ends where it can go on. */
  readonly stopping?: AbortSignal
  /** What a Slack that is not the real one can show of an answer. */
  readonly asShown?: (payload: Payload) => Payload
}

/** Moves the playground's clock; each answers with the day that it is then. */
export type Demo = {
  /** How far the clock moves at once. */
  readonly daysMax: number
  tomorrow(): Promise<Day>
  /** No further than `daysMax`. */
  untilDay(day: Day): Promise<Day>
  /** Until a light comes on, or half a year on when it does not. */
  untilLight(light: LightId): Promise<{ readonly kind: 'lit' | 'already-lit' | 'not-lit'; readonly day: Day }>
  reset(): Promise<Day>
}

/** One thing that a member of the team asks for. */
export type Ask = Deps & {
  readonly workspace: Workspace
  readonly by: Actor
  readonly person: SlackPerson
  readonly words: Words
  readonly today: Day
  readonly client: WebClient
  readonly channelId: string | null
  /** What was pressed shows by itself what came of it: it stands in a channel, or on the App Home. */
  readonly isDrawnAgain: boolean
}

/** What to answer: a message to the person alone, a form, or nothing (what they pressed shows it). */
export type Reply = Payload | { readonly modal: ModalView } | null

export type Source = {
  readonly userId: string
  readonly via: Actor['via']
  readonly client: WebClient
  readonly channelId: string | null
  readonly triggerId: string | null
  readonly isDrawnAgain?: boolean
  respond(payload: Payload): Promise<unknown>
  /** Where no company is set up yet: what the first person is offered. */
  setUp?(person: SlackPerson, words: Words): Reply | Promise<Reply>
}

export async function handle(
  deps: Deps,
  source: Source,
  right: Right | null,
  work: (ask: Ask) => Promise<Reply>,
): Promise<void> {
  let words = wordsOf('en')
  const tell = (payload: Payload) => {
    const shown = deps.asShown?.(payload) ?? payload
    return source.respond(shown).catch((error) => {
      // A response_url lives for half an hour and five answers.
      deps.log.warn({ error, userId: source.userId }, 'an answer has to take another way')
      return whisper(source.client, source, shown)
    })
  }
  const answer = async (reply: Reply) => {
    if (reply === null) return
    if ('modal' in reply) {
      if (source.triggerId)
        await source.client.views.open({ trigger_id: source.triggerId, view: carrying(reply.modal, source.channelId) })
    } else await tell(reply)
  }
  try {
    const { teamId } = deps
    const { userId, client } = source
    const person = await deps.people.find(client, { teamId, userId })
    const who = await identify(deps.db, teamId, person)
    words = wordsOf(who.language)
    switch (who.kind) {
      case 'outsider':
        return await answer(sentenceView(words.refusal.outsider))
      case 'stranger':
        return await answer(refusalView(words.refusal.notOnTeam, 'team', words, `team <@${userId}> viewer`))
      case 'not-set-up':
        if (who.maySetUp && source.setUp) return await answer(await source.setUp(person, words))
        return await answer(
          refusalView(who.maySetUp ? words.refusal.notSetUp : words.refusal.notSetUpAskAdmin, 'setup', words),
        )
      case 'member': {
        const { role, workspace } = who
        if (right !== null && reachOf(role, right) === 'none') return await answer(mayNot(role, right, words))
        const by: Actor = { workspaceId: teamId, userId, role, via: source.via }
        const today = dayAt(deps.clock.now(), workspace.timeZone)
        const { channelId } = source
        const { isDrawnAgain = false } = source
        await answer(await work({ ...deps, workspace, by, person, words, today, client, channelId, isDrawnAgain }))
        // What was done may have changed a message in a channel, or put one into the outbox.
        deps.poster.kick()
        deps.mailer?.kick()
      }
    }
  } catch (error) {
    const reference = randomUUID().slice(0, 8)
    deps.log.error({ error, reference, userId: source.userId }, 'a request failed')
    await tell(sentenceView(words.refusal.error(reference))).catch((second) => {
      deps.log.error({ error: second, reference }, 'and the person could not be told')
    })
  }
}

/** The sentence for a role that does not have a right, naming those that do. */
function mayNot(role: Actor['role'], right: Right, words: Words): Payload {
  return sentenceView(words.refusal.roleMayNot({ role, roles: ROLES.filter((r) => reachOf(r, right) !== 'none') }))
}

/** Within a command that anybody on the team may type: the refusal for what this person may not do, or null. */
export function refusalFor({ by, words }: Ask, right: Right): Payload | null {
  return reachOf(by.role, right) === 'none' ? mayNot(by.role, right, words) : null
}
