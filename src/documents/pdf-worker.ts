/** The worker thread of pdf.ts: lays the document out, says its bytes, ends. */
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Doc, Section, Table } from './doc.ts'

const FAMILY = 'Noto Sans SC'
const LETTERS = 'Roboto'
const INK = '#1d1c1d'
const GREY = '#6b6b6b'
const MARGIN = 56
const FONT_SIZE = 9.5
const GAP = 12
/** Characters of a cell. */
const SHORT = 28

/** Columns from which on a table is set smaller and closer, and a number may go on in a second line. */
const MANY = 6
/** Tables of fewer rows than this stay on one page. */
const SMALL = 12
/** Paragraphs of fewer lines than this, too. */
const LINES_TOGETHER = 10

const { resolve } = createRequire(import.meta.url)
const fontFile = (name: string) => resolve(`@expo-google-fonts/noto-sans-sc/${name}/NotoSansSC_${name}.ttf`)
const lettersFile = (name: string) => resolve(`pdfmake/fonts/Roboto/Roboto-${name}.ttf`)
const FONTS = {
  [FAMILY]: { normal: fontFile('400Regular'), bold: fontFile('700Bold') },
  [LETTERS]: { normal: lettersFile('Regular'), bold: lettersFile('Medium') },
}

/** Words of the scripts that the font of Chinese has in part, and which of their letters it lacks. */
const WORDS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}]+/gu
const BEYOND = /[\u0100-\u024f\u0370-\u052f\u1e00-\u1fff]|\p{M}/u
/** Turns the direction of what stands behind it round. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const EMOJI =
  / *(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\u20e3\ufe0e\ufe0f])+/gu

/**
 * Text as a page can have it: an amount keeps its currency in its line, words in Greek, Cyrillic or wider Latin are set in a font that
 * has all of their letters, and emoji and what turns the reading direction round are left out.
 */
function textOf(text: string): Content {
  const clean = text
    .normalize('NFC')
    .replace(BIDI, '')
    .replace(EMOJI, '')
    .replace(/\b([A-Z]{3}) (?=\d)/g, '$1\u00a0')
  const runs: Content[] = []
  let end = 0
  for (const { 0: word, index } of clean.matchAll(WORDS)) {
    if (!BEYOND.test(word)) continue
    runs.push(clean.slice(end, index), { text: word, font: LETTERS })
    end = index + word.length
  }
  return runs.length === 0 ? clean : [...runs, clean.slice(end)]
}

function definitionOf(doc: Doc): TDocumentDefinitions {
  const [name, ...address] = doc.head
  return {
    info: { title: doc.title, creationDate: new Date(`${doc.day}T00:00:00Z`) },
    language: doc.language,
    pageSize: 'A4',
    pageOrientation: doc.isWide ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + GAP],
    defaultStyle: { font: FAMILY, fontSize: FONT_SIZE, lineHeight: 1.15, color: INK },
    content: [
      ...(name === undefined ? [] : [{ text: textOf(name), bold: true }]),
      ...(address.length === 0 ? [] : [{ text: textOf(address.join('\n')), color: GREY }]),
      { text: textOf(doc.title), bold: true, fontSize: 14, margin: [0, name === undefined ? 0 : 2 * GAP, 0, GAP] },
      ...doc.sections.flatMap(contentOf),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: textOf(doc.foot), color: GREY },
        { text: `${page} / ${pages}`, width: 'auto', noWrap: true, color: GREY },
      ],
      columnGap: GAP,
      fontSize: 8,
      margin: [MARGIN, GAP, MARGIN, 0],
    }),
  }
}

function contentOf(section: Section): Content[] {
  if (section.kind === 'paragraph') {
    const paragraph: Content = { text: textOf(section.text), margin: [0, 0, 0, GAP] }
    return [section.text.split('\n').length < LINES_TOGETHER ? { stack: [paragraph], unbreakable: true } : paragraph]
  }
  const table = tableOf(section)
  return [section.rows.length < SMALL ? { stack: [table], unbreakable: true } : table]
}

/** Its caption and its headings stand on every page that it goes on over, and never without a row. */
function tableOf({ caption, columns, rows, totals }: Table): ContentTable {
  const isTight = columns.length >= MANY
  const padding = isTight ? GAP / 3 : GAP / 2
  const cells = (row: readonly string[], bold: boolean) =>
    columns.map(({ align }, i) => {
      const text = row[i] ?? ''
      return { text: textOf(text), alignment: align, bold, ...wrapping(text, { column: i, isTight }) }
    })
  const captionRow =
    caption === null ? [] : [columns.map((_, i) => (i === 0 ? captionOf(caption, columns.length) : { text: '' }))]
  const headerRows = captionRow.length + 1
  const body = [
    ...captionRow,
    columns.map(({ title, align }) => ({ text: textOf(title), alignment: align, color: GREY, ...heading(title) })),
    ...rows.map((row) => cells(row, false)),
    ...totals.map((row) => cells(row, true)),
  ]
  const firstTotal = body.length - totals.length
  return {
    table: {
      headerRows,
      keepWithHeaderRows: Math.min(2, rows.length),
      widths: columns.map((_, i) => (i === 0 ? '*' : 'auto')),
      body,
      dontBreakRows: true,
    },
    lineHeight: 1,
    ...(isTight ? { fontSize: 8.5 } : {}),
    layout: {
      hLineWidth: (line) => (line === headerRows || (totals.length > 0 && line === firstTotal) ? 0.75 : 0),
      vLineWidth: () => 0,
      hLineColor: () => GREY,
      paddingLeft: (column) => (column === 0 ? 0 : padding),
      paddingRight: (column) => (column === columns.length - 1 ? 0 : padding),
    },
    margin: [0, 0, 0, GAP],
  }
}

function captionOf(caption: string, colSpan: number) {
  return { text: textOf(caption), bold: true, fontSize: FONT_SIZE, alignment: 'left' as const, colSpan }
}

/** A heading of several words may take as many lines; one of Chinese characters stays in its own. */
function heading(title: string): { noWrap?: true } {
  return title.includes(' ') ? {} : { noWrap: true }
}

/** Amounts and days stay in one line; a word as long as nobody's, which would push the other columns off the page, is broken anywhere. */
function wrapping(
  text: string,
  { column, isTight }: { column: number; isTight: boolean },
): { wordBreak?: 'break-all'; noWrap?: true } {
  if (column > 0 && text.length <= SHORT) return { noWrap: true }
  return /\S{30}/.test(text) || (isTight && /^\S{13,}$/.test(text)) ? { wordBreak: 'break-all' } : {}
}

// A document is text and nothing else: no picture is fetched for it, and no file read but the fonts.
pdfmake.setUrlAccessPolicy(() => false)
const files = Object.values(FONTS).flatMap((font) => Object.values(font))
pdfmake.setLocalAccessPolicy((path) => files.includes(path))
pdfmake.setFonts(FONTS)
parentPort?.postMessage(await pdfmake.createPdf(definitionOf(workerData as Doc)).getBuffer())
