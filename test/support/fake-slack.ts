import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setImmediate as nextRound } from 'node:timers/promises'
import type { Json } from './interaction.ts'
import { payloadFaults, type SlackPayload } from './slack-payload.ts'

/**
 * A Slack Web API that refuses what Slack refuses, on a real loopback port: payloads, tokens, channels the bot is not
 * in, triggers used twice or too late, worn-out response URLs. It keeps what was posted and records every call.
 */

export interface FakeUser {
  id: string
  name: string
  /** E.g. `en-US`, `zh-CN`; told only when asked for with `include_locale`. */
  locale?: string
  tz?: string
  is_admin?: boolean
  /** A guest. */
  is_restricted?: boolean
  /** Another workspace's id for somebody who is here through a shared channel. */
  team_id?: string
}

export interface FakeChannel {
  id: string
  name: string
  /** User ids, the bot's included where it was invited. */
  members: string[]
  is_private?: boolean
  is_archived?: boolean
  is_im?: boolean
  /** Shared with another workspace. */
  is_ext_shared?: boolean
}

export interface FakeMessage extends Json {
  ts: string
  user: string
  text: string
  blocks?: Json[]
  metadata?: Json
}

/** What only one person sees. */
export interface EphemeralMessage {
  channel: string
  user: string
  text?: string
  blocks?: Json[]
}

export interface FakeView extends Json {
  id: string
  hash: string
  blocks: Json[]
}

export interface FakeCall {
  method: string
  args: Json
}

/** What can go wrong on the way. `accepted` says whether Slack had already done what was asked. */
export type Fault =
  | { kind: 'rate-limited'; retryAfterSeconds: number }
  | { kind: 'server-error'; accepted: boolean }
  | { kind: 'lost'; accepted: boolean }
  | { kind: 'refused'; error: string }

const LOOKS_BACK = new Set(['conversations.history', 'conversations.replies'])

export interface FakeSlackOptions {
  users?: FakeUser[]
  channels?: FakeChannel[]
  /** Answers `invalid_blocks` to native tables and charts, as workspaces without them do. */
  refuseNativeTables?: boolean
  /** Milliseconds since 1970. */
  now?: () => number
}

export const FAKE_APP = {
  appId: 'A0FAKE',
  teamId: 'T0FAKE',
  teamDomain: 'fake',
  botUserId: 'U0BOT',
  botId: 'B0BOT',
  botToken: 'xoxb-fake',
  appToken: 'xapp-fake',
  signingSecret: 'fake-signing-secret',
} as const

const TRIGGER_LIVES_MS = 3_000
const RESPONSE_URL_LIVES_MS = 30 * 60_000
const RESPONSE_URL_USES = 5
const VIEWS_ON_TOP_OF_EACH_OTHER = 3

