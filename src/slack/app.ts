/**
 * Builds the Bolt app: which connection, and what is listened for. What is done about it stands in the lists.
 *
 * Everything is acknowledged first; a form alone is acknowledged with its answer, because its faults are shown in the form itself.
 */
import { App, type AppOptions, type Logger, LogLevel, type MessageShortcut } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { SlackConnection } from '../config.ts'
import { nearest } from '../core/nearest.ts'
import { reachOf } from '../core/person.ts'
import { forgetEvent, isFirstEvent } from '../flows/handled-events.ts'
import type { Words } from '../i18n/en.ts'
import type { Log } from '../log.ts'
import { ACTIONS } from './actions/index.ts'
import { duties } from './commands/duties.ts'
import { COMMANDS } from './commands/index.ts'
import { status } from './commands/status.ts'
import { takeFiles } from './files.ts'
import { carried, Fields } from './form.ts'
import { type Ask, type Deps, handle, type Reply, type Source } from './handle.ts'
import { publishHome } from './home.ts'
import { MODALS } from './modals/index.ts'
import { likelyWorkspace, setupForm, submitFirstSetup } from './modals/setup.ts'
import { inNativeForm, type NativeForm } from './native-form.ts'
import { whisper } from './post.ts'
import { SHORTCUTS } from './shortcuts/index.ts'
import { sentenceView } from './views/refusal.ts'
import { unknownVerbView } from './views/unknown-verb.ts'

const ANSWER_MS_MOST = 20_000
const FORMS_KEPT = 10_000
/** Under which a request's context carries whom to tell that it was acknowledged. */
const ACKED = 'cashlightAcked'

export type Connection = Exclude<SlackConnection, { kind: 'playground' }>

/** `slackApiUrl` is Slack's own unless the playground or a test says otherwise. */
export function createApp(deps: Deps, connection: Connection, { slackApiUrl }: { slackApiUrl?: string } = {}): App {
  const options: AppOptions = {
    token: connection.botToken,
    ...(connection.kind === 'socket'
      ? { appToken: connection.appToken, socketMode: true }
      : { signingSecret: connection.signingSecret }),
    // A person waits: better a sentence soon than ten tries in half an hour, which would also say things twice.
    clientOptions: { timeout: ANSWER_MS_MOST, retryConfig: { retries: 0 }, ...(slackApiUrl ? { slackApiUrl } : {}) },
    logger: sdkLogger(deps.log),
  }
  const app = new App(options)
  app.error(async (error) => deps.log.error({ error }, 'an error outside a request'))
  app.use(async ({ context, next }) => {
    const startedMs = performance.now()
    context[ACKED] = () => deps.meters?.acked(performance.now() - startedMs)
    const done = next()
    deps.inHand?.add(done)
    try {
      await done
    } finally {
      deps.inHand?.delete(done)
      deps.meters?.answered(performance.now() - startedMs)
    }
  })
  listenForCommands(app, deps)
  listenForActions(app, deps)
  listenForForms(app, deps)
  listenForShortcuts(app, deps)
  listenForEvents(app, deps)
  return app
}

function listenForCommands(app: App, deps: Deps): void {
  app.command('/cash', async ({ ack, command, client, context, respond }) => {
    await ack()
    context[ACKED]?.()
    if (!(await isFirst(deps, command.trigger_id))) return
    const [verb, text] = verbAndText(command.text)
    const source: Source = {
      userId: command.user_id,
      via: 'command',
      client,
      channelId: command.channel_id,
      triggerId: command.trigger_id,
      respond: ephemerally(respond, deps.native),
      setUp: async (person, words) => ({
        modal: await setupForm({ db: deps.db, client, words }, likelyWorkspace(deps.teamId, person)),
      }),
    }
    if (verb === '') return handle(deps, source, null, firstWord)
    const found = commandFor(verb, deps.demo !== null)
    await handle(deps, source, found?.right ?? null, async (ask) => (found ? found.run(ask, text) : unknown(ask, verb)))
  })
}

