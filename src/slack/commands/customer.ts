import { readCustomerEntry, readParentEntry } from '../../core/entry-text.ts'
import { logCustomer } from '../../flows/log-customer.ts'
import { readCustomer } from '../../flows/read-customer.ts'
import { setParent } from '../../flows/set-parent.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { customerForm } from '../modals/customer.ts'
import { customerCardView } from '../views/customer-card.ts'
import { customerOutcomeView } from '../views/customer-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { parentOutcomeView } from '../views/parent-outcome.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/**
 * A name alone shows the customer; with anything else said (terms, currency, owner, code) it is logged or changed. A parent, whose limit
 * it shares, is said by itself.
 */
export const customer: Command = {
  verb: 'customer',
  aliases: ['客户'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, today, workspace, words } = ask
    if (text === '') return refusalFor(ask, 'log-sales-fact') ?? { modal: await customerForm(ask) }
    const parent = readParentEntry(text)
    if (parent?.kind === 'entry')
      return refusalFor(ask, 'log-cash-fact') ?? parentOutcomeView(await setParent(db, clock, by, parent), words)
    if (parent) return entryRefusalView(parent, 'customer', words)
    const entry = readCustomerEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'customer', words)
    if (entry.terms === null && entry.currency === null && entry.ownerUserId === null && entry.code === null) {
      const answer = await readCustomer(db, by, { text: entry.name, today })
      return answer.kind === 'card'
        ? customerCardView(answer.card, words)
        : sharedRefusalView(answer, 'customer', words)
    }
    return refusalFor(ask, 'log-sales-fact') ?? customerOutcomeView(await logCustomer(db, clock, by, entry), words)
  },
}
