import type { z } from 'zod'

/** What a button carries as JSON; null when it is not what the button was given (a press can be made up). */
export function carriedBy<T>(schema: z.ZodType<T>, value: string): T | null {
  try {
    return schema.safeParse(JSON.parse(value)).data ?? null
  } catch {
    return null
  }
}
