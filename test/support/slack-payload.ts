import { z } from 'zod'

/**
 * What Slack refuses, and the local Slack and the type checker let pass: lengths, counts, kinds in the wrong place, ids
 * used twice. Where Slack's own pages differ, the smaller figure. Characters are Unicode code points.
 *
 * Only the kinds we send are known here, and everything else is refused: a kind nobody has looked at on a real screen
 * does not get out by accident. Known to Slack and not used by us: the blocks markdown, video, file, call, alert, card,
 * carousel, container, context_actions, data_table, plan, task_card; the elements file_input, number_input,
 * rich_text_input, email_text_input, url_text_input, timepicker, datetimepicker, external_select, the multi-selects but
 * multi_static_select, workflow_button, icon_button, feedback_buttons; attachments.
 */

/** Text of one message; Slack cuts or splits at about 4,000. */
const MESSAGE_TEXT_MAX = 3_900
/** All blocks of one message as JSON; beyond it Slack says `msg_blocks_too_long`. */
const MESSAGE_BLOCKS_CHARACTERS_MAX = 12_000
/** All cells of one table. */
const TABLE_CHARACTERS_MAX = 10_000

const codePoints = (text: string) => [...text].length

function words(max: number, min = 1) {
  return z.string().refine((text) => codePoints(text) >= min && codePoints(text) <= max, {
    error: ({ input }) => `${codePoints(input as string)} characters, allowed are ${min} to ${max}`,
  })
}

const id = words(255)
const httpUrl = words(3000).regex(/^https?:\/\//, 'not a web address')
const isoDay = z.iso.date()

const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() })
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(max), verbatim: z.boolean().optional() })
const text = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)])

const confirm = z.strictObject({
  title: plain(100),
  text: text(300),
  confirm: plain(30),
  deny: plain(30),
  style: z.enum(['primary', 'danger']).optional(),
})

// Elements

const placeholder = plain(150).optional()
const interactive = { action_id: id, confirm: confirm.optional(), focus_on_load: z.boolean().optional() }

const option = z.strictObject({ text: plain(75), value: words(150), description: plain(75).optional() })
const linkedOption = option.extend({ url: httpUrl.optional() })
const markedOption = option.extend({ text: text(75), description: text(75).optional() })
const optionGroup = z.strictObject({ label: plain(75), options: z.array(option).min(1).max(100) })

type Chosen = { options?: unknown[]; option_groups?: { options: unknown[] }[] } & {
  initial_option?: unknown
  initial_options?: unknown[]
}

/** Slack wants the whole option repeated, not only its value. */
function startsWithItsOwn({ options, option_groups, initial_option, initial_options }: Chosen): boolean {
  const offered = [...(options ?? []), ...(option_groups ?? []).flatMap((group) => group.options)]
  const known = new Set(offered.map((each) => JSON.stringify(each)))
  return [initial_option, ...(initial_options ?? [])].every((each) => !each || known.has(JSON.stringify(each)))
}
const NOT_ITS_OWN = 'the initial option is not one of the options'

const choices = {
  placeholder,
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
}
const eitherOptionsOrGroups = (select: Chosen) =>
  (select.options === undefined) !== (select.option_groups === undefined)
const BOTH_OR_NEITHER = 'needs either options or option_groups'

