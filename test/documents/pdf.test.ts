import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import { LANGUAGES } from '../../src/core/language.ts'
import type { Doc } from '../../src/documents/doc.ts'
import { letterDoc, letterText } from '../../src/documents/letter.ts'
import { drawPdf } from '../../src/documents/pdf.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { letterDraft } from '../../src/slack/samples/letter.ts'

/** The words of every page, without the spaces that a page's layout makes. */
async function read(bytes: Uint8Array): Promise<{ pages: string[]; title: unknown }> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes))
  const { text } = await extractText(pdf)
  const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown } }
  return { pages: text.map((page) => page.replace(/\s+/g, '')), title: info.Title }
}

const packed = (text: string) => text.replace(/\s+/g, '')

const LONG: Doc = {
  language: 'en',
  title: 'Statement of account',
  day: day('2026-11-20'),
  head: ['Lighthouse Demo Ltd', 'Hong Kong'],
  sections: [
    { kind: 'paragraph', text: 'Ελλαδα, Москва, Zürich, 上海\nsecond line' },
    {
      kind: 'table',
      caption: 'USD',
      columns: [
        { title: 'Invoice', align: 'left' },
        { title: 'Due', align: 'left' },
        { title: 'Amount', align: 'right' },
      ],
      rows: Array.from({ length: 120 }, (_, i) => [
        i === 7 ? 'W'.repeat(200) : `INV-${i}`,
        '20 Nov 2026',
        'USD 12,500.00',
      ]),
      totals: [['Total', '', 'USD 1,500,000.00']],
    },
  ],
  foot: 'Lighthouse Demo Ltd',
}

describe('a document as a PDF file', () => {
  test.each(LANGUAGES)('a letter in %s can be read word by word', { timeout: 120_000 }, async (language) => {
    const draft = letterDraft('final-notice', language)
    const letter = letterText(draft, wordsOf(language))
    const doc = letterDoc({ ...letter, kind: draft.kind, language, statementDay: draft.today }, draft.letterhead)
    const { pages, title } = await read(await drawPdf(doc))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain(packed(letter.body))
    expect(pages[0]).toContain(packed(doc.head.join('')))
    expect(title).toBe(letter.subject)
  })

  test('a long table goes on over pages, each with its headings and its number', { timeout: 120_000 }, async () => {
    const { pages } = await read(await drawPdf(LONG))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((page, i) => {
      expect(page).toContain('USDInvoiceDueAmount')
      expect(page).toContain(`LighthouseDemoLtd${i + 1}/${pages.length}`)
    })
    expect(pages[0]).toContain('Ελλαδα,Москва,Zürich,上海')
    expect(pages.join('')).toContain('INV-119')
    expect(pages.at(-1)).toContain('TotalUSD1,500,000.00')
  })

  test('a word that is longer than a line takes more of them, and pushes nothing off the page', {
    timeout: 120_000,
  }, async () => {
    const page = await (await getDocumentProxy(Uint8Array.from(await drawPdf(LONG)))).getPage(1)
    const { items } = await page.getTextContent()
    const ends = items.map((item) => ('str' in item ? Number(item.transform[4]) + item.width : 0))
    const { width } = page.getViewport({ scale: 1 })
    expect(Math.max(...ends)).toBeLessThan(width - 50)
    expect(Math.max(...ends)).toBeGreaterThan(width - 60)
    const lines = items.filter((item) => 'str' in item && /^W+$/.test(item.str))
    expect(lines.length).toBeGreaterThan(1)
  })

  test('a small table, and a heading with what it heads, are never parted by the end of a page', {
    timeout: 120_000,
  }, async () => {
    const [, table] = LONG.sections
    if (table?.kind !== 'table') throw new Error('the sample has no table')
    for (const lines of [30, 33, 36, 39, 42]) {
      const text = Array.from({ length: lines }, (_, i) => `line ${i}`).join('\n')
      const small = { ...table, caption: 'Ageing', rows: table.rows.slice(0, 5) }
      const { pages } = await read(await drawPdf({ ...LONG, sections: [{ kind: 'paragraph', text }, small] }))
      const page = pages.find((each) => each.includes('Ageing')) ?? ''
      expect(page).toMatch(/AgeingInvoiceDueAmountINV-0.*INV-4.*Total/)
    }
  })

  test('words in Greek, Cyrillic and wider Latin have all of their letters; emoji and marks that turn text round are left out', {
    timeout: 120_000,
  }, async () => {
    const drawn = async (text: string) => {
      const bytes = await drawPdf({ ...LONG, sections: [{ kind: 'paragraph', text }] })
      return { text: (await read(bytes)).pages[0], isFallback: Buffer.from(bytes).includes('Roboto') }
    }
    const { text, isFallback } = await drawn('Ελληνική Εταιρεία, Škoda Łódź 🎉, Їжа Київ, 上海 \u202e1 👍🏽!')
    expect(isFallback).toBe(true)
    expect(text).toContain('ΕλληνικήΕταιρεία,ŠkodaŁódź,ЇжаКиїв,上海1!')
    expect((await drawn('Café Zürich, 上海')).isFallback).toBe(false)
  })

  test('an amount keeps its currency in its line', { timeout: 120_000 }, async () => {
    const title = 'Overdue payment to Lighthouse Demo Ltd: USD 15,300.00 and EUR 3,100.50'
    const { text } = await extractText(await drawPdf({ ...LONG, title }), { mergePages: true })
    expect(text).toMatch(/Ltd: USD 15,300\.00 and\s+EUR 3,100\.50\n/)
    expect(text).not.toMatch(/EUR\n/)
  })

  test('a table of many columns, long numbers and large amounts stays between the margins', {
    timeout: 120_000,
  }, async () => {
    const column = (title: string) => ({ title, align: 'right' as const })
    const titles = ['Issued', 'Due', 'Amount', 'Open', 'In dispute', 'Days overdue'].map(column)
    const [amount, when] = ['1,099,999,999.99', '2026年10月23日']
    const table = {
      ...({ kind: 'table', caption: 'CNY', totals: [] } as const),
      columns: [{ title: 'Invoice', align: 'left' as const }, ...titles],
      rows: [['24312000000123456789', when, when, amount, amount, amount, '128']],
    }
    const doc = { ...LONG, foot: 'a name of many words '.repeat(8), sections: [table] }
    const page = await (await getDocumentProxy(Uint8Array.from(await drawPdf(doc)))).getPage(1)
    const items = (await page.getTextContent()).items.flatMap((item) => ('str' in item ? [item] : []))
    const ends = items.map((item) => Number(item.transform[4]) + item.width)
    expect(Math.max(...ends)).toBeLessThan(page.getViewport({ scale: 1 }).width - 55)
    expect(items.map((item) => item.str)).toContain('1 / 1')
  })

  test('the same document is the same bytes, whenever it is drawn', { timeout: 120_000 }, async () => {
    const [first, second] = [await drawPdf(LONG), await drawPdf(LONG)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })
})
