/** Every modal. */
import { balance } from './balance.ts'
import { check } from './check.ts'
import { creditAsk } from './credit-ask.ts'
import { creditLess } from './credit-less.ts'
import { creditReject } from './credit-reject.ts'
import { customer } from './customer.ts'
import { delivered } from './delivered.ts'
import { invoice } from './invoice.ts'
import { limit } from './limit.ts'
import { lookRefresh } from './look-refresh.ts'
import { lookReview } from './look-review.ts'
import { movement } from './movement.ts'
import { order } from './order.ts'
import { paid } from './paid.ts'
import { policy } from './policy.ts'
import { release } from './release.ts'
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
  invoice,
  limit,
  lookRefresh,
  lookReview,
  movement,
  order,
  paid,
  policy,
  release,
  screenStep,
  setup,
  termsAccept,
  termsTrial,
] as const
