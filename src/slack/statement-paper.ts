import { headOf } from '../documents/letter.ts'
import type { Paper } from '../documents/statement.ts'
import { readCustomerLanguage, readLetterhead } from '../flows/read-letterhead.ts'
import type { Ask } from './handle.ts'

/** The paper of what somebody asks for in Slack and keeps: in their language, under the company's letterhead. */
export async function paperOf({ db, workspace, today, words }: Pick<Ask, 'db' | 'workspace' | 'today' | 'words'>) {
  const letterhead = await readLetterhead(db, workspace)
  const paper: Paper = { language: words.code, day: today, head: headOf(letterhead), foot: letterhead.name }
  return paper
}

/** The paper of what goes on to a customer: in the language of its letters, whoever asked for it. */
export async function customerPaperOf(ask: Pick<Ask, 'db' | 'workspace' | 'today' | 'words'>, customerId: string) {
  const language = await readCustomerLanguage(ask.db, ask.workspace, customerId)
  const paper: Paper = { ...(await paperOf(ask)), language }
  return paper
}
