import { setTimeout as sleep } from 'node:timers/promises'
import { WebClient } from '@slack/web-api'
import { describe, expect, onTestFinished, test } from 'vitest'
import { resend } from '../../src/flows/resend.ts'
import { tellUndelivered } from '../../src/flows/tell-undelivered.ts'
import { openLog } from '../../src/log.ts'
import { drawMessage } from '../../src/slack/draw.ts'
import { createPoster, type Poster, type PosterOptions } from '../../src/slack/post.ts'
import type { Payload } from '../../src/slack/views/payload.ts'
import { enqueue, findMessage, markStale } from '../../src/store/messages.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { ADMIN, asAdmin, HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { FAKE_APP, FakeSlack, type Fault } from '../support/fake-slack.ts'

const NOW = '2026-11-20T10:00:00.000Z'
const OTHER_TEAM = 'T0OTHER'
const CHANNELS = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']

function saying(text: string): Payload {
  return { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] }
}

eachDatabase('the sender', (openFresh) => {
  /** A sender and its Slack; the wall clock runs, and `ahead` lets time go by at once. */
  async function start(options: Partial<PosterOptions> = {}) {
    const { db, url } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    const slack = await new FakeSlack({
      users: [{ id: ADMIN, name: 'Ada' }],
      channels: CHANNELS.map((id) => ({ id, name: id, members: [FAKE_APP.botUserId, ADMIN] })),
    }).start()
    const wall = { ahead: 0, now: () => new Date(Date.now() + wall.ahead) }
    const posting = new WebClient(FAKE_APP.botToken, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 3000,
    })
    const logged: string[] = []
    const another = (database: Db, more: Partial<PosterOptions> = {}) =>
      createPoster({
        db: database,
        clock: wall,
        log: openLog('info', { write: (line: string) => void logged.push(line) }),
        workspaceIds: [TEAM],
        clientFor: () => posting,
        draw: async ({ key }) => ({
          text: key,
          blocks: [{ type: 'section', text: { type: 'plain_text', text: key } }],
        }),
        graceMs: 50,
        gapMs: 0,
        native: { isDrawn: false },
        ...options,
        ...more,
      })
    const poster = another(db)
    onTestFinished(async () => {
      await poster.stop(0)
      await slack.stop()
    })
    const put = (key: string, channelId = 'C1', workspaceId: string = TEAM) =>
      enqueue(db, workspaceId, { key, kind: 'status', data: {}, channelId, language: 'en' }, NOW) as Promise<string>
    return { db, url, clock, slack, wall, poster, another, put, logged }
  }

  const textsIn = (slack: FakeSlack, channel = 'C1') => slack.messages(channel).map((m) => m.text)
  const stateOf = async (db: Db, id: string) => (await findMessage(db, TEAM, id))?.state

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (let i = 0; i < 600; i++) {
      if (await isSo()) return
      await sleep(5)
    }
    throw new Error('it did not come to that')
  }

  /** A fault for the first call of a method. */
  function once(slack: FakeSlack, method: string, fault: Fault, times = 1): void {
    let left = times
    slack.fault = (call) => (call.method === method && left-- > 0 ? fault : undefined)
  }

  describe('keeps its pace:', () => {
    test('one message a gap and channel, the channels side by side, each in its order', async () => {
      const gapMs = 120
      const seen: { channel: string; at: number }[] = []
      const { slack, poster, put } = await start({
        gapMs,
        draw: async ({ key, channelId: channel }) => {
          seen.push({ channel, at: Date.now() })
          return saying(key)
        },
      })
      for (let n = 1; n <= 4; n++) for (const channel of CHANNELS) await put(`${channel} ${n}`, channel)
      poster.kick()
      await until(() => seen.length === 4 * CHANNELS.length)
      await poster.drain()
      for (const channel of CHANNELS) {
        expect(textsIn(slack, channel)).toEqual([1, 2, 3, 4].map((n) => `${channel} ${n}`))
        const times = seen.filter((s) => s.channel === channel).map((s) => s.at)
        const gaps = times.slice(1).map((at, i) => at - (times[i] as number))
        for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(gapMs)
      }
    })

    test('two processes on one database keep it together, and each message is sent once', async () => {
      const gapMs = 100
      const { url, slack, poster, another, put } = await start({ gapMs })
      const store = openStore(url)
      const second = another(store.db)
      try {
        for (let n = 1; n <= 6; n++) for (const channel of CHANNELS.slice(0, 2)) await put(`${channel} ${n}`, channel)
        const began = performance.now()
        const pulse = setInterval(() => [poster, second].forEach((p) => void p.kick()), 20)
        await until(() => textsIn(slack, 'C1').length + textsIn(slack, 'C2').length >= 12)
        const took = performance.now() - began
        clearInterval(pulse)
        await Promise.all([poster.drain(), second.drain()])
        for (const channel of ['C1', 'C2'])
          expect(textsIn(slack, channel)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${channel} ${n}`))
        expect(took).toBeGreaterThan(5 * gapMs - 40)
      } finally {
        await second.stop(0)
        await store.close()
      }
    })

    test('a 429 pauses its channel and nothing else, and is no attempt of the message’s', async () => {
      const { db, slack, wall, poster, put } = await start()
      once(slack, 'chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 })
      const id = await put('limited')
      await poster.drain()
      await put('behind it')
      await put('elsewhere', 'C2')
      await poster.drain()
      expect(textsIn(slack)).toEqual([])
      expect(textsIn(slack, 'C2')).toEqual(['elsewhere'])
      expect(await findMessage(db, TEAM, id)).toMatchObject({ state: 'queued', attempts: 0 })
      wall.ahead = 31_000
      await poster.drain()
      expect(textsIn(slack)).toEqual(['limited', 'behind it'])
    })

    test('a 429 on the history pauses looking back, while other channels go on', async () => {
      const { slack, wall, poster, put } = await start()
      slack.fault = ({ method, args }) => {
        if (method === 'conversations.history') return { kind: 'rate-limited', retryAfterSeconds: 60 }
        const isFirst = method === 'chat.postMessage' && args.channel === 'C1' && textsIn(slack).length === 0
        return isFirst ? { kind: 'lost', accepted: true } : undefined
      }
      await put('doubted')
      await put('behind it')
      await poster.drain()
      wall.ahead = 1000
      await poster.drain()
      await put('elsewhere', 'C2')
      await poster.drain()
      wall.ahead = 20_000
      await poster.drain()
      expect(slack.callsOf('conversations.history')).toHaveLength(1)
      expect([textsIn(slack), textsIn(slack, 'C2')]).toEqual([['doubted'], ['elsewhere']])
      slack.fault = () => undefined
      wall.ahead = 62_000
      await poster.drain()
      expect(textsIn(slack)).toEqual(['doubted', 'behind it'])
    })

    test('a workspace with a mountain of messages does not keep another waiting', async () => {
      const { db, slack, clock, poster, put } = await start({ workspaceIds: [TEAM, OTHER_TEAM] })
      await openCompany(db, clock, { id: OTHER_TEAM })
      slack.latencyMs = () => 20
      for (let n = 0; n < 120; n++) await put(`mountain ${n}`, CHANNELS[n % 4])
      await put('small', 'C6', OTHER_TEAM)
      await poster.drain()
      const posted = slack.callsOf('chat.postMessage').map((args) => String(args.text))
      expect(posted.indexOf('small')).toBeLessThan(12)
      expect(posted).toHaveLength(121)
    })
  })

  describe('stops', () => {
    test('after what is in hand, and leaves the rest in the queue', async () => {
      const { db, slack, poster, put } = await start()
      slack.latencyMs = () => 150
      const first = await put('in hand')
      const second = await put('behind it')
      poster.kick()
      await until(() => slack.callsOf('chat.postMessage').length === 1)
      await poster.stop(2000)
      expect([await stateOf(db, first), await stateOf(db, second)]).toEqual(['sent', 'queued'])
    })

    test('in time: what has no answer yet is looked for by the next sender, and not sent twice', async () => {
      const { db, slack, wall, poster, another, put } = await start()
      slack.latencyMs = ({ method }) => (method === 'chat.postMessage' ? 800 : 0)
      const id = await put('slow')
      poster.kick()
      await until(() => textsIn(slack).length === 1)
      const began = performance.now()
      await poster.stop(50)
      expect(performance.now() - began).toBeLessThan(700)
      expect(await stateOf(db, id)).toBe('in-doubt')
      slack.latencyMs = () => 0
      wall.ahead = 1000
      const next = another(db)
      await next.drain()
      await next.stop(0)
      expect(await stateOf(db, id)).toBe('sent')
      expect(textsIn(slack)).toEqual(['slow'])
    })

    test('in the middle of drawing a message again: it stays sent, and the next sender draws it', async () => {
      const { db, slack, wall, poster, another, put } = await start()
      const id = await put('a')
      await poster.drain()
      await markStale(db, TEAM, [id])
      slack.latencyMs = ({ method }) => (method === 'chat.update' ? 800 : 0)
      poster.kick()
      await until(() => slack.callsOf('chat.update').length === 1)
      await poster.stop(50)
      expect(await stateOf(db, id)).toBe('sent')
      slack.latencyMs = () => 0
      wall.ahead = 120_000
      const next = another(db)
      await next.drain()
      await next.stop(0)
      expect(slack.callsOf('chat.update')).toHaveLength(2)
      expect(textsIn(slack)).toEqual(['a'])
    })

    test('before it posts what it was still drawing: that goes back into the queue untouched', async () => {
      const drawn = Promise.withResolvers<null>()
      const draws: string[] = []
      const { db, slack, poster, put } = await start({
        draw: async ({ key }) => {
          draws.push(key)
          await drawn.promise
          return saying(key)
        },
      })
      const id = await put('drawn too late')
      poster.kick()
      await until(() => draws.length === 1)
      const stopping = poster.stop(2000)
      drawn.resolve(null)
      await stopping
      expect(await findMessage(db, TEAM, id)).toMatchObject({ state: 'queued', attempts: 0 })
      expect(slack.callsOf('chat.postMessage')).toEqual([])
    })
  })

  describe('what Slack refuses', () => {
    /** With the product's own words for the admins. */
    async function telling() {
      const world: { db?: Db } = {}
      const clock = new HandClock(NOW)
      const started = await start({
        draw: async (message) =>
          message.kind === 'status' ? saying(message.key) : drawMessage(world.db as Db, clock, message),
        onObstacle: ({ workspaceId, channelId }, why) =>
          tellUndelivered(world.db as Db, clock, { workspaceId, channelId, why }),
      })
      world.db = started.db
      return {
        ...started,
        admin: () => started.slack.messages(started.slack.directMessage(ADMIN).id).map((m) => m.text),
      }
    }

    test.each([
      ['not_in_channel', /2 messages wait for <#C1>: I am not in that channel. Type \/invite @Cashlight/],
      ['channel_not_found', /2 messages wait for <#C1>: the channel is archived or deleted/],
      ['is_archived', /2 messages wait for <#C1>: the channel is archived or deleted/],
      ['invalid_auth', /2 messages wait for <#C1>: Slack no longer accepts my access/],
    ])(
      'as %s waits in its order, the admins are told once, and a command sends it when it is mended',
      async (error, said) => {
        const { db, clock, slack, poster, put, admin, wall } = await telling()
        slack.fault = ({ method, args }) =>
          method === 'chat.postMessage' && args.channel === 'C1' ? { kind: 'refused', error } : undefined
        await put('first')
        await put('second')
        await poster.drain()
        for (let hour = 1; hour <= 3; hour++) {
          wall.ahead = hour * 3600_000
          await poster.drain()
        }
        expect(admin()).toEqual([expect.stringMatching(said)])
        slack.fault = () => undefined
        expect(await resend(db, clock, asAdmin)).toEqual([{ channelId: 'C1', count: 1, behind: 1 }])
        await poster.drain()
        expect(textsIn(slack)).toEqual(['first', 'second'])
        expect(await resend(db, clock, asAdmin)).toEqual([])
      },
    )

    test('for what it says is given up, the channel goes on, the admins are told once, and a command sends it again', async () => {
      const { db, clock, slack, poster, put, admin } = await telling()
      slack.fault = ({ method, args }) =>
        method === 'chat.postMessage' && String(args.text).startsWith('bad')
          ? { kind: 'refused', error: 'invalid_blocks' }
          : undefined
      const bad = await put('bad 1')
      await put('bad 2')
      await put('good')
      await poster.drain()
      expect(await stateOf(db, bad)).toBe('failed')
      expect(textsIn(slack)).toEqual(['good'])
      expect(admin()).toEqual([
        expect.stringMatching(/messages? for <#C1> (was|were) given up: Slack refused the contents/),
      ])
      slack.fault = () => undefined
      expect(await resend(db, clock, asAdmin)).toEqual([{ channelId: 'C1', count: 2, behind: 0 }])
      await poster.drain()
      expect(textsIn(slack)).toEqual(['good', 'bad 1', 'bad 2'])
    })

    test('is not what a gateway answers in its place: that leaves the message in doubt, and it is not sent twice', async () => {
      let broken = 1
      const client = ({ apiUrl }: FakeSlack) =>
        new WebClient(FAKE_APP.botToken, {
          slackApiUrl: apiUrl,
          retryConfig: { retries: 0 },
          fetch: async (url, init) => {
            const answer = await fetch(url, init)
            const isBroken = String(url).endsWith('chat.postMessage') && broken-- > 0
            return isBroken ? new Response('<html>Bad gateway</html>') : answer
          },
        })
      const world: { slack?: FakeSlack } = {}
      const started = await start({ graceMs: 30_000, clientFor: () => client(world.slack as FakeSlack) })
      world.slack = started.slack
      const { db, clock, slack, wall, poster, put } = started
      const id = await put('once')
      await poster.drain()
      expect(await stateOf(db, id)).toBe('in-doubt')
      expect(await resend(db, clock, asAdmin)).toEqual([])
      wall.ahead = 31_000
      await poster.drain()
      expect(await stateOf(db, id)).toBe('sent')
      expect(textsIn(slack)).toEqual(['once'])
    })

    test('for hours because somebody has to mend it is not given up when it cannot be drawn once', async () => {
      const drawing = { isBroken: false }
      const { db, slack, wall, poster, put } = await start({
        draw: async ({ key }) => {
          if (drawing.isBroken) throw new Error('the database restarts')
          return saying(key)
        },
      })
      slack.fault = ({ method }) =>
        method === 'chat.postMessage' ? { kind: 'refused', error: 'not_in_channel' } : undefined
      const id = await put('waits')
      for (let n = 0; n < 8; n++) {
        drawing.isBroken = n === 7
        wall.ahead = n * 16 * 60_000
        await poster.drain()
      }
      expect(await stateOf(db, id)).toBe('queued')
    })

    test('without ever a clear answer is given up after a day, and the channel goes on', async () => {
      const graceMs = 3600_000
      const obstacles: string[] = []
      const { db, slack, wall, poster, put } = await start({
        graceMs,
        onObstacle: async ({ key }, why) => void obstacles.push(`${key} ${why}`),
      })
      slack.fault = ({ method, args }) =>
        method === 'chat.postMessage' && args.text === 'never' ? { kind: 'server-error', accepted: false } : undefined
      const id = await put('never')
      await put('behind it')
      for (let hour = 0; hour < 24; hour++) {
        wall.ahead = hour * (graceMs + 1000)
        await poster.drain()
      }
      expect(await stateOf(db, id)).toBe('in-doubt')
      wall.ahead += 2 * graceMs
      await poster.drain()
      wall.ahead += 2 * graceMs
      await poster.drain()
      expect(await stateOf(db, id)).toBe('failed')
      expect(obstacles).toEqual(['never refused'])
      expect(textsIn(slack)).toEqual(['behind it'])
    })

    test('nobody can tell about for a day is given up; sent again, it is looked for first', async () => {
      const { db, clock, slack, poster, put, wall, admin } = await telling()
      slack.fault = ({ method }) =>
        method === 'conversations.history'
          ? { kind: 'server-error', accepted: false }
          : method === 'chat.postMessage' && textsIn(slack).length === 0
            ? { kind: 'lost', accepted: true }
            : undefined
      const id = await put('unknown')
      await poster.drain()
      wall.ahead = 25 * 3600_000
      await poster.drain()
      expect(await stateOf(db, id)).toBe('failed')
      expect(admin()).toEqual([expect.stringMatching(/1 message for <#C1> was given up: nobody could tell for a day/)])
      slack.fault = () => undefined
      await resend(db, clock, asAdmin)
      await poster.drain()
      expect(await stateOf(db, id)).toBe('sent')
      expect(textsIn(slack)).toEqual(['unknown'])
    })
  })

  test('what is said in a thread stands there, and after a lost answer it is looked for there', async () => {
    const { db, slack, poster, put, wall } = await start({ graceMs: 30_000 })
    const parent = await put('the card')
    await poster.drain()
    once(slack, 'chat.postMessage', { kind: 'lost', accepted: true })
    const answer = {
      key: 'a question',
      kind: 'status',
      data: {},
      channelId: 'C1',
      language: 'en',
      threadOf: parent,
    } as const
    const id = (await enqueue(db, TEAM, answer, NOW)) as string
    await poster.drain()
    expect(await stateOf(db, id)).toBe('in-doubt')
    wall.ahead += 60_000
    await poster.drain()
    expect(await stateOf(db, id)).toBe('sent')
    const [card, ...rest] = slack.messages('C1')
    expect(rest.map(({ text, thread_ts }) => ({ text, thread_ts }))).toEqual([
      { text: 'a question', thread_ts: card?.ts },
    ])
  })

  test('what is said in the thread of a message of another channel stands in its own', async () => {
    const { db, slack, poster, put } = await start()
    const parent = await put('the card')
    await poster.drain()
    const moved = {
      key: 'a question',
      kind: 'status',
      data: {},
      channelId: 'C2',
      language: 'en',
      threadOf: parent,
    } as const
    await enqueue(db, TEAM, moved, NOW)
    await poster.drain()
    expect(slack.messages('C2').map(({ text, thread_ts }) => ({ text, thread_ts }))).toEqual([{ text: 'a question' }])
  })

  test('a message whose sender died is found although our clock was an hour fast when it was claimed', async () => {
    const { db, slack, wall, poster, another, put } = await start()
    wall.ahead = 3600_000
    once(slack, 'chat.postMessage', { kind: 'lost', accepted: true })
    const id = await put('early')
    await poster.drain()
    wall.ahead = 0
    const next: Poster = another(db)
    await until(async () => {
      await next.drain()
      return (await stateOf(db, id)) === 'sent'
    })
    await next.stop(0)
    expect(textsIn(slack)).toEqual(['early'])
  })
})
