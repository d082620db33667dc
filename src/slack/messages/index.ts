/** Every message that goes through the outbox, by its kind. Each is drawn from what is true when it is sent, and again when that changes. */
import { caughtUp } from './caught-up.ts'
import { channelReady } from './channel-ready.ts'
import { creditQuestion } from './credit-question.ts'
import { creditRequest } from './credit-request.ts'
import { creditResult } from './credit-result.ts'
import { customerDuties } from './customer-duties.ts'
import { digest } from './digest.ts'
import { escalation } from './escalation.ts'
import { freshness } from './freshness.ts'
import { letterQuestion } from './letter-question.ts'
import { letterRefused } from './letter-refused.ts'
import { letterUnsent } from './letter-unsent.ts'
import { lettersWaiting } from './letters-waiting.ts'
import { lightChange } from './light-change.ts'
import { signatureLapsed } from './signature-lapsed.ts'
import { status } from './status.ts'
import { termsTrial } from './terms-trial.ts'
import { tierChange } from './tier-change.ts'
import { undelivered } from './undelivered.ts'

export const MESSAGES = [
  caughtUp,
  channelReady,
  creditQuestion,
  creditRequest,
  creditResult,
  customerDuties,
  digest,
  escalation,
  letterQuestion,
  letterRefused,
  letterUnsent,
  lettersWaiting,
  freshness,
  lightChange,
  signatureLapsed,
  status,
  termsTrial,
  tierChange,
  undelivered,
] as const
