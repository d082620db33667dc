import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { afterAll, expect, test } from 'vitest'
import { backUp } from '../../src/flows/back-up.ts'
import { restoreBackup } from '../../src/flows/restore-backup.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import { openLog } from '../../src/log.ts'
import { drawMessage } from '../../src/slack/draw.ts'
import { createPoster } from '../../src/slack/post.ts'
import { openStore } from '../../src/store/open.ts'
import { haveCustomer, haveInvoice, openCompany, TEAM } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { openSqlite } from '../support/databases.ts'
import { FAKE_APP } from '../support/fake-slack.ts'

const folder = mkdtempSync(join(tmpdir(), 'cashlight-restored-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A company that was backed up before its morning was swept, or while the morning's message waited; which was posted then. */
async function backedUpBefore(step: 'sweeping' | 'posting') {
  const { db, url, destroy } = await openSqlite()
  const now = new Date().toISOString()
  const talk = await Conversation.start(db, now)
  await openCompany(db, talk.clock)
  await haveCustomer(db, talk.clock, 'ACME')
  await haveInvoice(db, talk.clock, { number: 'INV-1', customer: 'ACME', amount: '100', issued: '2026-01-05' })
  if (step === 'posting') await sweepDuties(db, talk.clock, TEAM)
  const backup = await backUp(talk.clock, { url, folder: join(folder, 'backups'), reason: 'by-hand' })
  if (backup.kind !== 'made') throw new Error(`no backup was made: ${backup.kind}`)
  if (step === 'sweeping') await sweepDuties(db, talk.clock, TEAM)
  await talk.poster.drain()
  expect(talk.messages()).toHaveLength(1)

  /** The app on another database, with the same Slack, until it has nothing more to send. */
  async function sendFrom(path: string): Promise<{ state: string; ts: string | null }[]> {
    const store = openStore(`sqlite:${path}`)
    const client = new WebClient(FAKE_APP.botToken, { slackApiUrl: talk.slack.apiUrl, retryConfig: { retries: 0 } })
    const poster = createPoster({
      db: store.db,
      clock: { now: () => new Date() },
      log: openLog('silent'),
      workspaceIds: [TEAM],
      clientFor: () => client,
      draw: (message) => drawMessage(store.db, talk.clock, message),
      graceMs: 50,
      gapMs: 0,
      native: { isDrawn: false },
    })
    await poster.drain()
    await poster.stop()
    const messages = await store.db.selectFrom('messages').select(['state', 'ts']).execute()
    await store.close()
    return messages
  }
  const stop = async () => {
    await talk.stop()
    await destroy()
  }
  return { talk, file: backup.path, sendFrom, stop }
}

test('what was posted after the backup is found in the channel after the restore, and not said twice', async () => {
  const { talk, file, sendFrom, stop } = await backedUpBefore('posting')
  const path = join(folder, 'restored.db')
  expect(await restoreBackup(talk.clock, { file, url: `sqlite:${path}` })).toMatchObject({
    kind: 'restored',
    inDoubt: 1,
  })
  const [sent] = talk.slack.messages('C0REC')
  expect(await sendFrom(path)).toEqual([{ state: 'sent', ts: sent?.ts }])
  expect(talk.messages()).toHaveLength(1)
  await stop()
})

test('a backup that is only copied into place says it twice: that is what the restore is for', async () => {
  const { talk, file, sendFrom, stop } = await backedUpBefore('posting')
  const path = join(folder, 'copied.db')
  copyFileSync(file, path)
  expect(await sendFrom(path)).toEqual([{ state: 'sent', ts: expect.any(String) }])
  expect(talk.messages()).toHaveLength(2)
  await stop()
})

test('a morning that was said after the backup is swept again on the same day, found, and not said twice', async () => {
  const { talk, file, sendFrom, stop } = await backedUpBefore('sweeping')
  const path = join(folder, 'swept-again.db')
  expect(await restoreBackup(talk.clock, { file, url: `sqlite:${path}` })).toMatchObject({ inDoubt: 0 })
  const restored = openStore(`sqlite:${path}`)
  expect(await sweepDuties(restored.db, talk.clock, TEAM)).toMatchObject({ kind: 'swept', messages: 1 })
  await restored.close()
  const [sent] = talk.slack.messages('C0REC')
  expect(await sendFrom(path)).toEqual([{ state: 'sent', ts: sent?.ts }])
  expect(talk.messages()).toHaveLength(1)
  await stop()
})
