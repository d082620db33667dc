import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Language } from '../../src/core/language.ts'
import type { LetterAnswer, LetterKind } from '../../src/core/letter.ts'
import { letterText } from '../../src/documents/letter.ts'
import { drawPdf } from '../../src/documents/pdf.ts'
import { approveLetter } from '../../src/flows/approve-letter.ts'
import { answerLetter } from '../../src/flows/deliver-letter.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { readLetter } from '../../src/flows/read-letter.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { saveContact } from '../../src/flows/save-contact.ts'
import { saveLetterhead } from '../../src/flows/save-letterhead.ts'
import { changeMemberAddress } from '../../src/flows/save-settings.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { openLog } from '../../src/log.ts'
import { createMailer, type MailerOptions } from '../../src/mail/post.ts'
import { claimMessages, enqueue, reapLeases } from '../../src/store/messages.ts'
import type { Db } from '../../src/store/open.ts'
import { findWorkspace } from '../../src/store/workspaces.ts'
import {
  amount,
  asAdmin,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  RECEIVABLES,
  SALES,
  TEAM,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { TestMailServer } from '../support/mail-server.ts'

const FROM = 'letters@lighthouse.example'
const TO = 'li@acme.example'
/** The server's own errors are what many of these tests are about. */
const log = openLog('error', { write: () => {} })

const HOSTILE = 'ACME\r\nBcc: everybody@evil.example\r\n\r\n<!channel> "x" <a@evil.example>, b@evil.example \u202e'

eachDatabase('letters by mail', (openFresh) => {
  let server: TestMailServer
  let clock: HandClock
  let wall: HandClock
  beforeEach(async () => {
    server = await new TestMailServer().start()
    clock = new HandClock('2026-11-20T08:00:00Z')
    wall = new HandClock('2026-11-20T08:00:00Z')
  })
  afterEach(() => server.stop())

  /** ACME with an overdue invoice and a duty to collect it, and a contact who can be written to. */
  async function company({ name = 'ACME Trading', contact = 'Li Lei' } = {}) {
    const { db } = await openFresh()
    await openCompany(db, clock)
    await saveLetterhead(db, clock, asAdmin, {
      name: 'Lighthouse Demo Ltd',
      address: '1 Harbour Road\nHong Kong',
      bankDetails: 'Demo Bank 0000 1234',
      replyTo: 'credit@lighthouse.example',
    })
    const customer = await haveCustomer(db, clock, name)
    await saveContact(db, clock, asSales, { customerText: customer.code, name: contact, email: TO, language: 'en' })
    await haveInvoice(db, clock, {
      number: 'INV-1001',
      customer: customer.code,
      amount: '12500.00',
      issued: '2026-10-01',
      due: '2026-11-10',
    })
    await sweepDuties(db, clock, TEAM)
    return { db, customerId: customer.id }
  }

  async function approve(
    db: Db,
    customerId: string,
    kind: LetterKind = 'collection',
    language: Language | null = null,
    by = asSales,
  ) {
    const workspace = await openedWorkspace(db)
    const today = clock.now().toISOString().slice(0, 10) as never
    const read = await readLetter(db, by, workspace, { whose: { customerId }, kind, language, today })
    if (read.kind !== 'draft') throw new Error(`the letter is ${read.kind}`)
    const { draft, figures } = read
    const outcome = await approveLetter(db, clock, by, {
      ...{ customerId, kind, language: draft.language, way: 'mail' },
      ...letterText(draft, wordsOf(draft.language)),
      figures,
    })
    if (outcome.kind !== 'approved') throw new Error(`the letter was ${outcome.kind}`)
    return outcome
  }

  /** Of the attempt that the letter stands at, or of another. */
  async function answers(db: Db, answer: LetterAnswer, { later = 0 } = {}) {
    const { id: letterId } = await db.selectFrom('letters').select('id').executeTakeFirstOrThrow()
    const { epoch } = await db
      .selectFrom('messages')
      .select('epoch')
      .where('via', '=', 'mail')
      .executeTakeFirstOrThrow()
    return (await answerLetter(db, clock, asSales, { letterId, epoch: epoch + later, answer })).kind
  }

  async function openedWorkspace(db: Db) {
    const workspace = await findWorkspace(db, TEAM)
    if (!workspace) throw new Error('there is no company')
    return workspace
  }

  function mailer(db: Db, more: Partial<MailerOptions> = {}) {
    return createMailer({
      ...{ db, log, from: FROM, server: server.settings, clock: wall, companyClock: clock, workspaceIds: [TEAM] },
      ...{ graceMs: 60_000, leaseMs: 60_000, againMs: 60_000 },
      drawPdf: async ({ title }) => Buffer.from(title),
      ...more,
    })
  }

  const send = (db: Db, more?: Partial<MailerOptions>) => mailer(db, more).drain()
  const states = async (db: Db) =>
    (await db.selectFrom('messages').select('state').where('via', '=', 'mail').orderBy('id').execute()).map(
      (m) => m.state,
    )
  const said = async (db: Db) =>
    (
      await db
        .selectFrom('messages')
        .select(['kind', 'channelId'])
        .where('via', '=', 'slack')
        .where('kind', 'like', 'letter%')
        .orderBy('id')
        .execute()
    ).map(({ kind, channelId }) => `${kind} in ${channelId}`)
  const collection = (db: Db) =>
    db
      .selectFrom('duties')
      .select(['state', 'endedBy'])
      .where('rule', '=', 'start-collection')
      .executeTakeFirstOrThrow()

  async function pdfText(content: Buffer): Promise<string> {
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(content)), { mergePages: true })
    return text.replace(/\s+/g, ' ')
  }

  test('are handed over once: to the contact, answers to the owner, letter and statement attached', {
    timeout: 120_000,
  }, async () => {
    const { db, customerId } = await company()
    await changeMemberAddress(db, clock, asAdmin, { userId: SALES, address: 'ann@lighthouse.example' })
    await approve(db, customerId)
    await send(db, { drawPdf })
    await send(db)
    expect(server.handed).toHaveLength(1)
    const [{ from, to, mail }] = server.handed as [(typeof server.handed)[0]]
    expect([from, to]).toEqual([FROM, [TO]])
    expect(mail.from?.value).toEqual([{ address: FROM, name: 'Lighthouse Demo Ltd' }])
    expect(mail.to).toMatchObject({ value: [{ address: TO, name: 'Li Lei' }] })
    expect(mail.replyTo?.value).toEqual([{ address: 'ann@lighthouse.example', name: 'Lighthouse Demo Ltd' }])
    expect(mail.subject).toBe('Overdue payment to Lighthouse Demo Ltd: USD 12,500.00')
    expect(mail.headers.get('content-language')).toBe('en')
    expect(mail.text).toContain('- INV-1001: USD 12,500.00, due 10 Nov 2026, 10 days overdue')
    expect(mail.attachments.map((a) => [a.filename, a.contentType])).toEqual([
      ['Collection letter 2026-11-20.pdf', 'application/pdf'],
      ['Statement 2026-11-20.pdf', 'application/pdf'],
    ])
    const [letter, statement] = await Promise.all(mail.attachments.map((a) => pdfText(a.content)))
    for (const text of [letter, statement]) expect(text).toContain('1 Harbour Road')
    expect(letter).toContain('Please pay USD 12,500.00 within 7 days')
    expect(statement).toContain('INV-1001')
    expect(await states(db)).toEqual(['sent'])
  })

  test('end what they were for, in the name of whoever approved them', { timeout: 120_000 }, async () => {
    const { db, customerId } = await company()
    expect(await approve(db, customerId)).toMatchObject({ duties: 1, dutiesDone: 0 })
    expect(await collection(db)).toMatchObject({ state: 'open' })
    await send(db)
    expect(await collection(db)).toEqual({ state: 'done', endedBy: SALES })
  })

  test('are in the language asked for, with Chinese in the text, the subject and the files', {
    timeout: 120_000,
  }, async () => {
    const { db, customerId } = await company({ name: '晨光演示', contact: '李雷' })
    await approve(db, customerId, 'collection', 'zh-CN')
    await send(db, { drawPdf })
    const [{ mail }] = server.handed as [(typeof server.handed)[0]]
    expect(mail.subject).toBe('Lighthouse Demo Ltd催款函：USD 12,500.00')
    expect(mail.headers.get('content-language')).toBe('zh-CN')
    expect(mail.text).toMatch(/^李雷：/)
    expect(mail.attachments.map((a) => a.filename)).toEqual(['催款函 2026-11-20.pdf', '对账单 2026-11-20.pdf'])
    expect((await pdfText(mail.attachments[0]?.content as Buffer)).replace(/ /g, '')).toContain('贵公司（晨光演示）')
  })

  test('are to nobody else, whatever a customer and its contact are called', { timeout: 120_000 }, async () => {
    const { db, customerId } = await company({ name: HOSTILE, contact: HOSTILE })
    await approve(db, customerId)
    await send(db)
    const [{ to, mail, raw }] = server.handed as [(typeof server.handed)[0]]
    expect(to).toEqual([TO])
    expect(mail.bcc).toBeUndefined()
    expect(mail.cc).toBeUndefined()
    expect(mail.to).toMatchObject({ value: [{ address: TO }] })
    const headers = raw.slice(0, raw.indexOf('\r\n\r\n'))
    expect(headers).not.toMatch(/^bcc:/im)
    expect([...mail.headers.keys()].sort()).toEqual(
      'content-language content-type date from message-id mime-version reply-to subject to'.split(' '),
    )
    expect(mail.text).not.toMatch(/^Bcc:/m)
  })

  test('bear the same Message-ID whenever they are sent', { timeout: 120_000 }, async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    server.onMessage = async () => Promise.reject(new Error('no answer'))
    await send(db)
    server.onMessage = async () => {}
    wall.add(61_000)
    await send(db)
    expect(await answers(db, 'again')).toBe('answered')
    await send(db)
    const { id } = await db.selectFrom('letters').select('id').executeTakeFirstOrThrow()
    const ids = server.handed.map(({ mail }) => mail.messageId)
    expect(ids).toEqual([ids[0], ids[0]])
    expect(ids[0]).toBe(`<letter.${id}@lighthouse.example>`)
  })

  test('that were not confirmed are never sent again by themselves: after the grace it is asked, once', {
    timeout: 120_000,
  }, async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    server.onMessage = async () => Promise.reject(new Error('no answer'))
    await send(db)
    expect([await states(db), await said(db)]).toEqual([['in-doubt'], []])
    for (let i = 0; i < 3; i++) {
      wall.add(61_000)
      await send(db)
    }
    expect(server.handed).toHaveLength(1)
    expect(await said(db)).toEqual([`letter-question in ${RECEIVABLES}`])
    expect(await collection(db)).toMatchObject({ state: 'open' })
    for (const later of [-1, 1, Number.NaN]) expect(await answers(db, 'again', { later })).toBe('already-answered')
    expect(await answers(db, 'sent')).toBe('answered')
    expect(await answers(db, 'again')).toBe('already-answered')
    await send(db)
    expect(server.handed).toHaveLength(1)
    expect(await states(db)).toEqual(['sent'])
    expect(await collection(db)).toEqual({ state: 'done', endedBy: SALES })
  })

  test.each<[LetterAnswer, number | null, string]>([
    ['again', null, 'sent'],
    ['sent', 550, 'failed'],
  ])(
    "are nobody else's to answer for while the server is waited for: %s",
    { timeout: 120_000 },
    async (answer, code, state) => {
      const { db, customerId } = await company()
      await approve(db, customerId)
      if (code) server.refusal = { at: 'message', code, says: 'no' }
      const early: string[] = []
      await send(db, {
        onMoment: async (moment) => {
          if (moment === 'committed') early.push(await answers(db, answer))
        },
      })
      await send(db)
      expect(early).toEqual(['already-answered'])
      expect([server.handed.length, await states(db)]).toEqual([code ? 0 : 1, [state]])
    },
  )

  test('that wait are not approved a second time, on whatever day and of whatever kind', async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    clock.add(86_400_000)
    for (const kind of ['collection', 'statement'] as const)
      await expect(approve(db, customerId, kind)).rejects.toThrow('the letter was one-waiting')
    await send(db)
    await approve(db, customerId)
    await send(db)
    expect(server.handed).toHaveLength(2)
  })

  test.each<[string, (db: Db) => Promise<unknown>, number]>([
    [
      'paid in part',
      (db) => recordPayment(db, clock, asFinance, { target: 'INV-1001', amount: amount('500'), receivedDay: null }),
      0,
    ],
    [
      'disputed',
      (db) =>
        openDispute(db, clock, asSales, { which: { text: 'INV-1001' }, amount: null, reason: 'x', untilDay: null }),
      0,
    ],
    ['overdue now, too,', async () => {}, 1],
  ])(
    'that waited while an invoice was %s say what was approved or do not go',
    { timeout: 120_000 },
    async (_, happens, sent) => {
      const { db, customerId } = await company()
      const due = { issued: '2026-10-02', due: '2026-11-20' }
      await haveInvoice(db, clock, { number: 'INV-1002', customer: 'ACME', amount: '100.00', ...due })
      await approve(db, customerId)
      clock.add(2 * 86_400_000)
      await happens(db)
      await send(db)
      expect([server.handed.length, await states(db)]).toEqual([sent, [sent ? 'sent' : 'superseded']])
      expect(await said(db)).toEqual(sent ? [] : [`letter-refused in ${RECEIVABLES}`])
      if (sent) return
      await approve(db, customerId)
      await send(db)
      expect(server.handed).toHaveLength(1)
    },
  )

  test('are answered to who looks after the customer, whoever approved them; else to the company', {
    timeout: 120_000,
  }, async () => {
    const { db, customerId } = await company()
    await changeMemberAddress(db, clock, asAdmin, { userId: asFinance.userId, address: 'eva@lighthouse.example' })
    await approve(db, customerId, 'collection', null, asFinance)
    await send(db)
    await changeMemberAddress(db, clock, asAdmin, { userId: SALES, address: 'ann@lighthouse.example' })
    await approve(db, customerId, 'reminder', null, asFinance)
    await send(db)
    expect(server.handed.map(({ mail }) => mail.replyTo?.value[0]?.address)).toEqual([
      'credit@lighthouse.example',
      'ann@lighthouse.example',
    ])
  })

  test.each([
    ['its limit', 1_000, null],
    ['its answer', null, { at: 'sender', code: 552, says: '5.3.4 message too big' }],
  ] as const)(
    'that are too large for the server by %s are given up',
    { timeout: 120_000 },
    async (_, sizeMost, refusal) => {
      await server.stop()
      server.sizeMost = sizeMost
      server.refusal = refusal
      await server.start()
      const { db, customerId } = await company()
      await approve(db, customerId)
      await send(db)
      expect([await states(db), await said(db)]).toEqual([['failed'], [`letter-refused in ${RECEIVABLES}`]])
    },
  )

  test('that the server refuses for good are given up, and what it says is told', { timeout: 120_000 }, async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    server.refusal = { at: 'recipient', code: 550, says: '5.1.1 no such user here' }
    await send(db)
    wall.add(600_000)
    server.refusal = null
    await send(db)
    expect(server.handed).toHaveLength(0)
    const { state, error } = await db
      .selectFrom('messages')
      .select(['state', 'error'])
      .where('via', '=', 'mail')
      .executeTakeFirstOrThrow()
    expect(state).toBe('failed')
    expect(error).toContain('no such user here')
    expect(await said(db)).toEqual([`letter-refused in ${RECEIVABLES}`])
    // Another try is another letter.
    await approve(db, customerId)
    await send(db)
    expect(server.handed).toHaveLength(1)
  })

  test.each([
    ['puts off', { at: 'recipient', code: 451, says: 'try again later' }],
    ['puts off after it had read all of it', { at: 'message', code: 452, says: 'disk full' }],
    ['takes nothing from this sender', { at: 'sender', code: 550, says: 'who are you' }],
  ] as const)(
    'that the server %s wait, are told of once a day, and follow by themselves',
    { timeout: 120_000 },
    async (_, refusal) => {
      const { db, customerId } = await company()
      await approve(db, customerId)
      server.refusal = refusal
      await send(db)
      await send(db)
      expect([await states(db), await said(db)]).toEqual([['queued'], [`letters-waiting in ${RECEIVABLES}`]])
      wall.add(61_000)
      await send(db)
      expect(await said(db)).toHaveLength(1)
      server.refusal = null
      wall.add(61_000)
      await send(db)
      expect([server.handed.length, await states(db)]).toEqual([1, ['sent']])
    },
  )

  test('wait for a server that is not there, and for a password that is right', { timeout: 120_000 }, async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    const { settings } = server
    await server.stop()
    await send(db, { server: settings })
    expect(await states(db)).toEqual(['queued'])
    server.login = { user: 'ann', password: 'secret' }
    await server.start(settings.port)
    wall.add(61_000)
    await send(db, { server: { ...server.settings, password: 'wrong' } })
    expect([server.handed.length, await states(db)]).toEqual([0, ['queued']])
    wall.add(61_000)
    await send(db)
    expect([server.handed.length, await states(db)]).toEqual([1, ['sent']])
  })

  test('that a sender took and lost before the dot are sent by the next; it sends nothing any more', {
    timeout: 120_000,
  }, async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    const stalled = Promise.withResolvers<void>()
    const reached = Promise.withResolvers<void>()
    const first = send(db, {
      onMoment: async (moment) => {
        if (moment !== 'written') return
        reached.resolve()
        await stalled.promise
      },
    })
    await reached.promise
    wall.add(61_000)
    await send(db)
    expect(server.handed).toHaveLength(1)
    stalled.resolve()
    await first
    expect([server.handed.length, await states(db)]).toEqual([1, ['sent']])
  })

  test('have their own sender: that of Slack takes none of them, and that of mail nothing else', async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    await enqueue(
      db,
      TEAM,
      { key: 'other', kind: 'status', data: {}, channelId: 'C1', language: 'en' },
      '2026-11-20T08:00:00.000Z',
    )
    const now = wall.now().toISOString()
    const take = { leaseUntil: now, limit: 50 }
    const sender = { workspaceIds: [TEAM], now, farthest: '9' }
    const [slack, mail] = [
      await claimMessages(db, sender, take),
      await claimMessages(db, { ...sender, via: 'mail' }, take),
    ]
    expect(slack.map((m) => m.kind)).not.toContain('letter')
    expect(mail.map((m) => m.kind)).toEqual(['letter'])
    const later = { ...sender, now: '2026-11-20T09:00:00.000Z' }
    expect(await reapLeases(db, { ...later, via: 'mail' }, null)).toBe(1)
    expect(await states(db)).toEqual(['queued'])
  })
})
