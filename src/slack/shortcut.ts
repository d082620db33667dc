import type { Right } from '../core/person.ts'
import type { Ask, Reply } from './handle.ts'

/** The message on which a shortcut was chosen; its text as it was typed. */
export type ShortcutMessage = { readonly text: string; readonly ts: string; readonly channelId: string }

/** One thing that can be chosen from a message's menu. Its id is the callback_id. */
export type Shortcut = {
  readonly id: string
  readonly right: Right
  run(ask: Ask, message: ShortcutMessage): Promise<Reply>
}
