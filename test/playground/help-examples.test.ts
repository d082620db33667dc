import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { sweepDuties } from '../../src/flows/sweep-duties.ts'
import type { Verb } from '../../src/i18n/en.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { ALICE, DEMO_TEAM_ID, DEMO_TIME_ZONE, demoWorkspace } from '../../src/playground/demo-company.ts'
import { seedDemo } from '../../src/playground/demo-life.ts'
import { instantAt } from '../../src/playground/movable-clock.ts'
import { COMMANDS } from '../../src/slack/commands/index.ts'
import type { Ask } from '../../src/slack/handle.ts'
import { payloadAsText } from '../../src/slack/views/payload-text.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

// Another year than the one in which the examples were written.
const START = day('2027-06-15')

/** The examples of following up, in an order in which each finds what it needs. */
const VERBS: readonly Verb[] = [
  'invoice',
  'customer',
  'credit',
  'uncredit',
  'promise',
  'dispute',
  'hold',
  'note',
  'statement',
  'ageing',
  'follow-up',
  'duties',
  'interest',
  'dso',
  'dunning',
  'contact',
  'letterhead',
  'letter',
  'terms',
  'write-off',
]

describe.each(LANGUAGES)(
  'what /cash help shows of following up in %s, typed as it stands in the playground',
  (language) => {
    let fresh: FreshDatabase
    let ask: Ask
    const words = wordsOf(language as Language)

    beforeAll(async () => {
      fresh = await openSqlite()
      const { db } = fresh
      const clock = { now: () => instantAt(START, 9, DEMO_TIME_ZONE) }
      await seedDemo(db, clock)
      await sweepDuties(db, clock, DEMO_TEAM_ID)
      const sent = { ok: true, channel: { id: 'D1' } }
      ask = {
        db,
        clock,
        teamId: DEMO_TEAM_ID,
        workspace: demoWorkspace(clock.now().toISOString()),
        by: { workspaceId: DEMO_TEAM_ID, userId: ALICE, role: 'admin', via: 'command' },
        words,
        today: START,
        channelId: null,
        native: { isDrawn: false },
        poster: { kick: () => {} },
        client: { conversations: { open: async () => sent }, filesUploadV2: async () => sent },
      } as unknown as Ask
    })
    afterAll(() => fresh.destroy())

    const answered = async (line: string): Promise<string> => {
      const [verb = ''] = line.split(' ')
      const command = COMMANDS.find((c) => c.verb === verb)
      const reply = await command?.run(ask, line.slice(verb.length + 1))
      if (!reply) throw new Error(`${line} is not answered`)
      return 'modal' in reply ? `a form: ${reply.modal.callback_id}` : payloadAsText(reply)
    }

    test.each(VERBS)('%s', async (verb) => {
      const said = await answered(words.commands[verb].example)
      // Whatever is refused ends with an example of how it is typed.
      expect(said).not.toContain(`${words.forExample} /cash`)
    })

    test.each([
      'terms preview "2/10 net 30"',
      'interest rate 10.15% from 2026-01-01 "ECB 2.15% + 8"',
      'follow-up team',
      'letter templates',
      'dispute INV-1001 rejected',
      'promise INV-1001 withdrawn',
      'hold INV-1001 off',
    ])('%s', async (line) => {
      expect(await answered(line)).not.toContain(`${words.forExample} /cash`)
    })

    test.each(VERBS)('%s has help of its own, in which its example stands', async (verb) => {
      const { example, summary } = words.commands[verb]
      const said = await answered(`help ${verb}`)
      expect(said).toContain(example)
      expect(said).toContain(summary)
    })
  },
)
