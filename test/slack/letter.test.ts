import { afterEach, expect, test } from 'vitest'
import { DEFAULT_DUNNING } from '../../src/core/dunning-policy.ts'
import { saveDunningPolicy } from '../../src/flows/save-dunning-policy.ts'
import { openLog } from '../../src/log.ts'
import { createMailer, type Mailer } from '../../src/mail/post.ts'
import {
  ADMIN,
  asAdmin,
  FINANCE,
  haveInvoice,
  openCompany,
  RECEIVABLES,
  SALES,
  TEAM,
  VIEWER,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'
import { TestMailServer } from '../support/mail-server.ts'

let talk: Conversation
let fresh: FreshDatabase
let server: TestMailServer | null = null
let mailer: Mailer | null = null
afterEach(async () => {
  await talk.stop()
  await mailer?.stop()
  await server?.stop()
  await fresh.destroy()
  server = null
  mailer = null
})

/** A company whose ACME is ten days overdue, and the morning on which collection was asked for. */
async function company({ byMail = false } = {}) {
  fresh = await openSqlite()
  const { db } = fresh
  // The mailer knows the conversation's clock only when it is there.
  const deps = byMail ? { mailer: { kick: () => mailer?.kick() } } : {}
  talk = await Conversation.start(db, '2026-11-20T08:00:00Z', { deps })
  if (byMail) {
    server = await new TestMailServer().start()
    mailer = createMailer({
      ...{ db, clock: { now: () => new Date() }, companyClock: talk.clock, workspaceIds: [TEAM] },
      ...{ log: openLog('error', { write: () => {} }), server: server.settings, from: 'letters@lighthouse.example' },
      drawPdf: async ({ title }) => Buffer.from(title),
    })
  }
  await openCompany(db, talk.clock)
  await talk.types(ADMIN, `customer ACME Trading net 30 owner <@${SALES}>`)
  await haveInvoice(db, talk.clock, {
    number: 'INV-1001',
    customer: 'ACME',
    amount: '12500.00',
    issued: '2026-10-01',
    due: '2026-11-10',
  })
  await talk.comesThe('2026-11-20T09:00:00Z')
}

async function contactAndAddresses() {
  await talk.types(SALES, 'contact ACME "Li Lei" li@acme.example en')
  await talk.types(ADMIN, `team <@${SALES}> sam@lighthouse.example`)
}

const values = (user: string) => {
  const fields = JSON.stringify(talk.slack.modal(user))
  return [...fields.matchAll(/"initial_value":"((?:[^"\\]|\\.)*)"/g)].map((m) => JSON.parse(`"${m[1]}"`) as string)
}

test('without a mail server a letter is copied, and recorded as sent by hand', { timeout: 120_000 }, async () => {
  await company()
  expect(talk.messages()[0]).toContain('[Write a letter]')
  await talk.presses(SALES, 'letter')
  const modal = JSON.stringify(talk.slack.modal(SALES))
  expect(modal).toContain('Mail is not set up')
  const [subject, body] = values(SALES)
  expect(subject).toBe('Overdue payment to Test company: USD 12,500.00')
  expect(body).toContain('- INV-1001: USD 12,500.00, due 10 Nov 2026, 10 days overdue')
  await talk.people.submit({ user: SALES, fields: {} })
  await talk.settles()
  expect(talk.lastEphemeral(SALES)).toContain('The collection letter to ACME Trading is recorded as sent by you.')
  expect(talk.messages()[0]).toContain(`✓ Collection started by @${SALES}`)
})