const button = z.strictObject({
  ...interactive,
  type: z.literal('button'),
  text: plain(75),
  url: httpUrl.optional(),
  value: words(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: words(75).optional(),
})
const overflow = z.strictObject({
  action_id: id,
  confirm: confirm.optional(),
  type: z.literal('overflow'),
  options: z.array(linkedOption).min(1).max(5),
})
const staticSelect = z
  .strictObject({ ...interactive, ...choices, type: z.literal('static_select'), initial_option: option.optional() })
  .refine(eitherOptionsOrGroups, BOTH_OR_NEITHER)
  .refine(startsWithItsOwn, NOT_ITS_OWN)
const multiStaticSelect = z
  .strictObject({
    ...interactive,
    ...choices,
    type: z.literal('multi_static_select'),
    initial_options: z.array(option).min(1).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(eitherOptionsOrGroups, BOTH_OR_NEITHER)
  .refine(startsWithItsOwn, NOT_ITS_OWN)
const usersSelect = z.strictObject({
  ...interactive,
  placeholder,
  type: z.literal('users_select'),
  initial_user: id.optional(),
})
const channelsSelect = z.strictObject({
  ...interactive,
  placeholder,
  type: z.literal('channels_select'),
  initial_channel: id.optional(),
  response_url_enabled: z.boolean().optional(),
})
const conversationsSelect = z.strictObject({
  ...interactive,
  placeholder,
  type: z.literal('conversations_select'),
  initial_conversation: id.optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z
    .strictObject({
      include: z
        .array(z.enum(['im', 'mpim', 'private', 'public']))
        .min(1)
        .optional(),
      exclude_external_shared_channels: z.boolean().optional(),
      exclude_bot_users: z.boolean().optional(),
    })
    .optional(),
})
const checkboxes = z
  .strictObject({
    ...interactive,
    type: z.literal('checkboxes'),
    options: z.array(markedOption).min(1).max(10),
    initial_options: z.array(markedOption).min(1).optional(),
  })
  .refine(startsWithItsOwn, NOT_ITS_OWN)
const radioButtons = z
  .strictObject({
    ...interactive,
    type: z.literal('radio_buttons'),
    options: z.array(markedOption).min(1).max(10),
    initial_option: markedOption.optional(),
  })
  .refine(startsWithItsOwn, NOT_ITS_OWN)
const datepicker = z.strictObject({
  ...interactive,
  placeholder,
  type: z.literal('datepicker'),
  initial_date: isoDay.optional(),
})
const plainTextInput = z
  .strictObject({
    action_id: id,
    placeholder,
    type: z.literal('plain_text_input'),
    initial_value: words(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    focus_on_load: z.boolean().optional(),
    dispatch_action_config: z
      .strictObject({
        trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
      })
      .optional(),
  })
  .refine(({ min_length = 0, max_length = 3000 }) => min_length <= max_length, 'min_length is above max_length')

const imageSource = {
  type: z.literal('image'),
  alt_text: words(2000),
  image_url: httpUrl.optional(),
  slack_file: z.union([z.strictObject({ id }), z.strictObject({ url: httpUrl })]).optional(),
}
const eitherUrlOrFile = (image: { image_url?: unknown; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined)
const NO_ONE_SOURCE = 'needs either image_url or slack_file'
const imageElement = z.strictObject(imageSource).refine(eitherUrlOrFile, NO_ONE_SOURCE)

const pickers = [
  staticSelect,
  usersSelect,
  channelsSelect,
  conversationsSelect,
  checkboxes,
  radioButtons,
  datepicker,
] as const
const inActions = z.discriminatedUnion('type', [button, overflow, ...pickers])
const inSection = z.discriminatedUnion('type', [button, overflow, multiStaticSelect, imageElement, ...pickers])
const inInput = z.discriminatedUnion('type', [plainTextInput, multiStaticSelect, ...pickers])

// Rich text

const style = z
  .strictObject({
    bold: z.boolean(),
    italic: z.boolean(),
    strike: z.boolean(),
    underline: z.boolean(),
    code: z.boolean(),
    highlight: z.boolean(),
    client_highlight: z.boolean(),
    unlink: z.boolean(),
  })
  .partial()
  .optional()
const runs = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text'), text: words(3000), style }),
      z.strictObject({
        type: z.literal('link'),
        url: words(3000),
        text: words(3000).optional(),
        unsafe: z.boolean().optional(),
        style,
      }),
      z.strictObject({ type: z.literal('emoji'), name: id, unicode: z.string().optional(), style }),
      z.strictObject({ type: z.literal('user'), user_id: id, style }),
      z.strictObject({ type: z.literal('usergroup'), usergroup_id: id, style }),
      z.strictObject({ type: z.literal('channel'), channel_id: id, style }),
    ]),
  )
  .min(1)
const border = z.int().min(0).optional()
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: runs })
const richElements = z
  .array(
    z.discriminatedUnion('type', [
      richSection,
      z.strictObject({ type: z.literal('rich_text_preformatted'), elements: runs, border }),
      z.strictObject({ type: z.literal('rich_text_quote'), elements: runs, border }),
      z.strictObject({
        type: z.literal('rich_text_list'),
        elements: z.array(richSection).min(1),
        style: z.enum(['bullet', 'ordered']),
        indent: z.int().min(0).max(8).optional(),
        offset: z.int().min(0).optional(),
        border,
      }),
    ]),
  )
  .min(1)

// Blocks

const block_id = id.optional()
const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: text(3000).optional(),
    fields: z.array(text(2000)).min(1).max(10).optional(),
    accessory: inSection.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'needs text or fields')
const header = z.strictObject({ type: z.literal('header'), block_id, text: plain(150) })
const divider = z.strictObject({ type: z.literal('divider'), block_id })
const context = z.strictObject({
  type: z.literal('context'),
  block_id,
  elements: z
    .array(z.discriminatedUnion('type', [plain(3000), mrkdwn(3000), imageElement]))
    .min(1)
    .max(10),
})
const actions = z
  .strictObject({ type: z.literal('actions'), block_id, elements: z.array(inActions).min(1).max(25) })
  .refine(
    (block) => twice(block.elements.map((element) => element.action_id)).length === 0,
    'an action_id is used twice',
  )
const image = z
  .strictObject({ ...imageSource, block_id, title: plain(2000).optional() })
  .refine(eitherUrlOrFile, NO_ONE_SOURCE)
