/** The worker thread of pdf.ts: lays the document out, says its bytes, ends. */
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import type { Content, ContentTable, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Doc, Section, Table } from './doc.ts'

const FAMILY = 'Noto Sans SC'
const INK = '#1d1c1d'
const GREY = '#6b6b6b'
const MARGIN = 56
const GAP = 12
/** Characters of a cell. */
const SHORT = 28

const fontFile = (name: string) =>
  createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}/NotoSansSC_${name}.ttf`)
const FONTS = { normal: fontFile('400Regular'), bold: fontFile('700Bold') }

function definitionOf(doc: Doc): TDocumentDefinitions {
  const [name, ...address] = doc.head
  return {
    info: { title: doc.title, creationDate: new Date(`${doc.day}T00:00:00Z`) },
    language: doc.language,
    pageSize: 'A4',
    pageOrientation: doc.isWide ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + GAP],
    defaultStyle: { font: FAMILY, fontSize: 9.5, lineHeight: 1.15, color: INK },
    content: [
      ...(name === undefined ? [] : [{ text: name, bold: true }]),
      ...(address.length === 0 ? [] : [{ text: address.join('\n'), color: GREY }]),
      { text: doc.title, bold: true, fontSize: 14, margin: [0, name === undefined ? 0 : 2 * GAP, 0, GAP] },
      ...doc.sections.flatMap(contentOf),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: doc.foot, color: GREY },
        { text: `${page} / ${pages}`, width: 'auto', color: GREY },
      ],
      columnGap: GAP,
      fontSize: 8,
      margin: [MARGIN, GAP, MARGIN, 0],
    }),
  }
}

function contentOf(section: Section): Content[] {
  if (section.kind === 'paragraph') return [{ text: section.text, margin: [0, 0, 0, GAP] }]
  const caption =
    section.caption === null ? [] : [{ text: section.caption, bold: true, margin: [0, 0, 0, 4] } as Content]
  return [...caption, tableOf(section)]
}

function tableOf({ columns, rows, totals }: Table): ContentTable {
  const cells = (row: readonly string[], bold: boolean) =>
    columns.map(({ align }, i) => ({ text: row[i] ?? '', alignment: align, bold, ...wrapping(row[i] ?? '', i) }))
  const body = [
    columns.map(({ title, align }) => ({ text: title, alignment: align, color: GREY })),
    ...rows.map((row) => cells(row, false)),
    ...totals.map((row) => cells(row, true)),
  ]
  const firstTotal = body.length - totals.length
  return {
    table: { headerRows: 1, widths: columns.map((_, i) => (i === 0 ? '*' : 'auto')), body, dontBreakRows: true },
    layout: {
      hLineWidth: (line) => (line === 1 || (totals.length > 0 && line === firstTotal) ? 0.75 : 0),
      vLineWidth: () => 0,
      hLineColor: () => GREY,
      paddingLeft: (column) => (column === 0 ? 0 : GAP / 2),
      paddingRight: (column, { table }) => (column === (table.widths?.length ?? 0) - 1 ? 0 : GAP / 2),
    },
    margin: [0, 0, 0, GAP],
  }
}

/** Amounts and days stay in one line; a word as long as nobody's, which would push the other columns off the page, is broken anywhere. */
function wrapping(text: string, column: number): { wordBreak?: 'break-all'; noWrap?: true } {
  if (column > 0 && text.length <= SHORT) return { noWrap: true }
  return /\S{30}/.test(text) ? { wordBreak: 'break-all' } : {}
}

// A document is text and nothing else: no picture is fetched for it, and no file read but the fonts.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => Object.values(FONTS).includes(path))
pdfmake.setFonts({ [FAMILY]: FONTS })
parentPort?.postMessage(await pdfmake.createPdf(definitionOf(workerData as Doc)).getBuffer())
