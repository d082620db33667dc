import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { approveLetter } from '../../src/flows/approve-letter.ts'
import { figuresOf, linesOf } from '../../src/flows/read-letter.ts'
import { saveContact } from '../../src/flows/save-contact.ts'
import { changeMemberAddress } from '../../src/flows/save-settings.ts'
import type { Db } from '../../src/store/open.ts'
import { asAdmin, asSales, HandClock, haveCustomer, haveInvoice, openCompany, SALES, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { TestMailServer } from '../support/mail-server.ts'
import type { Planted, Says, WorkerSettings } from './crash-worker.ts'

/** Where the process is killed: while it writes, between the row and the dot, when the server has the letter and has not answered. */
type Moment = Says | 'arrived'
const MOMENTS: readonly (Moment | null)[] = ['written', 'committed', 'arrived', null]
const ROUNDS = 3
const WITHIN_MS = 240_000
const NOW = '2026-11-20T09:00:00Z'
const TODAY = NOW.slice(0, 10) as Day

eachDatabase('killed around sending mail', (openFresh, dialect) => {
  async function approveLetters(db: Db, count: number): Promise<void> {
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    await changeMemberAddress(db, clock, asAdmin, { userId: SALES, address: 'ann@lighthouse.example' })
    for (let i = 0; i < count; i++) {
      const { id: customerId, code } = await haveCustomer(db, clock, `Customer${i}`)
      await saveContact(db, clock, asSales, { customerText: code, email: `c${i}@acme.example` })
      const due = { issued: '2026-01-05', due: '2026-01-06' }
      await haveInvoice(db, clock, { number: `INV-${i}`, customer: code, amount: '100.00', ...due })
      const lines = await linesOf(db, { id: TEAM, timeZone: 'UTC' }, { customerId, kind: 'reminder', today: TODAY })
      const outcome = await approveLetter(db, clock, asSales, {
        ...{ customerId, kind: 'reminder', language: 'en', way: 'mail' },
        ...{ subject: `Letter ${i}`, body: 'Please pay.', figures: figuresOf(lines, `c${i}@acme.example`) },
        ...{ isAsDrafted: true, after: null, isAnyway: false },
      })
      expect(outcome.kind).toBe('approved')
    }
  }

  /** Sends letters with a process that is killed at every moment in turn, until none is on its way; and counts. */
  async function crash(planted: Planted | null) {
    const { db, url, destroy } = await openFresh()
    const server = await new TestMailServer().start()
    await approveLetters(db, MOMENTS.length * ROUNDS)
    const settings: WorkerSettings = { url, server: server.settings, workspaceId: TEAM, planted, companyNow: NOW }
    let worker: ChildProcess
    let isOver = false
    let taken = 0
    let kills = 0
    let moment: Moment | null = null
    const start = () => {
      const child = fork(join(import.meta.dirname, 'crash-worker.ts'), [JSON.stringify(settings)], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      child.on('message', async (says: Says) => {
        // A letter that is taken anew has a moment of its own.
        if (says === 'written') moment = MOMENTS[taken++ % MOMENTS.length] ?? null
        if (moment === says) await kill()
        else child.send('go on')
      })
      worker = child
    }
    const kill = async () => {
      kills += 1
      worker.kill('SIGKILL')
      await once(worker, 'exit')
      if (!isOver) start()
    }
    server.onMessage = async () => {
      if (moment !== 'arrived') return
      await kill()
      throw new Error('nobody is there to be answered')
    }
    onTestFinished(async () => {
      isOver = true
      worker.kill('SIGKILL')
      await server.stop()
      await destroy()
    })
    start()

    const rows = () =>
      db.selectFrom('messages').select(['key', 'state']).where('via', '=', 'mail').orderBy('id').execute()
    const isOnItsWay = async () => (await rows()).some(({ state }) => state === 'queued' || state === 'sending')
    const inDoubt = async () => (await rows()).filter(({ state }) => state === 'in-doubt')
    const asked = () => db.selectFrom('messages').select('key').where('kind', '=', 'letter-question').execute()
    // Whoever sends again what is in doubt puts it on its way once more.
    while ((await isOnItsWay()) || (await asked()).length < (await inDoubt()).length) await sleep(100)
    const doubtful = await inDoubt()

    const arrived = Map.groupBy(server.handed, ({ mail }) => mail.messageId)
    const isThere = ({ key }: { key: string }) => arrived.has(`<${key.replace(':', '.')}@lighthouse.example>`)
    return {
      kills,
      twice: [...arrived.values()].filter((copies) => copies.length > 1).length,
      lost: (await rows()).filter((row) => row.state === 'sent' && !isThere(row)).length,
      strange: (await rows()).filter(({ state }) => state !== 'sent' && state !== 'in-doubt').length,
      /** Only the server knows which of those in doubt arrived: of every one somebody is asked. */
      doubtful: { arrived: doubtful.filter(isThere).length, not: doubtful.filter((row) => !isThere(row)).length },
      asked: (await asked()).length,
    }
  }

  test(
    'no letter is sent twice, and none is lost without somebody being asked',
    async () => {
      const { kills, doubtful, asked, ...wrong } = await crash(null)
      expect(wrong).toEqual({ twice: 0, lost: 0, strange: 0 })
      expect(Math.min(doubtful.arrived, doubtful.not)).toBeGreaterThan(0)
      expect(asked).toBe(doubtful.arrived + doubtful.not)
      expect(kills).toBeGreaterThanOrEqual((MOMENTS.length - 1) * (ROUNDS - 1))
    },
    WITHIN_MS,
  )

  if (dialect === 'postgres') return
  describe('the count sees', () => {
    test(
      'what is lost by a sender that marks a letter sent before the dot',
      async () => {
        expect((await crash('marks-before-the-dot')).lost).toBeGreaterThan(0)
      },
      WITHIN_MS,
    )

    test(
      'what is sent twice by one that sends again what is in doubt',
      async () => {
        expect((await crash('sends-what-is-in-doubt')).twice).toBeGreaterThan(0)
      },
      WITHIN_MS,
    )
  })
})
