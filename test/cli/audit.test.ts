import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCash } from '../../src/cli/cash.ts'
import { listAuditHeads } from '../../src/store/audit.ts'
import { HandClock, haveCustomer, openCompany, TEAM } from '../support/company.ts'
import { eachDatabase } from '../support/databases.ts'

const clock = new HandClock('2026-11-20T10:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'cashlight-audit-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

eachDatabase('cash audit verify', (openFresh) => {
  async function onFresh() {
    const { db, url } = await openFresh()
    const verify = async (...argv: string[]) => {
      const said: string[] = []
      const say = (line: string) => said.push(line)
      const terminal = { out: say, err: say, progress: () => {} }
      const code = await runCash(['audit', ...argv, '--database', url], { terminal, clock })
      return { code, said: said.join('\n') }
    }
    return { db, verify }
  }

  test('says of every company that its trail is whole, and where its head is', async () => {
    const { db, verify } = await onFresh()
    expect(await verify('verify')).toEqual({ code: 0, said: 'There is no company here, and so no trail.' })
    await openCompany(db, clock)
    await haveCustomer(db, clock, 'ACME')
    await openCompany(db, clock, { id: 'T0OTHER' })
    const { code, said } = await verify('verify')
    expect(code).toBe(0)
    for (const { workspaceId, seq, hash } of await listAuditHeads(db))
      expect(said).toContain(
        `${workspaceId}: ${seq} row${seq === 1 ? '' : 's'}, chain whole, head ${seq} ${hash.slice(0, 12)}…`,
      )
    expect(said.split('\n').length).toBe(2)
  })

  test('ends with 1 and the place where a trail is not what a backup knew', async () => {
    const { db, verify } = await onFresh()
    await openCompany(db, clock)
    const heads = await listAuditHeads(db)
    const manifestOf = (name: string, auditHeads: unknown) => fileOf(name, JSON.stringify({ auditHeads }))
    expect((await verify('verify', '--against', manifestOf('good.json', heads))).code).toBe(0)
    const other = heads.map((head) => ({ ...head, hash: '0'.repeat(64) }))
    const { code, said } = await verify('verify', '--against', manifestOf('bad.json', other))
    expect(code).toBe(1)
    expect(said).toContain(`${TEAM}: differs at row 1 from what the backup knew: it was written anew`)
    expect(said).toContain('An audit trail lacks what the backup knew')
    const longer = heads.map((head) => ({ ...head, seq: 1754 }))
    const cut = await verify('verify', '--against', manifestOf('longer.json', longer))
    expect(cut.said).toContain(
      `${TEAM}: ends at row 1, and the backup knew 1,754: it was cut, or an earlier backup was`,
    )
  })

  test('makes and changes no database: one that is not there or holds nothing of ours is refused', async () => {
    const said: string[] = []
    const say = (line: string) => said.push(line)
    const verify = (path: string) =>
      runCash(['audit', 'verify', '--database', `sqlite:${path}`], {
        terminal: { out: say, err: say, progress: () => {} },
        clock,
      })
    const path = join(folder, 'nobody', 'none.db')
    expect(await verify(path)).toBe(1)
    expect(existsSync(join(path, '..'))).toBe(false)
    expect(said.join(' ')).toContain(`There is no database ${path}`)
    const empty = fileOf('empty.db', '')
    expect(await verify(empty)).toBe(1)
    expect(readFileSync(empty)).toHaveLength(0)
    expect(said.join(' ')).toContain('holds none of Cashlight’s tables')
  })

  test.each([
    ['another verb', ['list'], '“list”'],
    ['a manifest that is not there', ['verify', '--against', 'nowhere.json'], 'nowhere.json cannot be read (ENOENT)'],
    ['a file that is no manifest', ['verify', '--against', fileOf('x.json', '{}')], 'is not the manifest of a backup'],
  ])('refuses %s in a sentence with an example', async (_, argv, says) => {
    const { verify } = await onFresh()
    const { code, said } = await verify(...argv)
    expect(code).toBe(1)
    expect(said).toContain(says)
    expect(said).toContain('For example: npm run -s cash -- audit verify')
  })
})
