import { verifyAudit } from '../flows/verify-audit.ts'
import { figuresOf } from '../i18n/figures.ts'
import { missingAuditGuards } from '../store/audit-guards.ts'
import type { Db } from '../store/open.ts'
import type { Check, Said } from './examine.ts'

const { count } = figuresOf('en')

/** Whether the audit trails are whole, and whether the database still guards them. Against a backup's manifest `audit verify` compares them. */
export const audit: Check = {
  id: 'audit',
  of: 'figures',
  async run({ db }) {
    const missing = await missingAuditGuards(db)
    const unguarded: Said[] =
      missing.length === 0
        ? []
        : [
            {
              state: 'problem',
              says: `${count(missing.length, { one: 'trigger that guards', other: 'triggers that guard' })} the audit trail ${missing.length === 1 ? 'is' : 'are'} missing or switched off: ${missing.join(', ')}.`,
              remedy:
                'Somebody took them away: find out who, and compare with a backup from before: npm run cash -- audit verify --against.',
            },
          ]
    return [...unguarded, ...(await trailsIn(db))]
  },
}

async function trailsIn(db: Db): Promise<Said[]> {
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
}
