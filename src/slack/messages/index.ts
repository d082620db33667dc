/** Every message that goes through the outbox, by its kind. Each is drawn from what is true when it is sent, and again when that changes. */
import { caughtUp } from './caught-up.ts'
import { channelReady } from './channel-ready.ts'
import { customerDuties } from './customer-duties.ts'
import { digest } from './digest.ts'
import { escalation } from './escalation.ts'
import { lightChange } from './light-change.ts'
import { status } from './status.ts'
import { undelivered } from './undelivered.ts'

export const MESSAGES = [
  caughtUp,
  channelReady,
  customerDuties,
  digest,
  escalation,
  lightChange,
  status,
  undelivered,
] as const
