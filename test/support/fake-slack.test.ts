import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { type ErrorCode, WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FAKE_APP, FakeSlack, type Fault } from './fake-slack.ts'
import type { Json } from './interaction.ts'
import { sharedData } from './shared-data.ts'
import { SlackPeople, signedRequest } from './signed-request.ts'

const BOT = FAKE_APP.botUserId
const ALICE = 'U0ALICE'
const GUEST = 'U0GUEST'

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } })
const plain = (text: string) => ({ type: 'plain_text' as const, text })
const modal = (callbackId = 'form') => ({
  type: 'modal' as const,
  callback_id: callbackId,
  title: plain('Form'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'name', initial_value: 'before' },
    },
  ],
})

let slack: FakeSlack
let now: number

beforeEach(async () => {
  now = Date.UTC(2026, 10, 2, 9)
  slack = await new FakeSlack({
    now: () => now,
    users: [
      { id: ALICE, name: 'alice', locale: 'zh-CN', is_admin: true },
      { id: GUEST, name: 'guest', is_restricted: true, team_id: 'T0OTHER' },
    ],
    channels: [
      { id: 'C0MONEY', name: 'money', members: [BOT, ALICE] },
      { id: 'C0ELSE', name: 'else', members: [ALICE] },
      { id: 'C0OLD', name: 'old', members: [BOT], is_archived: true },
      { id: 'C0SECRET', name: 'secret', members: [ALICE], is_private: true },
    ],
  }).start()
})

afterEach(() => slack.stop())

const client = (token: string | undefined = FAKE_APP.botToken) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  })

/** The error code that Slack answered. */
async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  const error = await call.then(
    () => undefined,
    (reason: { data?: { error?: string } }) => reason,
  )
  return error?.data?.error
}

describe('what the fake refuses, and why', () => {
  const say = (channel: string, more: Json = {}) =>
    client().chat.postMessage({ channel, text: 'Hello', ...more } as never)

  test.each<[why: string, code: string | undefined, call: () => Promise<unknown>]>([
    ['a message that Slack would show', undefined, () => say('C0MONEY')],
    ['a token of somebody else', 'invalid_auth', () => client('xoxb-other').auth.test()],
    ['a channel nobody knows', 'channel_not_found', () => say('C0NOWHERE')],
    ['a channel the bot was not invited to', 'not_in_channel', () => say('C0ELSE')],
    ['a private channel the bot was not invited to', 'channel_not_found', () => say('C0SECRET')],
    ['an archived channel', 'is_archived', () => say('C0OLD')],
    ['a text that Slack would cut', 'msg_too_long', () => say('C0MONEY', { text: 'x'.repeat(3901) })],
    ['nothing to say', 'no_text', () => say('C0MONEY', { text: undefined })],
    ['a block too long', 'invalid_blocks', () => say('C0MONEY', { blocks: [section('x'.repeat(3001))] })],
    [
      'blocks too long together',
      'msg_blocks_too_long',
      () => say('C0MONEY', { blocks: Array.from({ length: 5 }, () => section('x'.repeat(2900))) }),
    ],
    ['an answer to no message', 'thread_not_found', () => say('C0MONEY', { thread_ts: '1.000001' })],
    [
      'a change of no message',
      'message_not_found',
      () => client().chat.update({ channel: 'C0MONEY', ts: '1', text: 'x' }),
    ],
    [
      'a whisper to somebody who is not there',
      'user_not_in_channel',
      () => client().chat.postEphemeral({ channel: 'C0MONEY', user: GUEST, text: 'x' }),
    ],
    ['a person nobody knows', 'user_not_found', () => client().users.info({ user: 'U0NOBODY' })],
    ['a method Slack does not have', 'unknown_method', () => client().apiCall('chat.shout')],
    ['a form nobody asked for', 'invalid_trigger_id', () => client().views.open({ trigger_id: 'x', view: modal() })],
    [
      'a form as App Home',
      'invalid_arguments',
      () => client().views.publish({ user_id: ALICE, view: modal() as never }),
    ],
  ])('%s: %s', async (_, code, call) => {
    expect(await refusal(call())).toBe(code)
  })

  test('a trigger opens one form, within three seconds', async () => {
    const used = slack.newTrigger(ALICE)
    await client().views.open({ trigger_id: used, view: modal() })
    expect(await refusal(client().views.open({ trigger_id: used, view: modal() }))).toBe('exchanged_trigger_id')
    const old = slack.newTrigger(ALICE)
    now += 3_001
    expect(await refusal(client().views.open({ trigger_id: old, view: modal() }))).toBe('expired_trigger_id')
  })

  test('native tables, where the workspace has none', async () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }
    expect(await refusal(say('C0MONEY', { blocks: [table] }))).toBeUndefined()
    slack.refuseNativeTables = true
    expect(await refusal(say('C0MONEY', { blocks: [table] }))).toBe('invalid_blocks')
  })
})

