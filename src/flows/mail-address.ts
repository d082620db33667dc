import { z } from 'zod'

/** As long as RFC 5321 lets an address be. */
const LENGTH_MAX = 254
const address = z.email().max(LENGTH_MAX)

/** An e-mail address as somebody typed it; null when it is none. It holds nothing that could end a header or an address. */
export function readMailAddress(text: string): string | null {
  const typed = text.trim().replace(/^mailto:/i, '')
  const read = address.safeParse(typed)
  return read.success ? read.data : null
}
