import { readdirSync } from 'node:fs'
import type { ModalView } from '@slack/types'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../src/i18n/index.ts'
import { isMessage } from '../../../src/slack/drawings/drawing.ts'
import { DRAWINGS } from '../../../src/slack/drawings/index.ts'
import { TODAY } from '../../../src/slack/samples/basis.ts'
import { paidModal } from '../../../src/slack/views/paid-modal.ts'

/** Pieces of which views are made. */
const PIECES = [
  'blocks',
  'chart',
  'conduct-lines',
  'duty-line',
  'escape',
  'exposure-lines',
  'fields',
  'follow-lines',
  'following-duties',
  'gate',
  'light-line',
  'payload',
  'payload-text',
  'proposal-lines',
  'standing-lines',
  'table',
  'terms-line',
  'tier-lines',
]

const words = wordsOf('en')
const modals = DRAWINGS.filter(({ name }) => name.includes('-modal')).map(({ name, draw }) => ({
  name,
  modal: draw(words) as ModalView,
}))

test('every view there is, is drawn from a sample', () => {
  const files = readdirSync('src/slack/views').map((file) => file.replace(/\.ts$/, ''))
  const drawn = new Set(DRAWINGS.map(({ name }) => name.split(':')[0]))
  expect(files.filter((file) => !drawn.has(file)).sort()).toEqual(PIECES)
})

describe.each(modals)('$name', ({ name, modal }) => {
  test('is called back by the name of its file', () => {
    expect(`${modal.callback_id}-modal`).toBe(name.split(':')[0])
  })

  // Beside the fields may stand what is read: how a letter looks.
  const fields = modal.blocks.filter(({ type }) => type !== 'section' && type !== 'context')

  test('has fields that are known by one name', () => {
    for (const block of fields) {
      const { type, block_id, element } = block as { type: string; block_id: string; element: { action_id: string } }
      expect(type).toBe('input')
      expect(element.action_id).toBe(block_id)
    }
  })

  test('has only fields that the playground draws', () => {
    const kinds = fields.map((b) => (b as { element: { type: string } }).element.type)
    for (const kind of kinds) expect(['plain_text_input', 'static_select', 'datepicker', 'checkboxes']).toContain(kind)
  })
})

test('the payment of an invoice starts with its number, what is open and today', () => {
  const { blocks, private_metadata } = paidModal(
    { today: TODAY, invoice: { number: 'INV-1001', outstanding: '7500.00', currency: 'USD' }, remembered: 'inv_1' },
    words,
  )
  const initial = blocks.map((b) => {
    const { element } = b as { element: { initial_value?: string; initial_date?: string } }
    return element.initial_value ?? element.initial_date
  })
  expect(initial).toEqual(['INV-1001', '7500.00', 'USD', '2026-11-20'])
  expect(private_metadata).toBe('inv_1')
})

test('a select shows what it starts with, where only the placeholder is drawn', () => {
  const setup = modals.find(({ name }) => name === 'setup-modal')?.modal
  for (const block of setup?.blocks ?? []) {
    const { element } = block as { element: { type: string; initial_option?: { text: object }; placeholder?: object } }
    if (element.type === 'static_select') expect(element.placeholder).toEqual(element.initial_option?.text)
  }
})

test('what is drawn as a view is a modal or a home, and the rest are messages', () => {
  for (const { name, draw } of DRAWINGS) expect(isMessage(draw(words))).toBe(!/-modal|^home/.test(name))
})
