/** One customer over nine months, as the people of a company see it: screened, trusted, late, held, released. */
import { afterEach, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../src/core/day.ts'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { setApprover } from '../../src/flows/save-approver.ts'
import { changeTeam } from '../../src/flows/save-settings.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { findViolations } from '../../src/store/invariants.ts'
import type { Db } from '../../src/store/open.ts'
import {
  APPROVALS,
  amount,
  asAdmin,
  FINANCE,
  OTHERS,
  openCompany,
  RECEIVABLES,
  SALES,
  workspaceOf,
} from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { eachDatabase } from '../support/databases.ts'

const [ANN] = OTHERS

eachDatabase('nine months with one customer', (openFresh) => {
  let talk: Conversation
  let db: Db
  afterEach(async () => {
    await talk.stop()
    expect(await findViolations(db)).toEqual([])
  })

  async function company(language: Language): Promise<void> {
    db = (await openFresh()).db
    talk = await Conversation.start(db, '2026-01-05T10:00:00Z')
    const channels = { ...workspaceOf().channels, approvals: { channelId: APPROVALS, escalationUserId: null } }
    await openCompany(db, talk.clock, {
      language,
      channels: Object.fromEntries(Object.entries(channels).map(([purpose, c]) => [purpose, { ...c, language }])),
    })
    await changeTeam(db, talk.clock, asAdmin, { userId: ANN, name: 'Ann', role: 'viewer' })
    await setApprover(db, talk.clock, asAdmin, { userId: ANN, authority: amount('200000') })
    for (const user of [SALES, FINANCE, ANN]) await talk.types(user, `language ${language}`)
  }

  const at = (d: Day, time = '10:00') => talk.clock.set(`${d}T${time}:00Z`)
  const morning = (d: Day) => talk.comesThe(`${d}T09:00:00Z`)
  const card = () => talk.messages(APPROVALS).at(-1) as string
  const told = () => talk.messages(RECEIVABLES).join('\n')
  const orders = async () => (await db.selectFrom('orders').select('number').execute()).map((o) => o.number)
  const approve = () => talk.presses(ANN, 'credit-approve', undefined, APPROVALS)

  /** Ordered, delivered and invoiced on a day, at net 30. */
  async function sold(number: string, sum: string, on: Day): Promise<void> {
    at(on)
    for (const line of [`order SO-${number} ACME ${sum}`, `delivered ACME ${sum} order SO-${number}`])
      await talk.types(SALES, line)
    await talk.types(SALES, `invoice INV-${number} ACME ${sum}`)
  }

  async function paid(number: string, on: Day): Promise<void> {
    at(on, '11:00')
    await talk.types(FINANCE, `paid INV-${number}`)
  }

  async function step(name: string, fields: Record<string, string>): Promise<void> {
    await talk.types(FINANCE, 'screen ACME')
    await talk.pressesEphemeral(FINANCE, `screen-step:${name}`)
    await talk.people.submit({ user: FINANCE, fields: { ...fields, result: 'clear', evidence: 'seen, filed' } })
    await talk.settles()
  }

  test.each(LANGUAGES)('told in %s', async (language) => {
    const words = wordsOf(language)
    await company(language)

    // A new customer may buy nothing on credit before somebody has looked at it.
    await talk.types(SALES, 'customer ACME Trading net 30')
    expect(await talk.types(SALES, 'order SO-0 ACME 10,000')).toContain(
      words.gate.verdict['not-screened']({ customer: 'ACME Trading', amount: amount('10000') }),
    )
    expect(await orders()).toEqual([])
    await morning(day('2026-01-06'))
    expect(told()).toContain(words.duty.what['screen-customer'])

    // Screened, step by step, with evidence; the score and the first limit follow from it.
    await step('registry', { 'credit-report': 'good', 'court-records': 'good', 'management-changes': 'good' })
    await step('statements', {
      sales: '4,000,000 / 3,800,000',
      'cost-of-sales': '3,000,000 / 2,900,000',
      'operating-profit': '360,000 / 340,000',
      interest: '60,000 / 60,000',
      'current-assets': '1,500,000 / 1,400,000',
      stock: '600,000 / 600,000',
      'current-liabilities': '1,000,000 / 1,000,000',
      liabilities: '1,800,000 / 1,800,000',
      equity: '1,200,000 / 1,100,000',
    })
    await step('reputation', { reputation: 'good', 'supply-chain': 'good' })
    const screened = await talk.types(SALES, 'screen ACME')
    expect(screened).toContain(words.screening.through)
    expect(screened).toContain('120,000.00')

    // The first limit: asked for by one, given by another, and less than the rule would allow.
    await talk.types(SALES, 'limit ACME 40,000 "first orders"')
    expect(card()).toContain(words.approval.limitLine(words.approval.noLimit))
    await approve()
    expect(card()).toContain('40,000.00')
    expect(talk.messages(talk.slack.directMessage(SALES).id).join()).toContain('40,000.00')

    // Two good quarters: one order a month and paid on the day, then three, each paid ten days early.
    for (const month of ['01', '02', '03']) {
      const on = day(`2026-${month}-08`)
      await sold(month, '20,000', on)
      await paid(month, addDays(on, 30))
    }
    for (const month of ['04', '05', '06'])
      for (const date of ['09', '19', '29']) {
        const on = day(`2026-${month}-${date}`)
        await sold(`${month}${date}`, '20,000', on)
        await paid(`${month}${date}`, addDays(on, 20))
      }
    expect(await orders()).toHaveLength(12)

    // It has outgrown its limit: a proposal with its arithmetic, and somebody's approval.
    await morning(day('2026-07-20'))
    const [proposed] = await db.selectFrom('creditRequests').selectAll().where('origin', '=', 'proposal').execute()
    expect(proposed).toMatchObject({ state: 'pending', amountMinor: 6_000_000 })
    expect(card()).toContain('180,000.00 ÷ 3')
    await approve()
    expect(card()).toContain('60,000.00')
    expect(await talk.types(SALES, 'limit ACME')).toContain(words.tier.name.green)

    // Then it pays late: the tier turns, and is said once. With a lawsuit every further credit stops at once.
    await sold('07', '60,000', day('2026-07-20'))
    await morning(day('2026-10-15'))
    const turned = words.tier.turned({ customer: 'ACME Trading', before: 'green', tier: 'yellow' })
    expect(told()).toContain(turned)
    await morning(day('2026-10-16'))
    expect(told().split(turned)).toHaveLength(2)
    const held = await talk.types(FINANCE, 'signal ACME red "lawsuit filed"')
    expect(held).toContain(words.tier.name.red)
    expect(await talk.types(SALES, 'order SO-8 ACME 1,000')).toContain('lawsuit filed')
    expect(await orders()).not.toContain('SO-8')

    // Paid, the signal cleared, and released by somebody else than who asks for it.
    await talk.types(FINANCE, 'paid INV-07')
    await talk.types(FINANCE, 'signal ACME clear')
    await talk.types(SALES, 'check ACME 1,000')
    await talk.pressesEphemeral(SALES, 'release-ask')
    await talk.people.submit({ user: SALES, fields: { reason: 'paid, and the suit is settled' } })
    await talk.settles()
    expect(card()).toContain(words.approval.title.release('ACME Trading'))
    await approve()
    expect(await talk.types(SALES, 'order SO-8 ACME 1,000')).not.toContain('lawsuit filed')
    expect(await orders()).toContain('SO-8')

    // What did we know? On the day before the lawsuit, and on the day of the first limit.
    expect(await talk.types(FINANCE, 'audit ACME 2026-01-05')).toContain(
      words.approval.limitLine(words.approval.noLimit),
    )
    const then = await talk.types(FINANCE, 'audit ACME 2026-03-01')
    expect(then).toContain('40,000.00')
    expect(then).toContain('20,000.00')
    expect(then).not.toContain('lawsuit')
  })
})
