import type { Words } from '../../i18n/en.ts'
import { HOSTILE, HOSTILE_LONG, PEOPLE, TODAY, times, usd } from '../samples/basis.ts'
import { CUSTOMER, CUSTOMER_CARD, CUSTOMER_CARD_WORST } from '../samples/customer.ts'
import { TERMS_DAYS } from '../samples/terms.ts'
import { customerCardView } from '../views/customer-card.ts'
import { customerModal } from '../views/customer-modal.ts'
import { customerOutcomeView } from '../views/customer-outcome.ts'
import { parentOutcomeView } from '../views/parent-outcome.ts'
import type { Drawing } from './drawing.ts'

export const customerDrawings: readonly Drawing[] = [
  { name: 'customer-card', draw: (w) => customerCardView(CUSTOMER_CARD, w) },
  { name: 'customer-card: the worst', draw: (w) => customerCardView(CUSTOMER_CARD_WORST, w) },
  {
    name: 'customer-outcome',
    draw: (w) => customerOutcomeView({ kind: 'recorded', customer: CUSTOMER, samples: TERMS_DAYS, duties: [] }, w),
  },
  {
    name: 'customer-outcome: to be screened',
    draw: (w) =>
      customerOutcomeView(
        {
          kind: 'recorded',
          customer: CUSTOMER,
          samples: TERMS_DAYS,
          duties: [{ rule: 'screen-customer', dueDay: TODAY, isKnown: true }],
        },
        w,
      ),
  },
  {
    name: 'customer-outcome: changed',
    draw: (w) =>
      customerOutcomeView(
        {
          kind: 'changed',
          before: CUSTOMER,
          customer: { ...CUSTOMER, terms: 'eom 30', ownerUserId: null, name: HOSTILE },
          samples: TERMS_DAYS,
          duties: [],
        },
        w,
      ),
  },
  {
    name: 'customer-outcome: unchanged',
    draw: (w) => customerOutcomeView({ kind: 'unchanged', customer: CUSTOMER }, w),
  },
  {
    name: 'customer-outcome: name taken',
    draw: (w) => customerOutcomeView({ kind: 'name-taken', customer: { ...CUSTOMER, name: HOSTILE } }, w),
  },
  ...(['joined', 'left'] as const).map((kind) => ({
    name: `parent-outcome: ${kind}`,
    draw: (w: Words) =>
      parentOutcomeView({ kind, customerName: 'ACME Trading', headName: 'ACME Holding', limit: usd(5_000_000) }, w),
  })),
  {
    name: 'parent-outcome: no limit',
    draw: (w) => parentOutcomeView({ kind: 'joined', customerName: HOSTILE, headName: HOSTILE, limit: null }, w),
  },
  {
    name: 'parent-outcome: own parent',
    draw: (w) => parentOutcomeView({ kind: 'own-parent', customerName: HOSTILE }, w),
  },
  ...([null, HOSTILE] as const).map((parentName) => ({
    name: `parent-outcome: unchanged${parentName === null ? ', none' : ''}`,
    draw: (w: Words) => parentOutcomeView({ kind: 'unchanged', customerName: 'ACME Trading', parentName }, w),
  })),
  {
    name: 'parent-outcome: parent has a parent',
    draw: (w) => parentOutcomeView({ kind: 'parent-has-parent', parentName: 'ACME Asia', headName: 'ACME Holding' }, w),
  },
  {
    name: 'parent-outcome: is a parent',
    draw: (w) =>
      parentOutcomeView(
        { kind: 'is-a-parent', customerName: HOSTILE_LONG, children: times(50, () => HOSTILE_LONG) },
        w,
      ),
  },
  {
    name: 'customer-modal',
    draw: (w) => customerModal({ currency: 'USD', terms: 'net 30', people: PEOPLE }, w),
  },
]