describe('what the fake keeps', () => {
  test('a message with its metadata, told only to those who ask for it, newest first', async () => {
    const metadata = { event_type: 'outbox', event_payload: { key: 'k1' } }
    await client().chat.postMessage({ channel: 'C0MONEY', text: 'one', metadata })
    await client().chat.postMessage({ channel: 'C0MONEY', text: 'two', blocks: [section('two')] as never })
    const history = (more: Json) => client().conversations.history({ channel: 'C0MONEY', ...more })
    const { messages = [] } = await history({ include_all_metadata: true })
    expect(messages.map(({ text }) => text)).toEqual(['two', 'one'])
    expect(messages[1]?.metadata).toEqual(metadata)
    expect((await history({})).messages?.[1]?.metadata).toBeUndefined()
    const first = await history({ limit: 1 })
    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'two' }] })
    expect(await history({ limit: 1, cursor: first.response_metadata?.next_cursor })).toMatchObject({
      has_more: false,
      messages: [{ text: 'one' }],
    })
  })

  test('an update changes what it names and nothing else', async () => {
    const { ts } = await client().chat.postMessage({ channel: 'C0MONEY', text: 'a', blocks: [section('a')] as never })
    await client().chat.update({ channel: 'C0MONEY', ts: String(ts), text: 'b' })
    expect(slack.messages('C0MONEY')).toMatchObject([{ ts, text: 'b', blocks: [section('a')] }])
  })

  test('a person, whose language is told only to those who ask for it', async () => {
    expect((await client().users.info({ user: ALICE, include_locale: true })).user).toMatchObject({
      locale: 'zh-CN',
      is_admin: true,
      team_id: FAKE_APP.teamId,
    })
    expect((await client().users.info({ user: ALICE })).user).not.toHaveProperty('locale')
    expect((await client().users.info({ user: GUEST })).user).toMatchObject({ is_restricted: true, team_id: 'T0OTHER' })
  })

  test('a file, whose bytes only the token opens', async () => {
    const { id } = slack.addFile({ name: 'a.csv', content: 'x,y', user: ALICE, mimetype: 'text/csv' })
    const { file } = await client().files.info({ file: id })
    const download = (headers: Record<string, string>) => fetch(String(file?.url_private_download), { headers })
    expect(await (await download({ authorization: `Bearer ${FAKE_APP.botToken}` })).text()).toBe('x,y')
    expect(await (await download({})).text()).toContain('Sign in')
  })

  test('a direct message is opened once, and by posting to the person', async () => {
    const opened = await client().conversations.open({ users: ALICE })
    const posted = await client().chat.postMessage({ channel: ALICE, text: 'x' })
    expect(posted.channel).toBe(opened.channel?.id)
  })

  test('a response URL speaks to one person unless told otherwise, five times in half an hour', async () => {
    const url = slack.newResponseUrl({ channel: 'C0MONEY', user: ALICE })
    const respond = (body: Json) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    await respond({ text: 'whispered' })
    await respond({ text: 'said', response_type: 'in_channel' })
    expect(slack.ephemerals).toEqual([{ channel: 'C0MONEY', user: ALICE, text: 'whispered' }])
    expect(slack.messages('C0MONEY').map(({ text }) => text)).toEqual(['said'])
    expect((await respond({ text: 'x', blocks: [section('')] })).status).toBe(400)
    await respond({ text: '4' })
    expect((await respond({ text: '5' })).status).toBe(200)
    expect((await respond({ text: '6' })).status).toBe(404)
    const late = slack.newResponseUrl({ channel: 'C0MONEY', user: ALICE })
    now += 30 * 60_000 + 1
    expect((await fetch(late, { method: 'POST', body: '{}' })).status).toBe(404)
  })
})

describe('what goes wrong on the way', () => {
  test.each<[fault: Fault, kept: number, code: string]>([
    [{ kind: 'rate-limited', retryAfterSeconds: 7 }, 0, 'slack_webapi_rate_limited_error'],
    [{ kind: 'server-error', accepted: false }, 0, 'slack_webapi_http_error'],
    [{ kind: 'server-error', accepted: true }, 1, 'slack_webapi_http_error'],
    [{ kind: 'lost', accepted: false }, 0, 'slack_webapi_request_error'],
    [{ kind: 'lost', accepted: true }, 1, 'slack_webapi_request_error'],
    [{ kind: 'refused', error: 'fatal_error' }, 0, 'slack_webapi_platform_error'],
  ])('%j leaves %d message', async (fault, kept, code) => {
    slack.fault = ({ method }) => (method === 'chat.postMessage' ? fault : undefined)
    const error = await client()
      .chat.postMessage({ channel: 'C0MONEY', text: 'x' })
      .catch((reason: { code: ErrorCode }) => reason)
    expect(error).toMatchObject({ code })
    expect(slack.messages('C0MONEY')).toHaveLength(kept)
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1)
  })
})

