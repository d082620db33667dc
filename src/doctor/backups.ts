import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestsIn } from '../flows/backup-manifest.ts'
import { figuresOf } from '../i18n/figures.ts'
import { placeOf } from '../store/place.ts'
import type { Check } from './examine.ts'

const { count } = figuresOf('en')

const HOUR = 3_600_000
/** One is made a day. */
const WARNING_MS = 36 * HOUR
const PROBLEM_MS = 7 * 24 * HOUR
const NOW = 'Make one: npm run cash -- backup.'

/** How old the newest backup is, and whether it is still there in full. What is in it was checked when it was made. */
export const backups: Check = {
  id: 'backups',
  of: 'anything',
  async run({ backupFolder: folder, databaseUrl: url, settings, clock }) {
    if ('problems' in settings && folder === null)
      return [{ state: 'warning', says: 'Not checked: the settings cannot be read.', remedy: 'Mend the settings.' }]
    if (folder === null && 'config' in settings && settings.config.slack.kind === 'playground')
      return [{ state: 'ok', says: '0 backups are made of the playground: its company is invented.' }]
    if (folder === null || url === null) {
      const remedy = 'Make your own every day, or take BACKUP_DIR=off away.'
      return [{ state: 'warning', says: '0 backups are made: BACKUP_DIR is off.', remedy }]
    }
    const place = placeOf(url)
    const made = existsSync(folder) ? await manifestsIn(folder, place) : []
    const [newest] = made
    if (!newest) return [{ state: 'warning', says: `0 backups of ${place} are in ${folder}.`, remedy: NOW }]
    const size = await stat(join(folder, newest.file))
      .then((found) => found.size)
      .catch(() => null)
    if (size !== newest.bytes) {
      const says = `${size ?? 0} bytes are left of the newest backup, ${newest.file}, which had ${newest.bytes}.`
      return [{ state: 'problem', says, remedy: NOW }]
    }
    const ageMs = clock.now().getTime() - Date.parse(newest.madeAt)
    const says = `${Math.floor(ageMs / HOUR)} h old is the newest of ${count(made.length, { one: 'backup', other: 'backups' })} in ${folder}.`
    if (newest.faults.length > 0)
      return [
        {
          state: 'problem',
          says: `${count(newest.faults.length, { one: 'fault', other: 'faults' })} of the books are noted in the newest backup, ${newest.file}: ${newest.faults[0]}.`,
          remedy: 'Keep the last backup without any; see what is said of the invariants and the audit trail.',
        },
      ]
    if (ageMs <= WARNING_MS) return [{ state: 'ok', says }]
    const remedy = `${NOW} The app makes one a day; its log says why it did not.`
    return [{ state: ageMs <= PROBLEM_MS ? 'warning' : 'problem', says, remedy }]
  },
}
