import { readContactEntry } from '../../core/letter-text.ts'
import { readMailAddress } from '../../flows/mail-address.ts'
import { readContact, saveContact } from '../../flows/save-contact.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { contactOutcomeView } from '../views/contact-outcome.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

/** A customer alone shows to whom its letters go; with a name, an address or a language that is noted; with `none` they go to nobody. */
export const contact: Command = {
  verb: 'contact',
  aliases: ['联系人'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, clock, by, words } = ask
    const entry = readContactEntry(text)
    if (entry.kind !== 'contact') return entryRefusalView(entry, 'contact', words)
    const { kind: _, customerText, email: typed, ...said } = entry
    if (typed === undefined && said.name === undefined && said.language === undefined)
      return contactOutcomeView(await readContact(db, by, customerText), words)
    const refused = refusalFor(ask, 'log-sales-fact')
    if (refused) return refused
    const email = typed === undefined || typed === null ? typed : readMailAddress(typed)
    if (email === null && typed !== null)
      return entryRefusalView({ kind: 'not-understood', what: 'address', text: typed ?? '' }, 'contact', words)
    const outcome = await saveContact(db, clock, by, {
      customerText,
      ...said,
      ...(email === undefined ? {} : { email }),
    })
    return contactOutcomeView(outcome, words)
  },
}
