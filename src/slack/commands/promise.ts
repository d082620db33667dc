import { readPromiseEntry, readPromiseWithdrawn } from '../../core/entry-follow.ts'
import { recordPromise } from '../../flows/record-promise.ts'
import { withdrawPromise } from '../../flows/withdraw-promise.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { promiseForm } from '../modals/promise.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { promiseOutcomeView } from '../views/promise-outcome.ts'

export const promise: Command = {
  verb: 'promise',
  aliases: ['承诺', '付款承诺'],
  right: 'log-sales-fact',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    if (text === '') return { modal: await promiseForm(ask, { invoiceId: null }) }
    const withdrawn = readPromiseWithdrawn(text)
    if (withdrawn !== null) return promiseOutcomeView(await withdrawPromise(db, clock, by, { text: withdrawn }), words)
    const entry = await readInItsCurrency(
      ask,
      (context) => readPromiseEntry(text, context),
      (e) => ({ invoiceOrCustomer: e.target }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'promise', words)
    const { target, promisedDay, amount, note } = entry
    const promised = { which: { text: target }, promisedDay, amount, note, link: null }
    return promiseOutcomeView(await recordPromise(db, clock, by, promised), words)
  },
}
