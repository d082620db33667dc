/** An approver's question to who asked for the limit: in the thread of the card, and in their own conversation. */
import type { Money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { context, mention, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const QUESTION_SHOWN = 1_000

export type Asked = {
  readonly text: string
  readonly askedBy: string
  /** Who is to answer; null for a proposal of a customer whom nobody owns. */
  readonly to: string | null
  readonly customerName: string
  /** The limit asked for; null for a release. */
  readonly asked: Money | null
}

export function creditQuestionView({ text, askedBy, to, customerName, asked }: Asked, words: Words): Payload {
  const customer = escapeMrkdwn(customerName)
  const { title } = words.approval
  const about = asked === null ? title.release(customer) : title.limit({ customer, amount: asked })
  const told = words.approval.question({
    who: mention(askedBy),
    to: to === null ? words.approval.everybody : mention(to),
    text: escapeMrkdwn(text, QUESTION_SHOWN),
  })
  return { text: told, blocks: [section(told), context(about)] }
}
