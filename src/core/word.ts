/**
 * The words of a line that somebody typed. What stands in quotes is one word, and is never taken for anything but a name.
 *
 * Straight, typographic and Chinese quotes; full-width spaces; Chinese commas between words, but not within a number. A mention in
 * Slack's escaped form (<@U123|name>) is one word.
 *
 * Example: 'INV-1 “Studio 54” 12,500' has three words.
 */
export type Word = { readonly text: string; readonly isQuoted: boolean }

const OPENING = '"“”„«「『'
const CLOSING = '"“”»」』'
// A Chinese comma belongs to the word in 12，500 and in 5日、20日.
const WORD = new RegExp(
  `<[@#!][^>]*>|[${OPENING}]([^${CLOSING}]*)[${CLOSING}]|(?:[^\\s，、；]|(?<=\\d)，(?=\\d)|(?<=[\\d日号])、(?=\\d))+`,
  'gu',
)

export function readWords(text: string): Word[] {
  return [...text.matchAll(WORD)].flatMap(([whole, quoted]): Word[] => {
    if (quoted !== undefined) return quoted.trim() === '' ? [] : [{ text: quoted.trim(), isQuoted: true }]
    // A quote that is never closed is a slip, and a comma alone is no word.
    const plain = whole.replace(new RegExp(`^[${OPENING}]+`), '')
    return /^[,;.]*$/.test(plain) ? [] : [{ text: plain, isQuoted: false }]
  })
}

/** The words alone, without their quotes. */
export function wordsOf(text: string): string[] {
  return readWords(text).map((word) => word.text)
}

/** Words as one text, as they were typed but for the quotes and a comma that ended them. */
export function textOf(words: readonly Word[]): string {
  const text = words.map((word) => word.text).join(' ')
  return words.at(-1)?.isQuoted ? text : text.replace(/[,;]$/, '')
}
