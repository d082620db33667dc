import { afterEach, expect, test, vi } from 'vitest'
import { runCash } from '../../src/cli/cash.ts'
import { HandClock, openCompany } from '../support/company.ts'
import { openSqlite } from '../support/databases.ts'

afterEach(() => vi.unstubAllEnvs())

const NOW = '2026-11-20T10:30:00Z'

async function doctor(...argv: string[]) {
  for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'DATABASE_URL'])
    vi.stubEnv(name, '')
  const out: string[] = []
  const err: string[] = []
  const terminal = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), progress: () => {} }
  const code = await runCash(['doctor', ...argv], { terminal, clock: new HandClock(NOW) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('a world with nothing but warnings ends with 0, one with a problem with 1, each finding with its mark and remedy', async () => {
  const { db, url, destroy } = await openSqlite()
  const clock = new HandClock('2026-11-20T08:00:00Z')
  const workspace = await openCompany(db, clock, { setUpAt: clock.now().toISOString(), postingHour: 11 })

  const fair = await doctor('--database', url)
  expect(fair).toMatchObject({ code: 0, err: expect.stringMatching(/^0 problems, \d+ warnings, \d+ ok\.$/) })
  expect(fair.out).toMatch(/^✓ database {4}SQLite /m)
  expect(fair.out).toMatch(
    /^! token {7}Not checked: no Slack token is set\.\n {14}→ For a real workspace set SLACK_BOT_TOKEN/m,
  )

  await db.updateTable('workspaces').set({ timeZone: 'Mars/Olympus' }).where('id', '=', workspace.id).execute()
  const ill = await doctor('--database', url, '--json')
  expect(ill).toMatchObject({ code: 1, err: expect.stringMatching(/^[1-9]\d* problems?, /) })
  const { problems, warnings, ok, findings } = JSON.parse(ill.out)
  expect(problems + warnings + ok).toBe(findings.length)
  expect(findings).toContainEqual({
    check: 'time-zone',
    state: 'problem',
    says: 'The time zone Mars/Olympus of Test company is not known here.',
    remedy: 'Choose another with /cash setup, or update Node.',
  })
  await destroy()
})
