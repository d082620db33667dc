/** Every command of the command line. */
import { ageing } from './ageing.ts'
import { audit } from './audit.ts'
import { backup } from './backup.ts'
import type { CliCommand } from './cash.ts'
import { doctor } from './doctor.ts'
import { exportFiles } from './export.ts'
import { importFromFile } from './import.ts'
import { manifest } from './manifest.ts'
import { overdue } from './overdue.ts'
import { restore } from './restore.ts'
import { status } from './status.ts'

export const COMMANDS: readonly CliCommand[] = [
  importFromFile,
  exportFiles,
  status,
  ageing,
  overdue,
  doctor,
  manifest,
  audit,
  backup,
  restore,
]
