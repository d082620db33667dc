/** An approver's question in the thread of a card, to who asked for the limit. */
import type { Words } from '../../i18n/en.ts'
import { mention, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const QUESTION_SHOWN = 1_000

export type Asked = {
  readonly text: string
  readonly askedBy: string
  /** Who is to answer; null for a proposal of a customer whom nobody owns. */
  readonly to: string | null
}

export function creditQuestionView({ text, askedBy, to }: Asked, words: Words): Payload {
  const told = words.approval.question({
    who: mention(askedBy),
    to: to === null ? words.approval.everybody : mention(to),
    text: escapeMrkdwn(text, QUESTION_SHOWN),
  })
  return { text: told, blocks: [section(told)] }
}
