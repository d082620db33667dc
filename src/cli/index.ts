/** Every command of the command line. */
import { ageing } from './ageing.ts'
import type { CliCommand } from './cash.ts'
import { exportFiles } from './export.ts'
import { importFromFile } from './import.ts'
import { manifest } from './manifest.ts'
import { overdue } from './overdue.ts'
import { status } from './status.ts'

export const COMMANDS: readonly CliCommand[] = [importFromFile, exportFiles, status, ageing, overdue, manifest]
