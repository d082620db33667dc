/** A message as plain text, for the terminal: what a person would read, without the marks of Slack's formatting. */
import type { KnownBlock } from '@slack/types'
import type { Payload } from './payload.ts'

/** `nameOf` gives a person's name for a user id; without it the id is shown. */
export function payloadAsText(
  { blocks }: Pick<Payload, 'blocks'>,
  nameOf = (userId: string): string => userId,
): string {
  return blocks
    .flatMap((block) => blockLines(block))
    .map((line) => withoutMarks(line, nameOf))
    .join('\n')
}

function blockLines(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text]
    case 'section':
      return [
        ...(block.text ? [block.text.text] : []),
        ...(block.fields ?? []).map((f) => f.text),
        ...controls([block.accessory]),
      ]
    case 'context':
      return block.elements.flatMap((e) => ('text' in e ? [e.text] : []))
    case 'actions':
      return controls(block.elements)
    default:
      return []
  }
}

/** Buttons and selects by their labels, on one line. */
function controls(elements: readonly (object | undefined)[]): string[] {
  const labels = elements.flatMap((e) => {
    const { text, placeholder } = (e ?? {}) as { text?: { text: string }; placeholder?: { text: string } }
    const label = text?.text ?? placeholder?.text
    return label ? [`[${label}]`] : []
  })
  return labels.length > 0 ? [labels.join(' ')] : []
}

function withoutMarks(mrkdwn: string, nameOf: (userId: string) => string): string {
  return mrkdwn
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, userId: string) => `@${nameOf(userId)}`)
    .replace(/[*`\u200b]/g, '')
    .replace(/&(lt|gt|amp);/g, (entity) => ({ '&lt;': '<', '&gt;': '>', '&amp;': '&' })[entity] ?? entity)
}

/** The same message for a Slack that does not know `<!date…>`, such as the playground's: the moment in a time zone in its place. */
export function withPlainDates<T>(message: T, timeZone: string): T {
  const at = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const plain = JSON.stringify(message).replace(/<!date\^(\d+)\^[^>]*>/g, (_, seconds: string) =>
    at.format(new Date(Number(seconds) * 1000)),
  )
  return JSON.parse(plain) as T
}
