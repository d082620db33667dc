import type { Words } from '../../i18n/en.ts'
import { HOSTILE_LONG, usd } from '../samples/basis.ts'
import { CHECK_WORST, CHECKS, checked } from '../samples/gate.ts'
import { checkView } from '../views/check.ts'
import { checkModal } from '../views/check-modal.ts'
import type { Drawing } from './drawing.ts'

export const gateDrawings: readonly Drawing[] = [
  ...Object.entries(CHECKS).map(([kind, check]) => ({
    name: `check: ${kind}`,
    draw: (w: Words) => checkView({ kind: 'checked', check, hasAmount: true, hasFirewall: true }, w, { mayLog: true }),
  })),
  {
    name: 'check: not-screened, for who may not screen',
    draw: (w) =>
      checkView(
        {
          kind: 'checked',
          check: { ...CHECKS['not-screened'], mayScreen: false },
          hasAmount: true,
          hasFirewall: true,
        },
        w,
        { mayLog: true },
      ),
  },
  ...(['no-limit', 'no-rate', 'on-hold'] as const).map((kind) => ({
    name: `check: ${kind}, no amount`,
    draw: (w: Words) =>
      checkView({ kind: 'checked', check: CHECKS[kind], hasAmount: false, hasFirewall: true }, w, { mayLog: true }),
  })),
  {
    name: 'check: words left over',
    draw: (w) => checkView({ kind: 'not-understood', what: 'rest', text: HOSTILE_LONG }, w, { mayLog: true }),
  },
  { name: 'check-modal', draw: checkModal },
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