const richText = z.strictObject({ type: z.literal('rich_text'), block_id, elements: richElements })
const input = z.strictObject({
  type: z.literal('input'),
  block_id,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: inInput,
})

const table = z
  .strictObject({
    type: z.literal('table'),
    block_id,
    rows: z
      .array(
        z
          .array(
            z.discriminatedUnion('type', [
              z.strictObject({ type: z.literal('raw_text'), text: words(3000) }),
              z.strictObject({ type: z.literal('rich_text'), elements: richElements }),
            ]),
          )
          .min(1)
          .max(20),
      )
      .min(1)
      .max(100),
    column_settings: z
      .array(
        z.strictObject({ align: z.enum(['left', 'center', 'right']).optional(), is_wrapped: z.boolean().optional() }),
      )
      .optional(),
  })
  .refine(({ rows }) => rows.every((row) => row.length === rows[0]?.length), 'its rows differ in length')
  .refine(
    ({ rows, column_settings }) => column_settings === undefined || column_settings.length === rows[0]?.length,
    'column_settings and columns differ in number',
  )
  .refine(
    ({ rows }) => codePoints(textsOf(rows).join('')) <= TABLE_CHARACTERS_MAX,
    `more than ${TABLE_CHARACTERS_MAX} characters`,
  )

const label = words(20)
const axisChart = z
  .strictObject({
    type: z.enum(['line', 'bar', 'area']),
    series: z
      .array(
        z.strictObject({
          name: label,
          data: z
            .array(z.strictObject({ label, value: z.number() }))
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(6),
    axis_config: z.strictObject({
      categories: z.array(label).min(1).max(20),
      x_label: words(50).optional(),
      y_label: words(50).optional(),
    }),
  })
  .refine(
    ({ series, axis_config }) =>
      series.every(({ data }) => data.every((point) => axis_config.categories.includes(point.label))),
    'a point is in none of the categories',
  )
const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id,
  title: words(50),
  chart: z.discriminatedUnion('type', [
    axisChart,
    z.strictObject({
      type: z.literal('pie'),
      segments: z
        .array(z.strictObject({ label, value: z.number().positive() }))
        .min(1)
        .max(12),
    }),
  ]),
})

const everywhere = [section, header, divider, context, actions, image, richText] as const
const inMessage = z.discriminatedUnion('type', [...everywhere, table, dataVisualization])
const inView = z.discriminatedUnion('type', [...everywhere, input])

// What is sent

const message = z
  .object({
    text: words(MESSAGE_TEXT_MAX),
    blocks: z.array(inMessage).min(1).max(50).optional(),
    attachments: z.never().optional(),
  })
  .refine(({ blocks }) => JSON.stringify(blocks ?? []).length <= MESSAGE_BLOCKS_CHARACTERS_MAX, {
    path: ['blocks'],
    error: `more than ${MESSAGE_BLOCKS_CHARACTERS_MAX} characters of JSON`,
  })
  .refine(({ blocks = [] }) => blocks.filter((block) => block.type === 'table').length <= 1, 'more than one table')
  .refine(
    ({ blocks = [] }) => blocks.filter((block) => block.type === 'data_visualization').length <= 2,
    'more than two charts',
  )

const viewFields = {
  blocks: z.array(inView).min(1).max(100),
  private_metadata: words(3000, 0).optional(),
  callback_id: id.optional(),
  external_id: id.optional(),
}
const modal = z
  .strictObject({
    ...viewFields,
    type: z.literal('modal'),
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(
    ({ blocks, submit }) => submit !== undefined || blocks.every((block) => block.type !== 'input'),
    'has inputs and no submit',
  )
const view = z.discriminatedUnion('type', [modal, z.strictObject({ ...viewFields, type: z.literal('home') })])

function twice(ids: readonly (string | undefined)[]): string[] {
  const seen = ids.filter((each) => each !== undefined)
  return [...new Set(seen.filter((each, at) => seen.indexOf(each) !== at))]
}

/** Every `text` in a tree of blocks. */
function textsOf(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  )
}

/** A message (`text` is what a notification and a screen reader say, so it is never left out) or a view. */
export type SlackPayload = { text?: unknown; blocks?: unknown; attachments?: unknown } | { view: unknown }

/** What Slack would refuse, one line a fault, with the path to it; empty when it would be shown. */
export function payloadFaults(payload: SlackPayload): string[] {
  const [checked, content] =
    'view' in payload ? [view.safeParse(payload.view), payload.view] : [message.safeParse(payload), payload]
  const faults = checked.success
    ? []
    : checked.error.issues.map((issue) => `${issue.path.join('.') || 'payload'}: ${issue.message}`)
  const blocks = (content as { blocks?: unknown } | null)?.blocks
  const ids = Array.isArray(blocks) ? blocks.map((block) => (block as { block_id?: string } | null)?.block_id) : []
  return [...faults, ...twice(ids).map((each) => `blocks: block_id '${each}' is used twice`)]
}
