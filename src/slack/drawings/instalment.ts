import { HOSTILE, HOSTILE_LONG, times } from '../samples/basis.ts'
import { PLANNED } from '../samples/duty.ts'
import {
  INSTALMENT_CARD,
  INSTALMENT_CARD_WORST,
  INSTALMENTS,
  INSTALMENTS_WORST,
  impossible,
  sampled,
  twoWays,
} from '../samples/instalment.ts'
import { INVOICE } from '../samples/invoice.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { invoiceCardView } from '../views/invoice-card.ts'
import { invoiceOutcomeView } from '../views/invoice-outcome.ts'
import { termsOutcomeView } from '../views/terms-outcome.ts'
import { termsPreviewView } from '../views/terms-preview.ts'
import type { Drawing } from './drawing.ts'

const ELEVEN = times(11, (i) => `8% 2/10 ${i + 1} months`)
const TWELVE = [...ELEVEN, '12% 2/10 12 months next working day'].join(', ')

export const instalmentDrawings: readonly Drawing[] = [
  { name: 'terms-preview', draw: (w) => termsPreviewView(sampled('2/10 30 days then eom next working day'), w) },
  {
    name: 'terms-preview: in instalments',
    draw: (w) => termsPreviewView(sampled('30% in advance, 70% 2/10 net 60'), w),
  },
  {
    name: 'terms-preview: the worst',
    draw: (w) => termsPreviewView({ ...sampled(TWELVE), said: HOSTILE_LONG }, w),
  },
  {
    name: 'terms-preview: two ways',
    draw: (w) => entryRefusalView(twoWays('2/10 net 30 eom'), 'terms', w),
  },
  {
    name: 'terms-preview: two ways, the worst',
    draw: (w) => entryRefusalView({ ...twoWays('20/30/50'), text: HOSTILE_LONG }, 'terms', w),
  },
  {
    name: 'terms-preview: four ways',
    draw: (w) => entryRefusalView(twoWays('10/2 net 30 eom'), 'terms', w),
  },
  { name: 'entry-refusal: a discount too long', draw: (w) => entryRefusalView(impossible('2/10 net 5'), 'terms', w) },
  {
    name: 'entry-refusal: parts, or a discount',
    draw: (w) => entryRefusalView(impossible('50% 30 days, net 60'), 'terms', w),
  },
  {
    name: 'entry-refusal: a discount the other way round',
    draw: (w) => entryRefusalView(impossible('10/2 net 10'), 'terms', w),
  },
  { name: 'entry-refusal: no due days', draw: (w) => entryRefusalView(impossible('2/10 eom'), 'terms', w) },
  {
    name: 'entry-refusal: parts of 90%',
    draw: (w) => entryRefusalView(impossible('30% in advance, 60% net 60'), 'terms', w),
  },
  {
    name: 'entry-refusal: parts, the worst',
    draw: (w) => entryRefusalView({ ...impossible('30% cod, 60% net 60'), text: HOSTILE_LONG }, 'terms', w),
  },
  {
    name: 'invoice-outcome: in instalments',
    draw: (w) => outcomeOf(INSTALMENTS, 'ACME Trading', w),
  },
  { name: 'invoice-outcome: in instalments, the worst', draw: (w) => outcomeOf(INSTALMENTS_WORST, HOSTILE_LONG, w) },
  { name: 'invoice-card: in instalments', draw: (w) => invoiceCardView(INSTALMENT_CARD, w) },
  { name: 'invoice-card: in instalments, the worst', draw: (w) => invoiceCardView(INSTALMENT_CARD_WORST, w) },
  {
    name: 'invoice-card: one of the instalments',
    draw: (w) => invoiceCardView({ ...INSTALMENT_CARD, invoice: INSTALMENTS[1] ?? INVOICE, instalments: [] }, w),
  },
  {
    name: 'terms-outcome: which instalment',
    draw: (w) => termsOutcomeView({ kind: 'which-instalment', number: HOSTILE, next: 'INV-1001/2', parts: 3 }, w),
  },
  {
    name: 'terms-outcome: not into instalments',
    draw: (w) => termsOutcomeView({ kind: 'not-in-parts', number: HOSTILE_LONG }, w),
  },
]

function outcomeOf(instalments: typeof INSTALMENTS, customerName: string, w: Parameters<typeof invoiceOutcomeView>[1]) {
  const duties = instalments.flatMap(() => PLANNED)
  const invoice = { ...INVOICE, number: instalments[0]?.number.slice(0, -2) ?? '' }
  return invoiceOutcomeView(
    { kind: 'recorded', invoice, instalments, customerName, newProduct: null, order: null, duties },
    w,
  )
}
