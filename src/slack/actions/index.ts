/** Everything that can be pressed. */
import { ageingFiles } from './ageing-files.ts'
import { chaseAnyway } from './chase-anyway.ts'
import { creditApprove } from './credit-approve.ts'
import { creditAsk } from './credit-ask.ts'
import { creditLess } from './credit-less.ts'
import { creditReject } from './credit-reject.ts'
import { deliveryGone } from './delivery-gone.ts'
import { deliverySure } from './delivery-sure.ts'
import { discountAllow } from './discount-allow.ts'
import { dispute } from './dispute.ts'
import { disputeEnd } from './dispute-end.ts'
import { dunning } from './dunning.ts'
import { dutyDone } from './duty-done.ts'
import { dutyFollow } from './duty-follow.ts'
import { dutyLook } from './duty-look.ts'
import { dutyPaid } from './duty-paid.ts'
import { dutySnooze } from './duty-snooze.ts'
import { importAnswer } from './import-answer.ts'
import { interestCharge } from './interest-charge.ts'
import { interestWaive } from './interest-waive.ts'
import { letter } from './letter.ts'
import { letterAnswer } from './letter-answer.ts'
import { letterCancel } from './letter-cancel.ts'
import { limitAsk } from './limit-ask.ts'
import { limitSure } from './limit-sure.ts'
import { note } from './note.ts'
import { orderOpen } from './order-open.ts'
import { policy } from './policy.ts'
import { promise } from './promise.ts'
import { releaseAsk } from './release-ask.ts'
import { reminderHold } from './reminder-hold.ts'
import { screenOpen } from './screen-open.ts'
import { screenStep } from './screen-step.ts'
import { shareStatusAction } from './share-status.ts'
import { termsAccept } from './terms-accept.ts'
import { termsTrial } from './terms-trial.ts'
import { writeOff } from './write-off.ts'

export const ACTIONS = [
  ageingFiles,
  chaseAnyway,
  creditApprove,
  creditAsk,
  creditLess,
  creditReject,
  deliveryGone,
  discountAllow,
  dispute,
  disputeEnd,
  dunning,
  deliverySure,
  dutyDone,
  dutyFollow,
  dutyLook,
  dutyPaid,
  dutySnooze,
  importAnswer,
  letter,
  letterAnswer,
  letterCancel,
  interestCharge,
  interestWaive,
  limitAsk,
  note,
  limitSure,
  orderOpen,
  policy,
  promise,
  releaseAsk,
  reminderHold,
  screenOpen,
  screenStep,
  shareStatusAction,
  termsAccept,
  termsTrial,
  writeOff,
] as const
