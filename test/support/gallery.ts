/**
 * `npm run gallery`: every view in every language side by side on one page, gallery/index.html, to be looked at in a browser.
 * The renderer is somebody else's idea of Slack: near, and not the same.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import * as slackBlocks from 'slack-blocks-to-jsx'
import { LANGUAGES, type Language } from '../../src/core/language.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { type Drawing, isMessage } from '../../src/slack/drawings/drawing.ts'
import { DRAWINGS } from '../../src/slack/drawings/index.ts'

const NAMES: Readonly<Record<string, string>> = { U01ANN: 'Ann', U02WEI: '王伟', U03BO: 'Bo' }
const LOGO =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="8" fill="#1f6f4a"/><circle cx="18" cy="18" r="8" fill="#fff"/></svg>',
  )

type Blocks = slackBlocks.MessageProps['blocks']

/** The form that Slack shows: the native one, where there is one. */
function drawnAs(
  drawing: Drawing,
  language: Language,
  form: 'plain' | 'native',
): { title: string; blocks: Blocks } | null {
  const drawn = drawing.draw(wordsOf(language))
  if (!isMessage(drawn)) {
    const title =
      drawn.type === 'modal' ? `▢ ${drawn.title.text} · ${drawn.submit?.text} · ${drawn.close?.text}` : '⌂ Home'
    return form === 'plain' ? { title, blocks: formatted(drawn.blocks) } : null
  }
  const blocks = form === 'plain' ? drawn.blocks : drawn.native
  return blocks ? { title: drawn.text, blocks: formatted(blocks) } : null
}

/** The renderer takes `verbatim` for 'no formatting'; to Slack it is 'no links of your own'. */
function formatted(blocks: readonly object[]): Blocks {
  return JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'verbatim' ? undefined : value)))
}

function cell(drawing: Drawing, language: Language, form: 'plain' | 'native'): string {
  const shown = drawnAs(drawing, language, form)
  if (!shown) return ''
  const message = createElement(slackBlocks.Message, {
    blocks: shown.blocks,
    logo: LOGO,
    name: 'Cashlight',
    time: new Date('2026-11-20T09:00:00'),
    theme: 'light',
    hooks: { user: ({ id }) => createElement('span', { className: 'mention' }, `@${NAMES[id] ?? id}`) },
  })
  return `<div class="cell"><p class="fallback">${escapeHtml(shown.title)}</p>${renderToStaticMarkup(message)}</div>`
}

function row(drawing: Drawing): string {
  const forms = (['plain', 'native'] as const).map((form) => LANGUAGES.map((l) => cell(drawing, l, form)).join(''))
  const rows = forms.filter((cells) => cells !== '').map((cells) => `<div class="row">${cells}</div>`)
  const id = drawing.name.replace(/[^a-z]+/g, '-')
  return `<section id="${id}"><h2><a href="#${id}">${escapeHtml(drawing.name)}</a></h2>${rows.join('')}</section>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)
}

const STYLE = `
body { font: 15px/1.46 Lato, 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif; margin: 24px; background: #f5f5f3; color: #1d1c1d }
h1 { font-size: 22px } h2 { font-size: 14px; margin: 32px 0 6px; font-family: monospace } h2 a { color: inherit; text-decoration: none }
.row { display: grid; grid-template-columns: repeat(${LANGUAGES.length}, minmax(0, 680px)); gap: 16px; margin-bottom: 12px }
.cell { background: #fff; border: 1px solid #ddd; border-radius: 8px; padding: 8px 12px; overflow-x: auto }
.fallback { font-size: 12px; color: #777; margin: 0 0 8px; border-bottom: 1px dashed #ddd; padding-bottom: 6px; overflow-wrap: anywhere }
.mention { background: #e8f5fa; color: #1264a3; border-radius: 3px; padding: 0 2px }`

const css = readFileSync(createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8')
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cashlight: every view</title>
<style>${css}</style><style>${STYLE}</style>
<h1>Cashlight: every view, in ${LANGUAGES.join(' and ')}</h1>${DRAWINGS.map(row).join('\n')}</html>`

mkdirSync('gallery', { recursive: true })
writeFileSync('gallery/index.html', page)
console.log(`gallery/index.html: ${DRAWINGS.length} views in ${LANGUAGES.length} languages`)
