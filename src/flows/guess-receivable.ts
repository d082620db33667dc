import { readWords, textOf } from '../core/word.ts'
import type { Db } from '../store/open.ts'
import type { Actor } from './change.ts'
import { findNamedInvoice } from './find-receivables.ts'

const WORDS_TRIED = 30

/** The first open invoice that a text names by its number, of the person's customers; null when it names none. */
export async function guessReceivable(db: Db, by: Actor, text: string): Promise<string | null> {
  const words = readWords(text).map((word) => textOf([word]).replace(/[.,:;!?。，：；！？)）]+$/u, ''))
  for (const word of words.filter((w) => /\p{Nd}/u.test(w)).slice(0, WORDS_TRIED)) {
    const found = await findNamedInvoice(db, by, { text: word }, 'log-sales-fact')
    const [next] = found.kind === 'match' ? found.open : []
    if (next) return next.id
  }
  return null
}
