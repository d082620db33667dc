/** Every rule there is. Adding one: README.md beside this file. */
import { finalNotice } from './final-notice.ts'
import { followUpPromise } from './follow-up-promise.ts'
import { handOver } from './hand-over.ts'
import { lookAtDispute } from './look-at-dispute.ts'
import { refreshFile } from './refresh-file.ts'
import { remindBeforeDue } from './remind-before-due.ts'
import { reviewTerms } from './review-terms.ts'
import { screenCustomer } from './screen-customer.ts'
import { sendInvoice } from './send-invoice.ts'
import { startCollection } from './start-collection.ts'

export const RULES = [
  screenCustomer,
  refreshFile,
  reviewTerms,
  sendInvoice,
  remindBeforeDue,
  startCollection,
  finalNotice,
  handOver,
  followUpPromise,
  lookAtDispute,
] as const

export type RuleId = (typeof RULES)[number]['id']
