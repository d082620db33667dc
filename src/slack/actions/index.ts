/** Everything that can be pressed. */
import { creditApprove } from './credit-approve.ts'
import { creditAsk } from './credit-ask.ts'
import { creditLess } from './credit-less.ts'
import { creditReject } from './credit-reject.ts'
import { deliveryGone } from './delivery-gone.ts'
import { deliverySure } from './delivery-sure.ts'
import { dutyDone } from './duty-done.ts'
import { dutyLook } from './duty-look.ts'
import { dutyPaid } from './duty-paid.ts'
import { dutySnooze } from './duty-snooze.ts'
import { importAnswer } from './import-answer.ts'
import { limitAsk } from './limit-ask.ts'
import { limitSure } from './limit-sure.ts'
import { orderOpen } from './order-open.ts'
import { policy } from './policy.ts'
import { releaseAsk } from './release-ask.ts'
import { screenOpen } from './screen-open.ts'
import { screenStep } from './screen-step.ts'
import { shareStatusAction } from './share-status.ts'
import { termsAccept } from './terms-accept.ts'
import { termsTrial } from './terms-trial.ts'

export const ACTIONS = [
  creditApprove,
  creditAsk,
  creditLess,
  creditReject,
  deliveryGone,
  deliverySure,
  dutyDone,
  dutyLook,
  dutyPaid,
  dutySnooze,
  importAnswer,
  limitAsk,
  limitSure,
  orderOpen,
  policy,
  releaseAsk,
  screenOpen,
  screenStep,
  shareStatusAction,
  termsAccept,
  termsTrial,
] as const
