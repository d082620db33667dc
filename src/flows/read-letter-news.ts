import type { LetterNews } from '../core/letter.ts'
import { findCustomer } from '../store/customers.ts'
import { findLetter, waitingLetters } from '../store/letters.ts'
import type { Db } from '../store/open.ts'

/** How a letter fares, for the messages that tell of it. */
export async function readLetterNews(db: Db, workspaceId: string, letterId: string): Promise<LetterNews | null> {
  const letter = await findLetter(db, workspaceId, letterId)
  const customer = letter && (await findCustomer(db, workspaceId, letter.customerId))
  if (!letter || !customer) return null
  const { kind, customerId, toAddress: to, state, answer, answeredBy } = letter
  const { name: customerName, code: customerCode, ownerUserId } = customer
  return { letterId, kind, customerName, customerId, customerCode, ownerUserId, to, state, answer, answeredBy }
}

export async function readWaitingLetters(db: Db, workspaceId: string) {
  return waitingLetters(db, workspaceId)
}
