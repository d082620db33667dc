import { readCustomerEntry, readParentEntry } from '../../core/entry-text.ts'
import { calendarOf } from '../../core/working-day.ts'
import { logCustomer } from '../../flows/log-customer.ts'
import { readCustomer } from '../../flows/read-customer.ts'
import { readFollowing } from '../../flows/read-following.ts'
import { setParent } from '../../flows/set-parent.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { customerForm } from '../modals/customer.ts'
import { customerCardView } from '../views/customer-card.ts'
import { customerOutcomeView } from '../views/customer-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { followBlocks } from '../views/follow-lines.ts'
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
    const calendar = calendarOf(workspace.calendar)
    const entry = readCustomerEntry(text, { today, currency: workspace.baseCurrency, calendar })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'customer', words)
    if (entry.terms === null && entry.currency === null && entry.ownerUserId === null && entry.code === null) {
      const answer = await readCustomer(db, by, { text: entry.name, today })
      if (answer.kind !== 'card') return sharedRefusalView(answer, 'customer', words)
      const whose = { customerId: answer.card.customer.id, invoices: null, day: today }
      const following = await readFollowing(db, by.workspaceId, whose)
      const view = customerCardView(answer.card, words)
      return { ...view, blocks: [...view.blocks, ...followBlocks(following, null, words)] }
    }
    return refusalFor(ask, 'log-sales-fact') ?? customerOutcomeView(await logCustomer(db, clock, by, entry), words)
  },
}
