/** A file sent to the app in a direct message is imported: downloaded, read, and answered with a report. */
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import { isCurrency } from '../core/money.ts'
import { FILE_BYTES_MOST, type ImportOptions, importFile } from '../flows/import-file.ts'
import type { Ask, Deps, Reply } from './handle.ts'
import { handle } from './handle.ts'
import { progressMessage, whisper } from './post.ts'
import { importProgressView, importReportView } from './views/import-report.ts'
import { sentenceView } from './views/refusal.ts'

const PROGRESS_EVERY_MS = 2000
const DOWNLOAD_MS_MOST = 60_000

const sharedFile = z.object({
  id: z.string(),
  name: z.string().default('file'),
  size: z.number().default(0),
  url_private_download: z.url(),
})

/** What a question's buttons carry: which file, and what was answered before. */
const remembered = z.object({
  fileId: z.string(),
  dates: z.enum(['day-first', 'month-first', 'year-first']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  currency: z.string().optional(),
  kind: z.enum(['invoices', 'customers', 'balances', 'movements']).optional(),
  skipBad: z.boolean().optional(),
  account: z.string().optional(),
})
export type Remembered = z.infer<typeof remembered>

export function rememberedFrom(value: string): Remembered | null {
  try {
    return remembered.parse(JSON.parse(value))
  } catch {
    return null
  }
}

/** Each file of a message, one after the other. What stands beside them may say how to read them: 'USD skip bad'. */
export async function takeFiles(
  deps: Deps,
  {
    client,
    userId,
    channelId,
    files,
    text,
  }: {
    client: WebClient
    userId: string
    channelId: string
    files: readonly { readonly id: string }[]
    text: string
  },
): Promise<void> {
  const respond = (payload: Parameters<typeof whisper>[2]) => whisper(client, { userId, channelId }, payload)
  const source = { userId, via: 'file' as const, client, channelId, triggerId: null, respond }
  for (const { id: fileId } of files)
    await handle(deps, source, 'log-cash-fact', (ask) => importShared(ask, { fileId, ...optionsIn(text) }))
}

function optionsIn(text: string): Omit<Remembered, 'fileId'> {
  const account = /(?:account|账户)\s*[:：]\s*(.+)$/im.exec(text)?.[1]?.trim()
  const words = text.split(/[\s,;]+/).filter((w) => w !== '')
  // In capitals only: 'all' and 'try' are words as well as currencies.
  const currency = words.find(isCurrency)
  return {
    ...(currency ? { currency } : {}),
    ...(account ? { account } : {}),
    ...(/skip.?bad|跳过错误/i.test(text) ? { skipBad: true } : {}),
    ...(/day.?first/i.test(text)
      ? { dates: 'day-first' as const }
      : /month.?first/i.test(text)
        ? { dates: 'month-first' as const }
        : {}),
  }
}

/** Downloads a file that was shared with the app and imports it; a question comes with buttons that remember it. */
export async function importShared(
  { db, clock, log, by, client, channelId, words, stopping }: Ask,
  answers: Remembered,
): Promise<Reply> {
  const { file } = await client.files.info({ file: answers.fileId })
  const { name, size, url_private_download: url } = sharedFile.parse(file)
  if (size > FILE_BYTES_MOST) return sentenceView(words.imports.tooLarge)
  const headers = { authorization: `Bearer ${client.token}` }
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(DOWNLOAD_MS_MOST) })
  // Where Slack does not take the token it answers 200 and shows its sign-in page.
  const isSignIn = answer.headers.get('content-type')?.startsWith('text/html') === true
  if (!answer.ok || isSignIn) throw new Error(`the download of ${answers.fileId} answered ${answer.status}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const { fileId: _, currency, ...said } = answers
  const tell = progressMessage(client, channelId ?? by.userId)
  let toldAt = clock.now().getTime()
  const onProgress = ({ done, total }: { done: number; total: number }) => {
    // A short file is done before anybody would look at its progress.
    if (clock.now().getTime() - toldAt < PROGRESS_EVERY_MS || done >= total) return
    toldAt = clock.now().getTime()
    tell(importProgressView({ fileName: name, done, total }, words)).catch((error) =>
      log.warn({ error }, 'the progress of a file could not be told'),
    )
  }
  const options: ImportOptions = {
    ...said,
    onProgress,
    signal: stopping,
    ...(currency && isCurrency(currency) ? { currency } : {}),
  }
  const report = await importFile(db, clock, by, { fileName: name, bytes, options })
  return importReportView(report, words, JSON.stringify(answers))
}
