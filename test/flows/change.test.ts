import { expect, test } from 'vitest'
import type { DutyItem } from '../../src/core/duty.ts'
import { currency, money } from '../../src/core/money.ts'
import type { Actor } from '../../src/flows/change.ts'
import { finishDuty, snoozeDuty } from '../../src/flows/end-duty.ts'
import { importFile } from '../../src/flows/import-file.ts'
import { queueDigests } from '../../src/flows/queue-digests.ts'
import { recordBalance } from '../../src/flows/record-balance.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import { changeTeam, saveSettings, setLanguage } from '../../src/flows/save-settings.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { verifyAudit } from '../../src/flows/verify-audit.ts'
import { dutyItems } from '../../src/store/duties.ts'
import type { Db } from '../../src/store/open.ts'
import type { Database } from '../../src/store/schema.ts'
import {
  ADMIN,
  asAdmin,
  asFinance,
  asSales,
  HandClock,
  haveCustomer,
  haveInvoice,
  openCompany,
  SALES,
  TEAM,
  workspaceOf,
} from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const NOW = '2026-11-20T10:00:00Z'
const USD = currency('USD')

type Setting = { db: Db; clock: HandClock }

const openDuty = async ({ db }: Setting): Promise<DutyItem> => {
  const [duty] = await dutyItems(db, TEAM, { states: ['planned', 'open'], limit: 1 })
  if (!duty) throw new Error('there is no duty')
  return duty
}
const bring = ({ db, clock }: Setting, ...lines: string[]) =>
  importFile(db, clock, asFinance, { fileName: 'file.csv', bytes: Buffer.from(lines.join('\n')) })
const logged = async ({ db, clock }: Setting) => {
  await haveCustomer(db, clock, 'ACME')
  await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })
}
const balance = ({ db, clock }: Setting, restricted: boolean | null, by: Actor = asFinance) =>
  recordBalance(db, clock, by, { accountName: 'Main', balance: money(500, USD), day: null, restricted })

type Row = Pick<Database['audit'], 'action' | 'subjectKind' | 'actor' | 'via' | 'before' | 'after'>

