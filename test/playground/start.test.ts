import { afterEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openLog } from '../../src/log.ts'
import { demoWorkspace } from '../../src/playground/demo-company.ts'
import { startPlayground } from '../../src/playground/start.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { saveWorkspace } from '../../src/store/workspaces.ts'
import { hasLocalSlack } from '../support/local-slack.ts'

const NOW = '2026-11-23T04:00:00.000Z'
const PLATFORM = process.platform

afterEach(() => {
  Object.defineProperty(process, 'platform', { value: PLATFORM })
})

/** What the person at the terminal reads of a start that does not come about, on an empty database or on a company's. */
async function refusedStart({ company, platform }: { company?: string; platform?: string }): Promise<string[]> {
  const read = readConfig({ DATABASE_URL: 'sqlite::memory:' })
  if ('problems' in read) throw new Error(read.problems.join())
  const store = openStore(read.config.databaseUrl)
  await migrate(store.db)
  if (company) await saveWorkspace(store.db, { ...demoWorkspace(NOW), id: company }, NOW)
  if (platform) Object.defineProperty(process, 'platform', { value: platform })
  const say = vi.fn<(line: string) => void>()
  const wall = { now: () => new Date(NOW) }
  const playground = await startPlayground({ store, config: read.config, log: openLog('warn'), wall, say })
  expect(playground).toBe(null)
  expect(await store.db.selectFrom('customers').select('id').execute()).toEqual([])
  await store.close()
  return say.mock.calls.map(([line]) => line)
}

describe('the playground is not started', () => {
  test('on a platform that nobody has built a local Slack for: one line says what to do instead', async () => {
    expect(await refusedStart({ platform: 'sunos' })).toEqual([
      expect.stringMatching(/sunos.*SLACK_BOT_TOKEN and SLACK_APP_TOKEN/),
    ])
  })

  test.skipIf(!hasLocalSlack())('on the books of a real company, whose clock it would move', async () => {
    expect(await refusedStart({ company: 'T0REAL' })).toEqual([expect.stringMatching(/real company.*DATABASE_URL/)])
  })
})
