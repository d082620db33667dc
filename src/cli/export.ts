import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportAll } from '../flows/export-all.ts'
import type { CliCommand } from './cash.ts'

export const exportFiles: CliCommand = {
  name: 'export',
  summary: 'everything as CSV files into a folder',
  example: 'export cashlight-export',
  argument: '[DIR]',
  options: [],
  async run(cash, { argument = 'cashlight-export' }) {
    const { db, workspace, today } = await cash.books()
    const files = await exportAll(db, workspace.id, today)
    try {
      await mkdir(argument, { recursive: true })
      for (const { name, text } of files) await writeFile(join(argument, name), text)
    } catch (error) {
      throw cash.refusal(`The folder ${argument} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
    }
    for (const { name } of files) cash.terminal.out(join(argument, name))
  },
}