describe('people who use an app through signed requests', () => {
  let app: App
  let people: SlackPeople
  let url: string
  const heard: Json[] = []

  beforeEach(async () => {
    heard.length = 0
    const receiver = new HTTPReceiver({ signingSecret: FAKE_APP.signingSecret, logLevel: LogLevel.ERROR })
    app = new App({ token: FAKE_APP.botToken, receiver, clientOptions: { slackApiUrl: slack.apiUrl } })
    app.command('/cash', async ({ ack, command, client: web, respond }) => {
      heard.push({ ...command })
      await ack('At once')
      if (command.text === 'form') await web.views.open({ trigger_id: command.trigger_id, view: modal() })
      else await respond({ text: 'Later', response_type: 'in_channel', blocks: [button] })
    })
    app.action('done', async ({ ack, body, action, respond }) => {
      heard.push({ ...body, action })
      await ack()
      if ('response_url' in body) await respond({ text: 'Pressed', replace_original: true })
    })
    app.view('form', async ({ ack, view }) => {
      heard.push(view.state.values as unknown as Json)
      const name = view.state.values.name?.name?.value
      if (name === 'wrong') await ack({ response_action: 'errors', errors: { name: 'No' } })
      else if (name === 'nowhere') await ack({ response_action: 'errors', errors: { elsewhere: 'No' } })
      else await ack()
    })
    app.event('app_home_opened', async ({ event }) => {
      heard.push({ ...event })
    })
    app.event('message', async ({ event }) => {
      heard.push({ ...event })
    })
    const server = await app.start(0)
    const address = (server as ReturnType<typeof createServer>).address()
    url = `http://127.0.0.1:${(address as { port: number }).port}/slack/events`
    people = new SlackPeople(slack, url)
  })
  afterEach(() => app.stop())

  const button = {
    type: 'actions' as const,
    elements: [{ type: 'button' as const, action_id: 'done', text: plain('Done'), value: 'duty-1' }],
  }

  test('a command is answered at once and later, and its button pressed', async () => {
    expect(await people.command({ user: ALICE, channel: 'C0MONEY', text: 'status' })).toMatchObject({ status: 200 })
    expect(slack.ephemerals).toMatchObject([{ text: 'At once' }])
    await expect.poll(() => slack.messages('C0MONEY')).toMatchObject([{ text: 'Later' }])
    const ts = String(slack.messages('C0MONEY')[0]?.ts)
    await people.press({ user: ALICE, channel: 'C0MONEY', ts, actionId: 'done' })
    await expect.poll(() => slack.messages('C0MONEY')).toMatchObject([{ ts, text: 'Pressed' }])
    expect(heard[1]?.action).toMatchObject({ action_id: 'done', value: 'duty-1', type: 'button' })
    expect(() => people.press({ user: ALICE, channel: 'C0MONEY', ts, actionId: 'other' })).toThrow('no other')
  })

  test('a form is filled in, refused, mended and gone', async () => {
    await people.command({ user: ALICE, channel: 'C0MONEY', text: 'form' })
    await expect.poll(() => slack.modal(ALICE)?.callback_id).toBe('form')
    await expect(people.submit({ user: ALICE, fields: { other: 'x' } })).rejects.toThrow('the form has no other')
    await people.submit({ user: ALICE, fields: { name: 'wrong' } })
    expect(slack.modal(ALICE)).toBeDefined()
    await expect(people.submit({ user: ALICE, fields: { name: 'nowhere' } })).rejects.toThrow('which is no input')
    await people.submit({ user: ALICE })
    expect(heard.at(-1)).toEqual({ name: { name: { type: 'plain_text_input', value: 'before' } } })
    expect(slack.modal(ALICE)).toBeUndefined()
  })

  test('a button that only one person sees, and one on the App Home', async () => {
    await client().chat.postEphemeral({ channel: 'C0MONEY', user: ALICE, text: 'x', blocks: [button] })
    await client().views.publish({ user_id: ALICE, view: { type: 'home', blocks: [button] } })
    await people.pressEphemeral({ user: ALICE, actionId: 'done' })
    await people.pressInView({ user: ALICE, on: 'home', actionId: 'done' })
    expect(heard).toMatchObject([
      { container: { is_ephemeral: true }, channel: { id: 'C0MONEY' }, action: { value: 'duty-1' } },
      { container: { type: 'view' }, view: { type: 'home' }, action: { value: 'duty-1' } },
    ])
  })

  test('the App Home is opened and a file sent', async () => {
    await people.openHome(ALICE)
    await people.sendFiles(ALICE, [slack.addFile({ name: 'a.csv', content: 'x', user: ALICE })])
    expect(heard).toMatchObject([
      { type: 'app_home_opened', user: ALICE, tab: 'home' },
      { type: 'message', subtype: 'file_share', channel_type: 'im', files: [{ name: 'a.csv' }] },
    ])
  })

  test.each([
    ['another secret', { signingSecret: 'other' }],
    ['an instant six minutes ago', { sentAt: Date.now() - 6 * 60_000 }],
  ])('a request signed with %s is refused', async (_, wrong) => {
    const request = signedRequest('{}', {
      contentType: 'application/json',
      signingSecret: FAKE_APP.signingSecret,
      ...wrong,
    })
    expect((await fetch(url, request)).status).toBe(401)
  })

  // Real payloads with their values blanked, from slackapi/java-slack-sdk.
  const SAMPLES = sharedData('slack-payloads')

  test.skipIf(!SAMPLES)('they send no field that Slack does not', async () => {
    const sent: Json[] = []
    const listener = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      request.on('end', () => {
        const form = Object.fromEntries(new URLSearchParams(body))
        sent.push(body.startsWith('{') ? JSON.parse(body) : form.payload ? JSON.parse(form.payload) : form)
        response.end()
      })
    })
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const recorded = new SlackPeople(slack, `http://127.0.0.1:${(listener.address() as { port: number }).port}/`)
    const { ts } = await client().chat.postMessage({ channel: 'C0MONEY', text: 'x', blocks: [button] })
    await client().views.open({ trigger_id: slack.newTrigger(ALICE), view: modal() })
    await recorded.command({ user: ALICE, channel: 'C0MONEY', text: 'x' })
    await recorded.press({ user: ALICE, channel: 'C0MONEY', ts: String(ts), actionId: 'done' })
    await recorded.submit({ user: ALICE })
    await recorded.openHome(ALICE)
    listener.close()

    // Fields that real submissions have and these samples, made of several, do not.
    const known = ['response_urls', 'blocks']
    const sample = (name: string) => JSON.parse(readFileSync(join(String(SAMPLES), `${name}.json`), 'utf8')) as Json
    const strange = (at: string, ours: Json, theirs: Json): string[] =>
      Object.entries(ours).flatMap(([key, value]) => {
        if (known.includes(key)) return []
        if (!(key in theirs)) return [`${at}.${key}`]
        const deeper = [value, theirs[key]].every((each) => each && typeof each === 'object' && !Array.isArray(each))
        return deeper && key !== 'state' ? strange(`${at}.${key}`, value as Json, theirs[key] as Json) : []
      })
    const names = ['SlashCommandPayload', 'BlockActionPayload', 'ViewSubmissionPayload', 'AppHomeOpenedPayload']
    expect(sent).toHaveLength(names.length)
    expect(names.flatMap((name, at) => strange(name, sent[at] ?? {}, sample(name)))).toEqual([])
  })
})

