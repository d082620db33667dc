import { describe, expect, test } from 'vitest'
import {
  claimMessages,
  enqueue,
  findMessage,
  markStale,
  messagesInDoubt,
  postponeRedraw,
  reapLeases,
  settleMessage,
  settleRedraw,
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
  const claim = (db: Db, now = 1, limit = 10) => claimMessages(db, { now: at(now), leaseUntil: at(now + 2), limit })
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

  describe('settling', () => {
    test('under an old epoch changes nothing', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      const late = await claimOne(db)
      expect(await reapLeases(db, { now: at(4), doubtUntil: at(5) })).toBe(1)
      expect(await settleMessage(db, late, sent)).toBe(false)
      expect(await findMessage(db, TEAM, late.id)).toMatchObject({ state: 'in-doubt', ts: null, epoch: 2 })
    })

    test('ends the lease', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      const message = await claimOne(db)
      expect(await settleMessage(db, message, sent)).toBe(true)
      expect(await findMessage(db, TEAM, message.id)).toMatchObject({ state: 'sent', ts: '1.2', leaseUntilAt: null })
      expect(await reapLeases(db, { now: at(59), doubtUntil: at(59) })).toBe(0)
    })
  })

  describe('a sender that does not come back', () => {
    test('leaves its message in doubt once its lease is over, and not before', async () => {
      const { db } = await outbox()
      await put(db, 'a')
      const { id } = await claimOne(db)
      expect(await reapLeases(db, { now: at(3), doubtUntil: at(5) })).toBe(0)
      expect(await stateOf(db, id)).toBe('sending')
      expect(await reapLeases(db, { now: at(4), doubtUntil: at(5) })).toBe(1)
      expect(await stateOf(db, id)).toBe('in-doubt')
    })

    test('holds up its channel until the doubt is over, and no other', async () => {
      const { db } = await outbox()
      await put(db, 'a1')
      await put(db, 'a2')
      await claimOne(db)
      await reapLeases(db, { now: at(4), doubtUntil: at(6) })
      await put(db, 'b1', 'C2')
      expect(keysOf(await claim(db, 7))).toEqual(['b1'])
      expect(await messagesInDoubt(db, at(5), 10)).toEqual([])
      const [doubted] = await messagesInDoubt(db, at(6), 10)
      if (!doubted) throw new Error('nothing is in doubt')
      expect(
        await settleMessage(db, doubted, { state: 'queued', notBeforeAt: at(6), error: 'not in the history' }),
      ).toBe(true)
      expect(keysOf(await claim(db, 7))).toEqual(['a1'])
    })
  })

  describe('a message that no longer says what is so', () => {
    async function sentMessage(db: Db, key = 'a') {
      await put(db, key, key)
      const message = await claimOne(db)
      await settleMessage(db, message, sent)
      return message.id
    }
    const taken = async (db: Db, now = 2) =>
      (await takeStale(db, { now: at(now), leaseUntil: at(now + 60), limit: 10 })).map((m) => m.id)

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
      const [message] = await takeStale(db, { now: at(2), leaseUntil: at(62), limit: 10 })
      if (!message) throw new Error('nothing was stale')
      await markStale(db, TEAM, [id])
      await settleRedraw(db, message)
      const [again] = await takeStale(db, { now: at(3), leaseUntil: at(63), limit: 10 })
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