test('approved, it goes by mail, and is said to be on its way; the duty is done when the server has it', {
  timeout: 120_000,
}, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  expect(await talk.types(SALES, 'letter ACME collection')).toContain(
    'ACME Trading: 1 invoice, USD 12,500.00 asked for.',
  )
  const own = { body: 'Dear Li Lei, please pay INV-1001 to another account.' }
  expect(await talk.submits(SALES, own)).toEqual({ body: expect.stringContaining('only as it was drafted') })
  expect(await talk.submits(SALES, {})).toBeUndefined()
  expect(talk.lastEphemeral(SALES)).toMatch(
    /The collection letter to ACME Trading goes by mail to li@acme.*example now\./,
  )
  await mailer?.drain()
  await talk.settles()
  expect(server?.handed.map(({ to, mail }) => [to, mail.text?.trim(), mail.replyTo?.text])).toEqual([
    [
      ['li@acme.example'],
      expect.stringMatching(/^Dear Li Lei,.*- INV-1001: USD 12,500\.00/s),
      expect.stringContaining('sam@lighthouse.example'),
    ],
  ])
  expect(talk.messages()[0]).toContain(`✓ Collection started by @${SALES}`)
  // A second one on the same day is asked about, whatever its kind.
  expect(await talk.types(SALES, 'letter ACME final-notice')).toContain(
    `A collection letter to ACME Trading went out today already, approved by @${SALES}`,
  )
  expect(await talk.submits(SALES, {})).toEqual({ again: expect.stringContaining('a second letter today') })
  expect(await talk.submits(SALES, { again: 'again' })).toBeUndefined()
  expect(talk.lastEphemeral(SALES)).toContain('The final notice to ACME Trading goes by mail')
})

test('of two forms that were open at once, the second asks once more', { timeout: 60_000 }, async () => {
  await company()
  await talk.types(SALES, 'letter ACME collection')
  await talk.types(ADMIN, 'letter ACME reminder')
  await talk.submits(SALES, {})
  // What was typed stays in the form.
  expect(await talk.submits(ADMIN, { body: 'Dear Li Lei, as we said on the phone.' })).toEqual({
    body: 'A collection letter to ACME Trading went out since you opened this form. Nothing was approved now. If it is meant, copy the text if you changed it, close this form, open the letter again and tick “This one is to go today as well”.',
  })
  expect(talk.slack.modal(ADMIN)).toBeDefined()
})

test('on old news of payments a letter that asks is approved with a yes of its own; a statement says nothing of it', {
  timeout: 60_000,
}, async () => {
  await company()
  await talk.types(FINANCE, 'paid INV-1001 500')
  await saveDunningPolicy(fresh.db, talk.clock, asAdmin, { ...DEFAULT_DUNNING, freshHours: 24 })
  const brought = 'Money was last brought in: 20 Nov 2026'
  const old = 'The news of payments is 3 days old: ACME Trading may have paid since.'
  const fine = await talk.types(SALES, 'letter ACME collection')
  expect([fine.includes(brought), fine.includes(old)]).toEqual([true, false])
  // Opened while it was fresh still: the form has no box to tick.
  talk.clock.set('2026-11-23T09:30:00Z')
  expect(await talk.submits(SALES, {})).toEqual({ body: expect.stringContaining(`${old} Nothing was approved now.`) })
  talk.slack.viewAcknowledged(SALES, { response_action: 'clear' })
  expect(await talk.types(SALES, 'letter ACME statement')).not.toMatch(/brought in|news of payments/)
  expect(await talk.submits(SALES, {})).toBeUndefined()
  const asked = await talk.types(SALES, 'letter ACME collection')
  expect([asked.includes(brought), asked.includes(old)]).toEqual([true, true])
  expect(await talk.submits(SALES, {})).toEqual({ anyway: expect.stringContaining('all the same') })
  expect(await talk.submits(SALES, { anyway: 'anyway' })).toBeUndefined()
  expect(talk.lastEphemeral(SALES)).toContain('The collection letter to ACME Trading is recorded as sent by you.')
})

test('what was paid while the letter was read is not asked for', { timeout: 120_000 }, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  await talk.types(SALES, 'letter ACME')
  await talk.types(FINANCE, 'paid INV-1001 500')
  expect(await talk.submits(SALES, {})).toEqual({
    body: expect.stringMatching(/^What ACME Trading owes has changed .*copy the text if you changed it/),
  })
  await mailer?.drain()
  expect(server?.handed).toEqual([])
})

