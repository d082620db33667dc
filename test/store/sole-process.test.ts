import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { holdAlone } from '../../src/store/sole-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'cashlight-alone-'))
const running = new Set<ChildProcess>()
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const MODULE = join(import.meta.dirname, '../../src/store/sole-process.ts')

/** Another process that tries to hold a database, says whether it does, and stays. */
async function otherProcess(url: string): Promise<{ holds: boolean; kill(): Promise<void> }> {
  const script = `import { holdAlone } from ${JSON.stringify(MODULE)}
    console.log(holdAlone(${JSON.stringify(url)}) !== null)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  const [said] = await once(child.stdout, 'data')
  return {
    holds: String(said).trim() === 'true',
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
      running.delete(child)
    },
  }
}

test('a second process is refused while the first one lives, and not after it was killed', async () => {
  const url = `sqlite:${join(folder, 'two.db')}`
  const first = await otherProcess(url)
  expect(first.holds).toBe(true)
  expect(holdAlone(url)).toBeNull()
  const second = await otherProcess(url)
  expect(second.holds).toBe(false)
  await first.kill()
  await second.kill()
  const hold = holdAlone(url)
  expect(hold).not.toBeNull()
  hold?.release()
})

test('within one process it is held once, and again when it was released', () => {
  const url = `sqlite:${join(folder, 'one.db')}`
  const hold = holdAlone(url)
  expect(hold).not.toBeNull()
  expect(holdAlone(url)).toBeNull()
  // The refusal has not let go of the first one's lock.
  expect(holdAlone(url)).toBeNull()
  hold?.release()
  holdAlone(url)?.release()
})

test('one file is one database, by whichever name', async () => {
  const path = join(folder, 'real.db')
  const store = openStore(`sqlite:${path}`)
  await migrate(store.db)
  symlinkSync(path, join(folder, 'link.db'))
  const hold = holdAlone(`sqlite:${path}`)
  expect(holdAlone(`sqlite:${join(folder, 'link.db')}`)).toBeNull()
  // Who only works in the file is not in the way, and is not kept out.
  expect(await store.db.selectFrom('workspaces').selectAll().execute()).toEqual([])
  await store.close()
  hold?.release()
})

test.each(['sqlite::memory:', 'postgres://somebody@somewhere/books'])('there is nothing to hold of %s', (url) => {
  expect(holdAlone(url)).not.toBeNull()
  expect(holdAlone(url)).not.toBeNull()
})
