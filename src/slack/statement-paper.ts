import type { Paper } from '../documents/statement.ts'
import type { Ask } from './handle.ts'

/** The paper of what somebody asks for in Slack: in their language, under the company's name. */
export function paperOf({ workspace, today, words }: Pick<Ask, 'workspace' | 'today' | 'words'>): Paper {
  return { language: words.code, day: today, head: [workspace.name], foot: '' }
}
