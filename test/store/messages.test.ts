import { describe, expect, test } from 'vitest'
import {
  claimMessages,
  enqueue,
  findMessage,
  HISTORY_UNREAD,
  markStale,
  moveWaiting,
  pause,
  postponeRedraw,
  reapLeases,
  requeueUndelivered,
  STILL_IN_DOUBT,
  settleMessage,
  settleRedraw,
  takeDoubtful,
  takeStale,
} from '../../src/store/messages.ts'
import { type Db, openStore } from '../../src/store/open.ts'
import { HandClock, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

/** Minute n of an hour. */
const at = (n: number) => `2026-11-20T10:${String(n).padStart(2, '0')}:00.000Z`

eachDatabase('the outbox', (openFresh) => {
  async function outbox() {
    const { db, url } = await openFresh()
    await openCompany(db, new HandClock(at(0)))
    return { db, url }
  }

  const put = (db: Db, key: string, channelId = 'C1') =>
    enqueue(db, TEAM, { key, kind: 'status', data: { of: key }, channelId, language: 'en' }, at(0))
  const sender = (now: number, farthest = '9') => ({ workspaceIds: [TEAM, 'T0ANOTHER'], now: at(now), farthest })
  const claim = (db: Db, now = 1, limit = 10) => claimMessages(db, sender(now), { leaseUntil: at(now + 2), limit })
  const reap = (db: Db, now: number, doubtUntil: number) => reapLeases(db, sender(now), at(doubtUntil))
  const takeStaleAt = (db: Db, now: number) => takeStale(db, sender(now), { leaseUntil: at(now + 60), limit: 10 })
  const takeDoubtfulAt = (db: Db, now: number) => takeDoubtful(db, sender(now), { leaseUntil: at(now + 2), limit: 10 })
  const keysOf = (messages: readonly { key: string }[]) => messages.map((m) => m.key)

  async function claimOne(db: Db, now = 1) {
    const [message] = await claim(db, now)
    if (!message) throw new Error('there is nothing to claim')
    return message
  }

  const stateOf = async (db: Db, id: string) => (await findMessage(db, TEAM, id))?.state
  const sent = { state: 'sent', ts: '1.2', sentAt: at(1) } as const

  describe('a key', () => {
    test('is taken once: the second message under it is not saved', async () => {
      const { db } = await outbox()
      expect(await put(db, 'a')).toEqual(expect.any(String))
      expect(await put(db, 'a', 'C2')).toBeNull()
      expect(keysOf(await claim(db))).toEqual(['a'])
    })

    test('stays taken when its message has been sent', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      await settleMessage(db, await claimOne(db), sent)
      expect(await put(db, 'a')).toBeNull()
    })

    test('is one company’s own', async () => {
      const { db } = await outbox()
      await openCompany(db, new HandClock(at(0)), { id: 'T0ANOTHER' })
      await put(db, 'a')
      const other = { key: 'a', kind: 'status', data: {}, channelId: 'C1', language: 'en' } as const
      expect(await enqueue(db, 'T0ANOTHER', other, at(0))).toEqual(expect.any(String))
    })

    test('is free again when the transaction that took it is undone', async () => {
      const { db } = await outbox()
      const undone = db.transaction().execute(async (tx) => {
        await put(tx, 'a')
        throw new Error('undone')
      })
      await expect(undone).rejects.toThrow('undone')
      expect(await claim(db)).toEqual([])
      expect(await put(db, 'a')).toEqual(expect.any(String))
    })
  })

  describe('claiming', () => {
    test('brings the oldest message of each channel, and the next one only when that is through', async () => {
      const { db } = await outbox()
      for (const [key, channel] of [
        ['a1', 'C1'],
        ['a2', 'C1'],
        ['b1', 'C2'],
        ['a3', 'C1'],
      ] as const)
        await put(db, key, channel)
      const first = await claim(db)
      expect(keysOf(first)).toEqual(['a1', 'b1'])
      expect(await claim(db)).toEqual([])
      for (const message of first) await settleMessage(db, message, sent)
      expect(keysOf(await claim(db))).toEqual(['a2'])
    })

    test('hands out a message once, with its epoch and attempts counted', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      expect(await claimOne(db)).toMatchObject({
        state: 'sending',
        epoch: 1,
        attempts: 1,
        leaseUntilAt: at(3),
        data: '{"of":"a"}',
      })
      expect(await claim(db)).toEqual([])
    })

    test('by several senders at once gives each message to one of them', async () => {
      const { db, url } = await outbox()
      const other = openStore(url)
      try {
        for (let i = 0; i < 20; i++) await put(db, `k${i}`, `C${i}`)
        const claims = await Promise.all([db, other.db, db, other.db].map((each) => claim(each, 1, 20)))
        expect(keysOf(claims.flat()).toSorted()).toEqual(Array.from({ length: 20 }, (_, i) => `k${i}`).toSorted())
      } finally {
        await other.close()
      }
    })

    test('takes at most so many', async () => {
      const { db } = await outbox()
      for (const n of [1, 2, 3]) await put(db, `k${n}`, `C${n}`)
      expect(keysOf(await claim(db, 1, 2))).toEqual(['k1', 'k2'])
    })

    test('waits for the time a message was put off to, and the ones behind it wait with it', async () => {
      const { db } = await outbox()
      await put(db, 'a1')
      await put(db, 'a2')
      await settleMessage(db, await claimOne(db), { state: 'queued', notBeforeAt: at(5), error: 'rate limited' })
      expect(await claim(db, 4)).toEqual([])
      expect(await claimOne(db, 5)).toMatchObject({ key: 'a1', epoch: 2, attempts: 2 })
    })

    test.each(['failed', 'superseded'] as const)('goes on behind a message that %s', async (state) => {
      const { db } = await outbox()
      await put(db, 'a1')
      await put(db, 'a2')
      await settleMessage(db, await claimOne(db), { state, error: 'channel_not_found' })
      expect(keysOf(await claim(db))).toEqual(['a2'])
    })

    test('of the same channel of two companies keeps them apart', async () => {
      const { db } = await outbox()
      await openCompany(db, new HandClock(at(0)), { id: 'T0ANOTHER' })
      await put(db, 'a')
      await enqueue(db, 'T0ANOTHER', { key: 'b', kind: 'status', data: {}, channelId: 'C1', language: 'en' }, at(0))
      expect(keysOf(await claim(db))).toEqual(['a', 'b'])
    })
  })

  describe('of several workspaces', () => {
    async function outboxes() {
      const { db } = await outbox()
      await openCompany(db, new HandClock(at(0)), { id: 'T0ANOTHER' })
      const putFor = (workspaceId: string, key: string, channelId: string) =>
        enqueue(db, workspaceId, { key, kind: 'status', data: {}, channelId, language: 'en' }, at(0))
      return { db, putFor }
    }

    test('each has its turn: thousands of one do not keep the other waiting', async () => {
      const { db, putFor } = await outboxes()
      for (let n = 0; n < 9; n++) await putFor(TEAM, `a${n}`, `C${n}`)
      await putFor('T0ANOTHER', 'b', 'C0')
      expect(keysOf(await claim(db, 1, 2))).toEqual(['a0', 'b'])
    })

    test('none has more than its share, and one that has it in hand gets nothing more', async () => {
      const { db, putFor } = await outboxes()
      for (let n = 0; n < 9; n++) await putFor(TEAM, `a${n}`, `C${n}`)
      await putFor('T0ANOTHER', 'b', 'C0')
      const share = { leaseUntil: at(3), limit: 10, perWorkspace: 2 }
      expect(keysOf(await claimMessages(db, sender(1), share))).toEqual(['a0', 'b', 'a1'])
      expect(keysOf(await claimMessages(db, sender(1), { ...share, full: [TEAM] }))).toEqual([])
    })

    test('a sender takes only what is its own to post', async () => {
      const { db, putFor } = await outboxes()
      await putFor(TEAM, 'a', 'C0')
      await putFor('T0ANOTHER', 'b', 'C0')
      const own = { ...sender(1), workspaceIds: ['T0ANOTHER'] }
      const [message] = await claimMessages(db, own, { leaseUntil: at(3), limit: 10 })
      if (!message) throw new Error('there is nothing to claim')
      expect(message.key).toBe('b')
      const theirs = { ...sender(4), workspaceIds: [TEAM] }
      expect(await reapLeases(db, theirs, at(5))).toBe(0)
      expect(await reapLeases(db, { ...own, now: at(4) }, at(5))).toBe(1)
      const take = { leaseUntil: at(9), limit: 10 }
      expect(await takeDoubtful(db, { ...theirs, now: at(5) }, take)).toEqual([])
      expect(keysOf(await takeDoubtful(db, { ...own, now: at(5) }, take))).toEqual(['b'])
    })
  })

  describe('a pause', () => {
    test('of a channel keeps that channel waiting, and no other', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      await put(db, 'b', 'C2')
      await pause(db, TEAM, 'C1', at(5))
      expect(keysOf(await claim(db, 4))).toEqual(['b'])
      expect(keysOf(await claim(db, 5))).toEqual(['a'])
    })

    test('stands behind a message from the moment it is sent', async () => {
      const { db } = await outbox()
      await put(db, 'a1')
      await put(db, 'a2')
      await settleMessage(db, await claimOne(db), sent, at(2))
      expect(await claim(db, 1)).toEqual([])
      expect(keysOf(await claim(db, 2))).toEqual(['a2'])
    })

    test('of the history or of redraws does not keep anything from being posted', async () => {
      const { db } = await outbox()
      await put(db, 'doubted')
      await claimOne(db)
      await reap(db, 4, 5)
      await put(db, 'stale', 'C2')
      const { id } = await claimOne(db, 4)
      await settleMessage(db, { workspaceId: TEAM, id, epoch: 1, state: 'sending', channelId: 'C2' }, sent)
      await markStale(db, TEAM, [id])
      await put(db, 'next', 'C3')
      for (const kind of ['history', 'redraw']) await pause(db, TEAM, kind, at(9))
      expect(await takeDoubtfulAt(db, 8)).toEqual([])
      expect(await takeStaleAt(db, 8)).toEqual([])
      expect(keysOf(await claim(db, 8))).toEqual(['next'])
      expect(keysOf(await takeDoubtfulAt(db, 9))).toEqual(['doubted'])
      expect(keysOf(await takeStaleAt(db, 9))).toEqual(['stale'])
    })
  })

  test('a clock that was set back an hour holds nothing up: what is put off further than anything ever is has come', async () => {
    const { db } = await outbox()
    await put(db, 'a')
    await claimOne(db, 30) // until minute 32
    await put(db, 'b', 'C2')
    await put(db, 'c', 'C3')
    const [b, c] = await claim(db, 30)
    if (!b || !c) throw new Error('there is nothing to claim')
    await settleMessage(db, b, { state: 'queued', notBeforeAt: at(45), error: 'not_in_channel' })
    await settleMessage(db, c, { state: 'in-doubt', notBeforeAt: at(31), error: 'lost' })
    await put(db, 'd', 'C4')
    await pause(db, TEAM, 'C4', at(31))
    const back = sender(5, at(20))
    expect(keysOf(await claimMessages(db, back, { leaseUntil: at(7), limit: 10 }))).toEqual(['b', 'd'])
    expect(await reapLeases(db, back, at(6))).toBe(1)
    expect(keysOf(await takeDoubtful(db, back, { leaseUntil: at(7), limit: 10 }))).toEqual(['c'])
  })

  describe('settling', () => {
    test('what another found out meanwhile changes nothing', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      await claimOne(db)
      await reap(db, 4, 5)
      const [doubted] = await takeDoubtfulAt(db, 5)
      const [same] = await takeDoubtfulAt(db, 7)
      if (!doubted || !same) throw new Error('nothing is in doubt')
      expect(await settleMessage(db, doubted, sent)).toBe(true)
      const missing = { state: 'queued', notBeforeAt: '', error: 'not in the history' } as const
      expect(await settleMessage(db, same, missing)).toBe(false)
      expect(await stateOf(db, same.id)).toBe('sent')
    })

    test('under an old epoch changes nothing', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      const late = await claimOne(db)
      expect(await reap(db, 4, 5)).toBe(1)
      expect(await settleMessage(db, late, sent)).toBe(false)
      expect(await findMessage(db, TEAM, late.id)).toMatchObject({ state: 'in-doubt', ts: null, epoch: 2 })
    })

    test('ends the lease', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      const message = await claimOne(db)
      expect(await settleMessage(db, message, sent)).toBe(true)
      expect(await findMessage(db, TEAM, message.id)).toMatchObject({ state: 'sent', ts: '1.2', leaseUntilAt: null })
      expect(await reap(db, 59, 59)).toBe(0)
    })
  })

  describe('a sender that does not come back', () => {
    test('leaves its message in doubt once its lease is over, and not before', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      const { id } = await claimOne(db)
      expect(await reap(db, 3, 5)).toBe(0)
      expect(await stateOf(db, id)).toBe('sending')
      expect(await reap(db, 4, 5)).toBe(1)
      expect(await stateOf(db, id)).toBe('in-doubt')
    })

    test('holds up its channel until the doubt is over, and no other', async () => {
      const { db } = await outbox()
      await put(db, 'a1')
      await put(db, 'a2')
      await claimOne(db)
      await reap(db, 4, 6)
      await put(db, 'b1', 'C2')
      expect(keysOf(await claim(db, 7))).toEqual(['b1'])
      expect(await takeDoubtfulAt(db, 5)).toEqual([])
      const [doubted] = await takeDoubtfulAt(db, 6)
      if (!doubted) throw new Error('nothing is in doubt')
      expect(
        await settleMessage(db, doubted, { state: 'queued', notBeforeAt: at(6), error: 'not in the history' }),
      ).toBe(true)
      expect(keysOf(await claim(db, 7))).toEqual(['a1'])
    })
  })

  describe('what did not arrive, asked for again,', () => {
    test('goes back into the queue when Slack refused it, and is looked for first when nobody knows', async () => {
      const { db } = await outbox()
      for (const n of [1, 2, 3, 4]) await put(db, `k${n}`, `C${n}`)
      const [refused, unknown, waiting, fine] = await claim(db)
      if (!refused || !unknown || !waiting || !fine) throw new Error('there is nothing to claim')
      await settleMessage(db, refused, { state: 'failed', error: 'msg_too_long' })
      await settleMessage(db, unknown, { state: 'failed', error: STILL_IN_DOUBT })
      await settleMessage(db, waiting, { state: 'queued', notBeforeAt: at(50), error: 'not_in_channel' })
      await settleMessage(db, fine, sent)
      expect((await requeueUndelivered(db, TEAM)).toSorted((a, b) => a.channelId.localeCompare(b.channelId))).toEqual([
        { channelId: 'C1', count: 1 },
        { channelId: 'C2', count: 1 },
        { channelId: 'C3', count: 1 },
      ])
      expect(keysOf(await takeDoubtfulAt(db, 2))).toEqual(['k2'])
      expect(keysOf(await claim(db, 2))).toEqual(['k1', 'k3'])
      expect(await requeueUndelivered(db, TEAM)).toEqual([])
    })

    test('rests on when its grace has not passed, and is looked for at once when only its history could not be read', async () => {
      const { db } = await outbox()
      for (const n of [1, 2]) await put(db, `k${n}`, `C${n}`)
      const [resting, unread] = await claim(db)
      if (!resting || !unread) throw new Error('there is nothing to claim')
      const inDoubt = { state: 'in-doubt', notBeforeAt: at(50) } as const
      await settleMessage(db, resting, { ...inDoubt, error: 'the answer was lost' })
      await settleMessage(db, unread, { ...inDoubt, error: `${HISTORY_UNREAD}: missing_scope` })
      expect(await requeueUndelivered(db, TEAM)).toEqual([{ channelId: 'C2', count: 1 }])
      expect(keysOf(await takeDoubtfulAt(db, 2))).toEqual(['k2'])
    })

    test('is nothing when all is well', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      expect(await requeueUndelivered(db, TEAM)).toEqual([])
    })
  })

  test('what waits for a channel that is used no more goes to the one that took its place', async () => {
    const { db } = await outbox()
    await put(db, 'a')
    await put(db, 'b')
    await settleMessage(db, await claimOne(db), sent)
    const to = { channelId: 'C9', language: 'zh-CN' } as const
    await moveWaiting(db, TEAM, { used: ['C9'], to, kinds: ['digest'] })
    expect(await claimOne(db)).toMatchObject({ key: 'b', channelId: 'C1' })
    await put(db, 'c')
    const shared = (await put(db, 'status-shared:d')) as string
    await put(db, 'e', 'C2')
    await moveWaiting(db, TEAM, { used: ['C2', 'C9'], to, kinds: ['status'] })
    expect(await claim(db)).toMatchObject([
      { key: 'c', ...to },
      { key: 'e', channelId: 'C2' },
    ])
    expect(await findMessage(db, TEAM, shared)).toMatchObject({ channelId: 'C1' })
  })

  describe('a message that no longer says what is so', () => {
    async function sentMessage(db: Db, key = 'a') {
      await put(db, key, key)
      const message = await claimOne(db)
      await settleMessage(db, message, sent)
      return message.id
    }
    const taken = async (db: Db, now = 2) => (await takeStaleAt(db, now)).map((m) => m.id)

    test('is taken once to be drawn again, and again after the next change', async () => {
      const { db } = await outbox()
      const id = await sentMessage(db)
      expect(await taken(db)).toEqual([])
      await markStale(db, TEAM, [id, id])
      expect(await taken(db)).toEqual([id])
      expect(await taken(db)).toEqual([])
      await markStale(db, TEAM, [id])
      expect(await taken(db)).toEqual([id])
    })

    test('is taken by another when whoever took it does not come back', async () => {
      const { db } = await outbox()
      const id = await sentMessage(db)
      await markStale(db, TEAM, [id])
      expect(await taken(db, 2)).toEqual([id])
      expect(await taken(db, 61)).toEqual([])
      expect(await taken(db, 62)).toEqual([id])
    })

    test('is settled by what it showed: a change that came meanwhile keeps it stale', async () => {
      const { db } = await outbox()
      const id = await sentMessage(db)
      await markStale(db, TEAM, [id])
      const [message] = await takeStaleAt(db, 2)
      if (!message) throw new Error('nothing was stale')
      await markStale(db, TEAM, [id])
      await settleRedraw(db, message)
      const [again] = await takeStaleAt(db, 3)
      expect(again?.id).toBe(id)
      if (again) await settleRedraw(db, again)
      expect(await taken(db, 200)).toEqual([])
    })

    test('is not taken before it was sent: it is drawn when it is sent', async () => {
      const { db } = await outbox()
      const id = await put(db, 'a')
      await markStale(db, TEAM, [id as string])
      expect(await taken(db)).toEqual([])
    })

    test('whose redraw failed is taken again at its time', async () => {
      const { db } = await outbox()
      const id = await sentMessage(db)
      await markStale(db, TEAM, [id])
      await taken(db)
      await postponeRedraw(db, { workspaceId: TEAM, id }, at(9))
      expect(await taken(db, 8)).toEqual([])
      expect(await taken(db, 9)).toEqual([id])
    })
  })
})