class Refusal extends Error {
  readonly code: string
  readonly faults: string[]
  constructor(code: string, faults: string[] = []) {
    super([code, ...faults].join('; '))
    this.code = code
    this.faults = faults
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The SDK sends forms whose structured fields are JSON. */
function decoded(contentType: string, raw: Buffer): Json {
  const body = raw.toString('utf8')
  if (contentType.includes('json')) return body === '' ? {} : JSON.parse(body)
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => {
      if (value === 'true' || value === 'false') return [name, value === 'true']
      return [name, /^[[{]/.test(value) && name !== 'text' ? JSON.parse(value) : value]
    }),
  )
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export class FakeSlack {
  readonly calls: FakeCall[] = []
  readonly ephemerals: EphemeralMessage[] = []
  readonly channels = new Map<string, FakeChannel>()
  readonly users = new Map<string, FakeUser>()
  refuseNativeTables: boolean
  /** What the bot's token may do, told with every answer; null: not told. */
  scopes: readonly string[] | null = null
  /** Asked before every call. */
  fault: (call: FakeCall) => Fault | undefined = () => undefined
  /** How long an answer is on its way, after what was asked is done. */
  latencyMs: (call: FakeCall) => number = () => 0
  /** The base of the Web API, for `clientOptions.slackApiUrl`. */
  apiUrl = ''

  readonly #now: () => number
  readonly #messages = new Map<string, FakeMessage[]>()
  readonly #files = new Map<string, Json & { content: Uint8Array }>()
  /** What the app uploads, by the id it was given for it; null: nothing came yet. */
  readonly #uploads = new Map<string, { name: string; length: number; content: Buffer | null }>()
  /** Files that the app put into a conversation. */
  readonly sentFiles: { readonly channel: string; readonly name: string; readonly content: Buffer }[] = []
  readonly #homes = new Map<string, FakeView>()
  readonly #modals = new Map<string, FakeView[]>()
  readonly #triggers = new Map<string, { user: string; at: number; used: boolean }>()
  readonly #responseUrls = new Map<string, { channel: string; user: string; ts?: string; at: number; uses: number }>()
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  #ids = 0
  /** Connections and requests so far. */
  #arrivals = 0

  constructor(options: FakeSlackOptions = {}) {
    this.#server.on('connection', () => {
      this.#arrivals += 1
    })
    this.#now = options.now ?? Date.now
    this.refuseNativeTables = options.refuseNativeTables ?? false
    for (const user of options.users ?? []) this.users.set(user.id, user)
    for (const channel of options.channels ?? []) this.channels.set(channel.id, { ...channel })
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port was given')
    this.apiUrl = `http://127.0.0.1:${address.port}/api/`
    return this
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  // What a test sees and brings about

  /** A channel's messages, oldest first. */
  messages(channel: string): FakeMessage[] {
    return this.#messages.get(channel) ?? []
  }

  /** What the person sees on the App Home. */
  home(user: string): FakeView | undefined {
    return this.#homes.get(user)
  }

  /** The form on top of this person's screen. */
  modal(user: string): FakeView | undefined {
    return this.#modals.get(user)?.at(-1)
  }

  callsOf(method: string): Json[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.args)
  }

  newTrigger(user: string): string {
    const trigger = this.#newId('trigger')
    this.#triggers.set(trigger, { user, at: this.#now(), used: false })
    return trigger
  }

  newResponseUrl(where: { channel: string; user: string; ts?: string }): string {
    const id = randomUUID()
    this.#responseUrls.set(id, { ...where, at: this.#now(), uses: 0 })
    return new URL(`/response/${id}`, this.apiUrl).href
  }

  /** A file as `files.info` describes it; its bytes are served at `url_private_download`. */
  addFile(file: {
    name: string
    content: string | Uint8Array
    user: string
    mimetype?: string
  }): Json & { id: string } {
    const id = this.#newId('F')
    const content = Buffer.from(file.content as string)
    const path = new URL(`/files-pri/${FAKE_APP.teamId}-${id}/download/${encodeURIComponent(file.name)}`, this.apiUrl)
    const described = {
      id,
      name: file.name,
      title: file.name,
      mimetype: file.mimetype ?? 'application/octet-stream',
      filetype: file.name.split('.').pop() ?? 'binary',
      user: file.user,
      size: content.length,
      mode: 'hosted',
      url_private: path.href,
      url_private_download: path.href,
    }
    this.#files.set(id, { ...described, content })
    return described
  }

  /** The direct message between a person and the app. */
  directMessage(user: string): FakeChannel {
    for (const channel of this.channels.values()) if (channel.is_im && channel.members.includes(user)) return channel
    const channel = { id: this.#newId('D'), name: '', members: [user, FAKE_APP.botUserId], is_im: true }
    this.channels.set(channel.id, channel)
    return channel
  }

  /** Takes what the app answered to a command in the same breath. */
  commandAcknowledged(place: { channel: string; user: string }, answer: Json): void {
    if (answer.text || answer.blocks) this.#apply(place, answer)
  }

  /** Takes what the app answered to a submitted form: it is gone, updated, covered by another or in error. */
  viewAcknowledged(user: string, answer: Json): void {
    const stack = this.#modals.get(user) ?? []
    switch (answer.response_action) {
      case undefined:
        stack.pop()
        break
      case 'clear':
        stack.length = 0
        break
      case 'update':
        stack.splice(-1, 1, this.#newView(answer.view, 'modal'))
        break
      case 'push':
        stack.push(this.#newView(answer.view, 'modal'))
        break
      case 'errors':
        this.#checkErrors(stack.at(-1), answer.errors as Json)
        break
      default:
        throw new Refusal('invalid_arguments', [`no response_action ${answer.response_action}`])
    }
  }

  // The Web API

  readonly #methods: Record<string, (args: Json) => Json> = {
    'auth.test': () => ({
      url: `https://${FAKE_APP.teamDomain}.slack.com/`,
      team: 'Fake',
      user: 'cashlight',
      team_id: FAKE_APP.teamId,
      user_id: FAKE_APP.botUserId,
      bot_id: FAKE_APP.botId,
      is_enterprise_install: false,
    }),

    'apps.connections.open': () => ({ url: 'wss://fake.invalid/link' }),

    'blocks.validate': ({ message, view, blocks }) => {
      const faults = view ? payloadFaults({ view }) : payloadFaults({ text: ' ', ...(message ?? { blocks }) })
      if (faults.length > 0) throw new Refusal('invalid_blocks', faults)
      return {}
    },

    'chat.postMessage': (args) => {
      const channel = this.#writable(args.channel)
      this.#check(args)
      if (args.thread_ts !== undefined && !this.#find(channel.id, args.thread_ts)) throw new Refusal('thread_not_found')
      const message = this.#post(channel.id, args)
      return { channel: channel.id, ts: message.ts, message }
    },

    'chat.update': (args) => {
      const channel = this.#writable(args.channel)
      const message = this.#find(channel.id, args.ts)
      if (!message) throw new Refusal('message_not_found')
      if (message.user !== FAKE_APP.botUserId) throw new Refusal('cant_update_message')
      this.#check(args)
      this.#edit(message, args)
      return { channel: channel.id, ts: message.ts, text: message.text, message }
    },

    'chat.postEphemeral': (args) => {
      const channel = this.#writable(args.channel)
      if (!channel.members.includes(String(args.user))) throw new Refusal('user_not_in_channel')
      this.#check(args)
      this.#whisper(channel.id, String(args.user), args)
      return { message_ts: this.#newTs() }
    },

    'chat.getPermalink': (args) => {
      const channel = this.#visible(args.channel)
      if (!/^\d+\.\d+$/.test(String(args.message_ts))) throw new Refusal('message_not_found')
      const at = String(args.message_ts).replace('.', '')
      return {
        channel: channel.id,
        permalink: `https://${FAKE_APP.teamDomain}.slack.com/archives/${channel.id}/p${at}`,
      }
    },

    'conversations.history': (args) => {
      const channel = this.#visible(args.channel)
      if (!channel.members.includes(FAKE_APP.botUserId)) throw new Refusal('not_in_channel')
      // What stands in a thread is not in the channel's history.
      const found = this.messages(channel.id).filter(({ thread_ts }) => thread_ts === undefined)
      return this.#between(found.toReversed(), args)
    },

    'conversations.replies': (args) => {
      const channel = this.#visible(args.channel)
      if (!channel.members.includes(FAKE_APP.botUserId)) throw new Refusal('not_in_channel')
      const first = this.#find(channel.id, args.ts)
      if (!first) throw new Refusal('thread_not_found')
      const replies = this.messages(channel.id).filter(({ thread_ts }) => thread_ts === first.ts)
      return this.#between([first, ...replies], args)
    },

    'conversations.info': (args) => ({ channel: this.#described(this.#visible(args.channel)) }),

    'conversations.list': (args) => {
      const types = String(args.types ?? 'public_channel').split(',')
      const kind = (channel: FakeChannel) =>
        channel.is_im ? 'im' : channel.is_private ? 'private_channel' : 'public_channel'
      const found = [...this.channels.values()].filter(
        (channel) =>
          types.includes(kind(channel)) &&
          !(args.exclude_archived && channel.is_archived) &&
          (!channel.is_private || channel.members.includes(FAKE_APP.botUserId)),
      )
      const [page, more] = this.#page(found, args)
      return { channels: page.map((channel) => this.#described(channel)), response_metadata: more }
    },

    'users.conversations': (args) => {
      const mine = [...this.channels.values()].filter((c) => !c.is_im && c.members.includes(FAKE_APP.botUserId))
      const [page, more] = this.#page(mine, args)
      return { channels: page.map((channel) => this.#described(channel)), response_metadata: more }
    },

    'conversations.members': (args) => {
      const [members, more] = this.#page(this.#visible(args.channel).members, args)
      return { members, response_metadata: more }
    },

    'conversations.open': (args) => {
      const users = String(args.users ?? '').split(',')
      if (users.length !== 1 || !this.users.has(users[0] ?? '')) throw new Refusal('user_not_found')
      return { channel: { id: this.directMessage(users[0] ?? '').id } }
    },

    'users.info': (args) => {
      const user = this.users.get(String(args.user))
      if (!user) throw new Refusal('user_not_found')
      const { locale = 'en-US', ...told } = user
      return {
        user: {
          team_id: FAKE_APP.teamId,
          real_name: user.name,
          deleted: false,
          tz: 'Etc/UTC',
          is_admin: false,
          is_owner: false,
          is_restricted: false,
          is_ultra_restricted: false,
          is_bot: false,
          profile: { real_name: user.name, display_name: user.name },
          ...told,
          ...(args.include_locale ? { locale } : {}),
        },
      }
    },

    'views.open': (args) => {
      const user = this.#useTrigger(args.trigger_id)
      const view = this.#newView(args.view, 'modal')
      this.#modals.set(user, [view])
      return { view }
    },

    'views.push': (args) => {
      const user = this.#useTrigger(args.trigger_id)
      const stack = this.#modals.get(user) ?? []
      if (stack.length === 0) throw new Refusal('not_found')
      if (stack.length >= VIEWS_ON_TOP_OF_EACH_OTHER) throw new Refusal('push_limit_reached')
      const view = this.#newView(args.view, 'modal')
      stack.push(view)
      return { view }
    },

    'views.update': (args) => {
      for (const stack of this.#modals.values()) {
        const at = stack.findIndex(
          (view) => view.id === args.view_id || (args.external_id && view.external_id === args.external_id),
        )
        const before = stack[at]
        if (!before) continue
        if (args.hash !== undefined && args.hash !== before.hash) throw new Refusal('hash_conflict')
        const view = { ...this.#newView(args.view, 'modal'), id: before.id }
        stack[at] = view
        return { view }
      }
      throw new Refusal('not_found')
    },

    'views.publish': (args) => {
      const user = String(args.user_id)
      if (!this.users.has(user)) throw new Refusal('user_not_found')
      if (args.hash !== undefined && args.hash !== this.#homes.get(user)?.hash) throw new Refusal('hash_conflict')
      const view = this.#newView(args.view, 'home')
      this.#homes.set(user, view)
      return { view }
    },

    'files.getUploadURLExternal': (args) => {
      const length = Number(args.length)
      if (!args.filename || !(length > 0)) throw new Refusal('invalid_arguments')
      const id = this.#newId('F')
      this.#uploads.set(id, { name: String(args.filename), length, content: null })
      return { upload_url: new URL(`/upload/${id}`, this.apiUrl).href, file_id: id }
    },

    'files.completeUploadExternal': (args) => {
      const { id: channel } = this.#visible(args.channel_id)
      const files = args.files as { id: string }[]
      for (const { id } of files) {
        const upload = this.#uploads.get(id)
        if (!upload?.content) throw new Refusal('file_not_found')
        this.sentFiles.push({ channel, name: upload.name, content: upload.content })
      }
      return { files }
    },

    'files.info': (args) => {
      const file = this.#files.get(String(args.file))
      if (!file) throw new Refusal('file_not_found')
      const { content: _, ...described } = file
      return { file: described }
    },
  }

  // Parts of the methods

  #newId(prefix: string): string {
    this.#ids += 1
    return `${prefix}${String(this.#ids).padStart(8, '0')}`
  }

  #newTs(): string {
    this.#ids += 1
    return `${Math.floor(this.#now() / 1000)}.${String(this.#ids).padStart(6, '0')}`
  }

  #find(channel: string, ts: unknown): FakeMessage | undefined {
    return this.messages(channel).find((message) => message.ts === ts)
  }

  /** A channel the app knows of: a private one that it is not in does not exist for it. */
  #visible(id: unknown): FakeChannel {
    const named = String(id)
    const channel = this.users.has(named) ? this.directMessage(named) : this.channels.get(named)
    const hidden = channel?.is_private && !channel.members.includes(FAKE_APP.botUserId)
    if (!channel || hidden) throw new Refusal('channel_not_found')
    return channel
  }

  #writable(id: unknown): FakeChannel {
    const channel = this.#visible(id)
    if (channel.is_archived) throw new Refusal('is_archived')
    if (!channel.members.includes(FAKE_APP.botUserId)) throw new Refusal('not_in_channel')
    return channel
  }

  /** In the order of Slack's answers: nothing to say, too long, wrong. */
  #check(payload: Json): void {
    const { text: words, blocks, attachments, metadata } = payload as SlackPayload & { metadata?: Json } & Json
    if (!words && !blocks) throw new Refusal('no_text')
    const faults = payloadFaults({ text: words, blocks, attachments })
    if (faults.some((fault) => fault.startsWith('text: '))) throw new Refusal('msg_too_long', faults)
    if (faults.some((fault) => fault.includes('characters of JSON'))) throw new Refusal('msg_blocks_too_long', faults)
    if (faults.length > 0) throw new Refusal('invalid_blocks', faults)
    const native = ((blocks ?? []) as Json[]).find(({ type }) => type === 'table' || type === 'data_visualization')
    if (this.refuseNativeTables && native) throw new Refusal('invalid_blocks', [`unsupported type: ${native.type}`])
    if (metadata !== undefined && !(text(metadata.event_type) && typeof metadata.event_payload === 'object')) {
      throw new Refusal('invalid_metadata_format')
    }
  }

  /** Slack names the blocks that came without a name. */
  #named(blocks: unknown): Json[] {
    return (blocks as Json[]).map((block) => ({ ...block, block_id: block.block_id ?? this.#newId('block') }))
  }

  #post(channel: string, content: Json): FakeMessage {
    const message: FakeMessage = {
      type: 'message',
      ts: this.#newTs(),
      user: FAKE_APP.botUserId,
      bot_id: FAKE_APP.botId,
      app_id: FAKE_APP.appId,
      text: text(content.text) ?? '',
      ...(content.blocks ? { blocks: this.#named(content.blocks) } : {}),
      ...(content.thread_ts ? { thread_ts: content.thread_ts } : {}),
      ...(content.metadata ? { metadata: content.metadata as Json } : {}),
    }
    this.#messages.set(channel, [...this.messages(channel), message])
    return message
  }

  /** What an edit does not mention stays as it was. */
  #edit(message: FakeMessage, content: Json): void {
    if (content.text !== undefined) message.text = String(content.text)
    if (content.blocks !== undefined) message.blocks = this.#named(content.blocks)
    if (content.metadata !== undefined) message.metadata = content.metadata as Json
    message.edited = { user: FAKE_APP.botUserId, ts: this.#newTs() }
  }

  #whisper(channel: string, user: string, content: Json): void {
    this.ephemerals.push({
      channel,
      user,
      ...(content.text ? { text: String(content.text) } : {}),
      ...(content.blocks ? { blocks: this.#named(content.blocks) } : {}),
    })
  }

  #newView(view: unknown, type: 'modal' | 'home'): FakeView {
    const faults = payloadFaults({ view })
    if ((view as Json | undefined)?.type !== type) faults.push(`type: is not ${type}`)
    if (faults.length > 0) throw new Refusal('invalid_arguments', faults)
    const { blocks, ...rest } = view as Json
    const id = this.#newId('V')
    return {
      private_metadata: '',
      callback_id: '',
      ...rest,
      blocks: this.#named(blocks),
      id,
      team_id: FAKE_APP.teamId,
      app_id: FAKE_APP.appId,
      bot_id: FAKE_APP.botId,
      root_view_id: id,
      hash: this.#newId('hash'),
      state: { values: {} },
    }
  }

  #checkErrors(view: FakeView | undefined, errors: Json): void {
    const inputs = (view?.blocks ?? []).filter((block) => block.type === 'input').map((block) => block.block_id)
    const nowhere = Object.keys(errors).filter((block) => !inputs.includes(block))
    if (nowhere.length > 0) throw new Refusal('invalid_arguments', [`errors for ${nowhere}, which is no input`])
  }

  #useTrigger(id: unknown): string {
    const trigger = this.#triggers.get(String(id))
    if (!trigger) throw new Refusal('invalid_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    if (this.#now() - trigger.at > TRIGGER_LIVES_MS) throw new Refusal('expired_trigger_id')
    trigger.used = true
    return trigger.user
  }

  #described(channel: FakeChannel): Json {
    const { members, ...told } = channel
    return {
      is_channel: !channel.is_im,
      is_im: false,
      is_private: false,
      is_archived: false,
      ...told,
      is_member: members.includes(FAKE_APP.botUserId),
      num_members: members.length,
    }
  }

  /** A page of the messages between two instants, with their metadata where it was asked for. */
  #between(all: readonly FakeMessage[], args: Json): Json {
    const { oldest = '0', latest = '9999999999.999999', inclusive = false } = args as Record<string, string | boolean>
    const found = all.filter(
      ({ ts }) => (ts > String(oldest) && ts < String(latest)) || (inclusive && (ts === oldest || ts === latest)),
    )
    const [page, more] = this.#page(found, args)
    const messages = page.map(({ metadata, ...rest }) =>
      args.include_all_metadata && metadata ? { ...rest, metadata } : rest,
    )
    return { messages, has_more: more.next_cursor !== '', response_metadata: more }
  }

  /** One page of a list, and the cursor to the next. */
  #page<T>(all: T[], args: Json): [page: T[], more: { next_cursor: string }] {
    const from = Number(args.cursor ?? 0)
    const to = from + Math.min(Number(args.limit ?? 100), 999)
    return [all.slice(from, to), { next_cursor: to < all.length ? String(to) : '' }]
  }

  // HTTP

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#arrivals += 1
    const { pathname } = new URL(request.url ?? '/', this.apiUrl)
    const [, place = '', id = ''] = pathname.split('/')
    const raw = await bodyOf(request)
    if (place === 'upload') return this.#upload(request, response, { id, raw })
    const body = decoded(request.headers['content-type'] ?? '', raw)
    const token = request.headers.authorization?.replace('Bearer ', '') ?? body.token
    if (place === 'api') {
      if (LOOKS_BACK.has(id)) await this.#everythingIsRead()
      return this.#answer(request, response, { method: id, args: body }, token)
    }
    if (place === 'response') return this.#respond(response, id, body)
    const file = place === 'files-pri' ? this.#files.get(id.replace(`${FAKE_APP.teamId}-`, '')) : undefined
    if (!file) {
      response.writeHead(404).end()
    } else if (token !== FAKE_APP.botToken) {
      // Slack does not say 403: it shows its sign-in page.
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Sign in</title>')
    } else {
      response.writeHead(200, { 'content-type': String(file.mimetype) }).end(file.content)
    }
  }

  /** The bytes of a file, to the address that was given for them: as many as were announced. */
  async #upload(request: IncomingMessage, response: ServerResponse, { id, raw }: { id: string; raw: Buffer }) {
    const upload = this.#uploads.get(id)
    const contentType = request.headers['content-type'] ?? ''
    const form = contentType.startsWith('multipart/')
      ? await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData()
      : null
    const [file] = form ? [...form.values()] : []
    const content = file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : raw
    const isWhole = upload?.length === content.length
    if (upload && isWhole) upload.content = content
    response.writeHead(isWhole ? 200 : 400).end(isWhole ? `OK - ${content.length}` : 'length mismatch')
  }

  /**
   * What somebody sent before a history is asked for stands in it, however busy this process was meanwhile. A round of the event loop takes
   * in one connection, the next reads what came over it: it is through when two rounds bring nothing new.
   */
  async #everythingIsRead(): Promise<void> {
    let seen = -1
    while (seen !== this.#arrivals) {
      seen = this.#arrivals
      for (let round = 0; round < 3; round++) await nextRound()
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse, call: FakeCall, token: unknown): void {
    this.calls.push(call)
    const fault = this.fault(call)
    if (fault?.kind === 'rate-limited') {
      response.writeHead(429, { 'retry-after': String(fault.retryAfterSeconds) }).end()
      return
    }
    const undone = fault?.kind === 'refused' || (fault !== undefined && !fault.accepted)
    const answer = undone ? {} : this.#outcome(call, token)
    const answerNow = () => {
      if (fault?.kind === 'lost') request.socket.destroy()
      else if (fault?.kind === 'server-error') response.writeHead(500).end()
      else {
        response.writeHead(200, {
          'content-type': 'application/json',
          ...(this.scopes ? { 'x-oauth-scopes': this.scopes.join(',') } : {}),
        })
        response.end(JSON.stringify(fault ? { ok: false, error: fault.error } : answer))
      }
    }
    const latencyMs = this.latencyMs(call)
    if (latencyMs > 0) setTimeout(answerNow, latencyMs)
    else answerNow()
  }

  #outcome({ method, args }: FakeCall, token: unknown): Json {
    try {
      const perform = this.#methods[method]
      if (!perform) throw new Refusal('unknown_method')
      if (!token) throw new Refusal('not_authed')
      const right = method === 'apps.connections.open' ? FAKE_APP.appToken : FAKE_APP.botToken
      if (token !== right) throw new Refusal('invalid_auth')
      return { ok: true, ...structuredClone(perform(args)) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { ok: false, error: error.code, response_metadata: { messages: error.faults } }
    }
  }

  #respond(response: ServerResponse, id: string, body: Json): void {
    const place = this.#responseUrls.get(id)
    const worn = !place || place.uses >= RESPONSE_URL_USES || this.#now() - place.at > RESPONSE_URL_LIVES_MS
    try {
      if (worn) throw new Refusal('expired_url')
      place.uses += 1
      this.calls.push({ method: 'response_url', args: body })
      this.#apply(place, body)
      response.writeHead(200).end('ok')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      response.writeHead(worn ? 404 : 400, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ ok: false, error: error.code, faults: error.faults }))
    }
  }

  /** Without a `response_type` only the person sees it. */
  #apply(place: { channel: string; user: string; ts?: string }, body: Json): void {
    const original = this.#find(place.channel, place.ts)
    if (body.delete_original) {
      this.#messages.set(
        place.channel,
        this.messages(place.channel).filter((message) => message !== original),
      )
      return
    }
    this.#check(body)
    if (body.replace_original && original) this.#edit(original, body)
    else if (body.response_type === 'in_channel') this.#post(place.channel, body)
    else this.#whisper(place.channel, place.user, body)
  }
}
