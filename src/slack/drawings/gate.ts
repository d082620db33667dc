import type { Words } from '../../i18n/en.ts'
import { usd } from '../samples/basis.ts'
import { CHECK_WORST, CHECKS, checked } from '../samples/gate.ts'
import { checkView } from '../views/check.ts'
import type { Drawing } from './drawing.ts'

export const gateDrawings: readonly Drawing[] = [
  ...Object.entries(CHECKS).map(([kind, check]) => ({
    name: `check: ${kind}`,
    draw: (w: Words) => checkView({ kind: 'checked', check, hasAmount: true, hasFirewall: true }, w, { mayLog: true }),
  })),
  {
    name: 'check: no amount',
    draw: (w) =>
      checkView({ kind: 'checked', check: checked({}, { amount: usd(0) }), hasAmount: false, hasFirewall: true }, w, {
        mayLog: false,
      }),
  },
  {
    name: 'check: no firewall',
    draw: (w) =>
      checkView({ kind: 'checked', check: CHECKS['no-limit'], hasAmount: true, hasFirewall: false }, w, {
        mayLog: true,
      }),
  },
  {
    name: 'check: the worst',
    draw: (w) =>
      checkView({ kind: 'checked', check: CHECK_WORST, hasAmount: true, hasFirewall: true }, w, {
        mayLog: true,
      }),
  },
]
