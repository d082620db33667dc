import { afterEach, describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { money } from '../../src/core/money.ts'
import type { Role } from '../../src/core/person.ts'
import { askRelease, openRequest } from '../../src/flows/ask-credit.ts'
import { changeFacts } from '../../src/flows/change.ts'
import { decideCredit } from '../../src/flows/decide-credit.ts'
import { exportAll } from '../../src/flows/export-all.ts'
import { setApprover } from '../../src/flows/save-approver.ts'
import { changeTeam, saveSettings } from '../../src/flows/save-settings.ts'
import { findCustomer } from '../../src/store/customers.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import {
  ADMIN,
  APPROVALS,
  amount,
  asAdmin,
  asFinance,
  FINANCE,
  haveCustomer,
  OTHERS,
  openCompany,
  SALES,
  STATUS,
  TEAM,
  VIEWER,
  workspaceOf,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { haveScreened } from '../support/credit.ts'
import { eachDatabase } from '../support/databases.ts'
import { WITH_FIREWALL } from '../support/firewall.ts'
import type { Json } from '../support/interaction.ts'

const [ANN, EVA, LIU, TOM] = OTHERS

eachDatabase('approvals by button', (openFresh) => {
  let talk: Conversation
  let db: Db
  let customerId: string
  afterEach(async () => {
    await talk.stop()
    expect(await findViolations(db)).toEqual([])
  })

  /** A customer through the screening, and four approvers: of 100,000, of 50,000 twice, of 10,000. */
  async function company(): Promise<Conversation> {
    db = (await openFresh()).db
    talk = await Conversation.start(db, '2026-11-20T08:00:00Z')
    await openCompany(db, talk.clock, WITH_FIREWALL)
    customerId = (await haveCustomer(db, talk.clock, 'ACME Trading')).id
    await haveScreened(db, talk.clock, asFinance, customerId)
    await approver(ANN, '100000')
    await approver(EVA, '50000')
    await approver(LIU, '50000')
    await approver(TOM, '10000')
    await talk.settles()
    return talk
  }

  async function approver(userId: string, upTo: string, role: Role = 'viewer'): Promise<void> {
    await changeTeam(db, talk.clock, asAdmin, { userId, name: userId, role })
    await setApprover(db, talk.clock, asAdmin, { userId, authority: amount(upTo) })
  }

  const limits = () => db.selectFrom('limits').select(['amountMinor', 'createdBy']).execute()
  const audited = async (action: string) =>
    (await db.selectFrom('audit').select('actor').where('action', '=', action).execute()).map((a) => a.actor)
  const card = () => talk.messages(APPROVALS).at(-1) as string
  const cardTs = () => talk.slack.messages(APPROVALS)[0]?.ts as string
  const press = (user: string, actionId: string) => talk.presses(user, actionId, undefined, APPROVALS)
  const said = (user: string) => talk.lastEphemeral(user)
  const told = (user: string) => talk.messages(talk.slack.directMessage(user).id)

  test('asked, seen with its exposure, approved; the card says by whom, the requester hears of it', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 12,000 USD 2026-11-20')
    const asked = await talk.types(SALES, 'limit ACME 50,000 "two large orders"')
    expect(asked).toContain('USD 50,000.00')
    expect(card()).toContain('two large orders')
    expect(card()).toContain('USD 12,000.00')
    expect(card()).toContain('[Approve]')
    await press(EVA, 'credit-approve')
    expect(card()).not.toContain('[Approve]')
    expect(card()).toContain(`@${EVA}`)
    expect(card()).toContain('USD 12,000.00')
    expect(told(SALES).join()).toContain('USD 50,000.00')
    expect(await limits()).toEqual([{ amountMinor: 5_000_000, createdBy: EVA }])
    // What was decided stays as it was shown, whatever is invoiced later.
    await talk.types(SALES, 'invoice INV-2 ACME 7,000 USD 2026-11-20')
    expect(card()).not.toContain('19,000')
  })

  test('a hundred presses at once from five approvers: one decides, one audit row, 99 polite answers', async () => {
    await company()
    await approver(VIEWER, '60000')
    await talk.types(SALES, 'limit ACME 50,000 "two large orders"')
    const five = [ANN, EVA, LIU, VIEWER, TOM]
    const before = talk.slack.ephemerals.length
    const pressed = Array.from({ length: 100 }, (_, i) =>
      talk.people.press({
        user: five[i % 5] as string,
        channel: APPROVALS,
        ts: cardTs(),
        actionId: 'credit-approve',
      }),
    )
    expect((await Promise.all(pressed)).map((answer) => answer.status)).toEqual(Array(100).fill(200))
    await talk.settles()
    const answers = talk.slack.ephemerals.slice(before)
    expect(await limits()).toHaveLength(1)
    expect(await audited('approved-limit')).toHaveLength(1)
    expect(answers).toHaveLength(99)
    const decided = answers.filter((a) => JSON.stringify(a.blocks).includes('decided already'))
    // Tom may approve 10,000: each press of his before the decision was a signature, or said that he has signed.
    const signing = answers.filter((a) => a.user === TOM && !decided.includes(a))
    expect(decided.length + signing.length).toBe(99)
    expect(told(SALES)).toHaveLength(1)
  })

  test('above the authority of one, a second approver who may decides; two who may not do not', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('second approver')
    expect(card()).toContain(`@${EVA}`)
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('approved this already')
    await press(LIU, 'credit-approve')
    expect(await limits()).toEqual([])
    await press(ANN, 'credit-approve')
    expect(await limits()).toEqual([{ amountMinor: 8_000_000, createdBy: ANN }])
  })

  test('approve less, in a form; more than the authority is said below the field', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(EVA, 'credit-less')
    const refused = await talk.people.submit({ user: EVA, fields: { amount: '60,000' } })
    expect(JSON.stringify(refused.body)).toContain('USD 50,000.00')
    await talk.people.submit({ user: EVA, fields: { amount: '40,000', note: 'until the first quarter is paid' } })
    await talk.settles()
    expect(await limits()).toEqual([{ amountMinor: 4_000_000, createdBy: EVA }])
    expect(card()).toContain('until the first quarter is paid')
    expect(told(SALES).join()).toContain('USD 80,000.00')
  })

  test('rejected with a reason; withdrawn by who asked, who need not be an approver', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(TOM, 'credit-reject')
    await talk.people.submit({ user: TOM, fields: { reason: 'pay INV-1 first' } })
    await talk.settles()
    expect(card()).toContain('pay INV-1 first')
    expect(told(SALES).join()).toContain('pay INV-1 first')
    await talk.types(SALES, 'limit ACME 20,000 "less then"')
    await press(SALES, 'credit-reject')
    await talk.people.submit({ user: SALES, fields: { reason: 'not needed any more' } })
    await talk.settles()
    expect(await audited('withdrawn-limit')).toEqual([SALES])
    expect(await limits()).toEqual([])
  })

  test('a question stands in the thread of the card, to who asked', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(ANN, 'credit-ask')
    await talk.people.submit({ user: ANN, fields: { question: 'Which orders?' } })
    await talk.settles()
    const [first, answer] = talk.slack.messages(APPROVALS)
    expect(answer?.thread_ts).toBe(first?.ts)
    expect(talk.messages(APPROVALS)[1]).toMatch(new RegExp(`@${SALES}.*@${ANN}.*Which orders\\?`))
    expect(told(SALES).join()).toContain('Which orders?')
  })

  test('an edited request clears what was signed, and a press on the card as it was is answered with what is asked now', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(EVA, 'credit-approve')
    const old = structuredClone(talk.slack.messages(APPROVALS)[0]?.blocks)
    expect(await talk.types(SALES, 'limit ACME 30,000 "spring"')).toContain('changed')
    const shown = talk.slack.messages(APPROVALS)[0] as { blocks?: Json[] | undefined }
    expect(card()).not.toContain('second approver')
    const now = shown.blocks
    shown.blocks = old
    await press(ANN, 'credit-approve')
    shown.blocks = now
    expect(said(ANN)).toContain('USD 30,000.00')
    expect(await limits()).toEqual([])
    await press(EVA, 'credit-approve')
    expect(await limits()).toEqual([{ amountMinor: 3_000_000, createdBy: EVA }])
  })

  test('a week on nobody may approve it; the card and the requester are told without a press', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 30,000 "spring"')
    await talk.comesThe('2026-11-27T07:59:00Z')
    expect(card()).toContain('[Approve]')
    talk.clock.set('2026-11-27T08:00:00Z')
    await press(ANN, 'credit-approve')
    expect(said(ANN)).toContain('expired')
    expect(await limits()).toEqual([])
    await talk.tick()
    expect(card()).toContain('Expired')
    expect(told(SALES).join()).toContain('expired')
    expect(await audited('expired-limit')).toHaveLength(1)
  })

  test('a card that waits shows a hold that was placed since, and where it stands after the channel was changed', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 30,000 "spring"')
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    expect(card()).toContain('lawsuit filed')
    const elsewhere = { channelId: STATUS, language: 'en', escalationUserId: null } as const
    const channels = { ...WITH_FIREWALL.channels, approvals: elsewhere }
    await saveSettings(db, talk.clock, asAdmin, workspaceOf({ channels }))
    await talk.settles()
    expect(card()).toContain(`#${STATUS}`)
    expect(card()).not.toContain('[Approve]')
    expect(await talk.types(SALES, 'limit ACME 20,000 "spring"')).toContain(STATUS)
    expect(talk.messages(STATUS).at(-1)).toContain('USD 20,000.00')
    await talk.presses(ANN, 'credit-approve', undefined, STATUS)
    expect(await limits()).toEqual([{ amountMinor: 2_000_000, createdBy: ANN }])
    // And back: it is asked where the approvers are, once.
    await talk.types(SALES, 'limit ACME 30,000 "summer"')
    await saveSettings(db, talk.clock, asAdmin, workspaceOf(WITH_FIREWALL))
    await talk.settles()
    expect(card()).toContain('[Approve]')
    expect(talk.messages(STATUS).at(-1)).toContain(`#${APPROVALS}`)
  })

  test('a signature lapses when the customer stands worse: the card says so, and so is told whoever signed', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 12,000 USD 2026-11-20')
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(EVA, 'credit-approve')
    expect(card()).toContain('at an exposure of USD 12,000.00')
    await talk.types(SALES, 'invoice INV-2 ACME 7,000 USD 2026-11-20')
    expect(told(EVA)).toEqual([])
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    expect(card()).toContain('no longer counts: put on hold since')
    expect(told(EVA)).toHaveLength(1)
    expect(told(EVA).join()).toMatch(/ACME Trading.*no longer counts.*put on hold/s)
    await talk.types(FINANCE, 'signal ACME red "accounts frozen"')
    expect(told(EVA)).toHaveLength(1)
    // She looks again, on the hold as it is, and her signature counts again.
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('second approver')
    expect(card()).not.toContain('no longer counts')
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('approved this already')
  })

  test('and when it joins a group that is on hold', async () => {
    await company()
    await haveCustomer(db, talk.clock, 'Works Holding')
    await talk.types(FINANCE, 'signal Works Holding red "lawsuit filed"')
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(EVA, 'credit-approve')
    await talk.types(FINANCE, 'customer ACME parent Works Holding')
    expect(told(EVA).join()).toMatch(/no longer counts.*put on hold/s)
  })

  test('what speaks against an approval is asked with the press, and told to who asked for it', async () => {
    await company()
    const asks = () => JSON.stringify(talk.slack.messages(APPROVALS).at(-1)?.blocks ?? [])
    await talk.types(SALES, 'invoice INV-1 ACME 60,000 USD 2026-11-20')
    await talk.types(SALES, 'limit ACME 70,000 "spring"')
    expect(asks()).not.toContain('"confirm"')
    await talk.types(SALES, 'limit ACME 50,000 "spring"')
    expect(asks()).toContain('The exposure to ACME Trading is USD 60,000.00 now: USD 10,000.00 over the new limit.')
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    expect(asks()).toMatch(/"confirm".*ACME Trading is on hold since .*: red signal “lawsuit filed”\./)
    await press(ANN, 'credit-less')
    expect(JSON.stringify(talk.slack.modal(ANN))).toContain('The exposure to ACME Trading is USD 60,000.00 now.')
    await press(ANN, 'credit-approve')
    expect(told(SALES).join()).toMatch(
      /has a limit of USD 50,000\.00.*is on hold since.*USD 10,000\.00 over the new limit/s,
    )
    // With a limit in force below it, a release is asked about too.
    await talk.types(SALES, 'limit ACME')
    await askRelease(db, talk.clock, asAdmin, { whose: { customerId }, reason: 'settled' })
    await talk.settles()
    expect(asks()).toContain('USD 10,000.00 over the limit in force.')
    expect(asks()).not.toContain('is on hold since 20')
  })

  test('a card that was drawn before something spoke against it approves nothing: it is drawn again, and asks', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 50,000 "spring"')
    const message = talk.slack.messages(APPROVALS)[0] as { blocks?: Json[] }
    const drawn = structuredClone(message.blocks) as Json[]
    await talk.types(SALES, 'invoice INV-1 ACME 60,000 USD 2026-11-20')
    message.blocks = drawn
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('ACME Trading stands worse than on the card')
    expect(await limits()).toEqual([])
    expect(JSON.stringify(message.blocks)).toContain('USD 10,000.00 over the new limit')
    await press(EVA, 'credit-approve')
    expect(await limits()).toHaveLength(1)
  })

  test('a release lets go of the holds that its card shows: a second one of the group ends a signature, and a press on the card before it', async () => {
    await company()
    await haveCustomer(db, talk.clock, 'Works Holding')
    await talk.types(SALES, 'invoice INV-1 ACME 60,000 USD 2026-11-20')
    await talk.types(FINANCE, 'customer ACME parent Works Holding')
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    await askRelease(db, talk.clock, asAdmin, { whose: { customerId }, reason: 'settled' })
    await talk.settles()
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('second approver')
    const message = talk.slack.messages(APPROVALS).at(-1) as { blocks?: Json[] }
    const drawn = structuredClone(message.blocks) as Json[]
    await talk.types(FINANCE, 'signal Works Holding red "accounts frozen"')
    expect(card()).toMatch(/lawsuit filed.*accounts frozen.*no longer counts: put on hold since/s)
    expect(told(EVA).join()).toMatch(/no longer counts.*put on hold/s)
    const released = async () => (await audited('approved-release')).length
    message.blocks = drawn
    await press(ANN, 'credit-approve')
    expect(said(ANN)).toContain('stands worse than on the card')
    expect(await released()).toBe(0)
    await press(ANN, 'credit-approve')
    expect(await released()).toBe(1)
    const open = db.selectFrom('holds').select('id').where('releasedAt', 'is', null)
    expect(await open.execute()).toEqual([])
  })

  test('another currency than one’s own request is asked about; the card compares it at the rate of the day', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 12,000 USD 2026-11-20')
    await talk.types(SALES, 'limit ACME 40,000 EUR "spring"')
    expect(card()).toMatch(/Headroom with the new limit: not known.*EUR rate/)
    await talk.types(FINANCE, 'rate EUR 1.20')
    await talk.types(SALES, 'limit ACME 40,000 EUR "for spring"')
    expect(card()).toContain('Headroom with the new limit: EUR 30,000.00')
    expect(await talk.types(SALES, 'limit ACME 30,000 "spring"')).toMatch(/another currency than the EUR 40,000\.00/)
    expect(card()).toContain('EUR 40,000.00')
    await talk.pressesEphemeral(SALES, 'limit-sure')
    expect(said(SALES)).toContain('Your request is changed')
    expect(card()).toContain('USD 30,000.00')
    expect(card()).toContain('spring')
  })

  test('an amount ten times what the customer has is asked about once, and then asked for', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 5,000 USD 2026-11-20')
    expect(await talk.types(SALES, 'limit ACME 49,999 "spring"')).toContain('Asked in')
    await press(ANN, 'credit-approve')
    expect(await talk.types(SALES, 'limit ACME 499,990 "spring: two orders"')).toMatch(
      /ten times the limit of ACME Trading or more: that is USD 49,999\.00/,
    )
    expect(talk.messages(APPROVALS)).toHaveLength(1)
    await talk.pressesEphemeral(SALES, 'limit-sure')
    expect(said(SALES)).toContain('Asked in')
    expect(card()).toContain('USD 499,990.00')
    expect(card()).toContain('spring: two orders')
    expect(talk.messages(APPROVALS)).toHaveLength(2)
  })

  test('without a limit, by what was bought in twelve months; in the form as well', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 5,000 USD 2025-11-19')
    await talk.types(SALES, 'invoice INV-2 ACME 3,000 USD 2026-11-20')
    await talk.types(SALES, 'limit')
    await talk.people.submit({
      user: SALES,
      fields: { customer: 'ACME', amount: '30,000', currency: 'USD', reason: 'spring' },
    })
    await talk.settles()
    expect(said(SALES)).toMatch(/ten times what ACME Trading bought in twelve months or more: that was USD 3,000\.00/)
    expect(talk.messages(APPROVALS)).toEqual([])
  })

  test('a button to ask all the same whose value was edited by hand asks for nothing', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 5,000 USD 2026-11-20')
    const of = (rest: string) => `${customerId}:${rest}`
    for (const value of ['', 'x', ':::', of('100:XXX:x'), of('-1:USD:x'), of('100:USD:'), '../..:1:USD:x']) {
      await talk.types(SALES, 'limit ACME 50,000 "spring"')
      const { blocks } = talk.slack.ephemerals.at(-1) as { blocks: Json[] }
      const sent = JSON.stringify(blocks)
      const was = /"value":"([^"]*)"/.exec(sent)?.[1] as string
      blocks.splice(0, blocks.length, ...(JSON.parse(sent.replace(was, value)) as Json[]))
      await talk.pressesEphemeral(SALES, 'limit-sure')
      expect(said(SALES)).not.toContain('Asked in')
    }
    expect(talk.messages(APPROVALS)).toEqual([])
  })

  test('the release of a hold of a customer without a limit takes the authority for its exposure', async () => {
    await company()
    await talk.types(SALES, 'invoice INV-1 ACME 60,000 USD 2026-11-20')
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    await askRelease(db, talk.clock, asAdmin, { whose: { customerId }, reason: 'settled' })
    await talk.settles()
    expect(card()).toMatch(new RegExp(`May approve it: @${ANN}(?!.*@${EVA})`, 's'))
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('second approver')
    await press(ANN, 'credit-approve')
    expect(await audited('approved-release')).toEqual([ANN])
  })

  test('what was decided is told with the customer: what was asked for, how it ended, by whom', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(TOM, 'credit-reject')
    await talk.people.submit({ user: TOM, fields: { reason: 'pay INV-1 first' } })
    await talk.types(SALES, 'limit ACME 60,000 "spring"')
    await press(EVA, 'credit-less')
    await talk.people.submit({ user: EVA, fields: { amount: '40,000' } })
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    await askRelease(db, talk.clock, asAdmin, { whose: { customerId }, reason: 'settled' })
    await talk.settles()
    await press(ANN, 'credit-approve')
    const shown = await talk.types(SALES, 'limit ACME')
    expect(shown).toMatch(new RegExp(`Release of the hold: ✓ Approved by @${ANN}`))
    expect(shown).toMatch(new RegExp(`USD 60,000\\.00 asked for: ✓ Limit of USD 40,000\\.00 approved by @${EVA}`))
    expect(shown).toMatch(new RegExp(`USD 80,000\\.00 asked for: ✗ Rejected by @${TOM}`))
  })

  test('an approver up to 0 could approve nothing: the way to take them off is said; “off” is that way', async () => {
    await company()
    expect(await talk.types(ADMIN, `approver <@${EVA}> 0`)).toMatch(/Up to 0 .*approver .* off/s)
    expect(await talk.types(ADMIN, 'approver')).toContain(`@${EVA}`)
    expect(await talk.types(ADMIN, `approver <@${EVA}> -5`)).toContain('more than zero')
    expect(await talk.types(ADMIN, `approver <@${EVA}> off`)).toContain('may no longer approve')
    expect(await talk.types(ADMIN, 'approver')).not.toContain(`@${EVA}`)
  })

  test('who may approve, who signed on which standing, and by which rules, stands in the export', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 80,000 "spring"')
    await press(EVA, 'credit-approve')
    const files = new Map((await exportAll(db, TEAM, day('2026-11-20'))).map((f) => [f.name, f.text]))
    expect(files.get('approvers.csv')).toMatch(new RegExp(`${EVA},50000\\.00,USD,${ADMIN},2026-11-20T`))
    expect(files.get('credit-signatures.csv')).toMatch(new RegExp(`,1,${EVA},2026-11-20T.*exposure`))
    expect(files.get('credit-policy.csv')).toContain('requestDays,7')
  })

  test('a limit below zero is refused, and 0 is cash in advance', async () => {
    await company()
    expect(await talk.types(SALES, 'limit ACME -5 "spring"')).toContain('“-5” is below zero: 0 or more.')
    expect(await talk.types(SALES, 'help limit')).toContain('0 is cash in advance')
    expect(await talk.types(SALES, 'limit ACME 0 "no more credit"')).toContain('cash in advance')
  })

  test('without a rate the card says that nobody can tell who may approve it', async () => {
    await company()
    expect(await talk.types(SALES, 'limit ACME 40,000 EUR "spring"')).toContain('exchange rate')
    expect(card()).not.toContain('Nobody else')
  })

  test('what waits is told with the customer: a limit, and the release of its hold', async () => {
    await company()
    await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    await talk.types(SALES, 'limit ACME 30,000 "spring"')
    await askRelease(db, talk.clock, asAdmin, { whose: { customerId }, reason: 'settled' })
    const shown = await talk.types(SALES, 'limit ACME')
    expect(shown).toContain('The release of the hold waits for a decision')
    expect(shown).toContain('USD 30,000.00 waits for a decision')
  })

  test('a proposal that is rejected is told to the owner as what it was, not as a request of theirs', async () => {
    await company()
    const request = await changeFacts(db, talk.clock, asAdmin, async (change) => {
      const customer = await findCustomer(change.tx, TEAM, customerId)
      if (!customer) throw new Error('no customer')
      return openRequest(change, { customer, kind: 'limit', amount: amount('30000'), reason: '', origin: 'proposal' })
    })
    await decideCredit(
      db,
      talk.clock,
      { ...asAdmin, userId: ANN },
      { requestId: request.id, version: 1, seen: [], decision: { kind: 'reject' }, note: 'not now' },
    )
    await talk.settles()
    expect(told(SALES).join()).not.toContain('Your request')
    expect(told(SALES).join()).toMatch(/Cashlight proposed.*ACME Trading.*USD 30,000\.00/s)
  })

  describe('gets nowhere:', () => {
    test.each<[who: string, user: string, says: RegExp]>([
      ['who asked', SALES, /not one of the approvers/],
      ['somebody of the team who is no approver', FINANCE, /不是审批人/],
      ['somebody who is not on the team', 'U0NOBODY', /team/],
      ['a guest', 'U0GUEST', /only for the team|guest/i],
      ['somebody of another workspace', 'U0OTHER', /workspace/i],
    ])('%s', async (_, user, says) => {
      await company()
      await talk.types(SALES, 'limit ACME 30,000 "spring"')
      await press(user, 'credit-approve')
      expect(said(user)).toMatch(says)
      expect(card()).toContain('[Approve]')
      expect(await limits()).toEqual([])
    })

    test('somebody who may not decide: told who may at once, and not behind a form; but may ask', async () => {
      await company()
      await talk.types(SALES, 'limit ACME 30,000 "spring"')
      for (const button of ['credit-reject', 'credit-less']) {
        await press(VIEWER, button)
        expect(talk.slack.modal(VIEWER)).toBeUndefined()
        expect(said(VIEWER)).toMatch(new RegExp(`not one of the approvers[\\s\\S]*@${ANN}`))
      }
      await press(SALES, 'credit-less')
      expect(talk.slack.modal(SALES)).toBeUndefined()
      await press(VIEWER, 'credit-ask')
      expect(talk.slack.modal(VIEWER)).toBeDefined()
    })

    test('an approver on what they asked for themselves', async () => {
      await company()
      await changeTeam(db, talk.clock, asAdmin, { userId: ANN, name: ANN, role: 'finance' })
      await talk.types(ANN, 'limit ACME 30,000 "spring"')
      await press(ANN, 'credit-approve')
      expect(said(ANN)).toContain('asked for this yourself')
      expect(await limits()).toEqual([])
    })

    test('an approver who was taken off the list, or off the team, since', async () => {
      await company()
      await talk.types(SALES, 'limit ACME 30,000 "spring"')
      expect(await talk.types(ADMIN, `approver <@${EVA}> remove`)).toContain(EVA)
      await press(EVA, 'credit-approve')
      expect(said(EVA)).toContain('not one of the approvers')
      await changeTeam(db, talk.clock, asAdmin, { userId: ANN, name: ANN, role: null })
      await press(ANN, 'credit-approve')
      expect(await limits()).toEqual([])
    })

    test('an approver who was taken off the team and is back: an authority is given, and not found again', async () => {
      await company()
      await talk.types(SALES, 'limit ACME 80,000 "spring"')
      expect(card()).toContain(`@${ANN}`)
      await changeTeam(db, talk.clock, asAdmin, { userId: ANN, name: ANN, role: null })
      await changeTeam(db, talk.clock, asAdmin, { userId: ANN, name: ANN, role: 'viewer' })
      await talk.settles()
      expect(card()).not.toContain(`@${ANN}`)
      await press(ANN, 'credit-approve')
      expect(said(ANN)).toContain('not one of the approvers')
      expect(await limits()).toEqual([])
      const taken = db.selectFrom('audit').select('after').where('action', '=', 'change-approver')
      expect((await taken.where('subjectId', '=', ANN).execute()).map((a) => a.after === null)).toEqual([false, true])
    })

    test('an approval for a customer who shares the limit of another since it was asked for', async () => {
      await company()
      await talk.types(SALES, 'limit ACME 30,000 "spring"')
      await haveCustomer(db, talk.clock, 'Works Holding')
      await talk.types(FINANCE, 'customer ACME parent Works Holding')
      expect(card()).toContain('shared with Works Holding')
      await press(ANN, 'credit-approve')
      expect(said(ANN)).toContain('shares the limit of Works Holding')
      expect(await limits()).toEqual([])
      await press(ANN, 'credit-reject')
      await talk.people.submit({ user: ANN, fields: { reason: 'ask for the holding' } })
      await talk.settles()
      expect(await audited('rejected-limit')).toEqual([ANN])
    })

    test.each(['', 'x', '0190:1', `${'a'.repeat(36)}:1`, '../..:1', 'VERSION:99', 'VERSION:-1', 'VERSION:1;drop'])(
      'a button whose value was edited by hand: %s',
      async (value) => {
        await company()
        await talk.types(SALES, 'limit ACME 30,000 "spring"')
        const message = talk.slack.messages(APPROVALS)[0] as { blocks?: Json[] }
        const request = /"value":"([0-9a-f-]+):1:"/.exec(JSON.stringify(message.blocks))?.[1] as string
        const edited = value.replace('VERSION', request)
        const was = message.blocks
        message.blocks = JSON.parse(JSON.stringify(was).replaceAll(`${request}:1`, edited)) as Json[]
        for (const action of ['credit-approve', 'credit-less', 'credit-reject', 'credit-ask']) await press(ANN, action)
        message.blocks = was as Json[]
        expect(talk.slack.modal(ANN)).toBeUndefined()
        expect(await limits()).toEqual([])
        expect(await audited('approved-limit')).toEqual([])
      },
    )

    test('a decision written past the app: the database holds to four eyes', async () => {
      await company()
      await talk.types(SALES, 'limit ACME 30,000 "spring"')
      const byWhoAsked = db
        .updateTable('creditRequests')
        .set({ state: 'approved', decidedBy: SALES, decidedAt: '2026-11-20T09:00:00.000Z' })
        .where('workspaceId', '=', TEAM)
        .execute()
      await expect(byWhoAsked).rejects.toThrow(/four_eyes/)
    })
  })

  test('in two currencies, authority is compared at the rate of the day, and without one nobody can approve', async () => {
    await company()
    await talk.types(SALES, 'limit ACME 40,000 EUR "spring"')
    await press(EVA, 'credit-approve')
    expect(said(EVA)).toContain('rate')
    await talk.types(FINANCE, 'rate EUR 1.20')
    await press(TOM, 'credit-approve')
    expect(said(TOM)).toContain('second approver')
    await press(EVA, 'credit-approve')
    expect(await db.selectFrom('limits').select(['amountMinor', 'currency']).execute()).toEqual([
      { amountMinor: money(4_000_000, amount('1', 'EUR').currency).minor, currency: 'EUR' },
    ])
  })
})