test('what is promised or on hold is said apart, and money on no invoice is taken off', async () => {
  await company()
  const have = (number: string, amount: string) =>
    haveInvoice(fresh.db, talk.clock, { number, customer: 'ACME', amount, issued: '2026-10-01', due: '2026-11-12' })
  await talk.types(FINANCE, 'paid INV-1001')
  await talk.types(FINANCE, 'paid ACME 150')
  for (const [number, sum] of [
    ['INV-2', '700'],
    ['INV-3', '300'],
    ['INV-4', '200'],
  ] as const)
    await have(number, sum)
  await talk.types(SALES, 'promise INV-3 2026-11-27')
  await talk.types(SALES, 'hold INV-4 2026-11-27 "paperwork"')
  const modal = await talk.types(SALES, 'letter ACME collection')
  expect(modal).toContain(
    'ACME Trading: 1 invoice, USD 550.00 asked for, USD 150.00 received and unapplied taken off, USD 500.00 promised or on hold.',
  )
  const [subject, body] = values(SALES)
  expect(subject).toBe('Overdue payment to Test company: USD 550.00')
  expect(body).toContain(`- INV-2: USD 700.00, due 12 Nov 2026, 8 days overdue
Received, not yet set against an invoice, and taken off the total: USD 150.00
Total: USD 550.00
Not asked for here, as payment is promised or agreed for later: USD 500.00 (INV-3 and INV-4)`)
})

test('a letter that the server did not confirm is asked about in the channel, and answered there once', {
  timeout: 120_000,
}, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  if (server) server.onMessage = async () => Promise.reject(new Error('no answer'))
  await talk.types(SALES, 'letter ACME')
  await talk.people.submit({ user: SALES, fields: {} })
  await talk.settles()
  await mailer?.drain()
  await fresh.db.updateTable('messages').set({ notBeforeAt: '' }).where('state', '=', 'in-doubt').execute()
  await mailer?.drain()
  await talk.settles()
  expect(talk.messages().at(-1)).toMatch(
    /did not confirm the collection letter to ACME Trading.*\[It was sent\] \[Send again\]/s,
  )
  await talk.presses(SALES, 'letter-answer:sent', 'sent')
  expect(talk.messages().at(-1)).toContain(`The collection letter to ACME Trading was sent, says @${SALES}.`)
  expect(server?.handed).toHaveLength(1)
})

test('an admin writes what letters say: what cannot be filled in is refused under its field', {
  timeout: 120_000,
}, async () => {
  await company()
  expect(await talk.types(SALES, 'letter templates')).toMatch(/admin/)
  await talk.types(ADMIN, 'letter templates collection en')
  const wrong = await talk.people.submit({ user: ADMIN, fields: { body: 'Dear {contatc}, pay {table}' } })
  expect(wrong.body.errors).toEqual({ body: expect.stringContaining('{contatc}') })
  const bare = await talk.people.submit({ user: ADMIN, fields: { body: 'Dear {contact}, pay.' } })
  expect(bare.body.errors).toEqual({ body: expect.stringContaining('{table}') })
  await talk.people.submit({ user: ADMIN, fields: { subject: 'Pay {total}', body: 'Dear {contact}, pay:\n{table}' } })
  await talk.settles()
  expect(talk.lastEphemeral(ADMIN)).toContain('The collection letter in English is saved.')
  expect(talk.lastEphemeral(ADMIN)).toContain('Dear Ann Lee, pay:')
  await talk.types(SALES, 'letter ACME collection')
  expect(values(SALES)).toEqual(['Pay USD 12,500.00', expect.stringMatching(/^Dear Sir or Madam, pay:\n- INV-1001/)])
  await talk.types(ADMIN, 'letter templates collection en')
  await talk.people.submit({ user: ADMIN, fields: { subject: '', body: '' } })
  await talk.settles()
  expect(talk.lastEphemeral(ADMIN)).toContain("Cashlight's own text again")
})

