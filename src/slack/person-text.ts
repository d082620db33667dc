const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>\s*/

/** A person at the beginning of a line, as Slack writes them, and what stands behind; null when nobody does. */
export function readMention(text: string): { readonly userId: string; readonly rest: string } | null {
  const match = MENTION.exec(text)
  return match ? { userId: match[1] as string, rest: text.slice(match[0].length).trim() } : null
}
