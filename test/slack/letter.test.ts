import { afterEach, expect, test } from 'vitest'
import { openLog } from '../../src/log.ts'
import { createMailer, type Mailer } from '../../src/mail/post.ts'
import { ADMIN, FINANCE, haveInvoice, openCompany, RECEIVABLES, SALES, TEAM, VIEWER } from '../support/company.ts'
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
  await talk.people.submit({ user: SALES, fields: { body: 'Dear Li Lei, please pay INV-1001.' } })
  await talk.settles()
  expect(talk.lastEphemeral(SALES)).toMatch(
    /The collection letter to ACME Trading goes by mail to li@acme.*example now\./,
  )
  await mailer?.drain()
  await talk.settles()
  expect(server?.handed.map(({ to, mail }) => [to, mail.text?.trim(), mail.replyTo?.text])).toEqual([
    [['li@acme.example'], 'Dear Li Lei, please pay INV-1001.', expect.stringContaining('sam@lighthouse.example')],
  ])
  expect(talk.messages()[0]).toContain(`✓ Collection started by @${SALES}`)
  // A second press on the same day is one too many.
  await talk.types(SALES, 'letter ACME collection')
  await talk.people.submit({ user: SALES, fields: {} })
  await talk.settles()
  expect(talk.lastEphemeral(SALES)).toContain('was approved today already')
})

test('what was paid while the letter was read is not asked for', { timeout: 120_000 }, async () => {
  await company({ byMail: true })
  await contactAndAddresses()
  await talk.types(SALES, 'letter ACME')
  await talk.types(FINANCE, 'paid INV-1001 500')
  await talk.people.submit({ user: SALES, fields: {} })
  await talk.settles()
  expect(talk.lastEphemeral(SALES)).toContain('What ACME Trading owes has changed')
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
    'ACME Trading: 3 invoices, USD 550.00 asked for, USD 150.00 received and unapplied taken off, USD 500.00 promised or on hold.',
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
  expect(await talk.types(SALES, 'letter ACME collection')).toContain('Nothing of ACME Trading is overdue')
  expect(await talk.types(SALES, 'letter ACME')).toContain('ACME Trading owes nothing')
  expect(talk.messages(RECEIVABLES)).toHaveLength(1)
})
