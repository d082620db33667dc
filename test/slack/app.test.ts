import { afterEach, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/core/language.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { COMMANDS } from '../../src/slack/commands/index.ts'
import { findWorkspace } from '../../src/store/workspaces.ts'
import { ADMIN, FINANCE, openCompany, RECEIVABLES, SALES, STATUS, TEAM, VIEWER } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

const NOW = '2026-11-20T08:00:00Z'

describe('the app over HTTP', () => {
  let talk: Conversation
  let fresh: FreshDatabase
  afterEach(async () => {
    await talk.stop()
    await fresh.destroy()
  })

  async function start(options: Parameters<typeof Conversation.start>[2] = {}) {
    fresh = await openSqlite()
    talk = await Conversation.start(fresh.db, NOW, options)
    return talk
  }
  async function company(options: Parameters<typeof Conversation.start>[2] = {}) {
    await start(options)
    await openCompany(fresh.db, talk.clock)
    await talk.types(ADMIN, `customer ACME Trading net 30 owner <@${SALES}>`)
  }
  const count = async (table: 'customers' | 'invoices' | 'payments' | 'movements' | 'members') =>
    (await fresh.db.selectFrom(table).selectAll().execute()).length

  describe('who is answered', () => {
    test.each([
      ['somebody who is not on the team', 'U0NOBODY', /not on the Cashlight team/],
      ['a guest', 'U0GUEST', /full members of this workspace only/],
      ['somebody of another workspace', 'U0OTHER', /full members of this workspace only/],
    ])('%s is refused, and learns nothing', async (_, user, sentence) => {
      await company()
      const answer = await talk.types(user, 'status')
      expect(answer).toMatch(sentence)
      expect(answer).not.toContain('ACME')
      expect(answer).not.toContain('DSO')
    })

    test.each([
      ['a viewer does not log an invoice', VIEWER, 'invoice INV-1 ACME 100'],
      ['a salesperson does not record a payment', SALES, 'paid INV-1'],
      ['a salesperson does not see the whole company’s ageing', SALES, 'ageing'],
      ['finance does not change the team', FINANCE, 'team <@U0NOBODY> viewer'],
    ])('%s', async (_, user, text) => {
      await company()
      const before = await Promise.all([count('invoices'), count('payments'), count('members')])
      expect(await talk.types(user, text)).toMatch(/admin|管理员/)
      expect(await Promise.all([count('invoices'), count('payments'), count('members')])).toEqual(before)
    })

    test('the last admin stays', async () => {
      await company()
      expect(await talk.types(ADMIN, `team <@${ADMIN}> viewer`)).toMatch(/last admin/)
      expect(await talk.types(ADMIN, 'team <@U0NOBODY> finance')).toContain('U0NOBODY')
      expect(await talk.types('U0NOBODY', 'ageing')).toContain('Ageing')
    })

    test('a request whose signature is not Slack’s is not heard', async () => {
      await company()
      const forged = await talk.forged(ADMIN, 'customer Evil')
      expect(forged).toBe(401)
      expect(await count('customers')).toBe(1)
    })
  })

  describe('setting up', () => {
    test('the first person who types /cash is offered the form, and a Slack admin becomes Cashlight’s', async () => {
      await start()
      await talk.types(ADMIN, '')
      expect(JSON.stringify(talk.slack.modal(ADMIN))).toContain('USD')
      await talk.people.submit({
        user: ADMIN,
        fields: {
          base_currency: 'eur',
          time_zone: 'Europe/Berlin',
          channel_receivables: RECEIVABLES,
          channel_status: STATUS,
        },
      })
      await talk.settles()
      expect(await findWorkspace(fresh.db, TEAM)).toMatchObject({
        baseCurrency: 'EUR',
        timeZone: 'Europe/Berlin',
        channels: { receivables: { channelId: RECEIVABLES }, status: { channelId: STATUS } },
      })
      expect(await talk.types(ADMIN, 'team')).toContain(ADMIN)
    })

    test('somebody who is no Slack admin is told whom to ask', async () => {
      await start()
      expect(await talk.types(SALES, 'status')).toMatch(/admin/)
      expect(talk.slack.modal(SALES)).toBeUndefined()
    })

    test('what is wrong is said under its field, and nothing is saved', async () => {
      await start()
      await talk.types(ADMIN, 'setup')
      const answer = await talk.people.submit({
        user: ADMIN,
        fields: { base_currency: 'XYZ', time_zone: 'Mars/Phobos' },
      })
      expect(Object.keys(answer.body.errors as object)).toEqual(['base_currency', 'time_zone'])
      expect(await findWorkspace(fresh.db, TEAM)).toBeNull()
    })
  })

  describe('what is typed', () => {
    test.each([
      ['invoice INV-1 ACME', 'amount', '/cash invoice INV-1001'],
      ['invoice INV-1 Nobody 100', 'no customer', '/cash'],
      ['invoice INV-1 ACNE 100', 'Did you mean', 'ACME Trading'],
      ['paid INV-9', 'no invoice', '/cash paid'],
      ['out 12.500 rent', '12', '/cash out'],
      ['balance ICBC', 'amount', '/cash balance'],
      ['rate USD seven', 'seven', '/cash rate'],
      ['duties Nobody', 'no customer', '/cash duties'],
      ['stauts', 'status', '/cash status'],
      ['team @somebody sales', 'person', '/cash team'],
      ['policy 5', '“5” is left over: an admin changes the figures with “Change”', '/cash policy'],
    ])('%s: one sentence and one example', async (text, sentence, example) => {
      await company()
      const answer = await talk.types(ADMIN, text)
      expect(answer.toLowerCase()).toContain(sentence.toLowerCase())
      expect(answer).toContain(example)
      expect([await count('invoices'), await count('payments'), await count('movements')]).toEqual([0, 0, 0])
    })

    const SHOWN = [
      'status',
      'overdue',
      'ageing',
      'duties',
      'import',
      'export',
      'policy',
      'dunning',
      'dso',
      'follow-up',
      'team',
      'approver',
      'resend',
      'help',
    ]
    const ASKED = COMMANDS.filter((c) => !c.inPlaygroundOnly && !SHOWN.includes(c.verb)).map((c) => c.verb)
    test.each(ASKED)('%s alone opens its form, or says what to type', async (verb) => {
      await company()
      for (const language of LANGUAGES) {
        await talk.types(ADMIN, `language ${language}`)
        const answer = await talk.types(ADMIN, verb)
        if (talk.slack.modal(ADMIN)) break
        expect(answer).toContain(`/cash ${wordsOf(language).commands[verb].example}`)
      }
    })

    test('an amount without a currency is in the customer’s own', async () => {
      await company()
      await talk.types(ADMIN, 'customer Kaito JPY net 30')
      expect(await talk.types(ADMIN, 'invoice J-1 Kaito 12500')).toContain('JPY 12,500')
      expect(await talk.types(ADMIN, 'paid J-1 2500')).toContain('JPY 10,000')
    })

    test('a name that looks like an address is the name that was typed', async () => {
      await company()
      await talk.types(ADMIN, 'customer <http://JD.com|JD.com> code JD net 30')
      expect(await talk.types(ADMIN, 'customer JD')).toContain('JD.com')
    })

    test('¥ is the yen of a customer who is billed in yen', async () => {
      await company()
      await talk.types(ADMIN, 'customer Kaito JPY net 30')
      expect(await talk.types(ADMIN, 'invoice J-1 Kaito ¥12000')).toContain('JPY 12,000')
    })

    test('a bare /cash tells a salesperson what is theirs to do', async () => {
      await company()
      expect(await talk.types(SALES, '')).toMatch(/to do/)
    })

    test('help lists what the person may type', async () => {
      await company()
      expect(await talk.types(SALES, 'help')).not.toContain('/cash setup')
      expect(await talk.types(ADMIN, 'help')).toContain('/cash setup')
      expect(await talk.types(SALES, 'help resend')).toBe('You are in sales; this needs an admin.')
      expect(await talk.types(ADMIN, 'help resend')).toContain('/cash resend')
    })

    test('help in Chinese names the Chinese verbs, and takes them', async () => {
      await company()
      await talk.types(ADMIN, 'language zh-CN')
      expect(await talk.types(ADMIN, 'help')).toContain(
        '/cash promise INV-1001 12月5日 5,000 "李经理答复" （承诺） 登记',
      )
      expect(await talk.types(ADMIN, 'help 条款')).toContain('中文命令：账期、条款、付款条件、付款条款')
      expect(await talk.types(ADMIN, '条款 预览 "2/10 net 30"')).toContain('2/10 net 30')
      expect(await talk.types(ADMIN, '利息 利率')).toBe(await talk.types(ADMIN, 'interest rate'))
      expect(await talk.types(ADMIN, '催收')).toBe(await talk.types(ADMIN, 'follow-up'))
      expect(await talk.types(ADMIN, '暂停 INV-1')).toBe(await talk.types(ADMIN, 'hold INV-1'))
    })

    test('a report of an earlier day, and of no day at all', async () => {
      await company()
      expect(await talk.types(ADMIN, 'status 2026-10-31')).toContain('31 Oct 2026')
      expect(await talk.types(ADMIN, 'ageing gibberish')).toContain('gibberish')
      expect(await talk.types(ADMIN, 'overdue ACME')).toContain('ACME')
    })

    test('answers are for the person alone', async () => {
      await company()
      await talk.types(ADMIN, 'status')
      expect(talk.messages()).toEqual([])
    })

    test('everybody is answered in their own language', async () => {
      await company()
      expect(await talk.types(FINANCE, 'status')).toMatch(/红灯|黄灯/)
      expect(await talk.types(FINANCE, 'language en')).toMatch(/English/)
      expect(await talk.types(FINANCE, 'status')).toMatch(/Red light/)
      expect(await talk.types(FINANCE, 'language auto')).not.toMatch(/undefined/)
      expect(await talk.types(FINANCE, '状态')).toMatch(/红灯|黄灯/)
    })

    test('a name cannot ping a channel, fake a link or forge a second line', async () => {
      await company()
      const hostile = '"<!channel> <https://evil|https://bank> &amp; ‮ \\n✅ Approved"'
      await talk.types(ADMIN, `customer ${hostile.replaceAll('<', '&lt;').replaceAll('>', '&gt;')} code EVIL net 30`)
      expect(await talk.types(ADMIN, 'customer EVIL')).toContain('channel')
      await talk.types(ADMIN, 'invoice E-1 EVIL 100 2026-10-01')
      await talk.comesThe('2026-11-20T09:00:00Z')
      const [message] = talk.slack.messages(RECEIVABLES)
      const raw = JSON.stringify(message)
      expect(raw).not.toContain('<!channel>')
      expect(raw).not.toContain('<https://evil')
      expect(raw).not.toContain('‮')
    })
  })

  describe('forms', () => {
    test('the invoice form says what is wrong under the field, keeps what was typed, and saves when it is right', async () => {
      await company()
      await talk.types(ADMIN, 'invoice')
      const wrong = await talk.people.submit({
        user: ADMIN,
        fields: { number: 'INV-1', customer: 'Nobody', amount: '12.500,00' },
      })
      expect(wrong.body).toMatchObject({
        response_action: 'errors',
        errors: { customer: expect.stringContaining('Nobody') },
      })
      expect(await count('invoices')).toBe(0)
      const right = await talk.people.submit({
        user: ADMIN,
        fields: { number: 'INV-1', customer: 'acme', amount: '12.500,00', issued: '2026-11-18', terms: 'due 20 Dec' },
      })
      expect(right.body).not.toHaveProperty('errors')
      await talk.settles()
      expect(talk.lastEphemeral(ADMIN)).toContain('USD 12,500.00')
      expect(await talk.types(ADMIN, 'invoice INV-1')).toContain('20 Dec 2026')
    })

    test('Paid on a duty opens the form filled in, and paying ends the duty in place', async () => {
      await company()
      await talk.types(ADMIN, 'invoice INV-1 ACME 100 2026-10-01')
      await talk.comesThe('2026-11-20T09:00:00Z')
      await talk.presses(FINANCE, 'duty-paid')
      expect(JSON.stringify(talk.slack.modal(FINANCE))).toContain('100.00')
      await talk.people.submit({ user: FINANCE })
      await talk.settles()
      expect(talk.messages()).toHaveLength(1)
      expect(talk.messages()[0]).toMatch(/paid/)
      expect(talk.messages()[0]).not.toContain('[Paid]')
    })

    test.each([
      ['customer', { name: 'Beta Works', terms: 'net 45', currency: 'EUR' }, 'Beta Works'],
      ['delivered', { customer: 'ACME', amount: '500', delivered: '2026-11-19' }, '24 Nov 2026'],
      ['balance', { account: 'Bank 1', amount: '-5,000.50', currency: 'USD' }, '5,000.50'],
      ['in', { amount: '20k', category: 'bank loan' }, 'financing'],
      ['out', { amount: '8,000', category: 'rent' }, 'operating'],
    ])('the form of %s does what the line does', async (verb, fields, said) => {
      await company()
      await talk.types(ADMIN, verb)
      const answer = await talk.people.submit({ user: ADMIN, fields })
      expect(answer.body).not.toHaveProperty('errors')
      await talk.settles()
      expect(talk.lastEphemeral(ADMIN)).toContain(said)
    })

    test('the form of a customer leaves its owner as it is, and makes a new one its logger’s', async () => {
      await company()
      await talk.types(ADMIN, `customer Beta Works net 30 owner <@${SALES}>`)
      for (const name of ['Beta Works', 'Gamma Works']) {
        await talk.types(ADMIN, 'customer')
        const answer = await talk.people.submit({ user: ADMIN, fields: { name, terms: 'net 45' } })
        expect(answer.body).not.toHaveProperty('errors')
        await talk.settles()
      }
      const owners = await fresh.db
        .selectFrom('customers')
        .select(['name', 'terms', 'ownerUserId'])
        .where('name', 'like', '% Works')
        .orderBy('name')
        .execute()
      expect(owners).toEqual([
        { name: 'Beta Works', terms: 'net 45', ownerUserId: SALES },
        { name: 'Gamma Works', terms: 'net 45', ownerUserId: ADMIN },
      ])
    })
  })

  describe('a file sent to the app', () => {
    const send = async (user: string, name: string, content: string, text = '') => {
      const file = talk.slack.addFile({ name, content, user })
      await talk.people.sendFiles(user, [{ ...file, text }])
      await talk.settles()
      await talk.settles()
      return talk.messages(talk.slack.directMessage(user).id)
    }
    const HEAD = 'Invoice,Customer,Amount,Currency,Date,Due\n'

    test('is imported, and told so; the same file again adds nothing', async () => {
      await company()
      const rows = `${HEAD}A-1,ACME Trading,1250.00,USD,2026-10-13,2026-11-12\nA-2,Beta Works,99.50,EUR,2026-10-14,2026-11-13\n`
      expect((await send(ADMIN, 'books.csv', rows)).join()).toContain('2 rows')
      expect(await count('invoices')).toBe(2)
      expect((await send(ADMIN, 'books.csv', rows)).at(-1)).toContain('already there')
      expect(await count('invoices')).toBe(2)
    })

    test('whose dates can be read two ways is asked about, and saved by the answer', async () => {
      await company()
      const said = await send(ADMIN, 'dates.csv', `${HEAD}A-1,ACME Trading,1250.00,USD,05/06/2026,05/07/2026\n`)
      expect(await count('invoices')).toBe(0)
      expect(said.at(-1)).toContain('[')
      const room = talk.slack.directMessage(ADMIN).id
      const ts = talk.slack.messages(room).at(-1)?.ts as string
      await talk.people.press({ user: ADMIN, channel: room, ts, actionId: 'import-answer:day-first' })
      await talk.settles()
      const { issuedDay } = await fresh.db.selectFrom('invoices').select('issuedDay').executeTakeFirstOrThrow()
      expect(issuedDay).toBe('2026-06-05')
    })

    test('with a wrong row saves nothing and names the row', async () => {
      await company()
      const said = await send(
        ADMIN,
        'bad.csv',
        `${HEAD}A-1,ACME,1250.00,USD,2026-10-13,2026-11-12\nA-2,ACME,twelve,USD,2026-10-14,2026-11-13\n`,
      )
      expect(said.join()).toContain('3')
      expect(said.join()).toContain('twelve')
      expect(await count('invoices')).toBe(0)
    })

    test('from a salesperson is refused', async () => {
      await company()
      expect((await send(SALES, 'books.csv', `${HEAD}A-1,ACME,1,USD,2026-10-13,2026-11-12\n`)).join()).toMatch(
        /finance/,
      )
      expect(await count('invoices')).toBe(0)
    })
  })

  describe('what Slack does', () => {
    test('an error reaches the person as a sentence with a reference that is in the log', async () => {
      await company({
        deps: {
          clock: {
            now: () => {
              throw new Error('the clock fell off the wall')
            },
          },
        },
      })
      const answer = await talk.types(ADMIN, 'status')
      const reference = /[0-9a-f]{8}/.exec(answer)?.[0]
      expect(reference).toBeDefined()
      expect(talk.logged.join('')).toContain(reference)
      expect(talk.logged.join('')).toContain('the clock fell off the wall')
    })

    test('a Slack without tables gets the plain form, in answers and in channels', async () => {
      await company({ native: true, refuseNativeTables: true })
      await talk.types(ADMIN, 'invoice INV-1 ACME 100')
      expect(await talk.types(ADMIN, 'ageing')).toContain('USD 100.00')
      await talk.types(ADMIN, 'status')
      await talk.pressesEphemeral(ADMIN, 'share-status')
      expect(talk.messages()).toHaveLength(1)
      expect(JSON.stringify(talk.slack.messages(RECEIVABLES))).not.toContain('"table"')
    })

    test('a Slack with tables gets them', async () => {
      await company({ native: true })
      await talk.types(ADMIN, 'invoice INV-1 ACME 100')
      await talk.types(ADMIN, 'status')
      expect(JSON.stringify(talk.slack.ephemerals.at(-1))).toContain('"table"')
      await talk.pressesEphemeral(ADMIN, 'share-status')
      expect(JSON.stringify(talk.slack.messages(RECEIVABLES))).toContain('"table"')
    })

    test('the App Home shows the person’s own, and the reason to whoever may not see it', async () => {
      await company()
      await talk.types(ADMIN, 'invoice INV-1 ACME 100 2026-10-01')
      await talk.comesThe('2026-11-20T09:00:00Z')
      await talk.people.openHome(SALES)
      await talk.settles()
      expect(JSON.stringify(talk.slack.home(SALES))).toContain('INV-1')
      await talk.people.pressInView({ user: SALES, actionId: 'duty-done', on: 'home' })
      await talk.settles()
      expect(JSON.stringify(talk.slack.home(SALES))).not.toContain('duty-done')
      await talk.people.openHome('U0GUEST')
      await talk.settles()
      expect(JSON.stringify(talk.slack.home('U0GUEST'))).toContain('full members')
    })

    test('two people press the same button: the second sees who was first', async () => {
      await company()
      await talk.types(ADMIN, 'invoice INV-1 ACME 100 2026-10-01')
      await talk.comesThe('2026-11-20T09:00:00Z')
      const [message] = talk.slack.messages(RECEIVABLES)
      const press = (user: string) =>
        talk.people.press({ user, channel: RECEIVABLES, ts: message?.ts as string, actionId: 'duty-done' })
      await Promise.all([press(SALES), press(ADMIN)])
      await talk.settles()
      const audit = await fresh.db.selectFrom('audit').select('actor').where('action', '=', 'finish-duty').execute()
      expect(audit).toHaveLength(1)
      const second = audit[0]?.actor === SALES ? ADMIN : SALES
      expect(talk.lastEphemeral(second)).toContain(`${audit[0]?.actor}`)
    })

    test('a form that is saved twice, because it stayed open, is saved once', async () => {
      await company()
      await talk.types(ADMIN, 'invoice INV-1 ACME 100')
      await talk.types(FINANCE, 'paid')
      const fields = { invoice: 'INV-1', amount: '40' }
      const both = await Promise.all([
        talk.people.submit({ user: FINANCE, fields }),
        talk.people.submit({ user: FINANCE, fields }),
      ])
      expect(both.map((a) => a.status)).toEqual([200, 200])
      await talk.settles()
      expect(await count('payments')).toBe(1)
    })

    test('an answer whose response_url is dead takes another way', async () => {
      await company()
      talk.slack.fault = ({ method }) =>
        method === 'response_url' ? { kind: 'refused', error: 'expired_url' } : undefined
      expect(await talk.types(ADMIN, 'customer Beta net 30')).toContain('Beta is recorded')
    })

    test('pressed in a list or a digest, what was done is answered', async () => {
      await company()
      await talk.types(ADMIN, 'invoice INV-1 ACME 100 2026-10-01')
      await talk.comesThe('2026-11-20T09:00:00Z')
      await talk.types(SALES, 'duties')
      await talk.pressesEphemeral(SALES, 'duty-done')
      expect(talk.lastEphemeral(SALES)).toContain('INV-1')
      expect(talk.messages()[0]).not.toContain('[Collection started]')
    })

    test('the status is not shared where the app is no member, nor where other companies read along', async () => {
      await company()
      await talk.types(ADMIN, 'status')
      const channel = talk.slack.channels.get(RECEIVABLES)
      if (!channel) throw new Error('there is no channel')
      Object.assign(channel, { is_ext_shared: true })
      await talk.pressesEphemeral(ADMIN, 'share-status')
      expect(talk.messages()).toEqual([])
      expect(talk.lastEphemeral(ADMIN)).toContain('other companies')
    })

    test('whoever writes to the app is told what it can do', async () => {
      await company()
      const channel = talk.slack.directMessage(SALES).id
      const event = {
        type: 'message',
        channel_type: 'im',
        channel,
        user: SALES,
        text: 'hello',
        ts: '1.1',
        event_ts: '1.1',
      }
      await talk.people.event(SALES, event)
      await talk.settles()
      expect(talk.messages(channel).join()).toContain('/cash help')
    })

    test('no token and no secret gets into the log', async () => {
      await company()
      await talk.types(ADMIN, 'status')
      expect(talk.logged.join('')).not.toMatch(/xox[a-z]-|fake-signing-secret|hooks\.slack/)
    })
  })
})
