import { readCheckEntry } from '../../core/entry-text.ts'
import { reachOf } from '../../core/person.ts'
import { readCheck } from '../../flows/check-credit.ts'
import type { Command } from '../command.ts'
import { readInItsCurrency } from '../its-currency.ts'
import { checkView } from '../views/check.ts'
import { checkModal } from '../views/check-modal.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

export const check: Command = {
  verb: 'check',
  aliases: ['查额度', '额度查询', '信用检查'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, by, workspace, today, words } = ask
    if (text === '') return { modal: checkModal(words) }
    const entry = await readInItsCurrency(
      ask,
      (context) => readCheckEntry(text, context),
      (e) => ({ customer: e.customerText }),
    )
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'check', words)
    const { customerText, amount, prepaid } = entry
    const outcome = await readCheck(db, by, workspace, { text: customerText, amount, prepaid, today })
    return checkView(outcome, words, { mayLog: reachOf(by.role, 'log-sales-fact') !== 'none' })
  },
}
