/**
 * What a view returns: a message. `text` is the fallback that notifications and screen readers say; `blocks` is the plain form that
 * every Slack draws; `native`, where there is one, says the same with a table or a chart, for a Slack that knows them.
 */
import type { KnownBlock } from '@slack/types'
import type { ChartBlock } from './chart.ts'

export type NativeBlock = KnownBlock | ChartBlock

export type Payload = {
  readonly text: string
  readonly blocks: KnownBlock[]
  readonly native?: NativeBlock[]
}
