/** Every modal. */
import { balance } from './balance.ts'
import { check } from './check.ts'
import { creditAsk } from './credit-ask.ts'
import { creditLess } from './credit-less.ts'
import { creditReject } from './credit-reject.ts'
import { customer } from './customer.ts'
import { delivered } from './delivered.ts'
import { dispute } from './dispute.ts'
import { disputeEnd } from './dispute-end.ts'
import { dunning } from './dunning.ts'
import { interestWaive } from './interest-waive.ts'
import { invoice } from './invoice.ts'
import { letter } from './letter.ts'
import { letterTemplate } from './letter-template.ts'
import { letterhead } from './letterhead.ts'
import { limit } from './limit.ts'
import { lookRefresh } from './look-refresh.ts'
import { lookReview } from './look-review.ts'
import { movement } from './movement.ts'
import { note } from './note.ts'
import { order } from './order.ts'
import { paid } from './paid.ts'
import { policy } from './policy.ts'
import { promise } from './promise.ts'
import { release } from './release.ts'
import { reminderHold } from './reminder-hold.ts'
import { screenStep } from './screen-step.ts'
import { setup } from './setup.ts'
import { termsAccept } from './terms-accept.ts'
import { termsTrial } from './terms-trial.ts'

export const MODALS = [
  balance,
  check,
  creditAsk,
  creditLess,
  creditReject,
  customer,
  delivered,
  dispute,
  disputeEnd,
  dunning,
  interestWaive,
  invoice,
  letter,
  letterTemplate,
  letterhead,
  limit,
  lookRefresh,
  lookReview,
  movement,
  note,
  order,
  paid,
  policy,
  promise,
  release,
  reminderHold,
  screenStep,
  setup,
  termsAccept,
  termsTrial,
] as const
