import type { Right } from '../core/person.ts'
import type { Ask, Reply } from './handle.ts'

/** One thing that can be pressed. Its id is the action_id; `value` is the button's, or that of what was chosen. */
export type Action = {
  readonly id: string
  readonly right: Right
  run(ask: Ask, value: string): Promise<Reply>
}