/** A bare `/cash`: the status, or for whoever may not see the company's what is theirs to do. */
async function firstWord(ask: Ask): Promise<Reply> {
  return (reachOf(ask.by.role, 'read-company') === 'none' ? duties : status).run(ask, '')
}

function verbAndText(typed: string): [verb: string, text: string] {
  const line = typed.trim()
  const end = line.search(/\s/)
  const verb = (end < 0 ? line : line.slice(0, end)).toLowerCase()
  return [verb, end < 0 ? '' : asTyped(line.slice(end).trim())]
}

/** Slack escapes &, < and >, and wraps what looks like an address: `<http://jd.com|JD.com>` was typed JD.com. */
function asTyped(text: string): string {
  return text
    .replace(/<(?:https?:\/\/|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:)[^>]*)>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

function commandFor(verb: string, isPlayground: boolean) {
  const found = COMMANDS.find((c) => c.verb === verb || c.aliases.includes(verb))
  return found?.inPlaygroundOnly && !isPlayground ? undefined : found
}

function unknown({ words, demo }: Ask, verb: string): Reply {
  const candidates = COMMANDS.filter((c) => demo !== null || !c.inPlaygroundOnly).map((c) => ({
    item: c.verb,
    forms: [c.verb, ...c.aliases],
  }))
  return unknownVerbView({ text: verb, didYouMean: nearest(verb, candidates, 2) }, words)
}

function listenForActions(app: App, deps: Deps): void {
  for (const action of ACTIONS) {
    app.action(
      { type: 'block_actions', action_id: new RegExp(`^${action.id}(:|$)`) },
      async ({ ack, body, client, context, respond, payload }) => {
        await ack()
        context[ACKED]?.()
        if (!(await isFirst(deps, body.trigger_id))) return
        const userId = body.user.id
        // A button in the App Home has no channel (the local Slack gives an empty one), and its answer no response_url.
        const channelId = body.channel?.id || null
        const source: Source = {
          userId,
          via: 'button',
          client,
          channelId,
          triggerId: body.trigger_id,
          isDrawnAgain: channelId === null || isInChannel(body, channelId),
          respond: body.response_url
            ? ephemerally(respond, deps.native)
            : (reply) => whisper(client, { userId, channelId }, reply),
        }
        await handle(deps, source, action.right, (ask) => action.run(ask, pressed(payload)))
        if (channelId === null) await publishHome(deps, { client, userId })
      },
    )
  }
}

function listenForShortcuts(app: App, deps: Deps): void {
  for (const shortcut of SHORTCUTS) {
    app.shortcut(
      { type: 'message_action', callback_id: shortcut.id },
      async ({ ack, shortcut: body, client, context, respond }) => {
        await ack()
        context[ACKED]?.()
        if (!(await isFirst(deps, body.trigger_id))) return
        const { message_ts: ts, user, channel } = body as MessageShortcut
        const text = asTyped((body as MessageShortcut).message.text ?? '')
        const source: Source = {
          userId: user.id,
          via: 'button',
          client,
          channelId: channel.id,
          triggerId: body.trigger_id,
          respond: ephemerally(respond, deps.native),
        }
        await handle(deps, source, shortcut.right, (ask) => shortcut.run(ask, { text, ts, channelId: channel.id }))
      },
    )
  }
}

/** True for a message that everybody in a channel sees: the outbox draws it again. */
function isInChannel({ container }: { container?: { is_ephemeral?: boolean } }, channelId: string): boolean {
  return container?.is_ephemeral !== true && !channelId.startsWith('D')
}

/** The value of what was pressed or chosen. */
function pressed(payload: object): string {
  const { value, selected_option: option } = payload as { value?: string; selected_option?: { value?: string } | null }
  return value ?? option?.value ?? ''
}

function listenForForms(app: App, deps: Deps): void {
  // A form in hand or saved is known by its view's id. One with errors stays open under its id, and may be sent again.
  const taken = new Set<string>()
  const forget = async (viewId: string) => {
    taken.delete(viewId)
    await forgetEvent(deps.db, deps.teamId, viewId)
  }
  for (const form of MODALS) {
    app.view(form.id, async ({ ack, body, view, client, context }) => {
      const { trigger_id: triggerId } = body as { trigger_id?: string }
      // Another process has it, and answers.
      if (triggerId && !(await isFirst(deps, triggerId))) return
      const { channelId, remembered } = carried(view.private_metadata)
      const fields = new Fields(view.state.values, remembered)
      const userId = body.user.id
      let isAcknowledged = false
      const close = async (errors?: Readonly<Record<string, string>>) => {
        if (isAcknowledged) return
        isAcknowledged = true
        // Slack has given up on a form after three seconds; what was saved is saved, and said in a message.
        await (errors ? ack({ response_action: 'errors', errors: { ...errors } }) : ack()).catch((error) =>
          deps.log.warn({ error, form: form.id }, 'a form was answered too late'),
        )
        context[ACKED]?.()
      }
      // Whoever saves again because the form stayed open means the same thing once.
      if (taken.has(view.id)) return close()
      if (!(await isFirst(deps, view.id))) {
        // Another process saved it, or was ended before it could.
        await close()
        return greet(deps, { client, userId, channelId }, (words) => words.refusal.formTwice)
      }
      taken.add(view.id)
      for (const oldest of taken) if (taken.size > FORMS_KEPT) taken.delete(oldest)
      const source: Source = {
        userId,
        via: 'modal',
        client,
        channelId,
        triggerId: null,
        respond: async (reply) => {
          await close()
          await whisper(client, { userId, channelId }, reply)
        },
        ...(form.id === 'setup'
          ? {
              setUp: async (person, words) => {
                const done = await submitFirstSetup(deps, { person, fields, words })
                if ('reply' in done) return done.reply
                await forget(view.id)
                await close(done.errors)
                return null
              },
            }
          : {}),
      }
      await handle(deps, source, form.right, async (ask) => {
        const done = await form.submit(ask, fields)
        if ('reply' in done) return done.reply
        await forget(view.id)
        await close(done.errors)
        return null
      })
      await close()
    })
  }
}

function listenForEvents(app: App, deps: Deps): void {
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await publishHome(deps, { client, userId: event.user })
  })
  app.event('message', async ({ event, client, body }) => {
    if (event.channel_type !== 'im' || 'bot_id' in event) return
    if (!(await isFirst(deps, body.event_id))) return
    if (event.subtype === undefined) return greet(deps, { client, userId: event.user, channelId: event.channel })
    if (event.subtype !== 'file_share' || !event.files) return
    const { user: userId, channel: channelId, text = '' } = event
    await takeFiles(deps, { client, userId, channelId, files: event.files, text })
  })
}

