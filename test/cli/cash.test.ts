import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCash } from '../../src/cli/cash.ts'
import { COMMANDS } from '../../src/cli/index.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { asAdmin, HandClock, workspaceOf } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'
import { sharedData } from '../support/shared-data.ts'

const IBM = sharedData('ibm-receivables-2012.csv')
const folder = mkdtempSync(join(tmpdir(), 'cashlight-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

const clock = new HandClock('2026-11-20T10:00:00Z')

function fileOf(name: string, ...lines: string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

/** What a command line says, on both outputs, and its exit code. */
async function cash(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), progress: () => {} }
  const code = await runCash(argv, { terminal, clock })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

eachDatabase('the command line', (openFresh) => {
  const onFresh = async () => {
    const { url, db } = await openFresh()
    return { db, run: (...argv: string[]) => cash(...argv, '--database', url) }
  }
  const invoices = () =>
    fileOf(
      'invoices.csv',
      'Invoice no,Customer,Amount,Invoice date,Due date',
      'INV-1,ACME,100,2026-09-01,2026-10-01',
      'INV-2,ACME,50,2026-11-01,2026-12-01',
    )

  test.skipIf(IBM === undefined)('real receivables: imported, aged, lit', async () => {
    const { run } = await onFresh()
    const first = await run('import', IBM as string, '--currency', 'USD')
    expect(first).toEqual({ code: 0, err: '', out: expect.stringContaining('1,277 rows saved') })
    const answer = await run('ageing', '--as-of', '2012-12-31', '--json')
    expect(answer).toMatchObject({ code: 0, err: '' })
    const { asOf, currencies } = JSON.parse(answer.out)
    expect(asOf).toBe('2012-12-31')
    expect(currencies.length).toBe(1)
    expect(currencies[0]).toMatchObject({
      currency: 'USD',
      open: { count: 99, amount: '5725.06', amountMinor: 572506 },
      overdue: { count: 13, amount: '788.74', amountMinor: 78874 },
      unapplied: { amount: '0.00', amountMinor: 0 },
      ar: { amount: '5725.06', amountMinor: 572506 },
    })
    const buckets: { count: number; amountMinor: number }[] = Object.values(currencies[0].buckets)
    expect(Object.keys(currencies[0].buckets)).toEqual(['not-due', '1-30', '31-60', '61-90', '91-120', 'over-120'])
    expect(buckets.reduce((sum, b) => sum + b.amountMinor, 0)).toBe(572506)
    expect(buckets.reduce((sum, b) => sum + b.count, 0)).toBe(99)

    const again = await run('import', IBM as string, '--currency', 'USD')
    expect(again.out).toContain('nothing new, 1,277 rows already there')
    expect((await run('ageing', '--as-of', '2012-12-31', '--json')).out).toBe(answer.out)

    const status = JSON.parse((await run('status', '--as-of', '2012-12-31', '--json')).out)
    expect(status).toMatchObject({ asOf: '2012-12-31', headline: 'grey', receivables: [{ overdue: { count: 13 } }] })
    const lights: {
      id: string
      state: string
      since: object
      reason: { kind: string } | null
      limit: { days: number } | null
    }[] = status.lights
    expect(lights.map(({ id, state, reason }) => [id, state, reason?.kind])).toEqual([
      ['red', 'grey', 'no-movements'],
      ['orange', 'grey', 'no-balance'],
      ['yellow', 'clear', undefined],
    ])
    expect(lights[2]?.limit?.days).toBeGreaterThan(0)
    for (const { since } of lights) expect(since).toEqual({ day: expect.any(String), atLeast: expect.any(Boolean) })
  })

  test('the first import makes a company, in the currency that was said', async () => {
    const { db, run } = await onFresh()
    await run('import', invoices(), '--currency', 'eur')
    expect(await db.selectFrom('workspaces').select(['id', 'baseCurrency', 'calendar']).execute()).toEqual([
      { id: 'local', baseCurrency: 'EUR', calendar: 'none' },
    ])
    const overdue = JSON.parse((await run('overdue', '--json')).out)
    expect(overdue).toMatchObject({
      count: 1,
      totals: [{ currency: 'EUR', amount: '100.00' }],
      invoices: [{ number: 'INV-1', customer: 'ACME', dueDay: '2026-10-01', daysOverdue: 50 }],
    })
  })

  test('what was overdue on an earlier day is told from the facts dated on or before it', async () => {
    const { run } = await onFresh()
    await run(
      'import',
      fileOf(
        'paid.csv',
        'Invoice no,Customer,Amount,Invoice date,Due date,Paid,Paid on',
        'INV-1,ACME,100,2026-09-01,2026-10-01,100,2026-11-10',
        'INV-2,ACME,50,2026-09-01,2026-10-20,20,2026-10-25',
        'INV-3,Beta,70,2026-11-01,2026-11-05,,',
      ),
    )
    const on = async (day: string) => JSON.parse((await run('overdue', '--as-of', day, '--json')).out)
    expect(await on('2026-10-01')).toMatchObject({ asOf: '2026-10-01', count: 0, totals: [], invoices: [] })
    expect(await on('2026-10-31')).toMatchObject({
      asOf: '2026-10-31',
      count: 2,
      totals: [{ currency: 'USD', amount: '130.00' }],
      invoices: [
        { number: 'INV-1', customer: 'ACME', daysOverdue: 30, outstanding: { amount: '100.00' } },
        { number: 'INV-2', daysOverdue: 11, outstanding: { amount: '30.00' } },
      ],
    })
    expect(await on('2026-11-20')).toEqual(JSON.parse((await run('overdue', '--json')).out))
    expect((await run('overdue', '--as-of', '2026-10-31')).out).toContain('INV-1')
  })

  test('the company that an import makes has the settings that every company begins with', async () => {
    const { db, run } = await onFresh()
    await run('import', invoices())
    const [settings] = await db.selectFrom('workspaces').select(['staleAfterDays', 'dsoWindowMonths']).execute()
    expect(settings).toEqual({ staleAfterDays: 10, dsoWindowMonths: 12 })
  })

  test('a statement whose rows may be another account’s asks for the account, and takes it', async () => {
    const { run } = await onFresh()
    const statement = (name: string) =>
      fileOf(name, 'Date,Description,Amount', '2026-11-02,fee,-500', `2026-11-03,${name},1`)
    await run('import', statement('one.csv'))
    const path = statement('two.csv')
    const refused = await run('import', path)
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`import ${path} --account `) })
    const taken = await run('import', path, '--account', 'Second bank')
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining('2 rows saved') })
    expect(taken.out).toContain('USD')
  })

  test('is told in words, in either language', async () => {
    const { run } = await onFresh()
    await run('import', invoices())
    expect((await run('ageing')).out).toContain('31–60 days: USD 100.00 · 1 invoice')
    expect((await run('overdue')).out).toContain('INV-1')
    expect((await run('status', '--language', 'zh-CN')).out).toMatch(/\p{Script=Han}/u)
  })

  test('everything is written to a folder, and comes in again elsewhere', async () => {
    const { run } = await onFresh()
    await run('import', invoices())
    const target = join(folder, 'out')
    const { out } = await run('export', target)
    expect(out.split('\n')).toContain(join(target, 'invoices.csv'))
    expect(readFileSync(join(target, 'customers.csv'), 'utf8')).toContain('ACME')
    const elsewhere = await onFresh()
    expect((await elsewhere.run('import', join(target, 'invoices.csv'))).out).toContain('2 rows saved')
    expect((await elsewhere.run('ageing', '--json')).out).toBe((await run('ageing', '--json')).out)
  })

  test('bad rows are named and nothing is saved; without them the others are', async () => {
    const { run } = await onFresh()
    const path = fileOf(
      'bad.csv',
      'Invoice no,Customer,Amount,Invoice date',
      'INV-1,ACME,100,2026-09-01',
      'INV-2,ACME,abc,2026-09-01',
    )
    const refused = await run('import', path)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('row 3, Amount')
    expect(refused.err).toContain(`import ${path} --skip-bad`)
    expect(JSON.parse((await run('ageing', '--json')).out).currencies).toEqual([])
    expect(await run('import', path, '--skip-bad')).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 row saved'),
    })
  })

  test('what is ambiguous is asked, with the way to answer', async () => {
    const { run } = await onFresh()
    const path = fileOf('asked.csv', 'Invoice no,Customer,Amount,Invoice date', 'INV-1,ACME,100,05/06/2026')
    expect(await run('import', path)).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining(`import ${path} --dates day-first`),
    })
    expect((await run('import', path, '--dates', 'day-first')).code).toBe(0)
  })

  test('of several companies one has to be named', async () => {
    const { db, run } = await onFresh()
    for (const id of ['T0ONE', 'T0TWO'])
      await saveSettings(db, clock, { ...asAdmin, workspaceId: id }, workspaceOf({ id }))
    expect(await run('status')).toMatchObject({ code: 1, err: expect.stringContaining('There is T0ONE, T0TWO.') })
    expect((await run('status', '--workspace', 'T0TWO')).code).toBe(0)
    expect(await run('status', '--workspace', 'T0THREE')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no company “T0THREE”'),
    })
  })

  test.each([
    { name: 'no company yet', argv: ['ageing'], says: 'nothing here yet' },
    { name: 'a file that is not there', argv: ['import', 'nowhere.csv'], says: 'There is no file nowhere.csv.' },
    {
      name: 'a currency that is none',
      argv: ['import', 'x.csv', '--currency', 'XXQ'],
      says: '“XXQ” is not a currency',
    },
    { name: 'an order that is none', argv: ['import', 'x.csv', '--dates', 'upside-down'], says: 'day-first' },
    { name: 'a language that is none', argv: ['ageing', '--language', 'tlh'], says: '“tlh”' },
    { name: 'no file', argv: ['import'], says: 'Missing required argument “FILE”.' },
    { name: 'an option that is none', argv: ['ageing', '--weather'], says: 'Unknown option “--weather”.' },
  ])('bad input is a sentence and an example, never a stack: $name', async ({ argv, says }) => {
    const { run } = await onFresh()
    const { code, out, err } = await run(...argv)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(says)
    expect(err).toMatch(/For example: npm run -s cash -- \w+/)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test.each(['31/31/2026', '05/06/2026'])('the day %s is asked back', async (text) => {
    const { run } = await onFresh()
    await run('import', invoices())
    expect(await run('ageing', '--as-of', text)).toMatchObject({ code: 1, err: expect.stringContaining(`“${text}”`) })
  })
})

