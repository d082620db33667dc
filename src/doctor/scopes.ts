import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { figuresOf } from '../i18n/figures.ts'
import type { Check, Said } from './examine.ts'

const { count } = figuresOf('en')
const MANIFEST = join(import.meta.dirname, '..', '..', 'manifest.yml')

/** What the bot may do, against what the manifest asks for. */
export const scopes: Check = {
  id: 'scopes',
  of: 'slack',
  async run({ scopes: granted }) {
    const wanted: readonly string[] = parse(await readFile(MANIFEST, 'utf8')).oauth_config.scopes.bot
    if (granted === null)
      return [{ state: 'warning', says: 'Slack did not say what the token may do.', remedy: 'Ask again later.' }]
    const missing = wanted.filter((scope) => !granted.includes(scope))
    const needless = granted.filter((scope) => !wanted.includes(scope))
    const found: Said[] = []
    if (missing.length > 0)
      found.push({
        state: 'problem',
        says: `${missing.length} of ${wanted.length} scopes are missing: ${missing.join(', ')}.`,
        remedy:
          "Paste manifest.yml into the app's manifest (`npm run cash -- manifest` prints it), and install it again.",
      })
    if (needless.length > 0)
      found.push({
        state: 'warning',
        says: `${count(needless.length, { one: 'scope is', other: 'scopes are' })} granted and not used: ${needless.join(', ')}.`,
        remedy: "Take them out of the app's manifest: what a lost token may not do needs no watching.",
      })
    return found.length > 0
      ? found
      : [{ state: 'ok', says: `${wanted.length} of ${wanted.length} scopes are granted.` }]
  },
}
