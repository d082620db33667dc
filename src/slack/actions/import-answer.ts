import type { Action } from '../action.ts'
import { importShared, rememberedFrom } from '../files.ts'
import { sentenceView } from '../views/refusal.ts'

const ANSWERS = {
  'day-first': { dates: 'day-first' },
  'month-first': { dates: 'month-first' },
  point: { decimal: '.' },
  comma: { decimal: ',' },
  invoices: { kind: 'invoices' },
  customers: { kind: 'customers' },
  balances: { kind: 'balances' },
  movements: { kind: 'movements' },
} as const

/** The answer to a question about a file: the file is read again with it. The value is `answer|what is remembered`. */
export const importAnswer: Action = {
  id: 'import-answer',
  right: 'log-cash-fact',
  async run(ask, value) {
    const bar = value.indexOf('|')
    const answer = ANSWERS[value.slice(0, bar) as keyof typeof ANSWERS]
    const remembered = rememberedFrom(value.slice(bar + 1))
    if (!answer || !remembered) return sentenceView(ask.words.imports.howTo)
    return importShared(ask, { ...remembered, ...answer })
  },
}
