/**
 * Other people's text (names, numbers, notes, what somebody typed) made safe to show. A customer may be called `<!channel>`,
 * `<https://evil.example|your bank>` or carry a line break and a '✅ Paid' of its own: in our messages that is only a name.
 */

/** Marks that turn the direction of text round, so that what is read is not what is there. */
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const LINE_OR_CONTROL = /[\p{Cc}\u2028\u2029]+/gu
/** Breaks what Slack would act on without being seen. */
const ZERO_WIDTH_SPACE = '\u200b'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
/** Slack knows no escape for its formatting marks: their look-alikes format nothing. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '*': '∗', '`': 'ˋ', '~': '∼', _: 'ˍ' }

/** Longest piece of other people's text in one line. */
const SHOWN = 60

/** For plain_text elements and table cells, where Slack formats nothing: one line, in one direction, of at most `max` characters. */
export function escapePlain(text: string, max: number = SHOWN): string {
  const line = text
    .replace(BIDI, '')
    .replace(LINE_OR_CONTROL, ' ')
    .replace(/<(?=[!@#]|\w+:)/g, `$&${ZERO_WIDTH_SPACE}`)
    .trim()
  const points = [...line]
  return points.length > max ? `${points.slice(0, max - 1).join('')}…` : line || '–'
}

/** For mrkdwn and the fallback text: as above, and nothing in it is a mention, a link, an emoji or a format. */
export function escapeMrkdwn(text: string, max: number = SHOWN): string {
  return escapePlain(text, max)
    .replace(/[&<>]/g, (c) => ENTITIES[c] ?? c)
    .replace(/[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (c) => LOOK_ALIKES[c] ?? c)
    .replace(/@(?=\p{L})|:(?=[\w+-]+:)|:(?=\/\/)|\.(?=\p{L}{2})/gu, `$&${ZERO_WIDTH_SPACE}`)
}

const WRITTEN: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  ...Object.fromEntries(Object.entries(LOOK_ALIKES).map(([mark, alike]) => [alike, mark])),
}

/** A sentence written for mrkdwn as it reads where Slack formats nothing, such as below a field of a form. */
export function unescapeMrkdwn(text: string): string {
  return text.replaceAll(ZERO_WIDTH_SPACE, '').replace(/&(?:amp|lt|gt);|[∗ˋ∼ˍ]/g, (c) => WRITTEN[c] ?? c)
}