test('the letterhead stands on every letter; its address for answers has to be one', { timeout: 120_000 }, async () => {
  await company()
  await talk.types(ADMIN, 'letterhead')
  const wrong = await talk.people.submit({ user: ADMIN, fields: { name: 'Lighthouse Demo Ltd', 'reply-to': 'nobody' } })
  expect(wrong.body.errors).toEqual({ 'reply-to': expect.stringContaining('“nobody” is not an e-mail address') })
  const fields = {
    name: 'Lighthouse Demo Ltd',
    'bank-details': 'Demo Bank 1234',
    'reply-to': 'credit@lighthouse.example',
  }
  await talk.people.submit({ user: ADMIN, fields })
  await talk.settles()
  expect(talk.lastEphemeral(ADMIN)).toContain('The letterhead is saved.')
  await talk.types(SALES, '信函 ACME 催款')
  expect(values(SALES)[1]).toMatch(/Demo Bank 1234.*Lighthouse Demo Ltd/s)
})

test.each([
  [SALES, 'contact ACME li@acme', 'I cannot read “li@acme” as an e-mail address.'],
  [SALES, 'contact ACME', 'Nobody is known to whom letters to ACME Trading go.'],
  [SALES, 'contact ACME "李雷" li@acme.example zh', 'Letters to ACME Trading go to 李雷'],
  [VIEWER, 'contact ACME li@acme.example', 'viewer'],
  [VIEWER, 'letter ACME', 'viewer'],
  [SALES, 'letter Nobody', 'Nobody'],
  [ADMIN, `team <@${SALES}> sam@lighthouse.example`, `Answers to letters of @${SALES} go to sam@lighthouse`],
])('%s types %s and reads: %s', { timeout: 60_000 }, async (user, text, answer) => {
  await company()
  expect((await talk.types(user, text)).replaceAll('\u200b', '')).toContain(answer)
})

test('what is not overdue is not collected', { timeout: 60_000 }, async () => {
  await company()
  await talk.types(FINANCE, 'paid INV-1001')
  for (const typed of ['letter ACME collection', 'letter ACME'])
    expect(await talk.types(SALES, typed)).toContain('ACME Trading owes nothing: there is nothing to write.')
  const due = { issued: '2026-11-10', due: '2026-11-30' }
  await haveInvoice(fresh.db, talk.clock, { number: 'INV-2', customer: 'ACME', amount: '700', ...due })
  expect(await talk.types(SALES, 'letter ACME collection')).toContain(
    'Nothing of ACME Trading is overdue: there is no collection letter to write.\nA payment reminder is what fits: /cash letter ACME reminder',
  )
  expect(talk.messages(RECEIVABLES)).toHaveLength(1)
})

test('a final notice threatens for what is late enough by the ladder, and names apart what else is overdue', async () => {
  await company()
  const have = (number: string, due: string) =>
    haveInvoice(fresh.db, talk.clock, { number, customer: 'ACME', amount: '700', issued: '2026-10-01', due })
  await have('INV-2', '2026-11-17')
  await have('INV-3', '2026-12-03')
  // Nothing is 21 days late: what can be collected is asked for.
  expect(await talk.types(ADMIN, 'letter ACME final-notice')).toContain(
    'ACME Trading: 1 invoice, USD 12,500.00 asked for, USD 700.00 also overdue.',
  )
  await saveDunningPolicy(fresh.db, talk.clock, asAdmin, { ...DEFAULT_DUNNING, finalNoticeDays: 9 })
  await have('INV-4', '2026-11-12')
  expect(await talk.types(SALES, 'letter ACME final-notice')).toContain(
    'ACME Trading: 1 invoice, USD 12,500.00 asked for, USD 1,400.00 also overdue.',
  )
  expect(values(SALES)[1]).toContain(`Total: USD 12,500.00

Also overdue, and not in the total above:
- INV-4: USD 700.00, due 12 Nov 2026, 8 days overdue
- INV-2: USD 700.00, due 17 Nov 2026, 3 days overdue

We ask you for the last time to pay USD 12,500.00,`)
  for (const paid of ['INV-1001', 'INV-4']) await talk.types(FINANCE, `paid ${paid}`)
  expect(await talk.types(FINANCE, 'letter ACME final-notice')).toContain(
    'ACME Trading 没有逾期满 7 天且已进入催款的可催付款项，尚不宜发最后通知。\n可发催款函： /cash letter ACME collection',
  )
})

