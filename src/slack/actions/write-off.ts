import { z } from 'zod'
import { writeOffDebt } from '../../flows/write-off-debt.ts'
import type { Action } from '../action.ts'
import { carriedBy } from '../carried.ts'
import { sentenceView } from '../views/refusal.ts'
import { writeOffOutcomeView } from '../views/write-off-outcome.ts'

const carried = z.object({
  invoiceId: z.string(),
  isWhole: z.boolean(),
  minor: z.int().positive(),
  outstandingMinor: z.int().positive(),
  reason: z.string(),
})

/** Writes a debt off, as it was shown to whoever presses. */
export const writeOff: Action = {
  id: 'write-off',
  right: 'log-cash-fact',
  async run({ db, clock, by, words }, value) {
    const confirmed = carriedBy(carried, value)
    if (!confirmed) return sentenceView(words.creditNote.notReadable)
    return writeOffOutcomeView(await writeOffDebt(db, clock, by, confirmed), words)
  },
}
