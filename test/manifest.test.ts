import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { httpManifest } from '../src/slack/manifest.ts'
import { SHORTCUTS } from '../src/slack/shortcuts/index.ts'

const ROOT = join(import.meta.dirname, '..')
const manifest = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'))

const sources = readdirSync(join(ROOT, 'src', 'slack'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOT, 'src', 'slack', file), 'utf8'))

/** What each method that the code calls asks for. A method that is not here fails the test: look its scope up. */
const SCOPES: Record<string, string[]> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'files.info': ['files:read'],
  filesUploadV2: ['files:write'],
  'views.open': [],
  'views.publish': [],
}

/** What each thing listened for asks for. */
const EVENT_SCOPES: Record<string, string[]> = { app_home_opened: [], 'message.im': ['im:history'] }

const found = (pattern: RegExp) => new Set(sources.flatMap((s) => [...s.matchAll(pattern)].map((m) => m[1] as string)))

describe('the manifest', () => {
  const methods = found(/\bclient\.((?:[a-z]+\.)?[a-zA-Z0-9]+)\(/g)

  test('asks for the scopes that the code uses, and no others', () => {
    expect([...methods].filter((m) => !(m in SCOPES))).toEqual([])
    const used = new Set(['commands', ...[...methods].flatMap((m) => SCOPES[m] ?? [])])
    for (const event of manifest.settings.event_subscriptions.bot_events)
      for (const s of EVENT_SCOPES[event] ?? []) used.add(s)
    expect(manifest.oauth_config.scopes.bot).toEqual([...used].sort())
    expect(methods.size).toBeGreaterThan(8)
  })

  test('has the command and the events that the code listens for', () => {
    expect(manifest.features.slash_commands.map((c: { command: string }) => c.command)).toEqual([
      ...found(/app\.command\('([^']+)'/g),
    ])
    const events = [...found(/app\.event\('([^']+)'/g)].map((e) => (e === 'message' ? 'message.im' : e))
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(events.sort())
  })

  test('has the shortcuts that the code answers, all on messages', () => {
    const shortcuts: { callback_id: string; type: string; name: string; description: string }[] =
      manifest.features.shortcuts
    expect(shortcuts.map((s) => [s.callback_id, s.type])).toEqual(SHORTCUTS.map(({ id }) => [id, 'message']))
    for (const { name, description } of shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })

  test('keeps Slack’s limits', () => {
    const { name, description, long_description } = manifest.display_information
    expect(name.length).toBeLessThanOrEqual(35)
    expect(description.length).toBeLessThanOrEqual(140)
    expect(long_description.length).toBeGreaterThanOrEqual(174)
    expect(long_description.length).toBeLessThanOrEqual(4000)
    for (const c of manifest.features.slash_commands) expect(c.description.length).toBeLessThanOrEqual(2000)
  })

  test('people and channels arrive as ids', () => {
    expect(manifest.features.slash_commands[0].should_escape).toBe(true)
  })

  test('the form for HTTP names one address for everything and does without a socket', () => {
    const url = 'https://cash.example.com/slack/events'
    const http = httpManifest(manifest, 'https://cash.example.com')
    expect(http).toMatchObject({
      features: { slash_commands: [{ command: '/cash', url }] },
      settings: {
        socket_mode_enabled: false,
        event_subscriptions: { request_url: url },
        interactivity: { is_enabled: true, request_url: url },
      },
    })
    expect(manifest.settings.socket_mode_enabled).toBe(true)
  })
})
