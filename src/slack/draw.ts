import type { z } from 'zod'
import type { Clock } from '../core/clock.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Message, Outbox } from '../flows/outbox.ts'
import { findWorkspace } from '../flows/read-workspace.ts'
import type { Words } from '../i18n/en.ts'
import { wordsOf } from '../i18n/index.ts'
import { MESSAGES } from './messages/index.ts'
import type { Payload } from './views/payload.ts'

/** One kind of message: what its row holds, and how that is drawn. null: there is nothing left to say. */
export type MessageKind<Data> = {
  readonly kind: string
  readonly data: z.ZodType<Data>
  draw(what: Drawing<Data>): Promise<Payload | null>
}

export type Drawing<Data> = {
  readonly db: Outbox
  readonly clock: Clock
  readonly workspace: Workspace
  readonly messageId: string
  /** False when it stands in the channel already and is drawn again in place. */
  readonly isFirst: boolean
  readonly data: Data
  readonly words: Words
}

/** Draws a message of the outbox from what is true now. Throws for a kind that is not in the list. */
export async function drawMessage(db: Outbox, clock: Clock, message: Message): Promise<Payload | null> {
  const kind = MESSAGES.find((m) => m.kind === message.kind) as MessageKind<unknown> | undefined
  if (!kind) throw new Error(`no message of kind ${message.kind}`)
  const workspace = await findWorkspace(db, message.workspaceId)
  if (!workspace) return null
  const data = kind.data.parse(JSON.parse(message.data))
  return kind.draw({
    db,
    clock,
    workspace,
    messageId: message.id,
    isFirst: message.ts === null,
    data,
    words: wordsOf(message.language),
  })
}
