import type { App } from '@slack/bolt'
import { expect, test } from 'vitest'
import { fillUntouched } from '../../src/playground/fill-untouched.ts'

type Middleware = (args: { body: unknown; next: () => Promise<void> }) => Promise<void>

/** What a listener would find in `view.state.values` after the middleware. */
async function submitted(body: { type: string; view?: unknown }): Promise<unknown> {
  let middleware: Middleware | undefined
  const app = {
    use: (m: Middleware) => {
      middleware = m
    },
  }
  fillUntouched(app as unknown as Pick<App, 'use'>)
  let isPassedOn = false
  await middleware?.({
    body,
    next: async () => {
      isPassedOn = true
    },
  })
  expect(isPassedOn).toBe(true)
  return (body.view as { state: { values: unknown } } | undefined)?.state.values
}

const input = (name: string, element: object) => ({
  type: 'input',
  block_id: name,
  element: { action_id: name, ...element },
})
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value })

const CASES: [sentence: string, element: { type: string } & Record<string, unknown>, sent: object, filled: object][] = [
  [
    'an untouched text is what it began with',
    { type: 'plain_text_input', initial_value: '12' },
    { value: null },
    { value: '12' },
  ],
  ['a text that was typed stays', { type: 'plain_text_input', initial_value: '12' }, { value: '13' }, { value: '13' }],
  [
    'a text that was emptied is null',
    { type: 'plain_text_input', initial_value: '12' },
    { value: '' },
    { value: null },
  ],
  ['a text that began empty is null', { type: 'plain_text_input' }, { value: null }, { value: null }],
  [
    'an untouched day is what it began with',
    { type: 'datepicker', initial_date: '2026-11-23' },
    { selected_date: null },
    { selected_date: '2026-11-23' },
  ],
  [
    'a day that was emptied is null',
    { type: 'datepicker', initial_date: '2026-11-23' },
    { selected_date: '' },
    { selected_date: null },
  ],
  [
    'an untouched menu is what it began with',
    { type: 'static_select', initial_option: option('CN') },
    { selected_option: null },
    { selected_option: option('CN') },
  ],
  [
    'untouched boxes that began unticked are none',
    { type: 'checkboxes' },
    { selected_options: [] },
    { selected_options: [] },
  ],
  [
    'a person who was filled in is called what Slack calls them',
    { type: 'users_select', initial_user: 'U0ALICE' },
    { selected_option: null },
    { selected_user: 'U0ALICE' },
  ],
]

test.each(CASES)('%s', async (_, element, sent, filled) => {
  const { type } = element
  const view = {
    blocks: [{ type: 'divider' }, input('field', element)],
    state: { values: { field: { field: { type, ...sent } } } },
  }
  expect(await submitted({ type: 'view_submission', view })).toEqual({ field: { field: { type, ...filled } } })
})

test('a field that the page did not send at all is filled in too, and other requests pass unchanged', async () => {
  const blocks = [input('field', { type: 'plain_text_input', initial_value: '12' })]
  expect(await submitted({ type: 'view_submission', view: { blocks, state: { values: {} } } })).toEqual({
    field: { field: { type: 'plain_text_input', value: '12' } },
  })
  expect(await submitted({ type: 'block_actions', view: { blocks, state: { values: {} } } })).toEqual({})
})
