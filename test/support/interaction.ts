/** What a person's press, choice or filled-in form becomes in Slack's payloads. */

export type Json = Record<string, unknown>

interface Option {
  value: string
}

interface Element extends Json {
  type: string
  action_id?: string
  options?: Option[]
  option_groups?: { options: Option[] }[]
}

interface Block extends Json {
  block_id?: string
  elements?: Element[]
  element?: Element
  accessory?: Element
}

/** The elements of some blocks, each with the block it sits in. */
function elementsOf(blocks: unknown): { block: Block; element: Element }[] {
  return ((blocks ?? []) as Block[]).flatMap((block) =>
    [...(block.elements ?? []), block.element, block.accessory]
      .filter((element) => element !== undefined)
      .map((element) => ({ block, element })),
  )
}

function optionOf(element: Element, value: string): Option {
  const offered = [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)]
  const found = offered.find((option) => option.value === value)
  if (found === undefined) {
    throw new Error(`${element.action_id} offers ${offered.map((each) => each.value).join(', ')}, not ${value}`)
  }
  return found
}

/** What a person chose: the text typed, the value of an option, the id of a person or channel, a day; several for checkboxes. */
export type Choice = string | readonly string[]

/** The state of one element; without a choice what it began with. */
function stateOf(element: Element, choice: Choice | undefined): Json | undefined {
  const { type } = element
  const one = () => String(choice)
  const several = () => [choice ?? []].flat().map((value) => optionOf(element, value))
  const chosen = choice !== undefined
  switch (type) {
    case 'plain_text_input':
      // Slack sends null, and not an empty text, for a field that was left empty.
      return { type, value: (chosen ? one() : element.initial_value) || null }
    case 'datepicker':
      return { type, selected_date: (chosen ? one() : element.initial_date) ?? null }
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: (chosen ? optionOf(element, one()) : element.initial_option) ?? null }
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: (chosen ? several() : element.initial_options) ?? [] }
    case 'users_select':
      return { type, selected_user: (chosen ? one() : element.initial_user) ?? null }
    case 'channels_select':
      return { type, selected_channel: (chosen ? one() : element.initial_channel) ?? null }
    case 'conversations_select':
      return { type, selected_conversation: (chosen ? one() : element.initial_conversation) ?? null }
    default:
      return undefined
  }
}

/**
 * `view.state.values` of a form in which these fields, by action id, were filled in and the others left as they were.
 * Throws for a field that the form does not have.
 */
export function filledIn(view: { blocks?: unknown }, choices: Record<string, Choice>): Record<string, Json> {
  const fields = elementsOf(view.blocks)
  const unknown = Object.keys(choices).filter((id) => !fields.some(({ element }) => element.action_id === id))
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(', ')}`)
  const values: Record<string, Json> = {}
  for (const { block, element } of fields) {
    const { action_id } = element
    if (action_id === undefined) continue
    const state = stateOf(element, choices[action_id])
    if (state) values[String(block.block_id)] = { ...values[String(block.block_id)], [action_id]: state }
  }
  return values
}

/** The `actions` entry of a pressed button or a choice made in a message or the App Home. */
export function actionOn(blocks: unknown, actionId: string, choice?: Choice): Json {
  const all = elementsOf(blocks)
  const found = all.find(({ element }) => element.action_id === actionId)
  if (found === undefined) {
    throw new Error(`there is no ${actionId}, only ${all.map(({ element }) => element.action_id).join(', ')}`)
  }
  const { block, element } = found
  const pressed = { type: element.type, value: element.value, text: element.text }
  return { ...(stateOf(element, choice) ?? pressed), action_id: actionId, block_id: block.block_id }
}
