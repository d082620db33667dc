import { appendFileSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { runCash } from '../../src/cli/cash.ts'
import { HandClock, haveCustomer, haveInvoice, openCompany } from '../support/company.ts'
import { openSqlite } from '../support/databases.ts'

const folder = mkdtempSync(join(tmpdir(), 'cashlight-cli-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const clock = new HandClock('2026-11-20T10:00:00Z')

async function cash(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), progress: () => {} }
  const code = await runCash(argv, { terminal, clock })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('a backup is made beside a running app, restored elsewhere, and refused where it is in the way', async () => {
  const { db, url, destroy } = await openSqlite()
  await openCompany(db, clock)
  await haveCustomer(db, clock, 'ACME')
  await haveInvoice(db, clock, { number: 'INV-1', customer: 'ACME', amount: '100' })

  const made = await cash('backup', '--database', url)
  expect(made.code).toBe(0)
  const beside = join(url.slice('sqlite:'.length), '../backups')
  expect(made.out).toBe(join(beside, 'cashlight-2026-11-20T10-00-00-000Z.db'))
  expect(made.err).toMatch(
    /1 company, 1 customer, 1 invoice, 0 payments, 5 duties, 0 messages; audit trail up to T0FAKE/,
  )
  expect(made.err).toContain('every invariant of the books holds')

  const into = `sqlite:${join(folder, 'elsewhere.db')}`
  const restored = await cash('restore', made.out, '--database', into)
  expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('1 company, 1 customer, 1 invoice') })
  const target = join(realpathSync(folder), 'elsewhere.db')
  expect(restored.err).toContain(
    `a backup of ${realpathSync(url.slice('sqlite:'.length))}, is now the database ${target}.`,
  )
  expect(restored.err).not.toContain('waiting')
  expect(restored.err).not.toContain('What was there before')
  expect((await cash('restore', made.out, '--database', into)).err).toMatch(
    /What was there before is kept as \S+elsewhere\.db\.before-restore-20261120100000/,
  )

  const refused = await cash('restore', made.out, '--database', url)
  expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('The database is in use: stop') })
  appendFileSync(made.out, 'x')
  expect((await cash('restore', made.out, '--database', into)).err).toContain('cut off or changed since')
  expect((await cash('restore', join(folder, 'none.db'), '--database', into)).err).toContain('There is no backup')
  const scoped = await cash('restore', made.out, '--database', into, '--workspace', 'T1')
  expect(scoped).toMatchObject({ code: 1, err: expect.stringContaining('leave --workspace away') })
  await destroy()
})

test('a company is not put in the place of another unscathed, and books that are broken are told with exit code 1', async () => {
  const { db, url, destroy } = await openSqlite()
  await openCompany(db, clock)
  const { out: file } = await cash('backup', '--database', url)
  const other = await openSqlite()
  await openCompany(other.db, clock, { id: 'T0ELSE' })
  const refused = await cash('restore', file, '--database', other.url)
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('holds the books of T0FAKE, and the database those of T0ELSE')
  expect(refused.err).toContain(`For example: npm run -s cash -- restore ${file} --replace`)
  await sql`drop trigger audit_no_update`.execute(other.db)
  await sql`update audit set actor = 'U0SOMEBODY'`.execute(other.db)
  const made = await cash('backup', '--database', other.url)
  expect(made).toMatchObject({ code: 1, out: expect.stringMatching(/\.db$/) })
  expect(made.err).toContain('the audit trail of T0ELSE is broken at row 1')
  await other.destroy()
  await destroy()
})

test('into a folder that cannot be written none is made, and it is said why', async () => {
  const { url, destroy } = await openSqlite()
  const answer = await cash('backup', '/dev/null/backups', '--database', url)
  expect(answer).toMatchObject({ code: 1, out: '', err: expect.stringContaining('No backup was made: ') })
  const none = await cash('backup', folder, '--database', `sqlite:${join(folder, 'none.db')}`)
  expect(none).toMatchObject({ code: 1, err: expect.stringMatching(/There is no database \S+none\.db: .*--database/) })
  expect(readdirSync(folder).filter((name) => name.startsWith('none') || name.includes('partial'))).toEqual([])
  await destroy()
})
