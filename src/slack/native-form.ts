/** Tables and charts are new to Slack: where it refuses them the plain form, which says the same, is used for the rest of the run. */
import { ErrorCode } from '@slack/bolt'
import { WebAPIPlatformError } from '@slack/web-api'
import type { NativeBlock, Payload } from './views/payload.ts'

/** Whether this Slack draws them. Shared by everything that speaks to it. */
export type NativeForm = { isDrawn: boolean }

export async function inNativeForm<T>(
  { blocks, native }: Payload,
  form: NativeForm,
  say: (blocks: readonly NativeBlock[]) => Promise<T>,
): Promise<T> {
  if (!native || !form.isDrawn) return say(blocks)
  try {
    return await say(native)
  } catch (error) {
    if (!isRefusalOfBlocks(error)) throw error
    // Only when the plain form is taken was it the tables that Slack did not know.
    const answer = await say(blocks)
    form.isDrawn = false
    return answer
  }
}

/** A response_url answers 400 where the Web API says invalid_blocks. */
function isRefusalOfBlocks(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return error.data.error === 'invalid_blocks'
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown }
  return code === ErrorCode.RespondError && statusCode === 400
}
