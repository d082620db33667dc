import { verifyAudit } from '../flows/verify-audit.ts'
import { figuresOf } from '../i18n/figures.ts'
import type { Check } from './examine.ts'

const { count } = figuresOf('en')

/** Whether the audit trails are whole. Against a backup's manifest `audit verify` compares them. */
export const audit: Check = {
  id: 'audit',
  of: 'figures',
  async run({ db }) {
    const checks = await verifyAudit(db)
    if (checks.length === 0) return [{ state: 'ok', says: '0 companies, and so no audit trail.' }]
    return checks.map((check) =>
      check.kind === 'whole'
        ? {
            state: 'ok',
            says: `${count(check.rows, { one: 'row', other: 'rows' })} of the audit trail of ${check.workspaceId} are whole.`,
          }
        : {
            state: 'problem',
            says: `Row ${check.seq} of the audit trail of ${check.workspaceId} is where it is broken: ${check.what}.`,
            remedy:
              'Keep a copy of the database as it is, and compare with a backup: npm run cash -- audit verify --against.',
          },
    )
  },
}
