/** The worker thread of sqlite-copy.ts: copies, checks the copy, says what it found, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import SQLite from 'better-sqlite3'
import { type CopyOrder, checkSqlite } from './sqlite-copy.ts'

const { from, to } = workerData as CopyOrder
const source = new SQLite(from, { fileMustExist: true, timeout: 10_000 })
try {
  source.prepare('vacuum into ?').run(to)
} finally {
  source.close()
}
parentPort?.postMessage(await checkSqlite(to))
