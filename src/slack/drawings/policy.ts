import { DEFAULT_POLICY } from '../../core/credit-policy.ts'
import type { Words } from '../../i18n/en.ts'
import { usd } from '../samples/basis.ts'
import { REQUEST_CARDS } from '../samples/limit.ts'
import { approverOutcomeView, approversView } from '../views/approvers.ts'
import { policyOutcomeView, policyView } from '../views/policy.ts'
import { policyModal } from '../views/policy-modal.ts'
import type { Drawing } from './drawing.ts'

const { pending } = REQUEST_CARDS

export const policyDrawings: readonly Drawing[] = [
  {
    name: 'policy',
    draw: (w) => policyView({ policy: DEFAULT_POLICY, mayChange: true, hasFirewall: true }, w),
  },
  {
    name: 'policy: before there is a firewall',
    draw: (w) => policyView({ policy: DEFAULT_POLICY, mayChange: false, hasFirewall: false }, w),
  },
  {
    name: 'policy: saved',
    draw: (w) =>
      policyOutcomeView(
        {
          kind: 'saved',
          before: DEFAULT_POLICY,
          policy: { ...DEFAULT_POLICY, refreshMonths: 1, greenDays: 10, equityBasisPoints: 1_250 },
        },
        w,
      ),
  },
  { name: 'policy: unchanged', draw: (w) => policyOutcomeView({ kind: 'unchanged', policy: DEFAULT_POLICY }, w) },
  { name: 'policy-modal', draw: (w) => policyModal(DEFAULT_POLICY, w) },
  { name: 'approvers', draw: (w) => approversView(pending.deciders ?? [], w) },
  { name: 'approvers: nobody', draw: (w) => approversView([], w) },
  ...(
    [
      { kind: 'saved', approver: { userId: 'U02WEI', authority: usd(10_000_000) } },
      { kind: 'no-authority', userId: 'U02WEI' },
      { kind: 'removed', userId: 'U02WEI' },
      { kind: 'not-a-member', userId: 'U02WEI' },
      { kind: 'not-an-approver', userId: 'U02WEI' },
    ] as const
  ).map((outcome) => ({
    name: `approvers: ${outcome.kind}`,
    draw: (w: Words) => approverOutcomeView(outcome, w),
  })),
]
