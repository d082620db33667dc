import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Language } from '../core/language.ts'
import { figuresOf } from '../i18n/figures.ts'
import { wordsOf } from '../i18n/index.ts'
import { type Drawing, isMessage } from '../slack/drawings/drawing.ts'
import { DRAWINGS } from '../slack/drawings/index.ts'
import type { Check, OpenBooks, Said } from './examine.ts'

const { count } = figuresOf('en')
const AT_ONCE = 4
const REFUSED_SHOWN = 5
const NOT_OFFERED = 'unknown_method'

type Case = { readonly name: string; readonly isNative: boolean; readonly payload: object }

/** Asks this very Slack whether it takes every form that Cashlight can show, drawn from invented samples. Nothing is posted. */
export const views: Check = {
  id: 'views',
  of: 'slack',
  async run({ client }, { books }) {
    const cases = languagesOf(books.kind === 'open' ? books : null).flatMap((language) =>
      DRAWINGS.flatMap((drawing) => casesOf(drawing, language)),
    )
    const refused: { of: Case; why: string }[] = []
    for (let i = 0; i < cases.length; i += AT_ONCE) {
      const answers = await Promise.all(
        cases.slice(i, i + AT_ONCE).map(async (of) => ({ of, why: await ask(client, of) })),
      )
      if (answers.some(({ why }) => why === NOT_OFFERED)) return NOT_CHECKED
      for (const { of, why } of answers) if (why !== null) refused.push({ of, why })
    }
    const shown = (all: typeof refused) => {
      const first = all.slice(0, REFUSED_SHOWN).map(({ of, why }) => `${of.name} (${why})`)
      return `${first.join('; ')}${all.length > first.length ? '; …' : ''}`
    }
    const plain = refused.filter(({ of }) => !of.isNative)
    const native = refused.filter(({ of }) => of.isNative)
    const found: Said[] = []
    if (plain.length > 0)
      found.push({
        state: 'problem',
        says: `${plain.length} of ${cases.length} views are refused: ${shown(plain)}.`,
        remedy: 'This is a fault to report; what is refused cannot be shown.',
      })
    if (native.length > 0)
      found.push({
        state: 'warning',
        says: `${count(native.length, { one: 'table or chart is', other: 'tables or charts are' })} refused: ${shown(native)}.`,
        remedy: 'Nothing to do: the plain form, which says the same, is shown instead.',
      })
    return found.length > 0
      ? found
      : [{ state: 'ok', says: `${cases.length} of ${cases.length} views are taken by Slack.` }]
  },
}

const NOT_CHECKED: Said[] = [
  {
    state: 'warning',
    says: 'Not checked: this Slack has no blocks.validate to ask.',
    remedy: 'Look at a few in Slack: /cash status, and the form of /cash setup.',
  },
]

/** What the companies speak; English where nobody said. */
function languagesOf(books: OpenBooks | null): Language[] {
  const spoken = (books?.companies ?? []).flatMap(({ language, channels }) => [
    language,
    ...Object.values(channels).map((channel) => channel.language),
  ])
  return spoken.length > 0 ? [...new Set(spoken)] : ['en']
}

function casesOf({ name, draw }: Drawing, language: Language): Case[] {
  const drawn = draw(wordsOf(language))
  const shown = `${name}, ${language}`
  if (!isMessage(drawn)) return [{ name: shown, isNative: false, payload: { view: drawn } }]
  return [
    { name: shown, isNative: false, payload: { message: { blocks: drawn.blocks } } },
    ...(drawn.native ? [{ name: shown, isNative: true, payload: { message: { blocks: drawn.native } } }] : []),
  ]
}

/** Why it is refused, or `NOT_OFFERED`; null when it is not refused. Throws when Slack was not able to say. */
async function ask(client: WebClient, { payload }: Case): Promise<string | null> {
  try {
    await client.blocks.validate(payload)
    return null
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError) || NO_ANSWER.has(error.data.error)) throw error
    const { errors = [] } = error.data as { errors?: { message?: string; pointer?: string }[] }
    const [first] = errors
    if (first?.message) return `${first.message}${first.pointer ? ` at ${first.pointer}` : ''}`
    return error.data.response_metadata?.messages?.[0] ?? error.data.error
  }
}

/** Of the asking, not of the view. */
const NO_ANSWER = new Set([
  'invalid_auth',
  'missing_scope',
  'ratelimited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
])
