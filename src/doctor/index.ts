/** Every check, in the order in which they are told. */
import { audit } from './audit.ts'
import { backups } from './backups.ts'
import { calendar } from './calendar.ts'
import { channels } from './channels.ts'
import { clock } from './clock.ts'
import { database } from './database.ts'
import type { Check } from './examine.ts'
import { invariants } from './invariants.ts'
import { mail } from './mail.ts'
import { migrations } from './migrations.ts'
import { outbox } from './outbox.ts'
import { scopes } from './scopes.ts'
import { settings } from './settings.ts'
import { sweep } from './sweep.ts'
import { timeZone } from './time-zone.ts'
import { token } from './token.ts'
import { views } from './views.ts'

export const CHECKS: readonly Check[] = [
  settings,
  token,
  scopes,
  channels,
  database,
  migrations,
  clock,
  timeZone,
  calendar,
  sweep,
  outbox,
  mail,
  invariants,
  audit,
  backups,
  views,
]