test('a reminder asks for what is overdue or due within 14 days; what is due later stands in the statement alone', async () => {
  await company()
  await talk.types(FINANCE, 'paid INV-1001')
  const have = (number: string, due: string) =>
    haveInvoice(fresh.db, talk.clock, { number, customer: 'ACME', amount: '700', issued: '2026-10-01', due })
  await have('INV-2', '2026-12-05')
  expect(await talk.types(SALES, 'letter ACME')).toContain(
    'Nothing of ACME Trading is overdue, or due within 14 days: there is nothing to remind of.\nA statement letter asks for nothing, and can go all the same: /cash letter ACME statement',
  )
  await have('INV-3', '2026-12-04')
  expect(await talk.types(SALES, 'letter ACME')).toContain('ACME Trading: 1 invoice, USD 700.00 asked for.')
  expect(values(SALES)[1]).not.toContain('INV-2')
  await talk.types(ADMIN, 'letter ACME statement')
  expect(values(ADMIN)[1]).toMatch(/INV-3.*INV-2/s)
})

test('a customer of whom no language is set is written to in Chinese where its name is, and the form says how to set it', async () => {
  await company()
  expect(await talk.types(ADMIN, 'letter ACME')).toContain(
    'No language is set for ACME Trading; this letter is in English. To set it: /cash contact ACME en',
  )
  await talk.types(FINANCE, 'contact ACME "李雷"')
  expect(await talk.types(FINANCE, 'letter ACME')).toContain('尚未设置 ACME Trading 的信函语言，本函使用中文。')
  expect(values(FINANCE)[1]).toMatch(/^李雷：/)
  await talk.types(SALES, 'contact ACME en')
  expect(await talk.types(SALES, 'letter ACME')).not.toContain('No language is set')
  expect(values(SALES)[1]).toMatch(/^Dear 李雷,/)
})

test('a name of more than 80 characters is refused: of a contact, and of who sends', async () => {
  await company()
  const refused = 'A name has at most 80 characters here, as it stands in an address.'
  expect(await talk.types(SALES, `contact ACME "${'李'.repeat(81)}"`)).toContain(refused)
  expect(await talk.types(SALES, `contact ACME "${'李'.repeat(80)}"`)).toContain('Letters to ACME Trading go to 李李')
  await talk.types(ADMIN, 'letterhead')
  expect(await talk.submits(ADMIN, { name: 'x'.repeat(81) })).toEqual({ name: refused })
  expect(await talk.submits(ADMIN, { name: 'x'.repeat(80) })).toBeUndefined()
})

test('a name is no place for a bank account: not of a contact, and of nobody in what a salesperson mails', {
  timeout: 120_000,
}, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  const hidden = 'Li Lei. OUR NEW BANK: IBAN DE89 3704'
  for (const user of [SALES, FINANCE])
    expect(await talk.types(user, `contact ACME "${hidden}"`)).toMatch(/no four digits in a row|连续四位数字/)
  await talk.types(SALES, 'letter ACME collection')
  // Called so by an older release, or while the form was open.
  await fresh.db.updateTable('customers').set({ contactName: hidden }).execute()
  expect(await talk.submits(SALES, { way: 'mail' })).toEqual({ body: expect.stringContaining('as it was drafted') })
  expect(await talk.types(FINANCE, 'letter ACME collection')).not.toContain('连续四位数字')
  expect(await talk.submits(FINANCE, { way: 'mail' })).toBeUndefined()
})

test('a letter with such a name a salesperson can only copy', { timeout: 60_000 }, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  await fresh.db.updateTable('customers').set({ name: 'ACME 3704 0044' }).execute()
  expect(await talk.types(SALES, 'letter ACME collection')).toContain('A name in this letter holds four digits')
  expect(JSON.stringify(talk.slack.modal(SALES))).not.toContain('By mail to')
})