describe('without a database', () => {
  test('a database that cannot be opened is named, without its password', async () => {
    const { code, err } = await cash('ageing', '--database', 'postgres://user:secret@127.0.0.1:1/x')
    expect(code).toBe(1)
    expect(err).toContain('The database postgres://127.0.0.1:1/x cannot be used: connect ECONNREFUSED')
    expect(err).not.toContain('secret')
  })

  test.each([
    ['--help', 'For example: npm run -s cash -- status'],
    ['foo', 'There is no command “foo”'],
    ['help foo', 'There is no command “foo”'],
  ])('%s names every command, and an example', async (line, says) => {
    const { code, out, err } = await cash(...line.split(' '))
    expect(code).toBe(line === '--help' ? 0 : 1)
    expect(out + err).toContain(says)
    expect(out + err).toContain('For example: npm run -s cash -- status')
    for (const { name } of COMMANDS) expect(out + err).toContain(name)
  })

  test('--version says which Cashlight this is', async () => {
    expect(await cash('--version')).toEqual({
      code: 0,
      out: expect.stringMatching(/^Cashlight \d+\.\d+\.\d+$/),
      err: '',
    })
  })

  test.each(['status', 'doctor'])(
    '%s of a database that is named in no known way: a sentence with an example',
    async (name) => {
      expect(await cash(name, '--database', 'foo')).toEqual({
        code: 1,
        out: '',
        err: '--database is sqlite:FILE or postgres://USER@HOST/NAME; for example sqlite:data/cashlight.db.',
      })
    },
  )

  test.each(COMMANDS)('the example of $name is of $name', ({ name, example }) => {
    expect(example.split(' ')[0]).toBe(name)
  })
})