/** What comes twice, whether by Slack's doubt or to two processes at once, is done once. */
async function isFirst({ db, clock, teamId, log }: Deps, id: string): Promise<boolean> {
  try {
    return await isFirstEvent(db, clock, teamId, id)
  } catch (error) {
    // Whoever asked hears of the database's trouble from what they asked for.
    log.error({ error }, 'it cannot be told whether something came before')
    return true
  }
}

/** Tells somebody a sentence; of its own accord, what it can do. */
async function greet(
  deps: Deps,
  { client, userId, channelId }: { client: WebClient; userId: string; channelId: string | null },
  sentence: (words: Words) => string = (words) => words.refusal.sayHelp,
) {
  const respond: Source['respond'] = (reply) => whisper(client, { userId, channelId }, reply)
  const source: Source = { userId, via: 'command', client, channelId, triggerId: null, respond }
  await handle(deps, source, null, async ({ words }) => sentenceView(sentence(words)))
}

/** Always said: without a response_type the local Slack shows an answer to everybody. */
function ephemerally(respond: (message: object) => Promise<unknown>, native: NativeForm): Source['respond'] {
  return (payload) =>
    inNativeForm(payload, native, (blocks) =>
      respond({ response_type: 'ephemeral', replace_original: false, text: payload.text, blocks }),
    )
}

/** The log lines of Slack's own libraries go into ours. */
export function sdkLogger(log: Log): Logger {
  const say =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level]({ from: 'slack' }, parts.map(String).join(' '))
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}
