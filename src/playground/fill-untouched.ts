/**
 * The page of the local Slack sends the fields that a person touched and nothing for the others, although it shows what they began with;
 * Slack sends every field as it stands. This fills in what was left alone, in the playground only. The page sends '' for a field that was
 * emptied, where Slack sends null.
 */
import type { App } from '@slack/bolt'

type Field = { block_id?: string; element?: Record<string, unknown> & { type: string; action_id?: string } }
type State = Record<string, unknown>
type View = { blocks: readonly unknown[]; state: { values: Record<string, Record<string, State>> } }

/** What an element's state is called in a submission, and in the element as it was shown. */
const BEGAN_WITH: Readonly<Record<string, readonly [state: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  static_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
}

export function fillUntouched(app: Pick<App, 'use'>): void {
  app.use(async ({ body, next }) => {
    if ('view' in body && body.type === 'view_submission') fillView(body.view as unknown as View)
    await next()
  })
}

function fillView({ blocks, state: { values } }: View): void {
  for (const { block_id: blockId, element } of blocks as readonly Field[]) {
    const [name, initial] = BEGAN_WITH[element?.type ?? ''] ?? []
    const actionId = element?.action_id
    if (!element || !name || !initial || !blockId || !actionId) continue
    values[blockId] ??= {}
    const known = values[blockId][actionId]
    const said = known?.[name]
    const isUntouched = said === undefined || said === null || (Array.isArray(said) && said.length === 0)
    const now = isUntouched
      ? (element[initial] ?? (element.type === 'checkboxes' ? [] : null))
      : said === ''
        ? null
        : said
    // The local Slack calls every menu's state `selected_option`; what Slack calls it is put in its place.
    values[blockId][actionId] = { type: element.type, [name]: now }
  }
}
