import { readAuditEntry } from '../../core/entry-text.ts'
import { readStandingOf } from '../../flows/read-limit.ts'
import type { Command } from '../command.ts'
import { auditView } from '../views/audit.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { sharedRefusalView } from '../views/refusal.ts'

/** How a customer stood on a day, from its history. */
export const audit: Command = {
  verb: 'audit',
  aliases: ['追溯'],
  right: 'read-customer',
  async run({ db, by, workspace, today, words }, text) {
    const entry = readAuditEntry(text, { today, currency: workspace.baseCurrency })
    if (entry.kind !== 'entry') return entryRefusalView(entry, 'audit', words)
    const day = entry.day ?? today
    if (day > today) return sharedRefusalView({ kind: 'in-the-future', day, today }, 'audit', words)
    const answer = await readStandingOf(db, by, workspace, { text: entry.customerText, day })
    return answer.kind === 'standing' ? auditView(answer.standing, words) : sharedRefusalView(answer, 'audit', words)
  },
}
