import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { httpManifest } from '../slack/manifest.ts'
import type { CliCommand } from './cash.ts'

const FILE = join(import.meta.dirname, '..', '..', 'manifest.yml')

/** manifest.yml as it is (Socket Mode), or its form for HTTP. */
export const manifest: CliCommand = {
  name: 'manifest',
  summary: "the app's manifest for Slack: Socket Mode, or HTTP with --http",
  example: 'manifest --http https://cash.example.com',
  options: [['--http <url>', 'the public address at which Slack reaches Cashlight']],
  async run(cash, { options: { http } }) {
    const text = await readFile(FILE, 'utf8')
    if (typeof http !== 'string') return cash.terminal.out(text.trimEnd())
    if (!URL.canParse(http) || new URL(http).protocol !== 'https:')
      throw cash.refusal(`Slack reaches an app over https only, and ${http} is not such an address.`)
    cash.terminal.out(stringify(httpManifest(parse(text), http), { lineWidth: 120 }).trimEnd())
  },
}
