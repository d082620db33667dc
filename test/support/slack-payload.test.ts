import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sharedData } from './shared-data.ts'
import { payloadFaults, type SlackPayload } from './slack-payload.ts'

/** The limits as somebody else wrote them down: `spec/` of nicklambourne/slackblocks. */
const ORACLE = sharedData('block-kit-spec')

type Json = Record<string, unknown>

const chars = (count: number) => 'x'.repeat(count)
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const link = (length: number) => 'https://example.com/'.padEnd(length, 'x')

const message = (...blocks: Json[]): SlackPayload => ({ text: 'In words', blocks })
const modal = (blocks: Json[], more: Json = {}): SlackPayload => ({
  view: { type: 'modal', title: plain('Title'), submit: plain('Save'), blocks, ...more },
})
const section = (more: Json = {}): Json => ({ type: 'section', text: mrkdwn('Text'), ...more })
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements })
const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain('Label'), element, ...more })
const button = (more: Json = {}): Json => ({ type: 'button', action_id: 'press', text: plain('Press'), ...more })
const confirm = (more: Json = {}): Json => ({
  title: plain('Sure?'),
  text: plain('Really'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
})
const option = (at: number, more: Json = {}): Json => ({ text: plain(`Option ${at}`), value: `${at}`, ...more })
const options = (count: number) => times(count, (at) => option(at))
const select = (more: Json = {}): Json => ({ type: 'static_select', action_id: 'choose', ...more })
const chooser = (type: string) => (count: number) => message(actions({ type, action_id: 'a', options: options(count) }))
const image = (more: Json): Json => ({ type: 'image', alt_text: 'A picture', ...more })
const cell = (text: string) => ({ type: 'raw_text', text })
const rows = (count: number, columns = 2) => times(count, () => times(columns, () => cell('x')))
const chart = (more: Json, title = 'Chart'): SlackPayload => message({ type: 'data_visualization', title, chart: more })
const pie = (count: number, more: Json = {}) =>
  chart({ type: 'pie', segments: times(count, (at) => ({ label: `${at}`, value: 1, ...more })) })
const bars = (shape: { series?: number; points?: number; name?: string; categories?: string[]; axis?: Json }) => {
  const categories = shape.categories ?? times(shape.points ?? 1, (at) => `${at}`)
  const points = times(shape.points ?? 1, (at) => ({ label: categories[at] ?? categories[0], value: 1 }))
  return chart({
    type: 'bar',
    series: times(shape.series ?? 1, (at) => ({ name: shape.name ?? `${at}`, data: points })),
    axis_config: { categories, ...shape.axis },
  })
}

/** One case of the oracle: a payload by a number, the number that holds and the neighbour that breaks. */
type Case = [build: (count: number) => SlackPayload, holds: number, breaks: number]

const CASES: Record<string, Case> = {
  'text-empty': [(n) => message(section({ text: mrkdwn(chars(n)) })), 1, 0],
  'text-too-long': [(n) => message({ type: 'context', elements: [mrkdwn(chars(n))] }), 3000, 3001],
  'block-id-too-long': [(n) => message(section({ block_id: chars(n) })), 255, 256],
  'button-action-id-too-long': [(n) => message(actions(button({ action_id: chars(n) }))), 255, 256],
  'button-text-too-long': [(n) => message(actions(button({ text: plain(chars(n)) }))), 75, 76],
  'button-url-too-long': [(n) => message(actions(button({ url: link(n) }))), 3000, 3001],
  'button-value-too-long': [(n) => message(actions(button({ value: chars(n) }))), 2000, 2001],
  'button-accessibility-label-too-long': [(n) => message(actions(button({ accessibility_label: chars(n) }))), 75, 76],
  'confirmation-title-too-long': [
    (n) => message(actions(button({ confirm: confirm({ title: plain(chars(n)) }) }))),
    100,
    101,
  ],
  'confirmation-text-too-long': [
    (n) => message(actions(button({ confirm: confirm({ text: plain(chars(n)) }) }))),
    300,
    301,
  ],
  'confirmation-confirm-too-long': [
    (n) => message(actions(button({ confirm: confirm({ confirm: plain(chars(n)) }) }))),
    30,
    31,
  ],
  'confirmation-deny-too-long': [
    (n) => message(actions(button({ confirm: confirm({ deny: plain(chars(n)) }) }))),
    30,
    31,
  ],
  'option-text-too-long': [
    (n) => message(actions(select({ options: [option(1, { text: plain(chars(n)) })] }))),
    75,
    76,
  ],
  'option-value-too-long': [(n) => message(actions(select({ options: [option(1, { value: chars(n) })] }))), 150, 151],
  'option-description-too-long': [
    (n) => message(actions(select({ options: [option(1, { description: plain(chars(n)) })] }))),
    75,
    76,
  ],
  'option-url-too-long': [
    (n) =>
      message(
        actions({
          type: 'overflow',
          action_id: 'a',
          options: [option(1, { url: `https://example.com/${'😀'.repeat(n - 20)}` })],
        }),
      ),
    3000,
    3001,
  ],
  'option-group-label-too-long': [
    (n) => message(actions(select({ option_groups: [{ label: plain(chars(n)), options: options(1) }] }))),
    75,
    76,
  ],
  'option-group-empty': [
    (n) => message(actions(select({ option_groups: [{ label: plain('Group'), options: options(n) }] }))),
    1,
    0,
  ],
  'option-group-too-many-options': [
    (n) => message(actions(select({ option_groups: [{ label: plain('Group'), options: options(n) }] }))),
    100,
    101,
  ],
  'select-placeholder-too-long': [
    (n) => message(actions(select({ options: options(1), placeholder: plain(chars(n)) }))),
    150,
    151,
  ],
  // In a view: 100 options of the greatest number of groups do not fit into a message's 12,000 characters.
  'select-too-many-options': [(n) => modal([input(select({ options: options(n) }))]), 100, 101],
  'select-too-many-option-groups': [
    (n) => modal([input(select({ option_groups: times(n, () => ({ label: plain('Group'), options: options(1) })) }))]),
    100,
    101,
  ],
  'static-select-options-and-groups': [
    (n) =>
      message(
        actions(
          select({
            options: options(1),
            ...(n ? { option_groups: [{ label: plain('Group'), options: options(1) }] } : {}),
          }),
        ),
      ),
    0,
    1,
  ],
  'overflow-empty': [chooser('overflow'), 1, 0],
  'overflow-too-many-options': [chooser('overflow'), 5, 6],
  'checkboxes-empty': [chooser('checkboxes'), 1, 0],
  'checkboxes-too-many-options': [chooser('checkboxes'), 10, 11],
  'radio-buttons-empty': [chooser('radio_buttons'), 1, 0],
  'radio-buttons-too-many-options': [chooser('radio_buttons'), 10, 11],
  'plain-text-input-max-length-too-large': [
    (n) => modal([input({ type: 'plain_text_input', action_id: 'a', max_length: n })]),
    3000,
    3001,
  ],
  'actions-too-many-elements': [(n) => message(actions(...times(n, (at) => button({ action_id: `a${at}` })))), 25, 26],
  'context-too-many-elements': [(n) => message({ type: 'context', elements: times(n, () => mrkdwn('x')) }), 10, 11],
  'context-invalid-element': [(n) => message({ type: 'context', elements: [n ? button() : mrkdwn('x')] }), 0, 1],
  'input-invalid-element': [(n) => modal([input(n ? button() : { type: 'plain_text_input', action_id: 'a' })]), 0, 1],
  'header-text-too-long': [(n) => message({ type: 'header', text: plain(chars(n)) }), 150, 151],
  'image-url-too-long': [(n) => message(image({ image_url: link(n) })), 3000, 3001],
  'image-alt-text-too-long': [(n) => message(image({ image_url: link(30), alt_text: chars(n) })), 2000, 2001],
  'image-url-and-slack-file': [
    (n) => message(image({ image_url: link(30), ...(n ? { slack_file: { id: 'F1' } } : {}) })),
    0,
    1,
  ],
  'input-label-too-long': [
    (n) => modal([input({ type: 'plain_text_input', action_id: 'a' }, { label: plain(chars(n)) })]),
    2000,
    2001,
  ],
  'input-hint-too-long': [
    (n) => modal([input({ type: 'plain_text_input', action_id: 'a' }, { hint: plain(chars(n)) })]),
    2000,
    2001,
  ],
  'section-text-too-long': [(n) => message(section({ text: mrkdwn(chars(n)) })), 3000, 3001],
  'section-too-many-fields': [(n) => message(section({ fields: times(n, () => mrkdwn('x')) })), 10, 11],
  'section-field-too-long': [(n) => message(section({ fields: [mrkdwn(chars(n))] })), 2000, 2001],
  'section-missing-content': [(n) => message({ type: 'section', ...(n ? {} : { text: mrkdwn('x') }) }), 0, 1],
  'table-too-many-rows': [(n) => message({ type: 'table', rows: rows(n, 1) }), 100, 101],
  'table-ragged-rows': [(n) => message({ type: 'table', rows: [...rows(1, 2), ...rows(1, n)] }), 2, 3],
  'table-column-settings-mismatch': [
    (n) => message({ type: 'table', rows: rows(1, 2), column_settings: times(n, () => ({ align: 'right' })) }),
    2,
    3,
  ],
  'view-missing-blocks': [(n) => modal(times(n, () => section())), 1, 0],
  'view-too-many-blocks': [(n) => modal(times(n, () => section())), 100, 101],
  'view-private-metadata-too-long': [(n) => modal([section()], { private_metadata: chars(n) }), 3000, 3001],
  'view-callback-id-too-long': [(n) => modal([section()], { callback_id: chars(n) }), 255, 256],
  'view-title-too-long': [(n) => modal([section()], { title: plain(chars(n)) }), 24, 25],
  'view-close-too-long': [(n) => modal([section()], { close: plain(chars(n)) }), 24, 25],
  'view-submit-too-long': [(n) => modal([section()], { submit: plain(chars(n)) }), 24, 25],
  'data-visualization-title-too-long': [
    (n) => chart({ type: 'pie', segments: [{ label: 'a', value: 1 }] }, chars(n)),
    50,
    51,
  ],
  'pie-chart-empty': [(n) => pie(n), 1, 0],
  'pie-chart-too-many-segments': [(n) => pie(n), 12, 13],
  'chart-segment-label-too-long': [(n) => pie(1, { label: chars(n) }), 20, 21],
  'chart-segment-value-not-positive': [(n) => pie(1, { value: n }), 1, 0],
  'chart-series-empty': [(n) => bars({ series: n }), 1, 0],
  // The oracle says 12; Slack's own pages differ, and the smaller counts.
  'chart-too-many-series': [(n) => bars({ series: n }), 6, 7],
  'data-series-name-too-long': [(n) => bars({ name: chars(n) }), 20, 21],
  'data-series-empty': [(n) => bars({ points: n, categories: ['0'] }), 1, 0],
  'data-series-too-many-points': [(n) => bars({ points: n, categories: times(20, (at) => `${at}`) }), 20, 21],
  'data-point-label-too-long': [(n) => bars({ categories: [chars(n)] }), 20, 21],
  'axis-categories-empty': [(n) => bars({ points: n, categories: times(n, (at) => `${at}`) }), 1, 0],
  'axis-too-many-categories': [(n) => bars({ categories: times(n, (at) => `${at}`) }), 20, 21],
  'axis-category-label-too-long': [(n) => bars({ points: 1, categories: ['0', chars(n)] }), 20, 21],
  'axis-label-too-long': [(n) => bars({ axis: { x_label: chars(n) } }), 50, 51],
}

/** Rules of the oracle about kinds that we do not send; the kind itself is refused, whatever is in it. */
const UNUSED = [
  'alert',
  'card',
  'carousel',
  'container',
  'context_actions',
  'data_table',
  'feedback_button',
  'file_input',
  'icon_button',
  'markdown',
  'number_input',
  'url_source',
  'video',
]

/** Where we ask for more than the oracle. */
const STRICTER: Record<string, string> = {
  'messages/message_basic_attachment': 'we send no attachments',
  'messages/message_compound': 'we send no attachments',
  'messages/message_with_attachments': 'we send no attachments',
  'messages/webhook_message_basic': 'it uses one block_id twice',
  'messages/webhook_message_delete': 'it uses one block_id twice, and attachments',
}

const USED_ELEMENTS = [
  'button',
  'channels_select',
  'checkboxes',
  'conversations_select',
  'datepicker',
  'image',
  'multi_static_select',
  'overflow',
  'plain_text_input',
  'radio_buttons',
  'static_select',
  'users_select',
]
const USED_BLOCKS = [
  'actions',
  'context',
  'data_visualization',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
]

/** A fixture set into the smallest payload that can carry it. */
function carried(kind: string, fixture: Json): SlackPayload | undefined {
  switch (kind) {
    case 'blocks':
      return fixture.type === 'input' ? modal([fixture]) : message(fixture)
    case 'elements':
      if (fixture.type === 'plain_text_input') return modal([input(fixture)])
      return message(section({ accessory: fixture }))
    case 'messages':
      return { text: 'In words', blocks: fixture.blocks, ...('attachments' in fixture ? { attachments: 1 } : {}) }
    case 'views':
      return { view: fixture }
    case 'rich_text': {
      const inline = !String(fixture.type).startsWith('rich_text_')
      const elements = [inline ? { type: 'rich_text_section', elements: [fixture] } : fixture]
      return message({ type: 'rich_text', elements })
    }
    default:
      return undefined
  }
}

function validFixtures(oracle: string) {
  const root = join(oracle, 'fixtures/valid')
  return readdirSync(root).flatMap((kind) =>
    readdirSync(join(root, kind)).flatMap((file) => {
      const fixture = JSON.parse(readFileSync(join(root, kind, file), 'utf8')) as Json
      const payload = carried(kind, fixture)
      const name = `${kind}/${file.replace('.json', '')}`
      return payload === undefined ? [] : [{ name, kind, type: String(fixture.type), payload }]
    }),
  )
}

const isUsed = ({ name, kind, type }: { name: string; kind: string; type: string }) => {
  if (kind === 'blocks') return USED_BLOCKS.includes(type)
  if (kind === 'elements') return USED_ELEMENTS.includes(type)
  return STRICTER[name] === undefined
}

describe.skipIf(!ORACLE)('held against the Block Kit specification', () => {
  const fixtures = ORACLE ? validFixtures(ORACLE) : []

  test.each(fixtures.filter(isUsed))('$name, valid, is accepted', ({ payload }) => {
    expect(payloadFaults(payload)).toEqual([])
  })

  test.each(fixtures.filter((fixture) => !isUsed(fixture)))(
    '$name, which we do not send, is refused',
    ({ payload }) => {
      expect(payloadFaults(payload)).not.toEqual([])
    },
  )

  test('every rule of the specification is tested below, or is about a kind that we do not send', () => {
    const manifest = readFileSync(join(String(ORACLE), 'fixtures/invalid/manifest.json'), 'utf8')
    const { cases } = JSON.parse(manifest) as { cases: { id: string; constraint: string }[] }
    expect(cases.length).toBeGreaterThan(100)
    const untested = cases.filter(
      ({ id, constraint }) => !CASES[id] && !UNUSED.includes(constraint.split('.')[0] ?? ''),
    )
    expect(untested).toEqual([])
  })
})

describe('the last that Slack takes, and the first that it refuses', () => {
  test.each(Object.entries(CASES))('%s', (_, [build, holds, breaks]) => {
    expect(payloadFaults(build(holds))).toEqual([])
    expect(payloadFaults(build(breaks))).not.toEqual([])
  })
})

describe('what the specification leaves out', () => {
  const MORE: Record<string, Case> = {
    'a message has a text besides its blocks': [(n) => ({ ...(n ? {} : { text: 'x' }), blocks: [section()] }), 0, 1],
    'a text of 3,900 characters': [(n) => ({ text: chars(n) }), 3900, 3901],
    'fifty blocks in a message': [(n) => message(...times(n, () => ({ type: 'divider' }))), 50, 51],
    'blocks of 12,000 characters together': [
      (n) => message(...times(n, () => section({ text: mrkdwn(chars(2900)) }))),
      4,
      5,
    ],
    'one table in a message': [(n) => message(...times(n, () => ({ type: 'table', rows: rows(1) }))), 1, 2],
    'twenty cells in a row of a table': [(n) => message({ type: 'table', rows: rows(1, n) }), 20, 21],
    'ten thousand characters in a table': [
      (n) => message({ type: 'table', rows: times(10, () => [cell(chars(n))]) }),
      1000,
      1001,
    ],
    'two charts in a message': [
      (n) =>
        message(
          ...times(n, () => ({
            type: 'data_visualization',
            title: 'x',
            chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
          })),
        ),
      2,
      3,
    ],
    'a block_id once in a message': [
      (n) => message(section({ block_id: 'a' }), section({ block_id: n ? 'a' : 'b' })),
      0,
      1,
    ],
    'an action_id once in a block': [(n) => message(actions(button(), button({ action_id: n ? 'press' : 'b' }))), 0, 1],
    'an initial option that is one of the options': [
      (n) => message(actions(select({ options: options(2), initial_option: option(n) }))),
      1,
      2,
    ],
    'a modal with inputs can be submitted': [
      (n) => modal([input({ type: 'plain_text_input', action_id: 'a' })], n ? { submit: undefined } : {}),
      0,
      1,
    ],
    'a point belongs to a category of its axis': [
      (n) => bars({ categories: ['a'], axis: n ? { categories: ['b'] } : {} }),
      0,
      1,
    ],
    'an element may be of no unknown kind': [
      (n) => message(actions(n ? { type: 'number_input', action_id: 'a' } : button())),
      0,
      1,
    ],
    'a field Slack does not know': [(n) => message(section(n ? { colour: 'red' } : {})), 0, 1],
  }

  test.each(Object.entries(MORE))('%s', (_, [build, holds, breaks]) => {
    expect(payloadFaults(build(holds))).toEqual([])
    expect(payloadFaults(build(breaks))).not.toEqual([])
  })

  test.each([
    { type: 'table', rows: rows(1) },
    { type: 'data_visualization', title: 'x', chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] } },
    { type: 'markdown', text: 'x' },
  ])('a $type block is refused in a modal and in the App Home', (block) => {
    expect(payloadFaults(modal([section()]))).toEqual([])
    expect(payloadFaults(modal([block]))).not.toEqual([])
    expect(payloadFaults({ view: { type: 'home', blocks: [section()] } })).toEqual([])
    expect(payloadFaults({ view: { type: 'home', blocks: [block] } })).not.toEqual([])
  })

  test('a fault says where it is and what is allowed', () => {
    expect(payloadFaults(message(section({ text: mrkdwn(chars(3001)) })))).toEqual([
      'blocks.0.text.text: 3001 characters, allowed are 1 to 3000',
    ])
  })
})
