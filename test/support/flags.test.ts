import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/*
 * The long runs end before they have made or opened anything where their flags are wrong.
 */

function run(file: string, ...argv: string[]) {
  const path = join(import.meta.dirname, '..', file)
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...argv], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const CRASH = expect.stringMatching(/^Usage: npm run crash -- --kills 10000 .*\n$/)

test.each([
  {
    name: 'the crash run touches no database that is there',
    argv: ['crash/crash.ts', '--database', 'sqlite:data/cashlight.db'],
    stderr: /^--database is sqlite or postgres: .*\.\nUsage: npm run crash -- .*\n$/,
  },
  {
    name: 'nor do the ledgers',
    argv: ['ledgers/run.ts', '--database', 'postgres://127.0.0.1/books'],
    stderr: /^--database is sqlite or postgres: .*\.\nUsage: npm run ledgers -- .*\n$/,
  },
  {
    name: 'a flag that there is not',
    argv: ['ledgers/run.ts', '--run', '3'],
    stderr: /^Unknown option '--run'\.\nUsage: npm run ledgers -- .*\n$/,
  },
  {
    name: 'no number',
    argv: ['crash/crash.ts', '--kills', 'many'],
    stderr: /^--kills is a whole number from 1 on, not “many”\.\nUsage: .*\n$/,
  },
])('a sentence and the usage: $name', ({ argv, stderr }) => {
  const [file, ...flags] = argv as [string, ...string[]]
  expect(run(file, ...flags)).toEqual({ status: 1, stdout: '', stderr: expect.stringMatching(stderr) })
})

test('--help is the usage alone', () => {
  expect(run('crash/crash.ts', '--help')).toEqual({ status: 0, stdout: CRASH, stderr: '' })
})
