/** A customer who pays badly, over four months, as the people of a company see it: reminded, promised, broken, disputed, paid. */
import { afterEach, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { openLog } from '../../src/log.ts'
import { createMailer, type Mailer } from '../../src/mail/post.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import { ADMIN, FINANCE, openCompany, RECEIVABLES, SALES, TEAM, workspaceOf } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { eachDatabase } from '../support/databases.ts'
import { TestMailServer } from '../support/mail-server.ts'

eachDatabase('four months with a bad payer', (openFresh) => {
  let talk: Conversation
  let db: Db
  let server: TestMailServer
  let mailer: Mailer
  let today: Day
  afterEach(async () => {
    await talk.stop()
    await mailer.stop()
    await server.stop()
    expect(await findViolations(db)).toEqual([])
  })

  async function company(language: Language): Promise<void> {
    db = (await openFresh()).db
    today = day('2026-01-05')
    talk = await Conversation.start(db, `${today}T10:00:00Z`, { deps: { mailer: { kick: () => mailer.kick() } } })
    server = await new TestMailServer().start()
    mailer = createMailer({
      db,
      clock: { now: () => new Date() },
      companyClock: talk.clock,
      workspaceIds: [TEAM],
      log: openLog('error', { write: () => {} }),
      server: server.settings,
      from: 'letters@lighthouse.example',
    })
    const { channels } = workspaceOf()
    await openCompany(db, talk.clock, {
      language,
      calendar: 'none',
      channels: Object.fromEntries(Object.entries(channels).map(([purpose, c]) => [purpose, { ...c, language }])),
    })
    for (const user of [SALES, FINANCE, ADMIN]) await talk.types(user, `language ${language}`)
    await talk.types(ADMIN, `team <@${SALES}> sam@lighthouse.example`)
  }

  /** Every morning up to and with this day. */
  async function until(last: Day): Promise<void> {
    for (; today < last; ) {
      today = addDays(today, 1)
      await talk.comesThe(`${today}T09:00:00Z`)
    }
    talk.clock.set(`${today}T10:00:00Z`)
  }

  const told = () => talk.messages(RECEIVABLES).join('\n')

  async function form(user: string, fields: Record<string, string>): Promise<void> {
    expect(await talk.submits(user, fields)).toBeUndefined()
  }

  /** Approved as it was proposed; what the mail server was handed. */
  async function writes(kind: string) {
    await talk.types(SALES, `letter ACME ${kind}`)
    await form(SALES, {})
    await mailer.drain()
    await talk.settles()
    return server.handed.at(-1)
  }

  test.each(LANGUAGES)('told in %s', { timeout: 120_000 }, async (language) => {
    const words = wordsOf(language)
    const { what } = words.duty
    await company(language)
    const english = language === 'en'
    await talk.types(SALES, 'customer ACME Trading net 30')
    await talk.types(SALES, `contact ACME "Li Lei" li@acme.example ${english ? 'en' : 'zh'}`)
    await talk.types(SALES, 'invoice INV-1 ACME 10,000')

    // Due on 4 February: the invoice is sent, and two weeks before that day somebody is asked to remind.
    await until(day('2026-01-08'))
    expect(told()).toContain(what['send-invoice'])
    await talk.presses(SALES, 'duty-done')
    await until(day('2026-01-20'))
    expect(told()).not.toContain(what['remind-before-due'])
    await until(day('2026-01-21'))
    expect(told()).toContain(what['remind-before-due'])
    await talk.presses(SALES, 'duty-done')

    // It promises to pay by the 13th: collection, which would have begun on the 11th, waits for that.
    await until(day('2026-02-09'))
    const promised = await talk.types(SALES, 'promise INV-1 2026-02-13 "said Mr Li"')
    expect(promised).toContain(words.money({ minor: 1_000_000, currency: workspaceOf().baseCurrency }))
    await until(day('2026-02-13'))
    expect(told()).not.toContain(what['start-collection'])

    // Broken: the first working day after it asks for both, and says who had written the promise down.
    await until(day('2026-02-16'))
    expect(told()).toContain(what['follow-up-promise'])
    expect(told()).toContain(what['start-collection'])
    const broken = words.promise.standing.broken({
      amount: words.money({ minor: 1_000_000, currency: workspaceOf().baseCurrency }),
      day: day('2026-02-13'),
      who: `@${SALES}`,
    })
    expect(await talk.types(SALES, 'invoice INV-1')).toContain(broken)

    // The collection letter: in the customer's language, with itself and the statement to file, answered to who owns the customer.
    const letter = await writes('collection')
    expect(server.handed).toHaveLength(1)
    expect(letter?.to).toEqual(['li@acme.example'])
    expect(letter?.mail.replyTo?.text).toContain('sam@lighthouse.example')
    expect(letter?.mail.text).toContain('10,000.00')
    expect(/\p{Script=Han}/u.test(letter?.mail.text ?? '')).toBe(!english)
    expect(letter?.mail.attachments.map((a) => a.contentType)).toEqual(['application/pdf', 'application/pdf'])
    expect(told()).toContain(words.duty.done['start-collection'])

    // A part is in dispute: the rest is chased, up to the final notice two weeks after collection began.
    await until(day('2026-02-20'))
    await talk.types(SALES, 'dispute INV-1 2,000 "short delivery" until 2026-03-31')
    await until(day('2026-02-27'))
    expect(told()).not.toContain(what['final-notice'])
    await until(day('2026-03-02'))
    expect(told()).toContain(what['final-notice'])
    expect(talk.messages(RECEIVABLES).at(-1)).toContain('8,000.00')

    // The customer was right: a credit note, and a last letter over what is left.
    await talk.types(FINANCE, 'dispute INV-1 credited')
    expect(await talk.types(FINANCE, 'invoice INV-1')).toContain('8,000.00')
    const last = await writes('final-notice')
    expect(server.handed).toHaveLength(2)
    expect(last?.mail.text).toContain('8,000.00')
    expect(last?.mail.text).not.toContain('10,000.00')

    // Paid on 20 April: every step ends, and the statement of the four months comes out at nothing.
    await until(day('2026-04-20'))
    await talk.types(FINANCE, 'paid INV-1 8,000')
    expect(await db.selectFrom('duties').select('id').where('state', 'in', ['open', 'planned']).execute()).toEqual([])

    // Late interest is proposed by slices, and waived with a name.
    await talk.types(ADMIN, 'dunning')
    await talk.pressesEphemeral(ADMIN, 'dunning')
    await form(ADMIN, { freshHours: '', finalNoticeDays: '21', handOverDays: '45', interestRegime: 'agreed' })
    await talk.types(ADMIN, 'interest rate 10% from 2026-01-01 "the contract"')
    expect(await talk.types(FINANCE, 'interest ACME')).toContain('INV-1')
    await talk.pressesEphemeral(FINANCE, 'interest-waive')
    await form(FINANCE, { reason: 'our delivery was short' })
    const waived = await talk.types(FINANCE, 'interest ACME')
    expect(waived).toContain('our delivery was short')
    expect(waived).toContain(FINANCE)
    expect(await db.selectFrom('interestCharges').select(['state', 'createdBy']).execute()).toEqual([
      { state: 'waived', createdBy: FINANCE },
    ])
  })
})
