/**
 * Every view, drawn from the samples: the list that the tests hold against Slack's limits, that the gallery shows, and of which the
 * doctor asks a real Slack whether it takes them.
 */
import { customerDrawings } from './customer.ts'
import type { Drawing } from './drawing.ts'
import { dutyDrawings } from './duty.ts'
import { gateDrawings } from './gate.ts'
import { importDrawings } from './import.ts'
import { invoiceDrawings } from './invoice.ts'
import { limitDrawings } from './limit.ts'
import { orderDrawings } from './order.ts'
import { policyDrawings } from './policy.ts'
import { screeningDrawings } from './screening.ts'
import { settingsDrawings } from './settings.ts'
import { statusDrawings } from './status.ts'
import { termsDrawings } from './terms.ts'
import { tierDrawings } from './tier.ts'

export const DRAWINGS: readonly Drawing[] = [
  ...statusDrawings,
  ...dutyDrawings,
  ...invoiceDrawings,
  ...customerDrawings,
  ...termsDrawings,
  ...screeningDrawings,
  ...gateDrawings,
  ...orderDrawings,
  ...limitDrawings,
  ...tierDrawings,
  ...policyDrawings,
  ...importDrawings,
  ...settingsDrawings,
]
