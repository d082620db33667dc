import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../src/core/language.ts'
import { wordsOf } from '../../../src/i18n/index.ts'
import { isMessage } from '../../../src/slack/drawings/drawing.ts'
import { DRAWINGS } from '../../../src/slack/drawings/index.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'
import { payloadFaults } from '../../support/slack-payload.ts'

/** All texts of a drawing with the kind of element that they stand in. */
function textsIn(tree: unknown): { type: string; text: string; verbatim: boolean }[] {
  if (typeof tree !== 'object' || tree === null) return []
  const { type, text, verbatim } = tree as { type?: string; text?: unknown; verbatim?: boolean }
  const own = typeof type === 'string' && typeof text === 'string' ? [{ type, text, verbatim: verbatim === true }] : []
  return [...own, ...Object.values(tree).flatMap(textsIn)]
}

/** What may stand between < and > in a text of ours: people, days in the reader's own time zone, and where a message of this Slack stands. */
const OURS =
  /<(@U[A-Z0-9]+|#C0REC|https:\/\/acme\.slack\.com\/archives\/C[A-Z0-9]+\/p\d+\?[\w=&;.]+\|[^<>|]+|!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|]+)>/g

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsOf(language)

  test.each(DRAWINGS)('Slack takes $name', ({ draw }) => {
    const drawn = draw(words)
    if (!isMessage(drawn)) return expect(payloadFaults({ view: drawn })).toEqual([])
    expect(payloadFaults({ text: drawn.text, blocks: drawn.blocks })).toEqual([])
    if (drawn.native) expect(payloadFaults({ text: drawn.text, blocks: drawn.native })).toEqual([])
  })

  test.each(DRAWINGS)('nobody can put a mention, a link, a mark or a line of their own into $name', ({ draw }) => {
    const drawn = draw(words)
    const mrkdwn = [
      ...textsIn(drawn).filter((t) => t.type === 'mrkdwn'),
      ...(isMessage(drawn) ? [{ text: drawn.text, verbatim: true }] : []),
    ]
    for (const { text, verbatim } of mrkdwn) {
      expect(verbatim).toBe(true)
      expect(text.replace(OURS, '')).not.toMatch(/[<>]/)
      expect(text.replace(OURS, '')).not.toMatch(
        /@everyone|evil\.com|https?:\/\/|:white_check_mark:|\*Paid\*|`code`|~old~|U000EVIL>/,
      )
    }
    for (const { text } of [...mrkdwn, ...textsIn(drawn)]) {
      expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      expect(text).not.toMatch(/^✅/m)
    }
  })

  test.each(DRAWINGS)('all words are there in $name', ({ draw }) => {
    const drawn = draw(words)
    for (const { text } of textsIn(drawn)) expect(text).not.toMatch(/undefined|null|NaN|\[object| {2}/)
  })

  // Slack reads *bold* and `code` only between spaces, ends of lines and punctuation: a Chinese word right behind it shows the marks.
  test.each(DRAWINGS)('bold and code stand free in $name', ({ draw }) => {
    for (const { type, text } of textsIn(draw(words))) {
      if (type !== 'mrkdwn') continue
      expect(text.replace(/(?<=^|[ \n])(\*[^*\n]+\*|`[^`\n]+`)(?=$|[ \n])/g, '')).not.toMatch(/[*`]/)
    }
  })

  test('the terminal reads a message without marks', () => {
    for (const { draw } of DRAWINGS) {
      const drawn = draw(words)
      if (!isMessage(drawn)) continue
      const text = payloadAsText(drawn, (userId) => userId.toLowerCase())
      // What somebody wrote to look like a mention is read as they wrote it.
      expect(text).not.toMatch(/[*`\u200b]|<@U(?!000EVIL)|<!date|&amp;/)
      expect(text.length).toBeGreaterThan(0)
    }
  })
})