/** Another thread: asks once, so that its connection stands; then says much over new ones, and asks again while we look away. */
const SENDER = `
const { connect } = require('node:net')
const { parentPort, workerData: { port, token, posts } } = require('node:worker_threads')
const asked = (method, args) => {
  const body = JSON.stringify(args)
  return 'POST /api/' + method + ' HTTP/1.1\\r\\nhost: x\\r\\nauthorization: Bearer ' + token +
    '\\r\\ncontent-type: application/json\\r\\ncontent-length: ' + body.length + '\\r\\n\\r\\n' + body
}
const standing = connect(port, '127.0.0.1', () => standing.write(asked('auth.test', {})))
standing.once('data', () => {
  parentPort.postMessage('ready')
  for (let i = 0; i < posts; i++) {
    const one = connect(port, '127.0.0.1', () => one.write(asked('chat.postMessage', { channel: 'C0MONEY', text: 'n' + i })))
    one.on('error', () => {})
  }
  setTimeout(() => standing.write(asked('conversations.history', { channel: 'C0MONEY', limit: 200 })), 150)
  let answer = ''
  standing.on('data', (part) => {
    answer += part
    if (answer.includes('response_metadata')) parentPort.postMessage(answer)
  })
})`

test('what was sent before a history was asked for stands in it, though nobody had time to read it', async () => {
  const posts = 40
  const { port } = new URL(slack.apiUrl)
  const sender = new Worker(SENDER, { eval: true, workerData: { port: Number(port), token: FAKE_APP.botToken, posts } })
  await once(sender, 'message')
  const until = performance.now() + 400
  while (performance.now() < until);
  const [answer] = (await once(sender, 'message')) as [string]
  await sender.terminate()
  expect(answer.match(/"text":"n\d+"/g)).toHaveLength(posts)
})
