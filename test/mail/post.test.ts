import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import type { Language } from '../../src/core/language.ts'
import type { LetterAnswer, LetterKind, LetterWay } from '../../src/core/letter.ts'
import { letterText } from '../../src/documents/letter.ts'
import { drawPdf } from '../../src/documents/pdf.ts'
import { approveLetter } from '../../src/flows/approve-letter.ts'
import type { Actor } from '../../src/flows/change.ts'
import { changeTerms } from '../../src/flows/change-terms.ts'
import { answerLetter, cancelLetter } from '../../src/flows/deliver-letter.ts'
import { openDispute } from '../../src/flows/open-dispute.ts'
import { readLetter } from '../../src/flows/read-letter.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { saveContact } from '../../src/flows/save-contact.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import { saveLetterhead } from '../../src/flows/save-letterhead.ts'
import { changeMemberAddress } from '../../src/flows/save-settings.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { openLog } from '../../src/log.ts'
import { createMailer, type MailerOptions } from '../../src/mail/post.ts'
import { findLetter, waitingLetters } from '../../src/store/letters.ts'
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
const HOSTILE_CONTACT = 'Li\r\nBcc: everybody@evil.example\r\n\r\n "x" <a@evil.example>, b@evil.example \u202e'

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
    way: LetterWay = 'mail',
    said: { isAgain?: boolean; isAnyway?: boolean; body?: string } = {},
  ) {
    const workspace = await openedWorkspace(db)
    const today = clock.now().toISOString().slice(0, 10) as never
    const read = await readLetter(db, clock, by, workspace, { whose: { customerId }, kind, language, today })
    if (read.kind !== 'draft') throw new Error(`the letter is ${read.kind}`)
    const { draft, figures, doubts } = read
    const text = { ...letterText(draft, wordsOf(draft.language)), ...(said.body ? { body: said.body } : {}) }
    const outcome = await approveLetter(db, clock, by, {
      ...{ customerId, kind, language: draft.language, way },
      ...{ ...text, figures, isAsDrafted: said.body === undefined, isAnyway: said.isAnyway ?? false },
      after: said.isAgain ? (doubts.earlier?.id ?? null) : null,
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

  test.each<[LetterKind, string, string[]]>([
    [
      'collection',
      '2026-11-25',
      ['INV-1 send-invoice open', 'INV-1 start-collection done', 'INV-1001 start-collection done'],
    ],
    [
      'final-notice',
      '2026-12-01',
      ['INV-1 send-invoice open', 'INV-1 start-collection planned', 'INV-1001 start-collection done'],
    ],
  ])(
    'end the steps that a %s stands for, of what it asks for, and never the sending of an invoice',
    async (kind, on, left) => {
      const { db, customerId } = await company()
      await haveInvoice(db, clock, {
        number: 'INV-1',
        customer: 'ACME',
        amount: '70',
        issued: '2026-11-17',
        due: '2026-11-18',
      })
      await sweepDuties(db, clock, TEAM)
      clock.set(`${on}T08:00:00Z`)
      for (const way of ['mail', 'by-hand'] as const) {
        await approve(db, customerId, kind, null, asSales, way, { isAgain: true })
        await mailer(db).drain()
        const rows = await db
          .selectFrom('duties as d')
          .innerJoin('invoices as i', (j) =>
            j.onRef('i.workspaceId', '=', 'd.workspaceId').onRef('i.id', '=', 'd.chainId'),
          )
          .select(['i.number', 'd.rule', 'd.state'])
          .where('d.rule', 'in', ['send-invoice', 'start-collection'])
          .where('d.state', 'in', ['open', 'planned', 'done'])
          .execute()
        expect(rows.map(({ number, rule, state }) => `${number} ${rule} ${state}`).sort()).toEqual(left)
        const sent = await db.selectFrom('invoices').select('sentDay').execute()
        expect(sent.map((i) => i.sentDay)).toEqual([null, null])
      }
    },
  )

  test('give a debt one final notice: not before it was collected, and none again by the ladder', async () => {
    const { db, customerId } = await company()
    const due = { issued: '2026-08-01', due: '2026-09-01' }
    await haveInvoice(db, clock, { number: 'INV-2', customer: 'ACME', amount: '70', ...due })
    clock.set('2026-12-04T08:00:00Z')
    await sweepDuties(db, clock, TEAM)
    const ended = async (kind: LetterKind) => {
      await approve(db, customerId, kind, null, asSales, 'by-hand', { isAgain: true })
      const letters = await db.selectFrom('letters').select(['dutyIds', 'body']).orderBy('id').execute()
      const { dutyIds = '[]', body = '' } = letters.at(-1) ?? {}
      const rows = await db
        .selectFrom('duties as d')
        .innerJoin('invoices as i', 'i.id', 'd.chainId')
        .select(['i.number', 'd.rule'])
        .where('d.id', 'in', JSON.parse(dutyIds) as string[])
        .orderBy('i.number')
        .execute()
      return { steps: rows.map(({ number, rule }) => `${number} ${rule}`), body }
    }
    const first = await ended('final-notice')
    expect(first.steps).toEqual(['INV-1001 final-notice'])
    expect(first.body).toContain('not in the total above:\n- INV-2: USD 70.00')
    expect((await ended('collection')).steps).toEqual(['INV-2 start-collection'])
    expect((await ended('final-notice')).steps).toEqual(['INV-2 final-notice'])
    clock.set('2026-12-31T08:00:00Z')
    await sweepDuties(db, clock, TEAM)
    const open = await db.selectFrom('duties').select('rule').where('state', '=', 'open').execute()
    expect(open.map(({ rule }) => rule)).not.toContain('final-notice')
  })

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
    const { db, customerId } = await company({ name: HOSTILE })
    await db.updateTable('customers').set({ contactName: HOSTILE_CONTACT }).execute()
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

  const cancels = async (db: Db) => {
    const { id } = await db.selectFrom('letters').select('id').executeTakeFirstOrThrow()
    return (await cancelLetter(db, clock, asSales, id)).kind
  }

  test('that wait while mail is switched off are asked about once; cancelled, the next is free', async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    for (let i = 0; i < 3; i++) await send(db, { server: null })
    expect([await states(db), await said(db)]).toEqual([['queued'], [`letter-unsent in ${RECEIVABLES}`]])
    expect(await cancels(db)).toBe('cancelled')
    expect(await cancels(db)).toBe('too-late')
    expect(await states(db)).toEqual(['superseded'])
    expect(await collection(db)).toMatchObject({ state: 'open' })
    const rows = await db.selectFrom('audit').select('action').where('action', '=', 'cancel-letter').execute()
    expect(rows).toHaveLength(1)
    await approve(db, customerId)
    await send(db)
    expect([server.handed.length, await states(db)]).toEqual([1, ['superseded', 'sent']])
  })

  test('that wait give way to one of their kind by hand, and to no other', async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    const byHand = (kind: LetterKind) => approve(db, customerId, kind, null, asSales, 'by-hand')
    await expect(byHand('statement')).rejects.toThrow('the letter was one-waiting')
    expect(await states(db)).toEqual(['queued'])
    expect(await byHand('collection')).toMatchObject({ way: 'by-hand', isInstead: true, dutiesDone: 1 })
    expect(await collection(db)).toEqual({ state: 'done', endedBy: SALES })
    await send(db)
    expect([server.handed.length, await states(db)]).toEqual([0, ['superseded']])
    await expect(byHand('collection')).rejects.toThrow('the letter was already-approved')
  })

  test('that a sender has in hand, that may have arrived or have, are not cancelled, nor sent by hand as well', async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    server.onMessage = async () => Promise.reject(new Error('no answer'))
    const meanwhile: unknown[] = []
    await send(db, {
      onMoment: async (moment) => {
        const byHand = approve(db, customerId, 'collection', null, asSales, 'by-hand')
        meanwhile.push(moment, await cancels(db), await byHand.catch(({ message }) => message))
      },
    })
    expect(meanwhile).toEqual([
      ...['written', 'too-late', 'the letter was one-waiting'],
      ...['committed', 'too-late', 'the letter was one-in-doubt'],
    ])
    expect([await cancels(db), await states(db)]).toEqual(['too-late', ['in-doubt']])
    // Mail may be off by then: it is asked about all the same.
    wall.add(61_000)
    await send(db, { server: null })
    expect(await said(db)).toEqual([`letter-question in ${RECEIVABLES}`])
    expect(await answers(db, 'sent')).toBe('answered')
    expect([await cancels(db), await states(db)]).toEqual(['too-late', ['sent']])
  })

  test('that wait are not for a contact who has left meanwhile', async () => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    await saveContact(db, clock, asSales, { customerText: 'ACME Trading', name: null, email: null })
    await send(db)
    expect([server.handed.length, await states(db)]).toEqual([0, ['superseded']])
    expect(await said(db)).toEqual([`letter-refused in ${RECEIVABLES}`])
  })

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

  test('of an asking kind are one a day, but for whoever says yes to another; a statement asks for nothing', async () => {
    const { db, customerId } = await company()
    const byHand = (kind: LetterKind, isAgain = false) =>
      approve(db, customerId, kind, null, asSales, 'by-hand', { isAgain })
    await byHand('reminder')
    for (const kind of ['collection', 'reminder'] as const)
      await expect(byHand(kind)).rejects.toThrow('the letter was already-approved')
    await byHand('statement')
    await expect(byHand('statement')).rejects.toThrow('the letter was already-approved')
    await byHand('collection', true)
    // Of one approved the day before, but sent on this one.
    clock.add(86_400_000)
    await approve(db, customerId, 'final-notice')
    clock.add(86_400_000)
    wall.set('2026-11-22T08:00:00Z')
    await send(db)
    await expect(byHand('reminder')).rejects.toThrow('the letter was already-approved')
    const audits = await db
      .selectFrom('audit')
      .select('after')
      .where('action', '=', 'approve-letter')
      .orderBy('seq')
      .execute()
    const [first, , second] = audits.map(({ after }) => JSON.parse(after ?? '{}'))
    expect([first.after, typeof second.after]).toEqual([undefined, 'string'])
  })

  test('that ask on old news of payments need a yes of their own, or the day of somebody; a statement does not', async () => {
    const { db, customerId } = await company()
    await recordPayment(db, clock, asFinance, { target: 'INV-1001', amount: amount('500'), receivedDay: null })
    await saveDunningPolicy(db, clock, asAdmin, { ...DEFAULT_DUNNING, freshHours: 72 })
    clock.set('2026-11-24T09:00:00Z')
    const byHand = (kind: LetterKind, said = {}) => approve(db, customerId, kind, null, asSales, 'by-hand', said)
    await expect(byHand('final-notice')).rejects.toThrow('the letter was old-news')
    await byHand('statement')
    await byHand('final-notice', { isAnyway: true })
    const audits = await db
      .selectFrom('audit')
      .select('after')
      .where('action', '=', 'approve-letter')
      .orderBy('seq')
      .execute()
    expect(audits.map(({ after }) => JSON.parse(after ?? '{}').moneyAt)).toEqual([
      undefined,
      expect.stringMatching(/^2026-11-20T/),
    ])
  })

  test('from a salesperson are as they were drafted; from finance, or copied, in whatever words', async () => {
    const { db, customerId } = await company()
    const own = { body: 'Please pay to another account.' }
    const by = (who: Actor, way: LetterWay = 'mail') => approve(db, customerId, 'collection', null, who, way, own)
    await expect(by(asSales)).rejects.toThrow('the letter was own-text')
    await by(asFinance)
    await send(db)
    expect(server.handed.map(({ mail }) => mail.text?.trim())).toEqual([own.body])
    const { subject, body } = await db.selectFrom('letters').select(['subject', 'body']).executeTakeFirstOrThrow()
    const { after } = await db
      .selectFrom('audit')
      .select('after')
      .where('action', '=', 'approve-letter')
      .executeTakeFirstOrThrow()
    const sha256 = createHash('sha256').update(`${subject}\n${body}`).digest('hex')
    expect(JSON.parse(after ?? '{}')).toMatchObject({ sha256 })
    clock.add(86_400_000)
    await by(asSales, 'by-hand')
  })

  test.each<[string, string, number]>([
    ['up to the third working day', '2026-11-25T20:00:00Z', 1],
    ['for longer', '2026-11-26T08:00:00Z', 0],
  ])('that wait %s for the server go, or are given up', async (_, later, sent) => {
    const { db, customerId } = await company()
    await approve(db, customerId)
    await send(db, { server: null })
    clock.set(later)
    await send(db)
    expect([server.handed.length, await states(db)]).toEqual([sent, [sent ? 'sent' : 'superseded']])
    const { id } = await db.selectFrom('letters').select('id').executeTakeFirstOrThrow()
    const letter = await findLetter(db, TEAM, id)
    expect(letter?.state).toMatchObject(sent ? { kind: 'sent' } : { kind: 'outdated', why: 'waited' })
    const asked = `letter-unsent in ${RECEIVABLES}`
    expect(await said(db)).toEqual(sent ? [asked] : [asked, `letter-refused in ${RECEIVABLES}`])
    // What was asked while mail was off shows that it waits no more.
    const { stale } = await db
      .selectFrom('messages')
      .select('stale')
      .where('kind', '=', 'letter-unsent')
      .executeTakeFirstOrThrow()
    expect(stale).toBe(1)
  })

  test.each<[string, (db: Db) => Promise<unknown>, number]>([
    [
      'put off',
      (db) => changeTerms(db, clock, asFinance, { number: 'INV-1001', to: { dueDay: day('2026-11-15') } }),
      0,
    ],
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
    await approve(db, customerId, 'reminder', null, asFinance, 'mail', { isAgain: true })
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
      const waiting = await waitingLetters(db, TEAM)
      expect(waiting).toMatchObject({ count: 1, customerNames: ['ACME Trading'] })
      expect(waiting.why).toContain(refusal.says)
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
