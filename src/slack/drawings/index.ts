/**
 * Every view, drawn from the samples: the list that the tests hold against Slack's limits, that the gallery shows, and of which the
 * doctor asks a real Slack whether it takes them.
 */
import { creditDrawings } from './credit.ts'
import { customerDrawings } from './customer.ts'
import type { Drawing } from './drawing.ts'
import { dutyDrawings } from './duty.ts'
import { followUpDrawings } from './follow-up.ts'
import { gateDrawings } from './gate.ts'
import { importDrawings } from './import.ts'
import { instalmentDrawings } from './instalment.ts'
import { interestDrawings } from './interest.ts'
import { invoiceDrawings } from './invoice.ts'
import { letterDrawings } from './letter.ts'
import { limitDrawings } from './limit.ts'
import { orderDrawings } from './order.ts'
import { policyDrawings } from './policy.ts'
import { promiseDrawings } from './promise.ts'
import { screeningDrawings } from './screening.ts'
import { settingsDrawings } from './settings.ts'
import { statementDrawings } from './statement.ts'
import { statusDrawings } from './status.ts'
import { termsDrawings } from './terms.ts'
import { tierDrawings } from './tier.ts'

export const DRAWINGS: readonly Drawing[] = [
  ...statusDrawings,
  ...dutyDrawings,
  ...promiseDrawings,
  ...invoiceDrawings,
  ...instalmentDrawings,
  ...creditDrawings,
  ...statementDrawings,
  ...followUpDrawings,
  ...interestDrawings,
  ...customerDrawings,
  ...termsDrawings,
  ...screeningDrawings,
  ...gateDrawings,
  ...orderDrawings,
  ...letterDrawings,
  ...limitDrawings,
  ...tierDrawings,
  ...policyDrawings,
  ...importDrawings,
  ...settingsDrawings,
]
