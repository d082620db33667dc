/** The few blocks we send. Text of ours goes in as it is, text of others after escape.ts. */
import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  StaticSelect,
} from '@slack/types'
import { escapeMrkdwn } from './escape.ts'

/** Below Slack's 3,000, as a line is never cut in two. */
const SECTION_TEXT_MAX = 2_900

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true }
}

/** verbatim: Slack makes no links or mentions of its own. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true }
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text) }
}

export function section(text: string, more: Pick<SectionBlock, 'block_id' | 'accessory'> = {}): SectionBlock {
  return { type: 'section', ...more, text: mrkdwn(text) }
}

/** As many lines as there are, in as few sections as Slack's limit allows. */
export function sectionsOf(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = []
  for (const line of lines) {
    const last = texts.at(-1)
    if (last !== undefined && last.length + line.length < SECTION_TEXT_MAX) texts[texts.length - 1] = `${last}\n${line}`
    else texts.push(line)
  }
  return texts.map((text) => section(text))
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] }
}

/** Other people's text that has to be read, and copied, exactly as it is, such as an address: Slack formats and links nothing in it. */
export function asWritten(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }
}

export function divider(): DividerBlock {
  return { type: 'divider' }
}

export function actions(elements: ActionsBlockElement[]): ActionsBlock {
  return { type: 'actions', elements }
}

export type Asked = { readonly title: string; readonly text: string; readonly confirm: string; readonly deny: string }

/** With `asked`, Slack asks that first. */
export function button(b: {
  label: string
  action: string
  value: string
  style?: 'primary' | 'danger'
  asked?: Asked
}): Button {
  return {
    type: 'button',
    text: plain(b.label),
    action_id: b.action,
    value: b.value,
    ...(b.style ? { style: b.style } : {}),
    ...(b.asked ? { confirm: confirmation(b.asked) } : {}),
  }
}

function confirmation({ title, text, confirm, deny }: Asked) {
  return { title: plain(title), text: plain(text), confirm: plain(confirm), deny: plain(deny) }
}

export type Choice = { readonly label: string; readonly value: string }

/** Offers at most 100 choices, as Slack does; `chosen` is the value it starts with, and its label stands where none is drawn. */
export function select(s: {
  action: string
  choices: readonly Choice[]
  chosen?: string
  placeholder?: string
}): StaticSelect {
  const options = s.choices.slice(0, 100).map((c) => ({ text: plain(c.label), value: c.value }))
  const initial = options.find((o) => o.value === s.chosen)
  const placeholder = initial?.text.text ?? s.placeholder
  return {
    type: 'static_select',
    action_id: s.action,
    options,
    ...(placeholder ? { placeholder: plain(placeholder) } : {}),
    ...(initial ? { initial_option: initial } : {}),
  }
}

export function bold(text: string): string {
  return `*${text}*`
}

/** What to type, as a person sees it in a message. */
export function command(rest: string): string {
  return `\`/cash ${rest}\``
}

/** An instant as everybody's own Slack tells it. */
export function instant(iso: string, words: { instant(iso: string): string }): string {
  return `<!date^${Math.floor(Date.parse(iso) / 1000)}^{date_short_pretty} {time}|${words.instant(iso)}>`
}

export function mention(userId: string): string {
  return `<@${userId}>`
}

export function mentionChannel(channelId: string): string {
  return `<#${channelId}>`
}

const NAMES_SHOWN = 5

/** The first names of others, safe to show, and how many more there are. */
export function namesOf(
  names: readonly string[],
  words: { list(items: readonly string[]): string; andMore(n: number): string; comma: string },
): string {
  const told = words.list(names.slice(0, NAMES_SHOWN).map((name) => escapeMrkdwn(name)))
  const more = names.length - NAMES_SHOWN
  return more > 0 ? [told, words.andMore(more)].join(words.comma) : told
}

/** The parts that are there, with a middle dot between them. */
export function dotted(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(' · ')
}
