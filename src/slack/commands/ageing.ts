import { parseDay } from '../../core/day-text.ts'
import { readCustomerDays } from '../../core/entry-days.ts'
import { findCustomerFor } from '../../flows/find-customer.ts'
import { readAgeingReport } from '../../flows/read-ageing.ts'
import { readStatement } from '../../flows/read-statement.ts'
import { readAsOf } from '../as-of.ts'
import type { Command } from '../command.ts'
import { refusalFor } from '../handle.ts'
import { ageingView, untiedView } from '../views/ageing.ts'
import { customerAgeingView } from '../views/customer-ageing.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** Of everybody, or of one customer invoice by invoice; today, or at the end of a day. */
export const ageing: Command = {
  verb: 'ageing',
  aliases: ['aging', '账龄'],
  right: 'read-customer',
  async run(ask, text) {
    const { db, by, workspace, today, words } = ask
    if (text === '' || parseDay(text, { today }).kind !== 'not-a-day') {
      const asOf = readAsOf(ask, text, 'ageing')
      if (asOf.kind === 'refused') return asOf.reply
      const refused = refusalFor(ask, 'read-company')
      if (refused) return refused
      const report = await readAgeingReport(db, workspace.id, { day: asOf.day, today })
      return report.kind === 'untied' ? untiedView(report, words) : ageingView(report, words)
    }
    const entry = readCustomerDays(text, { today })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'ageing', words)
    const [day = today, ...more] = entry.days
    if (more.length > 0) return entryRefusalView({ kind: 'not-understood', what: 'day', text }, 'ageing', words)
    if (day > today) return sharedRefusalView({ kind: 'in-the-future', day, today }, 'ageing', words)
    const found = await findCustomerFor(db, by, entry.customerText, 'read-customer')
    if (found.kind !== 'match') return sharedRefusalView(found, 'ageing', words)
    const read = await readStatement(db, workspace, found.customer.id, { from: day, to: day })
    return read.kind === 'untied' ? untiedView(read, words) : customerAgeingView(read, words)
  },
}