/** What is done, after what was there, and the rows that it leaves: action and subject, in their order. */
const CASES: {
  what: string
  before?: (setting: Setting) => Promise<unknown>
  act: (setting: Setting) => Promise<unknown>
  rows: string[]
  first?: Partial<Row>
}[] = [
  {
    what: 'a file of invoices leaves a row a customer, invoice, payment and credit note',
    act: (s) =>
      bring(
        s,
        'No,Customer,Amount,Date,Paid,Paid on,Credited',
        'INV-1,ACME,100,2026-11-01,40,2026-11-10,',
        'INV-2,ACME,50,2026-11-02,20,2026-11-10,10',
        'INV-3,Globex,30,2026-11-02,,,',
      ),
    rows: [
      'import-file import',
      'log-customer customer',
      'log-customer customer',
      'log-invoice invoice',
      'log-invoice invoice',
      'log-invoice invoice',
      'record-payment payment',
      'credit-invoice invoice',
      'record-payment payment',
    ],
  },
  {
    what: 'a file of customers leaves a row for each that is new, and for each that changed',
    before: ({ db, clock }) => haveCustomer(db, clock, 'ACME'),
    act: (s) => bring(s, 'Customer,Terms', 'ACME,net 60', 'Globex,net 30'),
    rows: ['import-file import', 'log-customer customer', 'change-customer customer'],
  },
  {
    what: 'a file of balances leaves a row a balance, account opened, and account restricted',
    before: (s) => balance(s, false),
    act: (s) => bring(s, 'Account,Date,Balance,Restricted', 'Main,2026-11-18,100,yes', 'Escrow,2026-11-18,70,yes'),
    rows: [
      'import-file import',
      'restrict-account account',
      'open-account account',
      'record-balance balance',
      'record-balance balance',
    ],
  },
  {
    what: 'a file of movements leaves a row a movement',
    act: (s) => bring(s, 'Date,Amount,Category', '2026-11-02,-10,rent', '2026-11-03,-20,payroll'),
    rows: ['import-file import', 'record-movement movement', 'record-movement movement'],
  },
  {
    what: 'a balance typed in leaves a row, and one for the account that it opens',
    act: (s) => balance(s, null),
    rows: ['open-account account', 'record-balance balance'],
  },
  {
    what: 'an account that is restricted says from what to what',
    before: (s) => balance(s, false),
    act: (s) => balance(s, true),
    rows: ['restrict-account account', 'record-balance balance'],
    first: { before: '{"restricted":false}', after: '{"restricted":true}' },
  },
  {
    what: 'a payment leaves one row',
    before: logged,
    act: ({ db, clock }) =>
      recordPayment(db, clock, asFinance, { target: 'INV-1', amount: money(500, USD), receivedDay: null }),
    rows: ['record-payment payment'],
  },
  {
    what: 'a refusal leaves none',
    before: logged,
    act: ({ db, clock }) =>
      recordPayment(db, clock, asFinance, { target: 'INV-9', amount: money(500, USD), receivedDay: null }),
    rows: [],
  },
  {
    what: 'a press on Done leaves a row, and one for the invoice that is sent with it',
    before: logged,
    act: async (s) => finishDuty(s.db, s.clock, asSales, (await openDuty(s)).id),
    rows: ['finish-duty duty', 'send-invoice invoice'],
    first: { actor: SALES, after: '{"rule":"send-invoice"}' },
  },
  {
    what: 'a duty put off leaves a row',
    before: logged,
    act: async (s) => snoozeDuty(s.db, s.clock, asSales, { dutyId: (await openDuty(s)).id, snooze: '1-day' }),
    rows: ['snooze-duty duty'],
  },
  {
    what: 'who sets a company up becomes its admin, and a row says so',
    act: ({ db, clock }) =>
      saveSettings(db, clock, asAdmin, workspaceOf(), { firstAdmin: { userId: 'U0FIRST', name: 'First' } }),
    rows: ['save-settings workspace', 'change-team member'],
  },
  {
    what: 'a person given another role leaves a row',
    act: ({ db, clock }) => changeTeam(db, clock, asAdmin, { userId: SALES, name: '', role: 'viewer' }),
    rows: ['change-team member'],
  },
  {
    what: 'a language chosen leaves a row, from what to what',
    act: ({ db, clock }) => setLanguage(db, clock, asSales, 'zh-CN'),
    rows: ['set-language member'],
    first: { actor: SALES, before: '{"language":null}', after: '{"language":"zh-CN"}' },
  },
  {
    what: 'a language chosen again leaves none',
    before: ({ db, clock }) => setLanguage(db, clock, asSales, 'zh-CN'),
    act: ({ db, clock }) => setLanguage(db, clock, asSales, 'zh-CN'),
    rows: [],
  },
  {
    what: 'a sweep leaves one row with its counts, through the job',
    before: async (s) => {
      await logged(s)
      s.clock.set('2026-11-30T10:00:00Z')
    },
    act: ({ db, clock }) => sweepDuties(db, clock, TEAM),
    rows: ['sweep-duties workspace'],
    first: {
      actor: 'cashlight',
      via: 'job',
      after: '{"day":"2026-11-30","messages":1,"duties":1,"superseded":0,"late":1,"held":0}',
    },
  },
  { what: 'a sweep that finds nothing leaves none', act: ({ db, clock }) => sweepDuties(db, clock, TEAM), rows: [] },
  {
    what: 'an escalation leaves a row that says to whom',
    before: async (s) => {
      await logged(s)
      s.clock.set('2026-11-30T10:00:00Z')
      await sweepDuties(s.db, s.clock, TEAM)
      s.clock.set('2026-12-07T10:00:00Z')
    },
    act: ({ db, clock }) => queueDigests(db, clock, workspaceOf()),
    rows: ['escalate-duties workspace'],
    first: { actor: 'cashlight', via: 'job', after: `{"day":"2026-12-07","duties":1,"to":["${ADMIN}"]}` },
  },
]

eachDatabase('what is written down of a change', (openFresh) => {
  async function open(): Promise<Setting & { newRows(): Promise<Database['audit'][]> }> {
    const { db } = await openFresh()
    const clock = new HandClock(NOW)
    await openCompany(db, clock)
    let seen = 0
    const newRows = async () => {
      const rows = await db.selectFrom('audit').selectAll().where('seq', '>', seen).orderBy('seq').execute()
      seen += rows.length
      return rows
    }
    return { db, clock, newRows }
  }

  test.each(CASES)('$what', async ({ before, act, rows, first }) => {
    const setting = await open()
    await before?.(setting)
    await setting.newRows()
    await act(setting)
    const found = await setting.newRows()
    expect(found.map((r) => `${r.action} ${r.subjectKind}`)).toEqual(rows)
    if (first) expect(found[0]).toMatchObject(first)
    expect(await verifyAudit(setting.db)).toMatchObject([{ kind: 'whole' }])
  })

  test('every row of a file names its import, its subject is in the books, and the file again leaves none', async () => {
    const setting = await open()
    await setting.newRows()
    const file = ['No,Customer,Amount,Date,Paid,Paid on', 'INV-1,ACME,100,2026-11-01,40,2026-11-10']
    await bring(setting, ...file)
    const rows = await setting.newRows()
    const { id: importId } = await setting.db.selectFrom('imports').select('id').executeTakeFirstOrThrow()
    expect(new Set(rows.map((r) => r.importId))).toEqual(new Set([null, importId]))
    expect(rows.filter((r) => r.importId === null).map((r) => r.subjectId)).toEqual([importId])
    for (const [action, table] of [
      ['log-customer', 'customers'],
      ['log-invoice', 'invoices'],
      ['record-payment', 'payments'],
    ] as const) {
      const { id } = await setting.db.selectFrom(table).select('id').executeTakeFirstOrThrow()
      expect(rows.filter((r) => r.action === action).map((r) => r.subjectId)).toEqual([id])
    }
    await bring(setting, ...file)
    expect(await setting.newRows()).toEqual([])
  })
})
