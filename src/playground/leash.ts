import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Starts a program that ends when we end, however we end: a crash, a closed terminal and `kill -9` included.
 *
 * No signal handler of ours can promise that. A pipe can: the kernel closes it when we are gone. So a few lines of
 * shell stand between, start the program, read from that pipe, and when it closes stop the program and remove its
 * folder. The shell lives in a group of its own, so that Ctrl-C in the terminal reaches only us, and says nothing
 * itself, because writing to somebody who is gone would end it before it has cleaned up.
 */
const LEASH = `
  folder=$1 signal=$2; shift 2
  exec 3<&0
  "$@" 3<&- & program=$!
  exec >/dev/null 2>&1
  (read -r _ <&3; kill -s "$signal" $program) & watch=$!
  wait $program; status=$?
  kill $watch 2>/dev/null
  cd / && rm -rf "$folder"
  exit $status
`

/** A program on the leash. `release` stops it, and resolves when it has ended and its folder is gone. */
export interface Leashed {
  process: ChildProcess
  release(): Promise<void>
}

/**
 * `folder` is the program's own: it is the working directory, and is removed with it. `signal` is what stops the
 * program (`INT`, `TERM`, `KILL`). `uid` and `gid` hand it, and the shell, to another account.
 */
export function leash(
  command: string,
  args: string[],
  options: { folder: string; signal: string; uid?: number; gid?: number },
): Leashed {
  const { folder, signal, ...account } = options
  const child = spawn('/bin/sh', ['-c', LEASH, 'leash', folder, signal, command, ...args], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve())
    child.once('error', reject)
  })
  // Whoever waits for `release` hears of it; without this line a program that cannot start would also end us.
  ended.catch(() => {})
  return {
    process: child,
    async release() {
      child.stdin?.end()
      await ended
    },
  }
}