test('where nothing is to be asked for, that is said with its reasons; a statement can go all the same', async () => {
  await company()
  const due = { issued: '2026-10-01', due: '2026-11-12' }
  await haveInvoice(fresh.db, talk.clock, { number: 'INV-2', customer: 'ACME', amount: '700', ...due })
  await haveInvoice(fresh.db, talk.clock, { number: 'INV-3', customer: 'ACME', amount: '300', ...due })
  await talk.types(SALES, 'promise INV-1001 2026-11-27')
  await talk.types(SALES, 'hold INV-2 2026-12-04 "paperwork"')
  await talk.types(SALES, 'dispute INV-3 "short delivery"')
  for (const typed of ['letter ACME reminder', 'letter ACME'])
    expect(await talk.types(SALES, typed)).toContain(
      'There is nothing to ask ACME Trading for now: USD 12,500.00 is promised by 27 Nov 2026, USD 700.00 is on hold until 4 Dec 2026 and USD 300.00 is in dispute.\nA statement letter asks for nothing, and can go all the same: /cash letter ACME statement',
    )
  expect(await talk.types(FINANCE, '信函 ACME 催款')).toContain(
    '目前无需向 ACME Trading 催付：USD 12,500.00 已承诺最迟2026年11月27日付款、USD 700.00 暂停催收至2026年12月4日（含）、USD 300.00 存在争议。',
  )
  expect(await talk.types(SALES, 'letter ACME statement')).toContain('ACME Trading: 3 invoices, USD 13,500.00 open')
  expect(values(SALES)[1]).toContain(
    '- INV-3: USD 300.00, due 12 Nov 2026, 8 days overdue\nTotal: USD 13,500.00\nOf this, you dispute: USD 300.00 (INV-3)',
  )
})

test('a letter that waits while mail is off is copied from where that is said, or cancelled there', {
  timeout: 120_000,
}, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  await mailer?.stop()
  mailer = createMailer({
    ...{ db: fresh.db, clock: { now: () => new Date() }, companyClock: talk.clock, workspaceIds: [TEAM] },
    ...{ log: openLog('error', { write: () => {} }), server: null, from: '' },
  })
  const approves = async () => {
    await talk.types(FINANCE, 'letter ACME collection')
    await talk.submits(FINANCE, { body: 'Dear Li Lei, as we said on the phone.' })
    await mailer?.drain()
    await talk.settles()
  }
  await approves()
  expect(talk.messages().at(-1)).toMatch(
    /Mail is switched off, and the collection letter to ACME Trading .*\[Copy it\] \[Cancel it\]/s,
  )
  await talk.types(SALES, 'letter ACME reminder')
  await talk.people.submit({ user: SALES, fields: {} })
  await talk.settles()
  expect(talk.lastEphemeral(SALES)).toMatch(/still waits to be sent.*or cancel it\..*\[Cancel it\]/s)
  await talk.presses(SALES, 'letter-cancel')
  expect(talk.messages().at(-1)).toContain(
    `The collection letter to ACME Trading does not go by mail any more: cancelled by @${SALES}.`,
  )
  await approves()
  await talk.presses(SALES, 'letter', 'letter')
  expect(values(SALES)[1]).toBe('Dear Li Lei, as we said on the phone.')
  await talk.people.submit({ user: SALES, fields: { way: 'by-hand' } })
  await talk.settles()
  expect(talk.lastEphemeral(SALES)).toContain(
    'is recorded as sent by you. The one that waited to be mailed is cancelled. 1 duty is done with it.',
  )
})

test('a contact who left is cleared, and gets no mail', { timeout: 120_000 }, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  expect(await talk.types(SALES, 'contact ACME none')).toContain('ACME Trading has no contact any more')
  expect(await talk.types(SALES, 'contact ACME none')).toContain('Nothing has changed')
  expect(await talk.types(SALES, 'contact ACME')).not.toContain('li@acme.example')
  expect(await talk.types(SALES, 'letter ACME')).toContain('No address is known')
  const [audited] = await fresh.db
    .selectFrom('audit')
    .select(['before', 'after'])
    .where('action', '=', 'save-contact')
    .orderBy('seq', 'desc')
    .execute()
  expect([audited?.before, audited?.after]).toEqual([
    expect.stringContaining('li@acme.example'),
    expect.stringContaining('"email":null'),
  ])
})
